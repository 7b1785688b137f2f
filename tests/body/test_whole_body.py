"""The whole body: tables computed elsewhere by another program, balance, and what failing kidneys do."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgmodels.body import (
    absorbed_daily,
    balancing_threshold,
    depleted,
    drip,
    every_day,
    renal_magnesium,
    rise,
    single_dose,
    whole_body_magnesium,
)
from mgmodels.engine import BadValue

# The tables were computed with 0.70 of serum magnesium filtered, and the slope and threshold that go with it
THEIRS = {"ultrafiltrable_fraction": 0.70, "early_share": 0.4166, "early_threshold": 0.7822, "faecal_loss": 0.0417}
DAY = 24.0
WEEKS = DAY * np.array([7.0, 14.0, 30.0, 90.0])

SUPPLEMENTS = {  # mg a day absorbed: rise of serum at 7, 14, 30, 90 days, uM; kept after 90 days, mmol
    60.5: ([41.5, 43.5, 43.9, 43.9], 3.9),
    31.0: ([21.6, 22.6, 22.9, 22.9], 2.1),
    42.3: ([29.3, 30.7, 31.0, 31.0], 2.8),
    13.6: ([9.5, 10.0, 10.1, 10.1], 0.9),
    62.7: ([43.0, 45.0, 45.4, 45.4], 4.1),
}


@pytest.fixture(scope="module")
def usual():
    return every_day(0.0, 90, times=WEEKS, **THEIRS)


@pytest.mark.parametrize("extra", SUPPLEMENTS)
def test_validated_supplements_computed_elsewhere(extra, usual):
    run = every_day(extra, 90, times=WEEKS, **THEIRS)
    rises, kept = SUPPLEMENTS[extra]
    assert rise(run, usual) == pytest.approx(rises, abs=0.15)
    assert run["body"][-1] - usual["body"][-1] == pytest.approx(kept, abs=0.06)


def test_validated_nearly_all_of_it_is_in_the_urine_after_a_month(usual):
    run = every_day(60.5, 90, times=WEEKS, **THEIRS)
    assert run["urinary"][2] - usual["urinary"][2] == pytest.approx(59.2, abs=0.3)


SINGLE = {60.5: (57, 38, 3.4), 31.0: (29.5, 19, 3.4), 13.6: (13, 8.5, 3.4)}  # peak uM, urine of 24 h mg, hour


@pytest.mark.parametrize("gained", SINGLE)
def test_validated_single_doses_computed_elsewhere(gained):
    times = np.linspace(0, 24, 481)
    state = whole_body_magnesium.start() | {"gut": whole_body_magnesium.states["gut"].value + gained / 24.305}
    run = whole_body_magnesium.solve(24, times=times, initial=state, **THEIRS)
    without = whole_body_magnesium.solve(24, times=times, **THEIRS)
    peak, urine, hour = SINGLE[gained]
    assert 1000 * (run["serum_total"].max() - 0.85) == pytest.approx(peak, rel=0.02)
    assert 24.305 * (run["urine"][-1] - without["urine"][-1]) == pytest.approx(urine, rel=0.03)
    assert times[run["serum_total"].argmax()] == pytest.approx(hour, abs=0.15)


DIETS = {  # mg a day: absorbed, serum at 7, 30, 90, 365 days
    420: (126.9, [0.861, 0.861, 0.861, 0.861]),
    300: (111.5, [0.850, 0.850, 0.850, 0.850]),
    250: (103.7, [0.844, 0.844, 0.844, 0.844]),
    200: (94.5, [0.838, 0.837, 0.837, 0.837]),
    100: (67.3, [0.818, 0.816, 0.816, 0.816]),
    50: (40.0, [0.797, 0.792, 0.792, 0.792]),
    20: (16.0, [0.771, 0.717, 0.640, 0.564]),
}


@pytest.mark.parametrize("diet", DIETS)
def test_validated_diets_computed_elsewhere(diet):
    gained, levels = DIETS[diet]
    assert absorbed_daily(diet) == pytest.approx(gained, abs=0.1)
    run = every_day(0.0, 365, diet=diet, times=DAY * np.array([7.0, 30.0, 90.0, 365.0]), **THEIRS)
    assert run["serum_total"] == pytest.approx(levels, abs=0.002)


def test_validated_a_depleted_body_gains_five_times_as_much():
    """Computed elsewhere: replete +44 uM; after 120 days at 20 mg, still eaten, 0.618 to 0.795 (7 days), 0.823 (30)."""
    start = depleted(20, 120, **THEIRS)
    assert start["ecf"] / 15 == pytest.approx(0.618, abs=0.002)
    run = every_day(60.5, 30, diet=20, start=start, times=DAY * np.array([7.0, 30.0]), **THEIRS)
    assert run["serum_total"] == pytest.approx([0.795, 0.823], abs=0.003)


def test_validated_a_deeply_depleted_body_takes_weeks():
    start = depleted(8.5, 120, **THEIRS)
    assert start["ecf"] / 15 == pytest.approx(0.419, abs=0.002)
    run = every_day(60.5, 30, diet=8.5, start=start, times=DAY * np.array([1.0, 7.0, 14.0, 30.0]), **THEIRS)
    assert run["serum_total"] == pytest.approx([0.478, 0.586, 0.699, 0.813], abs=0.006)


def test_validated_a_drip_computed_elsewhere():
    run = drip(1.0, hours=24, times=[6.0, 12.0, 24.0], **THEIRS)
    assert run["serum_total"] == pytest.approx([1.43, 1.52, 1.60], abs=0.01)


def test_our_filtered_share_moves_the_tables_by_two_per_cent_below_a_millimolar(usual):
    ours, plain = (every_day(extra, 90, times=WEEKS) for extra in (60.5, 0.0))
    theirs = rise(every_day(60.5, 90, times=WEEKS, **THEIRS), usual)
    assert rise(ours, plain) == pytest.approx(theirs, rel=0.025)
    assert drip(1.0, times=[24.0])["serum_total"][-1] == pytest.approx(1.55, abs=0.01)


# Balance

@given(st.floats(0, 400), st.floats(0, 8), st.floats(5, 150))
@settings(max_examples=25)
def test_nothing_is_made_or_lost(absorbed, infusion, GFR):
    run = whole_body_magnesium.solve(
        240, times=[0.0, 12.0, 240.0], absorbed=absorbed, infusion=infusion, infusion_hours=12.0, GFR=GFR, rtol=1e-8
    )
    came_in = absorbed / 24.305 * 10 + 12 * infusion
    store = run["gut"] + run["body"] + run["urine"] + run["faeces"]
    assert store[-1] - store[0] == pytest.approx(came_in, abs=1e-3 * (1 + came_in))


def test_a_usual_diet_holds_the_normal_level_for_a_year():
    run = every_day(0.0, 365, times=[DAY * 365])
    assert run["serum_total"][-1] == pytest.approx(0.85, abs=2e-4)
    assert run["fractional_excretion"][-1] == pytest.approx(0.033, abs=0.003)


@given(st.floats(0, 300), st.floats(0, 300))
@settings(max_examples=20)
def test_more_absorbed_never_lowers_serum_or_csf(one, other):
    low, high = (
        whole_body_magnesium.solve(720, times=[720.0], absorbed=absorbed) for absorbed in sorted((one, other))
    )
    for level in ("serum_total", "csf", "cytosol", "urinary"):
        assert low[level][-1] <= high[level][-1] + 1e-5


# The kidney

def test_the_thermostat_holds_serum_over_a_fourfold_intake():
    levels = [every_day(0.0, 90, diet=diet, times=[2160.0])["serum_total"][-1] for diet in (100, 420)]
    assert levels[1] - levels[0] < 0.05


def test_serum_rises_as_kidneys_fail_and_a_supplement_adds_more():
    extra = {}
    for GFR in (120, 60, 30, 15):
        with_it, without = (every_day(e, 180, times=[DAY * 180], GFR=GFR) for e in (60.5, 0.0))
        extra[GFR] = rise(with_it, without)[-1]
        assert without["serum_total"][-1] < {120: 0.86, 60: 0.95, 30: 1.05, 15: 1.2}[GFR]
    assert list(extra.values()) == sorted(extra.values())
    assert extra[15] > 3 * extra[120]


@given(st.floats(0.1, 10.0))
def test_excretion_is_a_part_of_what_is_filtered(serum):
    found = renal_magnesium.evaluate(serum_total=serum)
    assert 0 <= found["urine"] <= found["filtered"]


@pytest.mark.parametrize("share", [0.2, 0.374, 0.7])
def test_everybody_can_be_put_in_balance(share):
    threshold = balancing_threshold(share, 0.78)
    run = every_day(0.0, 30, times=[720.0], early_share=share, early_threshold=threshold)
    assert run["serum_total"][-1] == pytest.approx(0.85, abs=2e-4)


def test_bad_input_is_answered():
    with pytest.raises(BadValue, match="follow it for more than none"):
        every_day(10, 0)
    with pytest.raises(BadValue, match="give both the same times"):
        rise(every_day(0, 1, times=[1.0]), every_day(0, 1, times=[2.0]))
    with pytest.raises(BadValue, match="dose .* cannot be negative"):
        single_dose(-340)
    with pytest.raises(BadValue, match="no threshold balances the diet"):
        balancing_threshold(0.3, 0.78, late_threshold=0.5)
