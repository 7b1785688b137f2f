"""NMDA receptor that magnesium blocks and traps, ten states, as Kampa and colleagues (2004) published it.

    U  — Cl — O
    |    |  \\  |        and the same five with magnesium: UMg, ClMg, OMg, D1Mg, D2Mg;
         D1             every state is joined to its blocked partner, the open one by far the fastest
         |
         D2

Blocked channels close more readily, let glutamate go sooner and desensitise more: so unblocking after a step has
slow parts besides the fast one. The fitted rates break detailed balance in all four cycles; they stay as published
and `cycle_products` says by how much.
"""

from math import exp

from mgmodels.engine import Model, Parameter, State
from mgmodels.synapse.kinetic_scheme import cycle_product
from mgmodels.synapse.voltage_clamp import (
    GLUTAMATE_PULSE,
    VOLTAGE_CLAMP,
    clamped_voltage,
    glutamate_at,
    protocol_edges,
)

VALENCE = 2.0


def entering(V, depth, reference_voltage, thermal_voltage):
    """Return by what factor voltage changes the rate at which magnesium enters, 1 at the reference."""
    return exp(-VALENCE * depth * (V - reference_voltage) / thermal_voltage)


def leaving(V, depth, reference_voltage, thermal_voltage):
    """Return by what factor voltage changes the rate at which magnesium leaves, 1 at the reference."""
    return exp(VALENCE * (1.0 - depth) * (V - reference_voltage) / thermal_voltage)


def rhs(
    t, U, Cl, D1, D2, O, UMg, ClMg, D1Mg, D2Mg, OMg,
    binding, unbinding, opening, closing, desensitisation_1, recovery_1, desensitisation_2, recovery_2,
    binding_Mg, unbinding_Mg, opening_Mg, closing_Mg,
    desensitisation_1_Mg, recovery_1_Mg, desensitisation_2_Mg, recovery_2_Mg,
    block_open, unblock_open, block_shut, unblock_U, unblock_Cl, unblock_D1, unblock_D2,
    depth, reference_voltage, thermal_voltage, Mg_o,
    holding_voltage, step_voltage, step_start, step_duration, glutamate, pulse_start, pulse_duration,
):  # fmt: skip
    V = clamped_voltage(t, holding_voltage, step_voltage, step_start, step_duration)
    glu = glutamate_at(t, glutamate, pulse_start, pulse_duration)
    come = Mg_o * entering(V, depth, reference_voltage, thermal_voltage)
    go = leaving(V, depth, reference_voltage, thermal_voltage)

    U_Cl = binding * glu * U - unbinding * Cl
    Cl_O = opening * Cl - closing * O
    Cl_D1 = desensitisation_1 * Cl - recovery_1 * D1
    D1_D2 = desensitisation_2 * D1 - recovery_2 * D2

    UMg_ClMg = binding_Mg * glu * UMg - unbinding_Mg * ClMg
    ClMg_OMg = opening_Mg * ClMg - closing_Mg * OMg
    ClMg_D1Mg = desensitisation_1_Mg * ClMg - recovery_1_Mg * D1Mg
    D1Mg_D2Mg = desensitisation_2_Mg * D1Mg - recovery_2_Mg * D2Mg

    O_OMg = block_open * come * O - unblock_open * go * OMg
    U_UMg = block_shut * come * U - unblock_U * go * UMg
    Cl_ClMg = block_shut * come * Cl - unblock_Cl * go * ClMg
    D1_D1Mg = block_shut * come * D1 - unblock_D1 * go * D1Mg
    D2_D2Mg = block_shut * come * D2 - unblock_D2 * go * D2Mg
    return (
        -U_Cl - U_UMg,
        U_Cl - Cl_O - Cl_D1 - Cl_ClMg,
        Cl_D1 - D1_D2 - D1_D1Mg,
        D1_D2 - D2_D2Mg,
        Cl_O - O_OMg,
        -UMg_ClMg + U_UMg,
        UMg_ClMg - ClMg_OMg - ClMg_D1Mg + Cl_ClMg,
        ClMg_D1Mg - D1Mg_D2Mg + D1_D1Mg,
        D1Mg_D2Mg + D2_D2Mg,
        ClMg_OMg + O_OMg,
    )


def current(
    t, O, UMg, ClMg, D1Mg, D2Mg, OMg, g_max, E_rev, holding_voltage, step_voltage, step_start, step_duration
):  # fmt: skip
    V = clamped_voltage(t, holding_voltage, step_voltage, step_start, step_duration)
    return V, UMg + ClMg + D1Mg + D2Mg + OMg, g_max * O, 1e-3 * g_max * O * (V - E_rev)


def occupancy(U, Cl, D1, D2, O, UMg, ClMg, D1Mg, D2Mg, OMg):
    return U + Cl + D1 + D2 + O + UMg + ClMg + D1Mg + D2Mg + OMg


PAPER = "kampa_2004"
OURS = ("this_course", "assumed")


def rate(value, meaning, unit="1/ms"):
    return Parameter(value, unit, meaning, PAPER, "fitted", value / 2, value * 2)


PER_MM = "1/(ms*mM)"
GATING = {
    "binding": rate(10.0, "binding of glutamate", PER_MM),
    "unbinding": rate(0.0056, "unbinding of glutamate"),
    "opening": rate(0.010, "opening"),
    "closing": rate(0.273, "closing"),
    "desensitisation_1": rate(0.0022, "fast desensitisation"),
    "recovery_1": rate(0.0016, "recovery from fast desensitisation"),
    "desensitisation_2": rate(0.00043, "slow desensitisation"),
    "recovery_2": rate(0.0005, "recovery from slow desensitisation"),
    "binding_Mg": rate(10.0, "binding of glutamate, blocked", PER_MM),
    "unbinding_Mg": rate(0.0171, "unbinding of glutamate, blocked"),
    "opening_Mg": rate(0.010, "opening, blocked"),
    "closing_Mg": rate(0.548, "closing, blocked"),
    "desensitisation_1_Mg": rate(0.0021, "fast desensitisation, blocked"),
    "recovery_1_Mg": rate(0.00087, "recovery from fast desensitisation, blocked"),
    "desensitisation_2_Mg": rate(0.00026, "slow desensitisation, blocked"),
    "recovery_2_Mg": rate(0.00042, "recovery from slow desensitisation, blocked"),
}
BLOCKING = {
    "block_open": rate(0.05, "block of the open channel at the reference voltage", PER_MM),
    "unblock_open": rate(12.8, "unblock of the open channel at the reference voltage"),
    "block_shut": rate(5e-5, "block of every other state at the reference voltage", PER_MM),
    "unblock_U": rate(0.002438312, "unblock of U at the reference voltage"),
    "unblock_Cl": rate(0.005041915, "unblock of Cl at the reference voltage"),
    "unblock_D1": rate(0.00298874, "unblock of D1 at the reference voltage"),
    "unblock_D2": rate(0.002953408, "unblock of D2 at the reference voltage"),
    "depth": Parameter(0.8, "1", "share of the field between outside and the site", PAPER, "fitted", 0.6, 0.9),
    "reference_voltage": Parameter(40.0, "mV", "voltage of the blocking rates", PAPER, "measured", 40.0, 40.0),
    "thermal_voltage": Parameter(25.0, "mV", "RT/F as the program rounds it", PAPER, "measured", 24.0, 27.0),
    "Mg_o": Parameter(
        0.8, "mM", "ionised magnesium outside (0.8 in cerebrospinal fluid, 1.0 in the experiments)",
        "mckee_2005", "measured", 0.0, 10.0,
    ),
}  # fmt: skip
CHANNELS = {
    "g_max": Parameter(500.0, "pS", "conductance of all channels open", PAPER, "assumed", 0.0, 1e5),
    "E_rev": Parameter(5.0, "mV", "reversal potential", PAPER, "measured", -10.0, 10.0),
}


def states(names):
    """Return the scheme's states (name to meaning); the first holds all channels at the start."""
    return {name: State(float(i == 0), "1", meaning, gate=True) for i, (name, meaning) in enumerate(names.items())}


FREE = {
    "U": "no glutamate",
    "Cl": "glutamate bound, closed",
    "D1": "desensitised",
    "D2": "deeply desensitised",
    "O": "open: the one state that conducts",
}

nmda_trapping_block = Model(
    name="nmda_trapping_block",
    title="NMDA receptor with trapping block, ten states (Kampa)",
    rhs=rhs,
    states=states(FREE | {f"{name}Mg": f"{meaning.split(':')[0]}, with magnesium" for name, meaning in FREE.items()}),
    parameters=GATING | BLOCKING | CHANNELS | VOLTAGE_CLAMP | GLUTAMATE_PULSE,
    outputs={
        "V": ("mV", "voltage of the clamp"),
        "with_magnesium": ("1", "share of all receptors that hold magnesium"),
        "conductance": ("pS", "conductance"),
        "current": ("pA", "current, inward negative"),
    },
    output_function=current,
    discontinuities=protocol_edges,
    conserved={"occupancy": occupancy},
    stiff=True,
    roles={"membrane_potential": "holding_voltage", "mg_csf": "Mg_o"},
    sources=(PAPER,),
    scope="NMDA currents of neocortical patches through voltage steps at different times after brief or long "
    "glutamate, -80 to +40 mV: fast unblocking within 0.1 ms and slow parts of 4 and 300 ms. Starts as the program "
    "does, with all receptors free of magnesium and glutamate; `kinetic_scheme.equilibrium` gives the rested start.",
    not_modelled="Detailed balance: the fitted rates make all four cycles of magnesium and gating turn at equilibrium, "
    "which costs energy that nothing supplies. Two glutamate sites, glycine, calcium, subunits, temperature.",
)

CYCLES = {
    "opening": ("O", "OMg", "ClMg", "Cl"),
    "binding": ("U", "Cl", "ClMg", "UMg"),
    "desensitisation_1": ("Cl", "D1", "D1Mg", "ClMg"),
    "desensitisation_2": ("D1", "D2", "D2Mg", "D1Mg"),
}


def cycle_products(**changes):
    """Return the product of the rates round each of the four cycles over the product back; 1 would balance.

    Voltage, magnesium and glutamate cancel, so that these are facts of the published rates.

    Args:
        **changes: Parameters that differ from the defaults of `nmda_trapping_block`.

    >>> {name: round(product, 3) for name, product in cycle_products().items()}
    {'opening': 0.791, 'binding': 1.477, 'desensitisation_1': 0.961, 'desensitisation_2': 1.406}
    """
    return {name: cycle_product(nmda_trapping_block, cycle, **changes) for name, cycle in CYCLES.items()}
