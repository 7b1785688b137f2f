"""NMDA receptor with asymmetric trapping block, ten states (Vargas-Caballero & Robinson 2004).

    C  — C1  — C2  — O        free of magnesium
               |     |
               D     |        magnesium comes and goes through the open channel only
                     |
    CB — C1B — C2B — B        blocked; DB hangs on C2B

A channel that holds magnesium closes two and a half times faster. When the voltage steps up, the open ones lose
their magnesium at once, and those that had closed around it must open first: that is the slow part of unblocking.
"""

from math import exp

from mgmodels.engine import Model, Parameter
from mgmodels.synapse.block_laws import ASCHER_NOWAK_BLOCK, ASCHER_NOWAK_UNBLOCK
from mgmodels.synapse.nmda_trapping_block import states
from mgmodels.synapse.voltage_clamp import (
    GLUTAMATE_PULSE,
    VOLTAGE_CLAMP,
    clamped_voltage,
    glutamate_at,
    protocol_edges,
)


def rhs(
    t, C, C1, C2, D, O, CB, C1B, C2B, DB, B,
    binding, unbinding, opening, closing, desensitisation, recovery,
    unbinding_Mg, opening_Mg, closing_Mg, desensitisation_Mg, recovery_Mg,
    block, block_e_fold, unblock, unblock_e_fold, Mg_o,
    holding_voltage, step_voltage, step_start, step_duration, glutamate, pulse_start, pulse_duration,
):  # fmt: skip
    V = clamped_voltage(t, holding_voltage, step_voltage, step_start, step_duration)
    bind = binding * glutamate_at(t, glutamate, pulse_start, pulse_duration)

    C_C1 = 2.0 * bind * C - unbinding * C1
    C1_C2 = bind * C1 - 2.0 * unbinding * C2
    C2_D = desensitisation * C2 - recovery * D
    C2_O = opening * C2 - closing * O

    CB_C1B = 2.0 * bind * CB - unbinding_Mg * C1B
    C1B_C2B = bind * C1B - 2.0 * unbinding_Mg * C2B
    C2B_DB = desensitisation_Mg * C2B - recovery_Mg * DB
    C2B_B = opening_Mg * C2B - closing_Mg * B

    O_B = block * Mg_o * exp(-V / block_e_fold) * O - unblock * exp(V / unblock_e_fold) * B
    return (
        -C_C1,
        C_C1 - C1_C2,
        C1_C2 - C2_D - C2_O,
        C2_D,
        C2_O - O_B,
        -CB_C1B,
        CB_C1B - C1B_C2B,
        C1B_C2B - C2B_DB - C2B_B,
        C2B_DB,
        C2B_B + O_B,
    )


def current(t, O, CB, C1B, C2B, DB, B, g_max, E_rev, holding_voltage, step_voltage, step_start, step_duration):
    V = clamped_voltage(t, holding_voltage, step_voltage, step_start, step_duration)
    return V, CB + C1B + C2B + DB + B, g_max * O, 1e-3 * g_max * O * (V - E_rev)


def occupancy(C, C1, C2, D, O, CB, C1B, C2B, DB, B):
    return C + C1 + C2 + D + O + CB + C1B + C2B + DB + B


PAPER = "vargas_caballero_robinson_2004"
OURS = ("this_course", "assumed")


def rate(value, meaning, unit="1/ms", source=PAPER):
    return Parameter(value, unit, meaning, source, "fitted", value / 2, value * 2)


PER_MM = "1/(ms*mM)"
FREE = {
    "C": "no glutamate",
    "C1": "one glutamate bound",
    "C2": "two bound, closed",
    "D": "two bound, desensitised",
    "O": "open: the one state that conducts",
}
BLOCKED = {
    "CB": "no glutamate, magnesium trapped",
    "C1B": "one glutamate bound, magnesium trapped",
    "C2B": "two bound, closed, magnesium trapped",
    "DB": "two bound, desensitised, magnesium trapped",
    "B": "open, blocked by magnesium",
}

nmda_asymmetric_block = Model(
    name="nmda_asymmetric_block",
    title="NMDA receptor with asymmetric trapping block, ten states",
    rhs=rhs,
    states=states(FREE | BLOCKED),
    parameters={
        "binding": rate(5.0, "binding of glutamate to one site, blocked or not", PER_MM),
        "unbinding": rate(0.082, "unbinding of glutamate from one site"),
        "opening": rate(0.0465, "opening"),
        "closing": rate(0.0916, "closing"),
        "desensitisation": rate(0.0084, "desensitisation"),
        "recovery": rate(0.0018, "recovery from desensitisation"),
        "unbinding_Mg": rate(0.082, "unbinding of glutamate from one site, blocked"),
        "opening_Mg": rate(0.04185, "opening, blocked"),
        "closing_Mg": rate(0.229, "closing, blocked"),
        "desensitisation_Mg": rate(0.0084, "desensitisation, blocked"),
        "recovery_Mg": rate(0.0018, "recovery from desensitisation, blocked"),
        "block": rate(ASCHER_NOWAK_BLOCK, "block of the open channel at 0 mV", PER_MM, "ascher_nowak_1988"),
        "block_e_fold": Parameter(17.0, "mV", "voltage that slows block e-fold", "ascher_nowak_1988", "fitted", 15, 20),
        "unblock": rate(ASCHER_NOWAK_UNBLOCK, "unblock of the open channel at 0 mV", source="ascher_nowak_1988"),
        "unblock_e_fold": Parameter(
            47.0, "mV", "voltage that speeds unblock e-fold", "ascher_nowak_1988", "fitted", 35.0, 60.0
        ),
        "Mg_o": Parameter(
            0.8, "mM", "ionised magnesium outside (0.8 in cerebrospinal fluid, 1.0 in the published model)",
            "mckee_2005", "measured", 0.0, 10.0,
        ),
        "g_max": Parameter(500.0, "pS", "conductance of ten channels of 50 pS", PAPER, "assumed", 0.0, 1e5),
        "E_rev": Parameter(-3.0, "mV", "reversal potential", PAPER, "measured", -10.0, 10.0),
    }
    | VOLTAGE_CLAMP
    | GLUTAMATE_PULSE,
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
    sources=(PAPER, "ascher_nowak_1988"),
    scope="NMDA currents through voltage steps at room temperature, with a fast and a slow part of unblocking. The "
    "published model is for 1 mM; here magnesium multiplies the blocking rate, as in the single-channel work it uses.",
    not_modelled="Magnesium that comes or goes while the channel is closed: what is trapped without glutamate stays "
    "until glutamate returns, so that at rest there is no one equilibrium. Glycine, subunits, temperature.",
)  # fmt: skip
