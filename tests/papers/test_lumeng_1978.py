"""lumeng_1978: rats fed 0, 4, 12, 24 and 100 µg of pyridoxine a day for nine weeks.

PLP of brain and liver, free and bound together, was maximal at 12 µg; that of plasma and muscle still rose up to 100 µg
(abstract; no numbers). Here 12 µg is taken for health, and the vitamin outside to go with intake.
"""

import pytest

from mgmodels.engine import at_rest
from mgmodels.vitamin_b6 import plp_cell


def cell(micrograms):
    return at_rest(plp_cell, settle=0, PL_plasma=0.02 * micrograms / 12)


def test_known_disagreement_brain_plp_has_a_ceiling(mismatch):
    """From 12 to 100 µg a day brain PLP rose no more; here all PLP rises by a quarter, the free part fivefold."""
    plenty, enough = cell(100), cell(12)
    total = (plenty["PLP"] + plenty["PLP_bound"]) / (enough["PLP"] + enough["PLP_bound"])
    mismatch("brain PLP at 100 µg a day, times that at 12", published=1.0, model=total, tolerance=0.2)
    assert plenty["PLP"] / enough["PLP"] > 5


def test_validated_below_the_ceiling_it_rises():
    assert cell(4)["PLP_bound"] < cell(12)["PLP_bound"]


def test_regression_most_plp_is_bound():
    found = cell(12)
    assert found["PLP_bound"] / (found["PLP"] + found["PLP_bound"]) == pytest.approx(0.971, abs=0.002)
