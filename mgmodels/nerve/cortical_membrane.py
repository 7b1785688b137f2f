"""Membrane of a cortical neuron as Cressman, Barreto and colleagues drew it: gates, currents, simple pump.

Shared by `barreto_cressman`, `spreading_depolarisation` and `pump_neuron`.
"""

from math import exp

from mgmodels.engine import Parameter
from mgmodels.engine.numerics import linoid

PAPER = "barreto_cressman_2011"
SEEN = (PAPER, "measured")  # in the authors' program


# Rates in 1/ms, V in mV; constants as in the authors' code of 2011.
def alpha_m(V):
    return linoid((V + 30.0) / 10.0)


def beta_m(V):
    return 4.0 * exp(-(V + 55.0) / 18.0)


def alpha_h(V):
    return 0.07 * exp(-(V + 44.0) / 20.0)


def beta_h(V):
    return 1.0 / (1.0 + exp(-(V + 14.0) / 10.0))


def alpha_n(V):
    return 0.1 * linoid((V + 34.0) / 10.0)


def beta_n(V):
    return 0.125 * exp(-(V + 44.0) / 80.0)


def sodium_current(V, h, g_Na, g_Na_leak, E_Na):
    # activation is so fast that it is taken at its steady value
    m = alpha_m(V) / (alpha_m(V) + beta_m(V))
    return (g_Na * m**3 * h + g_Na_leak) * (V - E_Na)


def potassium_current(V, n, g_K, g_K_leak, E_K):
    return (g_K * n**4 + g_K_leak) * (V - E_K)


def n_rate(V, n, phi):
    return phi * (alpha_n(V) * (1.0 - n) - beta_n(V) * n)


def h_rate(V, h, phi):
    return phi * (alpha_h(V) * (1.0 - h) - beta_h(V) * h)


def pump_activation(Na_i, K_o):
    """Return the working share of the simple pump, 0 to 1: its constants are those of the paper."""
    return 1.0 / ((1.0 + exp((25.0 - Na_i) / 3.0)) * (1.0 + exp(5.5 - K_o)))


def glial_uptake(K_o, glia):
    """Return what glia take up, in mM/s: half of `glia` at 18 mM, the paper's constants."""
    return glia / (1.0 + exp((18.0 - K_o) / 2.5))


MEMBRANE = {
    "C": Parameter(1.0, "uF/cm^2", "membrane capacitance", *SEEN, 0.5, 2.0),
    "g_Na": Parameter(100.0, "mS/cm^2", "peak sodium conductance", *SEEN, 50.0, 200.0),
    "g_Na_leak": Parameter(0.0175, "mS/cm^2", "sodium leak conductance", *SEEN, 0.005, 0.05),
    "g_K": Parameter(40.0, "mS/cm^2", "peak potassium conductance", *SEEN, 20.0, 80.0),
    "g_K_leak": Parameter(0.05, "mS/cm^2", "potassium leak conductance", *SEEN, 0.02, 0.2),
    "phi": Parameter(3.0, "1", "speed of the gates", *SEEN, 1.0, 10.0),
    "thermal_voltage": Parameter(26.64, "mV", "RT/F in the Nernst potentials", *SEEN, 24.0, 27.0),
}

CHLORIDE = {
    "g_Cl_leak": Parameter(0.05, "mS/cm^2", "chloride leak conductance", *SEEN, 0.0, 0.2),
    "Cl_i": Parameter(6.0, "mM", "chloride inside", *SEEN, 2.0, 40.0),
    "Cl_o": Parameter(130.0, "mM", "chloride outside", *SEEN, 100.0, 150.0),
}

SURROUNDINGS = {
    "gamma": Parameter(
        0.044494542, "mM*cm^2/uA/s", "change of concentration inside by a current, 3/(radius F)",
        *SEEN, 0.01, 2.0,
    ),
    "beta": Parameter(7.0, "1", "volume inside over volume outside", *SEEN, 1.0, 20.0),
    "glia": Parameter(200.0 / 3.0, "mM/s", "largest uptake of potassium by glia", *SEEN, 0.0, 200.0),
    "epsilon": Parameter(4.0 / 3.0, "1/s", "exchange of potassium with the bath", *SEEN, 0.0, 5.0),
    "K_bath": Parameter(4.0, "mM", "potassium in the bath or blood", *SEEN, 1.0, 40.0),
}  # fmt: skip

MS_PER_S = 1000.0
