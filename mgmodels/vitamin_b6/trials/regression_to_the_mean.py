"""Who is chosen for a high score scores lower the next time, without any treatment."""

from math import sqrt

import numpy as np

from mgmodels.engine import BadValue

# stress scale of the DASS-42 in the general population (crawford_henry_2003); both numbers are recalled
STRESS_MEAN, STRESS_SD = 9.3, 8.0  # points


def expected_drop(entry, reliability, mean=STRESS_MEAN):
    """Return by how much a group falls that was chosen for its score, in points.

    Args:
        entry: The group's mean score when it was chosen.
        reliability: Correlation between two measurements of the same people, 0 to 1.
        mean: Of everybody.

    Source: Barnett, van der Pols and Dobson 2005.

    >>> round(expected_drop(26.5, reliability=0.6) / 26.5, 3)
    0.26
    """
    if not np.all((np.asarray(reliability) >= 0.0) & (np.asarray(reliability) <= 1.0)):
        raise BadValue(f"reliability = {reliability} is not a correlation between 0 and 1")
    return (1.0 - reliability) * (entry - mean)


def mean_beyond(threshold, mean=STRESS_MEAN, sd=STRESS_SD):
    """Return the mean score of those above a threshold, where scores are normally distributed.

    >>> round(mean_beyond(0.0, mean=0.0, sd=1.0), 4), round((2 / np.pi) ** 0.5, 4)
    (0.7979, 0.7979)
    """
    from scipy.special import log_ndtr

    z = (threshold - mean) / sd
    return float(mean + sd * np.exp(-0.5 * z * z - log_ndtr(-z)) / sqrt(2.0 * np.pi))


def enrolled(people, reliability, threshold=18.0, *, mean=STRESS_MEAN, sd=STRESS_SD, seed=0):
    """Return two scores of people who were let into a trial for a first score above a threshold; nobody is treated.

    Args:
        people: How many pass.
        reliability: As for `expected_drop`.
        threshold: To pass, in points.
        mean, sd: Of everybody; both scores are normally distributed.
        seed: Of the people.

    Returns:
        (before, after): one value a person.

    >>> before, after = enrolled(5000, reliability=0.6, seed=1)
    >>> bool(before.min() > 18), round(float((before - after).mean()), 1)
    (True, 5.2)
    """
    from scipy.special import ndtr, ndtri

    expected_drop(threshold, reliability)
    random = np.random.default_rng(seed)
    above = ndtr(-(threshold - mean) / sd) * (1.0 - random.random(people))
    before = mean - sd * ndtri(above)
    after = mean + reliability * (before - mean) + sd * np.sqrt(1.0 - reliability**2) * random.standard_normal(people)
    return before, after
