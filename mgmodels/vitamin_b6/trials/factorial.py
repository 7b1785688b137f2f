"""A trial of four arms: neither, magnesium, vitamin B6, both; and how many people it takes to see an interaction."""

from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np

from mgmodels.engine import BadValue

ARMS = 4


def standard_error(people, spread):
    """Return the standard error of the interaction, with equal arms: twice that of either main effect.

    Args:
        people: In all four arms together.
        spread: Standard deviation of the outcome within an arm.

    >>> standard_error(people=1600, spread=10.0)
    1.0
    """
    return ARMS * spread / sqrt(people)


def interaction_power(people, interaction, spread, alpha=0.05):
    """Return the chance that a trial finds its interaction at the two-sided level `alpha`; exact, for normal outcomes.

    Args:
        people: In all four arms together, 8 or more, equally divided; number or array.
        interaction: What is there to find, in the unit of the outcome.
        spread: Standard deviation within an arm, in the same unit.
        alpha: Share of trials without an interaction that are to be mistaken.

    >>> round(float(interaction_power(1040, 3.0, 8.6)), 2)
    0.8
    """
    from scipy.special import nctdtr, stdtrit

    people = np.asarray(people, float)
    if not (people >= 2 * ARMS).all() or not spread > 0.0:
        raise BadValue(f"{people.min():g} people and a spread of {spread:g}: take 8 people or more, and a spread")
    freedom, shift = people - ARMS, interaction * np.sqrt(people) / (ARMS * spread)
    limit = stdtrit(freedom, 1.0 - alpha / 2.0)
    return 2.0 - nctdtr(freedom, shift, limit) - nctdtr(freedom, -shift, limit)


def people_needed(interaction, spread, power=0.8, alpha=0.05):
    """Return how many people in all four arms together give this power: the least multiple of four.

    >>> people_needed(interaction=3.0, spread=8.6)
    1036
    """
    from scipy.special import ndtri

    if interaction == 0.0 or not alpha < power < 1.0:
        raise BadValue(f"an interaction of {interaction:g} is found with a power of {power:g} by no number of people")
    normal = (ARMS * spread * (ndtri(1.0 - alpha / 2.0) + ndtri(power)) / interaction) ** 2
    people = max(2 * ARMS, ARMS * ceil(0.9 * normal / ARMS))
    while interaction_power(people, interaction, spread, alpha) < power:
        people += ARMS
    return people


@dataclass(frozen=True)
class FactorialTrials:
    """Many trials of one design: the interaction that each estimates, its standard error and its p, one value a trial.

    Args:
        estimate, standard_error: In the unit of the outcome.
        p: Two-sided, of the interaction.
    """

    estimate: np.ndarray
    standard_error: np.ndarray
    p: np.ndarray


def factorial_trials(people, spread, *, first=0.0, second=0.0, interaction=0.0, trials=1000, seed=0):
    """Return the interaction found by each of many trials, with people drawn by chance.

    Args:
        people: In each trial, a multiple of four from 8 on.
        spread: Standard deviation of the outcome within an arm.
        first, second, interaction: What is true: of each alone, and of both beyond the sum.
        trials: How many.
        seed: Of the people.

    >>> found = factorial_trials(264, 8.6, interaction=3.0, trials=2000, seed=1)
    >>> round(float(np.mean(found.p < 0.05)), 2), round(float(interaction_power(264, 3.0, 8.6)), 2)
    (0.3, 0.29)
    """
    from scipy.special import stdtr

    if people % ARMS or people < 2 * ARMS:
        raise BadValue(f"{people} people do not fill four equal arms of two or more; take a multiple of four from 8 on")
    means = np.array([0.0, first, second, first + second + interaction])
    random = np.random.default_rng(seed)
    outcome = means[:, None] + spread * random.standard_normal((trials, ARMS, people // ARMS))
    neither, one, other, both = outcome.mean(axis=2).T
    estimate = both - one - other + neither
    pooled = np.sqrt(outcome.var(axis=2, ddof=1).mean(axis=1))
    error = standard_error(people, 1.0) * pooled
    return FactorialTrials(estimate, error, 2.0 * stdtr(people - ARMS, -np.abs(estimate) / error))
