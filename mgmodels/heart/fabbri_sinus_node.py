"""The human sinus node cell of Fabbri, Fantini, Wilders and Severi (2017), in 33 states: it beats by itself."""

from mgmodels.engine import Event, Model, State
from mgmodels.heart.fabbri_equations import CURRENTS, currents, rhs
from mgmodels.heart.fabbri_parameters import PARAMETERS

__all__ = ["sinus_node"]

BEAT = -20.0  # mV, crossed once a beat


def beat_threshold(V):
    return V - BEAT


def gate(value, meaning, scale=0.0):
    return State(value, "1", meaning, gate=True, scale=scale)


def level(value, meaning, scale=0.0):
    return State(value, "mM", meaning, 0.0, scale=scale)


STATES = {
    "V": State(-47.787168, "mV", "membrane potential"),
    "m": gate(0.447724, "sodium activation"),
    "h": gate(0.003058, "sodium inactivation"),
    "d_L": gate(0.001921, "L-type activation"),
    "f_L": gate(0.846702, "L-type inactivation by voltage"),
    "f_Ca": gate(0.844449, "L-type inactivation by calcium"),
    "d_T": gate(0.268909, "T-type activation"),
    "f_T": gate(0.020484, "T-type inactivation"),
    "y": gate(0.009508, "funny activation"),
    "r_ur": gate(0.011845, "ultrarapid activation"),
    "s_ur": gate(0.845304, "ultrarapid inactivation"),
    "q": gate(0.430836, "transient outward inactivation"),
    "r": gate(0.014523, "transient outward activation"),
    "p_as": gate(0.283185, "rapid delayed rectifier, slow activation"),
    "p_af": gate(0.011068, "rapid delayed rectifier, fast activation"),
    "p_iy": gate(0.709051, "rapid delayed rectifier, inactivation"),
    "n": gate(0.1162, "slow delayed rectifier"),
    "a": gate(0.00277, "channel of the vagus nerve"),
    "R": gate(0.9308, "release channel shut"),
    "O": gate(6.181512e-9, "release channel open", 1e-7),
    "I": gate(4.595622e-10, "release channel inactivated", 1e-7),
    "RI": gate(0.069199, "release channel shut and inactivated"),
    "Na_i": level(5.0, "sodium inside"),
    "Ca_i": level(9.15641e-6, "calcium of the cytosol", 1e-5),
    "Ca_sub": level(6.226104e-5, "calcium under the membrane", 1e-5),
    "Ca_nsr": level(0.435148, "calcium of the network reticulum"),
    "Ca_jsr": level(0.409551, "calcium of the junctional reticulum"),
    "f_TC": gate(0.017929, "calcium on troponin"),
    "f_TMC": gate(0.259947, "calcium on the sites for either"),
    "f_TMM": gate(0.653777, "magnesium on the sites for either"),
    "f_CMi": gate(0.217311, "calcium on calmodulin, cytosol"),
    "f_CMs": gate(0.158521, "calcium on calmodulin, subspace"),
    "f_CQ": gate(0.138975, "calcium on calsequestrin"),
}

sinus_node = Model(
    name="sinus_node",
    title="Human sinus node cell of Fabbri and colleagues",
    rhs=rhs,
    states=STATES,
    parameters=PARAMETERS,
    outputs=CURRENTS,
    output_function=currents,
    events={"beat": Event(beat_threshold, direction=+1)},
    event_resolution=5.0,
    stiff=True,
    roles={"membrane_potential": "V", "ca_ecf": "Ca_o"},
    sources=("fabbri_2017",),
    scope="Spontaneous beats of one human sinus node cell at 37 °C, with the drugs that stand for the two nerves of "
    "the heart. Magnesium outside enters as a share of the L-type permeability, which is this course's addition.",
    not_modelled="The node as tissue, the nerves and the reflexes that answer a fall of blood pressure, surface "
    "charge, magnesium inside except on troponin. Sodium inside is held, as published, unless sodium_held is 0.",
)  # fmt: skip
