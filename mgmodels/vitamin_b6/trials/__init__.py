"""Trials: what a design of four arms can find, what falls by itself, and what many looks at one trial turn up."""

from mgmodels.vitamin_b6.trials.factorial import factorial_trials, interaction_power, people_needed
from mgmodels.vitamin_b6.trials.many_outcomes import bonferroni, chance_of_a_finding, smallest_p
from mgmodels.vitamin_b6.trials.published import DE_SOUZA, POUTEAU, TRIALS
from mgmodels.vitamin_b6.trials.regression_to_the_mean import enrolled, expected_drop, mean_beyond
from mgmodels.vitamin_b6.trials.subgroups import rest_of_the_trial, rest_standard_error

__all__ = [
    "DE_SOUZA",
    "POUTEAU",
    "TRIALS",
    "bonferroni",
    "chance_of_a_finding",
    "enrolled",
    "expected_drop",
    "factorial_trials",
    "interaction_power",
    "mean_beyond",
    "people_needed",
    "rest_of_the_trial",
    "rest_standard_error",
    "smallest_p",
]
