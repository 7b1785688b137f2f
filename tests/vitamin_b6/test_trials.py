"""Trials: simulated ones agree with the exact chances, and bad designs are refused with a reason."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels.engine import BadValue
from mgmodels.vitamin_b6.trials import (
    TRIALS,
    bonferroni,
    chance_of_a_finding,
    enrolled,
    expected_drop,
    factorial_trials,
    interaction_power,
    mean_beyond,
    people_needed,
    rest_of_the_trial,
    rest_standard_error,
    smallest_p,
)

MANY = 20_000


def share_and_error(hits):
    """The share of hits, and three standard errors of it."""
    share = np.mean(hits)
    return share, 3.0 * np.sqrt(share * (1.0 - share) / len(hits)) + 1e-9


# ------------------------------------------------------------------ four arms
@pytest.mark.parametrize("people, interaction", [(44, 0.0), (44, 6.0), (264, 3.0), (1040, 3.0)])
def test_validated_simulated_trials_find_as_often_as_the_noncentral_t_says(people, interaction):
    found = factorial_trials(people, 8.6, first=1.0, second=-2.0, interaction=interaction, trials=4000, seed=11)
    share, error = share_and_error(found.p < 0.05)
    assert share == pytest.approx(float(interaction_power(people, interaction, 8.6)), abs=error)


def test_validated_estimates_are_unbiased_and_as_wide_as_their_error():
    found = factorial_trials(200, 8.6, interaction=2.0, trials=MANY, seed=5)
    assert found.estimate.mean() == pytest.approx(2.0, abs=3 * found.estimate.std() / MANY**0.5)
    assert found.estimate.std() == pytest.approx(4 * 8.6 / 200**0.5, rel=0.03)
    assert found.standard_error.mean() == pytest.approx(4 * 8.6 / 200**0.5, rel=0.01)


def test_validated_an_interaction_costs_four_times_the_people_of_a_main_effect():
    """Of the same size: a main effect compares two halves (standard error 2σ/√N), an interaction four quarters (4σ/√N).
    Normal approximation, for many people."""
    main = (2 * 8.6 * (1.959964 + 0.841621) / 3.0) ** 2
    assert people_needed(3.0, 8.6) / main == pytest.approx(4.0, rel=0.01)


@given(st.floats(0.5, 8.0), st.sampled_from([0.5, 0.8, 0.9]))
def test_the_number_of_people_is_the_least_that_does_it(interaction, power):
    people = people_needed(interaction, 8.6, power)
    assert people % 4 == 0 and interaction_power(people, interaction, 8.6) >= power
    assert people == 8 or interaction_power(people - 4, interaction, 8.6) < power


@given(st.integers(2, 500), st.floats(0.0, 10.0))
def test_power_lies_between_the_level_and_one_and_grows_with_people(per_arm, interaction):
    few, more = interaction_power(np.array([4 * per_arm, 4 * per_arm + 40]), interaction, 8.6)
    assert 0.05 - 1e-9 <= few <= more + 1e-9 <= 1.0 + 2e-9


def test_a_seed_gives_the_same_trials():
    one, other, third = (factorial_trials(40, 1.0, trials=5, seed=seed).p for seed in (1, 1, 2))
    assert (one == other).all() and (one != third).all()


@pytest.mark.parametrize("people", [4, 42])
def test_arms_that_are_not_equal_are_refused(people):
    with pytest.raises(BadValue, match="multiple of four"):
        factorial_trials(people, 1.0)


def test_what_no_number_of_people_finds_is_refused():
    with pytest.raises(BadValue, match="no number of people"):
        people_needed(0.0, 8.6)


# ------------------------------------------------------------------ regression to the mean
@pytest.mark.parametrize("reliability", [0.0, 0.5, 0.8, 1.0])
def test_validated_people_chosen_for_a_score_fall_back_as_the_formula_says(reliability):
    before, after = enrolled(MANY, reliability, threshold=18.0, seed=2)
    assert before.min() > 18.0 and before.mean() == pytest.approx(mean_beyond(18.0), abs=0.1)
    assert (before - after).mean() == pytest.approx(expected_drop(mean_beyond(18.0), reliability), abs=0.2)


def test_validated_the_same_people_measured_perfectly_do_not_change():
    before, after = enrolled(100, 1.0, seed=2)
    assert after == pytest.approx(before)


@given(st.floats(-3, 3))
def test_validated_the_mean_beyond_a_threshold_by_quadrature(z):
    from scipy.integrate import quad
    from scipy.stats import norm

    above = quad(lambda x: x * norm.pdf(x), z, 40)[0] / norm.sf(z)
    assert mean_beyond(z, mean=0.0, sd=1.0) == pytest.approx(above, abs=1e-6)


def test_a_reliability_that_is_none_is_refused():
    with pytest.raises(BadValue, match="not a correlation"):
        expected_drop(26.5, 1.2)


# ------------------------------------------------------------------ subgroups
@given(st.floats(-10, 10), st.floats(-10, 10), st.floats(0.05, 0.95))
def test_validated_subgroup_and_rest_make_the_whole(subgroup, rest, share):
    overall = share * subgroup + (1 - share) * rest
    assert rest_of_the_trial(overall, subgroup, share) == pytest.approx(rest, abs=1e-9)


@given(st.floats(0.1, 5.0), st.floats(0.05, 0.95))
def test_validated_errors_of_the_parts_go_with_one_over_root_people(error, share):
    assert rest_standard_error(error, share) ** 2 * (1 - share) == pytest.approx(error**2 * share)


def test_a_subgroup_is_a_part():
    with pytest.raises(BadValue, match="a subgroup is a part"):
        rest_of_the_trial(0.66, 3.16, 1.0)


# ------------------------------------------------------------------ many outcomes
@pytest.mark.parametrize("outcomes", [1, 6, 18])
@pytest.mark.parametrize("correlation", [0.0, 0.5, 0.9])
def test_validated_findings_by_chance_are_as_frequent_as_the_integral_says(outcomes, correlation):
    share, error = share_and_error(smallest_p(outcomes, correlation, trials=MANY, seed=7) < 0.05)
    assert share == pytest.approx(chance_of_a_finding(outcomes, correlation=correlation), abs=error)


@given(st.integers(1, 40), st.floats(0.0, 0.95))
def test_more_looks_find_more_and_shared_ones_less(outcomes, correlation):
    some = chance_of_a_finding(outcomes, correlation=correlation)
    assert some <= chance_of_a_finding(outcomes + 1, correlation=correlation) + 1e-9
    assert 0.05 - 1e-6 <= some <= chance_of_a_finding(outcomes) + 1e-6
    assert chance_of_a_finding(outcomes) <= 0.05 * outcomes + 1e-12


@pytest.mark.parametrize("correlation", [0.0, 0.4, 1.0])
def test_many_numbers_of_outcomes_at_once(correlation):
    numbers = np.array([1, 2, 6])
    one_by_one = [chance_of_a_finding(int(k), correlation=correlation) for k in numbers]
    assert chance_of_a_finding(numbers, correlation=correlation) == pytest.approx(one_by_one)


def test_bonferroni_never_exceeds_certainty():
    assert bonferroni(0.04, 6) == pytest.approx(0.24) and bonferroni(0.3, 6) == 1.0


def test_no_outcome_is_no_question():
    with pytest.raises(BadValue, match="take 1 or more"):
        chance_of_a_finding(0)


# ------------------------------------------------------------------ what was published
def test_one_trial_alone_has_the_four_arms_that_an_interaction_needs():
    assert [trial.name for trial in TRIALS if trial.can_show_synergy] == ["De Souza"]
    assert [trial.year for trial in TRIALS] == sorted(trial.year for trial in TRIALS)
