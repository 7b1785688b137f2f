"""Calcium decides how a synapse changes (Shouval, Bear & Cooper 2002): through NMDA receptors, so magnesium has a say.

A little calcium leaves the weight alone, more weakens it, much strengthens it. How much enters depends on whether the
membrane is depolarised while glutamate is bound, because magnesium blocks the channel where it is not. The model here
is one pairing of a presynaptic pulse with a spike that runs back into the dendrite; `plasticity_protocols` repeats it.
"""

from math import exp

from mgmodels.engine import Model, Parameter, State
from mgmodels.synapse.block_laws import jahr_stevens

MS_PER_S = 1e3
FAR = 700.0  # exponents beyond it count as infinite


# ------------------------------------------------------------------ what a pulse and a spike do
def two_decays(since, share_fast, tau_fast, tau_slow):
    """Return a sum of two decays, 1 at the start; 0 before it."""
    if since < 0.0:
        return 0.0
    return share_fast * exp(-since / tau_fast) + (1.0 - share_fast) * exp(-since / tau_slow)


def potential_shape(since, tau_rise, tau_decay):
    """Return the difference of two exponentials that a synaptic potential follows; 0 before its start."""
    if since < 0.0:
        return 0.0
    return exp(-since / tau_decay) - exp(-since / tau_rise)


def shape_peak(tau_rise, tau_decay):
    """Return the largest value of `potential_shape`."""
    ratio = tau_rise / tau_decay
    return ratio ** (ratio / (1.0 - ratio)) - ratio ** (1.0 / (1.0 - ratio))


# ------------------------------------------------------------------ calcium, and what it does to the weight
def calcium_influx(V, open_receptors, Mg_o, K, slope, g_NMDA, E_Ca):
    """Return calcium entering through the receptors that glutamate holds open, uM/ms."""
    return -g_NMDA * open_receptors * jahr_stevens(V, Mg_o, K, slope) * (V - E_Ca)


def sigmoid(x):
    return 1.0 / (1.0 + exp(-x)) if x > -FAR else 0.0


def weight_target(Ca, W_rest, theta_d, theta_p, steepness):
    """Return the weight that calcium at `Ca` (uM) leads to in the end."""
    return W_rest + sigmoid(steepness * (Ca - theta_p)) - W_rest * sigmoid(steepness * (Ca - theta_d))


def learning_rate(Ca, P1, P2, P3, P4):
    """Return how fast the weight moves there, 1/ms."""
    return 1.0 / (P1 / (P2 + max(Ca, 0.0) ** P3) + P4) / MS_PER_S


def traces(
    t, Ca,
    pulse_time, timing, V_rest, holding_voltage, clamped, psp, psp_rise, psp_decay,
    spike, spike_delay, spike_share_fast, spike_fast, spike_slow,
    recruited, receptors_share_fast, receptors_fast, receptors_slow, Mg_o, K, slope, g_NMDA, E_Ca,
    W_rest, theta_d, theta_p, steepness, P1, P2, P3, P4,
):  # fmt: skip
    since_pulse = t - pulse_time
    since_spike = since_pulse - timing - spike_delay
    synaptic = psp / shape_peak(psp_rise, psp_decay) * potential_shape(since_pulse, psp_rise, psp_decay)
    free = V_rest + synaptic + spike * two_decays(since_spike, spike_share_fast, spike_fast, spike_slow)
    V = clamped * holding_voltage + (1.0 - clamped) * free
    receptors = recruited * two_decays(since_pulse, receptors_share_fast, receptors_fast, receptors_slow)
    return (
        V,
        receptors,
        jahr_stevens(V, Mg_o, K, slope),
        calcium_influx(V, receptors, Mg_o, K, slope, g_NMDA, E_Ca),
        weight_target(Ca, W_rest, theta_d, theta_p, steepness),
        learning_rate(Ca, P1, P2, P3, P4),
    )


def rhs(
    t, Ca, W,
    pulse_time, timing, V_rest, holding_voltage, clamped, psp, psp_rise, psp_decay,
    spike, spike_delay, spike_share_fast, spike_fast, spike_slow,
    recruited, receptors_share_fast, receptors_fast, receptors_slow, Mg_o, K, slope, g_NMDA, E_Ca, tau_Ca,
    W_rest, theta_d, theta_p, steepness, P1, P2, P3, P4,
):  # fmt: skip
    _, _, _, influx, target, rate = traces(
        t, Ca,
        pulse_time, timing, V_rest, holding_voltage, clamped, psp, psp_rise, psp_decay,
        spike, spike_delay, spike_share_fast, spike_fast, spike_slow,
        recruited, receptors_share_fast, receptors_fast, receptors_slow, Mg_o, K, slope, g_NMDA, E_Ca,
        W_rest, theta_d, theta_p, steepness, P1, P2, P3, P4,
    )  # fmt: skip
    return influx - Ca / tau_Ca, rate * (target - W)


def pulse_and_spike(pulse_time, timing, spike_delay):
    return pulse_time, pulse_time + timing + spike_delay


PAPER = "shouval_2002"
SEEN = (PAPER, "fitted")  # the paper chose them; seen in a public program that repeats its figures
OURS = ("this_course", "assumed")

calcium_plasticity = Model(
    name="calcium_plasticity",
    title="Calcium-dependent plasticity at one synapse, one pairing (Shouval)",
    rhs=rhs,
    states={
        "Ca": State(0.0, "uM", "calcium in the spine, above rest", 0.0),
        "W": State(0.25, "1", "synaptic weight", 0.0, 1.0),
    },
    parameters={
        "pulse_time": Parameter(10.0, "ms", "when the presynaptic pulse comes", *OURS, 0.0, 1e4),
        "timing": Parameter(10.0, "ms", "spike after the pulse; negative: before it", *OURS, -200.0, 200.0),
        "V_rest": Parameter(-65.0, "mV", "resting potential", *SEEN, -80.0, -50.0),
        "holding_voltage": Parameter(-65.0, "mV", "potential under voltage clamp", *OURS, -100.0, 40.0),
        "clamped": Parameter(0.0, "1", "1 under voltage clamp, 0 where the membrane is free", *OURS, 0.0, 1.0),
        "psp": Parameter(
            1.0, "mV", "peak of the synaptic potential (the paper takes 10 in its curve against frequency)",
            *SEEN, 0.0, 20.0,
        ),
        "psp_rise": Parameter(5.0, "ms", "rise of the synaptic potential", *SEEN, 1.0, 20.0),
        "psp_decay": Parameter(50.0, "ms", "decay of the synaptic potential", *SEEN, 25.0, 100.0),
        "spike": Parameter(100.0, "mV", "height of the spike in the spine; 0: no spike", *SEEN, 0.0, 120.0),
        "spike_delay": Parameter(2.0, "ms", "travel of the spike to the spine", *SEEN, 0.0, 10.0),
        "spike_share_fast": Parameter(0.75, "1", "share of the spike that decays fast", *SEEN, 0.0, 1.0),
        "spike_fast": Parameter(3.0, "ms", "fast decay of the spike", *SEEN, 1.0, 15.0),
        "spike_slow": Parameter(25.0, "ms", "slow decay of the spike, its after-depolarisation", *SEEN, 10.0, 50.0),
        "recruited": Parameter(0.5, "1", "share of closed receptors that a pulse opens", *SEEN, 0.0, 1.0),
        "receptors_share_fast": Parameter(0.5, "1", "share of receptors that close fast", *SEEN, 0.0, 1.0),
        "receptors_fast": Parameter(50.0, "ms", "fast closing of receptors", *SEEN, 20.0, 100.0),
        "receptors_slow": Parameter(200.0, "ms", "slow closing of receptors", *SEEN, 100.0, 400.0),
        "Mg_o": Parameter(
            1.0, "mM", "ionised magnesium outside, as the paper has it (0.8 in cerebrospinal fluid)", *SEEN, 0.0, 10.0
        ),
        "K": Parameter(
            3.57, "mM", "magnesium that blocks half of the time at 0 mV", "jahr_stevens_1990", "fitted", 2.0, 40.0
        ),
        "slope": Parameter(0.062, "1/mV", "steepness of the block", "jahr_stevens_1990", "fitted", 0.05, 0.1),
        "g_NMDA": Parameter(
            1 / 500, "uM/(ms*mV)", "calcium entry with all receptors open and no magnesium", *SEEN, 0.0, 0.01
        ),
        "E_Ca": Parameter(130.0, "mV", "reversal potential of calcium", *SEEN, 120.0, 150.0),
        "tau_Ca": Parameter(50.0, "ms", "decay of calcium", *SEEN, 10.0, 100.0),
        "W_rest": Parameter(0.25, "1", "weight that rest leads to", *SEEN, 0.0, 1.0),
        "theta_d": Parameter(0.35, "uM", "calcium above which the synapse weakens", *SEEN, 0.2, 0.5),
        "theta_p": Parameter(0.55, "uM", "calcium above which it strengthens", *SEEN, 0.5, 0.8),
        "steepness": Parameter(80.0, "1/uM", "of both thresholds", *SEEN, 10.0, 200.0),
        "P1": Parameter(0.1, "s", "rate of learning, scale", *SEEN, 0.01, 1.0),
        "P2": Parameter(
            1e-5, "1", "rate of learning, without calcium (misprinted as 1e-4 in the paper, by the public program)",
            *SEEN, 1e-6, 1e-3,
        ),
        "P3": Parameter(3.0, "1", "rate of learning, power of calcium in uM", *SEEN, 2.0, 4.0),
        "P4": Parameter(1.0, "s", "rate of learning, its shortest time", *SEEN, 0.1, 10.0),
    },
    outputs={
        "V": ("mV", "potential of the spine"),
        "open_receptors": ("1", "share of receptors that glutamate holds open, blocked or not"),
        "open_fraction": ("1", "share of time that an open receptor is free of magnesium"),
        "influx": ("uM/ms", "calcium entering"),
        "target": ("1", "weight that this calcium leads to in the end"),
        "rate": ("1/ms", "how fast the weight moves there"),
    },
    output_function=traces,
    discontinuities=pulse_and_spike,
    roles={"membrane_potential": "V", "mg_csf": "Mg_o"},
    sources=(PAPER, "jahr_stevens_1990"),
    scope="Direction and rough size of change at a hippocampal or cortical synapse under pairing, over seconds, from "
    "the calcium of NMDA receptors alone. The thresholds were chosen for 1 mM magnesium.",
    not_modelled="Calcium of other origin, stores, buffers, kinases; receptors' own slow adjustment to a lasting "
    "change of magnesium; noise, and synapses that differ. In 2 mM calcium, as in most slices; at 1.3 to 1.8 mM the "
    "same pairings are reported to do less.",
)  # fmt: skip
