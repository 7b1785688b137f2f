"""Curves as short strings of whole numbers, never more than 0.05 px from any point that was solved.

Coordinates are whole 1/32 px, relative, y downwards. Two codings share one procedure (keep few points,
measure, split where the error is too large):

*polyline*   what SVG reads as it is: ``M0 64l32-5 32-3``
*shorthand*  for the page, about half the size: a cubic through some of the solved points, with a slope at
each. ``~x y`` starts, ``;x y`` starts after a gap, ``|dx dy …`` goes on in straight lines,
``,s dx dy s …`` goes on as a cubic, ``z`` closes the outline of an area. `expand` (and explorer.js,
identically) turns it into path data. This is a coding of one solved curve: nothing is interpolated
between positions of a control.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise

import numpy as np

STEPS = 32
"""Whole-number steps a pixel: rounding moves a point by at most 1/64 px on each axis."""

FEW = 8
"""Points of which straight lines are the shorter code."""

TOLERANCE = 0.05 * STEPS
"""The promise, in steps: no solved point lies further from what is drawn."""

SPARE = 0.6 * TOLERANCE
"""What the fit aims at; rounding of handles and the browser's own arithmetic get the rest."""


def polyline(x, y, close: bool = False) -> str:
    """Return SVG path data of a curve given in px; not-finite points are gaps.

    Arguments: x, y, equally long, px; close, join the end of each piece to its start.

    >>> polyline([0, 1, 2, 3], [0, 1, 2, 0])
    'M0 0l64 64 32-64'
    """
    out = []
    for piece_x, piece_y in _pieces(x, y):
        out.append(f"M{whole(piece_x[:1])[0]} {whole(piece_y[:1])[0]}")
        kept = _keep(piece_x, piece_y)
        steps = _steps(whole(piece_x[kept]), whole(piece_y[kept]))
        out.append("l" + _join(steps) if len(steps) else "h0")
        out.append("z" * close)
    return "".join(out)


def shorthand(x, y) -> str:
    """Return the page's shorthand of a curve given in px; path data of a few points, or of a loop.

    >>> shorthand([0, 1, 2, 3], [0, 1, 2, 0])
    'M0 0l64 64 32-64'
    """
    if np.size(x) <= FEW or _turns_back(x):
        return polyline(x, y)
    pieces = [_start(*piece) + _course(*piece) for piece in _pieces(x, y)]
    return "~" + ";".join(pieces) if pieces else ""


def area(x, upper, lower, short: bool = False) -> str:
    """Return the outline of the area between two curves over the same x, all in px: there and back again.

    Arguments: x, upper, lower; short, for the page's shorthand instead of path data.

    >>> area([0, 1], [0, 0], [2, 2])
    'M0 0l32 0 0 64-32 0z'
    """
    x, upper, lower = np.broadcast_arrays(*(np.asarray(v, float) for v in (x, upper, lower)))
    gap = np.where(np.isfinite(upper) & np.isfinite(lower), 0.0, np.nan)
    in_shorthand = short and np.size(x) > FEW and not _turns_back(x)
    code = _outline_in_shorthand if in_shorthand else _outline
    pieces = zip(_pieces(x + gap, upper), _pieces(x + gap, lower), strict=True)
    outlines = [code(piece_x, top, bottom) for (piece_x, top), (_, bottom) in pieces]
    return "~" + ";".join(outlines) if code is _outline_in_shorthand and outlines else "".join(outlines)


def _outline(x: np.ndarray, top: np.ndarray, bottom: np.ndarray) -> str:
    there, back = _keep(x, top), _keep(x, bottom)[::-1]
    around_x = whole(np.concatenate([x[there], x[back]]))
    around_y = whole(np.concatenate([top[there], bottom[back]]))
    return f"M{around_x[0]} {around_y[0]}l{_join(_steps(around_x, around_y))}z"


def _outline_in_shorthand(x: np.ndarray, top: np.ndarray, bottom: np.ndarray) -> str:
    down = whole(bottom[-1]) - whole(top[-1])
    return f"{_start(x, top)}{_course(x, top)}|0 {down}{_course(x[::-1], bottom[::-1])}z"


def expand(text: str) -> str:
    """Return SVG path data of a shorthand; path data are returned as they are.

    >>> expand("~0 0,32 96 96 32")
    'M0 0c32 32 64 64 96 96'
    """
    if not text.startswith("~"):
        return text
    out = []
    for mark, body, closed in re.findall(r"([~;|,])([^;|,z]*)(z?)", text):
        numbers = [int(n) for n in re.findall(r"-?\d+", body)]
        if mark == "|":
            out.append("l" + _join(numbers))
        elif mark == ",":
            out.append(_cubics(numbers))
        else:
            out.append(f"M{numbers[0]} {numbers[1]}")
        out.append(closed)
    return "".join(out)


def _cubics(numbers: list[int]) -> str:
    """``s dx dy s dx dy s`` -> ``c…c…``; a slope is the handle's rise over a third of the wider neighbour."""
    slopes, widths, rises = numbers[::3], numbers[1::3], numbers[2::3]
    out = []
    for i, (dx, dy) in enumerate(zip(widths, rises, strict=True)):
        before = abs(widths[i - 1]) if i else 0
        after = abs(widths[i + 1]) if i + 1 < len(widths) else 0
        first = _round(slopes[i] * abs(dx) / max(abs(dx), before))
        second = _round(slopes[i + 1] * abs(dx) / max(abs(dx), after))
        out.append("c" + _join([_round(dx / 3), first, _round(2 * dx / 3), dy - second, dx, dy]))
    return "".join(out)


def _round(value: float) -> int:
    """Round as JavaScript's Math.round does, so that browser and Python draw the same string."""
    return math.floor(value + 0.5)


def _join(numbers) -> str:
    return " ".join(map(str, numbers)).replace(" -", "-")


def whole(pixels) -> np.ndarray:
    """Return pixels as whole steps of 1/32 px."""
    return np.rint(np.asarray(pixels) * STEPS).astype(np.int64)


def _steps(x: np.ndarray, y: np.ndarray) -> list[int]:
    """Differences between whole-number points, without the steps that go nowhere."""
    steps = np.column_stack([np.diff(x), np.diff(y)])
    return steps[steps.any(axis=1)].ravel().tolist()


def _pieces(x, y) -> list[tuple[np.ndarray, np.ndarray]]:
    """The unbroken stretches of a curve."""
    x, y = np.asarray(x, float), np.asarray(y, float)
    finite = np.isfinite(x) & np.isfinite(y)
    edges = np.flatnonzero(np.diff(np.r_[False, finite, False].astype(int)))
    return [(x[a:b], y[a:b]) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _keep(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Indices of the corners of a polyline: split every stretch at its worst point until all are good."""
    x, y = x * STEPS, y * STEPS
    last = len(x) - 1
    kept = np.arange(min(last, 1) + 1) * last
    while len(kept) > 1:
        distance = _chord_error(x, y, kept)
        worst = np.maximum.reduceat(distance, kept[:-1])
        bad = np.flatnonzero(worst > SPARE)
        if not len(bad):
            break
        stretch = np.repeat(np.arange(len(kept) - 1), np.diff(kept))
        hit = np.flatnonzero(distance == worst[stretch])
        kept = np.union1d(kept, hit[np.searchsorted(stretch[hit], bad)])
    return kept


def _chord_error(x: np.ndarray, y: np.ndarray, kept: np.ndarray) -> np.ndarray:
    """Distance, in steps, of every point but the last from the chord that is drawn over it."""
    corner_x, corner_y = np.rint(x[kept]), np.rint(y[kept])
    stretch = np.repeat(np.arange(len(kept) - 1), np.diff(kept))
    along_x, along_y = np.diff(corner_x)[stretch], np.diff(corner_y)[stretch]
    from_x, from_y = x[:-1] - corner_x[stretch], y[:-1] - corner_y[stretch]
    square = along_x**2 + along_y**2
    position = np.clip((from_x * along_x + from_y * along_y) / np.where(square > 0, square, 1), 0, 1)
    return np.hypot(from_x - position * along_x, from_y - position * along_y)


def _turns_back(x) -> bool:
    """Whether x so often fails to advance (a loop in the phase plane) that straight lines are right."""
    return np.count_nonzero(np.diff(np.asarray(x, float)) <= 0) > len(x) / 16


def _start(x: np.ndarray, y: np.ndarray) -> str:
    return f"{whole(x[0])} {whole(y[0])}"


def _course(x: np.ndarray, y: np.ndarray) -> str:
    """One unbroken stretch, from its first point on: ``|`` where it is straight, ``,`` where it is curved."""
    if len(x) == 1:
        return "|0 0"
    forwards = 1 if x[-1] >= x[0] else -1
    kept, straight, slopes = _fit(forwards * x, y)
    dx, dy = np.diff(whole(x[kept])), np.diff(whole(y[kept]))
    out, curved = [], None
    for i, is_straight in enumerate(straight):
        if is_straight:
            out += ["|"] * (curved is not False) + [dx[i], dy[i]]
        else:
            out += ([] if curved else [",", slopes[i]]) + [dx[i], dy[i], slopes[i + 1]]
        curved = not is_straight
    return re.sub(r" (?=[-|,])|(?<=[|,]) ", "", " ".join(map(str, out)))


def _fit(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Choose the points to keep: their indices, which stretches are straight, and the slope at each point."""
    target = _Target(x, y)
    last = len(x) - 1
    kept = np.unique([0, *np.ravel([(i, i + 1) for i in target.jumps]), last]).astype(int)
    straight_from = set(target.jumps)
    while True:
        straight, slopes, error = target.measure(kept, straight_from)
        starts, ends = kept[:-1], kept[1:]
        bad = np.flatnonzero(np.maximum.reduceat(error, 2 * starts) > SPARE)
        if not len(bad):
            return kept, straight, slopes
        single = ends[bad] - starts[bad] == 1
        straight_from.update(starts[bad[single]].tolist())
        kept = np.union1d(kept, (starts[bad[~single]] + ends[bad[~single]]) // 2)


class _Target:
    """The solved points of one stretch and the middles between them, in steps, to measure a fit against."""

    def __init__(self, x: np.ndarray, y: np.ndarray):
        self.x, self.y = x * STEPS, y * STEPS
        self.jumps = np.flatnonzero(np.diff(x) <= 1e-9).tolist()
        bounds = [0, *(jump + 1 for jump in self.jumps), len(x)]
        self.slope = np.zeros(len(x))
        for start, stop in pairwise(bounds):
            if stop - start > 1:
                self.slope[start:stop] = np.gradient(y[start:stop], x[start:stop])
        self.fine_x, self.fine_y = self._with_middles(self.x), self._with_middles(self.y)
        run, rise = np.diff(self.fine_x), np.diff(self.fine_y)
        length = np.hypot(run, rise)
        onward = np.array([run, rise]) / np.where(length > 0, length, 1)
        arriving = np.roll(onward, 1, axis=1)
        arriving[:, :1] = onward[:, :1]
        self.directions = onward, arriving
        self.tips = (onward * arriving).sum(axis=0) < 0.5

    @staticmethod
    def _with_middles(values: np.ndarray) -> np.ndarray:
        fine = np.empty(2 * len(values) - 1)
        fine[::2], fine[1::2] = values, (values[:-1] + values[1:]) / 2
        return fine

    def measure(self, kept, straight_from) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Straight stretches, whole-number slopes, and the distance (steps) of every fine point.

        The cubics are those that `expand` will write, with all their rounding.
        """
        whole_x, whole_y = np.rint(self.x[kept]), np.rint(self.y[kept])
        dx, dy = np.diff(whole_x), np.diff(whole_y)
        straight = (dx <= 0) | np.isin(kept[:-1], list(straight_from))
        width = np.where(straight, 0, dx)
        wider = np.maximum(np.r_[0, width], np.r_[width, 0])
        slopes = np.rint(self.slope[kept] * wider / 3).astype(int)
        scale = np.where(wider > 0, wider, 1)
        first = np.floor(slopes[:-1] * width / scale[:-1] + 0.5)
        second = dy - np.floor(slopes[1:] * width / scale[1:] + 0.5)
        stretch = np.repeat(np.arange(len(dx)), 2 * np.diff(kept))
        from_x, from_y = self.fine_x[:-1] - whole_x[stretch], self.fine_y[:-1] - whole_y[stretch]
        t = np.clip(from_x / np.where(dx > 0, dx, 1)[stretch], 0, 1)
        handles_x = np.floor(dx / 3 + 0.5), np.floor(2 * dx / 3 + 0.5)
        off_x = _bezier(t, handles_x[0][stretch], handles_x[1][stretch], dx[stretch]) - from_x
        off_y = _bezier(t, first[stretch], second[stretch], dy[stretch]) - from_y
        error = np.max([abs(off_y * run - off_x * rise) for run, rise in self.directions], axis=0)
        error = np.where(self.tips, np.hypot(off_x, off_y), error)
        if straight.any():
            error = np.where(straight[stretch], _chord_error(self.fine_x, self.fine_y, 2 * kept), error)
        return straight, slopes, error


def _bezier(t: np.ndarray, first, second, end) -> np.ndarray:
    """One coordinate of a cubic from zero to `end`."""
    u = 1 - t
    return 3 * u * t * (u * first + t * second) + t**3 * end
