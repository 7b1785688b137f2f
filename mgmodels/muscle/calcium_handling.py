"""Where calcium goes in the myoplasm: pump, leak, parvalbumin, ATP, calsequestrin, phosphate.

Concentrations in uM, of phosphate in mM; times in ms; fluxes between compartments in uM·um³/ms. Compartment 1
is the narrow space where calcium is released, 2 the rest. Proteins are counted as shares of their total, so
that the total may be changed.
"""

from mgmodels.engine import Parameter

SEEN = ("shorten_2007", "measured")

UM_PER_MM = 1000.0


def pump_flux(Ca, nu_SR, K_SR):
    return nu_SR * Ca / (Ca + K_SR)


def pump_fuel(MgATP, K_SERCA, MgATP_reference):
    """Return the speed of the calcium pump against that at the reference MgATP (uM); `K_SERCA` in mM.

    >>> round(pump_fuel(4100.0, 0.1, 7.36), 3)
    0.989
    """
    K = UM_PER_MM * K_SERCA
    reference = UM_PER_MM * MgATP_reference
    return MgATP / (MgATP + K) * (reference + K) / reference


def parvalbumin(Ca, Mg, CaP, MgP, k_P_on, k_P_off, k_Mg_on, k_Mg_off):
    """Return how fast the shares of parvalbumin with calcium and with magnesium grow, in 1/ms."""
    empty = 1.0 - CaP - MgP
    return k_P_on * Ca * empty - k_P_off * CaP, k_Mg_on * Mg * empty - k_Mg_off * MgP


def binding(ion, partner, bound, k_on, k_off):
    """Return how fast `ion` and `partner` join, in uM/ms."""
    return k_on * ion * partner - k_off * bound


def calsequestrin(Ca_SR, CaCs, k_Cs_on, k_Cs_off):
    """Return how fast the share of calsequestrin with calcium grows, in 1/ms."""
    return k_Cs_on * Ca_SR * (1.0 - CaCs) - k_Cs_off * CaCs


def precipitation(P_SR, Ca_SR, P_CSR, A_p, B_p, solubility):
    """Return how fast calcium phosphate falls out in the reticulum, in mM/ms; negative where it dissolves."""
    product = P_SR * Ca_SR / UM_PER_MM
    if product > solubility:
        return A_p * (product - solubility) * product
    return -B_p * P_CSR * (solubility - product)


def volumes(L_x, R_R, share_SR, share_terminal):
    """Return the volumes of compartments 1 and 2 of the myoplasm, then of the reticulum, in um³."""
    half_sarcomere = 3.141592653589793 * R_R**2 * L_x
    myoplasm = (1.0 - share_SR) * half_sarcomere
    reticulum = share_SR * half_sarcomere
    rest = 1.0 - share_terminal
    return share_terminal * myoplasm, rest * myoplasm, share_terminal * reticulum, rest * reticulum


RETICULUM = {
    "nu_SR": Parameter(4.875, "uM*um^3/ms", "largest flux of the calcium pump", *SEEN, 0.5, 10.0),
    "K_SR": Parameter(1.0, "uM", "calcium that half drives the pump", *SEEN, 0.3, 2.0),
    "K_SERCA": Parameter(
        0.0, "mM", "MgATP that half drives the pump: 0 as in the paper, 0.1 likely, 0.01 to 0.3 possible",
        "this_course", "recalled", 0.0, 0.5,
    ),
    "MgATP_reference": Parameter(
        7.36, "mM", "MgATP at which the pump works as in the paper", "this_course", "assumed", 2.0, 10.0
    ),
    "L_e": Parameter(2e-5, "um^3/ms", "leak of the reticulum", *SEEN, 0.0, 1e-4),
    "tau_R": Parameter(0.75, "um^3/ms", "calcium from compartment 1 to 2", *SEEN, 0.3, 1.5),
    "tau_SR": Parameter(0.75, "um^3/ms", "calcium within the reticulum", *SEEN, 0.3, 1.5),
    "Cs_total": Parameter(31000.0, "uM", "sites of calsequestrin", *SEEN, 10000.0, 60000.0),
    "k_Cs_on": Parameter(4e-6, "1/(ms*uM)", "calcium onto calsequestrin", *SEEN, 2e-6, 8e-6),
    "k_Cs_off": Parameter(5e-3, "1/ms", "calcium off calsequestrin", *SEEN, 2.5e-3, 1e-2),
}  # fmt: skip

BUFFERS = {
    "P_total": Parameter(
        1500.0, "uM", "sites of parvalbumin; human muscle has next to none", *SEEN, 0.0, 2000.0
    ),
    "k_P_on": Parameter(0.0417, "1/(ms*uM)", "calcium onto parvalbumin", *SEEN, 0.02, 0.08),
    "k_P_off": Parameter(5e-4, "1/ms", "calcium off parvalbumin", *SEEN, 2.5e-4, 1e-3),
    "k_Mg_on": Parameter(3.3e-5, "1/(ms*uM)", "magnesium onto parvalbumin", *SEEN, 1.6e-5, 6.6e-5),
    "k_Mg_off": Parameter(3e-3, "1/ms", "magnesium off parvalbumin", *SEEN, 1.5e-3, 6e-3),
    "k_CaATP_on": Parameter(0.15, "1/(ms*uM)", "calcium onto ATP", *SEEN, 0.07, 0.3),
    "k_CaATP_off": Parameter(30.0, "1/ms", "calcium off ATP", *SEEN, 15.0, 60.0),
    "k_MgATP_on": Parameter(1.5e-3, "1/(ms*uM)", "magnesium onto ATP", *SEEN, 7.5e-4, 3e-3),
    "k_MgATP_off": Parameter(0.15, "1/ms", "magnesium off ATP", *SEEN, 0.07, 0.3),
    "tau_ATP": Parameter(0.375, "um^3/ms", "ATP from compartment 1 to 2", *SEEN, 0.15, 0.75),
    "tau_Mg": Parameter(1.5, "um^3/ms", "magnesium from compartment 1 to 2", *SEEN, 0.7, 3.0),
}  # fmt: skip

# Before time 0 the fibre stands in surroundings that hold these; from time 0 on it is closed, as in the paper.
# Without the surface's own calcium transport, which the paper leaves out, the store would set resting calcium;
# in a living fibre the surface does (Ríos 2010).
HELD = {
    "Mg_rest": Parameter(
        1.0, "mM", "free magnesium held before time 0; 0.56 in man", "shorten_2007", "assumed", 0.05, 5.0
    ),
    "K_rest": Parameter(
        4.66, "mM", "potassium outside, held before time 0: where the archived model stands after 20 s",
        "this_course", "assumed", 2.5, 9.0,
    ),
    "Ca_rest": Parameter(
        0.2131, "uM", "free calcium held before time 0: the closed model's own; fibres have 0.05 to 0.1",
        "this_course", "fitted", 0.03, 0.6,
    ),
    "hold": Parameter(
        0.01, "1/ms", "how fast magnesium and potassium are held", "this_course", "assumed", 0.0, 0.1
    ),
    "hold_calcium": Parameter(
        1.0, "1/ms", "how fast calcium is held; 0 leaves resting calcium to the store",
        "rios_2010", "assumed", 0.0, 5.0,
    ),
}  # fmt: skip

PHOSPHATE = {
    "b_p": Parameter(2.867e-5, "1/ms", "loss of phosphate", *SEEN, 0.0, 1e-4),
    "k_p": Parameter(3.62e-6, "um^3/ms", "phosphate into the reticulum", *SEEN, 0.0, 2e-5),
    "A_p": Parameter(1.0, "1/(ms*mM^3)", "speed at which calcium phosphate falls out", *SEEN, 0.0, 2.0),
    "B_p": Parameter(1e-4, "1/(ms*mM^2)", "speed at which it dissolves", *SEEN, 0.0, 1e-3),
    "solubility": Parameter(6.0, "mM^2", "product of calcium and phosphate that falls out", *SEEN, 3.0, 12.0),
}

COMPARTMENTS = {
    "L_x": Parameter(1.1, "um", "length of half a sarcomere", *SEEN, 0.8, 1.5),
    "R_R": Parameter(0.5, "um", "radius of a myofibril", *SEEN, 0.3, 1.0),
    "share_SR": Parameter(0.05, "1", "share of the reticulum in the volume", *SEEN, 0.03, 0.1),
    "share_terminal": Parameter(0.01, "1", "share of compartment 1 in each", *SEEN, 0.005, 0.03),
}
