"""A human ventricular cell (ten Tusscher and Panfilov 2006), with the places at which magnesium enters it.

Where magnesium is normal, and `gate_shift` and `dual_rectifier` are 0, it is the published cell.
"""

from mgmodels.engine import Event, Model, Parameter, State
from mgmodels.heart.calcium_current import CALCIUM_ANTAGONISM, CALCIUM_CURRENT, MAGNESIUM_LEVELS
from mgmodels.heart.calcium_stores import MAGNESIUM_ON_RELEASE, STORES, VOLUMES
from mgmodels.heart.dual_rectifier import DUAL_RECTIFIER
from mgmodels.heart.exchangers import EXCHANGERS, FUEL
from mgmodels.heart.inward_rectifier import RECTIFIER
from mgmodels.heart.potassium_currents import POTASSIUM
from mgmodels.heart.sodium_current import SODIUM
from mgmodels.heart.sources import PAPER, SEEN
from mgmodels.heart.ventricular_equations import READINGS, charge, readings, rhs, stimulus_edges


def upstroke(V, upstroke_level):
    return V - upstroke_level


def repolarisation(V, repolarisation_level):
    return V - repolarisation_level


def gate(value, meaning):
    return State(value, "1", meaning, gate=True)


def level(value, meaning, scale=0.0):
    return State(value, "mM", meaning, 0.0, scale=scale)


# as the public transcription of the epicardial cell starts
STATES = {
    "V": State(-85.23, "mV", "membrane potential"),
    "Ca_i": level(1.26e-4, "free calcium of the cytosol"),
    "Ca_SR": level(3.64, "free calcium of the reticulum"),
    "Ca_SS": level(3.6e-4, "free calcium of the subspace", 1e-5),
    "Na_i": level(8.604, "sodium inside"),
    "K_i": level(136.89, "potassium inside"),
    "m": gate(0.00172, "sodium activation"),
    "h": gate(0.7444, "sodium inactivation"),
    "j": gate(0.7045, "slow sodium inactivation"),
    "x_r1": gate(0.00621, "rapid potassium activation"),
    "x_r2": gate(0.4712, "rapid potassium inactivation"),
    "x_s": gate(0.0095, "slow potassium activation"),
    "r": gate(2.42e-8, "transient outward activation"),
    "s": gate(0.999998, "transient outward inactivation"),
    "d": gate(3.373e-5, "calcium activation"),
    "f": gate(0.7888, "slow calcium inactivation"),
    "f2": gate(0.9755, "fast calcium inactivation"),
    "f_Ca": gate(0.9953, "inactivation of the calcium channel by calcium"),
    "R": gate(0.9073, "release channels that are not refractory"),
    "plugged": gate(0.55, "inward rectifiers that spermine plugs; without effect where dual_rectifier is 0"),
}

SURROUNDINGS = {
    "K_o": Parameter(5.4, "mM", "potassium outside", *SEEN, 2.0, 10.0),
    "Na_o": Parameter(140.0, "mM", "sodium outside", *SEEN, 100.0, 180.0),
    "Ca_o": Parameter(2.0, "mM", "calcium outside", *SEEN, 0.5, 4.0),
    "temperature": Parameter(36.85, "degC", "temperature, in the electrical terms only", *SEEN, 30.0, 40.0),
    "gate_shift": Parameter(
        0.0, "mV", "shift of all gates by surface charge; negative with fewer divalent ions outside",
        "this_course", "assumed", -5.0, 10.0,
    ),
    "dual_rectifier": Parameter(
        0.0, "1", "inward rectifier: 0 the paper's curve, 1 plugged by magnesium and spermine",
        "this_course", "assumed", 0.0, 1.0,
    ),
}  # fmt: skip

PACING = {
    "I": Parameter(
        94.0, "pA/pF", "stimulus: twice the threshold, as in the public transcription", *SEEN, 0.0, 200.0
    ),
    "I_duration": Parameter(0.5, "ms", "length of one stimulus", *SEEN, 0.1, 3.0),
    "I_start": Parameter(0.0, "ms", "first stimulus", "this_course", "assumed", 0.0),
    "cycle_length": Parameter(1000.0, "ms", "from one stimulus to the next", "this_course", "assumed", 200.0, 1e5),
    "pulses": Parameter(100.0, "1", "number of stimuli", "this_course", "assumed", 0.0, 10000.0),
    "upstroke_level": Parameter(
        -40.0, "mV", "potential through which an upstroke rises", "this_course", "assumed", -60.0, 0.0
    ),
    "repolarisation_level": Parameter(
        -73.3, "mV", "potential at which nine tenths of the way back to rest are done",
        "this_course", "assumed", -80.0, -60.0,
    ),
}  # fmt: skip

# what sets the three kinds of cell of the wall apart
CELL_TYPES = {
    "epicardial": {"g_Ks": 0.392, "g_to": 0.294, "endocardial": 0.0},
    "endocardial": {"g_Ks": 0.392, "g_to": 0.073, "endocardial": 1.0},
    "midmyocardial": {"g_Ks": 0.098, "g_to": 0.294, "endocardial": 0.0},
}

ten_tusscher_panfilov = Model(
    name="ten_tusscher_panfilov",
    title="Human ventricular cell of ten Tusscher and Panfilov",
    rhs=rhs,
    states=STATES,
    parameters=SURROUNDINGS | PACING | SODIUM | RECTIFIER | DUAL_RECTIFIER | POTASSIUM | CALCIUM_CURRENT
    | EXCHANGERS | STORES | VOLUMES | MAGNESIUM_LEVELS | CALCIUM_ANTAGONISM | MAGNESIUM_ON_RELEASE | FUEL,
    outputs=READINGS,
    output_function=readings,
    events={
        "upstroke": Event(upstroke, direction=+1),
        "repolarisation": Event(repolarisation, direction=-1),
    },
    event_resolution=1.0,
    discontinuities=stimulus_edges,
    conserved={"charge": charge},
    stiff=True,
    roles={
        "membrane_potential": "V", "stimulus": "I", "mg_ecf": "Mg_o", "mg_cytosol": "Mg_i", "mgatp": "MgATP",
        "ca_ecf": "Ca_o",
    },
    sources=(PAPER, "ten_tusscher_2004"),
    scope="Action potential, currents and calcium of a human ventricular cell at 37 °C, beat after beat, at cycle "
    "lengths of 300 ms and more: epicardial as declared, `CELL_TYPES` says what changes for the others. Magnesium "
    "blocks the calcium channel from outside and from inside, restrains release, fuels two pumps, and with "
    "`dual_rectifier` plugs the inward rectifier.",
    not_modelled="Late sodium current, chloride, phosphorylation, transport and buffering of magnesium, contraction. "
    "With little potassium outside the action potential lengthens by 3 %, in hearts by far more. One site inside "
    "under-predicts how much calcium current grows where magnesium is very low. Release is phenomenological, so "
    "magnesium's hold on it is a guess. The membrane's capacitance is 1 uF/cm², its stimulus is carried by potassium.",
)  # fmt: skip
