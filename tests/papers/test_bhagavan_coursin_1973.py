"""bhagavan_coursin_1973 and dakshinamurti_1976: two studies of rats short of pyridoxine that do not agree.

Bhagavan and Coursin: serotonin and noradrenaline of the brain unchanged. Dakshinamurti: serotonin of the brain very
significantly lower, dopamine and noradrenaline unaltered. viswanathan_1988: 5-hydroxytryptophan of the pineal higher.
The abstracts have no sizes. One unknown, how much 5-hydroxytryptophan escapes its enzyme, tells the two apart.
"""

import pytest

from mgmodels.engine import at_rest
from mgmodels.vitamin_b6 import dopamine_terminal, noradrenaline_terminal, serotonin_terminal

DEFICIENT = {"AADC_activity": 0.25}


def change(model, level, leak):
    """Return how much a level changes where a quarter of the decarboxylase works."""
    lack, health = (at_rest(model, settle=0, leak=leak, **share)[level] for share in (DEFICIENT, {}))
    return lack / health - 1.0


def test_validated_without_a_leak_as_bhagavan_and_coursin_found():
    assert change(serotonin_terminal, "vesicles", 0.0) == pytest.approx(0.0, abs=1e-3)
    assert change(noradrenaline_terminal, "NA_vesicles", 0.0) == pytest.approx(0.0, abs=1e-3)


def test_validated_with_a_leak_as_dakshinamurti_found():
    assert change(serotonin_terminal, "vesicles", 1.0) == pytest.approx(-0.36, abs=0.01)
    assert change(dopamine_terminal, "vesicles", 1.0) == pytest.approx(-0.01, abs=0.01)
    assert abs(change(noradrenaline_terminal, "NA_vesicles", 1.0)) < 0.03


def test_validated_the_precursor_rises_as_viswanathan_found():
    for leak in (0.0, 1.0):
        assert change(serotonin_terminal, "HTP", leak) > 0.5


def test_known_disagreement_without_a_leak_no_serotonin_is_lost_as_dakshinamurti_found():
    """Serotonin of the brain was very significantly lower (no size given); the published model moves nothing."""
    assert abs(change(serotonin_terminal, "vesicles", 0.0)) < 1e-3


def test_known_disagreement_with_a_leak_serotonin_does_not_stay_as_bhagavan_and_coursin_found():
    """Serotonin of the brain was not affected; with the leak that suits the other study a third of it goes."""
    assert change(serotonin_terminal, "vesicles", 1.0) < -0.33


def test_regression_a_tenth_less_serotonin_takes_a_small_leak():
    """Between the two studies lies a loss of 5-hydroxytryptophan of a fifth in an hour, which nobody has measured."""
    assert change(serotonin_terminal, "vesicles", 0.17) == pytest.approx(-0.10, abs=0.01)
