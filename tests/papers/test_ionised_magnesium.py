"""Ionised and filtered shares of serum magnesium in healthy people, from the abstracts of several papers."""

import pytest

from mgmodels.magnesium import ionised_band, ionised_magnesium, serum_magnesium, ultrafiltrable_magnesium

HEALTHY = {  # paper: total and ionised magnesium in mM
    "truttmann_2002": (0.82, 0.57),
    "van_ingen_1994": (0.56 / 0.65, 0.56),
    "saha_1998, lower limit": (0.67, 0.45),
    "saha_1998, upper limit": (0.96, 0.67),
}


@pytest.mark.parametrize("paper", HEALTHY)
def test_validated_ionised_level(paper):
    total, ionised = HEALTHY[paper]
    assert ionised_magnesium(total) == pytest.approx(ionised, abs=0.03)
    low, high = ionised_band(total)
    assert low < ionised < high


def test_validated_ultrafiltrable_level_of_ryschon_1996():
    assert ultrafiltrable_magnesium(0.78) == pytest.approx(0.60, abs=0.01)


def test_validated_line_of_koch_2002_crosses_the_shares_of_healthy_people():
    for total in (0.57, 0.85, 1.08):
        line = serum_magnesium.evaluate(serum_total=total)["ionised_by_line"]
        assert line == pytest.approx(0.66 * total + 0.039)
        assert line == pytest.approx(ionised_magnesium(total), abs=0.04)


def test_validated_shares_of_altura_1994():
    serum = serum_magnesium.evaluate(serum_total=1.0)
    assert serum["ionised"] == pytest.approx(0.67, abs=0.001)
    assert serum["complexed"] == pytest.approx(0.14, abs=0.04)
    assert serum["bound"] == pytest.approx(0.19, abs=0.04)
