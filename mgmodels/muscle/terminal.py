"""A motor terminal in time: impulse trains, the quanta they release on average, and those that chance releases."""

from dataclasses import dataclass

import numpy as np

from mgmodels.engine import BadValue
from mgmodels.muscle.vesicle_pool import (
    facilitation_after_impulse,
    facilitation_after_interval,
    fusion_probability,
    impulse_and_interval,
    still_empty,
    vesicle_pool,
)


def impulses(rate, count):
    """Return the times of a regular train, in ms, the first at 0.

    Args:
        rate: Impulses a second, above 0.
        count: How many, 1 or more.

    >>> impulses(2, 4).tolist()
    [0.0, 500.0, 1000.0, 1500.0]
    """
    if not rate > 0 or count != int(count) or count < 1:
        raise BadValue(f"a train needs a rate above 0 Hz and one impulse or more, not {rate} Hz and {count}")
    return 1000.0 / rate * np.arange(int(count))


SINGLE = impulses(1, 1)
TRAIN_OF_FOUR = impulses(2, 4)
TETANUS = impulses(50, 251)  # five seconds


@dataclass(frozen=True)
class Train:
    """What a terminal did at each impulse of a train, on average.

    Args:
        t: Times of the impulses, ms.
        quanta: Quanta released.
        probability: Share of the ready vesicles that was released.
        available: Share of the sites that were ready, before the impulse.
        facilitation: Factor on release by the impulses before.
    """

    t: np.ndarray
    quanta: np.ndarray
    probability: np.ndarray
    available: np.ndarray
    facilitation: np.ndarray


def release_train(times, release_probability, **changes):
    """Return the `Train` of mean release at each impulse, exact between impulses.

    Args:
        times: Of the impulses, ms, increasing.
        release_probability: Share of ready vesicles released at rest, 0 to 1.
        **changes: Other parameters of `vesicle_pool`, such as `sites` or `poisoned`.

    Raises:
        BadValue, UnknownName: A wrong value or name.

    >>> train = release_train(TRAIN_OF_FOUR, 0.078)
    >>> [round(float(m), 1) for m in train.quanta]
    [22.5, 21.4, 20.6, 20.1]
    """
    intervals = gaps(times)
    at = vesicle_pool.values(changes | {"release_probability": release_probability})
    rows = []
    for interval in intervals:
        quanta, probability, available, facilitation = impulse_and_interval(**at | {"interval": interval})
        rows.append((quanta, probability, at["available"], at["facilitation"]))
        at |= {"available": available, "facilitation": facilitation}
    return Train(np.asarray(times, float), *np.array(rows).T)


def random_quanta(times, release_probability, trials, seed, **changes):
    """Return the whole quanta of many terminals, each site releasing and refilling by chance.

    Its mean is that of `release_train`, where the sites are a whole number.

    Args:
        times, release_probability, **changes: As for `release_train`.
        trials: How many terminals, or repetitions after long rest.
        seed: Of the random numbers; the same seed gives the same quanta.

    Returns:
        Array of integers, a row a trial, a column an impulse.

    >>> random_quanta(TRAIN_OF_FOUR, 0.004, 3, seed=1).shape
    (3, 4)
    """
    random = np.random.default_rng(seed)
    at = vesicle_pool.values(changes | {"release_probability": release_probability})
    timing = {name: at[name] for name in ("facilitation_time", "facilitation_maximum", "refill_time", "active_refill")}
    sites = round(at["sites"] * (1.0 - at["poisoned"]))
    ready = random.binomial(sites, at["available"], trials)
    facilitation = at["facilitation"]
    columns = []
    for interval in gaps(times):
        released = random.binomial(ready, fusion_probability(release_probability, facilitation))
        columns.append(released)
        facilitation = facilitation_after_impulse(facilitation, at["facilitation_step"], at["facilitation_maximum"])
        empty = sites - ready + released
        ready = sites - random.binomial(empty, still_empty(facilitation, interval, **timing))
        facilitation = facilitation_after_interval(facilitation, interval, at["facilitation_time"])
    return np.stack(columns, axis=1)


def gaps(times):
    """Return the interval after each impulse; after the last, none."""
    times = np.atleast_1d(np.asarray(times, float))
    if times.ndim != 1 or not times.size or not np.isfinite(times).all() or not (np.diff(times) > 0).all():
        raise BadValue("the times of impulses must increase, in ms, one or more")
    return [*np.diff(times).tolist(), 0.0]
