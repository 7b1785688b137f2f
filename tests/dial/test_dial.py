"""The one dial: it adds nothing to the models it asks, is normal at normal, and goes where each model says."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgmodels.dial import NORMAL_SERUM, ORGANS, band, per_cent_of_normal, status_at
from mgmodels.dial import organs as organs_module
from mgmodels.dial.bands import draws_of
from mgmodels.engine import BadValue, UnknownName, steady_state
from mgmodels.heart import action_potential, beat, steady_state_of_beats, ten_tusscher_panfilov
from mgmodels.magnesium import PRESETS
from mgmodels.muscle import human_like, light_fibre, neuromuscular_junction, twitch, twitch_shape
from mgmodels.synapse import open_fraction
from mgmodels.vitamin_b6 import plp_cell

LOW = status_at(0.38)
SERUM = st.floats(0.3, 6.5)


# ---------------------------------------------------------------------- composition
def test_each_organ_says_what_the_model_of_its_chapter_says():
    assert ORGANS["nmda"].at(LOW).value == open_fraction(-70, LOW.csf_ionised)
    assert ORGANS["junction"].at(LOW).value == neuromuscular_junction.at(LOW).respond().quanta[0]
    assert ORGANS["vitamin_b6"].at(LOW).value == pytest.approx(
        steady_state(plp_cell, Mg=LOW.cytosolic_free, settle=20_000)["PLP"], rel=1e-6
    )
    heart = ten_tusscher_panfilov.at(LOW.in_cell("heart"))
    start = steady_state_of_beats(ten_tusscher_panfilov, 50, 1000.0)
    apd90 = action_potential(beat(heart, 3, initial=start)).apd90
    assert ORGANS["heart"].at(LOW).value == pytest.approx(apd90, abs=0.5)
    contraction = twitch(human_like(light_fibre), Mg_i=LOW.in_cell("muscle").cytosolic_free, K_SERCA=0.1)
    assert ORGANS["muscle"].at(LOW).value == pytest.approx(twitch_shape(contraction)["half_relaxation"], rel=5e-3)


@pytest.mark.parametrize("serum", [0.38, 2.75, 5.0])
def test_fifty_more_beats_change_the_duration_by_less_than_one_per_cent(serum, monkeypatch):
    soon = per_cent_of_normal("heart", serum)
    monkeypatch.setattr(organs_module, "BEATS", 53)
    assert per_cent_of_normal("heart", serum) == pytest.approx(soon, abs=1.0)


@pytest.mark.parametrize("name", ORGANS)
def test_the_run_is_the_one_that_the_number_was_read_from(name):
    reading = ORGANS[name].at(LOW)
    assert reading.x.shape == reading.y.shape and np.isfinite(reading.y).all()
    if name == "nmda":
        assert np.interp(-70, reading.x, reading.y) == pytest.approx(reading.value, rel=1e-3)
    if name == "vitamin_b6":
        assert reading.y[-1] == pytest.approx(reading.value, rel=0.02)


# ---------------------------------------------------------------------- laws
@pytest.mark.parametrize("name", ORGANS)
def test_normal_is_a_hundred_per_cent_whatever_is_not_known(name):
    for shared, unknowns in draws_of(name, 3, seed=5):
        assert per_cent_of_normal(name, NORMAL_SERUM, shared=shared, **unknowns) == pytest.approx(100.0)


# one spike's current is found to 0.005 of 2.2 uA/cm^2, half relaxation to 0.02 of 23 ms
@pytest.mark.parametrize(
    ("name", "direction", "slack"),
    [("nerve", 1, 0.3), ("nmda", -1, 0.0), ("junction", -1, 0.0), ("muscle", -1, 0.1), ("heart", -1, 0.0)],
)
@settings(max_examples=15)
@given(SERUM, SERUM)
def test_more_magnesium_moves_each_organ_one_way(name, direction, slack, one, other):
    low, high = sorted((one, other))
    assert direction * (per_cent_of_normal(name, high) - per_cent_of_normal(name, low)) >= -slack


@pytest.mark.parametrize("name", ["nmda", "muscle", "heart", "vitamin_b6"])
def test_a_cell_that_defends_itself_moves_less(name):
    held, followed = (abs(per_cent_of_normal(name, 0.38, defended=d) - 100) for d in (True, False))
    assert held < followed


@pytest.mark.parametrize("name", ["nerve", "junction"])
def test_what_meets_the_blood_itself_cannot_be_defended(name):
    assert per_cent_of_normal(name, 0.38, True) == per_cent_of_normal(name, 0.38, False)


# ---------------------------------------------------------------------- bands
def test_a_band_holds_the_middle_narrows_to_normal_and_repeats_with_its_seed():
    serum = [0.4, NORMAL_SERUM, 2.0]
    one, same, other = (band("nmda", serum, members=8, seed=seed) for seed in (3, 3, 4))
    assert (one.low <= one.middle).all() and (one.middle <= one.high).all()
    assert one.low[1] == pytest.approx(100.0) and one.high[1] == pytest.approx(100.0)
    assert np.array_equal(one.low, same.low) and not np.array_equal(one.low, other.low)


def test_draws_cover_every_range_and_every_alternative():
    rows = draws_of("nmda", 8, seed=1)
    laws = [unknowns["law"] for _, unknowns in rows]
    assert set(laws) == set(ORGANS["nmda"].unknowns["law"])
    couplings = [shared["csf_coupling"] for shared, _ in rows]
    assert min(couplings) < 0.05 and max(couplings) > 0.2


# ---------------------------------------------------------------------- bad input
def test_a_state_in_which_a_level_is_not_known_is_refused():
    with pytest.raises(BadValue, match="csf_ionised.*is not known in the state “poisoning.*with_levels"):
        ORGANS["nmda"].at(PRESETS["toxic"])
    assert ORGANS["junction"].at(PRESETS["toxic"]).value < 15  # serum is known


def test_an_unknown_that_an_organ_does_not_have_is_named():
    with pytest.raises(UnknownName, match="nmda has no unknown “lw”.*law"):
        ORGANS["nmda"].at(LOW, lw="woodhull")


@pytest.mark.parametrize("serum", [-1.0, float("nan")])
def test_a_serum_level_that_cannot_be_is_refused(serum):
    with pytest.raises(BadValue, match="serum_total"):
        per_cent_of_normal("nmda", serum)
