"""wan_1993: rats short of zinc had 48 per cent less alkaline phosphatase in plasma, and 61 per cent more PLP there.

The share of the phosphatase in the loss of plasma PLP is calibrated to these two numbers; PLP of the liver was
unaffected, as is the cell here, which takes up pyridoxal only.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels.engine import at_rest
from mgmodels.vitamin_b6 import plasma_plp


def plasma(**changes):
    return at_rest(plasma_plp, settle=0, **changes)


def test_calibrated_less_phosphatase_more_plp_in_plasma(published):
    more = plasma(ALP_activity=0.52)["PLP"] / plasma()["PLP"] - 1
    assert more == published(0.61, "rise of PLP in plasma at 52 % of the phosphatase", abs=0.03)


def test_regression_health():
    assert plasma()["PLP"] == pytest.approx(40.0, rel=1e-6)


@given(st.floats(0.0, 2.9), st.floats(0.01, 0.1), st.floats(1.0, 100.0))
def test_more_phosphatase_less_plp_and_no_less_pyridoxal(activity, step, secretion):
    less, more = (plasma(ALP_activity=level, secretion=secretion) for level in (activity, activity + step))
    assert more["PLP"] < less["PLP"]
    assert more["dephosphorylated"] > less["dephosphorylated"] - 1e-9
    for found in (less, more):
        assert found["dephosphorylated"] + found["other_loss"] == pytest.approx(secretion, rel=1e-9)


def test_validated_a_run_decays_at_the_sum_of_both_losses():
    run = plasma_plp.solve(24, times=[0.0, 4.0], secretion=0.0)
    assert run["PLP"][1] / run["PLP"][0] == pytest.approx(2.718281828 ** (-0.3 * 4), rel=1e-6)
