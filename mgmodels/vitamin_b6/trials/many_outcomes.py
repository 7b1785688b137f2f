"""Forking paths: how often something turns up when nothing is there and many things are looked at."""

import numpy as np

from mgmodels.engine import BadValue

NODES = 61  # of the quadrature over what all outcomes share


def chance_of_a_finding(outcomes, alpha=0.05, correlation=0.0):
    """Return the chance that at least one of some outcomes is “significant” though none has an effect.

    Args:
        outcomes: How many are looked at, 1 or more; number or array.
        alpha: Two-sided level of each.
        correlation: Between any two outcomes, 0 to 1; normally distributed.

    >>> round(chance_of_a_finding(6), 3), round(chance_of_a_finding(6, correlation=1.0), 3)
    (0.265, 0.05)
    """
    from scipy.special import ndtr, ndtri

    outcomes = np.asarray(outcomes)
    if not ((outcomes >= 1).all() and 0.0 <= correlation <= 1.0):
        raise BadValue(f"{outcomes} outcomes with a correlation of {correlation}: take 1 or more, and 0 to 1")
    if correlation in (0.0, 1.0):
        chance = 1.0 - (1.0 - alpha) ** (outcomes if correlation == 0.0 else np.ones_like(outcomes))
        return chance if outcomes.ndim else float(chance)
    limit = ndtri(1.0 - alpha / 2.0)
    shared, weights = np.polynomial.hermite_e.hermegauss(NODES)
    own, common = np.sqrt(1.0 - correlation), np.sqrt(correlation) * shared
    silent = ndtr((limit - common) / own) - ndtr((-limit - common) / own)
    chance = 1.0 - (silent ** outcomes[..., None]) @ weights / weights.sum()
    return chance if outcomes.ndim else float(chance)


def bonferroni(p, outcomes):
    """Return a p that has paid for the number of outcomes that were looked at.

    >>> bonferroni(0.040, 6), bonferroni(0.5, 6)
    (0.24, 1.0)
    """
    return min(1.0, p * outcomes)


def smallest_p(outcomes, correlation=0.0, *, trials=1000, seed=0):
    """Return the smallest p of each of many trials in which none of the outcomes has an effect.

    Args:
        outcomes, correlation: As for `chance_of_a_finding`.
        trials: How many.
        seed: Of the outcomes.

    >>> found = smallest_p(6, trials=20_000, seed=1)
    >>> round(float(np.mean(found < 0.05)), 2)
    0.27
    """
    from scipy.special import ndtr

    random = np.random.default_rng(seed)
    shared, own = random.standard_normal((trials, 1)), random.standard_normal((trials, outcomes))
    z = np.sqrt(correlation) * shared + np.sqrt(1.0 - correlation) * own
    return (2.0 * ndtr(-np.abs(z))).min(axis=1)
