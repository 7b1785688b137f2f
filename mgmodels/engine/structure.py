"""Which derivative depends on which state, and which states may therefore be nudged together.

The Jacobian of a large model is mostly zeros. States that no derivative shares can be nudged in one go, so that the
matrix costs a few evaluations and not one a state (Curtis, Powell & Reid 1974).
"""

import math

import numpy as np

SMALL = 15  # states, up to which every one is nudged for itself
POINTS = 12  # at which the equations are asked


def everything(states):
    """Return the table for `states` that may all depend on each other: see `found`."""
    return np.vstack([np.ones((states, states), np.int64), np.arange(states), np.arange(states)])


def found(derivatives, y, p, seed=1):
    """Return what depends on what.

    Row i has 1 where derivative i depends on the state. Two rows more give each state's group, whose members may be
    nudged together, and its place in the order of elimination: those with few neighbours first.

    It is found by asking: at random points around the given one, a state is moved, and made no number at all. A
    dependence that shows nowhere there is missed, and the solver's error control then has to make up for it.

    Args:
        derivatives: Function of (t, y, p).
        y, p: A state and parameters at which the equations have values.
    """
    n, chance = y.size, np.random.default_rng(seed)
    depends = np.eye(n, dtype=bool)
    for point in range(POINTS):
        spread = 0.3 if point else 0.0
        here, constants = (v * np.exp(spread * chance.standard_normal(v.size)) for v in (y, p))
        here += spread * 1e-3 * chance.random(n)
        slopes = derivatives(0.0, here, constants)
        for j in range(n):
            for moved in (here[j] * 1.01 + 1e-6, math.nan):
                there = here.copy()
                there[j] = moved
                changed = derivatives(0.0, there, constants)
                depends[:, j] |= (changed != slopes) & ~np.isnan(slopes)
    order = np.argsort((depends | depends.T).sum(axis=0), kind="stable")
    return np.vstack([depends.astype(np.int64), grouped(depends), np.argsort(order)])


def grouped(depends):
    """Return a group for each column, so that no two columns of a group have a row in common; wide ones choose first.

    >>> grouped(np.array([[1, 0, 1], [0, 1, 0], [0, 0, 1]], bool)).tolist()
    [1, 0, 0]
    """
    taken, group = [], np.zeros(depends.shape[1], np.int64)
    for j in np.argsort(-depends.sum(axis=0), kind="stable"):
        free = [g for g, rows in enumerate(taken) if not (rows & depends[:, j]).any()]
        if not free:
            taken.append(np.zeros(depends.shape[0], bool))
        group[j] = free[0] if free else len(taken) - 1
        taken[group[j]] |= depends[:, j]
    return group
