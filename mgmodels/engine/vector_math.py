"""exp, expm1, log and linoid without branches or calls, so that a compiler can work out many nodes at once.

The text of these functions stands in for the ordinary ones where equations are compiled: exp, expm1 and linoid in all
of them, log in the loops of strands (see `generate.with_own_mathematics`). They differ from `math` by two units in the
last place at most and pass nan on; exp and expm1 stop at 2**±1022 instead of overflowing, and log gives nan where there
is no logarithm.
"""

from math import nan

import numpy as np

LOG2_E = 1.4426950408889634
LN2_HIGH = 6.93147180369123816490e-01  # its last bits are zero: a multiple of it is exact
LN2_LOW = 1.90821492927058770002e-10
ROUNDER = 6755399441055744.0  # 1.5 * 2**52: a number added to it is rounded, into its lowest bits
LEAST, MOST = -708.0, 709.0  # where 2**k leaves the ordinary numbers
ONE_AS_BITS = 1023 << 52
ROUNDER_AS_BITS = 0x4338000000000000
ROOT_OF_HALF_AS_BITS = 0x3FE6A09E667F3BCD
LEAST_ORDINARY = 2.2250738585072014e-308
MOST_ORDINARY = 1.7976931348623157e308


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


def log(x):
    """Return the natural logarithm of x, nan where x is no ordinary number above 0.

    x is 2**k (1 + f) with 1 + f between the roots of 1/2 and 2, and log(1 + f) = 2 atanh(s) where s = f / (2 + f). The
    polynomial is (2 atanh(s) / s - 2) / s**2 through seven Chebyshev points; its error is below 1e-17.

    >>> float(log(1.0)), round(float(log(10.0)), 12), float(log(0.0))
    (0.0, 2.302585092994, nan)
    """
    has_one = LEAST_ORDINARY <= x <= MOST_ORDINARY
    bits = np.float64(x if has_one else 1.0).view(np.int64)
    k = (bits - ROOT_OF_HALF_AS_BITS) >> 52
    f = np.int64(bits - (k << 52)).view(np.float64) - 1.0
    power = np.int64(k + ROUNDER_AS_BITS).view(np.float64) - ROUNDER  # k as a float
    s = f / (2.0 + f)
    z = s * s
    series = 0.14616449685043406
    series = series * z + 0.15331721600556042
    series = series * z + 0.18182889125261723
    series = series * z + 0.2222221113479508
    series = series * z + 0.28571428625975487
    series = series * z + 0.39999999999899505
    series = series * z + 0.666666666666667
    half_square = 0.5 * f * f
    value = power * LN2_HIGH - ((half_square - (s * (half_square + z * series) + power * LN2_LOW)) - f)
    return value if has_one else nan


def linoid(x):
    """Return x / (1 - exp(-x)), as `mgmodels.engine.numerics.linoid` does where x is above -700.

    >>> float(linoid(0.0)), round(float(linoid(1.0)), 6)
    (1.0, 1.581977)
    """
    x = 1e-300 if x == 0.0 else x  # the quotient there is 1 all the same
    return -x / expm1(-x)
