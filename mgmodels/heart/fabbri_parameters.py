"""The parameters of Fabbri and colleagues' human sinus node cell, with milliseconds for the paper's seconds."""

from mgmodels.engine import Parameter

PAPER = "fabbri_2017"
SEEN = (PAPER, "measured")  # in a public transcription of the authors' model


def seen(value, unit, meaning):
    """Return a parameter of the paper, from half to twice its value."""
    return Parameter(value, unit, meaning, *SEEN, 0.5 * value, 2.0 * value)


CHANNELS = {
    "C_m": seen(57.0, "pF", "capacitance of the cell"),
    "g_f": Parameter(4.27, "nS", "funny conductance", *SEEN, 0.0, 8.6),
    "f_ratio": seen(0.5927, "1", "sodium against potassium conductance of the funny channel"),
    "g_Na": Parameter(22.3, "nS", "sodium conductance", *SEEN, 0.0, 44.6),
    "P_CaL": seen(457.8, "pA/mM", "permeability of the L-type channel for calcium"),
    "L_type_share": Parameter(
        1.0, "1", "share of the L-type permeability that magnesium outside leaves; 1 at 0.55 mM",
        "this_course", "assumed", 0.3, 2.0,
    ),
    "P_CaT": Parameter(41.32, "pA/mM", "permeability of the T-type channel", *SEEN, 0.0, 82.6),
    "K_fCa": seen(3.38e-4, "mM", "calcium that inactivates half of the L-type channels"),
    "alpha_fCa": seen(0.0075, "1/ms", "rate of that inactivation"),
    "g_to": seen(3.5, "nS", "transient outward conductance"),
    "g_Kr": seen(4.24, "nS", "rapid delayed-rectifier conductance"),
    "g_Ks": seen(0.65, "nS", "slow delayed-rectifier conductance"),
    "g_Kur": seen(0.1539, "nS", "ultrarapid delayed-rectifier conductance"),
    "g_KACh": seen(3.45, "nS", "potassium conductance that acetylcholine opens"),
    "PK_Na": seen(0.12, "1", "permeability for sodium against potassium, and the other way in the sodium channel"),
}  # fmt: skip

CARRIERS = {
    "I_NaCa_max": seen(3343.0, "pA", "largest exchanger current"),
    "I_NaK_max": seen(81.05, "pA", "largest pump current"),
    "K_mK": seen(1.4, "mM", "potassium outside that half drives the pump"),
    "K_mNa": seen(14.0, "mM", "sodium inside that half drives the pump"),
}

CALCIUM = {
    "k_release": seen(148041.0851, "1/ms", "rate of release through open channels"),
    "k_o": seen(10.0, "1/(ms*mM^2)", "opening of release channels by calcium"),
    "k_om": seen(0.66, "1/ms", "their closing"),
    "k_i": seen(0.5, "1/(ms*mM)", "their inactivation by calcium"),
    "k_im": seen(0.005, "1/ms", "their recovery"),
    "P_up": seen(0.005, "mM/ms", "largest uptake into the reticulum"),
    "K_up": seen(2.86113e-4, "mM", "calcium that half drives uptake"),
    "TC": seen(0.031, "mM", "troponin sites for calcium alone"),
    "TMC": seen(0.062, "mM", "troponin sites for calcium or magnesium"),
    "CM": seen(0.045, "mM", "calmodulin"),
    "CQ": seen(10.0, "mM", "calsequestrin"),
    "Mg_i": Parameter(
        2.5, "mM", "free magnesium inside, on troponin only; the paper's value is three times what is measured",
        *SEEN, 0.2, 5.0,
    ),
    "on_TC": seen(88.8, "1/(ms*mM)", "calcium onto troponin"),
    "off_TC": seen(0.446, "1/ms", "calcium off troponin"),
    "on_TMC": seen(227.7, "1/(ms*mM)", "calcium onto the sites for either"),
    "off_TMC": seen(0.00751, "1/ms", "calcium off the sites for either"),
    "on_TMM": seen(2.277, "1/(ms*mM)", "magnesium onto the sites for either"),
    "off_TMM": seen(0.751, "1/ms", "magnesium off the sites for either"),
    "on_CM": seen(1642.0, "1/(ms*mM)", "calcium onto calmodulin"),
    "off_CM": seen(0.542, "1/ms", "calcium off calmodulin"),
    "on_CQ": seen(0.1754, "1/(ms*mM)", "calcium onto calsequestrin"),
    "off_CQ": seen(0.445, "1/ms", "calcium off calsequestrin"),
}  # fmt: skip

SURROUNDINGS = {
    "Na_o": Parameter(140.0, "mM", "sodium outside", *SEEN, 120.0, 160.0),
    "Ca_o": Parameter(1.8, "mM", "calcium outside", *SEEN, 0.5, 4.0),
    "K_o": Parameter(5.4, "mM", "potassium outside", *SEEN, 2.5, 8.0),
    "K_i": Parameter(140.0, "mM", "potassium inside", *SEEN, 120.0, 160.0),
    "sodium_held": Parameter(1.0, "1", "1: sodium inside is held, as published; 0: it moves", *SEEN, 0.0, 1.0),
    "temperature": Parameter(36.85, "degC", "temperature, in the electrical terms only", *SEEN, 30.0, 42.0),
    "cell_length": seen(67.0, "um", "length of the cell"),
    "cell_radius": seen(3.9, "um", "radius of the cell"),
    "subspace_depth": seen(0.02, "um", "depth of the space under the membrane"),
    "ACh": Parameter(0.0, "mM", "acetylcholine of the vagus nerve", *SEEN, 0.0, 1e-4),
    "isoprenaline": Parameter(
        0.0, "1", "1 under isoprenaline at the paper's dose, 0 without; what lies between is this course's",
        *SEEN, 0.0, 1.0,
    ),
}  # fmt: skip

PARAMETERS = CHANNELS | CARRIERS | CALCIUM | SURROUNDINGS
