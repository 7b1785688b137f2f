"""What a model is declared from: parameters, states and events, each a record that answers for itself."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from numbers import Real

from mgmodels.engine import bibliography
from mgmodels.engine.errors import DeclarationError, near_misses
from mgmodels.engine.units import check_unit, written

CONFIDENCE = ("measured", "fitted", "recalled", "assumed")


def check_numbers(record):
    """Raise `DeclarationError` unless value, low and high of a record are numbers."""
    for name in ("value", "low", "high"):
        given = getattr(record, name)
        if not isinstance(given, Real) or math.isnan(given):
            raise DeclarationError(f"{record.meaning}: {name} is {given!r}; it must be a number")


@dataclass(frozen=True)
class Parameter:
    """One number of a model, with where it comes from and how well it is known.

    Args:
        value: The default, a finite number (infinity is allowed for a duration).
        unit: One of `mgmodels.engine.units.UNITS`.
        meaning: What it is, in words.
        source: Key of an entry in `mgmodels/references.bib`.
        confidence: `measured` (seen in the source), `fitted` (to the source's data), `recalled` (from memory,
            not yet found in a source) or `assumed` (a choice of this course).
        low, high: The plausible range. A value outside it warns; where `low` is not negative, a negative
            value is an error.

    >>> g_K = Parameter(36.0, "mS/cm^2", "potassium conductance", "hodgkin_huxley_1952", "measured", 26, 49)
    >>> g_K.value, g_K.unit
    (36.0, 'mS/cm^2')
    """

    value: float
    unit: str
    meaning: str
    source: str
    confidence: str
    low: float = -math.inf
    high: float = math.inf

    def __post_init__(self):
        check_numbers(self)
        check_unit(self.unit, self.meaning)
        if self.confidence not in CONFIDENCE:
            raise DeclarationError(
                f"{self.meaning}: confidence is “{self.confidence}”. "
                f"{near_misses(self.confidence, CONFIDENCE)}"
            )
        if self.source not in bibliography.entries():
            raise DeclarationError(
                f"{self.meaning}: references.bib has no entry “{self.source}”. "
                f"{near_misses(self.source, bibliography.entries())}"
            )
        if not self.low <= self.value <= self.high:
            raise DeclarationError(
                f"{self.meaning}: the default {written(self.value, self.unit)} is outside its own range "
                f"{self.low:g} to {self.high:g}"
            )


@dataclass(frozen=True)
class State:
    """One variable that the equations move.

    Args:
        value: Where a run starts unless told otherwise.
        unit: One of `mgmodels.engine.units.UNITS`.
        meaning: What it is, in words.
        low, high: Bounds that the equations themselves keep (a gate: 0 to 1; a concentration: from 0).
        gate: True for a probability or occupancy; sets the bounds to 0 and 1.
        scale: The size of a change that matters, in `unit`; the absolute tolerance is `rtol * scale`.
            Left out, it is 0.01 for a gate, 1 mV for a voltage, and a hundredth of the start value otherwise.
    """

    value: float
    unit: str
    meaning: str
    low: float = -math.inf
    high: float = math.inf
    gate: bool = False
    scale: float = 0.0

    def __post_init__(self):
        check_numbers(self)
        check_unit(self.unit, self.meaning)
        if self.gate:
            object.__setattr__(self, "low", 0.0)
            object.__setattr__(self, "high", 1.0)
        if not self.low <= self.value <= self.high:
            raise DeclarationError(
                f"{self.meaning}: starts at {self.value:g}, outside {self.low:g} to {self.high:g}"
            )
        if not self.scale:
            scale = 0.01 if self.gate else 1.0 if self.unit == "mV" else abs(self.value) / 100 or 0.01
            object.__setattr__(self, "scale", scale)


@dataclass(frozen=True)
class Event:
    """A moment worth knowing: a spike, a threshold crossed.

    Args:
        function: Of named scalars, like the right-hand side; the event is where it crosses zero.
        direction: +1 upward crossings, -1 downward, 0 both.
        terminal: True ends the run there.
    """

    function: Callable
    direction: int = 0
    terminal: bool = False
