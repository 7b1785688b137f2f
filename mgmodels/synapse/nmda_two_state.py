"""Receptors with one closed and one open state (Destexhe, Mainen & Sejnowski 1994): the NMDA and the AMPA kind.

    ds/dt = alpha [glutamate] (1 - s) - beta s

Magnesium multiplies the NMDA current; AMPA receptors it leaves alone.
"""

from math import exp

from mgmodels.engine import Model, Parameter, State
from mgmodels.synapse.block_laws import jahr_stevens
from mgmodels.synapse.nmda_block import BLOCK
from mgmodels.synapse.voltage_clamp import (
    GLUTAMATE_PULSE,
    VOLTAGE_CLAMP,
    clamped_voltage,
    glutamate_at,
    protocol_edges,
)


def after_pulse(glutamate, duration, alpha, beta):
    """Return the open share at the end of a square pulse, from none.

    Args:
        glutamate: mM, 0 or more.
        duration: ms.
        alpha: Opening rate for each mM, 1/(ms mM).
        beta: Closing rate, 1/ms.

    >>> round(after_pulse(1.0, 1.0, 0.072, 0.0066), 5), round(after_pulse(1.0, 1.0, 1.1, 0.19), 4)
    (0.06924, 0.618)
    """
    total = alpha * glutamate + beta
    return alpha * glutamate / total * (1.0 - exp(-total * duration))


def rhs(t, s, alpha, beta, glutamate, pulse_start, pulse_duration):
    return (alpha * glutamate_at(t, glutamate, pulse_start, pulse_duration) * (1.0 - s) - beta * s,)


def nmda_current(
    t, s, g_max, E_rev, Mg_o, K, slope, holding_voltage, step_voltage, step_start, step_duration
):  # fmt: skip
    V = clamped_voltage(t, holding_voltage, step_voltage, step_start, step_duration)
    free = jahr_stevens(V, Mg_o, K, slope)
    return V, free, g_max * s * free, g_max * s * free * (V - E_rev)


def ampa_current(t, s, g_max, E_rev, holding_voltage, step_voltage, step_start, step_duration):
    V = clamped_voltage(t, holding_voltage, step_voltage, step_start, step_duration)
    return V, g_max * s, g_max * s * (V - E_rev)


PAPER = "destexhe_1994"
OURS = ("this_course", "assumed")


def gating(alpha, beta):
    return {
        "alpha": Parameter(
            alpha, "1/(ms*mM)", "opening rate for each mM of glutamate", PAPER, "fitted", alpha / 2, alpha * 2
        ),
        "beta": Parameter(beta, "1/ms", "closing rate", PAPER, "fitted", beta / 2, beta * 2),
    }


CHANNELS = {
    "g_max": Parameter(1.0, "nS", "conductance of all channels open and unblocked", *OURS, 0.0, 100.0),
    "E_rev": Parameter(0.0, "mV", "reversal potential", *OURS, -10.0, 10.0),
}
OPEN = {"s": State(0.0, "1", "share of the receptors that is open (blocked or not)", gate=True)}
VOLTAGE = {"V": ("mV", "voltage of the clamp")}
CURRENT = {
    "conductance": ("nS", "conductance of the channels that are open and free"),
    "current": ("pA", "current, inward negative"),
}

nmda_two_state = Model(
    name="nmda_two_state",
    title="NMDA receptor, two states, block at once",
    rhs=rhs,
    states=OPEN,
    parameters=gating(0.072, 0.0066) | BLOCK | CHANNELS | VOLTAGE_CLAMP | GLUTAMATE_PULSE,
    outputs=VOLTAGE | {"free_fraction": ("1", "share of the open channels without magnesium")} | CURRENT,
    output_function=nmda_current,
    discontinuities=protocol_edges,
    roles={"membrane_potential": "holding_voltage", "mg_csf": "Mg_o"},
    sources=(PAPER, "jahr_stevens_1990"),
    scope="Time course of NMDA currents in network models: a rise while glutamate lasts, one decay of 151 ms. "
    "Magnesium block follows voltage at once.",
    not_modelled="Slow rise after a brief pulse, desensitisation, the time that unblocking takes, and any effect of "
    "magnesium on gating: here it scales the current and changes nothing else.",
)

ampa_two_state = Model(
    name="ampa_two_state",
    title="AMPA receptor, two states",
    rhs=rhs,
    states={"s": State(0.0, "1", "share of the receptors that is open", gate=True)},
    parameters=gating(1.1, 0.19) | CHANNELS | VOLTAGE_CLAMP | GLUTAMATE_PULSE,
    outputs=VOLTAGE | CURRENT,
    output_function=ampa_current,
    discontinuities=protocol_edges,
    roles={"membrane_potential": "holding_voltage"},
    sources=(PAPER,),
    scope="Time course of AMPA currents in network models, to set beside nmda_two_state. Magnesium plays no part.",
    not_modelled="Desensitisation, block by polyamines, calcium permeability, subunits.",
)
