"""A fast muscle fibre from its action potential to its force (Shorten and colleagues 2007), in 56 states.

Time 0 is when the fibre is closed: before it, its free magnesium is held at `Mg_rest`. A run that starts long
enough before has the rest that belongs to its parameters; `mgmodels.muscle.twitch` and `tetanus` do so.
"""

from mgmodels.engine import Event, Model, Parameter, State
from mgmodels.muscle.calcium_handling import BUFFERS, COMPARTMENTS, HELD, PHOSPHATE, RETICULUM
from mgmodels.muscle.calcium_release import RELEASE
from mgmodels.muscle.crossbridges import FILAMENT
from mgmodels.muscle.fibre_equations import rhs, stimulus_edges
from mgmodels.muscle.fibre_membrane import IONS, MEMBRANE, STIMULUS, TUBULE
from mgmodels.muscle.fibre_readings import CONSERVED, READINGS, readings

PAPER = "shorten_2007"


def zero_crossing(V_S):
    return V_S


def gate(value, meaning):
    return State(value, "1", meaning, gate=True)


def few(value, meaning):
    # so few channels are open at rest that a smaller change than usual matters
    return State(value, "1", meaning, gate=True, scale=1e-3)


def level(value, unit, meaning, scale=0.0):
    return State(value, unit, meaning, 0.0, scale=scale)


# at rest: 60 s from the start of the archived file, in the surroundings of `HELD`
STATES = {
    "V_S": State(-87.77817, "mV", "membrane potential at the surface"),
    "V_t": State(-87.42676, "mV", "membrane potential in the tubules"),
    "K_t": level(4.935234, "mM", "potassium in the tubules"),
    "K_i": level(151.5318, "mM", "potassium inside"),
    "K_e": level(4.654723, "mM", "potassium outside"),
    "Na_i": level(12.75277, "mM", "sodium inside"),
    "Na_t": level(130.4551, "mM", "sodium in the tubules"),
    "Na_e": level(132.7769, "mM", "sodium outside"),
    "n": gate(0.003065938, "potassium activation"),
    "h_K": gate(0.9982886, "slow potassium inactivation"),
    "m": gate(0.01315281, "sodium activation"),
    "h": gate(0.7988071, "sodium inactivation"),
    "S": gate(0.7794054, "slow sodium inactivation"),
    "n_t": gate(0.003227962, "potassium activation, tubule"),
    "h_K_t": gate(0.9982097, "slow potassium inactivation, tubule"),
    "m_t": gate(0.01377395, "sodium activation, tubule"),
    "h_t": gate(0.7885564, "sodium inactivation, tubule"),
    "S_t": gate(0.7735782, "slow sodium inactivation, tubule"),
    "C_0": gate(0.910858, "release channel closed, no sensor moved"),
    "C_1": gate(0.08603467, "closed, one sensor moved"),
    "C_2": gate(0.003047386, "closed, two sensors moved"),
    "C_3": gate(4.797324e-05, "closed, three sensors moved"),
    "C_4": gate(2.832056e-07, "closed, four sensors moved"),
    "O_0": few(1.821716e-06, "release channel open, no sensor moved"),
    "O_1": few(4.301733e-06, "open, one sensor moved"),
    "O_2": few(3.809233e-06, "open, two sensors moved"),
    "O_3": few(1.499164e-06, "open, three sensors moved"),
    "O_4": few(2.212544e-07, "open, four sensors moved"),
    "Ca_1": level(0.8648723, "uM", "free calcium where it is released", 1.0),
    "Ca_SR1": level(882.3724, "uM", "free calcium in the reticulum behind the channels"),
    "Ca_2": level(0.2130357, "uM", "free calcium in the myoplasm", 0.1),
    "Ca_SR2": level(883.4903, "uM", "free calcium in the rest of the reticulum"),
    "CaP_1": gate(0.8573636, "parvalbumin with calcium, compartment 1"),
    "CaP_2": gate(0.5968716, "parvalbumin with calcium"),
    "MgP_1": gate(0.1307501, "parvalbumin with magnesium, compartment 1"),
    "MgP_2": gate(0.3695344, "parvalbumin with magnesium"),
    "CaCs_1": gate(0.4137943, "calsequestrin with calcium, behind the channels"),
    "CaCs_2": gate(0.4141015, "calsequestrin with calcium"),
    "CaATP_1": level(1.721112, "uM", "calcium on ATP, compartment 1", 1.0),
    "CaATP_2": level(0.7889479, "uM", "calcium on ATP", 1.0),
    "MgATP_1": level(7271.973, "uM", "magnesium on ATP, compartment 1"),
    "MgATP_2": level(7272.002, "uM", "magnesium on ATP"),
    "ATP_1": level(726.3061, "uM", "ATP without either, compartment 1"),
    "ATP_2": level(727.2092, "uM", "ATP without either"),
    "Mg_1": level(1000.007, "uM", "free magnesium, compartment 1"),
    "Mg_2": level(999.9999, "uM", "free magnesium"),
    "CaT": gate(0.07397565, "filament off, one calcium"),
    "CaCaT": gate(0.003193, "filament off, two calcium"),
    "D_0": gate(0.0009223709, "filament on, no calcium"),
    "D_1": gate(0.001278701, "filament on, one calcium"),
    "D_2": gate(0.002975782, "filament on, two calcium"),
    "A_1": gate(0.0002956858, "heads attached, before the stroke"),
    "A_2": gate(0.0002365487, "heads attached, after the stroke: they pull"),
    "P": level(0.1599878, "mM", "phosphate", 0.01),
    "P_SR": level(0.1707732, "mM", "phosphate in the reticulum", 0.01),
    "P_CSR": level(0.0, "mM", "calcium phosphate that fell out there", 0.01),
}

FORCE = {
    "force_reference": Parameter(
        2.554, "uM", "pulling crossbridges at the peak of a tetanus at 100 Hz from rest",
        "this_course", "fitted", 0.5, 10.0,
    ),
}  # fmt: skip

muscle_fibre = Model(
    name="muscle_fibre",
    title="Fast muscle fibre, from action potential to force",
    rhs=rhs,
    states=STATES,
    parameters=MEMBRANE | TUBULE | IONS | STIMULUS | RELEASE | RETICULUM | BUFFERS | HELD | PHOSPHATE
    | COMPARTMENTS | FILAMENT | FORCE,
    outputs=READINGS,
    output_function=readings,
    events={"spike": Event(zero_crossing, direction=+1)},
    event_resolution=0.1,
    discontinuities=stimulus_edges,
    conserved=CONSERVED,
    stiff=True,
    roles={
        "membrane_potential": "V_S", "stimulus": "I", "mg_cytosol": "Mg_rest", "mgatp": "MgATP",
    },
    sources=(PAPER, "stern_1997", "baylor_hollingworth_1998", "rios_2010"),
    scope="Twitches and tetani of a mouse's fast fibre at 20 °C, over milliseconds to seconds, with magnesium "
    "as ion, on ATP and on parvalbumin. As in the paper unless Mg_affinity, K_SERCA or troponin_Mg_affinity "
    "is set: those are this course's additions, each 0 where off.",
    not_modelled="Length and shortening, calcium through the surface, mitochondria, ATP spent and made again, "
    "transport of magnesium, rigor. Free calcium at rest is 2 to 4 times what is measured. With little magnesium the "
    "calcium peak falls, which experiments do not show. The paper's fibre has no rest of its own: potassium outside "
    "runs down and after half a minute it cannot be fired, so here it is held until time 0.",
)  # fmt: skip
