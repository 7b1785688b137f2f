"""Together or scattered: a volley of synapses onto a passive cell, told apart by the calcium that enters (task B).

Trials differ in their background and in when the inputs come; all levels of magnesium see the same trials. The model
here is one quiet trial with evenly spaced inputs.
"""

from math import exp

import numpy as np

from mgmodels.engine import BadValue, Model, Parameter, State
from mgmodels.synapse.block_laws import jahr_stevens
from mgmodels.synapse.calcium_plasticity import potential_shape, shape_peak
from mgmodels.synapse.detection import area_under_curve, d_prime, mutual_information

FC_PER_PC = 1e3
MS_PER_S = 1e3


def input_sum(t, onset, inputs, window, tau_rise, tau_decay):
    """Return the summed time course of evenly spaced inputs, each 1 at its peak."""
    total = 0.0
    for i in range(round(inputs)):
        at = onset + window * i / max(inputs - 1.0, 1.0)
        total += potential_shape(t - at, tau_rise, tau_decay)
    return total / shape_peak(tau_rise, tau_decay)


def conductances(
    t, V, onset, inputs, window, Mg_o, K, slope, g_AMPA, AMPA_rise, AMPA_decay, g_NMDA, NMDA_rise, NMDA_decay,
):  # fmt: skip
    return (
        g_AMPA * input_sum(t, onset, inputs, window, AMPA_rise, AMPA_decay),
        g_NMDA * input_sum(t, onset, inputs, window, NMDA_rise, NMDA_decay) * jahr_stevens(V, Mg_o, K, slope),
    )


def rhs(
    t, V, C, g_L, E_L, onset, inputs, window, Mg_o, K, slope,
    g_AMPA, AMPA_rise, AMPA_decay, g_NMDA, NMDA_rise, NMDA_decay, E_syn, calcium_share, E_Ca,
):  # fmt: skip
    AMPA, NMDA = conductances(
        t, V, onset, inputs, window, Mg_o, K, slope, g_AMPA, AMPA_rise, AMPA_decay, g_NMDA, NMDA_rise, NMDA_decay
    )
    return (
        -(g_L * (V - E_L) + (AMPA + NMDA) * (V - E_syn)) / C,
        -calcium_share * NMDA * (V - E_Ca) / FC_PER_PC,
    )


def input_times(onset, inputs, window):
    return tuple(onset + window * i / max(inputs - 1.0, 1.0) for i in range(round(inputs)))


OURS = ("this_course", "assumed")

synchrony = Model(
    name="synchrony",
    title="A volley of synapses onto a passive cell, and the calcium it lets in",
    rhs=rhs,
    states={
        "V": State(-70.0, "mV", "membrane potential"),
        "Q": State(0.0, "pC", "calcium charge that has entered", 0.0),
    },
    parameters={
        "C": Parameter(100.0, "pF", "capacitance of the cell", *OURS, 20.0, 500.0),
        "g_L": Parameter(6.0, "nS", "leak conductance", *OURS, 1.0, 50.0),
        "E_L": Parameter(-70.0, "mV", "resting potential", *OURS, -85.0, -55.0),
        "onset": Parameter(5.0, "ms", "time of the first input", *OURS, 0.0, 1e4),
        "inputs": Parameter(12.0, "1", "how many synapses are active, once each; a whole number", *OURS, 0.0, 50.0),
        "window": Parameter(0.0, "ms", "time over which they are spread", *OURS, 0.0, 500.0),
        "Mg_o": Parameter(0.8, "mM", "ionised magnesium outside", "mckee_2005", "measured", 0.0, 10.0),
        "K": Parameter(
            3.57, "mM", "magnesium that blocks half of the time at 0 mV", "jahr_stevens_1990", "fitted", 2.0, 40.0
        ),
        "slope": Parameter(0.062, "1/mV", "steepness of the block", "jahr_stevens_1990", "fitted", 0.05, 0.1),
        "g_AMPA": Parameter(0.6, "nS", "peak AMPA conductance of a synapse", *OURS, 0.0, 5.0),
        "AMPA_rise": Parameter(0.2, "ms", "rise of AMPA receptors", *OURS, 0.1, 1.0),
        "AMPA_decay": Parameter(2.0, "ms", "decay of AMPA receptors", *OURS, 1.5, 10.0),
        "g_NMDA": Parameter(0.8, "nS", "peak NMDA conductance of a synapse, unblocked", *OURS, 0.0, 5.0),
        "NMDA_rise": Parameter(2.0, "ms", "rise of NMDA receptors", *OURS, 1.0, 10.0),
        "NMDA_decay": Parameter(80.0, "ms", "decay of NMDA receptors", *OURS, 20.0, 300.0),
        "E_syn": Parameter(0.0, "mV", "reversal potential of both receptors", *OURS, -10.0, 10.0),
        "calcium_share": Parameter(
            0.1, "1", "NMDA conductance that carries calcium (10 to 15 per cent of the current is calcium)",
            *OURS, 0.0, 0.2,
        ),
        "E_Ca": Parameter(130.0, "mV", "reversal potential of calcium", "shouval_2002", "fitted", 120.0, 150.0),
    },
    outputs={
        "g_AMPA_open": ("nS", "AMPA conductance"),
        "g_NMDA_open": ("nS", "NMDA conductance that magnesium leaves"),
    },
    output_function=conductances,
    discontinuities=input_times,
    roles={"membrane_potential": "V", "mg_csf": "Mg_o"},
    sources=("this_course", "jahr_stevens_1990"),
    scope="How much calcium a volley lets into a small passive cell, together or spread, at any magnesium. A model of "
    "this course, to ask one question; it is not fitted to a cell.",
    not_modelled="Dendrites, spikes, inhibition, saturation of receptors, slow unblock. With an active dendrite "
    "magnesium matters more (see nmda_spike).",
)  # fmt: skip


# ------------------------------------------------------------------ many trials at once
DT = 0.1  # ms
BEGINS = 100.0  # ms of background before the volley
COUNTED = 200.0  # ms of calcium, from the volley on; then the trial ends
JITTER = 1.0  # ms, of a volley that comes together
SCATTER = 150.0  # ms
BACKGROUND = 120.0  # inputs a second


def arrival_steps(together, trials, inputs, seed):
    """Return how many inputs arrive in each step of each trial, (step, trial): the volley and the background."""
    random = np.random.default_rng(seed)
    steps = round((BEGINS + COUNTED) / DT)
    shape = (trials, inputs)
    after = np.abs(random.normal(0.0, JITTER, shape)) if together else random.uniform(0.0, SCATTER, shape)
    counts = random.poisson(BACKGROUND * DT / MS_PER_S, (steps, trials)).astype(float)
    np.add.at(counts, (((BEGINS + after) / DT).astype(int), np.arange(trials)[:, None]), 1.0)
    return counts


def calcium_charges(counts, p, Mg):
    """Return the calcium charge in pC of each trial at each level of magnesium, (level, trial).

    Args:
        counts: Inputs in each step of each trial.
        p: Parameter name to value, of `synchrony`.
        Mg: Levels, mM.
    """
    Mg = np.asarray(Mg, float)[:, None]
    V = np.full((Mg.size, counts.shape[1]), p["E_L"])
    Q = np.zeros_like(V)
    gates = {}
    for kind in ("AMPA", "NMDA"):
        rise, decay = p[f"{kind}_rise"], p[f"{kind}_decay"]
        gates[kind] = [np.zeros(counts.shape[1]), np.zeros(counts.shape[1]), exp(-DT / decay), exp(-DT / rise)]
        gates[kind].append(p[f"g_{kind}"] / shape_peak(rise, decay))
    first = round(BEGINS / DT)
    for step, arriving in enumerate(counts):
        g = {}
        for kind, (falling, rising, fall, rise, size) in gates.items():
            falling *= fall
            rising *= rise
            g[kind] = size * (falling - rising)
            falling += arriving
            rising += arriving
        unblocked = g["NMDA"] / (1.0 + Mg / p["K"] * np.exp(-p["slope"] * V))
        if step >= first:
            Q += unblocked * (p["E_Ca"] - V)
        # the membrane relaxes exactly towards where these conductances hold it
        total = p["g_L"] + g["AMPA"] + unblocked
        target = (p["g_L"] * p["E_L"] + (g["AMPA"] + unblocked) * p["E_syn"]) / total
        V = target + (V - target) * np.exp(-total * DT / p["C"])
    return Q * p["calcium_share"] * DT / FC_PER_PC


def synchrony_trials(Mg, *, trials=400, seeds=(1, 2), inputs=12, **changes):
    """Return calcium charges of trials with a volley together and of trials with it scattered over 150 ms.

    Args:
        Mg: Ionised magnesium outside, mM, 0 to 10; several levels.
        trials: Of each kind.
        seeds: Of the trials together and of those scattered; the same for all levels.
        inputs: In the volley.
        **changes: Parameters of `synchrony` that differ from the defaults.

    Returns:
        Two arrays (level, trial), pC.

    Raises:
        BadValue, UnknownName: A wrong value or name.

    >>> together, scattered = synchrony_trials([1.0], trials=50)
    >>> bool(together.mean() > scattered.mean())
    True
    """
    levels = np.atleast_1d(np.asarray(Mg, float))
    p = synchrony.values({**changes, "Mg_o": levels})
    if trials < 2 or inputs < 1:
        raise BadValue(f"trials = {trials} must be 2 or more, inputs = {inputs} 1 or more")
    kinds = zip((True, False), seeds, strict=True)
    counts = [arrival_steps(together, int(trials), int(inputs), seed) for together, seed in kinds]
    charges = calcium_charges(np.concatenate(counts, axis=1), p, levels)
    return charges[:, : int(trials)], charges[:, int(trials) :]


def synchrony_detection(Mg, **options):
    """Return what can be told at each level of magnesium: the negative result.

    Args:
        Mg, **options: As for `synchrony_trials`.

    Returns:
        Name to array, one value a level: mean charges `together` and `scattered` (pC), `d_prime`, `area` under the
        ROC curve, `information` in bits, and `gain`, the scattered charge against that at the level nearest to 1 mM.

    >>> found = synchrony_detection([0.8, 1.0], trials=100)
    >>> bool(found["gain"][0] > 1.3), bool(abs(found["d_prime"][0] - found["d_prime"][1]) < 0.1)
    (True, True)
    """
    levels = np.atleast_1d(np.asarray(Mg, float))
    together, scattered = synchrony_trials(levels, **options)
    pairs = list(zip(together, scattered, strict=True))
    means = scattered.mean(axis=1)
    return {
        "Mg": levels,
        "together": together.mean(axis=1),
        "scattered": means,
        "d_prime": d_prime(together, scattered),
        "area": np.array([area_under_curve(*pair) for pair in pairs]),
        "information": np.array([mutual_information(*pair) for pair in pairs]),
        "gain": means / means[np.argmin(np.abs(levels - 1.0))],
    }
