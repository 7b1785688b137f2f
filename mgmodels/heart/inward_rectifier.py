"""The inward rectifier of a ventricular cell, which keeps it at rest and ends its action potential.

In the paper its rectification is one curve, whatever blocks the pore; `dual_rectifier` says what does.
"""

from math import exp, sqrt

from mgmodels.engine import Parameter
from mgmodels.heart.potassium_currents import POTASSIUM_OF_THE_CONDUCTANCES
from mgmodels.heart.sources import SEEN


def inward_rectifier_current(v, K_o, g_K1):
    """Return the current in pA/pF at v = V - E_K (mV)."""
    opens = 0.1 / (1.0 + exp(0.06 * (v - 200.0)))
    closes = (3.0 * exp(0.0002 * (v + 100.0)) + exp(0.1 * (v - 10.0))) / (1.0 + exp(-0.5 * v))
    return g_K1 * sqrt(K_o / POTASSIUM_OF_THE_CONDUCTANCES) * opens / (opens + closes) * v


RECTIFIER = {
    "g_K1": Parameter(5.405, "mS/uF", "conductance of the paper's inward rectifier", *SEEN, 0.0, 11.0),
}
