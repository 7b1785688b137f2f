"""The cells of Wang's cortical network (2002), and what each kind of synapse brings them on average.

Excitatory and inhibitory cells have NMDA receptors both, so magnesium holds back both sides. The model here is
algebraic: mean conductances, currents and the noiseless firing rate at given rates of the two populations. `network`
plays out the spikes.
"""

from math import log

from mgmodels.engine import Model, Parameter
from mgmodels.synapse.block_laws import jahr_stevens

MS_PER_S = 1e3


def mean_gating(rate, tau_rise, tau_decay, alpha):
    """Return the mean share of NMDA receptors open, at a presynaptic rate in Hz: saturation by the mean of the rise."""
    drive = alpha * tau_decay * tau_rise * rate / MS_PER_S
    return drive / (1.0 + drive)


def noiseless_rate(V_held, tau, V_reset, V_threshold, refractory):
    """Return the rate in Hz of a cell that is held towards a potential with a time constant; 0 below threshold."""
    if V_held <= V_threshold:
        return 0.0
    return MS_PER_S / (refractory + tau * log((V_held - V_reset) / (V_held - V_threshold)))


def drive(
    V, cells_E, cells_I, rate_E, rate_I, external_rate, C, g_L, g_external, g_AMPA, g_NMDA, g_GABA, refractory,
    V_L, V_threshold, V_reset, E_E, E_I, tau_AMPA, tau_GABA, tau_NMDA, tau_NMDA_rise, alpha, Mg_o, K, slope,
):  # fmt: skip
    """Return four currents (pA), the potential held towards (mV) and the noiseless rate (Hz) of one kind of cell."""
    external = g_external * external_rate * tau_AMPA / MS_PER_S
    AMPA = g_AMPA * cells_E * rate_E * tau_AMPA / MS_PER_S
    NMDA = g_NMDA * cells_E * mean_gating(rate_E, tau_NMDA_rise, tau_NMDA, alpha) * jahr_stevens(V, Mg_o, K, slope)
    GABA = g_GABA * cells_I * rate_I * tau_GABA / MS_PER_S
    excitation = external + AMPA + NMDA
    total = g_L + excitation + GABA
    V_held = (g_L * V_L + excitation * E_E + GABA * E_I) / total
    rate = noiseless_rate(V_held, C / total, V_reset, V_threshold, refractory)
    return external * (V - E_E), AMPA * (V - E_E), NMDA * (V - E_E), GABA * (V - E_I), V_held, rate


def both_drives(
    V, cells_E, cells_I, rate_E, rate_I, external_rate, inhibition,
    C_E, g_L_E, g_external_E, g_AMPA_E, g_NMDA_E, g_GABA_E, refractory_E,
    C_I, g_L_I, g_external_I, g_AMPA_I, g_NMDA_I, g_GABA_I, refractory_I,
    V_L, V_threshold, V_reset, E_E, E_I, tau_AMPA, tau_GABA, tau_NMDA, tau_NMDA_rise, alpha, Mg_o, K, slope,
):  # fmt: skip
    onto_E = drive(
        V, cells_E, cells_I, rate_E, rate_I, external_rate,
        C_E, g_L_E, g_external_E, g_AMPA_E, g_NMDA_E, inhibition * g_GABA_E, refractory_E,
        V_L, V_threshold, V_reset, E_E, E_I, tau_AMPA, tau_GABA, tau_NMDA, tau_NMDA_rise, alpha, Mg_o, K, slope,
    )  # fmt: skip
    onto_I = drive(
        V, cells_E, cells_I, rate_E, rate_I, external_rate,
        C_I, g_L_I, g_external_I, g_AMPA_I, g_NMDA_I, g_GABA_I, refractory_I,
        V_L, V_threshold, V_reset, E_E, E_I, tau_AMPA, tau_GABA, tau_NMDA, tau_NMDA_rise, alpha, Mg_o, K, slope,
    )  # fmt: skip
    return (*onto_E, *onto_I)


PAPER = "wang_2002"
SEEN = (PAPER, "fitted")  # chosen by the paper; seen in a public program of the model
OURS = ("this_course", "assumed")


def cell_parameters(kind, words, C, g_L, g_external, g_AMPA, g_NMDA, g_GABA, refractory):
    """Return the parameters of one kind of cell, named with its letter."""
    values = {
        "C": Parameter(C, "pF", f"capacitance of {words} cells", *SEEN, 100.0, 1000.0),
        "g_L": Parameter(g_L, "nS", f"leak of {words} cells", *SEEN, 10.0, 50.0),
        "g_external": Parameter(g_external, "nS", f"an external synapse on {words} cells", *SEEN, 0.5, 5.0),
        "g_AMPA": Parameter(g_AMPA, "nS", f"AMPA of one cell on {words} cells", *SEEN, 0.0, 0.2),
        "g_NMDA": Parameter(g_NMDA, "nS", f"NMDA of one cell on {words} cells, unblocked", *SEEN, 0.0, 0.5),
        "g_GABA": Parameter(g_GABA, "nS", f"GABA of one cell on {words} cells", *SEEN, 0.0, 5.0),
        "refractory": Parameter(refractory, "ms", f"refractory time of {words} cells", *SEEN, 0.5, 5.0),
    }
    return {f"{name}_{kind}": parameter for name, parameter in values.items()}


network_cell = Model(
    name="network_cell",
    title="Mean input to the cells of a cortical network (Wang 2002)",
    parameters={
        "V": Parameter(-52.0, "mV", "potential at which currents are given", *OURS, -75.0, -50.0),
        "cells_E": Parameter(1600.0, "1", "excitatory cells", *SEEN, 10.0, 1e5),
        "cells_I": Parameter(400.0, "1", "inhibitory cells", *SEEN, 10.0, 1e5),
        "rate_E": Parameter(3.0, "Hz", "rate of excitatory cells", *OURS, 0.0, 300.0),
        "rate_I": Parameter(9.0, "Hz", "rate of inhibitory cells", *OURS, 0.0, 500.0),
        "external_rate": Parameter(2400.0, "Hz", "spikes from elsewhere, to each cell", *SEEN, 0.0, 10000.0),
        "inhibition": Parameter(1.0, "1", "factor on inhibition of excitatory cells", *OURS, 0.0, 2.0),
    }
    | cell_parameters("E", "excitatory", 500.0, 25.0, 2.1, 0.05, 0.165, 1.3, 2.0)
    | cell_parameters("I", "inhibitory", 200.0, 20.0, 1.62, 0.04, 0.13, 1.0, 1.0)
    | {
        "V_L": Parameter(-70.0, "mV", "resting potential", *SEEN, -80.0, -60.0),
        "V_threshold": Parameter(-50.0, "mV", "threshold", *SEEN, -52.0, -40.0),
        "V_reset": Parameter(-55.0, "mV", "potential after a spike", *SEEN, -70.0, -53.0),
        "E_E": Parameter(0.0, "mV", "reversal potential of excitation", *SEEN, -10.0, 10.0),
        "E_I": Parameter(-70.0, "mV", "reversal potential of inhibition", *SEEN, -90.0, -60.0),
        "tau_AMPA": Parameter(2.0, "ms", "decay of AMPA receptors", *SEEN, 1.0, 10.0),
        "tau_GABA": Parameter(5.0, "ms", "decay of GABA receptors", *SEEN, 2.0, 20.0),
        "tau_NMDA": Parameter(100.0, "ms", "decay of NMDA receptors", *SEEN, 20.0, 200.0),
        "tau_NMDA_rise": Parameter(2.0, "ms", "rise of NMDA receptors", *SEEN, 1.0, 10.0),
        "alpha": Parameter(0.5, "1/ms", "opening of NMDA receptors", *SEEN, 0.1, 2.0),
        "Mg_o": Parameter(
            1.0, "mM", "ionised magnesium outside, as the paper has it (0.8 in cerebrospinal fluid)", *SEEN, 0.0, 10.0
        ),
        "K": Parameter(
            3.57, "mM", "magnesium that blocks half of the time at 0 mV", "jahr_stevens_1990", "fitted", 2.0, 40.0
        ),
        "slope": Parameter(0.062, "1/mV", "steepness of the block", "jahr_stevens_1990", "fitted", 0.05, 0.1),
    },
    outputs={
        f"{name}_{kind}": (unit, f"{meaning}, {words} cells")
        for kind, words in (("E", "excitatory"), ("I", "inhibitory"))
        for name, unit, meaning in (
            ("I_external", "pA", "mean current from elsewhere, inward negative"),
            ("I_AMPA", "pA", "mean current of AMPA receptors"),
            ("I_NMDA", "pA", "mean current of NMDA receptors"),
            ("I_GABA", "pA", "mean current of GABA receptors"),
            ("V_held", "mV", "potential that all of it holds the membrane towards"),
            ("rate_without_noise", "Hz", "rate under the mean input alone"),
        )
    },
    output_function=both_drives,
    roles={"mg_csf": "Mg_o"},
    sources=(PAPER, "brunel_wang_2001", "jahr_stevens_1990"),
    scope="Mean synaptic input to the two kinds of cell at given population rates; the parameters of the network whose "
    "spikes `mgmodels.synapse.network` plays out.",
    not_modelled="Fluctuations, which make most spikes of this network; the selective groups of the paper, here all "
    "connections are alike; structure in space, adaptation, plasticity, changing concentrations, and seizures, which "
    "need some of these; how cells adjust to magnesium that stays changed.",
)  # fmt: skip
