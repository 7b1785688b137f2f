"""The L-type calcium current, and the two places at which magnesium antagonises it.

Outside, magnesium takes calcium's place at the mouth of the pore; inside, it binds to a hand of the channel's tail
and lowers its activity. Either is one factor on the permeability, 1 where magnesium is normal.

Rates in 1/ms at 37 degC, V in mV, concentrations in mM. The constants of the gates are the paper's.
"""

from math import exp

from mgmodels.engine import Parameter
from mgmodels.engine.constants import FARADAY
from mgmodels.engine.numerics import linoid
from mgmodels.heart.sources import SEEN


def calcium_activation_rate(V, d):
    steady = 1.0 / (1.0 + exp((-8.0 - V) / 7.5))
    slow = 1.4 / (1.0 + exp((-35.0 - V) / 13.0)) + 0.25
    return (steady - d) / (slow * 1.4 / (1.0 + exp((V + 5.0) / 5.0)) + 1.0 / (1.0 + exp((50.0 - V) / 20.0)))


def calcium_inactivation_rate(V, f):
    steady = 1.0 / (1.0 + exp((V + 20.0) / 7.0))
    recovery = 180.0 / (1.0 + exp((V + 30.0) / 10.0)) + 20.0
    return (steady - f) / (
        1102.5 * exp(-((V + 27.0) ** 2) / 225.0) + 200.0 / (1.0 + exp((13.0 - V) / 10.0)) + recovery
    )


def fast_calcium_inactivation_rate(V, f2):
    steady = 0.67 / (1.0 + exp((V + 35.0) / 7.0)) + 0.33
    recovery = 80.0 / (1.0 + exp((V + 30.0) / 10.0))
    return (steady - f2) / (562.0 * exp(-((V + 27.0) ** 2) / 240.0) + 31.0 / (1.0 + exp((25.0 - V) / 10.0)) + recovery)


def inactivation_by_calcium_rate(Ca_SS, f_Ca):
    free = 1.0 / (1.0 + (Ca_SS / 0.05) ** 2)
    return (0.6 * free + 0.4 - f_Ca) / (80.0 * free + 2.0)


def calcium_current(V, d, f, f2, f_Ca, Ca_SS, Ca_o, P_CaL, kT_per_e):
    """Return the L-type calcium current in pA/pF; exact through V = 15 mV."""
    z = 2.0 * (V - 15.0) / kT_per_e
    return P_CaL * d * f * f2 * f_Ca * 2.0 * FARADAY * linoid(z) * (0.25 * Ca_SS - Ca_o * exp(-z))


def relative_block(Mg, reference, K):
    """Return what one blocking site leaves, against what it leaves at the reference (all in mM).

    >>> round(relative_block(2.4, 0.8, 0.65), 3)
    0.475
    """
    return (K + reference) / (K + Mg)


def mixed(factor, share):
    """Return a factor that acts in full where `share` is 1, and not at all where it is 0."""
    return 1.0 + share * (factor - 1.0)


def magnesium_on_calcium_current(
    Mg_o, Mg_o_normal, K_Mg_outside, block_outside, Mg_i, Mg_i_normal, K_Mg_inside, block_inside
):
    """Return the two factors on the permeability: of magnesium outside, and of magnesium inside."""
    return (
        mixed(relative_block(Mg_o, Mg_o_normal, K_Mg_outside), block_outside),
        mixed(relative_block(Mg_i, Mg_i_normal, K_Mg_inside), block_inside),
    )


CALCIUM_CURRENT = {
    "P_CaL": Parameter(3.98e-5, "L/F/ms", "permeability of L-type calcium channels", *SEEN, 0.0, 2e-4),
}

MAGNESIUM_LEVELS = {
    "Mg_o": Parameter(0.5695, "mM", "ionised magnesium outside", "altura_1994", "fitted", 0.0, 15.0),
    "Mg_i": Parameter(0.8, "mM", "free magnesium inside", "watanabe_konishi_2001", "recalled", 0.05, 8.0),
    "Mg_o_normal": Parameter(
        0.5695, "mM", "magnesium outside at which the channel is the paper's: 0.67 of 0.85 mM in serum",
        "altura_1994", "fitted", 0.4, 1.2,
    ),
    "Mg_i_normal": Parameter(
        0.8, "mM", "magnesium inside at which the cell is the paper's", "watanabe_konishi_2001", "recalled", 0.5, 1.2
    ),
}  # fmt: skip

CALCIUM_ANTAGONISM = {
    "K_Mg_outside": Parameter(
        9.07, "mM", "magnesium that halves the current from outside: fits a fall by 45 % from 1.2 to 9.6 mM",
        "tu_munchen_1991", "fitted", 4.0, 20.0,
    ),
    "block_outside": Parameter(
        1.0, "1", "share of that effect that acts: 0 none, 1 all", "this_course", "assumed", 0.0, 1.0
    ),
    "K_Mg_inside": Parameter(
        0.65, "mM", "magnesium that halves the current from inside", "brunet_2005", "measured", 0.4, 1.2
    ),
    "block_inside": Parameter(
        1.0, "1", "share of that effect that acts: 0 none, 1 all", "this_course", "assumed", 0.0, 1.0
    ),
}
