"""Which positions of a slider are solved: evenly spread, dense where people are, presets among them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

LEAST_IN_PEOPLE = 9
"""Solved positions that every people zone has, however narrow it is on the track."""


def positions(control, anchors: Iterable[float], n: int) -> list[float]:
    """Return the positions of a Linear or Logarithmic control, ascending.

    Arguments: control; anchors, values that must be among them; n, about how many.
    """
    kept = {*anchors, float(control.low), float(control.high)}
    rounded = {control.rounded(float(value)) for value in _spread(control, n)}
    spread = sorted(value for value in rounded if control.low <= value <= control.high)
    for anchor in sorted(kept):
        spread = _with(control, anchor, spread, kept)
    return _dense_enough(control, spread)


def explicit(control, anchors: Iterable[float]) -> list[float]:
    """Return the positions a control names itself. Errors: ValueError for an anchor that is not there."""
    named = sorted(set(map(float, control.positions)))
    for anchor in anchors:
        if anchor not in named:
            nearest = min(named, key=lambda position: abs(position - anchor))
            raise ValueError(
                f"{control.label}: {control.text(anchor)} is not one of the given positions; the nearest is "
                f"{control.text(nearest)}. Use that, or add {anchor:g} to positions=."
            )
    return named


def _people(control) -> list[tuple[float, float]]:
    """The people zones, as far as they lie on the track, from left to right."""
    zones = [(max(z.low, control.low), min(z.high, control.high)) for z in control.zones if z.kind == "people"]
    return sorted(zone for zone in zones if zone[0] < zone[1])


def _spread(control, n: int) -> np.ndarray:
    """About n values, even on the control's scale, closer in a people zone that would get too few."""
    even = np.linspace(control.scaled(control.low), control.scaled(control.high), n)
    zones = [control.scaled(zone) for zone in _people(control)]
    sparse = [zone for zone in zones if np.count_nonzero((even >= zone[0]) & (even <= zone[1])) < LEAST_IN_PEOPLE]
    ends = [even[0], *np.ravel(sparse), even[-1]]
    outside = sum(ends[1::2]) - sum(ends[::2])
    left = n - LEAST_IN_PEOPLE * len(sparse)
    stretches = [np.linspace(low, high, LEAST_IN_PEOPLE) for low, high in sparse]
    for low, high in zip(ends[::2], ends[1::2], strict=True):
        if high > low:
            share = max(round(left * (high - low) / outside), 1)
            stretches.append(np.linspace(low, high, share + (1 if sparse else 0)))
    return control.unscaled(np.unique(np.concatenate(stretches)))


def _with(control, value: float, spread: list[float], kept: set[float]) -> list[float]:
    """The positions with `value` in place of the nearest one that is free to move."""
    if value in spread:
        return spread
    free = [position for position in spread if position not in kept]
    if free:
        nearest = min(free, key=lambda position: abs(control.scaled(position) - control.scaled(value)))
        spread = [position for position in spread if position != nearest]
    return sorted({*spread, value})


def _dense_enough(control, spread: list[float]) -> list[float]:
    """A moved position may leave too few in a people zone: halve the widest steps there."""
    for low, high in _people(control):
        while len(inside := [p for p in spread if low <= p <= high]) < LEAST_IN_PEOPLE:
            bounds = sorted({low, *inside, high})
            widest = int(np.argmax(np.diff(control.scaled(bounds))))
            middle = float(control.unscaled(np.mean(control.scaled(bounds[widest : widest + 2]))))
            rounded = control.rounded(middle)
            inside_zone = low <= rounded <= high and rounded not in spread
            spread = sorted({*spread, rounded if inside_zone else middle})
    return sorted(set(spread))
