"""Loewe's test: how much of one substance replaces how much of the other, at the same effect."""

import numpy as np
from scipy.optimize import brentq

from mgmodels.engine import BadValue


def dose_for(effect_of, level, low, high):
    """Return the dose between `low` and `high` at which a monotonic `effect_of` reaches `level`; infinity if none does.

    >>> round(dose_for(lambda dose: dose / (1 + dose), 0.5, 0.0, 10.0), 9)
    1.0
    """
    ends = [effect_of(end) - level for end in (low, high)]
    if ends[0] * ends[1] > 0.0:
        return np.inf
    return float(brentq(lambda dose: effect_of(dose) - level, low, high, xtol=1e-12, rtol=1e-12))


def combination_index(effect, first, second, most_first, most_second):
    """Return Loewe's index: the share of each equally strong dose that a mixture needs, added up.

    One says that the two replace each other as a substance replaces itself; below one is synergy.

    Args:
        effect: Function of the two doses that grows, or falls, with each.
        first, second: The doses of the mixture, 0 or more, in units of your own; not both 0.
        most_first, most_second: The largest doses to try of each alone. One that cannot reach the effect by itself
            adds nothing to the index.

    Raises:
        BadValue: Neither reaches the effect alone, so that there is nothing to compare with.

    Source: Foucquier and Guedj 2015.

    >>> round(combination_index(lambda a, b: (a + 2 * b) / (1 + a + 2 * b), 1.0, 1.0, 10.0, 10.0), 9)
    1.0
    """
    if not (first >= 0.0 and second >= 0.0 and first + second > 0.0):
        raise BadValue(f"a mixture holds something of one of the two; the doses are {first} and {second}")
    level = effect(first, second)
    alone = (
        dose_for(lambda dose: effect(dose, 0.0), level, 0.0, most_first),
        dose_for(lambda dose: effect(0.0, dose), level, 0.0, most_second),
    )
    if np.isinf(alone).all():
        raise BadValue(
            f"neither alone reaches {level:.4g}, the effect of {first:g} and {second:g} together, up to {most_first:g} "
            f"and {most_second:g}; the index compares with doses that do"
        )
    return first / alone[0] + second / alone[1]


def isobole(effect, level, firsts, low, high):
    """Return how much of the second gives `level` beside each dose of the first: a line of equal effect.

    Args:
        effect: Function of the two doses, monotonic in the second.
        level: The effect.
        firsts: Doses of the first, an array.
        low, high: Where to look for the second.

    Returns:
        One dose of the second for each of `firsts`; nan where none between `low` and `high` does it.

    >>> isobole(lambda a, b: a + 2 * b, 4.0, [0.0, 2.0, 4.0, 6.0], 0.0, 10.0)
    array([ 2.,  1.,  0., nan])
    """
    found = np.array([dose_for(lambda dose, a=a: effect(a, dose), level, low, high) for a in np.asarray(firsts, float)])
    return np.where(np.isinf(found), np.nan, found)
