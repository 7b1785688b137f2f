"""Draws: many sets of parameter values at once, spread evenly over their ranges."""

import math
from collections.abc import Mapping

import numpy as np

from mgmodels.engine.errors import BadValue, UnknownName, near_misses


def draw(model, n, seed, names=None):
    """Return `n` sets of parameter values by Latin hypercube: each range is cut into `n` equal shares, each hit once.

    A positive range of more than one decade is drawn evenly in the logarithm, any other evenly in the value.

    Args:
        model: A `Model` or `Strand`.
        n: How many sets, 1 or more.
        seed: Of the random numbers; the same seed gives the same sets.
        names: The parameters to draw, or a mapping of name to (low, high) for ranges of your own. Left out,
            every parameter whose stated range is finite and not a single value.

    Returns:
        Parameter name to array of `n` values, as `ensemble` takes it.

    Raises:
        UnknownName: A name that is not a parameter; BadValue: an infinite or reversed range, or n below 1.

    Source: McKay, Beckman and Conover 1979, Technometrics 21:239.

    >>> from mgmodels.nerve import hodgkin_huxley
    >>> sets = draw(hodgkin_huxley, 4, seed=1, names=["g_K"])
    >>> bool((sets["g_K"] >= 26).all() and (sets["g_K"] <= 49).all()), sets["g_K"].size
    (True, 4)
    """
    if n != int(n) or n < 1:
        raise BadValue(f"{model.name}: n = {n}; draw one set or more")
    ranges = {name: finite_range(model, name, low, high) for name, (low, high) in asked_ranges(model, names).items()}
    random = np.random.default_rng(seed)
    return {name: spread(share(random, int(n)), low, high) for name, (low, high) in ranges.items()}


def asked_ranges(model, names):
    """Return name to (low, high) for what the caller asked to be drawn."""
    stated = {name: (p.low, p.high) for name, p in model.parameters.items()}
    if names is None:
        return {name: (low, high) for name, (low, high) in stated.items() if low < high and math.isfinite(high - low)}
    for name in names:
        if name not in stated:
            raise UnknownName(f"{model.name} has no parameter “{name}”. {near_misses(name, stated)}")
    return dict(names) if isinstance(names, Mapping) else {name: stated[name] for name in names}


def finite_range(model, name, low, high):
    if not math.isfinite(high - low):
        raise BadValue(
            f"{model.name}: the range of {name} is {low:g} to {high:g} {model.unit(name)}, and nothing can be drawn "
            f'from it evenly; give your own: names={{"{name}": (low, high), …}}'
        )
    if low > high:
        raise BadValue(f"{model.name}: the range of {name} is given as {low:g} to {high:g}; the lower end comes first")
    return float(low), float(high)


def share(random, n):
    """Return `n` numbers from 0 to 1 in random order, one in each of `n` equal shares."""
    return (random.permutation(n) + random.random(n)) / n


def spread(shares, low, high):
    """Return the value at each share of the way from `low` to `high`."""
    if low > 0 and high > 10 * low:
        return low * (high / low) ** shares
    return low + (high - low) * shares
