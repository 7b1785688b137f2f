"""Small systems of linear equations, solved where they stand: in rows of the step loops' table.

Only the entries that may differ from zero are kept, one after the other (see `structure.Structure`). A pivot is
always on the diagonal. Where one comes near zero the step is wrong, its error shows it, and a shorter step makes the
diagonal larger.
"""

from mgmodels.engine.structure import COLUMN, DIAGONAL, END, FIRST, UPDATES


def factor(k, matrix, pivots, structure):
    """Factor the matrix in row `matrix` of `k`; row `pivots` gets one over its pivots."""
    states, entries, targets = structure
    for r in range(len(states)):
        for e in range(states[r, FIRST], states[r, DIAGONAL]):
            c = entries[e, COLUMN]
            share = k[matrix, e] * k[pivots, c]
            k[matrix, e] = share
            update = entries[e, UPDATES]
            for behind in range(states[c, DIAGONAL] + 1, states[c, END]):
                k[matrix, targets[update]] -= share * k[matrix, behind]
                update += 1
        k[pivots, r] = 1.0 / k[matrix, states[r, DIAGONAL]]


def solve_factored(k, matrix, pivots, row, structure):
    """Replace the right-hand side in row `row` of `k` by the solution."""
    states, entries, _ = structure
    for r in range(len(states)):
        total = k[row, r]
        for e in range(states[r, FIRST], states[r, DIAGONAL]):
            total -= k[matrix, e] * k[row, entries[e, COLUMN]]
        k[row, r] = total
    for r in range(len(states) - 1, -1, -1):
        total = k[row, r]
        for e in range(states[r, DIAGONAL] + 1, states[r, END]):
            total -= k[matrix, e] * k[row, entries[e, COLUMN]]
        k[row, r] = total * k[pivots, r]
