"""Where the name of a curve stands: beside it, nearer to it than to any other, on little else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .geometry import every_few_pixels

LETTER, LINE = 6.9, 15
"""Width of a letter and height of a line of 12.5 px text, px."""

FRACTIONS = (1.0, 0.75, 0.5, 0.3, 0.1)
"""Where along a curve a label may stand, the best first; its highest and lowest point come last."""

ABOVE, BELOW = -9, 19
"""From the curve to the baseline of its label, px; up is negative."""

ELBOW_ROOM = 14
"""How much nearer, in px, a label likes to be to its own curve than to the next."""

OVERLAP, STRANGER, OUTSIDE, ORDER = 60, 2, 10, 0.01
"""The cost of lying on another label, near another curve (a px), outside the plot (a px), down the list."""


@dataclass(frozen=True, eq=False)
class Label:
    """Words for a curve given in px; `near` asks for a place along x."""

    words: str
    look: str
    x: np.ndarray
    y: np.ndarray
    near: float | None = None


@dataclass(frozen=True)
class Box:
    """The room that words take, px."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Return whether two boxes share any room."""
        across = self.left < other.right and self.right > other.left
        return across and self.top < other.bottom and self.bottom > other.top

    def distances(self, points: np.ndarray) -> np.ndarray:
        """Return how far (n, 2) points lie from the box; 0 inside."""
        centre = np.array([self.left + self.right, self.top + self.bottom]) / 2
        half = np.array([self.right - self.left, self.bottom - self.top]) / 2
        return np.hypot(*np.maximum(abs(points - centre) - half, 0).T)


def box(x: float, y: float, anchor: str, words: str) -> Box:
    """Return the room of words whose baseline starts, is centred or ends at a place."""
    width = LETTER * len(words)
    left = x - width * {"start": 0, "middle": 0.5, "end": 1}[anchor]
    return Box(left, y - LINE + 3, left + width, y + 4)


def place(labels: list[Label], curves: list[tuple[np.ndarray, np.ndarray]], taken: list[Box], width, height):
    """Return [(label, (x, y, anchor) or None)]: for each label the cheapest of the places along its curve.

    Arguments: labels; curves, (x, y) in px, of everything drawn as a line; taken, the room of words that
    stand already; width, height of the plot, px. A curve that is out of sight has no place for its name.
    """
    taken = list(taken)
    points = [(curve_x, every_few_pixels(curve_x, curve_y)) for curve_x, curve_y in curves]
    placed = []
    for label in labels:
        own = np.concatenate([p for x, p in points if x is label.x] or [np.empty((0, 2))])
        others = np.concatenate([p for x, p in points if x is not label.x] or [np.empty((0, 2))])
        spots = list(_candidates(label, width))
        if not spots:
            placed.append((label, None))
            continue
        boxes = [box(*spot, label.words) for spot in spots]
        costs = [_cost(room, own, others, taken, height) + ORDER * order for order, room in enumerate(boxes)]
        cheapest = int(np.argmin(costs))
        taken.append(boxes[cheapest])
        placed.append((label, spots[cheapest]))
    return placed


def _candidates(label: Label, width: float) -> Iterator[tuple[float, float, str]]:
    """Places above and below the visible part of a curve."""
    visible = np.isfinite(label.x) & np.isfinite(label.y) & (label.x >= -1) & (label.x <= width + 1) & (label.y >= -1)
    x, y = label.x[visible], label.y[visible]
    if not len(x):
        return
    wanted = [x.min() + share * (x.max() - x.min()) for share in FRACTIONS] + [x[y.argmin()], x[y.argmax()]]
    for near in wanted if label.near is None else [label.near]:
        i = int(np.argmin(abs(x - near)))
        anchor = "end" if x[i] > 0.62 * width else "start" if x[i] < 0.25 * width else "middle"
        room = box(x[i], 0, anchor, label.words)
        beside = y[(x >= room.left) & (x <= room.right)]
        low, high = (beside.min(), beside.max()) if len(beside) else (y[i], y[i])
        yield float(x[i]), float(low + ABOVE), anchor
        yield float(x[i]), float(high + BELOW), anchor


def _cost(room: Box, own: np.ndarray, others: np.ndarray, taken: list[Box], height: float) -> float:
    covered = stranger = 0.0
    if len(others):
        distances = room.distances(others)
        nearest_own = room.distances(own).min() if len(own) else 0.0
        covered = np.count_nonzero(distances == 0)
        stranger = max(nearest_own + ELBOW_ROOM - distances.min(), 0)
    covered += np.count_nonzero(room.distances(own) == 0) if len(own) else 0
    overlaps = sum(room.overlaps(other) for other in taken)
    outside = max(-16 - room.top, 0) + max(room.bottom - height, 0)
    return covered + OVERLAP * overlaps + STRANGER * stranger + OUTSIDE * outside
