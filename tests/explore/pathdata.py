"""Path data read back as points in px: an independent reading of what the pen writes."""

import re

import numpy as np

STEPS = 32


def flattened(d):
    """Pieces of path data as arrays of (x, y) in px, cubics as lines of about a quarter px."""
    pieces, here = [], np.zeros(2)
    for command, body in re.findall(r"([Mlchvz])([^Mlchvz]*)", d):
        numbers = np.array([int(n) for n in re.findall(r"-?\d+", body)], float)
        if command == "M":
            here = numbers
            pieces.append([here])
        elif command == "l":
            for step in numbers.reshape(-1, 2):
                here = here + step
                pieces[-1].append(here)
        elif command == "c":
            for first, second, end in numbers.reshape(-1, 3, 2):
                handles = np.linalg.norm([first, second - first, end - second], axis=1).sum() / STEPS
                t = np.linspace(0, 1, 6 + int(4 * handles))[1:, None]
                curve = 3 * (1 - t) ** 2 * t * first + 3 * (1 - t) * t**2 * second + t**3 * end
                pieces[-1] += list(here + curve)
                here = here + end
    return [np.array(piece) / STEPS for piece in pieces]


def distance(points, pieces):
    """The distance of every point from the nearest of the pieces."""
    best = np.full(len(points), np.inf)
    for piece in pieces:
        start, along = piece[:-1], np.diff(piece, axis=0)
        if not len(along):
            best = np.minimum(best, np.hypot(*(points - piece[0]).T))
            continue
        square = (along**2).sum(axis=1)
        for chunk in np.array_split(np.arange(len(points)), max(len(points) // 200, 1)):
            offset = points[chunk, None] - start
            share = (offset * along).sum(axis=2) / np.where(square > 0, square, 1)
            gap = offset - np.clip(share, 0, 1)[..., None] * along
            best[chunk] = np.minimum(best[chunk], np.hypot(gap[..., 0], gap[..., 1]).min(axis=1))
    return best
