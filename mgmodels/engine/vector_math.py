"""exp, expm1 and linoid without branches or calls, so that a compiler can work out many nodes at once.

The text of these functions stands in for the ordinary ones where the equations of a strand are written out
(see `strand_loop`). They differ from `math` by two units in the last place at most, stop at 2**±1022 instead of
overflowing, and pass nan on.
"""

import numpy as np

LOG2_E = 1.4426950408889634
LN2_HIGH = 6.93147180369123816490e-01  # its last bits are zero: a multiple of it is exact
LN2_LOW = 1.90821492927058770002e-10
ROUNDER = 6755399441055744.0  # 1.5 * 2**52: a number added to it is rounded, into its lowest bits
LEAST, MOST = -708.0, 709.0  # where 2**k leaves the ordinary numbers
ONE_AS_BITS = 1023 << 52


def power_and_rest(x):
    """Return 2**k and expm1(r), where x = k ln 2 + r and |r| is at most half of ln 2.

    The polynomial is (e**r - 1 - r) / r**2 through the ten Chebyshev points of that range; its error is below
    2e-17.
    """
    x = LEAST if x < LEAST else x
    x = MOST if x > MOST else x
    rounded = x * LOG2_E + ROUNDER
    k = rounded - ROUNDER
    r = x - k * LN2_HIGH - k * LN2_LOW
    series = 2.5100377619606372e-08
    series = series * r + 2.7620078203806394e-07
    series = series * r + 2.7557268476553695e-06
    series = series * r + 2.4801521317484083e-05
    series = series * r + 1.9841269863042963e-04
    series = series * r + 1.3888888917199863e-03
    series = series * r + 8.333333333330063e-03
    series = series * r + 4.166666666662416e-02
    series = series * r + 1.6666666666666669e-01
    series = series * r + 0.5
    bits = np.float64(rounded).view(np.int64) << 52  # k, moved to where a float keeps its exponent
    return np.int64(bits + ONE_AS_BITS).view(np.float64), r + r * r * series


def exp(x):
    """Return e**x.

    >>> float(exp(0.0)), round(float(exp(1.0)), 12), float(exp(-800.0)) < 1e-300
    (1.0, 2.718281828459, True)
    """
    power, rest = power_and_rest(x)
    return power + power * rest


def expm1(x):
    """Return e**x - 1, as exact near zero as elsewhere.

    >>> float(expm1(0.0)), float(expm1(1e-12))
    (0.0, 1.0000000000005e-12)
    """
    power, rest = power_and_rest(x)
    return power * rest + (power - 1.0)


def linoid(x):
    """Return x / (1 - exp(-x)), as `mgmodels.engine.numerics.linoid` does.

    >>> float(linoid(0.0)), round(float(linoid(1.0)), 6)
    (1.0, 1.581977)
    """
    x = 1e-300 if x == 0.0 else x  # the quotient there is 1 all the same
    return -x / expm1(-x)
