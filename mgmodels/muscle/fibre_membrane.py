"""Surface and T-tubule membrane of a fast muscle fibre: channels, pump, and the ions that they move.

Both membranes carry the same five currents, the tubule with less of most. Ions gather in the narrow tubule:
potassium there is what a long tetanus wears the fibre out with.
"""

from math import exp, log

from mgmodels.engine import Parameter
from mgmodels.engine.constants import FARADAY
from mgmodels.engine.numerics import linoid

PAPER = "shorten_2007"
SEEN = (PAPER, "measured")  # in the archived public file of the model

MS_PER_S = 1000.0
# concentrations by which the driving forces are divided, so that conductances read in mS/cm²
POTASSIUM_SCALE, SODIUM_SCALE, CHLORIDE_SCALE = 50.0, 75.0, 45.0  # mM


# Rates in 1/ms at 20 degC, V in mV. The constants are the paper's.
def alpha_n(V):
    return 0.0131 * 7.0 * linoid((V + 40.0) / 7.0)


def beta_n(V):
    return 0.067 * exp(-(V + 40.0) / 40.0)


def alpha_m(V):
    return 0.288 * 10.0 * linoid((V + 46.0) / 10.0)


def beta_m(V):
    return 1.38 * exp(-(V + 46.0) / 18.0)


def alpha_h(V):
    return 0.0081 * exp(-(V + 45.0) / 14.7)


def beta_h(V):
    return 4.38 / (1.0 + exp(-(V + 45.0) / 9.0))


def slow_potassium_gate_rate(V, h_K, tau_h_K):
    steady = 1.0 / (1.0 + exp((V + 40.0) / 7.5))
    return (steady - h_K) / (tau_h_K * exp(-(V + 40.0) / 25.75))


def slow_sodium_gate_rate(V, S):
    steady = 1.0 / (1.0 + exp((V + 78.0) / 5.8))
    return (steady - S) * (0.2 + 5.65 * ((V + 90.0) / 100.0) ** 2) / 8571.0


def gates(V, n, h_K, m, h, S, tau_h_K):
    """Return the rates of the five gates of one membrane in 1/ms."""
    return (
        alpha_n(V) * (1.0 - n) - beta_n(V) * n,
        slow_potassium_gate_rate(V, h_K, tau_h_K),
        alpha_m(V) * (1.0 - m) - beta_m(V) * m,
        alpha_h(V) * (1.0 - h) - beta_h(V) * h,
        slow_sodium_gate_rate(V, S),
    )


def goldman_drive(u, inside, outside, kT_per_e):
    """Return the Goldman driving force in mV·mM of a cation at the voltage u = V F/RT; exact through 0."""
    return kT_per_e * linoid(u) * (inside - outside * exp(-u))


def chloride_current(u, V, K_i, K_o, g_Cl, kT_per_e):
    # chloride is spread as potassium is, of a fixed amount: the constants are the paper's
    Cl_i = 156.5 / (5.0 + K_i / K_o)
    Cl_o = 156.5 - 5.0 * Cl_i
    activation = 1.0 / (1.0 + exp((V - 70.0) / 150.0))
    return -g_Cl * activation**4 * goldman_drive(-u, Cl_i, Cl_o, kT_per_e) / CHLORIDE_SCALE


def inward_rectifier(u, K_i, K_o, G_K, delta, K_K, K_S, S_i):
    """Return the conductance of the inward rectifier in mS/cm² (Adrian and Peachey's blocked pore)."""
    K_R = K_o * exp(delta * log(K_i / K_o))
    block = K_S * (1.0 + K_R**2 / K_K) / (S_i**2 * exp(2.0 * (1.0 - delta) * u))
    return G_K * K_R**2 / (K_K + K_R**2) * block / (1.0 + block)


def pump_current(u, Na_i, Na_o, K_o, J_NaK, K_mK, K_mNa):
    sigma = (exp(Na_o / 67.3) - 1.0) / 7.0
    by_voltage = 1.0 / (1.0 + 0.12 * exp(-0.1 * u) + 0.04 * sigma * exp(-u))
    return FARADAY * J_NaK * by_voltage / ((1.0 + K_mK / K_o) ** 2 * (1.0 + K_mNa / Na_i) ** 3)


def membrane_currents(
    V, K_i, K_o, Na_i, Na_o, n, h_K, m, h, S,
    g_Cl, G_K, g_K, g_Na, J_NaK, delta, K_K, K_S, S_i, K_mK, K_mNa, kT_per_e, rectifier_is_one_way,
):  # fmt: skip
    """Return the chloride, inward-rectifier, delayed potassium, sodium and pump current in uA/cm².

    Args:
        V, K_i, …, S: State of one membrane; `K_o`, `Na_o` of the fluid that it faces.
        g_Cl, …, K_mNa: As in `MEMBRANE`, the first five times the membrane's share.
        kT_per_e: RT/F in mV.
        rectifier_is_one_way: Whether outward current through the rectifier only counts, as at the surface.
    """
    u = V / kT_per_e
    potassium = goldman_drive(u, K_i, K_o, kT_per_e) / POTASSIUM_SCALE
    sodium = goldman_drive(u, Na_i, Na_o, kT_per_e) / SODIUM_SCALE
    rectified = max(potassium, 0.0) if rectifier_is_one_way else potassium
    return (
        chloride_current(u, V, K_i, K_o, g_Cl, kT_per_e),
        inward_rectifier(u, K_i, K_o, G_K, delta, K_K, K_S, S_i) * rectified,
        g_K * n**4 * h_K * potassium,
        g_Na * m**3 * h * S * sodium,
        pump_current(u, Na_i, Na_o, K_o, J_NaK, K_mK, K_mNa),
    )


def concentration_change(current, thickness):
    """Return the change in mM/ms that a current (uA/cm²) makes in a layer of `thickness` (cm)."""
    return current / (MS_PER_S * FARADAY * thickness)


def endplate_conductance(t, g_endplate, tau_rise, tau_decay):
    """Return the conductance in mS/cm² at `t` ms after transmitter came; its peak is `g_endplate`."""
    peak_time = log(tau_decay / tau_rise) * tau_rise * tau_decay / (tau_decay - tau_rise)
    peak = exp(-peak_time / tau_decay) - exp(-peak_time / tau_rise)
    return g_endplate * (exp(-t / tau_decay) - exp(-t / tau_rise)) / peak


MEMBRANE = {
    "C_m": Parameter(1.0, "uF/cm^2", "membrane capacitance", *SEEN, 0.5, 2.0),
    "g_Na": Parameter(804.0, "mS/cm^2", "peak sodium conductance", *SEEN, 400.0, 1600.0),
    "g_K": Parameter(64.8, "mS/cm^2", "peak delayed potassium conductance", *SEEN, 30.0, 130.0),
    "G_K": Parameter(11.1, "mS/cm^2", "largest conductance of the inward rectifier", *SEEN, 5.0, 22.0),
    "g_Cl": Parameter(19.65, "mS/cm^2", "chloride conductance", *SEEN, 5.0, 40.0),
    "J_NaK": Parameter(6.21e-4, "umol/cm^2/s", "largest rate of the sodium pump", *SEEN, 0.0, 1.3e-3),
    "tau_h_K": Parameter(
        1000.0, "ms", "slowness of inactivation of the potassium channel at the surface", *SEEN, 1.0, 2000.0
    ),
    "delta": Parameter(0.4, "1", "depth of the rectifier's site, as a share of the voltage", *SEEN, 0.2, 0.6),
    "K_K": Parameter(950.0, "mM^2", "potassium binding of the rectifier", *SEEN, 500.0, 2000.0),
    "K_S": Parameter(1.0, "mM^2", "blocker binding of the rectifier", *SEEN, 0.5, 2.0),
    "S_i": Parameter(10.0, "mM", "blocking ion of the rectifier, inside", *SEEN, 5.0, 20.0),
    "K_mK": Parameter(1.0, "mM", "potassium outside that half drives one site of the pump", *SEEN, 0.5, 2.0),
    "K_mNa": Parameter(13.0, "mM", "sodium inside that half drives one site of the pump", *SEEN, 6.0, 26.0),
    "temperature": Parameter(19.85, "degC", "temperature, in the electrical terms only", *SEEN, 10.0, 40.0),
}

TUBULE = {
    "R_a": Parameter(150.0, "ohm*cm^2", "access resistance of the tubules", *SEEN, 75.0, 300.0),
    "gamma": Parameter(4.8, "1", "tubular membrane over surface membrane", *SEEN, 2.0, 8.0),
    "eta_Na": Parameter(0.1, "1", "density of sodium channels against the surface", *SEEN, 0.05, 0.3),
    "eta_DR": Parameter(0.45, "1", "density of delayed potassium channels", *SEEN, 0.2, 1.0),
    "eta_IR": Parameter(1.0, "1", "density of inward rectifiers", *SEEN, 0.5, 2.0),
    "eta_Cl": Parameter(0.1, "1", "density of chloride channels", *SEEN, 0.0, 1.0),
    "eta_NaK": Parameter(0.1, "1", "density of sodium pumps", *SEEN, 0.0, 0.5),
    "tau_h_K_t": Parameter(
        1.0, "ms", "as tau_h_K in the tubule; the archived file has 1, the surface 1000: probably a slip of it",
        *SEEN, 1.0, 1000.0,
    ),
}  # fmt: skip

IONS = {
    "I_K_rest": Parameter(1.02, "uA/cm^2", "potassium leak that balances the ions at rest", *SEEN, 0.5, 2.0),
    "I_Na_rest": Parameter(-1.29, "uA/cm^2", "sodium leak that balances the ions at rest", *SEEN, -2.6, -0.6),
    "tubule_width": Parameter(1e-6, "cm", "volume of tubules over their membrane (tsi)", *SEEN, 0.5e-6, 4e-6),
    "fibre_width": Parameter(2.5e-3, "cm", "volume of fibre over its surface (tsi2)", *SEEN, 1e-3, 5e-3),
    "space_width": Parameter(5e-4, "cm", "volume of space outside over the surface (tsi3)", *SEEN, 2e-4, 2e-3),
    "tau_K": Parameter(350.0, "ms", "potassium from the tubule to the space outside", *SEEN, 100.0, 1000.0),
    "tau_Na": Parameter(350.0, "ms", "sodium from the tubule to the space outside", *SEEN, 100.0, 1000.0),
    "tau_K2": Parameter(21875.0, "ms", "the same, seen by that space", *SEEN, 5000.0, 60000.0),
    "tau_Na2": Parameter(21875.0, "ms", "the same for sodium", *SEEN, 5000.0, 60000.0),
    "f_T": Parameter(0.0032, "1", "volume of tubules over volume of fibre", *SEEN, 0.001, 0.01),
}

STIMULUS = {
    "I": Parameter(150.0, "uA/cm^2", "stimulus at the surface", PAPER, "measured", 0.0, 1000.0),
    "I_duration": Parameter(0.5, "ms", "length of one stimulus", PAPER, "measured", 0.0, 5.0),
    "g_endplate": Parameter(
        0.0, "mS/cm^2", "peak conductance of the end-plate, opened with every stimulus",
        "this_course", "assumed", 0.0, 20.0,
    ),
    "E_endplate": Parameter(
        0.0, "mV", "reversal potential of the end-plate", "this_course", "recalled", -15.0, 0.0
    ),
    "tau_rise": Parameter(
        0.3, "ms", "rise of the end-plate conductance", "this_course", "recalled", 0.1, 0.5
    ),
    "tau_decay": Parameter(
        1.8, "ms", "decay of the end-plate conductance at 20 °C; 1.0 at 37 °C",
        "this_course", "recalled", 0.6, 4.0,
    ),
    "I_start": Parameter(0.0, "ms", "first stimulus", "this_course", "assumed", 0.0),
    "interval": Parameter(10.0, "ms", "from one stimulus to the next", "this_course", "assumed", 5.0, 1e5),
    "pulses": Parameter(0.0, "1", "number of stimuli", "this_course", "assumed", 0.0, 1000.0),
}  # fmt: skip
