"""Why the inward rectifier rectifies: magnesium and spermine plug its pore from inside, and compete for it.

Three sites for magnesium, each open or blocked, leave sub-conductances of 2/3 and 1/3; spermine plugs what magnesium
has left free and blocks harder. So more magnesium blocks, but keeps spermine out: outward current has a maximum at
an intermediate concentration (Ishihara and colleagues 2009, as written in the public Kyoto heart model). A tenth of
the channels knows spermine only.
"""

from math import exp, log

from mgmodels.engine import Model, Parameter

LINEAGE = ("ishihara_2009", "recalled")  # read in public code of the Kyoto model, not in the paper


def free_of_magnesium(v, Mg_i):
    """Return the share of magnesium's sites that are free at v = V - E_K (mV); `Mg_i` in mM.

    >>> round(free_of_magnesium(0.0, 0.8), 3)
    0.349
    """
    # it leaves at 12 exp(-v/40) and comes at 28 Mg exp(v/40), in 1/ms and 1/(ms mM)
    return 1.0 / (1.0 + 28.0 / 12.0 * Mg_i * exp(0.05 * v))


def spermine_rates(v, Mg_i, spermine):
    """Return how fast spermine (uM) plugs a pore and leaves it, in 1/ms."""
    w = v + 8.0 * Mg_i
    leaves = 0.17 * exp(-0.07 * w) / (1.0 + 0.01 * exp(0.12 * w))
    enters = 0.28 * spermine * exp(0.15 * w) / (1.0 + 0.01 * exp(0.13 * w))
    # only into a pore with all three sites free
    return enters * free_of_magnesium(v, Mg_i) ** 3, leaves


def spermine_block_rate(v, plugged, Mg_i, spermine):
    enters, leaves = spermine_rates(v, Mg_i, spermine)
    return enters * (1.0 - plugged) - leaves * plugged


def steady_spermine_block(v, Mg_i, spermine):
    enters, leaves = spermine_rates(v, Mg_i, spermine)
    return enters / (enters + leaves)


def dual_rectifier_current(v, plugged, K_o, Mg_i, spermine, g_K1_dual):
    """Return the current in pA/pF at v = V - E_K (mV); `plugged` is the share of pores with spermine."""
    weak = 1.0 / (1.0 + spermine / (40.0 * exp(-v / 9.1)))
    # the mean of the sub-conductances 1, 2/3, 1/3, 0 of three sites is the share of free sites
    conducting = 0.9 * (1.0 - plugged) * free_of_magnesium(v, Mg_i) + 0.1 * weak
    by_potassium = exp(0.6 * log(K_o / 5.4)) / (1.0 + exp(-(K_o - 3.1) / 0.6))
    return g_K1_dual * by_potassium * conducting * v


DUAL_RECTIFIER = {
    "g_K1_dual": Parameter(
        0.75, "mS/uF", "conductance of the dual rectifier; the Kyoto model has 2.6, 0.75 keeps this cell's APD",
        "this_course", "fitted", 0.0, 3.0,
    ),
    "spermine": Parameter(5.0, "uM", "free spermine inside", *LINEAGE, 0.0, 20.0),
}  # fmt: skip


def steady_current(driving_force, K_o, Mg_i, spermine, g_K1_dual):
    plugged = steady_spermine_block(driving_force, Mg_i, spermine)
    current = dual_rectifier_current(driving_force, plugged, K_o, Mg_i, spermine, g_K1_dual)
    return current, free_of_magnesium(driving_force, Mg_i), plugged


dual_rectifier = Model(
    name="dual_rectifier",
    title="Inward rectifier that magnesium and spermine plug",
    parameters={
        "driving_force": Parameter(20.0, "mV", "V - E_K", "this_course", "assumed", -40.0, 150.0),
        "K_o": Parameter(5.4, "mM", "potassium outside", "ten_tusscher_panfilov_2006", "measured", 2.0, 10.0),
        "Mg_i": Parameter(0.8, "mM", "free magnesium inside", "watanabe_konishi_2001", "recalled", 0.01, 5.0),
    }
    | DUAL_RECTIFIER,
    outputs={
        "I_K1": ("pA/pF", "current after a long time at this voltage, outward positive"),
        "free_of_magnesium": ("1", "share of magnesium's sites that are free"),
        "plugged": ("1", "share of pores that spermine plugs"),
    },
    output_function=steady_current,
    roles={"mg_cytosol": "Mg_i"},
    sources=("ishihara_2009", "vandenberg_1987"),
    scope="Steady current through cardiac inward rectifiers at 0.01 to 5 mM free magnesium and some micromoles of "
    "spermine, near and above the potassium potential.",
    not_modelled="Spermidine and other polyamines, the phosphoinositides that hold the channel open, and changes of "
    "spermine. Read in public code of the Kyoto heart model; the paper itself was not seen.",
)  # fmt: skip
