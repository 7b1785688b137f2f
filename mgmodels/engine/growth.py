"""How fast a small deviation grows: what keeps a long step honest beside an unstable state.

An L-stable method with a long step damps what decays, and damps what grows as well: it can come to rest on a state
that the equations leave. No error estimate sees this, because on that state there is no error yet. So a small
deviation is followed by implicit Euler steps of half the step. They make larger what grows at a rate below four a
step; a step that is to become longer is asked for in doublings, so that none passes beyond this unseen.
"""

from mgmodels.engine.linear import factor, solve_factored
from mgmodels.engine.structure import DIAGONAL

HALF = 0.5
SETTLING, MEASURED = 8, 4  # Euler steps until what decays has gone, and while it is measured


def fastest_growth(h, k, jacobian, matrix, pivots, row, structure):
    """Return the rate at which the fastest growing deviation grows, or 0 where none grows.

    Args:
        h: The step that is wanted.
        k: A table with the Jacobian in row `jacobian`, and room for another matrix, for one over its pivots and for
            a deviation.
        structure: As for `linear.factor`.
    """
    states, span = structure[0], HALF * h
    for e in range(len(structure[1])):
        k[matrix, e] = -span * k[jacobian, e]
    for r in range(len(states)):
        k[matrix, states[r, DIAGONAL]] += 1.0
        k[row, r] = 1.0 - 0.7 * (r % 3)  # of both signs, so that no direction is left out
    factor(k, matrix, pivots, structure)
    follow(SETTLING, k, matrix, pivots, row, structure)
    grown = follow(MEASURED, k, matrix, pivots, row, structure) ** (1.0 / MEASURED)
    return (1.0 - 1.0 / grown) / span if grown > 1.0 else 0.0


def follow(steps, k, matrix, pivots, row, structure):
    """Take Euler steps; return by how much the deviation has grown, and bring it back to the size of one."""
    for _ in range(steps):
        solve_factored(k, matrix, pivots, row, structure)
    size = 0.0
    for r in range(len(structure[0])):
        size = max(size, abs(k[row, r]))
    for r in range(len(structure[0])):
        k[row, r] = k[row, r] / size if size > 0.0 else 0.0
    return size
