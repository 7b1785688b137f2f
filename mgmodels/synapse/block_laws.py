"""How much of the time magnesium leaves an open NMDA channel free: the published laws, as functions of voltage.

Nearly all of them are one equation, 1 / (1 + [Mg]/K exp(-slope V)), with different numbers; Jahr and Stevens'
full law adds that the channel also flickers shut, and ends its bursts, by itself.
"""

from dataclasses import dataclass
from math import exp

import numpy as np

from mgmodels.engine import BadValue
from mgmodels.engine.constants import thermal_voltage

VALENCE = 2.0  # of the magnesium ion


# ------------------------------------------------------------------ for right-hand sides: named scalars
def jahr_stevens(V, Mg, K, slope):
    """Return the share of time that an open channel is free of magnesium (Jahr & Stevens 1990, short form).

    Args:
        V: Membrane potential in mV.
        Mg: Ionised magnesium outside in mM, 0 or more.
        K: Magnesium that blocks half of the time at 0 mV, in mM.
        slope: Steepness in 1/mV.

    >>> round(jahr_stevens(-70.0, 1.0, 3.57, 0.062), 4)
    0.0445
    """
    return 1.0 / (1.0 + Mg / K * exp(-slope * V))


def woodhull(V, Mg, K, depth, temperature):
    """Return the free share when the site lies at `depth` of the membrane's field (Woodhull 1973).

    Args:
        V, Mg, K: As for `jahr_stevens`.
        depth: Share of the field that the ion crosses to its site from outside, 0 to 1.
        temperature: degC.

    >>> round(woodhull(-70.0, 1.0, 3.57, 0.83, 37.0), 3)
    0.044
    """
    return jahr_stevens(V, Mg, K, VALENCE * depth / thermal_voltage(temperature))


# Ascher & Nowak 1988, by way of public model code of Vargas-Caballero, Robinson and Roth
ASCHER_NOWAK_BLOCK = 0.61  # 1/(ms mM) at 0 mV, e-fold in 17 mV
ASCHER_NOWAK_UNBLOCK = 5.4  # 1/ms at 0 mV, e-fold in 47 mV


def ascher_nowak_block_rate(V):
    """Return the rate at which 1 mM magnesium enters the open channel, 1/(ms mM), at V in mV."""
    return ASCHER_NOWAK_BLOCK * exp(-V / 17.0)


def ascher_nowak_unblock_rate(V):
    """Return the rate at which magnesium leaves the channel, 1/ms, at V in mV."""
    return ASCHER_NOWAK_UNBLOCK * exp(V / 47.0)


def ascher_nowak(V, Mg):
    """Return the free share that follows from the rates of Ascher and Nowak 1988, at V (mV) and Mg (mM).

    >>> round(ascher_nowak(-70.0, 1.0), 4)
    0.0315
    """
    return 1.0 / (1.0 + Mg * ascher_nowak_block_rate(V) / ascher_nowak_unblock_rate(V))


# Jahr & Stevens 1990: from the open state a channel flickers shut (a1, back with b1), is blocked (a2, back with b2), or
# ends its burst; 1/ms, V in mV. Seen alike in several public programs.
def flicker_closing_rate(V):
    return exp(-0.016 * V - 2.91)


def flicker_opening_rate(V):
    return exp(0.009 * V + 1.22)


def jahr_stevens_block_rate(V):
    """Return the rate at which 1 mM magnesium enters the open channel, 1/(ms mM), at V in mV."""
    return 1e3 * exp(-0.045 * V - 6.97)


def jahr_stevens_unblock_rate(V):
    """Return the rate at which magnesium leaves the channel, 1/ms, at V in mV."""
    return exp(0.017 * V + 0.96)


BURST_END_OPEN = exp(-2.847)  # 1/ms, end of a burst from the open state
BURST_END_FLICKER = exp(-0.693)  # 1/ms, from the flicker-closed state
BURST_END_BLOCKED = exp(-3.101)  # 1/ms, from the blocked state


def jahr_stevens_full(V, Mg):
    """Return the relative conductance of the full law, in which channels also close without magnesium.

    Args:
        V: Membrane potential in mV.
        Mg: Ionised magnesium outside in mM, 0 or more.

    Returns:
        Conductance against that of channels which close only from the open state; below 1 even in 0 Mg. It is the
        open time of a burst over its longest, with the two shut states lumped into one.

    >>> round(jahr_stevens_full(-60.0, 1.0), 4)
    0.0766
    """
    a1, b1 = flicker_closing_rate(V), flicker_opening_rate(V)
    a2, b2 = Mg * jahr_stevens_block_rate(V), jahr_stevens_unblock_rate(V)
    lost = (a1 + a2) * (a1 * BURST_END_FLICKER + a2 * BURST_END_BLOCKED)
    kept = BURST_END_OPEN * (a1 * (b1 + BURST_END_FLICKER) + a2 * (b2 + BURST_END_BLOCKED))
    return 1.0 / (1.0 + lost / kept)


# ------------------------------------------------------------------ for figures: records that take arrays
def checked(V, Mg):
    """Return V and Mg as float arrays; raise `BadValue` unless finite, and Mg not negative."""
    try:
        V, Mg = np.asarray(V, float), np.asarray(Mg, float)
    except (TypeError, ValueError):
        raise BadValue(f"V (mV) and Mg (mM) are numbers or arrays of them, not {V!r} and {Mg!r}") from None
    if not (np.isfinite(V).all() and np.isfinite(Mg).all()):
        raise BadValue("V (mV) and Mg (mM) must be finite numbers")
    if (Mg < 0.0).any():
        raise BadValue(f"Mg cannot be negative ({Mg.min():g} mM); give ionised magnesium outside, 0 mM or more")
    return V, Mg


def plain(value):
    """Return a float where the result is one number, else the array."""
    return float(value) if np.ndim(value) == 0 else value


@dataclass(frozen=True)
class BlockLaw:
    """A published block curve 1 / (1 + [Mg]/K exp(-slope V)).

    Args:
        title: Whose it is and of what.
        K: Magnesium that blocks half of the time at 0 mV, in mM.
        slope: Steepness in 1/mV.
        source: Key of an entry in references.bib.
        confidence: As for a `Parameter`.
        note: What a reader must know before using it.

    >>> law = BlockLaw("Jahr and Stevens", 3.57, 0.062, "jahr_stevens_1990", "fitted")
    >>> round(law.open_fraction(-70, 1.0), 4), round(law.half_block_voltage(1.0), 1), round(law.ic50(-60), 4)
    (0.0445, -20.5, 0.0865)
    """

    title: str
    K: float
    slope: float
    source: str
    confidence: str
    note: str = ""

    def open_fraction(self, V, Mg):
        """Return the free share at V (mV) and Mg (mM, 0 or more), numbers or arrays that broadcast."""
        V, Mg = checked(V, Mg)
        with np.errstate(over="ignore"):  # far below -10 V the share is 0, which 1/inf gives
            return plain(1.0 / (1.0 + Mg / self.K * np.exp(-self.slope * V)))

    def half_block_voltage(self, Mg):
        """Return the voltage in mV at which Mg (mM) blocks half of the time; -inf where there is none."""
        _, Mg = checked(0.0, Mg)
        with np.errstate(divide="ignore"):
            return plain(np.log(Mg / self.K) / self.slope)

    def ic50(self, V):
        """Return the magnesium in mM that blocks half of the time at V (mV)."""
        V, _ = checked(V, 0.0)
        return plain(self.K * np.exp(self.slope * V))


@dataclass(frozen=True)
class FullLaw:
    """Jahr and Stevens' full law as a record; it has no single half-block, for it is below 1 without magnesium."""

    title: str
    source: str
    confidence: str
    note: str

    def open_fraction(self, V, Mg):
        """Return `jahr_stevens_full` at V (mV) and Mg (mM, 0 or more), numbers or arrays that broadcast."""
        return plain(np.vectorize(jahr_stevens_full, otypes=[float])(*checked(V, Mg)))
