"""The muscle fibre and its light version: they agree, nothing is lost, magnesium acts where it is let."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels.engine import BadValue
from mgmodels.magnesium import PRESETS
from mgmodels.muscle import (
    calcium_fate,
    human_like,
    light_fibre,
    muscle_fibre,
    shortening_velocity,
    tetanus,
    twitch,
    twitch_shape,
)
from mgmodels.muscle.calcium_handling import pump_fuel
from mgmodels.muscle.calcium_release import relief
from mgmodels.muscle.crossbridges import magnesium_on_troponin
from mgmodels.muscle.fibre_equations import last_stimulus, stimulus_edges


def full_twitch(**changes):
    return twitch(muscle_fibre, method="LSODA", **changes)


@pytest.fixture(scope="module")
def full():
    return full_twitch()


# ---------------------------------------------------------------------- light and full
@pytest.mark.parametrize(
    "full_changes, light_changes",
    [
        ({}, {}),
        ({"Mg_rest": 0.25}, {"Mg_i": 0.25}),
        ({"Mg_rest": 0.56, "Mg_affinity": 4.0}, {"Mg_i": 0.56, "Mg_affinity": 4.0}),
        ({"Mg_rest": 3.0}, {"Mg_i": 3.0}),
        ({"nu_SR": 2.44, "K_SERCA": 0.3}, {"nu_SR": 2.44, "K_SERCA": 0.3}),
        ({"P_total": 50.0}, {"P_total": 50.0}),
    ],
)
def test_the_light_fibre_agrees_with_the_full_one(full_changes, light_changes):
    wanted, found = twitch_shape(full_twitch(**full_changes)), twitch_shape(twitch(light_fibre, **light_changes))
    assert found["peak"] == pytest.approx(wanted["peak"], rel=0.02)
    assert found["time_to_peak"] == pytest.approx(wanted["time_to_peak"], rel=0.02)
    assert found["half_relaxation"] == pytest.approx(wanted["half_relaxation"], rel=0.02)


def test_the_light_fibre_does_not_tire():
    light, full = (tetanus(m, 100, length=300, after=0, settle=5, method="LSODA") for m in (light_fibre, muscle_fibre))
    at_100, at_300 = np.searchsorted(full.t, [100, 300])
    assert light["force"][at_100] == pytest.approx(full["force"][at_100], rel=0.1)
    assert light["force"][at_300] > 1.04 * full["force"][at_300]


def test_regression_twitch_and_tetanus_from_the_declared_rest():
    shape = twitch_shape(twitch(muscle_fibre, settle=5, method="LSODA"))
    assert (shape["base"], shape["peak"]) == pytest.approx((0.01297, 0.11229), rel=2e-3)
    train = tetanus(muscle_fibre, 100, settle=5, method="LSODA", rtol=1e-4)
    assert train["force"].max() == pytest.approx(0.986, abs=2e-3)


def test_a_loose_tolerance_is_tight_enough_for_force():
    tight, loose = (twitch(muscle_fibre, settle=5, method="LSODA", rtol=rtol)["force"] for rtol in (1e-7, 1e-4))
    assert np.abs(tight - loose).max() < 1e-3 * tight.max()


# ---------------------------------------------------------------------- magnesium
def test_a_status_sets_the_free_magnesium_that_the_fibre_rests_at():
    normal = PRESETS["normal"].in_cell("muscle")
    full = twitch(muscle_fibre.at(normal), method="LSODA")
    light = twitch(light_fibre.at(normal))
    assert full["Mg_free"][0] == pytest.approx(0.56, rel=1e-3)
    assert light["Mg_free"][0] == 0.56
    assert full["MgATP"][0] == pytest.approx(light["MgATP"][0], rel=1e-3)
    assert light["MgATP"][0] == pytest.approx(normal.mgatp, rel=1e-3)


def test_what_a_supplement_or_a_deficiency_can_do_to_a_twitch_is_small():
    """Free magnesium of muscle 0.46 to 0.66 mM, all that healthy people span; calcium at rest is held."""
    low, high = (twitch_shape(twitch(human_like(light_fibre), Mg_i=Mg)) for Mg in (0.46, 0.66))
    assert low["half_relaxation"] / high["half_relaxation"] == pytest.approx(1.0, abs=0.03)


@given(Mg=st.floats(0.05, 5.0), affinity=st.floats(0.0, 58.0))
def test_relief_is_one_at_the_reference_and_falls_with_magnesium(Mg, affinity):
    assert relief(1.15, affinity, 1.15) == pytest.approx(1.0)
    assert relief(Mg, affinity, 1.15) >= relief(1.1 * Mg, affinity, 1.15)
    assert relief(Mg, 0.0, 1.15) == 1.0


@given(MgATP=st.floats(100.0, 20000.0), K=st.floats(0.0, 0.5))
def test_the_pump_is_fuelled_fully_at_the_reference_and_never_by_more_than_its_half_point_allows(MgATP, K):
    assert pump_fuel(7360.0, K, 7.36) == pytest.approx(1.0)
    assert pump_fuel(MgATP, 0.0, 7.36) == pytest.approx(1.0)
    assert 0.0 < pump_fuel(MgATP, K, 7.36) <= 1.0 + K / 7.36


def test_halving_magnesium_costs_the_pump_a_few_per_cent():
    """0.56 to 0.28 mM free: MgATP 6.8 to 5.9 mM, at the largest half-point thought possible."""
    assert pump_fuel(5895.0, 0.3, 6.79) > 0.99


# ---------------------------------------------------------------------- calcium is counted
def test_the_places_of_released_calcium_add_up(full):
    fate = calcium_fate(full)
    held = sum(fate[place] for place in ("free", "troponin", "parvalbumin", "ATP", "pumped"))
    assert np.abs(held - fate["released"]).max() < 0.01 * fate["released"].max()
    at = {t: {place: np.interp(t, full.t, amount) for place, amount in fate.items()} for t in (1.8, 6.0, 140.0)}
    assert at[1.8]["ATP"] > at[1.8]["troponin"] > at[1.8]["free"]  # ATP is first, being many and fast
    assert at[6.0]["troponin"] > at[6.0]["parvalbumin"] > at[6.0]["ATP"]
    assert at[140.0]["pumped"] > 0.7 * at[140.0]["released"] > at[140.0]["parvalbumin"] > at[140.0]["troponin"]


def test_force_follows_calcium_follows_the_spike(full):
    spike = full.events["spike"][-1]
    assert 0.5 < spike < full.t[full["Ca_free"].argmax()] < full.t[full["force"].argmax()]


# ---------------------------------------------------------------------- stimuli
@given(start=st.floats(0.0, 50.0), interval=st.floats(5.0, 500.0), pulses=st.integers(0, 100))
def test_every_stimulus_has_its_edges_and_its_time(start, interval, pulses):
    edges = stimulus_edges(0.5, start, interval, float(pulses))
    begins = edges[1 : 1 + pulses]
    assert len(edges) == 1 + 2 * pulses
    for begin in begins:
        assert last_stimulus(begin, start, interval, pulses) == begin
        assert last_stimulus(begin + 0.4, start, interval, pulses) == begin
    assert last_stimulus(start - 1e-9, start, interval, pulses) == np.inf


@pytest.mark.parametrize("frequency", [0.0, -5.0, 500.0, float("nan")])
def test_a_frequency_out_of_range_is_refused(frequency):
    with pytest.raises(BadValue, match="frequency"):
        tetanus(light_fibre, frequency)


@pytest.mark.parametrize("settings", [{"duration": 0.0}, {"settle": 1.0}])
def test_a_run_without_length_is_refused(settings):
    with pytest.raises(BadValue, match="rest"):
        twitch(light_fibre, **settings)


def test_the_end_plate_fires_the_fibre_or_does_not():
    weak, strong = (
        twitch(muscle_fibre, settle=5, duration=10, method="LSODA", I=0.0, g_endplate=g) for g in (0.9, 3.0)
    )
    assert weak.events["spike"].size == 0 and weak["V_S"].max() < -70
    assert strong.events["spike"].size == 1


def test_magnesium_on_troponin_stands_against_calcium():
    assert magnesium_on_troponin(2.0, 1.0) < 1.0 < magnesium_on_troponin(0.5, 1.0)


def test_myosin_has_ten_times_the_mgatp_that_half_drives_it():
    assert shortening_velocity.evaluate(MgATP=3.0, K_velocity=0.3)["oversupply"] == pytest.approx(10.0)
