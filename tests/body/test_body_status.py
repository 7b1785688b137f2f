"""The body's state as a magnesium status, and 340 mg followed out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgmodels.body import (
    depleted,
    drip,
    every_day,
    follow_out,
    resting_csf,
    resting_serum,
    single_dose,
    status_of,
    whole_body_magnesium,
)
from mgmodels.engine import BadValue
from mgmodels.magnesium import PRESETS
from mgmodels.nerve import hodgkin_huxley
from mgmodels.synapse import nmda_block


def test_a_usual_diet_is_the_normal_status():
    status = status_of(every_day(0.0, 30, times=[0.0, 720.0]))
    normal = PRESETS["normal"]
    for level in ("serum_total", "serum_ionised", "csf_ionised", "cytosolic_free", "mgatp"):
        assert getattr(status, level) == pytest.approx(getattr(normal, level), rel=2e-3), level


def test_a_drip_is_the_preset_of_a_drip():
    status = status_of(drip(2.0, hours=24, loading=4.0))
    low, high = PRESETS["mgso4_therapy"].band("serum_total")
    assert low <= status.serum_total <= high
    assert status.csf_ionised == pytest.approx(PRESETS["mgso4_therapy"].csf_ionised, abs=0.05)
    assert status.cytosolic_free == pytest.approx(0.5, rel=0.05)


def test_months_without_magnesium_are_the_preset_of_severe_deficiency():
    start = depleted(8.5, 120)
    status = status_of(every_day(0.0, 1, diet=8.5, start=start))
    low, high = PRESETS["severe_deficiency"].band("serum_total")
    assert low <= status.serum_total <= high
    assert status.csf_ionised == pytest.approx(PRESETS["severe_deficiency"].csf_ionised, abs=0.03)
    assert status.cytosolic_free == pytest.approx(PRESETS["severe_deficiency"].cytosolic_free, abs=0.03)


def test_it_sets_a_model_by_role():
    run = drip(1.0, hours=24)
    assert nmda_block.at(status_of(run)).parameters["Mg_o"].value == pytest.approx(run["csf"][-1])


def test_every_level_lies_in_its_own_band():
    for run in (drip(2.0), every_day(60.5, 90), single_dose(340), drip(2.0, csf_coupling=0.0, cell_coupling=0.0)):
        status = status_of(run)
        for level in ("serum_total", "serum_ionised", "csf_ionised", "cytosolic_free", "mgatp"):
            low, high = status.band(level)
            assert low - 1e-9 <= getattr(status, level) <= high + 1e-9


def test_bad_input_is_answered():
    with pytest.raises(BadValue, match="hour 99 lies outside the run, 0 to 24 h"):
        status_of(drip(1.0, hours=24), 99)
    with pytest.raises(BadValue, match="status_of takes a run of whole_body_magnesium, not of hodgkin_huxley"):
        status_of(hodgkin_huxley.solve(1, I=0))


# 340 mg followed out

@pytest.fixture(scope="module")
def found():
    return follow_out(days=90, members=300, seed=1)


def spread(values):
    return np.percentile(values, [2.5, 50, 97.5])


def test_validated_spread_computed_elsewhere(found):
    """Elsewhere, with other draws: absorbed 30 (17 to 46) mg, serum 24 (12 to 47) uM, CSF 0.3 (0.03 to 0.9) %."""
    assert spread(found.absorbed) == pytest.approx([17, 30, 46], rel=0.2)
    assert spread(found.serum_rise) == pytest.approx([12, 24, 47], rel=0.2)
    assert spread(found.csf_rise) == pytest.approx([0.03, 0.3, 0.9], abs=0.05)


def test_most_of_what_is_absorbed_leaves_in_the_urine(found):
    assert (found.excreted > 0.9).all() and (found.excreted < 1.0).all()


def test_everybody_starts_at_the_same_level(found):
    assert found.serum_before == pytest.approx(0.85, abs=1e-3)
    assert (found.serum_after > found.serum_before).all()
    assert (found.csf_rise >= 0).all()


def test_the_same_seed_gives_the_same_people(found):
    again = follow_out(days=90, members=300, seed=1)
    assert (again.serum_after == found.serum_after).all()
    assert (follow_out(days=90, members=300, seed=2).serum_after != found.serum_after).any()


def test_validated_the_levels_at_rest_are_those_after_three_months(found):
    """Two ways to the same place: the balance solved at once, and the whole body solved day by day."""
    at_rest = follow_out(members=300, seed=1)
    assert (at_rest.absorbed == found.absorbed).all()
    assert at_rest.serum_rise == pytest.approx(found.serum_rise, rel=0.02, abs=0.1)
    assert at_rest.csf_rise == pytest.approx(found.csf_rise, rel=0.02, abs=1e-3)
    assert at_rest.excreted == pytest.approx(found.excreted, abs=0.01)


@given(st.floats(40, 400))
@settings(max_examples=15)
def test_validated_the_level_at_rest_is_where_a_year_leads(absorbed):
    run = whole_body_magnesium.solve(24 * 365, times=[24 * 365.0], absorbed=absorbed)
    assert resting_serum(absorbed) == pytest.approx(run["serum_total"][-1], abs=2e-3)
    assert resting_csf(resting_serum(absorbed)) == pytest.approx(run["csf"][-1], abs=1e-3)


def test_a_spread_needs_two():
    with pytest.raises(BadValue, match="members = 1; a spread needs two or more"):
        follow_out(members=1)
