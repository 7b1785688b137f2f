"""One open NMDA channel in magnesium: free and blocked in turn, each for a random while.

The block is a share of time, never a plug: in 1 mM at -60 mV a magnesium ion stays less than a millisecond, and
another comes within 0.05 ms. Averaged over time, or over many channels, this flicker is the block curve.
"""

from dataclasses import dataclass

import numpy as np

from mgmodels.engine import BadValue, UnknownName
from mgmodels.engine.errors import near_misses
from mgmodels.synapse.block_laws import (
    ascher_nowak_block_rate,
    ascher_nowak_unblock_rate,
    checked,
    jahr_stevens_block_rate,
    jahr_stevens_unblock_rate,
)

RATES = {
    "ascher_nowak": (ascher_nowak_block_rate, ascher_nowak_unblock_rate),
    "jahr_stevens": (jahr_stevens_block_rate, jahr_stevens_unblock_rate),
}


def block_rates(V, Mg, rates="ascher_nowak"):
    """Return how often an open channel becomes blocked, and a blocked one free, both in 1/ms.

    Args:
        V: Membrane potential in mV.
        Mg: Ionised magnesium outside in mM, 0 or more.
        rates: A name in `RATES`.

    >>> [round(rate, 2) for rate in block_rates(-60.0, 1.0)]
    [20.8, 1.51]
    """
    if rates not in RATES:
        raise UnknownName(f"there are no block rates “{rates}”. {near_misses(rates, RATES)}")
    V, Mg = checked(V, Mg)
    if V.ndim or Mg.ndim:
        raise BadValue("one channel sits at one voltage in one solution: give V and Mg as single numbers")
    block, unblock = RATES[rates]
    return float(Mg) * block(float(V)), unblock(float(V))


@dataclass(frozen=True)
class ChannelRecord:
    """What one channel did.

    Args:
        times: When it changed, in ms, from 0 to the end of the record; one more than there are dwells.
        free: Whether it was free during each dwell.
        expected: The share of time it should be free in the long run.
        standard_error: How far the share of a record of this length strays from that, one standard deviation.
    """

    times: np.ndarray
    free: np.ndarray
    expected: float
    standard_error: float

    @property
    def open_fraction(self):
        """The share of this record in which the channel was free."""
        return float(np.diff(self.times)[self.free].sum() / self.times[-1])

    def dwells(self, free):
        """Return how long each free (or blocked) dwell lasted, in ms; the first and last, cut short, are left out."""
        return np.diff(self.times)[1:-1][self.free[1:-1] == free]

    def at(self, t):
        """Return whether the channel was free at each of the times `t` (ms, inside the record)."""
        t = np.asarray(t, float)
        if not ((t >= 0.0) & (t <= self.times[-1])).all():
            raise BadValue(f"the record runs from 0 to {self.times[-1]:g} ms; ask for times inside")
        return self.free[np.minimum(np.searchsorted(self.times, t, side="right") - 1, self.free.size - 1)]


def single_channel(V, Mg, duration=50.0, seed=0, rates="ascher_nowak"):
    """Return a record of one channel that stays open but for magnesium, drawn exactly (no time step).

    Args:
        V: Membrane potential in mV.
        Mg: Ionised magnesium outside in mM, 0 or more.
        duration: Length of the record in ms, above 0.
        seed: Of the random numbers; the same seed gives the same record.
        rates: A name in `RATES`.

    Returns:
        A `ChannelRecord` that starts in equilibrium.

    >>> record = single_channel(-60.0, 1.0, duration=2000.0, seed=1)
    >>> round(record.expected, 4), abs(record.open_fraction - record.expected) < 3 * record.standard_error
    (0.0675, True)
    """
    block, unblock = block_rates(V, Mg, rates)
    if not 0.0 < duration < np.inf:
        raise BadValue(f"duration = {duration!r}; a record lasts more than 0 ms, and ends")
    random = np.random.default_rng(seed)
    expected = unblock / (block + unblock)
    # the variance of a two-state process averaged over a time: its own, over as many independent looks
    memory = 1.0 / (block + unblock)
    looks = duration / memory
    share_left = 2.0 * (looks + np.expm1(-looks)) / looks**2
    error = float(np.sqrt(expected * (1.0 - expected) * share_left))

    first = random.random() < expected
    leaving = (block, unblock) if first else (unblock, block)
    count = 2 * int(1 + duration * block * unblock / (block + unblock))  # pairs of dwells, twice those expected
    changes = np.zeros(1)
    while changes[-1] < duration:
        with np.errstate(divide="ignore"):  # without magnesium the channel stays free for ever
            dwells = random.standard_exponential((count, 2)) / leaving
        changes = np.r_[changes, changes[-1] + np.cumsum(dwells.ravel())]
    times = np.r_[changes[: int(np.searchsorted(changes, duration))], duration]
    free = (np.arange(times.size - 1) % 2 == 0) == first
    return ChannelRecord(times, free, expected, error)
