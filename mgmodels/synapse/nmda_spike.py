"""A thin dendrite in which NMDA receptors amplify themselves: the NMDA spike, and how many synapses it takes.

Depolarisation frees receptors of magnesium, and freed receptors depolarise. So responses grow faster than the number of
synapses until the branch is near the reversal potential. This course's two-compartment model, after what Schiller and
colleagues (2000) saw and what Rhodes (2006) computed in a full cell. Magnesium both raises the threshold and makes it:
without magnesium there is nothing to amplify.
"""

import numpy as np

from mgmodels.engine import BadValue, Event, Model, Parameter, State
from mgmodels.synapse.block_laws import jahr_stevens
from mgmodels.synapse.calcium_plasticity import potential_shape, shape_peak

FC_PER_PC = 1e3


def currents(
    t, V, V_soma, g_L, g_L_soma, E_L, g_axial, onset, synapses, Mg_o, K, slope,
    g_AMPA, AMPA_rise, AMPA_decay, g_NMDA, NMDA_rise, NMDA_decay, E_syn,
):  # fmt: skip
    AMPA = potential_shape(t - onset, AMPA_rise, AMPA_decay) / shape_peak(AMPA_rise, AMPA_decay)
    NMDA = potential_shape(t - onset, NMDA_rise, NMDA_decay) / shape_peak(NMDA_rise, NMDA_decay)
    free = jahr_stevens(V, Mg_o, K, slope)
    return (
        synapses * g_AMPA * AMPA * (V - E_syn),
        synapses * g_NMDA * NMDA * free * (V - E_syn),
        g_axial * (V - V_soma),
        g_L * (V - E_L),
        g_L_soma * (V_soma - E_L),
        free,
    )


def rhs(
    t, V, V_soma, C, C_soma, g_L, g_L_soma, E_L, g_axial, onset, synapses, Mg_o, K, slope,
    g_AMPA, AMPA_rise, AMPA_decay, g_NMDA, NMDA_rise, NMDA_decay, E_syn,
):  # fmt: skip
    I_AMPA, I_NMDA, I_axial, I_L, I_L_soma, _ = currents(
        t, V, V_soma, g_L, g_L_soma, E_L, g_axial, onset, synapses, Mg_o, K, slope,
        g_AMPA, AMPA_rise, AMPA_decay, g_NMDA, NMDA_rise, NMDA_decay, E_syn,
    )  # fmt: skip
    return (
        -(I_AMPA + I_NMDA + I_axial + I_L) / C,
        (I_axial - I_L_soma) / C_soma,
        -I_AMPA / FC_PER_PC,
        -I_NMDA / FC_PER_PC,
    )


def above_threshold(V, V_spike):
    return V - V_spike


def volley(onset):
    return (onset,)


OURS = ("this_course", "assumed")

nmda_spike = Model(
    name="nmda_spike",
    title="NMDA spike in a thin dendrite",
    rhs=rhs,
    states={
        "V": State(-75.0, "mV", "potential of the dendrite"),
        "V_soma": State(-75.0, "mV", "potential of the soma"),
        "Q_AMPA": State(0.0, "pC", "charge that has entered through AMPA receptors"),
        "Q_NMDA": State(0.0, "pC", "charge that has entered through NMDA receptors"),
    },
    parameters={
        "C": Parameter(10.0, "pF", "capacitance of the dendrite", *OURS, 2.0, 50.0),
        "C_soma": Parameter(200.0, "pF", "capacitance of the soma and what goes with it", *OURS, 50.0, 500.0),
        "g_L": Parameter(0.2, "nS", "leak of the dendrite", *OURS, 0.05, 2.0),
        "g_L_soma": Parameter(10.0, "nS", "leak of the soma and what goes with it", *OURS, 2.0, 50.0),
        "E_L": Parameter(-75.0, "mV", "resting potential", *OURS, -90.0, -60.0),
        "g_axial": Parameter(
            1.5, "nS", "conductance from dendrite to soma, chosen so that the threshold in 1 mM magnesium is at 6 to 8 "
            "nS of NMDA conductance", "rhodes_2006", "fitted", 0.5, 10.0,
        ),
        "onset": Parameter(5.0, "ms", "when all synapses are active at once", *OURS, 0.0, 1e4),
        "synapses": Parameter(20.0, "1", "how many", *OURS, 0.0, 100.0),
        "Mg_o": Parameter(0.8, "mM", "ionised magnesium outside", "mckee_2005", "measured", 0.0, 10.0),
        "K": Parameter(
            3.57, "mM", "magnesium that blocks half of the time at 0 mV", "jahr_stevens_1990", "fitted", 2.0, 40.0
        ),
        "slope": Parameter(0.062, "1/mV", "steepness of the block", "jahr_stevens_1990", "fitted", 0.05, 0.1),
        "g_AMPA": Parameter(0.15, "nS", "peak AMPA conductance of a synapse", *OURS, 0.0, 2.0),
        "AMPA_rise": Parameter(0.2, "ms", "rise of AMPA receptors", *OURS, 0.1, 1.0),
        "AMPA_decay": Parameter(2.0, "ms", "decay of AMPA receptors", *OURS, 1.5, 10.0),
        "g_NMDA": Parameter(0.5, "nS", "peak NMDA conductance of a synapse, unblocked", *OURS, 0.0, 2.0),
        "NMDA_rise": Parameter(3.0, "ms", "rise of NMDA receptors", *OURS, 1.0, 10.0),
        "NMDA_decay": Parameter(60.0, "ms", "decay of NMDA receptors", *OURS, 20.0, 300.0),
        "E_syn": Parameter(0.0, "mV", "reversal potential of both receptors", *OURS, -10.0, 10.0),
        "V_spike": Parameter(-40.0, "mV", "where the dendrite counts as depolarised", *OURS, -55.0, -20.0),
    },
    outputs={
        "I_AMPA": ("pA", "current through AMPA receptors, inward negative"),
        "I_NMDA": ("pA", "current through NMDA receptors"),
        "I_axial": ("pA", "current to the soma"),
        "I_L": ("pA", "leak current of the dendrite"),
        "I_L_soma": ("pA", "leak current of the soma"),
        "open_fraction": ("1", "share of time that an open NMDA channel is free of magnesium"),
    },
    output_function=currents,
    events={"depolarised": Event(above_threshold, direction=+1), "repolarised": Event(above_threshold, direction=-1)},
    event_resolution=0.1,
    discontinuities=volley,
    roles={"membrane_potential": "V", "mg_csf": "Mg_o"},
    sources=("schiller_2000", "rhodes_2006", "jahr_stevens_1990"),
    scope="How many synapses on one thin branch, active at once, it takes for NMDA receptors to amplify the response, "
    "at any magnesium. A model of this course: its form follows the papers, its size is chosen.",
    not_modelled="Length of the branch and where on it synapses lie, sodium, calcium and potassium channels, "
    "inhibition, saturation of receptors, slow unblock.",
)  # fmt: skip

WATCHED = 100.0  # ms after the volley: the peak comes well before


def peak_depolarisation(Mg, synapses, **changes):
    """Return the largest depolarisation of dendrite and soma above rest, in mV.

    Args:
        Mg: Ionised magnesium outside, mM, 0 to 10.
        synapses: How many are active at once; number or sequence. Fractions stand for weaker synapses.
        **changes: Other parameters of `nmda_spike`.

    Returns:
        Two floats, or two arrays.

    >>> dendrite, soma = peak_depolarisation(1.0, [5, 20])
    >>> bool(dendrite[1] > 4 * dendrite[0])
    True
    """
    p = nmda_spike.values({**changes, "Mg_o": Mg})
    counts = np.asarray(nmda_spike.check_value("synapses", synapses), float)
    rest = {"V": p["E_L"], "V_soma": p["E_L"]}
    times = p["onset"] + np.linspace(0.0, WATCHED, 801)
    found = []
    for count in counts.ravel():
        run = nmda_spike.solve(times[-1], times=times, initial=rest, **{**changes, "Mg_o": Mg, "synapses": count})
        found.append((run["V"].max() - p["E_L"], run["V_soma"].max() - p["E_L"]))
    dendrite, soma = np.array(found).T.reshape(2, *counts.shape)
    return (dendrite, soma) if counts.ndim else (float(dendrite), float(soma))


def synapses_at_threshold(Mg, *, most=60.0, points=31, **changes):
    """Return where one more synapse does most, and by how much more than the first one did.

    Args:
        Mg: Ionised magnesium outside, mM, 0 to 10.
        most: Where the search ends.
        points: How finely the response curve is drawn, 5 or more.
        **changes: Other parameters of `nmda_spike`.

    Returns:
        Number of synapses at the steepest point of the dendrite's response curve, and its slope there against its slope
        at the start. (0, 1) where the first synapse does most: there is no threshold.

    Raises:
        BadValue: The response still steepens where the search ends.

    >>> number, amplification = synapses_at_threshold(1.0)
    >>> bool(10 < number < 20), bool(amplification > 2), synapses_at_threshold(0.0)
    (True, True, (0.0, 1.0))
    """
    if points < 5:
        raise BadValue(f"points = {points}; a slope that has a peak needs 5 or more")
    counts = np.linspace(0.0, most, points)
    dendrite = np.r_[0.0, peak_depolarisation(Mg, counts[1:], **changes)[0]]
    slopes, middles = np.diff(dendrite) / np.diff(counts), (counts[1:] + counts[:-1]) / 2
    if slopes[-1] > slopes[-2]:
        raise BadValue(f"with {most:g} synapses the response still steepens; give a larger `most`")
    k = int(np.argmax(slopes))
    if k == 0:
        return 0.0, 1.0
    # the parabola through the steepest stretch and its neighbours
    before, here, after = slopes[k - 1 : k + 2]
    shift = 0.5 * (before - after) / (before - 2.0 * here + after)
    top = here - 0.25 * (before - after) * shift
    return float(middles[k] + shift * (counts[1] - counts[0])), float(top / slopes[0])
