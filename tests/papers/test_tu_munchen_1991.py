"""tu_munchen_1991: magnesium outside and the calcium current of guinea-pig ventricular cells (abstract).

A fall by about 45 % from 1.2 to 9.6 mM, mainly of the largest current, also by a shift to more positive potentials.
K_Mg_outside is fitted to it, so this is no test of the law; the shift is left to the surface charge.
"""

import pytest

from mgmodels.heart import ten_tusscher_panfilov


def left(Mg_o, **changes):
    return ten_tusscher_panfilov.evaluate(Mg_o=Mg_o, **changes)["left_by_outside"]


def test_regression_the_fitted_fall():
    assert 1.0 - left(9.6) / left(1.2) == pytest.approx(0.45, abs=0.002)


@pytest.mark.parametrize("Mg_o, factor", [(1.2, 0.937), (2.0, 0.869), (3.0, 0.797), (5.0, 0.684), (10.0, 0.504)])
def test_validated_table_of_the_factor(Mg_o, factor):
    """The table counts from 0.55 mM."""
    assert left(Mg_o, Mg_o_normal=0.55) == pytest.approx(factor, abs=0.001)


def test_in_living_people_the_effect_is_small():
    """From severe deficiency to magnesium therapy the current moves by a few per cent up and some ten down."""
    assert left(0.25) == pytest.approx(1.034, abs=0.002)
    assert left(2.0) == pytest.approx(0.871, abs=0.002)
