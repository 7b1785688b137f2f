"""The parameters of O'Hara and Rudy's cell: endocardium, and what the other two layers of the wall have instead."""

from mgmodels.engine import Parameter

PAPER = "ohara_2011"
SEEN = (PAPER, "measured")  # in a public transcription of the authors' model


def seen(value, unit, meaning):
    """Return a parameter of the paper, from half to twice its value."""
    return Parameter(value, unit, meaning, *SEEN, 0.5 * value, 2.0 * value)


CHANNELS = {
    "g_Na": seen(75.0, "mS/uF", "peak fast sodium conductance"),
    "g_NaL": seen(0.0075, "mS/uF", "late sodium conductance"),
    "g_to": Parameter(0.02, "mS/uF", "transient outward conductance", *SEEN, 0.01, 0.08),
    "P_CaL": Parameter(1e-4, "L/F/ms", "permeability of the L-type channel for calcium", *SEEN, 5e-5, 2.5e-4),
    "L_type_share": Parameter(
        1.0, "1", "share of the L-type permeability that magnesium outside leaves; 1 at 0.55 mM",
        "this_course", "assumed", 0.3, 2.0,
    ),
    "g_Kr": Parameter(0.046, "mS/uF", "rapid delayed-rectifier conductance", *SEEN, 0.0, 0.092),
    "g_Ks": Parameter(0.0034, "mS/uF", "slow delayed-rectifier conductance", *SEEN, 0.0, 0.0068),
    "g_K1": seen(0.1908, "mS/uF", "inward-rectifier conductance"),
    "g_Kb": seen(0.003, "mS/uF", "background potassium conductance"),
    "P_Nab": seen(3.75e-10, "L/F/ms", "background permeability for sodium"),
    "P_Cab": seen(2.5e-8, "L/F/ms", "background permeability for calcium"),
    "PK_Na": seen(0.01833, "1", "permeability for sodium of the slow delayed rectifier, against potassium"),
    "K_mn": seen(0.002, "mM", "calcium that binds calmodulin at the L-type channel"),
    "k_2n": seen(1000.0, "1/ms", "rate of calcium-dependent inactivation"),
    "epicardial": Parameter(
        0.0, "1", "1 where transient outward inactivation is the quicker one of the epicardium", *SEEN, 0.0, 1.0
    ),
}  # fmt: skip

CARRIERS = {
    "I_NaCa_max": seen(8e-4, "V", "largest exchanger current over its turnover, A s/F"),
    "share_ss": seen(0.2, "1", "share of the exchangers that face the subspace"),
    "K_allo": seen(1.5e-4, "mM", "calcium that half wakes the exchanger"),
    "I_NaK_max": seen(30.0, "V", "largest pump current over its turnover, A s/F"),
    "MgATP": seen(9.8, "mM", "fuel of the sodium pump"),
    "MgADP": seen(0.05, "mM", "what is left of the fuel"),
    "phosphate": seen(4.2, "mM", "phosphate, all forms"),
    "K_MgATP": Parameter(
        1.698e-7, "mM", "MgATP that half drives the pump, as archived: so low that magnesium cannot matter here",
        *SEEN, 1e-7, 0.6,
    ),
    "I_pCa": seen(5e-4, "pA/pF", "largest current of the calcium pump in the membrane"),
    "K_pCa": seen(5e-4, "mM", "calcium that half drives it"),
}  # fmt: skip

CALCIUM = {
    "release_gain": seen(1.0, "1", "release of calcium against the endocardium"),
    "uptake_gain": seen(1.0, "1", "uptake of calcium against the endocardium"),
    "CMDN": seen(0.05, "mM", "calmodulin of the cytosol"),
    "K_CMDN": seen(0.00238, "mM", "calcium on half of it"),
    "TRPN": seen(0.07, "mM", "troponin"),
    "K_TRPN": seen(5e-4, "mM", "calcium on half of it"),
    "BSR": seen(0.047, "mM", "sites on the reticulum, in the subspace"),
    "K_BSR": seen(8.7e-4, "mM", "calcium on half of them"),
    "BSL": seen(1.124, "mM", "sites on the surface membrane, in the subspace"),
    "K_BSL": seen(0.0087, "mM", "calcium on half of them"),
    "CSQN": seen(10.0, "mM", "calsequestrin"),
    "K_CSQN": seen(0.8, "mM", "calcium on half of it"),
    "trapping": seen(0.05, "1/ms", "how fast the kinase is trapped in its active form"),
    "releasing": seen(6.8e-4, "1/ms", "how fast it is let go"),
    "K_CaMK": seen(0.15, "1", "active kinase at which half of the targets are phosphorylated"),
}

SURROUNDINGS = {
    "Na_o": Parameter(140.0, "mM", "sodium outside", *SEEN, 120.0, 160.0),
    "Ca_o": Parameter(1.8, "mM", "calcium outside", *SEEN, 0.5, 4.0),
    "K_o": Parameter(5.4, "mM", "potassium outside", *SEEN, 2.5, 8.0),
    "temperature": Parameter(36.85, "degC", "temperature, in the electrical terms only", *SEEN, 30.0, 42.0),
    "cell_length": seen(0.01, "cm", "length of the cell"),
    "cell_radius": seen(0.0011, "cm", "radius of the cell"),
}

STIMULUS = {
    "I": Parameter(116.0, "pA/pF", "stimulus, depolarising", "this_course", "assumed", 0.0, 200.0),
    "I_duration": Parameter(0.5, "ms", "length of a stimulus", "this_course", "assumed", 0.1, 5.0),
    "cycle_length": Parameter(1000.0, "ms", "from one stimulus to the next", "this_course", "assumed", 200.0, 10000.0),
    "pulses": Parameter(1.0, "1", "number of stimuli, from time 0", "this_course", "assumed", 0.0, 1000.0),
}

PARAMETERS = CHANNELS | CARRIERS | CALCIUM | SURROUNDINGS | STIMULUS


def layer(**factors):
    """Return parameter values that are these factors times the endocardium's."""
    return {name: factor * PARAMETERS[name].value for name, factor in factors.items()}


LAYERS = {
    "endocardium": {},
    "epicardium": layer(
        g_NaL=0.6, g_to=4.0, P_CaL=1.2, g_Kr=1.3, g_Ks=1.4, g_K1=1.2, I_NaCa_max=1.1, I_NaK_max=0.9, g_Kb=0.6,
        uptake_gain=1.3, CMDN=1.3,
    ) | {"epicardial": 1.0},
    "midmyocardium": layer(
        g_to=4.0, P_CaL=2.5, g_Kr=0.8, g_K1=1.3, I_NaCa_max=1.4, I_NaK_max=0.7, release_gain=1.7
    ),
}  # fmt: skip
