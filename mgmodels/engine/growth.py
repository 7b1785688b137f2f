"""How fast a small deviation grows: what keeps a long step honest beside an unstable state.

An L-stable method with a long step damps what decays, and damps what grows as well: it can come to rest on a state
that the equations leave. No error estimate sees this, because on that state there is no error yet. So the Jacobian
is asked: the norm of its exponential over ever longer times grows as its fastest growing mode does (Gelfand).
"""

from math import log

SHORT = 2.0  # fastest times a step may cover before it is asked; a shorter step resolves what grows
LOOK_AHEAD = 6  # doublings beyond the step, so that growth outweighs the shape of the modes
ENOUGH = 1e100


def fastest_growth(h, scale, k, jacobian, power, square):
    """Return the rate at which the fastest growing mode grows, or 0 where the step `h` is short or none grows.

    Args:
        h: The step that is wanted.
        scale: Size of each state, so that volts and shares count alike.
        k: A table with the Jacobian in its rows from `jacobian` on, and room for two more matrices from
            `power` and `square` on.
    """
    n = scale.size
    norm = 0.0
    for i in range(n):
        total = 0.0
        for j in range(n):
            total += abs(k[jacobian + i, j]) * scale[j] / scale[i]
        norm = max(norm, total)
    if not h * norm > SHORT or norm > ENOUGH:
        return 0.0
    span, doublings = h, LOOK_AHEAD
    while span * norm > 0.25:
        span, doublings = span / 2.0, doublings + 1
    exponential(span, scale, k, jacobian, power, square)
    before = 0.0
    for _ in range(doublings):
        after = doubled(n, k, power, square)
        if after <= 0.0:
            return 0.0
        if after > ENOUGH:
            return (log(after) - before) / span
        rate = (log(after) - before) / span
        before = log(after)
        span *= 2.0
    return max(rate, 0.0) if before > 0.0 else 0.0


def exponential(span, scale, k, jacobian, power, square):
    """Fill the matrix from `power` on with exp(span * J), in units of `scale`, by four terms of its series."""
    n = scale.size
    for i in range(n):
        for j in range(n):
            k[power + i, j] = 1.0 if i == j else 0.0
    for term in range(4, 0, -1):
        for i in range(n):
            for j in range(n):
                total = 0.0
                for m in range(n):
                    total += k[jacobian + i, m] * scale[m] * k[power + m, j]
                k[square + i, j] = span * total / scale[i] / term
        for i in range(n):
            for j in range(n):
                k[power + i, j] = k[square + i, j] + (1.0 if i == j else 0.0)


def doubled(n, k, power, square):
    """Replace the matrix from `power` on by its square; return the square's norm."""
    for i in range(n):
        for j in range(n):
            total = 0.0
            for m in range(n):
                total += k[power + i, m] * k[power + m, j]
            k[square + i, j] = total
    norm = 0.0
    for i in range(n):
        total = 0.0
        for j in range(n):
            k[power + i, j] = k[square + i, j]
            total += abs(k[power + i, j])
        norm = max(norm, total)
    return norm
