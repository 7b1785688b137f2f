"""Small systems of linear equations, solved where they stand: in rows of the step loops' table."""


def factor(k, matrix, pivots):
    """Factor the square matrix in the rows of `k` from `matrix` on, with row exchanges noted in row `pivots`."""
    n = k.shape[1]
    for c in range(n):
        best = c
        for r in range(c + 1, n):
            if abs(k[matrix + r, c]) > abs(k[matrix + best, c]):
                best = r
        k[pivots, c] = best
        if best != c:
            for j in range(n):
                k[matrix + c, j], k[matrix + best, j] = k[matrix + best, j], k[matrix + c, j]
        for r in range(c + 1, n):
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
        for c in range(r):
            k[row, r] -= k[matrix + r, c] * k[row, c]
    for r in range(n - 1, -1, -1):
        for c in range(r + 1, n):
            k[row, r] -= k[matrix + r, c] * k[row, c]
        k[row, r] /= k[matrix + r, r]
