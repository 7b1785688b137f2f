"""What drives an ion through a permeable membrane: the constant-field equation of Goldman, Hodgkin and Katz."""

from math import exp

from mgmodels.engine.numerics import linoid


def field_drive(charge, u, inside, outside):
    """Return the drive in mM, outward positive: times charge, Faraday's constant and permeability it is a current.

    Args:
        charge: Of the ion, in elementary charges.
        u: Voltage in units of RT/F.
        inside, outside: Concentrations in mM; exact through u = 0.

    >>> field_drive(2.0, 0.0, 1e-4, 0.6)
    -0.5999
    """
    return linoid(charge * u) * (inside - outside * exp(-charge * u))


def relaxation(gate, steady, tau):
    """Return the rate in 1/ms at which a gate nears its steady value with the time constant `tau` in ms."""
    return (steady - gate) / tau


def boltzmann(V, half, slope):
    """Return the share that is open: half of it at `half` mV, rising with V for a positive `slope` in mV.

    >>> boltzmann(-20.0, -20.0, 7.0)
    0.5
    """
    return 1.0 / (1.0 + exp((half - V) / slope))
