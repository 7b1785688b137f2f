"""The vesicle pool between impulses: what one impulse takes, and what comes back until the next, exactly.

Release empties sites and, for a tenth of a second, makes the next release likelier (facilitation) and refilling
quicker. Between impulses both laws have closed solutions, so that a train is a map from impulse to impulse.
"""

from math import exp, expm1

from mgmodels.engine import Model, Parameter


def fusion_probability(release_probability, facilitation):
    # the share that fuses at rest counts as a hazard: facilitation multiplies it, and never passes 1
    return -expm1(-release_probability * facilitation)


def facilitation_after_impulse(facilitation, facilitation_step, facilitation_maximum):
    return facilitation + facilitation_step * (facilitation_maximum - facilitation)


def facilitation_after_interval(facilitation, interval, facilitation_time):
    return 1.0 + (facilitation - 1.0) * exp(-interval / facilitation_time)


def still_empty(facilitation, interval, facilitation_time, facilitation_maximum, refill_time, active_refill):
    """Return the share of empty sites that are still empty after an interval that begins with this facilitation."""
    lasting = (facilitation - 1.0) * facilitation_time * -expm1(-interval / facilitation_time)
    return exp(-interval / refill_time - active_refill * lasting / facilitation_maximum)


def impulse_and_interval(
    release_probability, available, facilitation, interval, sites, poisoned,
    facilitation_step, facilitation_maximum, facilitation_time, refill_time, active_refill,
):  # fmt: skip
    probability = fusion_probability(release_probability, facilitation)
    left = available * (1.0 - probability)
    raised = facilitation_after_impulse(facilitation, facilitation_step, facilitation_maximum)
    empty = still_empty(raised, interval, facilitation_time, facilitation_maximum, refill_time, active_refill)
    return (
        sites * (1.0 - poisoned) * available * probability,
        probability,
        1.0 - (1.0 - left) * empty,
        facilitation_after_interval(raised, interval, facilitation_time),
    )


OURS = ("this_course", "assumed")

vesicle_pool = Model(
    name="vesicle_pool",
    title="Vesicle pool: one impulse and the interval after it",
    parameters={
        "release_probability": Parameter(
            0.078, "1", "share of ready vesicles that an impulse releases at rest (of `calcium_sensor`)",
            *OURS, 0.0, 1.0,
        ),
        "available": Parameter(1.0, "1", "share of the sites that hold a ready vesicle", *OURS, 0.0, 1.0),
        "facilitation": Parameter(1.0, "1", "factor on release by impulses before, at rest 1", *OURS, 1.0, 5.0),
        "interval": Parameter(500.0, "ms", "time to the next impulse", *OURS, 0.0, 1e5),
        "sites": Parameter(300.0, "1", "release sites of one terminal", *OURS, 50.0, 1000.0),
        "poisoned": Parameter(0.0, "1", "share of the sites that botulinum toxin has put out", *OURS, 0.0, 1.0),
        "facilitation_step": Parameter(
            0.2, "1", "share of the way to its maximum that facilitation goes by one impulse", *OURS, 0.0, 0.5
        ),
        "facilitation_maximum": Parameter(5.0, "1", "largest facilitation", *OURS, 5.0, 10.0),
        "facilitation_time": Parameter(100.0, "ms", "decay of facilitation", *OURS, 30.0, 300.0),
        "refill_time": Parameter(2000.0, "ms", "refilling of a site at rest", *OURS, 500.0, 10000.0),
        "active_refill": Parameter(0.006, "1/ms", "refilling that activity adds", *OURS, 0.0, 0.02),
    },
    outputs={
        "quanta": ("1", "mean number of quanta that the impulse releases"),
        "probability": ("1", "share of the ready vesicles that it releases"),
        "available_next": ("1", "share of the sites ready for the next impulse"),
        "facilitation_next": ("1", "facilitation at the next impulse"),
    },
    output_function=impulse_and_interval,
    sources=("del_castillo_katz_1954", "this_course"),
    scope="Trains of impulses from single shocks to some seconds at 50 Hz. Six numbers were chosen by eye so that a "
    "healthy train of four fades little, one under magnesium less, and 50 Hz is sustained.",
    not_modelled="Post-tetanic potentiation (minutes) and augmentation (seconds), receptors on the terminal through "
    "which curare-like drugs make release fade, vesicle classes, botulinum's weaker calcium sensor. Healthy "
    "mammalian terminals do not facilitate at 50 Hz as this pool does.",
)  # fmt: skip
