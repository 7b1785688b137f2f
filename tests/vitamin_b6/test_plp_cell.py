"""The PLP cell: tables that another program computed, laws over whole ranges, and what magnesium does on each side.

Validated at 1 %: two tables from an independent program (SciPy's LSODA, rtol 1e-9) at 0.8 mM magnesium and 0.08 mM for
MgATP; one with an older Michaelis constant of the phosphatase (2.5 µM), one with that of Brenner 2024 (15 µM).
"""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels.engine import at_rest, control_coefficients, is_stable, steady_state
from mgmodels.magnesium import PRESETS
from mgmodels.vitamin_b6 import plp_cell

TABLE = {"Mg": 0.8, "Mg_normal": 0.8, "K_MgATP": 0.08, "K_PLP_PDXP": 2.5, "V_PDXP": 0.24, "k_off": 0.005}
# the program's phosphatase had its full speed where magnesium is without limit, ours has it at normal magnesium
WITHOUT_MAGNESIUM = TABLE | {"K_Mg_PDXP": 0.0, "V_PDXP": 0.30}
AS_MEASURED = TABLE | {"K_PLP_PDXP": 15.0, "V_PDXP": 1.71 * 0.8}


def rest(**changes):
    return at_rest(plp_cell, settle=0, **changes)


def free_plp(**changes):
    return rest(**changes)["PLP"]


# ---------------------------------------------------------------------- tables of another program
@pytest.mark.parametrize(
    "Mg, MgATP, saturation, needs, needs_not, as_measured",
    [
        (0.1, 1.667, 0.769, 0.354, 0.116, 0.336),
        (0.2, 2.143, 0.811, 0.247, 0.123, 0.241),
        (0.4, 2.500, 0.833, 0.190, 0.126, 0.188),
        (0.8, 2.727, 0.845, 0.160, 0.128, 0.160),
        (1.2, 2.812, 0.849, 0.150, 0.129, 0.151),
    ],
)
def test_validated_plp_against_magnesium(Mg, MgATP, saturation, needs, needs_not, as_measured):
    found = rest(**TABLE | {"Mg": Mg})
    assert found["MgATP"] == pytest.approx(MgATP, rel=0.01)
    assert found["kinase_saturation"] == pytest.approx(saturation, rel=0.01)
    assert found["PLP"] == pytest.approx(needs, rel=0.01)
    assert free_plp(**WITHOUT_MAGNESIUM | {"Mg": Mg}) == pytest.approx(needs_not, rel=0.01)
    assert free_plp(**AS_MEASURED | {"Mg": Mg}) == pytest.approx(as_measured, rel=0.01)


@pytest.mark.parametrize(
    "plasma, PL, PLP, bound, as_measured",
    [
        (0.002, 0.00199, 0.0160, 0.826, 0.0167),
        (0.005, 0.0050, 0.0399, 1.71, 0.0415),
        (0.01, 0.0100, 0.0799, 2.67, 0.0819),
        (0.02, 0.0199, 0.1602, 3.69, 0.160),
        (0.10, 0.0996, 0.8131, 5.34, 0.697),
    ],
)
def test_validated_plp_against_pyridoxal_outside(plasma, PL, PLP, bound, as_measured):
    found = rest(**TABLE, PL_plasma=plasma)
    assert (found["PL"], found["PLP"], found["PLP_bound"]) == pytest.approx((PL, PLP, bound), rel=0.01)
    assert free_plp(**AS_MEASURED, PL_plasma=plasma) == pytest.approx(as_measured, rel=0.01)


def test_validated_control_of_free_plp():
    by = {"Mg": -0.188, "PL_plasma": 1.004, "PDXK_activity": 1.010, "PDXP_activity": -1.010, "ATP_total": 0.156}
    found = control_coefficients(plp_cell, ["PLP"], list(by), settle=0, **TABLE)["PLP"]
    assert found == pytest.approx(by, rel=0.01)
    needs_not = control_coefficients(plp_cell, ["PLP"], ["Mg"], settle=0, **WITHOUT_MAGNESIUM)["PLP"]["Mg"]
    assert needs_not == pytest.approx(0.014, abs=5e-4)  # of its last figure


@pytest.mark.parametrize(
    "K_MgATP_PDXK, needs, needs_not", [(0.06, 1.200, 0.998), (0.5, 1.185, 0.986), (1.5, 1.164, 0.969)]
)
def test_validated_plp_at_half_magnesium_whatever_the_kinase_needs(K_MgATP_PDXK, needs, needs_not):
    for settings, wanted in ((TABLE, needs), (WITHOUT_MAGNESIUM, needs_not)):
        settings = settings | {"K_MgATP_PDXK": K_MgATP_PDXK}
        assert free_plp(**settings | {"Mg": 0.4}) / free_plp(**settings) == pytest.approx(wanted, rel=0.01)


def test_validated_withdrawal_of_the_vitamin():
    """Bound PLP lets go slowly, here at the speed of that table: a day later a fifth is still free."""
    hours = np.array([0, 1, 3, 12, 24, 48])
    start = steady_state(plp_cell, settle=0, **TABLE)
    run = plp_cell.solve(48 * 60, times=60.0 * hours, initial=start, **TABLE, PL_plasma=0.002)
    assert run["PLP"] == pytest.approx([0.160, 0.113, 0.092, 0.050, 0.032, 0.021], rel=0.015)  # two figures


@pytest.mark.parametrize(
    "changes, PLP",
    [
        ({"PL_plasma": 0.02}, 0.160),
        ({"PL_plasma": 0.0, "PN_plasma": 0.02}, 0.262),
        ({"PL_plasma": 0.0, "PN_plasma": 0.02, "PNPO_activity": 0.05}, 0.029),
        ({"PL_plasma": 0.02, "PNPO_activity": 0.05}, 0.160),
        ({"PL_plasma": 0.0, "PN_plasma": 0.02, "PDXK_activity": 0.1}, 0.0134),
        ({"PL_plasma": 0.02, "PDXK_activity": 0.1}, 0.0159),
    ],
    ids=["pyridoxal", "pyridoxine", "pyridoxine, no oxidase", "pyridoxal, no oxidase", "pyridoxine, no kinase",
         "pyridoxal, no kinase"],
)  # fmt: skip
def test_validated_which_form_needs_which_enzyme(changes, PLP):
    assert free_plp(**TABLE | changes) == pytest.approx(PLP, rel=0.01)


@pytest.mark.parametrize("K_i, ratio", [(3.0, 5.1), (0.2, 3.1), (0.02, 2.5)])
def test_validated_how_much_five_times_the_vitamin_gives(K_i, ratio):
    five, one = (free_plp(**TABLE, K_i_PDXK=K_i, PL_plasma=plasma) for plasma in (0.1, 0.02))
    assert five / one == pytest.approx(ratio, abs=0.05)


@pytest.mark.parametrize("share, PLP", [(0.5, 0.080), (0.2, 0.032), (0.1, 0.016)])
def test_validated_kinase_poisoned(share, PLP):
    assert free_plp(**TABLE, PDXK_activity=share) == pytest.approx(PLP, rel=0.01)


# ---------------------------------------------------------------------- health
def test_regression_health():
    found = rest()
    assert found["PLP"] == pytest.approx(0.160, abs=5e-4)
    assert found["PLP_bound"] == pytest.approx(5.333, abs=1e-3)
    assert is_stable(plp_cell, {name: found[name] for name in plp_cell.states})


def test_the_start_is_the_rest():
    for name, state in plp_cell.states.items():
        assert steady_state(plp_cell, settle=0)[name] == pytest.approx(state.value, abs=0.01 * state.scale)


def test_the_switch_leaves_health_as_it_is():
    """Whether the phosphatase needs magnesium is not known; what is known does not move with the answer."""
    assert free_plp(K_Mg_PDXP=0.0) == pytest.approx(free_plp(), rel=1e-9)


@pytest.mark.parametrize("preset", ["severe_deficiency", "low_normal", "oral_supplement"])
def test_a_status_moves_plp_the_way_its_cytosol_does(preset):
    cell = plp_cell.at(PRESETS[preset])
    less = cell.parameters["Mg"].value < 0.5
    assert (at_rest(cell, settle=0)["PLP"] > free_plp()) == less
    assert (at_rest(cell, settle=0, K_Mg_PDXP=0.0)["PLP"] < free_plp()) == less


# ---------------------------------------------------------------------- laws
supply, magnesium, need = st.floats(0.001, 0.3), st.floats(0.05, 1.4), st.floats(0.0, 1.0)


@given(supply, magnesium, need)
def test_at_rest_what_comes_in_goes_out(plasma, Mg, K):
    found = rest(PL_plasma=plasma, Mg=Mg, K_Mg_PDXP=K)
    assert found["uptake"] == pytest.approx(found["pyridoxic_acid_flux"], rel=1e-6)
    assert found["kinase_flux"] == pytest.approx(found["phosphatase_flux"], rel=1e-6)


@given(supply, st.floats(1.01, 3.0), magnesium, need)
def test_more_vitamin_more_plp(plasma, factor, Mg, K):
    settings = {"Mg": Mg, "K_Mg_PDXP": K}
    assert free_plp(PL_plasma=min(factor * plasma, 0.5), **settings) > free_plp(PL_plasma=plasma, **settings)


@given(magnesium, st.floats(1.01, 2.0), supply)
def test_magnesium_raises_plp_where_the_phosphatase_needs_none(Mg, factor, plasma):
    more, less = (free_plp(Mg=level, PL_plasma=plasma, K_Mg_PDXP=0.0) for level in (factor * Mg, Mg))
    assert more > less


@given(magnesium, supply)
def test_the_two_sides_balance_at_one_need_of_the_phosphatase(Mg, plasma):
    """Log-slopes: kinase K_MgATP/(Mg + K_MgATP) × K/(K + MgATP), phosphatase K_Mg/(Mg + K_Mg). Equal: PLP stands."""
    p = plp_cell.parameters
    K_MgATP, ATP, K = (p[name].value for name in ("K_MgATP", "ATP_total", "K_MgATP_PDXK"))
    MgATP = ATP * Mg / (Mg + K_MgATP)
    slope = K_MgATP / (Mg + K_MgATP) * K / (K + MgATP)
    balanced = Mg * slope / (1.0 - slope)
    more, less = (free_plp(Mg=Mg * factor, PL_plasma=plasma, K_Mg_PDXP=balanced) for factor in (1.001, 0.999))
    assert more == pytest.approx(less, rel=1e-5)


@given(supply)
def test_no_magnesium_no_plp_where_only_the_kinase_needs_it(plasma):
    assert free_plp(Mg=1e-6, PL_plasma=plasma, K_Mg_PDXP=0.0) < 1e-3 * free_plp(PL_plasma=plasma, K_Mg_PDXP=0.0)


@given(supply, need)
def test_magnesium_without_limit_saturates_both_sides(plasma, K):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        high, higher = (free_plp(Mg=Mg, PL_plasma=plasma, K_Mg_PDXP=K) for Mg in (1e4, 1e6))
    assert higher == pytest.approx(high, rel=1e-3)


PROCESSES = ["PDXK_activity", "PDXP_activity", "PNPO_activity", "exchange", "V_oxidase", "k_PNP_loss"]


@given(supply, st.floats(0.001, 0.2), magnesium)
def test_validated_control_adds_up(PL_plasma, PN_plasma, Mg):
    """Summation theorems: all rates times one factor change no level at rest, and every flux in proportion."""
    levels = ["PL", "PLP", "PLP_bound", "PNP"]
    fluxes = ["kinase_flux", "oxidase_flux", "phosphatase_flux", "pyridoxic_acid_flux"]
    found = control_coefficients(
        plp_cell, levels + fluxes, PROCESSES, settle=0, PL_plasma=PL_plasma, PN_plasma=PN_plasma, Mg=Mg
    )
    for name in levels:
        assert sum(found[name].values()) == pytest.approx(0.0, abs=2e-3)
    for name in fluxes:
        assert sum(found[name].values()) == pytest.approx(1.0, abs=2e-3)
