"""shils_1964: two men fed a purified diet without magnesium for months.

Seen: the abstract. Plasma fell slowly for several months to a third or a quarter, red cells to two thirds in three.
How tightly the stores hold on (two exponents) was chosen by the fall of plasma. The diet is taken as 8.5 mg a day.
"""

import numpy as np
import pytest

from mgmodels.body import every_day

DAYS = np.array([3.0, 7.0, 30.0, 60.0, 90.0, 100.0, 150.0, 250.0])


@pytest.fixture(scope="module")
def run():
    times = np.sort(np.r_[0.0, 24 * DAYS, 24 * DAYS[:2] - 24])
    return every_day(0.0, days=250, diet=8.5, times=times)


def at(run, day, name):
    return float(np.interp(24 * day, run.t, run[name]))


def test_calibrated_plasma_falls_to_a_third_in_months(run, published):
    """A third or a quarter; the nearer of the two."""
    left = at(run, 250, "serum_total") / 0.85
    assert left == published(1 / 3, "plasma magnesium after 250 days, of normal", abs=0.06)


def test_regression_plasma_day_by_day(run):
    shares = [at(run, day, "serum_total") / 0.85 for day in (30, 60, 100, 150, 250)]
    assert shares == pytest.approx([0.75, 0.63, 0.53, 0.45, 0.37], abs=0.01)


def test_validated_urine_is_nearly_free_of_it_within_a_week(run):
    """Below 12 mg a day within a week in such studies (recalled); not used to choose anything."""
    lost = [24.305 * (at(run, day, "urine") - at(run, day - 1, "urine")) for day in (3, 7)]
    assert lost[1] < 12


def test_regression_urine_of_the_first_week(run):
    lost = [24.305 * (at(run, day, "urine") - at(run, day - 1, "urine")) for day in (3, 7)]
    assert lost == pytest.approx([10.0, 1.6], rel=0.25)


def test_known_disagreement_cells_lose_less_than_red_cells_did(run, mismatch):
    """Red cells: two thirds at three months. A neuron here keeps 84 %; at a coupling of 0.65 it would agree."""
    assert at(run, 90, "cytosol") / 0.5 == pytest.approx(0.84, abs=0.03)
    left = at(run, 90, "cytosol") / 0.5
    mismatch("magnesium of cells after 90 days, of normal", published=0.67, model=left, tolerance=0.1)
    follows = every_day(0.0, days=90, diet=8.5, times=[2160.0], cell_coupling=0.65)
    assert follows["cytosol"][-1] / 0.5 == pytest.approx(0.67, abs=0.04)


def test_stores_that_follow_in_proportion_would_keep_serum_normal():
    times = [24 * 100.0]
    loose = every_day(0.0, days=100, diet=8.5, times=times, cell_grip=4.0, bone_grip=10.0)["serum_total"][-1]
    assert loose > every_day(0.0, days=100, diet=8.5, times=times)["serum_total"][-1] + 0.05
