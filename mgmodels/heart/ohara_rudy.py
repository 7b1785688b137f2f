"""The human ventricular cell of O'Hara, Virág, Varró and Rudy (2011), in 41 states: where afterdepolarisations arise.

`ohara_rudy` is an endocardial cell; `ohara_rudy.with_parameters(**LAYERS["midmyocardium"])` is one of the
middle of the wall.
"""

from mgmodels.engine import Event, Model, State
from mgmodels.heart.ohara_rudy_equations import CURRENTS, currents, rhs, stimulus_edges
from mgmodels.heart.ohara_rudy_parameters import LAYERS, PARAMETERS

__all__ = ["LAYERS", "ohara_rudy"]


def zero_crossing(V):
    return V


def gate(value, meaning):
    return State(value, "1", meaning, gate=True)


def level(value, meaning, scale=0.0):
    return State(value, "mM", meaning, 0.0, scale=scale)


# where the authors' code starts; a cell at rest is some thousand beats away
STATES = {
    "V": State(-87.0, "mV", "membrane potential"),
    "Na_i": level(7.0, "sodium of the myoplasm"),
    "Na_ss": level(7.0, "sodium of the subspace"),
    "K_i": level(145.0, "potassium of the myoplasm"),
    "K_ss": level(145.0, "potassium of the subspace"),
    "Ca_i": level(1e-4, "calcium of the myoplasm", 1e-4),
    "Ca_ss": level(1e-4, "calcium of the subspace", 1e-4),
    "Ca_nsr": level(1.2, "calcium of the network reticulum"),
    "Ca_jsr": level(1.2, "calcium of the junctional reticulum"),
    "m": gate(0.0, "fast sodium activation"),
    "h_f": gate(1.0, "fast sodium inactivation, fast"),
    "h_s": gate(1.0, "fast sodium inactivation, slow"),
    "j": gate(1.0, "recovery of fast sodium inactivation"),
    "h_sp": gate(1.0, "slow inactivation under CaMK"),
    "j_p": gate(1.0, "recovery under CaMK"),
    "m_L": gate(0.0, "late sodium activation"),
    "h_L": gate(1.0, "late sodium inactivation"),
    "h_Lp": gate(1.0, "late sodium inactivation under CaMK"),
    "a": gate(0.0, "transient outward activation"),
    "i_f": gate(1.0, "transient outward inactivation, fast"),
    "i_s": gate(1.0, "transient outward inactivation, slow"),
    "a_p": gate(0.0, "transient outward activation under CaMK"),
    "i_fp": gate(1.0, "fast transient outward inactivation under CaMK"),
    "i_sp": gate(1.0, "slow transient outward inactivation under CaMK"),
    "d": gate(0.2, "L-type activation"),
    "f_f": gate(1.0, "L-type inactivation by voltage, fast"),
    "f_s": gate(1.0, "L-type inactivation by voltage, slow"),
    "f_caf": gate(1.0, "L-type inactivation by calcium, fast"),
    "f_cas": gate(1.0, "L-type inactivation by calcium, slow"),
    "j_ca": gate(1.0, "recovery of L-type inactivation by calcium"),
    "f_fp": gate(1.0, "fast L-type inactivation by voltage under CaMK"),
    "f_cafp": gate(1.0, "fast L-type inactivation by calcium under CaMK"),
    "n_ca": gate(0.2, "L-type channels that inactivate by calcium"),
    "x_rf": gate(0.0, "rapid delayed rectifier, fast"),
    "x_rs": gate(0.0, "rapid delayed rectifier, slow"),
    "x_s1": gate(0.0, "slow delayed rectifier, activation"),
    "x_s2": gate(0.0, "slow delayed rectifier, deactivation"),
    "x_K1": gate(1.0, "inward rectifier"),
    "J_rel_np": State(0.0, "mM/ms", "release without phosphorylation", scale=0.01),
    "J_rel_p": State(0.0, "mM/ms", "release under CaMK", scale=0.01),
    "CaMK_trap": gate(0.0, "kinase trapped in its active form"),
}

ohara_rudy = Model(
    name="ohara_rudy",
    title="Human ventricular cell of O'Hara and Rudy",
    rhs=rhs,
    states=STATES,
    parameters=PARAMETERS,
    outputs=CURRENTS,
    output_function=currents,
    events={"upstroke": Event(zero_crossing, direction=+1)},
    event_resolution=2.0,
    discontinuities=stimulus_edges,
    stiff=True,
    roles={"membrane_potential": "V", "ca_ecf": "Ca_o"},
    sources=("ohara_2011",),
    scope="Beats of a human ventricular cell at 37 °C, endocardium, epicardium or the middle of the wall, and early "
    "afterdepolarisations when the rapid delayed rectifier is blocked and beats are slow. Magnesium outside enters as "
    "a share of the L-type permeability, which is this course's addition.",
    not_modelled="Magnesium inside, surface charge, mitochondria, tubules, neighbours: an afterdepolarisation in one "
    "cell is not torsades de pointes. It starts from the authors' first values, not from a steady rhythm. Its sodium "
    "pump is saturated with MgATP through a constant that looks like a slip of the archived file.",
)  # fmt: skip
