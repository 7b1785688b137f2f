"""Magnesium and the vitamin together: the table of four cells that another program computed, at 1 %.

Magnesium from 0.4 to 0.8 mM, pyridoxal outside from 0.01 to 0.02 µM; constants of that table as in `test_plp_cell.py`.
"""

import pytest

from mgmodels.engine import at_rest
from mgmodels.vitamin_b6 import TwoByTwo, gaba_balance, plp_cell

TABLE = {"Mg_normal": 0.8, "K_MgATP": 0.08, "K_PLP_PDXP": 2.5}
NEEDS_NONE = TABLE | {"K_Mg_PDXP": 0.0, "V_PDXP": 0.30}
CELLS = [(Mg, plasma) for plasma in (0.010, 0.020) for Mg in (0.4, 0.8)]
# the kinase of the last but one has five times the speed, or its great need would leave no PLP to speak of
SCENARIOS = {
    "phosphatase needs none": (NEEDS_NONE, [0.0630, 0.0639, 0.1261, 0.1279], 1.4, 1e-4),
    "kinase needs 1.5 mM": (NEEDS_NONE | {"K_MgATP_PDXK": 1.5}, [0.0472, 0.0487, 0.0944, 0.0975], 3.1, 1e-4),
    "kinase needs 15 mM": (
        NEEDS_NONE | {"K_MgATP_PDXK": 15.0, "V_PDXK": 15.0}, [0.0541, 0.0583, 0.1083, 0.1167], 6.7, 3e-4
    ),
    "phosphatase needs 0.2 mM": (TABLE | {"V_PDXP": 0.24}, [0.0947, 0.0799, 0.1899, 0.1602], -22.8, -1e-3),
}  # fmt: skip


def free_plp(settings):
    return [at_rest(plp_cell, settle=0, Mg=Mg, PL_plasma=plasma, **settings)["PLP"] for Mg, plasma in CELLS]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_validated_plp_with_either_and_with_both(scenario):
    settings, wanted, additive_share, multiplicative = SCENARIOS[scenario]
    found = free_plp(settings)
    assert found == pytest.approx(wanted, rel=0.01)
    cells = TwoByTwo(*found)
    assert 100 * cells.additive_share == pytest.approx(additive_share, abs=0.1)
    assert cells.multiplicative == pytest.approx(multiplicative, abs=3e-4)


@pytest.mark.parametrize(
    "scenario, wanted, additive, multiplicative",
    [
        ("phosphatase needs none", [0.385, 0.388, 0.531, 0.534], 5e-4, -0.001),
        ("phosphatase needs 0.2 mM", [0.468, 0.432, 0.626, 0.586], -0.0042, 0.013),
    ],
)
def test_validated_gaba_with_either_and_with_both(scenario, wanted, additive, multiplicative):
    found = [at_rest(gaba_balance, settle=0, PLP=PLP)["GABA"] for PLP in free_plp(SCENARIOS[scenario][0])]
    assert found == pytest.approx(wanted, rel=0.01)
    cells = TwoByTwo(*found)
    assert cells.additive == pytest.approx(additive, abs=3e-4)
    assert cells.multiplicative == pytest.approx(multiplicative, abs=6e-4)


def test_validated_control_of_the_need_itself():
    """0.202 where the phosphatase's speed is given for magnesium without limit, as the table has it."""
    at = {}
    for factor in (1.01, 0.99):
        need = 0.2 * factor
        settings = TABLE | {"Mg": 0.8, "K_Mg_PDXP": need, "V_PDXP": 0.30 * 0.8 / (need + 0.8)}
        at[factor] = at_rest(plp_cell, settle=0, **settings)["PLP"]
    assert (at[1.01] / at[0.99] - 1) / 0.02 == pytest.approx(0.202, rel=0.01)
