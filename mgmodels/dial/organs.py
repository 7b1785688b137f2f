"""The six organs of the one dial, each read from the model of its own chapter. Nothing is modelled here."""

from functools import lru_cache

import numpy as np

from mgmodels.dial.organ import Organ, Reading
from mgmodels.engine import steady_state
from mgmodels.heart import action_potential, beat, steady_state_of_beats, ten_tusscher_panfilov
from mgmodels.magnesium import PRESETS, gate_shift
from mgmodels.muscle import light_fibre, neuromuscular_junction, twitch, twitch_shape
from mgmodels.muscle.human_like import human_like
from mgmodels.nerve import hodgkin_huxley
from mgmodels.nerve.excitability import rheobase
from mgmodels.synapse import open_fraction
from mgmodels.synapse.nmda_block import BAND
from mgmodels.vitamin_b6 import plp_cell

NORMAL_OUTSIDE = PRESETS["normal"].serum_ionised  # mM
TEST_CURRENT = 2.2  # uA/cm^2, just short of the normal threshold
REST = -70.0  # mV, where the leak of the NMDA receptor is read
BEATS = 3  # paced after a change; fifty more change the duration by less than one per cent (tested)

SPIKE = np.linspace(0.0, 30.0, 121)  # ms
VOLTAGE = np.linspace(-90.0, 20.0, 56)  # mV
IMPULSES = np.arange(0.0, 4.0) * 500.0  # ms: the train of four of an anaesthetist
TWITCH = np.r_[np.arange(-5.0, 30.0, 1.0), np.arange(30.0, 150.01, 4.0)]  # ms
# the peak is flat: a tenth of a millisecond in its place would be half a per cent of the relaxation
FINE = np.unique(np.round(np.r_[TWITCH, np.arange(14.0, 24.0, 0.01), np.arange(24.0, 80.0, 0.2)], 3))
BEAT = np.r_[np.arange(0.0, 2.0, 0.05), np.arange(2.0, 10.0, 0.5), np.arange(10.0, 600.0, 2.0)]  # ms
HOURS = np.linspace(0.0, 96.0, 49)


def nerve(status, charge_density=None, potassium_gate_shift=1.0):
    """The current that makes a motor nerve fire once, uA/cm^2; the run is the answer to a current just below normal."""
    charge = {} if charge_density is None else {"charge_density": charge_density}
    shift = gate_shift(status.serum_ionised, Mg_reference=NORMAL_OUTSIDE, **charge)
    gates = {"gate_shift": float(shift), "potassium_gate_shift": potassium_gate_shift}
    threshold = rheobase(hodgkin_huxley, low=0.0, high=12.0, tolerance=0.005, **gates)
    run = hodgkin_huxley.solve(SPIKE[-1], times=SPIKE, I=TEST_CURRENT, I_start=2.0, rtol=1e-4, **gates)
    return Reading(threshold, SPIKE, run["V"])


def nmda(status, law="jahr_stevens"):
    """The share of the open NMDA channels that magnesium leaves free at rest; the curve is that share over voltage."""
    free = open_fraction(VOLTAGE, status.csf_ionised, law)
    return Reading(float(open_fraction(REST, status.csf_ionised, law)), VOLTAGE, free)


def junction(status, K_Mg=None, magnesium_dulling=None):
    """The quanta that an impulse releases at a healthy end-plate; the bars are four end-plate potentials, mV."""
    given = {"K_Mg": K_Mg, "magnesium_dulling": magnesium_dulling}
    changes = {name: value for name, value in given.items() if value is not None}
    response = neuromuscular_junction.with_parameters(**changes).at(status).respond(IMPULSES)
    return Reading(float(response.quanta[0]), IMPULSES, response.potential)


def muscle(status, K_SERCA=0.1):
    """The time in which a twitch relaxes by half, ms; the run is its force against a tetanus."""
    cell = status.in_cell("muscle")
    run = twitch(human_like(light_fibre), Mg_i=cell.cytosolic_free, K_SERCA=K_SERCA, times=FINE)
    shown = np.searchsorted(FINE, TWITCH - 1e-6)
    return Reading(twitch_shape(run)["half_relaxation"], TWITCH, run["force"][shown])


@lru_cache(maxsize=1)
def rested_heart():
    """Return the state of the healthy heart cell after fifty beats, from which every other is paced on."""
    return steady_state_of_beats(ten_tusscher_panfilov, 50, 1000.0)


def heart(status, K_Mg_outside=None, K_Mg_inside=None):
    """The duration of a ventricular action potential to nine tenths, ms; the run is its voltage."""
    cell = status.in_cell("heart")
    given = {"K_Mg_outside": K_Mg_outside, "K_Mg_inside": K_Mg_inside}
    changes = {name: value for name, value in given.items() if value is not None}
    run = beat(ten_tusscher_panfilov.at(cell), BEATS, initial=rested_heart(), times=BEAT, **changes)
    return Reading(action_potential(run).apd90, BEAT, run["V"])


def vitamin_b6(status, K_MgATP_PDXK=0.5, K_Mg_PDXP=0.2):
    """The free pyridoxal phosphate of a neuron, uM; the run is the four days in which it gets there."""
    changes = {"Mg": status.cytosolic_free, "K_MgATP_PDXK": K_MgATP_PDXK, "K_Mg_PDXP": K_Mg_PDXP}
    settled = steady_state(plp_cell, settle=0, **changes)["PLP"]
    start = steady_state(plp_cell, settle=0, **changes | {"Mg": PRESETS["normal"].cytosolic_free})
    run = plp_cell.solve(60.0 * HOURS[-1], times=60.0 * HOURS, initial=start, **changes)
    return Reading(settled, HOURS, run["PLP"])


def ranges(model, *names):
    return {name: (model.parameters[name].low, model.parameters[name].high) for name in names}


ORGANS = {
    organ.name: organ
    for organ in (
        Organ(
            "nerve", "Motor nerve", "current for one spike", "uA/cm^2", ("serum_ionised",),
            {"charge_density": (-1.2, -0.5), "potassium_gate_shift": (0.5, 1.0)}, nerve,
        ),
        Organ("nmda", "NMDA receptor", "free at rest", "1", ("csf_ionised",), {"law": BAND}, nmda),
        Organ(
            "junction", "Nerve to muscle", "quanta an impulse", "1", ("serum_ionised",),
            {"magnesium_dulling": (0.0, 0.1)}, junction,
        ),
        Organ(
            "muscle", "Muscle", "half relaxation", "ms", ("cytosolic_free",), {"K_SERCA": (0.03, 0.3)}, muscle,
        ),
        Organ(
            "heart", "Heart cell", "action potential, 90 %", "ms", ("serum_ionised", "cytosolic_free", "mgatp"),
            ranges(ten_tusscher_panfilov, "K_Mg_outside", "K_Mg_inside"), heart,
        ),
        Organ(
            "vitamin_b6", "Vitamin B6", "free PLP", "uM", ("cytosolic_free",),
            {"K_MgATP_PDXK": (0.06, 1.5), "K_Mg_PDXP": (0.0, 1.0)}, vitamin_b6,
        ),
    )
}  # fmt: skip
"""The organs by name, in the order of the chapters."""
