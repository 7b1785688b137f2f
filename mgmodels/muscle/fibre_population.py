"""From quanta to a muscle's answer: the share of its fibres that fire.

A fibre fires or does not. Fibres differ in release and in threshold, and each draws its quanta by chance: their
share falls smoothly where each falls at once. The share that fails is summed exactly over chance and threshold,
and by the trapezoid rule over release; no random numbers are used.
"""

from math import erfc, exp, lgamma, log, pi, sqrt

from mgmodels.engine import Model, Parameter
from mgmodels.muscle.end_plate import RECEPTORS, receptor_response

REACH, POINTS = 6.0, 31  # standard deviations of log release that the sum covers, and its points
TAIL = 9.0  # standard deviations of a Poisson count, beyond which nothing is left
SURE = 7.0  # standard deviations of the log threshold, beyond which every fibre fires


def fails(mean_quanta, threshold, threshold_spread):
    """Return the chance that a Poisson number of quanta stays below a log-normal threshold with this median."""
    reach = TAIL * sqrt(mean_quanta) + 20.0
    first = max(0, int(mean_quanta - reach))
    last = int(min(mean_quanta + reach, threshold * exp(SURE * threshold_spread)))
    share = exp(first * log(mean_quanta) - mean_quanta - lgamma(first + 1.0))
    total = 0.0
    for k in range(first, last + 1):
        below = 1.0 if k == 0 else 0.5 * erfc(log(k / threshold) / (threshold_spread * sqrt(2.0)))
        total += share * below
        share *= mean_quanta / (k + 1.0)
    return total


def firing_share(mean_quanta, threshold, release_spread, threshold_spread):
    """Return the share of fibres that fire; `mean_quanta` is the mean over all of them."""
    if mean_quanta < 1e-12:
        return 0.0
    step = 2.0 * REACH / (POINTS - 1.0)
    failing = 0.0
    for i in range(POINTS):
        z = i * step - REACH
        weight = step * exp(-0.5 * z * z) / sqrt(2.0 * pi)
        own_mean = mean_quanta * exp(release_spread * z - 0.5 * release_spread**2)
        failing += weight * fails(own_mean, threshold, threshold_spread)
    return max(1.0 - failing, 0.0)


def recruitment(
    quanta, safety_factor, healthy_quanta, release_spread, threshold_spread,
    receptor_block, Mg_o, Mg_reference, magnesium_dulling,
):  # fmt: skip
    healthy_threshold = healthy_quanta / safety_factor
    threshold = healthy_threshold / receptor_response(receptor_block, Mg_o, Mg_reference, magnesium_dulling)
    return firing_share(quanta, threshold, release_spread, threshold_spread), threshold, quanta / threshold


OURS = ("this_course", "assumed")

fibre_population = Model(
    name="fibre_population",
    title="Recruitment: the share of a muscle's fibres that fire",
    parameters={
        "quanta": Parameter(22.5, "1", "quanta released, mean over the fibres", *OURS, 0.0, 400.0),
        "safety_factor": Parameter(
            3.0, "1", "quanta in health over the threshold of the median fibre; man perhaps 2, rat 3 to 5",
            "wood_slater_2001", "recalled", 1.5, 12.0,
        ),
        "healthy_quanta": Parameter(
            22.5, "1", "quanta in health, mean over the fibres (of the terminal)", *OURS, 10.0, 300.0
        ),
        "release_spread": Parameter(0.2, "1", "standard deviation of log release", *OURS, 0.0, 0.5),
        "threshold_spread": Parameter(0.2, "1", "standard deviation of the log threshold", *OURS, 0.05, 0.5),
    }
    | RECEPTORS,
    outputs={
        "firing": ("1", "share of the fibres that fire"),
        "threshold": ("1", "quanta that the median fibre needs"),
        "safety": ("1", "quanta over threshold now"),
    },
    output_function=recruitment,
    roles={"mg_ecf": "Mg_o"},
    sources=("paton_waud_1967", "wood_slater_2001"),
    scope="One impulse in every axon of a muscle, maximal stimulation; fibres alike but for release and threshold.",
    not_modelled="Force, which weights fibres by their size; sodium channels gathered in the folds, and what "
    "magnesium does to the fibre's own excitability. Two spreads were chosen, not measured; a healthy threshold of "
    "7.5 quanta would be 7 mV, and real ones are 10 to 12, which points to a safety factor near 2.",
)  # fmt: skip
