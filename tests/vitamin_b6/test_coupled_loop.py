"""The loop: its gain is far below one for every strength tried, and what comes back is what theory says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels.engine import at_rest, is_stable, steady_state
from mgmodels.magnesium import PRESETS
from mgmodels.vitamin_b6 import loop_gain, mg_b6_loop, plp_cell


def rest(**changes):
    return at_rest(mg_b6_loop, settle=0, **changes)


def test_without_the_claimed_arm_it_is_the_cell():
    found, cell = rest(), at_rest(plp_cell, settle=0)
    for name in plp_cell.states:
        assert found[name] == pytest.approx(cell[name], rel=1e-5, abs=1e-9)
    assert found["Mg"] == pytest.approx(0.5, rel=1e-9)


def test_validated_gain_where_the_phosphatase_needs_no_magnesium():
    """At most 0.02 (one arm) times 0.25 (the other at its strongest), which is 0.005."""
    table = {"K_Mg_PDXP": 0.0, "Mg": 0.8, "K_MgATP": 0.08}
    assert 0.0 < loop_gain(0.5, **table) <= 0.005
    assert loop_gain(0.0, **table) == 0.0


def test_validated_the_loop_works_against_itself_where_it_does():
    assert loop_gain(0.5) < 0.0


@given(st.floats(0.05, 0.5), st.floats(0.0, 1.0))
def test_no_strength_comes_near_to_running_away(strength, need):
    assert abs(loop_gain(strength, K_Mg_PDXP=need)) < 0.2


@pytest.mark.parametrize("need", [0.0, 0.2])
@pytest.mark.parametrize("strength", [0.1, 0.5])
def test_validated_what_comes_back_is_the_gain(strength, need):
    """A push of magnesium outside moves the cell's by 1/(1 - gain) times what it would without the loop."""
    settings = {"B6_arm": strength, "K_Mg_PDXP": need, "cell_coupling": 1.0}
    outside = mg_b6_loop.parameters["Mg_ecf"].value
    high, low = (rest(Mg_ecf=outside * factor, **settings)["Mg"] for factor in (1.01, 0.99))
    moved = np.log(high / low) / np.log(1.01 / 0.99)
    assert moved == pytest.approx(1.0 / (1.0 - loop_gain(strength, K_Mg_PDXP=need)), rel=2e-3)


@given(st.floats(0.0, 0.5), st.floats(0.0, 1.0), st.floats(0.01, 5.0), st.floats(0.05, 3.0))
def test_one_rest_wherever_it_starts(strength, need, PLP, Mg):
    """No vicious circle: no second rest to fall into."""
    settings = {"B6_arm": strength, "K_Mg_PDXP": need}
    usual = rest(**settings)
    found = steady_state(mg_b6_loop, guess={"PLP": PLP, "Mg": Mg}, settle=60 * 24 * 30, **settings)
    assert found["Mg"] == pytest.approx(usual["Mg"], rel=1e-6)
    assert found["PLP"] == pytest.approx(usual["PLP"], rel=1e-6)
    assert is_stable(mg_b6_loop, found, **settings)


def test_a_status_reaches_the_cell_through_its_defence():
    low = at_rest(mg_b6_loop.at(PRESETS["hypomagnesaemia"]), settle=0)
    outside = PRESETS["hypomagnesaemia"].serum_ionised / PRESETS["normal"].serum_ionised
    assert low["Mg"] == pytest.approx(0.5 * outside**0.3, rel=1e-6)
    assert low["PLP"] > rest()["PLP"]  # the phosphatase is short of magnesium too
