"""The five tests of synergy: exact on pairs whose interaction is known, and honest where the scale decides."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mgmodels.engine import BadValue
from mgmodels.engine.errors import UnknownName
from mgmodels.magnesium import mgatp, mgatp_speciation
from mgmodels.vitamin_b6 import (
    TwoByTwo,
    combination_index,
    interaction_by_regression,
    isobole,
    two_by_two,
)

OUTCOMES = st.floats(0.1, 100.0)
GAINS = st.floats(1.01, 10.0)
DOSES = st.floats(0.05, 5.0)


# ------------------------------------------------------------------ scales
@given(OUTCOMES, st.floats(-50, 50), st.floats(-50, 50))
def test_validated_two_gains_that_add_up_have_no_additive_interaction(neither, one, other):
    cells = TwoByTwo(neither, neither + one, neither + other, neither + one + other)
    assert cells.additive == pytest.approx(0.0, abs=1e-10)


@given(OUTCOMES, GAINS, GAINS)
def test_validated_two_factors_make_additive_synergy_and_no_multiplicative_one(neither, one, other):
    """Steps in series multiply: exactly E(a − 1)(b − 1) beyond the sum, without the two ever having met."""
    cells = TwoByTwo(neither, neither * one, neither * other, neither * one * other)
    assert cells.multiplicative == pytest.approx(0.0, abs=1e-12)
    assert cells.additive == pytest.approx(neither * (one - 1) * (other - 1))
    assert 0.0 < cells.additive_share < 1.0


@given(OUTCOMES, GAINS, GAINS)
def test_validated_a_sum_of_gains_is_antagonism_on_the_other_scale(neither, one, other):
    cells = TwoByTwo(neither, neither * one, neither * other, neither * (one + other - 1))
    assert cells.multiplicative < 0.0


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99), st.floats(-5, 5), st.floats(0.5, 50))
def test_validated_independent_chances_have_no_bliss_excess_on_any_scale(one, other, low, span):
    cells = TwoByTwo(low, low + span * one, low + span * other, low + span * (one + other - one * other))
    assert cells.bliss(full=low + span) == pytest.approx(0.0, abs=1e-9)


def test_bliss_works_downwards_too():
    assert TwoByTwo(10.0, 5.0, 8.0, 4.0).bliss(full=0.0) == pytest.approx(0.0, abs=1e-12)


@given(OUTCOMES, st.floats(1.0, 5.0), st.floats(1.0, 5.0))
def test_of_the_scarcer_of_two_only_both_together_are_better(low, one, other):
    """Where the scarcer decides and both are equally short, neither helps alone."""
    cells = two_by_two(lambda a, b: min(a, b), ("a", low, low * one), ("b", low, low * other))
    assert cells.first == cells.second == cells.neither
    assert cells.highest_single_agent == pytest.approx(low * (min(one, other) - 1.0), abs=1e-12)


def test_tables_may_be_arrays():
    cells = TwoByTwo(np.ones(3), np.array([1.0, 2.0, 3.0]), np.full(3, 2.0), np.array([2.0, 4.0, 6.0]))
    assert cells.multiplicative == pytest.approx(np.zeros(3))
    assert cells.additive == pytest.approx([0.0, 1.0, 2.0])


@pytest.mark.parametrize("full", [0.5, 1.0])
def test_bliss_refuses_a_limit_that_is_none(full):
    with pytest.raises(BadValue, match="must lie beyond all four"):
        TwoByTwo(0.0, 0.2, 0.4, 1.0).bliss(full)


def test_factors_of_nothing_are_refused():
    with pytest.raises(BadValue, match="outcomes above zero"):
        _ = TwoByTwo(0.0, 1.0, 1.0, 2.0).multiplicative


# ------------------------------------------------------------------ any model
def test_a_model_without_time_is_evaluated():
    cells = two_by_two(
        mgatp_speciation, ("Mg_free", 0.2, 0.5), ("ATP_total", 2.0, 3.0), output="MgATP", K_MgATP=0.1
    )
    corners = [mgatp(Mg, ATP_total=ATP, K_MgATP=0.1) for ATP in (2.0, 3.0) for Mg in (0.2, 0.5)]
    assert [cells.neither, cells.first, cells.second, cells.both] == pytest.approx(corners)
    assert cells.multiplicative == pytest.approx(0.0, abs=1e-12)  # saturation times total is a product


def test_a_model_with_states_is_brought_to_rest():
    from mgmodels.nerve import hodgkin_huxley

    cells = two_by_two(hodgkin_huxley, ("g_K", 30.0, 36.0), ("g_Na", 100.0, 120.0), output="V")
    assert cells.both == pytest.approx(-64.97, abs=0.01)


def test_a_model_wants_its_outcome_named():
    with pytest.raises(BadValue, match="say which outcome"):
        two_by_two(mgatp_speciation, ("Mg_free", 0.2, 0.5), ("ATP_total", 2.0, 3.0))
    with pytest.raises(UnknownName, match="MgATP"):
        two_by_two(mgatp_speciation, ("Mg_free", 0.2, 0.5), ("ATP_total", 2.0, 3.0), output="MgATp")


# ------------------------------------------------------------------ Loewe
def hill(dose):
    return dose / (1.0 + dose)


@given(DOSES, DOSES, st.floats(0.2, 5.0))
def test_validated_a_substance_is_additive_with_itself(first, second, potency):
    """The sham experiment: the second is the first in another dilution, so the index is one."""
    index = combination_index(lambda a, b: hill(a + potency * b), first, second, 200.0, 200.0)
    assert index == pytest.approx(1.0, abs=1e-6)


@given(DOSES, DOSES)
def test_two_steps_in_series_that_both_start_from_something_are_loewe_synergy(first, second):
    index = combination_index(lambda a, b: (1 + a) * (1 + b), first, second, 200.0, 200.0)
    assert index < 1.0
    assert index == pytest.approx((first + second) / ((1 + first) * (1 + second) - 1))


def test_a_substance_that_never_reaches_the_effect_alone_adds_nothing():
    index = combination_index(lambda a, b: hill(a) + 0.1 * hill(b), 1.0, 1.0, 50.0, 50.0)
    assert index == pytest.approx(1.0 / (0.55 / 0.45))


def test_an_index_needs_a_dose_that_does_it_alone():
    with pytest.raises(BadValue, match="neither alone reaches"):
        combination_index(lambda a, b: a * b, 1.0, 1.0, 10.0, 10.0)
    with pytest.raises(BadValue, match="a mixture holds"):
        combination_index(lambda a, b: a + b, 0.0, 0.0, 10.0, 10.0)


@given(st.floats(0.3, 3.0), st.floats(1.0, 9.0))
def test_an_isobole_is_a_line_of_equal_effect(potency, level):
    doses = np.linspace(0.0, level, 5)
    line = isobole(lambda a, b: a + potency * b, level, doses, 0.0, 40.0)
    assert line == pytest.approx((level - doses) / potency, abs=1e-6)


# ------------------------------------------------------------------ regression
@given(st.integers(2, 30), st.floats(-5, 5), st.integers(0, 2**31))
def test_validated_least_squares_are_the_difference_of_differences(per_arm, interaction, seed):
    random = np.random.default_rng(seed)
    first, second = np.repeat([[0, 1, 0, 1], [0, 0, 1, 1]], per_arm, axis=1)
    outcome = 2.0 * first - second + interaction * first * second + random.standard_normal(first.size)
    found = interaction_by_regression(first, second, outcome)
    means = [outcome[(first == a) & (second == b)].mean() for b in (0, 1) for a in (0, 1)]
    assert found.estimate == pytest.approx(TwoByTwo(*means).additive, abs=1e-9)
    assert found.degrees_of_freedom == 4 * per_arm - 4
    low, high = found.interval()
    assert (low > 0 or high < 0) == (found.p < 0.05)


def test_validated_p_against_the_square_of_scipys_analysis_of_variance():
    """One degree of freedom: t² of the interaction is F of the contrast +1, −1, −1, +1 over the four arms."""
    from scipy.stats import f

    random = np.random.default_rng(3)
    arms = random.standard_normal((4, 11)) + np.array([0.0, 0.3, 0.1, 1.2])[:, None]
    first, second = np.repeat([[0, 1, 0, 1], [0, 0, 1, 1]], 11, axis=1)
    found = interaction_by_regression(first, second, arms.ravel())
    contrast = np.array([1, -1, -1, 1]) @ arms.mean(axis=1)
    F = contrast**2 / (4 / 11) / arms.var(axis=1, ddof=1).mean()
    assert found.p == pytest.approx(f.sf(F, 1, 40))


@given(st.lists(st.sampled_from([(1, 0), (1, 1)]), min_size=6, max_size=40))
def test_without_all_four_arms_there_is_no_interaction_to_find(people):
    """Magnesium against magnesium with B6, as in Pouteau 2018."""
    assume(len(set(people)) == 2)
    with pytest.raises(BadValue, match="it takes all four arms"):
        interaction_by_regression(*np.array(people).T, np.arange(len(people)))
