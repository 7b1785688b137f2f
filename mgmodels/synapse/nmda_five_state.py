"""NMDA receptor with two glutamates to bind, one desensitised and one open state, and every published rate set.

    C0 — C1 — C2 — O
               |
               D

Each of the two sites binds and lets go by itself, hence the factors of two.
"""

from dataclasses import replace

from mgmodels.engine import Model, Parameter, State, UnknownName
from mgmodels.engine.errors import near_misses
from mgmodels.synapse.block_laws import jahr_stevens
from mgmodels.synapse.nmda_block import BLOCK
from mgmodels.synapse.nmda_two_state import CHANNELS, CURRENT, VOLTAGE
from mgmodels.synapse.voltage_clamp import (
    GLUTAMATE_PULSE,
    VOLTAGE_CLAMP,
    clamped_voltage,
    glutamate_at,
    protocol_edges,
)


def rhs(
    t, C0, C1, C2, D, O,
    binding, unbinding, desensitisation, recovery, opening, closing,
    glutamate, pulse_start, pulse_duration,
):  # fmt: skip
    bind = binding * glutamate_at(t, glutamate, pulse_start, pulse_duration)
    first = 2.0 * bind * C0 - unbinding * C1
    second = bind * C1 - 2.0 * unbinding * C2
    desensitise = desensitisation * C2 - recovery * D
    open_up = opening * C2 - closing * O
    return -first, first - second, second - desensitise - open_up, desensitise, open_up


def current(t, O, g_max, E_rev, Mg_o, K, slope, holding_voltage, step_voltage, step_start, step_duration):
    V = clamped_voltage(t, holding_voltage, step_voltage, step_start, step_duration)
    free = jahr_stevens(V, Mg_o, K, slope)
    return V, free, g_max * O * free, g_max * O * free * (V - E_rev)


def occupancy(C0, C1, C2, D, O):
    return C0 + C1 + C2 + D + O


MEANING = {
    "binding": ("1/(ms*mM)", "binding of glutamate to one site"),
    "unbinding": ("1/ms", "unbinding of glutamate from one site"),
    "desensitisation": ("1/ms", "desensitisation with both sites bound"),
    "recovery": ("1/ms", "recovery from desensitisation"),
    "opening": ("1/ms", "opening with both sites bound"),
    "closing": ("1/ms", "closing"),
}

# (source, binding, unbinding, desensitisation, recovery, opening, closing), all seen in public model code (ModelDB
# 7988) with the papers that it names; Hessler 1993 stands there with the numbers of Clements 1992. The last four are
# its authors' own, without and with their correction to 37 °C.
SETS = {
    "destexhe_1996": ("destexhe_1996", 5.0, 0.0129, 0.0084, 0.0068, 0.0465, 0.0738),
    "clements_1992": ("clements_1992", 5.0, 0.0095, 0.016, 0.013, 0.025, 0.059),
    "lester_jahr_1992": ("lester_jahr_1992", 5.0, 0.0067, 0.0152, 0.0094, 0.0838, 0.0838),
    "clements_westbrook_1991": ("clements_westbrook_1991", 5.0, 0.005, 0.004, 0.0003, 0.010, 0.322),
    "edmonds_colquhoun_1992": ("edmonds_colquhoun_1992", 5.0, 0.0047, 0.0084, 0.0018, 0.0465, 0.0916),
    "chen_2001_GluN2A": ("chen_2001", 5.0, 0.025, 0.002, 0.001, 0.15, 0.15),
    "chen_2001_GluN2B": ("chen_2001", 2.0, 0.005, 0.004, 0.006, 0.10, 0.04),
    "chen_2001_GluN2A_37": ("chen_2001", 20.0, 0.1, 0.008, 0.004, 0.6, 0.6),
    "chen_2001_GluN2B_37": ("chen_2001", 20.0, 0.1, 0.004, 0.0064, 0.32, 0.32),
}


def rate_set(source, *values):
    return {
        name: Parameter(value, unit, meaning, source, "fitted", value / 2, value * 2)
        for (name, (unit, meaning)), value in zip(MEANING.items(), values, strict=True)
    }


RATE_SETS = {name: rate_set(*numbers) for name, numbers in SETS.items()}

nmda_five_state = Model(
    name="nmda_five_state",
    title="NMDA receptor, five states, block at once",
    rhs=rhs,
    states={
        "C0": State(1.0, "1", "closed, no glutamate bound", gate=True),
        "C1": State(0.0, "1", "closed, one glutamate bound", gate=True),
        "C2": State(0.0, "1", "closed, two bound", gate=True),
        "D": State(0.0, "1", "desensitised, two bound", gate=True),
        "O": State(0.0, "1", "open, blocked or not", gate=True),
    },
    parameters=RATE_SETS["destexhe_1996"] | BLOCK | CHANNELS | VOLTAGE_CLAMP | GLUTAMATE_PULSE,
    outputs=VOLTAGE | {"free_fraction": ("1", "share of the open channels without magnesium")} | CURRENT,
    output_function=current,
    discontinuities=protocol_edges,
    conserved={"occupancy": occupancy},
    stiff=True,
    roles={"membrane_potential": "holding_voltage", "mg_csf": "Mg_o"},
    sources=("destexhe_1996", "jahr_stevens_1990"),
    scope="Rise, decay and desensitisation of NMDA currents after brief or long glutamate. Magnesium block follows "
    "voltage at once.",
    not_modelled="Glycine, subunits apart from the named rate sets, more than one open or desensitised state, the time "
    "that unblocking takes, any effect of magnesium on gating. Rates are for room temperature unless said.",
)


def five_state(name):
    """Return `nmda_five_state` with another published set of rates.

    Args:
        name: A key of `RATE_SETS`.

    >>> five_state("lester_jahr_1992").parameters["opening"].value
    0.0838
    """
    if name not in RATE_SETS:
        raise UnknownName(f"there is no rate set “{name}”. {near_misses(name, RATE_SETS)}")
    return replace(
        nmda_five_state,
        parameters=nmda_five_state.parameters | RATE_SETS[name],
        sources=(SETS[name][0], "jahr_stevens_1990"),
    )
