"""sabatier_2002: mineral water (110 mg/L), ten women: 45.7 (SD 4.6) % absorbed alone, 52.3 (SD 3.9) % with a meal.

Seen: the abstract, without the volume. The law lets a meal only compete for the carrier; in these women it helped.
"""

import pytest

from mgmodels.body import absorbed, extra_absorbed


def test_known_disagreement_a_meal_helped_and_here_it_hinders(mismatch):
    """Measured with a meal: +14 %, relative. The law, for 30 to 110 mg and a meal of 50 mg: less than half is left, and
    where most is left, at 110 mg, it misses least."""
    assert 52.3 / 45.7 == pytest.approx(1.144, abs=0.001)
    left = {magnesium: extra_absorbed(magnesium, meal=50) / absorbed(magnesium) for magnesium in (30, 55, 110)}
    assert 0.3 < min(left.values()) and max(left.values()) == left[110] < 0.45
    what = "share absorbed with a meal over share absorbed alone"
    mismatch(what, published=52.3 / 45.7, model=left[110], tolerance=0.1)


def test_regression_half_of_a_small_dose_is_absorbed_alone():
    """46 % is what the law gives for 71 mg, two thirds of a litre; how much the women drank is not in the abstract."""
    assert absorbed(71) / 71 == pytest.approx(0.457, abs=0.01)
