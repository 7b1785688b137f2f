"""Which derivative depends on which state: what may be nudged together, and where the zeros of a matrix stay.

The Jacobian of a large model is mostly zeros. States that no derivative shares can be nudged in one go, so that the
matrix costs a few evaluations and not one a state (Curtis, Powell & Reid 1974); and with the states of few neighbours
eliminated first, most of its zeros stay zeros.
"""

import math
from functools import cache
from typing import NamedTuple

import numpy as np

SMALL = 15  # states, up to which every one is nudged for itself
POINTS = 24  # at which the equations are asked
NEAR, WIDE = 0.3, 40.0  # how far from the given point: by powers of e, and in units of each state's scale
STATE, GROUP, FIRST, DIAGONAL, END = 0, 1, 2, 3, 4  # columns of `Structure.states`
COLUMN, DEPENDS, UPDATES = 0, 1, 2  # columns of `Structure.entries`


class Structure(NamedTuple):
    """Where the numbers of a Jacobian stand, and of the matrix that is factored; all whole numbers.

    Args:
        states: One row a state, in the order of elimination: which `STATE` it is; its `GROUP`, whose members may be
            nudged together; and of its row of the matrix the `FIRST` entry, that on the `DIAGONAL`, and the `END`.
        entries: One row an entry that may differ from zero: in which `COLUMN` it stands (a place in the order), whether
            the Jacobian `DEPENDS` there or elimination fills it, and where in `targets` its `UPDATES` begin.
        targets: Which entries are updated when one is eliminated, in turn.
    """

    states: np.ndarray
    entries: np.ndarray
    targets: np.ndarray

    @property
    def groups(self):
        return int(self.states[:, GROUP].max()) + 1


@cache
def everything(states):
    """Return the `Structure` of states that may all depend on each other."""
    return layout(np.ones((states, states), bool), np.arange(states))


def found(derivatives, y, p, scale, seed=1):
    """Return the `Structure` of equations.

    It is found by asking: at random points around the given one, a state is moved, and made no number at all. A
    dependence that shows nowhere there is missed, and the solver's error control then has to make up for it.

    Args:
        derivatives: Function of (t, y, p).
        y, p: A state and parameters at which the equations have values.
        scale: Size of each state, as a solver takes it.
    """
    n, chance = y.size, np.random.default_rng(seed)
    depends = np.eye(n, dtype=bool)
    for point in range(POINTS):
        spread = NEAR if point else 0.0
        here, constants = (v * np.exp(spread * chance.standard_normal(v.size)) for v in (y, p))
        if point % 2:
            here += scale * chance.uniform(-WIDE, WIDE, n)
        slopes = derivatives(0.0, here, constants)
        for j in range(n):
            for moved in (here[j] * 1.01 + 1e-3 * scale[j], math.nan):
                there = here.copy()
                there[j] = moved
                changed = derivatives(0.0, there, constants)
                depends[:, j] |= (changed != slopes) & ~np.isnan(slopes)
    return layout(depends, elimination_order(depends))


def layout(depends, order):
    """Return the `Structure` where row i of `depends` tells which states derivative i depends on."""
    n = len(order)
    original = depends[np.ix_(order, order)]
    full = original.copy()
    for c in range(n):  # what elimination fills
        full[c + 1 :] |= full[c + 1 :, c, None] & (full[c] & (np.arange(n) > c))
    place = np.full((n, n), -1)
    place[full] = np.arange(full.sum())
    states, entries, targets = np.zeros((n, 5), np.int64), [], []
    states[:, STATE], states[:, GROUP] = order, grouped(depends)[order]
    for r in range(n):
        columns = np.flatnonzero(full[r])
        states[r, FIRST:] = place[r, columns[0]], place[r, r], place[r, columns[-1]] + 1
        for c in columns:
            entries.append((c, original[r, c], len(targets)))
            targets += place[r, c + 1 :][full[c, c + 1 :]].tolist() if c < r else []
    return Structure(states, np.array(entries, np.int64), np.array(targets, np.int64))


def places(structure):
    """Return where each entry stands: (derivative, state) to its row of `entries`."""
    states, entries, _ = structure
    rows = [(r, e) for r in range(len(states)) for e in range(states[r, FIRST], states[r, END])]
    return {(int(states[r, STATE]), int(states[entries[e, COLUMN], STATE])): e for r, e in rows}


def elimination_order(depends):
    """Return the order of elimination: always a state with the fewest neighbours left (Markowitz 1957).

    >>> elimination_order(np.array([[1, 1, 1], [1, 1, 0], [1, 0, 1]], bool)).tolist()
    [1, 0, 2]
    """
    linked, left, order = depends | depends.T, np.ones(len(depends), bool), []
    for _ in range(len(depends)):
        neighbours = (linked & left).sum(axis=1)
        here = int(np.argmin(np.where(left, neighbours, linked.shape[0] + 1)))
        order.append(here)
        left[here] = False
        met = linked[here] & left
        linked[np.ix_(met, met)] = True
    return np.array(order)


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
