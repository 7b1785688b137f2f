"""Serum magnesium: shares add up, conversions return, bad input is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels import magnesium
from mgmodels.engine import BadValue, ParameterRangeWarning
from mgmodels.magnesium import ionised_band, ionised_magnesium, serum_magnesium, total_from_ionised

total = st.floats(0, 15)


@given(total, st.floats(0.60, 0.70), st.floats(0.70, 0.81))
def test_the_shares_add_up(serum_total, ionised, filtered):
    serum = serum_magnesium.evaluate(
        serum_total=serum_total, ionised_fraction=ionised, ultrafiltrable_fraction=filtered
    )
    assert serum["ionised"] + serum["complexed"] == pytest.approx(serum["ultrafiltrable"])
    assert serum["ultrafiltrable"] + serum["bound"] == pytest.approx(serum_total)
    assert min(serum["complexed"], serum["bound"]) >= -1e-12


@given(total)
def test_total_from_ionised_inverts(serum_total):
    assert total_from_ionised(ionised_magnesium(serum_total)) == pytest.approx(serum_total)


@given(st.floats(0.01, 15))
def test_the_band_holds_the_level(serum_total):
    low, high = ionised_band(serum_total)
    assert low < ionised_magnesium(serum_total) < high < serum_total


@given(total)
def test_units_return(level):
    assert magnesium.mM_from_mg_per_dL(magnesium.mg_per_dL(level)) == pytest.approx(level)
    assert magnesium.mM_from_mEq_per_L(magnesium.mEq_per_L(level)) == pytest.approx(level)


def test_one_millimolar_in_the_units_of_laboratories():
    assert magnesium.mg_per_dL(1.0) == pytest.approx(2.43, abs=0.001)
    assert magnesium.mEq_per_L(1.0) == 2.0


def test_errors_name_the_thing():
    with pytest.raises(BadValue, match="serum_total .* cannot be negative"):
        ionised_magnesium(-0.85)
    with pytest.warns(ParameterRangeWarning), pytest.raises(BadValue, match="share is 0; it must be above 0"):
        total_from_ionised(0.57, ionised_fraction=0)
