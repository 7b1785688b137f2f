"""Excitotoxic load: calcium through NMDA receptors above what a cell can bear, added up over time. Phenomenological.

No constant of this model is measured; its numbers have no unit and mean only more or less. It answers one question, how
the load divides between glutamate, depolarisation and magnesium, and is there to be read beside the trials that failed
(`neuroprotection_trials`). Calcium and load are in units of what a cell bears.
"""

from mgmodels.engine import Model, Parameter, State
from mgmodels.synapse.block_laws import jahr_stevens

MIN_TO_S = 60.0


def calcium_inflow(V, activation, Mg_o, K, slope, calcium_share, inflow_gain, E_Ca):
    """Return calcium entering, in tolerated levels per second."""
    driving = (E_Ca - V) / E_Ca
    return inflow_gain * calcium_share * activation * jahr_stevens(V, Mg_o, K, slope) * driving


def exposed(t, activation, background, starts, lasts):
    """Return the share of receptors that glutamate holds active."""
    return activation if starts <= t < starts + lasts else background


def flows(
    t, Ca, V, activation, background, starts, lasts, Mg_o, K, slope, calcium_share, inflow_gain, E_Ca,
    tolerated,
):  # fmt: skip
    active = exposed(t, activation, background, starts, lasts)
    return (
        calcium_inflow(V, active, Mg_o, K, slope, calcium_share, inflow_gain, E_Ca),
        jahr_stevens(V, Mg_o, K, slope),
        max(Ca - tolerated, 0.0),
    )


def rhs(
    t, Ca, V, activation, background, starts, lasts, Mg_o, K, slope, calcium_share, inflow_gain, E_Ca,
    tau_Ca, tolerated, tau_load,
):  # fmt: skip
    inflow, _, excess = flows(
        t, Ca, V, activation, background, starts, lasts, Mg_o, K, slope, calcium_share, inflow_gain, E_Ca, tolerated
    )
    return MIN_TO_S * (inflow - Ca / tau_Ca), excess / tau_load


def exposure(starts, lasts):
    return starts, starts + lasts


OURS = ("this_course", "assumed")

excitotoxic_load = Model(
    name="excitotoxic_load",
    title="Excitotoxic load (phenomenological)",
    rhs=rhs,
    states={
        "Ca": State(0.0, "1", "calcium above rest, in levels that are borne", 0.0),
        "load": State(0.0, "1", "calcium beyond what is borne, added up", 0.0),
    },
    parameters={
        "V": Parameter(-30.0, "mV", "potential of the cell; about -20 to -30 where energy fails", *OURS, -80.0, 20.0),
        "activation": Parameter(0.3, "1", "share of receptors active during exposure", *OURS, 0.0, 1.0),
        "background": Parameter(0.001, "1", "share of receptors active else", *OURS, 0.0, 0.02),
        "starts": Parameter(1.0, "min", "start of the exposure", *OURS, 0.0, 1e4),
        "lasts": Parameter(5.0, "min", "length of the exposure", *OURS, 0.0, 1e4),
        "Mg_o": Parameter(0.8, "mM", "ionised magnesium outside", "mckee_2005", "measured", 0.0, 10.0),
        "K": Parameter(
            3.57, "mM", "magnesium that blocks half of the time at 0 mV", "jahr_stevens_1990", "fitted", 2.0, 40.0
        ),
        "slope": Parameter(0.062, "1/mV", "steepness of the block", "jahr_stevens_1990", "fitted", 0.05, 0.1),
        "calcium_share": Parameter(
            0.12, "1", "share of the current that is calcium (10 to 15 per cent)", *OURS, 0.0, 0.2
        ),
        "inflow_gain": Parameter(
            50.0, "1/s", "calcium entering with all receptors open, in borne levels, for a current of calcium alone",
            *OURS, 0.0, 500.0,
        ),
        "E_Ca": Parameter(130.0, "mV", "reversal potential of calcium", "shouval_2002", "fitted", 120.0, 150.0),
        "tau_Ca": Parameter(2.0, "s", "removal of calcium", *OURS, 0.1, 30.0),
        "tolerated": Parameter(1.0, "1", "calcium that is borne, the unit", *OURS, 0.1, 10.0),
        "tau_load": Parameter(5.0, "min", "time at twice the borne calcium that gives a load of 1", *OURS, 0.5, 60.0),
    },
    outputs={
        "inflow": ("1/s", "calcium entering, in borne levels"),
        "open_fraction": ("1", "share of time that an open channel is free of magnesium"),
        "excess": ("1", "calcium beyond what is borne"),
    },
    output_function=flows,
    discontinuities=exposure,
    stiff=True,
    time_unit="min",
    roles={"membrane_potential": "V", "mg_csf": "Mg_o"},
    sources=("this_course", "choi_1988", "jahr_stevens_1990"),
    scope="Comparison only: which of glutamate, depolarisation, magnesium and time weighs how much in a sum of calcium "
    "that is beyond measure. Phenomenological; every constant but the block is this course's choice.",
    not_modelled="What the load does: no cell dies in this model, and no number of it is a dose, a time or a chance of "
    "injury. Buffers, mitochondria, swelling, where the receptors are, other routes of calcium, recovery.",
)  # fmt: skip


def load_after(minutes, **changes):
    """Return the load after an exposure to glutamate, without unit.

    Args:
        minutes: Length of the exposure; the load is read when calcium is gone.
        **changes: Other parameters of `excitotoxic_load`, such as `V` and `Mg_o`.

    Raises:
        BadValue, UnknownName: A wrong value or name.

    >>> round(load_after(5, V=0, Mg_o=0.8) / load_after(5, V=0, Mg_o=1.6), 1)  # the further depolarised, the less
    1.3
    """
    p = excitotoxic_load.values({**changes, "lasts": minutes})
    end = p["starts"] + p["lasts"] + 20.0 * p["tau_Ca"] / MIN_TO_S
    return excitotoxic_load.solve(end, times=[end], **{**changes, "lasts": minutes}).final["load"]
