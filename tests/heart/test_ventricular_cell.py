"""The ventricular cell: normal magnesium is the published cell, each place of magnesium by itself, laws, messages."""

import inspect

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels.engine import BadValue
from mgmodels.heart import (
    action_potential,
    beat,
    ever_faster_beats,
    premature_beats,
    steady_state_of_beats,
    ten_tusscher_panfilov,
)
from mgmodels.heart.calcium_current import calcium_current, relative_block
from mgmodels.heart.calcium_stores import magnesium_on_release
from mgmodels.heart.dual_rectifier import spermine_rates, steady_spermine_block
from mgmodels.heart.exchangers import fuel
from mgmodels.heart.ventricular_equations import rhs
from mgmodels.magnesium import PRESETS

START = {name: state.value for name, state in ten_tusscher_panfilov.states.items()}
NORMAL = {name: p.value for name, p in ten_tusscher_panfilov.parameters.items()}
MUTE = {"block_inside": 0.0, "block_outside": 0.0, "release_block": 0.0}
MUTE |= {"K_MgATP_sodium_pump": 0.0, "K_MgATP_SERCA": 0.0}


def rates(t=100.0, **changes):
    values = {"t": t} | START | NORMAL | changes
    return np.array(rhs(**{name: values[name] for name in inspect.signature(rhs).parameters}))


# ---------------------------------------------------------------------- normal magnesium is the published cell
@pytest.mark.parametrize("V", [-85.23, -40.0, 0.0, 15.0, 40.0])
def test_at_normal_magnesium_nothing_is_added(V):
    assert np.array_equal(rates(V=V), rates(V=V, **MUTE))


def test_the_normal_status_of_a_heart_is_normal_here():
    at_normal = ten_tusscher_panfilov.at(PRESETS["normal"].in_cell("heart"))
    found = {name: at_normal.parameters[name].value for name in ("Mg_o", "Mg_i", "MgATP")}
    assert found == pytest.approx({name: NORMAL[name] for name in found}, rel=1e-12)


def test_less_fuel_slows_both_pumps():
    change = dict(zip(START, rates(MgATP=4.0) - rates(), strict=True))
    assert change["Ca_SR"] < 0 < change["Na_i"]


def test_magnesium_that_leaves_both_sites_of_the_release_channel_frees_it_by_the_square():
    assert magnesium_on_release(0.0, 0.8, 0.06, 1.0) == pytest.approx((0.86 / 0.06) ** 2)


@pytest.mark.parametrize("level", ["Mg_o", "Mg_i", "MgATP"])
def test_where_every_place_is_muted_magnesium_does_nothing(level):
    # the plugs of the inward rectifier know magnesium, but move nothing while that rectifier is not in use
    assert np.array_equal(rates(**MUTE)[:-1], rates(**MUTE, **{level: 2.0})[:-1])


def test_the_mixed_rectifier_is_the_papers_at_zero():
    assert np.array_equal(rates(dual_rectifier=0.0)[:-1], rates(dual_rectifier=0.0, g_K1_dual=3.0, spermine=0.0)[:-1])


# ---------------------------------------------------------------------- laws
amounts = st.floats(0.01, 20.0)


@given(amounts, amounts, amounts)
def test_a_block_falls_with_magnesium_and_is_one_at_the_reference(Mg, more, K):
    assert relative_block(Mg + more, 0.8, K) < relative_block(Mg, 0.8, K)
    assert relative_block(0.8, 0.8, K) == 1.0
    assert relative_block(0.0, 0.8, K) == pytest.approx(1.0 + 0.8 / K)


@given(amounts, st.floats(0.0, 1.0))
def test_release_is_held_by_magnesium_and_never_negative(Mg, share):
    assert 0.0 <= magnesium_on_release(1e6, 0.8, 0.06, share) <= magnesium_on_release(Mg, 0.8, 0.06, share) + 1e-12
    assert magnesium_on_release(0.8, 0.8, 0.06, share) == 1.0


@given(st.floats(0.0, 20.0), st.floats(0.0, 0.5))
def test_fuel_saturates(MgATP, K):
    assert fuel(MgATP + 1.0, K, 8.0) >= fuel(MgATP + 0.5, K, 8.0)
    assert fuel(8.0, K, 8.0) == pytest.approx(1.0)


@pytest.mark.parametrize("K", [0.1, 0.3])
def test_validated_fuel_hardly_matters_in_a_living_cell(K):
    """Free magnesium of 0.4 to 1 mM leaves 6.4 to 7.3 mM MgATP of 8: less than 3 % of either pump."""
    assert 0.97 < fuel(6.4, K, 7.3) < 1.0


@given(st.floats(-40.0, 150.0), st.floats(0.0, 5.0), st.floats(0.0, 20.0))
def test_plugging_has_a_steady_share(v, Mg_i, spermine):
    enters, leaves = spermine_rates(v, Mg_i, spermine)
    share = steady_spermine_block(v, Mg_i, spermine)
    assert 0.0 <= share <= 1.0
    assert enters * (1.0 - share) == pytest.approx(leaves * share, abs=1e-12 * (enters + leaves))


def test_the_calcium_current_is_smooth_where_its_textbook_form_divides_nothing_by_nothing():
    at = [calcium_current(V, 1.0, 1.0, 1.0, 1.0, 1e-3, 2.0, 3.98e-5, 26.71) for V in (15.0 - 1e-4, 15.0, 15.0 + 1e-4)]
    assert at[1] == pytest.approx((at[0] + at[2]) / 2, rel=1e-9)


@given(st.floats(-100.0, 60.0), st.floats(-5.0, 10.0))
def test_a_shift_of_the_gates_is_a_shift_of_the_gates(V, shift):
    """Gates at V with a shift move as they do at V - shift without one; f_Ca, R and the plugs feel no shift."""
    first, last = list(START).index("m"), list(START).index("f_Ca")
    with_shift = rates(V=V, gate_shift=shift)[first:last]
    assert with_shift == pytest.approx(rates(V=V - shift)[first:last], rel=1e-9, abs=1e-12)


# ---------------------------------------------------------------------- beats
def test_more_magnesium_means_less_calcium_and_a_shorter_beat():
    less, normal, more = (action_potential(beat(beats=20, Mg_o=Mg)) for Mg in (0.25, NORMAL["Mg_o"], 2.0))
    assert less.calcium_high > normal.calcium_high > more.calcium_high
    assert less.apd90 > normal.apd90 > more.apd90


def test_regression_events_are_the_upstroke_and_the_way_back():
    run = ten_tusscher_panfilov.solve(2000.0, rtol=1e-4)
    up, back = run.events["upstroke"], run.events["repolarisation"]
    assert len(up) == len(back) == 2
    assert up == pytest.approx([0.457, 1000.46], abs=0.05)
    assert back - up == pytest.approx([290.5, 308.2], abs=0.2)


def test_the_default_tolerance_keeps_what_it_says():
    """The default of `beat`, against ten million times finer."""
    start = steady_state_of_beats(beats=5)
    coarse, fine = (beat(initial=start, **exact) for exact in ({}, {"rtol": 1e-10}))
    ours, exact = map(action_potential, (coarse, fine))
    assert ours.apd90 == pytest.approx(exact.apd90, abs=0.01)
    for name in ("upstroke_velocity", "peak", "calcium_high"):
        assert getattr(ours, name) == pytest.approx(getattr(exact, name), rel=1e-4)
    late = fine.t > 5.0
    assert coarse["V"][late] == pytest.approx(fine["V"][late], abs=0.01)


def test_a_hundred_beats_at_the_default_tolerance_fill_the_stores_alike():
    coarse, fine = steady_state_of_beats(), steady_state_of_beats(rtol=1e-7)
    for name in ("Ca_SR", "Ca_i", "Na_i", "K_i"):
        assert coarse[name] == pytest.approx(fine[name], rel=1e-5)


def test_one_run_of_many_beats_is_the_same_as_beat_after_beat():
    at_once = steady_state_of_beats(beats=3, rtol=1e-6)
    state = None
    for _ in range(3):
        state = steady_state_of_beats(beats=1, initial=state, rtol=1e-6)
    assert at_once["V"] == pytest.approx(state["V"], abs=1e-3)
    assert at_once["Ca_SR"] == pytest.approx(state["Ca_SR"], rel=1e-4)


def test_an_early_beat_is_a_short_one_and_too_early_there_is_none():
    early = premature_beats([200.0, 305.0, 350.0, 400.0, 600.0, 1000.0], beats=10)
    assert np.isnan(early["apd90"]).tolist() == [True, True, False, False, False, False]
    assert np.isnan(early["diastolic_interval"]).tolist() == [True, True, False, False, False, False]
    assert (np.diff(early["apd90"][2:]) > 0).all()
    assert (np.diff(early["diastolic_interval"][2:]) > 0).all()
    assert early["apd90"][2] < 0.7 * early["apd90"][-1]


def test_ever_faster_beats_are_ever_shorter():
    found = ever_faster_beats([1000.0, 600.0, 400.0], beats=10)
    assert (np.diff(found["apd90"], axis=0) < 0).all()
    assert found["diastolic_interval"] + found["apd90"] == pytest.approx(found["cycle_length"][:, None] * np.ones(2))


# ---------------------------------------------------------------------- messages
def test_no_beats_and_parts_of_beats_are_refused():
    with pytest.raises(BadValue, match="one beat or more, all of them whole"):
        beat(beats=0)
    with pytest.raises(BadValue, match="2.5 beats"):
        steady_state_of_beats(beats=2.5)


def test_a_stretch_without_an_upstroke_is_named():
    with pytest.raises(BadValue, match="from 0 to 1000 ms there is no upstroke"):
        action_potential(beat(I=0))


def test_a_beat_that_starts_within_another_is_named():
    with pytest.raises(BadValue, match="at 100 ms the cell is still at"):
        action_potential(beat(), start=100.0)
