"""What the one dial asks of an organ: one number, and the run that it was read from, at a magnesium status."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from mgmodels.engine import BadValue, UnknownName
from mgmodels.engine.errors import near_misses
from mgmodels.magnesium.status import MEANING


@dataclass(frozen=True)
class Reading:
    """One number and the run behind it.

    Args:
        value: In the organ's unit.
        x, y: The run, or the curve, that the number was read from.
    """

    value: float
    x: np.ndarray
    y: np.ndarray


@dataclass(frozen=True)
class Organ:
    """A place where magnesium acts, and how to ask the course's model of it.

    Args:
        name, title: How it is called, here and by a reader.
        reads: What the number is; `unit` is its unit.
        levels: The levels of a `Status` that it meets.
        unknowns: What is not well known and belongs to the organ: name to (low, high).
        run: Function of a status and of any unknowns by name; it returns a `Reading`.
    """

    name: str
    title: str
    reads: str
    unit: str
    levels: tuple
    unknowns: Mapping[str, tuple]
    run: Callable

    def at(self, status, **unknowns):
        """Return the `Reading` at a status; unknowns that are not named have the model's own values.

        Raises:
            BadValue: The status does not say a level that this organ meets.
            UnknownName: An unknown that the organ does not have.

        >>> from mgmodels.dial import ORGANS
        >>> from mgmodels.magnesium import PRESETS
        >>> round(100 * ORGANS["nmda"].at(PRESETS["normal"]).value, 1)
        5.5
        """
        for name in unknowns:
            if name not in self.unknowns:
                raise UnknownName(f"{self.name} has no unknown “{name}”. {near_misses(name, self.unknowns)}")
        for level in self.levels:
            if level in status.unknown:
                raise BadValue(
                    f"{self.title}: the level “{level}” ({MEANING[level]}) is not known in the state "
                    f"“{status.title}”. Say what you assume: status.with_levels({level}=…)"
                )
        return self.run(status, **unknowns)
