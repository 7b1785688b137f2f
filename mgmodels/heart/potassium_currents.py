"""Potassium currents that repolarise a ventricular cell: rapid and slow delayed, transient outward, plateau.

Rates in 1/ms at 37 degC, V in mV. The constants are the paper's.
"""

from math import exp, sqrt

from mgmodels.engine import Parameter
from mgmodels.heart.sources import SEEN

POTASSIUM_OF_THE_CONDUCTANCES = 5.4  # mM outside, at which they are stated


def rapid_activation_rate(V, x_r1):
    steady = 1.0 / (1.0 + exp((-26.0 - V) / 7.0))
    return (steady - x_r1) * (1.0 + exp((-45.0 - V) / 10.0)) * (1.0 + exp((V + 30.0) / 11.5)) / (450.0 * 6.0)


def rapid_inactivation_rate(V, x_r2):
    steady = 1.0 / (1.0 + exp((V + 88.0) / 24.0))
    return (steady - x_r2) * (1.0 + exp((-60.0 - V) / 20.0)) * (1.0 + exp((V - 60.0) / 20.0)) / (3.0 * 1.12)


def slow_activation_rate(V, x_s):
    steady = 1.0 / (1.0 + exp((-5.0 - V) / 14.0))
    tau = 1400.0 / sqrt(1.0 + exp((5.0 - V) / 6.0)) / (1.0 + exp((V - 35.0) / 15.0)) + 80.0
    return (steady - x_s) / tau


def transient_activation_rate(V, r):
    steady = 1.0 / (1.0 + exp((20.0 - V) / 6.0))
    return (steady - r) / (9.5 * exp(-((V + 40.0) ** 2) / 1800.0) + 0.8)


def transient_inactivation_rate(V, s, endocardial):
    steady = 1.0 / (1.0 + exp((V + 20.0 + 8.0 * endocardial) / 5.0))
    outer = 85.0 * exp(-((V + 45.0) ** 2) / 320.0) + 5.0 / (1.0 + exp((V - 20.0) / 5.0)) + 3.0
    inner = 1000.0 * exp(-((V + 67.0) ** 2) / 1000.0) + 8.0
    return (steady - s) / (outer + endocardial * (inner - outer))


def potassium_currents(V, E_K, E_Ks, x_r1, x_r2, x_s, r, s, K_o, g_Kr, g_Ks, g_to, g_pK):
    """Return the rapid, slow, transient and plateau current in pA/pF."""
    rapid = g_Kr * sqrt(K_o / POTASSIUM_OF_THE_CONDUCTANCES) * x_r1 * x_r2 * (V - E_K)
    plateau = g_pK * (V - E_K) / (1.0 + exp((25.0 - V) / 5.98))
    return rapid, g_Ks * x_s**2 * (V - E_Ks), g_to * r * s * (V - E_K), plateau


POTASSIUM = {
    "g_Kr": Parameter(0.153, "mS/uF", "conductance of rapid delayed channels (hERG)", *SEEN, 0.0, 0.3),
    "g_Ks": Parameter(0.392, "mS/uF", "conductance of slow delayed channels; 0.098 in M cells", *SEEN, 0.0, 0.8),
    "g_to": Parameter(
        0.294, "mS/uF", "conductance of transient outward channels; 0.073 in endocardium", *SEEN, 0.0, 0.6
    ),
    "g_pK": Parameter(0.0146, "mS/uF", "plateau potassium conductance", *SEEN, 0.0, 0.03),
    "p_KNa": Parameter(0.03, "1", "permeability of slow delayed channels to sodium", *SEEN, 0.0, 0.06),
    "endocardial": Parameter(
        0.0, "1", "kinetics of transient outward channels: 0 of epicardium and M cells, 1 of endocardium",
        *SEEN, 0.0, 1.0,
    ),
}  # fmt: skip
