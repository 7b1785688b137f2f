"""Pumps and exchangers of the ventricular membrane: sodium pump, sodium–calcium exchanger, calcium pump, leak.

Currents in pA/pF, concentrations in mM. The sodium pump burns MgATP; in the paper there is always enough.
"""

from math import exp

from mgmodels.engine import Parameter
from mgmodels.heart.sources import SEEN


def fuel(MgATP, K, MgATP_normal):
    """Return the speed of a pump that MgATP (mM) half drives at `K`, against that at normal MgATP.

    >>> round(fuel(6.0, 0.1, 8.0), 4)
    0.9959
    """
    return MgATP / (MgATP + K) * (MgATP_normal + K) / MgATP_normal


def sodium_pump_current(u, Na_i, K_o, I_NaK_max, K_mK, K_mNa):
    """Return the current of the sodium pump at u = V F/RT."""
    by_voltage = 1.0 / (1.0 + 0.1245 * exp(-0.1 * u) + 0.0353 * exp(-u))
    return I_NaK_max * K_o / (K_o + K_mK) * Na_i / (Na_i + K_mNa) * by_voltage


def exchanger_current(u, Na_i, Ca_i, Na_o, Ca_o, k_NaCa, K_mNai, K_mCa, k_sat, gamma_NaCa, alpha_NaCa):
    """Return the current of the sodium–calcium exchanger; inward where it brings calcium out."""
    into = exp((gamma_NaCa - 1.0) * u)
    moved = exp(gamma_NaCa * u) * Na_i**3 * Ca_o - alpha_NaCa * into * Na_o**3 * Ca_i
    return k_NaCa * moved / ((K_mNai**3 + Na_o**3) * (K_mCa + Ca_o) * (1.0 + k_sat * into))


def calcium_pump_and_leak(V, E_Ca, Ca_i, g_pCa, K_pCa, g_bCa):
    """Return the current of the membrane's calcium pump, and the background calcium current."""
    return g_pCa * Ca_i / (Ca_i + K_pCa), g_bCa * (V - E_Ca)


EXCHANGERS = {
    "I_NaK_max": Parameter(2.724, "pA/pF", "largest current of the sodium pump", *SEEN, 0.0, 5.5),
    "K_mK": Parameter(1.0, "mM", "potassium outside that half drives the pump", *SEEN, 0.5, 2.0),
    "K_mNa": Parameter(40.0, "mM", "sodium inside that half drives the pump", *SEEN, 20.0, 80.0),
    "k_NaCa": Parameter(1000.0, "pA/pF", "largest current of the exchanger", *SEEN, 0.0, 2000.0),
    "K_mNai": Parameter(87.5, "mM", "sodium binding of the exchanger", *SEEN, 40.0, 175.0),
    "K_mCa": Parameter(1.38, "mM", "calcium binding of the exchanger", *SEEN, 0.7, 2.8),
    "k_sat": Parameter(0.1, "1", "saturation of the exchanger at negative voltage", *SEEN, 0.05, 0.2),
    "gamma_NaCa": Parameter(0.35, "1", "place of the exchanger's barrier in the field", *SEEN, 0.2, 0.5),
    "alpha_NaCa": Parameter(2.5, "1", "weight of calcium inside: the subspace has more of it", *SEEN, 1.0, 4.0),
    "g_pCa": Parameter(0.1238, "pA/pF", "largest current of the membrane's calcium pump", *SEEN, 0.0, 0.25),
    "K_pCa": Parameter(5e-4, "mM", "calcium that half drives it", *SEEN, 2e-4, 1e-3),
    "g_bCa": Parameter(5.92e-4, "mS/uF", "background calcium conductance", *SEEN, 0.0, 1.2e-3),
}

FUEL = {
    "MgATP": Parameter(8.0, "mM", "MgATP inside", "watanabe_konishi_2001", "recalled", 1.0, 10.0),
    "MgATP_normal": Parameter(
        8.0, "mM", "MgATP at which both pumps are the paper's", "this_course", "assumed", 4.0, 10.0
    ),
    "K_MgATP_sodium_pump": Parameter(
        0.1, "mM", "MgATP that half drives the sodium pump; 0.1 to 0.3 likely, 0 for none",
        "this_course", "recalled", 0.0, 0.5,
    ),
    "K_MgATP_SERCA": Parameter(
        0.1, "mM", "MgATP that half drives the pump of the reticulum; 0.01 to 0.3 possible, 0 for none",
        "this_course", "recalled", 0.0, 0.5,
    ),
}  # fmt: skip
