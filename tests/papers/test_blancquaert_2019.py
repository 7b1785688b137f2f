"""blancquaert_2019: 30 people, one dose of the product that dissolves best, and worst, of 15.

Seen: the abstract. Greatest rise of serum magnesium 6.2 and 4.6 %. The dose is not in it; a usual one is assumed.
Independent: nothing here was chosen by it.
"""

import numpy as np
import pytest

from mgmodels.body import dissolved_share, single_dose

TIMES = np.linspace(0, 12, 121)


def peak(dose, **options):
    serum = single_dose(dose, hours=12.0, times=TIMES, **options)["serum_total"]
    return 100 * (serum.max() / 0.85 - 1), TIMES[serum.argmax()]


def test_validated_greatest_rise_of_serum():
    alone, with_food = peak(340)[0], peak(340, meal=100)[0]
    assert with_food < 4.6 < 6.2 < alone


def test_regression_greatest_rise_of_serum():
    assert (peak(340)[0], peak(340, meal=100)[0]) == pytest.approx((6.7, 3.5), abs=0.1)


def test_the_peak_comes_within_the_hours_that_they_sampled():
    assert 2 < peak(340)[1] < 6


def test_regression_dissolving_needs_acid():
    fed, empty, blocked = (dissolved_share(340, secretion=acid) for acid in (25.0, 5.0, 0.5))
    assert (fed, empty, blocked) == pytest.approx((0.69, 0.38, 0.13), abs=0.01)
    assert dissolved_share(68) > 1.5 * dissolved_share(340)
