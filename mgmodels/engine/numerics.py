"""Small functions that rate laws share and that must stay exact where their textbook form divides 0 by 0."""

from math import expm1


def linoid(x):
    """Return x / (1 - exp(-x)), the voltage dependence of many opening rates, exact through x = 0.

    Args:
        x: Dimensionless number, any size.

    Returns:
        The quotient; 1 at x = 0, x for large x, 0 for large negative x.

    >>> linoid(0.0), round(linoid(0.1), 6), round(linoid(1.0), 6), linoid(-800.0)
    (1.0, 1.050833, 1.581977, 0.0)
    """
    if x < -700.0:
        return 0.0
    if abs(x) < 1e-6:
        return 1.0 + x / 2.0
    return -x / expm1(-x)
