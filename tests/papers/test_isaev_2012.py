"""Isaev et al. 2012 (abstract): on hippocampal sodium current calcium acts 1.4 times as well as magnesium."""

import pytest

from mgmodels.magnesium import empirical_gate_shift, gate_shift

STEP = 1e-3


def effect_ratio(shift):
    """Return the shift by a little calcium over that by as little magnesium."""
    here = {"Mg_reference": 0.8, "Ca_reference": 1.2}
    return shift(0.8, 1.2 + STEP, **here) / shift(0.8 + STEP, 1.2, **here)


def test_validated_logarithmic_law_has_the_ratio_of_the_paper():
    assert effect_ratio(empirical_gate_shift) == pytest.approx(1.4, rel=1e-3)


def test_known_disagreement_binding_alone_gives_a_smaller_ratio(mismatch):
    """Screening does not tell the ions apart; only binding does, and most of the charge is not bound."""
    found = effect_ratio(gate_shift)
    assert 1.0 < found < 1.4
    assert found == pytest.approx(1.2, abs=0.05)
    mismatch("shift of the gates by calcium, over that by magnesium", published=1.4, model=found, tolerance=0.1)
