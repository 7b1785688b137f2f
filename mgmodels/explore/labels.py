"""Where the name of a curve stands: beside it, inside the plot, on as little else as possible."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

LETTER, LINE = 6.9, 15
"""Width of a letter and height of a line of 12.5 px text, px."""

FRACTIONS = (1.0, 0.75, 0.5, 0.3, 0.1)
OFFSETS = (-9, 19)


@dataclass(frozen=True, eq=False)
class Label:
    """Words for a curve given in px; `near` asks for a place along x."""

    words: str
    look: str
    x: np.ndarray
    y: np.ndarray
    near: float | None = None


def place(labels: list[Label], width: float, height: float, obstacles: np.ndarray):
    """Return [(label, (x, y, anchor) or None)]: the first free place in order, else the least covered.

    Arguments: labels; width, height of the plot, px; obstacles, (n, 2) points better left free, px.
    A curve that is out of sight has no place.
    """
    taken: list[tuple[float, float, float, float]] = []
    placed = []
    for label in labels:
        spots = list(_candidates(label, width, height))
        if not spots:
            placed.append((label, None))
            continue
        costs = [_cost(box, order, obstacles, taken, height) for order, (_, box) in enumerate(spots)]
        spot, box = spots[int(np.argmin(costs))]
        taken.append(box)
        placed.append((label, spot))
    return placed


def _candidates(label: Label, width: float, height: float):
    visible = np.isfinite(label.x) & np.isfinite(label.y)
    visible &= (label.x >= -1) & (label.x <= width + 1) & (label.y >= -1) & (label.y <= height + 1)
    indices = np.flatnonzero(visible)
    if not len(indices):
        return
    length = LETTER * len(label.words)
    x, y = label.x[indices], label.y[indices]
    wanted = [x.min() + f * (x.max() - x.min()) for f in FRACTIONS] if label.near is None else [label.near]
    for position in wanted:
        i = int(np.argmin(abs(x - position)))
        anchor = "end" if x[i] > 0.62 * width else "start" if x[i] < 0.25 * width else "middle"
        start = x[i] - length * {"start": 0, "middle": 0.5, "end": 1}[anchor]
        beneath = y[(x >= start) & (x <= start + length)]
        for offset in OFFSETS:
            edge = (beneath.min() if offset < 0 else beneath.max()) if len(beneath) else y[i]
            baseline = edge + offset
            yield (x[i], baseline, anchor), (start, baseline - LINE + 3, start + length, baseline + 4)


def _cost(box, order: int, obstacles: np.ndarray, taken, height: float) -> float:
    left, top, right, bottom = box
    covered = 0
    if len(obstacles):
        px, py = obstacles.T
        covered = np.count_nonzero((px > left) & (px < right) & (py > top) & (py < bottom))
    overlaps = sum(left < b[2] and right > b[0] and top < b[3] and bottom > b[1] for b in taken)
    outside = max(-16 - top, 0) + max(bottom - height, 0)
    return covered + 60 * overlaps + 10 * outside + 0.01 * order
