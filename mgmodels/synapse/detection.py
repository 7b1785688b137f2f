"""What a detector can tell from the calcium of a synapse: discriminability, area under the curve, information.

Task A asks whether glutamate came with a spike: magnesium makes the difference, for without it calcium is the same.
Task B (`synchrony`) asks whether inputs came together or scattered, in a passive cell: there magnesium changes how
large every response is and hardly how well the two are told apart. That result is negative, and part of the lesson.
"""

from math import erf, log, sqrt

import numpy as np

from mgmodels.engine import BadValue
from mgmodels.synapse.plasticity_protocols import peak_calcium

CALCIUM_NOISE = 0.4  # standard deviation of ln calcium from trial to trial, this course's choice


# ------------------------------------------------------------------ measures
def d_prime(signal, noise):
    """Return how far apart two samples are, in their common standard deviation.

    Args:
        signal, noise: Responses of the trials with and without a signal, along the last axis; two each or more.

    >>> float(d_prime(np.array([2.0, 3.0, 4.0]), np.array([0.0, 1.0, 2.0])))
    2.0
    """
    spread = np.sqrt(0.5 * (np.var(signal, axis=-1, ddof=1) + np.var(noise, axis=-1, ddof=1)))
    return (np.mean(signal, axis=-1) - np.mean(noise, axis=-1)) / spread


def area_under_curve(signal, noise):
    """Return the probability that a signal trial exceeds a noise trial, ties halved: the area under the ROC curve.

    Args:
        signal, noise: Responses, one dimension each.

    >>> area_under_curve([2.0, 3.0], [1.0, 2.0])
    0.875
    """
    noise = np.sort(np.asarray(noise, float))
    below = np.searchsorted(noise, signal, "left") + np.searchsorted(noise, signal, "right")
    return float(below.mean() / 2.0 / noise.size)


def operating_curve(signal, noise):
    """Return false alarms and hits at every criterion, from the strictest to the laxest: the ROC curve.

    >>> alarms, hits = operating_curve([2.0, 3.0], [1.0, 2.0])
    >>> hits.tolist()
    [0.0, 0.5, 1.0, 1.0]
    """
    criteria = np.unique(np.concatenate([signal, noise]))[::-1]
    hits, alarms = (
        1.0 - np.searchsorted(np.sort(sample), criteria, "left") / len(sample) for sample in (signal, noise)
    )
    return np.r_[0.0, alarms], np.r_[0.0, hits]


def mutual_information(signal, noise, bins=12):
    """Return how many bits a response tells about whether the signal was there, corrected for the size of the sample.

    Responses of both kinds are binned at the quantiles of all; entropies are corrected after Miller and Madow.

    Args:
        signal, noise: Responses, one dimension each.
        bins: How many, 2 or more.

    Returns:
        About 0 (a little below, by chance) where they tell nothing; at most 1 for as many trials of both kinds.

    Source: Miller 1955.

    >>> round(mutual_information(np.arange(400.0) + 1000.0, np.arange(400.0)), 2)
    1.0
    """
    if bins < 2:
        raise BadValue(f"bins = {bins}; two or more are needed to tell responses apart")
    edges = np.quantile(np.concatenate([signal, noise]), np.linspace(0.0, 1.0, bins + 1)[1:-1])
    table = np.array([np.bincount(np.searchsorted(edges, sample), minlength=bins) for sample in (signal, noise)])
    return entropy(table.sum(axis=0)) + entropy(table.sum(axis=1)) - entropy(table.ravel())


def entropy(counts):
    """Return the entropy in bits of what was counted, with the correction of Miller and Madow.

    >>> round(entropy(np.array([500, 500])), 4)
    1.0007
    """
    counts = counts[counts > 0]
    shares = counts / counts.sum()
    return float(-(shares * np.log2(shares)).sum() + (counts.size - 1) / (2.0 * counts.sum() * log(2.0)))


# ------------------------------------------------------------------ task A: was there a spike?
def coincidence_d_prime(Mg=1.0, timing=10.0, noise=CALCIUM_NOISE):
    """Return how well calcium tells a pulse with a spike from a pulse alone: ln of their ratio over the noise.

    Args:
        Mg: Ionised magnesium outside, mM, 0 to 10; number or array.
        timing: Spike after the pulse, ms.
        noise: Standard deviation of ln calcium, above 0.

    Returns:
        Negative where the spike makes calcium smaller, as it does a little without magnesium.

    >>> round(coincidence_d_prime(1.0), 1), round(coincidence_d_prime(0.0), 1)
    (2.0, -0.1)
    """
    if not noise > 0.0:
        raise BadValue(f"noise = {noise}; without noise every difference is told")
    ratio = np.log(np.asarray(peak_calcium(Mg, timing)) / peak_calcium(Mg))
    return float(ratio / noise) if ratio.ndim == 0 else ratio / noise


def coincidence_trials(Mg=1.0, timing=10.0, *, noise=CALCIUM_NOISE, trials=2000, seed=0):
    """Return calcium (uM) of trials with a spike and of trials without, with noise that multiplies.

    Args:
        Mg, timing, noise: As for `coincidence_d_prime`; numbers.
        trials: Of each kind.
        seed: Of the noise.

    >>> with_spike, alone = coincidence_trials(seed=1)
    >>> round(area_under_curve(with_spike, alone), 2)
    0.92
    """
    random = np.random.default_rng(seed)
    return tuple(
        calcium * np.exp(noise * random.standard_normal(trials))
        for calcium in (peak_calcium(Mg, timing), peak_calcium(Mg))
    )


def area_of_d_prime(d):
    """Return the area under the ROC curve of two normal distributions of equal width that lie `d` apart.

    >>> round(area_of_d_prime(2.0), 3)
    0.921
    """
    return 0.5 * (1.0 + erf(d / 2.0))


def information_of_d_prime(d, points=2001):
    """Return the bits that a response tells about which of the two, equally frequent, it came from.

    >>> information_of_d_prime(0.0), round(information_of_d_prime(2.0), 2)
    (0.0, 0.49)
    """
    x = np.linspace(-10.0, 10.0 + abs(d), points)
    both = [np.exp(-0.5 * (x - at) ** 2) / sqrt(2.0 * np.pi) for at in (0.0, abs(d))]
    mixed = 0.5 * (both[0] + both[1])
    parts = [p * np.log2(np.maximum(p, 1e-300) / np.maximum(mixed, 1e-300)) for p in both]
    return max(0.0, float(np.trapezoid(0.5 * (parts[0] + parts[1]), x)))
