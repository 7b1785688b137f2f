"""Two thresholds of calcium and a synapse with two states (Graupner & Brunel 2012), with the paper's own solution.

Each pulse and each spike adds calcium that decays; above one threshold the synapse is pulled down, above a higher one
pushed up, with noise in proportion. What counts is the share of time spent above each. The model here is algebraic:
that share, exactly, and the diffusion of the synaptic efficacy as the paper solves it. `bistable_synapse` plays it out.

The paper has no magnesium in it. `magnesium_scale` is this course's: calcium of the presynaptic pulse, which comes
through NMDA receptors of a cell at rest, in proportion to what magnesium leaves open there. It is 1 at 1 mM.
"""

from dataclasses import replace
from math import erf, exp, expm1, log, sqrt

from mgmodels.engine import Model, Parameter, UnknownName
from mgmodels.engine.errors import near_misses
from mgmodels.synapse.block_laws import jahr_stevens

MS_PER_S = 1e3


def magnesium_scale(Mg_o, Mg_reference, V_rest, K, slope):
    """Return calcium of a pulse against that in the reference solution (this course's extension of the paper)."""
    return jahr_stevens(V_rest, Mg_o, K, slope) / jahr_stevens(V_rest, Mg_reference, K, slope)


def time_above(threshold, height, length, tau_Ca):
    """Return how long calcium that decays from `height` stays above a threshold, within `length`."""
    if height <= threshold:
        return 0.0
    return min(length, tau_Ca * log(height / threshold))


def heights(lag, period, first, second, tau_Ca):
    """Return calcium just after each of two jumps, `lag` apart and repeated every `period` for ever."""
    whole = 1.0 - exp(-period / tau_Ca)
    after_first = (first + second * exp(-(period - lag) / tau_Ca)) / whole
    after_second = (second + first * exp(-lag / tau_Ca)) / whole
    return after_first, after_second


def shares_above(timing, frequency, delay, C_pre, C_post, theta_d, theta_p, tau_Ca):
    """Return the shares of time above the depression and the potentiation threshold, in a regular train of pairs."""
    period = MS_PER_S / frequency
    lag = (timing - delay) % period  # from the presynaptic jump of calcium to the next postsynaptic one
    pre, post = heights(lag, period, C_pre, C_post, tau_Ca)
    depressing = time_above(theta_d, pre, lag, tau_Ca) + time_above(theta_d, post, period - lag, tau_Ca)
    potentiating = time_above(theta_p, pre, lag, tau_Ca) + time_above(theta_p, post, period - lag, tau_Ca)
    return depressing / period, potentiating / period


def share_beyond(rho_star, rho_bar, start, spread, elapsed):
    """Return the share of synapses above `rho_star` that began at `start`, `elapsed` time constants ago."""
    mean = rho_bar + (start - rho_bar) * exp(-elapsed)
    return 0.5 * (1.0 + erf((mean - rho_star) / sqrt(-spread * expm1(-2.0 * elapsed))))


def solution(
    timing, frequency, pairs, delay, C_pre, C_post, theta_d, theta_p, tau_Ca,
    gamma_d, gamma_p, sigma, tau, rho_star, down_share, strength_ratio, Mg_o, Mg_reference, V_rest, K, slope,
):  # fmt: skip
    scale = magnesium_scale(Mg_o, Mg_reference, V_rest, K, slope)
    alpha_d, alpha_p = shares_above(timing, frequency, delay, scale * C_pre, C_post, theta_d, theta_p, tau_Ca)
    Gamma_d, Gamma_p = gamma_d * alpha_d, gamma_p * alpha_p
    total = Gamma_d + Gamma_p
    if total == 0.0:  # calcium reaches no threshold
        return alpha_d, alpha_p, scale, rho_star, 0.0, tau, 0.0, 0.0, 1.0
    rho_bar = Gamma_p / total
    spread = sigma * sigma * (alpha_p + alpha_d) / total
    tau_effective = tau / total
    elapsed = pairs / frequency / tau_effective
    up = share_beyond(rho_star, rho_bar, 0.0, spread, elapsed)
    down = 1.0 - share_beyond(rho_star, rho_bar, 1.0, spread, elapsed)
    low = down_share * (1.0 - up) + (1.0 - down_share) * down
    before = down_share + (1.0 - down_share) * strength_ratio
    change = (low + (1.0 - low) * strength_ratio) / before
    return alpha_d, alpha_p, scale, rho_bar, sqrt(spread), tau_effective, up, down, change


PAPER = "graupner_brunel_2012"
SEEN = (PAPER, "fitted")  # in the authors' public program
OURS = ("this_course", "assumed")

graupner_brunel = Model(
    name="graupner_brunel",
    title="Bistable synapse with two calcium thresholds (Graupner and Brunel)",
    parameters={
        "timing": Parameter(10.0, "ms", "spike after the pulse; negative: before it", *OURS, -500.0, 500.0),
        "frequency": Parameter(1.0, "Hz", "of the pairs", PAPER, "measured", 0.01, 100.0),
        "pairs": Parameter(60.0, "1", "how many pairs", PAPER, "measured", 1.0, 1000.0),
        "delay": Parameter(13.7, "ms", "from the pulse to its calcium", *SEEN, 0.0, 20.0),
        "C_pre": Parameter(1.0, "1", "calcium of a pulse, in depression thresholds", *SEEN, 0.1, 4.0),
        "C_post": Parameter(2.0, "1", "calcium of a spike, in depression thresholds", *SEEN, 0.1, 4.0),
        "theta_d": Parameter(1.0, "1", "depression threshold, the unit of calcium", *SEEN, 0.5, 2.0),
        "theta_p": Parameter(1.3, "1", "potentiation threshold", *SEEN, 0.5, 5.0),
        "tau_Ca": Parameter(20.0, "ms", "decay of calcium", *SEEN, 5.0, 100.0),
        "gamma_d": Parameter(200.0, "1", "pull down above its threshold", *SEEN, 10.0, 1000.0),
        "gamma_p": Parameter(321.808, "1", "push up above its threshold", *SEEN, 10.0, 2000.0),
        "sigma": Parameter(2.8284, "1", "noise", *SEEN, 0.5, 20.0),
        "tau": Parameter(150.0, "s", "time of the efficacy", *SEEN, 10.0, 1000.0),
        "rho_star": Parameter(0.5, "1", "efficacy that divides low from high", *SEEN, 0.1, 0.9),
        "down_share": Parameter(0.5, "1", "share of synapses that begin low", *SEEN, 0.0, 1.0),
        "strength_ratio": Parameter(5.0, "1", "strength of a high synapse against a low one", *SEEN, 1.0, 50.0),
        "Mg_o": Parameter(1.0, "mM", "ionised magnesium outside (0.8 in cerebrospinal fluid)", *OURS, 0.0, 10.0),
        "Mg_reference": Parameter(1.0, "mM", "magnesium in which the constants are as published", *OURS, 0.1, 4.0),
        "V_rest": Parameter(-65.0, "mV", "potential at which a pulse alone meets the block", *OURS, -80.0, -50.0),
        "K": Parameter(
            3.57, "mM", "magnesium that blocks half of the time at 0 mV", "jahr_stevens_1990", "fitted", 2.0, 40.0
        ),
        "slope": Parameter(0.062, "1/mV", "steepness of the block", "jahr_stevens_1990", "fitted", 0.05, 0.1),
    },
    outputs={
        "alpha_d": ("1", "share of time above the depression threshold"),
        "alpha_p": ("1", "share of time above the potentiation threshold"),
        "scale": ("1", "calcium of a pulse against that in the reference solution (our extension)"),
        "rho_bar": ("1", "mean efficacy after an endless train"),
        "sigma_rho": ("1", "spread parameter of the efficacy after an endless train, sqrt(2) standard deviations"),
        "tau_effective": ("s", "time in which the efficacy gets there"),
        "up": ("1", "probability that a low synapse ends high"),
        "down": ("1", "probability that a high synapse ends low"),
        "change": ("1", "mean strength after the train against that before"),
    },
    output_function=solution,
    roles={"mg_csf": "Mg_o"},
    sources=(PAPER, "jahr_stevens_1990"),
    scope="Mean change of many synapses under regular pairs of pulse and spike, by the paper's solution. Its parameter "
    "sets stand in PUBLISHED. Its dependence on magnesium is an extension by this course.",
    not_modelled="The double well during the train, which the solution leaves out (the train is short against it); "
    "irregular trains; calcium that adds up more than linearly where pulse and spike meet, and with it the larger part "
    "of what magnesium does in the other plasticity model. All data behind it are from slices or cultures, in about "
    "2 mM calcium.",
)  # fmt: skip

NAMES = ("tau_Ca", "C_pre", "C_post", "theta_d", "theta_p", "gamma_d", "gamma_p", "sigma", "tau", "delay",
         "down_share", "strength_ratio")  # fmt: skip
PUBLISHED = {
    set_name: dict(zip(NAMES, values, strict=True))
    for set_name, values in {
        "DP": (20.0, 1.0, 2.0, 1.0, 1.3, 200.0, 321.808, 2.8284, 150.0, 13.7, 0.5, 5.0),
        "DPD": (20.0, 0.9, 0.9, 1.0, 1.3, 250.0, 550.0, 2.8284, 150.0, 4.6, 0.5, 5.0),
        "DPD'": (20.0, 1.0, 2.0, 1.0, 2.5, 50.0, 600.0, 2.8284, 150.0, 2.2, 0.5, 5.0),
        "P": (20.0, 2.0, 2.0, 1.0, 1.3, 160.0, 257.447, 2.8284, 150.0, 0.0, 0.5, 5.0),
        "D": (20.0, 0.6, 0.6, 1.0, 1.3, 500.0, 550.0, 5.6568, 150.0, 0.0, 0.5, 5.0),
        "D'": (20.0, 1.0, 2.0, 1.0, 3.5, 60.0, 600.0, 2.8284, 150.0, 0.0, 0.5, 5.0),
        "hippocampal slices": (
            48.8373, 1.0, 0.275865, 1.0, 1.3, 313.0965, 1645.59, 9.1844, 688.355, 18.8008, 0.7, 5.28145,
        ),
        "hippocampal cultures": (
            11.9536, 0.58156, 1.76444, 1.0, 1.3, 61.141, 113.6545, 2.5654, 33.7596, 10.0, 0.5, 36.0263,
        ),
        "cortical slices": (
            22.6936, 0.5617539, 1.23964, 1.0, 1.3, 331.909, 725.085, 3.3501, 346.3615, 4.6098, 0.5, 5.40988,
        ),
    }.items()
}  # fmt: skip


def with_set(set_name):
    """Return `graupner_brunel` with one of the published sets of parameters.

    Args:
        set_name: A key of `PUBLISHED`.

    Raises:
        UnknownName: No such set.

    >>> with_set("D").parameters["C_pre"].value
    0.6
    """
    if set_name not in PUBLISHED:
        raise UnknownName(f"there is no parameter set “{set_name}”. {near_misses(set_name, PUBLISHED)}")
    changed = graupner_brunel.with_parameters(**PUBLISHED[set_name])
    return replace(changed, title=f"{graupner_brunel.title}, set {set_name}")


def strength_change(timing, set_name="DP", **changes):
    """Return the mean synaptic strength after a train of pairs, against that before.

    Args:
        timing: Spike after the pulse, ms; number or array.
        set_name: A key of `PUBLISHED`.
        **changes: Other parameters of `graupner_brunel`, such as `Mg_o`.

    Returns:
        1 where nothing changed.

    Source: Graupner and Brunel 2012.

    >>> strength_change([-20, 20]).round(2)
    array([0.76, 1.17])
    """
    return with_set(set_name).evaluate(timing=timing, **changes)["change"]
