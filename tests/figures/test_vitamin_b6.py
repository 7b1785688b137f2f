"""What the figures of Chapter V work out for themselves, beside the models they draw."""

import numpy as np
import pytest

from course import numbers
from mgmodels.engine import at_rest, control_coefficients
from mgmodels.figures.vitamin_b6.chance_findings import chances
from mgmodels.figures.vitamin_b6.control import CASES, control
from mgmodels.figures.vitamin_b6.drag_plp import AXIS, NORMAL, excitation, share
from mgmodels.figures.vitamin_b6.equal_lines import MAGNESIUM_AXIS, line
from mgmodels.figures.vitamin_b6.falling_back import threshold_for, untreated
from mgmodels.figures.vitamin_b6.four_arms import reported
from mgmodels.figures.vitamin_b6.leak import DAKSHINAMURTI, stored
from mgmodels.figures.vitamin_b6.levels import MAGNESIUM, NEED, PYRIDOXAL, free_plp
from mgmodels.figures.vitamin_b6.loop import PLP_AXIS, drawn_in, gain
from mgmodels.figures.vitamin_b6.pill_forms import HOURS, in_blood, kept, plp_from
from mgmodels.figures.vitamin_b6.scales import RULES, table, three_scales
from mgmodels.figures.vitamin_b6.uncertainty import plp_changes
from mgmodels.synapse import open_fraction
from mgmodels.vitamin_b6 import gaba_balance, mg_b6_loop, plp_cell, serotonin_terminal
from mgmodels.vitamin_b6.trials import mean_beyond

NEEDS = (0.0, NEED)
OUTSIDE = mg_b6_loop.parameters["Mg_ecf_normal"].value


# ------------------------------------------------------------------ see-saw and pills
def test_nobody_can_say_which_way_low_magnesium_moves_plp():
    changes, interactions = plp_changes(members=100, seed=3)
    assert 0.1 < np.mean(changes > 0) < 0.9 and changes.min() < -1 < 10 < changes.max()
    assert interactions.min() < -10 < 0.5 < interactions.max()


def test_halving_the_vitamin_halves_plp_whatever_magnesium_does():
    for need in NEEDS:
        assert free_plp(PL_plasma=PYRIDOXAL / 2, need=need) / free_plp(need=need) == pytest.approx(0.5, abs=0.02)


def test_the_cover_gives_both_signs():
    assert numbers.plp_change(1.0, NEED) == pytest.approx(0.0, abs=1e-9)
    assert numbers.PLP_CHANGES[0] < 0 < numbers.PLP_CHANGES[1]
    assert numbers.EFFECTS["b6"].change == "−0.6 or +5.4 %"


def test_p5p_peaks_first_and_pyridoxine_lasts_longer():
    """As in ten men (vitamin_society_of_japan_1992): the order is what the speeds were chosen for."""
    fast, slow = (in_blood(pill, "kinase", 1.0) for pill in ("P5P", "pyridoxine"))
    assert HOURS[fast.argmax()] < HOURS[slow.argmax()] and fast.max() > slow.max()
    assert np.trapezoid(slow, HOURS) > np.trapezoid(fast, HOURS)


def test_p5p_gets_past_the_oxidase_and_not_past_the_kinase():
    for pill in ("P5P", "pyridoxal"):
        assert kept(pill, "oxidase") == pytest.approx(100.0)
        assert kept(pill, "kinase")[0] < 2
    assert kept("pyridoxine", "oxidase")[0] < 5 and kept("pyridoxine", "kinase")[0] < 2
    for pill in ("P5P", "pyridoxal", "pyridoxine"):
        assert np.all(np.diff(kept(pill, "kinase")) > 0)
    assert plp_from("P5P", "kinase", 1.0) == pytest.approx(free_plp())


def test_lines_of_equal_plp_hardly_know_magnesium_or_rise_with_it():
    level, rising = (line(1.0, need) for need in NEEDS)
    within = MAGNESIUM_AXIS > 0.2
    assert np.ptp(level[within]) < 0.06 * level.mean() and np.all(np.diff(level) < 0)
    assert np.all(np.diff(rising) > 0)
    for need in NEEDS:
        usual = np.interp(np.log(MAGNESIUM), np.log(MAGNESIUM_AXIS), line(1.0, need))
        assert usual == pytest.approx(PYRIDOXAL, rel=0.02)


# ------------------------------------------------------------------ transmitters
def test_gaba_follows_plp_and_the_others_do_not():
    half = {name: share(name, 0.08) for name in ("serotonin", "dopamine", "noradrenaline", "GABA")}
    assert all(half[name] == pytest.approx(100, abs=0.01) for name in ("serotonin", "dopamine", "noradrenaline"))
    assert 70 < half["GABA"] < 78
    assert excitation(0.08) > 1.5 > excitation(NORMAL) == pytest.approx(1.0)
    assert AXIS.min() < NORMAL < AXIS.max()


@pytest.mark.parametrize("transmitter", CASES)
def test_the_bars_of_a_small_change_are_the_control_coefficients(transmitter):
    model, level, _, names = CASES[transmitter]
    exact = control_coefficients(model, [level], list(names))[level]
    shown = control(transmitter, -1)
    for name, words in names.items():
        assert shown[words] == pytest.approx(exact[name], abs=0.01)


def test_one_leak_takes_serotonin_and_spares_dopamine():
    assert stored("serotonin", 0, 0.25) == pytest.approx(100, abs=0.1)
    assert stored("serotonin", DAKSHINAMURTI, 0.25) < 70 < 98 < stored("dopamine", DAKSHINAMURTI, 0.25)


def test_the_arrows_of_the_slogan_multiply_to_next_to_nothing():
    """Per cent of stored transmitter for one per cent of magnesium, through PLP; and what that does to the gate."""
    for need in NEEDS:
        first = control_coefficients(plp_cell, ["PLP"], ["Mg"], K_Mg_PDXP=need)["PLP"]["Mg"]
        assert abs(first) < 0.3
        for model, level, most in ((serotonin_terminal, "vesicles", 1e-6), (gaba_balance, "GABA", 0.45)):
            second = control_coefficients(model, [level], ["PLP"])[level]["PLP"]
            assert abs(second) < most and abs(first * second) < 0.11
    assert abs(open_fraction(-70, 1.01 * 0.8) / open_fraction(-70, 0.8) - 1) < 0.011


# ------------------------------------------------------------------ the loop
def test_the_loop_is_far_from_running_away():
    for need in NEEDS:
        assert all(abs(gain(strength, need)) < 0.07 for strength in (0.0, 0.25, 0.5))
    assert gain(0.5, NEED) < 0 < gain(0.5, 0.0)


@pytest.mark.parametrize("need", NEEDS)
def test_a_push_comes_back_as_the_gain_says(need):
    """A hundredth more magnesium outside moves the cell of the whole model by 1/(1 − gain) of what it does without."""
    moved = {}
    for strength in (0.0, 0.5):
        normal, pushed = (
            at_rest(mg_b6_loop, settle=0, B6_arm=strength, K_Mg_PDXP=need, Mg_ecf=level)["Mg"]
            for level in (OUTSIDE, 1.01 * OUTSIDE)
        )
        assert normal == pytest.approx(MAGNESIUM, rel=1e-3)
        moved[strength] = pushed / normal - 1
    assert moved[0.5] / moved[0.0] == pytest.approx(1 / (1 - gain(0.5, need)), rel=0.01)


@pytest.mark.parametrize("strength", [0.0, 0.5])
def test_both_arms_cross_at_rest(strength):
    assert np.interp(NORMAL, PLP_AXIS, drawn_in(strength)) == pytest.approx(MAGNESIUM, rel=0.01)


# ------------------------------------------------------------------ scales and trials
@pytest.mark.parametrize("rule", RULES)
def test_every_rule_starts_and_ends_where_it_says(rule):
    assert table(rule, 0.5).both == pytest.approx(1.0)
    same = table(rule, 1.0)
    assert same.neither == pytest.approx(same.both)


def test_the_scale_decides_what_is_synergy():
    sums, product, cell, opposed = (
        three_scales(table(rule, 0.5))
        for rule in ("they add up", "two steps in series", "PLP of a cell", "PLP, phosphatase with Mg")
    )
    assert sums["additive"] == pytest.approx(0) and sums["multiplicative"] < 0
    assert product["multiplicative"] == pytest.approx(0) and product["additive"] > 0.2
    assert 0 < cell["additive"] < 0.02 and abs(cell["multiplicative"]) < 0.002
    assert opposed["additive"] < -0.1 and abs(opposed["multiplicative"]) < 0.01


def test_the_invented_people_begin_where_the_slider_says():
    for entry in (22.0, 26.5):
        assert mean_beyond(threshold_for(entry)) == pytest.approx(entry)
        before, after = untreated(entry, 0.6)
        assert before.mean() == pytest.approx(entry, abs=1.5) and after.mean() < before.mean()


def test_what_goes_together_finds_less_by_chance():
    assert np.all(chances(0.6) <= chances(0.0) + 1e-9)
    assert chances(0.0)[5] == pytest.approx(26.5, abs=0.1)


def test_small_trials_that_find_something_exaggerate():
    estimates, significant = reported(44, 3.0)
    large, found = reported(1040, 3.0)
    assert np.abs(estimates[significant]).min() > 6 > np.abs(large[found]).mean()


def test_rest_of_levels_is_the_models():
    assert free_plp() == pytest.approx(at_rest(plp_cell)["PLP"])
