"""Calcium inside the human sinus node cell: release, uptake, and the buffers, on some of which magnesium sits.

Fluxes in mM/ms.
"""

from math import exp

BARRIER_TAU, TRANSFER_TAU = 0.05469, 40.0  # ms, subspace to cytosol and network to junctional reticulum
UPTAKE_WIDTH = 5e-5  # mM
K_LOAD, LOAD_STEEPNESS, MOST_LOAD, LEAST_LOAD = 0.45, 2.5, 15.0, 1.0  # mM


def release_gates(R, O, I, RI, Ca_sub, Ca_jsr, k_o, k_om, k_i, k_im):  # noqa: E741
    """Return the rates of the four states of the release channel, in the order resting, open, inactivated, both."""
    by_load = MOST_LOAD - (MOST_LOAD - LEAST_LOAD) / (1.0 + (K_LOAD / Ca_jsr) ** LOAD_STEEPNESS)
    opening, inactivating = k_o / by_load * Ca_sub**2, k_i * by_load * Ca_sub
    opens = opening * R - k_om * O
    locks = inactivating * O - k_im * I
    shut_locks = inactivating * R - k_im * RI
    shut_opens = opening * RI - k_om * I
    return -shut_locks - opens, opens - locks, locks + shut_opens, shut_locks - shut_opens


def uptake(Ca_i, P_up, K_up, ACh, isoprenaline):
    slowed = 0.7 * ACh / (9e-5 + ACh) - 0.25 * isoprenaline
    return P_up * (1.0 - slowed) / (1.0 + exp((K_up - Ca_i) / UPTAKE_WIDTH))


def binds(Ca, share, on, off):
    """Return the rate in 1/ms at which the share of a buffer that holds calcium grows."""
    return on * Ca * (1.0 - share) - off * share


def magnesium_sites(Ca, Mg_i, f_TMC, f_TMM, on, off, on_Mg, off_Mg):
    """Return the rates for calcium and for magnesium on the sites of troponin that take either."""
    free = 1.0 - f_TMC - f_TMM
    return on * Ca * free - off * f_TMC, on_Mg * Mg_i * free - off_Mg * f_TMM
