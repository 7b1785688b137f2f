"""The noradrenaline terminal: its last step takes copper and ascorbate. Validated at 1 % against another program."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels.engine import at_rest, control_coefficients
from mgmodels.vitamin_b6 import dopamine_terminal, noradrenaline_terminal


def rest(**changes):
    return at_rest(noradrenaline_terminal, settle=0, **changes)


def test_validated_rest():
    found = rest()
    wanted = (51.13, 99.93, 3.74)
    assert (found["vesicles"], found["NA_vesicles"], 1e3 * found["NA_outside"]) == pytest.approx(wanted, rel=0.01)


def test_at_rest_what_is_released_is_taken_up_or_lost():
    found = rest()
    loss = noradrenaline_terminal.parameters["removal"].value * found["NA_outside"]
    assert found["NA_release"] == pytest.approx(found["NET_flux"] + loss, rel=1e-5)


@pytest.mark.parametrize(
    "changes, NA_vesicles", [({"AADC_activity": 0.1}, 99.93), ({"copper": 0.5}, 75.5), ({"ascorbate": 0.65}, 77.8)]
)
def test_validated_what_the_last_step_needs(changes, NA_vesicles):
    assert rest(**changes)["NA_vesicles"] == pytest.approx(NA_vesicles, rel=0.01)


def test_copper_has_control_and_the_cofactor_none():
    by = ["copper", "ascorbate", "TH_activity", "AADC_activity", "PLP"]
    found = control_coefficients(noradrenaline_terminal, ["NA_vesicles"], by, settle=0)["NA_vesicles"]
    assert found["copper"] > 0.2
    assert found["ascorbate"] < 0.05  # saturated
    assert abs(found["AADC_activity"]) < 1e-6 and abs(found["PLP"]) < 1e-6


def test_without_copper_it_is_a_dopamine_terminal():
    found = rest(copper=0.0)
    dopamine = at_rest(dopamine_terminal, settle=0)
    for name in dopamine_terminal.states:
        assert found[name] == pytest.approx(dopamine[name], rel=1e-4) or name in ("BH2", "BH4")
    assert found["NA_vesicles"] == pytest.approx(0.0, abs=1e-6)


@given(st.floats(0.05, 0.9), st.floats(1.01, 1.1), st.floats(0.1, 20.0))
def test_more_copper_more_noradrenaline(copper, factor, ascorbate):
    more, less = (rest(copper=level, ascorbate=ascorbate)["NA_vesicles"] for level in (factor * copper, copper))
    assert more > less


@given(st.floats(0.05, 1.0), st.floats(0.5, 2.0))
def test_at_rest_what_is_made_is_burnt_or_lost(copper, firing):
    found = rest(copper=copper, firing=firing)
    assert found["DBH_flux"] == pytest.approx(10.0 * found["NA_cytosol"] + 400.0 * found["NA_outside"], rel=1e-5)
