"""Small geometry in pixels of the plot area, for the verbs of a panel."""

from __future__ import annotations

import numpy as np

from .shorthand import whole

HATCH_SPACING = 7


def reachable(x: np.ndarray, y: np.ndarray, width: float, height: float) -> tuple[np.ndarray, np.ndarray]:
    """Return a curve without what lies far outside the plot: it costs bytes and is never seen.

    One point beyond each side stays, so that the curve still runs to the edge.
    """
    inside = (x >= 0) & (x <= width)
    near = inside.copy()
    near[1:] |= inside[:-1]
    near[:-1] |= inside[1:]
    bounded = np.where(np.isnan(y), np.nan, np.clip(y, -height, 2 * height))
    return np.where(near, x, np.nan), bounded


def hatch(left: float, right: float, height: float) -> str:
    """Return path data of lines at 45 degrees, rising to the right, inside a strip as high as the plot."""
    out = []
    for offset in np.arange(left - right, height, HATCH_SPACING):
        start, stop = max(0.0, -offset), min(right - left, height - offset)
        if stop > start:
            x, y, run = whole(np.array([left + start, height - offset - start, stop - start]))
            out.append(f"M{x} {y}l{run}-{run}")
    return "".join(out)


def every_few_pixels(x: np.ndarray, y: np.ndarray, spacing: float = 3) -> np.ndarray:
    """Return (n, 2) points along a curve, `spacing` px apart."""
    finite = np.isfinite(x) & np.isfinite(y)
    x, y = x[finite], y[finite]
    if len(x) < 2:
        return np.column_stack([x, y])
    travelled = np.concatenate([[0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    stops = np.arange(0, travelled[-1], spacing)
    return np.column_stack([np.interp(stops, travelled, x), np.interp(stops, travelled, y)])
