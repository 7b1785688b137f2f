"""What a reader can move: a quantity on a linear or logarithmic scale, or a choice between named cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from numbers import Real

import numpy as np

from mgmodels.figures import palette

from . import grid
from .axis import tick_texts

ZONE_WORDS = {"people": "people", "illness": "illness or drip", "dish": "dish only"}
ZONE_SENTENCES = {
    "people": "in the range measured in people",
    "illness": "seen in illness or on a drip",
    "dish": "dish only, outside the range measured in people",
}
UNIT_SIGNS = {
    "uM": "µM",
    "uA/cm^2": "µA/cm²",
    "mS/cm^2": "mS/cm²",
    "uF/cm^2": "µF/cm²",
    "degC": "°C",
    "1": "",
}
UNIT_WORDS = {
    "mM": "millimolar",
    "µM": "micromolar",
    "mV": "millivolts",
    "ms": "milliseconds",
    "s": "seconds",
    "mg": "milligrams",
    "%": "per cent",
    "°C": "degrees Celsius",
    "µA/cm²": "microamperes per square centimetre",
    "mS/cm²": "millisiemens per square centimetre",
}
NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True)
class Zone:
    """A range of a control, and where it occurs: `people`, `illness` (or a drip), or only in a `dish`.

    Arguments: low, high in the unit of the control; kind, one of the three words.
    Errors: ValueError if the kind is unknown or the range is empty.

    >>> Zone(0.6, 1.0, "people").kind
    'people'
    """

    low: float
    high: float
    kind: str = "people"

    def __post_init__(self):
        if self.kind not in ZONE_WORDS:
            raise ValueError(f"a zone is 'people', 'illness' or 'dish', not {self.kind!r}")
        if not self.low < self.high:
            raise ValueError(f"a zone runs from low to high; got {self.low:g} to {self.high:g}")


@dataclass(frozen=True)
class Quantity:
    """What Linear and Logarithmic share. Use one of those two."""

    label: str
    unit: str
    low: float
    high: float
    default: float
    where: str = ""
    quantity: str = "ink"
    zones: tuple[Zone, ...] = ()
    n: int | None = None
    positions: tuple[float, ...] | None = None

    def __post_init__(self):
        palette.require(self.quantity, palette.QUANTITIES | palette.CHROME)
        if not self.low < self.high:
            raise ValueError(f"{self.label}: the range runs from low to high; got {self.low:g} to {self.high:g}")
        if self.n is not None and self.n < 2:
            raise ValueError(f"{self.label}: n = {self.n}, but a slider needs at least two positions")
        self._within(self.default, "the default")
        for position in self.positions or ():
            self._within(position, "the position")

    def grid(self, anchors: Iterable[float] = (), n: int = 41) -> list[float]:
        """Return the positions that are solved, ascending; the default and every anchor are among them.

        Arguments: anchors, values that presets use, in the unit of the control; n, how many
        positions when the control does not say. At least nine lie in each people zone.
        Errors: ValueError for an anchor outside the range, or off an explicit list of positions.
        """
        anchors = {float(self.default), *map(float, anchors)}
        for anchor in anchors:
            self._within(anchor, "the value")
        if self.positions is not None:
            return grid.explicit(self, anchors)
        return grid.positions(self, anchors, self.n or n)

    def admit(self, value: float) -> float:
        """Return what the drawing function receives at a value. Errors: ValueError outside the range."""
        if not isinstance(value, Real):
            raise ValueError(f"{self.label}: {value!r} is not a number")
        self._within(value, "the value")
        return float(value)

    def text(self, value: float) -> str:
        """Return a value as a reader sees it, with its unit: '0.80 mM'."""
        return self._with_unit(number(value))

    def short(self, value: float) -> str:
        """Return a value with its unit and no more digits than it needs: '10 mM'."""
        return self._with_unit(tick_texts([value])[0])

    def spoken(self, value: float) -> str:
        """Return a value as a screen reader says it, with the unit and the zone in words."""
        words = f"{number(value)} {UNIT_WORDS.get(self._sign, self._sign)}".strip()
        zone = self.zone(value)
        return f"{words}, {ZONE_SENTENCES[zone]}" if zone else words

    def zone(self, value: float) -> str | None:
        """Return 'people', 'illness' or 'dish' for a value; None where no zones are declared."""
        if not self.zones:
            return None
        inside = [zone.kind for zone in self.zones if zone.low <= value <= zone.high]
        return next((kind for kind in ("people", "illness") if kind in inside), "dish")

    def between(self, low: float, high: float, fraction: float) -> float:
        """Return a round value part of the way from low to high, on the control's scale."""
        place = (1 - fraction) * self.scaled(low) + fraction * self.scaled(high)
        return self.rounded(float(self.unscaled(place)))

    @property
    def _sign(self) -> str:
        return UNIT_SIGNS.get(self.unit, self.unit)

    def _with_unit(self, digits: str) -> str:
        return f"{digits}{NO_BREAK_SPACE}{self._sign}" if self._sign else digits

    def _within(self, value: float, what: str) -> None:
        if not self.low <= value <= self.high:
            raise ValueError(
                f"{self.label}: {what} {value:g} {self.unit} lies outside {self.low:g} to {self.high:g} {self.unit}"
            )


@dataclass(frozen=True)
class Linear(Quantity):
    """A slider with equal steps.

    Arguments: label; unit; low, high, default in that unit; where (the compartment, in words);
    quantity (its colour); zones; n (positions, default 41 alone and 15 beside another slider);
    positions (an explicit list instead of n). Errors: ValueError for an impossible range or default.

    >>> Linear("Holding voltage", "mV", -100, 40, default=-70).text(-70)
    '−70\\xa0mV'
    """

    def scaled(self, value):
        """Return the place of a value on the control's own scale."""
        return np.asarray(value, float)

    def unscaled(self, place):
        """Return the value at a place on the control's own scale."""
        return np.asarray(place, float)

    def rounded(self, value: float) -> float:
        """Return a round value nearby."""
        step = 10.0 ** np.floor(np.log10((self.high - self.low) / 500))
        return float(f"{round(value / step) * step:.10g}")


@dataclass(frozen=True)
class Logarithmic(Quantity):
    """A slider with equal ratios, for concentrations. Arguments as for Linear; low must be positive.

    >>> Logarithmic("Magnesium", "mM", 0.05, 10, default=0.8).text(0.8)
    '0.80\\xa0mM'
    """

    def __post_init__(self):
        if not self.low > 0:
            raise ValueError(f"{self.label}: a logarithmic range starts above zero, not at {self.low:g}")
        super().__post_init__()

    def scaled(self, value):
        """Return the logarithm of a value."""
        return np.log(np.asarray(value, float))

    def unscaled(self, place):
        """Return the value with this logarithm."""
        return np.exp(place)

    def rounded(self, value: float) -> float:
        """Return the value with three significant digits."""
        return float(f"{value:.3g}")


@dataclass(frozen=True)
class Choice:
    """A few named cases, shown as radio buttons.

    Arguments: label; alternatives, a mapping from the words a reader sees to the value that the
    drawing function receives (two to five of them); default, one of those words (the first if
    left out); where. Errors: ValueError for a default that is not there or for fewer than two alternatives.

    >>> Choice("Cell", {"neuron": 1.0, "heart muscle": 3.0}).default
    'neuron'
    """

    label: str
    alternatives: dict[str, object]
    default: str = ""
    where: str = ""

    def __post_init__(self):
        if not 2 <= len(self.alternatives) <= 5:
            raise ValueError(f"{self.label}: a choice has two to five alternatives, not {len(self.alternatives)}")
        if not self.default:
            object.__setattr__(self, "default", next(iter(self.alternatives)))
        self._known(self.default)

    def grid(self, anchors: Iterable[str] = (), n: int = 0) -> list[str]:
        """Return the words of all alternatives. Errors: ValueError for an anchor that is not one of them."""
        for anchor in anchors:
            self._known(anchor)
        return list(self.alternatives)

    def admit(self, words: str) -> object:
        """Return what the drawing function receives for an alternative. Errors: ValueError if there is none."""
        self._known(words)
        return self.alternatives[words]

    def text(self, value: str) -> str:
        """Return the words of an alternative: they are what the reader sees."""
        return value

    def _known(self, words: str) -> None:
        if words not in self.alternatives:
            raise ValueError(f"{self.label}: {words!r} is not an alternative; they are {list(self.alternatives)}")


def number(value: float) -> str:
    """Write a number with three significant digits, at least two shown, a real minus sign, no exponent.

    >>> number(0.8), number(-70.0), number(0.0631), number(12.5), number(1200)
    ('0.80', '−70', '0.0631', '12.5', '1200')
    """
    value = float(f"{value:.3g}")
    if value == 0:
        return "0"
    magnitude = int(np.floor(np.log10(abs(value))))
    exact = f"{value:.{max(2 - magnitude, 0)}f}"
    shown = exact.rstrip("0").rstrip(".") if "." in exact else exact
    least = max(1 - magnitude, 0)
    if len(shown.partition(".")[2]) < least:
        shown = f"{value:.{least}f}"
    return shown.replace("-", "−")
