"""Quantal content three ways (del Castillo & Katz 1954): from size, from failures and from variance."""

from dataclasses import dataclass

import numpy as np

from mgmodels.engine import BadValue


@dataclass(frozen=True)
class QuantalContent:
    """Three estimates of the mean number of quanta; they agree where quanta come by Poisson's law.

    Args:
        direct: Mean response over the miniature.
        failures: From the share of impulses without response; None if every impulse had one.
        variance: From the coefficient of variation.
    """

    direct: float
    failures: float | None
    variance: float


def recorded_potentials(quanta, seed, *, quantal_size=1.0, quantal_spread=0.3, noise=0.0):
    """Return end-plate potentials in mV: the sum of quanta, each of its own size, and noise.

    Args:
        quanta: Whole numbers, one an impulse (see `random_quanta`).
        seed: Of the random numbers.
        quantal_size: Mean miniature, mV, above 0.
        quantal_spread: Standard deviation of a miniature over its mean, from 0.
        noise: Standard deviation of the recording, mV.

    >>> recorded_potentials([0, 1, 2], seed=1, quantal_spread=0.0).tolist()
    [0.0, 1.0, 2.0]
    """
    quanta = np.asarray(quanta)
    random = np.random.default_rng(seed)
    own = quantal_size * quantal_spread * np.sqrt(quanta)
    return quantal_size * quanta + np.hypot(own, noise) * random.standard_normal(quanta.shape)


def quantal_content(potentials, *, quantal_size=1.0, quantal_spread=0.3, noise=0.0):
    """Return the `QuantalContent` of recorded end-plate potentials.

    Args:
        potentials: mV, two or more; small against the driving force, where summation is still linear.
        quantal_size, quantal_spread, noise: What the miniatures and the bare recording say. A response below half
            a miniature counts as failure.

    Raises:
        BadValue: Too few potentials, or all of one size.

    Source: del Castillo & Katz 1954.

    >>> quanta = np.random.default_rng(1).poisson(1.0, 20_000)
    >>> content = quantal_content(recorded_potentials(quanta, seed=2, quantal_spread=0.1), quantal_spread=0.1)
    >>> round(content.direct, 1), round(content.failures, 1), round(content.variance, 1)
    (1.0, 1.0, 1.0)
    """
    potentials = np.asarray(potentials, float).ravel()
    if potentials.size < 2 or np.ptp(potentials) == 0.0:
        raise BadValue("quantal content needs two end-plate potentials or more that are not all alike")
    failed = np.mean(potentials < 0.5 * quantal_size)
    variance = max(potentials.var() - noise**2, 0.0)
    if variance == 0.0:
        raise BadValue(f"the potentials vary no more than the noise of {noise:g} mV")
    # a quantum that varies by itself adds its own share to the variance
    by_variance = potentials.mean() ** 2 * (1.0 + quantal_spread**2) / variance
    return QuantalContent(
        direct=float(potentials.mean() / quantal_size),
        failures=float(-np.log(failed)) if failed > 0.0 else None,
        variance=float(by_variance),
    )
