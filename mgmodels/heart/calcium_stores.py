"""Calcium in a ventricular cell: release from the reticulum into the narrow subspace, uptake, leak, buffers.

Concentrations in mM, fluxes in mM/ms: release and transfer of the subspace's neighbours, uptake and leak of the
reticulum, as in the paper. Magnesium inside holds the release channel shut; how strongly is not known for this
release law, which is phenomenological.
"""

from mgmodels.engine import Parameter
from mgmodels.heart.sources import SEEN


def magnesium_on_release(Mg_i, Mg_i_normal, K_Mg_release, release_block):
    """Return the factor on the affinity of the release channel for calcium: two sites that magnesium takes.

    >>> magnesium_on_release(0.8, 0.8, 0.06, 0.5)
    1.0
    """
    freed = (K_Mg_release + Mg_i_normal) / (K_Mg_release + Mg_i)
    return 1.0 + release_block * (freed * freed - 1.0)


def release(Ca_SR, Ca_SS, R, V_rel, k_1, k_2, k_3, k_4, K_luminal, most_luminal, least_luminal):
    """Return the release flux and the rate of the share `R` of channels that are not refractory."""
    luminal = most_luminal - (most_luminal - least_luminal) / (1.0 + (K_luminal / Ca_SR) ** 2)
    opens = k_1 / luminal * Ca_SS**2
    open_share = opens * R / (k_3 + opens)
    return V_rel * open_share * (Ca_SR - Ca_SS), k_4 * (1.0 - R) - k_2 * luminal * Ca_SS * R


def uptake(Ca_i, V_up, K_up):
    return V_up * Ca_i**2 / (Ca_i**2 + K_up**2)


def unbound(Ca, total, K):
    """Return the share of a change of calcium that stays free beside a fast buffer."""
    return 1.0 / (1.0 + total * K / (Ca + K) ** 2)


def with_buffer(Ca, total, K):
    return Ca + total * Ca / (Ca + K)


STORES = {
    "V_rel": Parameter(0.102, "1/ms", "largest release", *SEEN, 0.0, 0.2),
    "k_1": Parameter(0.15, "1/(ms*mM^2)", "opening of release channels by calcium", *SEEN, 0.07, 0.3),
    "k_2": Parameter(0.045, "1/(ms*mM)", "closing for a while, by calcium", *SEEN, 0.02, 0.09),
    "k_3": Parameter(0.06, "1/ms", "closing", *SEEN, 0.03, 0.12),
    "k_4": Parameter(0.005, "1/ms", "recovery", *SEEN, 0.0025, 0.01),
    "K_luminal": Parameter(1.5, "mM", "calcium in the store that half sets the channel's gain", *SEEN, 0.7, 3.0),
    "most_luminal": Parameter(2.5, "1", "its effect where the store is empty", *SEEN, 1.5, 4.0),
    "least_luminal": Parameter(1.0, "1", "its effect where the store is full", *SEEN, 0.5, 1.5),
    "V_leak": Parameter(3.6e-4, "1/ms", "leak of the reticulum", *SEEN, 0.0, 7e-4),
    "V_up": Parameter(6.375e-3, "mM/ms", "largest uptake (SERCA)", *SEEN, 1e-3, 1.3e-2),
    "K_up": Parameter(2.5e-4, "mM", "calcium that half drives it", *SEEN, 1e-4, 5e-4),
    "V_xfer": Parameter(0.0038, "1/ms", "calcium from the subspace to the cytosol", *SEEN, 0.0019, 0.0076),
    "buffer": Parameter(0.2, "mM", "buffer of the cytosol", *SEEN, 0.1, 0.4),
    "K_buffer": Parameter(0.001, "mM", "calcium that half fills it", *SEEN, 5e-4, 2e-3),
    "buffer_SR": Parameter(10.0, "mM", "buffer of the reticulum", *SEEN, 5.0, 20.0),
    "K_buffer_SR": Parameter(0.3, "mM", "calcium that half fills it", *SEEN, 0.15, 0.6),
    "buffer_SS": Parameter(0.4, "mM", "buffer of the subspace", *SEEN, 0.2, 0.8),
    "K_buffer_SS": Parameter(2.5e-4, "mM", "calcium that half fills it", *SEEN, 1.2e-4, 5e-4),
}

MAGNESIUM_ON_RELEASE = {
    "K_Mg_release": Parameter(
        0.06, "mM", "magnesium that takes the activating site of RyR2", "laver_honen_2008", "measured", 0.02, 0.2
    ),
    "release_block": Parameter(
        0.5, "1", "share of magnesium's hold on release that acts: 0 none, 1 all that the site's affinity says",
        "this_course", "assumed", 0.0, 1.0,
    ),
}  # fmt: skip

VOLUMES = {
    "C_m": Parameter(185.0, "pF", "capacitance of the cell", *SEEN, 90.0, 370.0),
    "V_c": Parameter(16404.0, "um^3", "volume of the cytosol", *SEEN, 8000.0, 32000.0),
    "V_SR": Parameter(1094.0, "um^3", "volume of the reticulum", *SEEN, 500.0, 2200.0),
    "V_SS": Parameter(54.68, "um^3", "volume of the subspace", *SEEN, 27.0, 110.0),
}
