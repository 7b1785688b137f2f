"""The fast sodium current of a ventricular cell, which makes the upstroke and carries it along the heart.

Rates in 1/ms at 37 degC, V in mV. The constants are the paper's.
"""

from math import exp

from mgmodels.engine import Parameter
from mgmodels.heart.sources import SEEN


def sodium_activation_rate(V, m):
    steady = 1.0 / (1.0 + exp((-56.86 - V) / 9.03)) ** 2
    slowness = 0.1 / (1.0 + exp((V + 35.0) / 5.0)) + 0.1 / (1.0 + exp((V - 50.0) / 200.0))
    return (steady - m) * (1.0 + exp((-60.0 - V) / 5.0)) / slowness


def sodium_inactivation_rate(V, h):
    # both laws are worked out, then one is taken: a strand has its nodes worked out side by side
    below = 0.057 * exp(-(V + 80.0) / 6.8) + 2.7 * exp(0.079 * V) + 3.1e5 * exp(0.3485 * V)
    above = 0.77 / (0.13 * (1.0 + exp(-(V + 10.66) / 11.1)))
    return (sodium_availability(V) - h) * (below if V < -40.0 else above)


def slow_sodium_inactivation_rate(V, j):
    opens = (-2.5428e4 * exp(0.2444 * V) - 6.948e-6 * exp(-0.04391 * V)) * (V + 37.78)
    closes = 0.02424 * exp(-0.01052 * V) / (1.0 + exp(-0.1378 * (V + 40.14)))
    below = opens / (1.0 + exp(0.311 * (V + 79.23))) + closes
    above = 0.6 * exp(0.057 * V) / (1.0 + exp(-0.1 * (V + 32.0)))
    return (sodium_availability(V) - j) * (below if V < -40.0 else above)


def sodium_availability(V):
    """Return the share of channels that are not inactivated in the long run.

    >>> round(sodium_availability(-85.2), 3)
    0.744
    """
    return 1.0 / (1.0 + exp((V + 71.55) / 7.43)) ** 2


def sodium_currents(V, E_Na, m, h, j, g_Na, g_bNa):
    """Return the fast and the background sodium current in pA/pF."""
    return g_Na * m**3 * h * j * (V - E_Na), g_bNa * (V - E_Na)


SODIUM = {
    "g_Na": Parameter(14.838, "mS/uF", "peak conductance of fast sodium channels", *SEEN, 0.0, 30.0),
    "g_bNa": Parameter(2.9e-4, "mS/uF", "background sodium conductance", *SEEN, 0.0, 6e-4),
}
