"""A lens: one compartment at a fixed volume, each dot 0.05 mM, filled if free and open if bound."""

import functools
import math

import numpy as np

from . import numbers

DOT = 0.05  # mM
RADIUS = 78
FREE_RADIUS, BOUND_RADIUS = 3.6, 2.6


@functools.cache
def dots(free, bound, seed=12):
    """Evenly scattered places in the lens, each with whether it is free: best of many candidates, seeded."""
    random = np.random.default_rng(seed)
    limit = RADIUS - FREE_RADIUS - 3
    places = np.empty((0, 2))
    for count in range(free + bound):
        tries = 32 + 4 * min(count, 40) // 4
        angle, distance = random.uniform(0, 2 * math.pi, tries), limit * np.sqrt(random.uniform(size=tries))
        candidates = np.column_stack([distance * np.cos(angle), distance * np.sin(angle)])
        nearest = (RADIUS - distance) * 1.6
        if count:
            apart = np.linalg.norm(candidates[:, None] - places[None], axis=2).min(axis=1)
            nearest = np.minimum(nearest, apart)
        places = np.vstack([places, candidates[nearest.argmax()]])
    chosen = [0] if free else []
    while len(chosen) < free:
        distance = np.linalg.norm(places[:, None] - places[chosen][None], axis=2).min(axis=1)
        distance[chosen] = -1
        chosen.append(int(distance.argmax()))
    return [(x, y, index in chosen) for index, (x, y) in enumerate(places)]


def disc(x, y, radius):
    arc = f"a{radius} {radius} 0 1 0"
    return f"M{x - radius:.1f} {y:.1f}{arc} {2 * radius} 0{arc}-{2 * radius} 0"


def lens(name, x=0, y=0):
    """The SVG group of one compartment's lens, its centre at (x, y)."""
    compartment = numbers.COMPARTMENTS[name]
    scattered = dots(round(compartment.free / DOT), round(compartment.bound / DOT))
    bound = "".join(disc(px, py, BOUND_RADIUS) for px, py, is_free in scattered if not is_free)
    free = "".join(disc(px, py, FREE_RADIUS) for px, py, is_free in scattered if is_free)
    return (
        f'<g class="lens" transform="translate({x} {y})"><circle class="glass" r="{RADIUS}"/>'
        f'<path class="bd" d="{bound}"/><path class="fd" d="{free}"/></g>'
    )
