"""Small systems of linear equations, solved where they stand: in rows of the step loops' table.

They come in units of the states' own scales and with the sparsest states first, so that a pivot is nearly always on
the diagonal and zeros stay zeros: what is zero is passed over.
"""

PREFERRED = 0.1  # of the largest number in its column: a diagonal that is no smaller stays the pivot


def factor(k, matrix, pivots):
    """Factor the square matrix in the rows of `k` from `matrix` on, with row exchanges noted in row `pivots`."""
    n = k.shape[1]
    for c in range(n):
        best, most = c, abs(k[matrix + c, c]) / PREFERRED
        for r in range(c + 1, n):
            if abs(k[matrix + r, c]) > most:
                best, most = r, abs(k[matrix + r, c])
        k[pivots, c] = best
        if best != c:
            for j in range(n):
                k[matrix + c, j], k[matrix + best, j] = k[matrix + best, j], k[matrix + c, j]
        for r in range(c + 1, n):
            if k[matrix + r, c] != 0.0:
                share = k[matrix + r, c] / k[matrix + c, c]
                k[matrix + r, c] = share
                for j in range(c + 1, n):
                    k[matrix + r, j] -= share * k[matrix + c, j]


def solve_factored(k, matrix, pivots, row):
    """Replace the right-hand side in row `row` of `k` by the solution."""
    n = k.shape[1]
    for c in range(n):
        best = int(k[pivots, c])
        if best != c:
            k[row, c], k[row, best] = k[row, best], k[row, c]
    for r in range(1, n):
        total = k[row, r]
        for c in range(r):
            total -= k[matrix + r, c] * k[row, c]
        k[row, r] = total
    for r in range(n - 1, -1, -1):
        total = k[row, r]
        for c in range(r + 1, n):
            total -= k[matrix + r, c] * k[row, c]
        k[row, r] = total / k[matrix + r, r]
