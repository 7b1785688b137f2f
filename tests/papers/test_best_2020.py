"""best_2020: the serotonin terminal, with the cofactor of its decarboxylase made visible.

Validated: rest and fluxes against the authors' run file (initial values to the figures given; labels of their figure to
their last figure) and, at 1 %, against an independent program (SciPy's LSODA, rtol 1e-9) for changed enzymes and food;
control coefficients at 0.02.
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels.engine import NoSteadyState, at_rest, control_coefficients, is_stable
from mgmodels.vitamin_b6 import serotonin_terminal


def rest(**changes):
    return at_rest(serotonin_terminal, settle=0, **changes)


def test_validated_rest_of_the_authors_program():
    wanted = {
        "BH2": 0.0995, "BH4": 0.9005, "Trp": 20.1651, "HTP": 1.6110, "cytosol": 0.0376, "vesicles": 67.4267,
        "outside": 0.0601, "HIAA": 1.5846, "Trp_pool": 113.4289, "G_active": 0.8639, "T_active": 1.0068,
        "bound": 0.9757,
    }  # fmt: skip
    found = rest()
    for name, value in wanted.items():
        assert found[name] == pytest.approx(value, abs=1.5e-4), name
    assert is_stable(serotonin_terminal, {name: found[name] for name in serotonin_terminal.states})


def test_validated_fluxes_of_the_authors_figure():
    found = rest()
    wanted = {"influx": (158, 0.5), "TPH_flux": (4.0, 0.05), "AADC_flux": (4.0, 0.05), "VMAT_flux": (127.6, 0.2),
              "release": (127.6, 0.2), "SERT_flux": (125, 0.5), "MAO_flux": (1.6, 0.05)}  # fmt: skip
    for name, (value, last_figure) in wanted.items():
        assert found[name] == pytest.approx(value, abs=last_figure), name


@pytest.mark.parametrize("share, HTP", [(2.0, 0.80), (0.5, 3.26), (0.1, 17.7), (0.02, 159.0)])
def test_validated_decarboxylase_moves_its_precursor_and_nothing_else(share, HTP):
    found = rest(AADC_activity=share)
    assert found["HTP"] == pytest.approx(HTP, rel=0.01)
    assert found["vesicles"] == pytest.approx(67.43, rel=1e-3)
    assert 1e3 * found["outside"] == pytest.approx(60.07, rel=1e-3)


@pytest.mark.parametrize("share, HTP, vesicles, outside", [(0.012, 671, 64.8, 58.2), (0.01, 1170, 57.0, 52.6)])
def test_validated_at_a_hundredth_of_the_enzyme_its_precursor_piles_up(share, HTP, vesicles, outside):
    """After 600 h, and still rising: now the enzyme limits."""
    end = serotonin_terminal.solve(600, times=[600.0], AADC_activity=share).final
    found = (end["HTP"], end["vesicles"], 1e3 * end["outside"])
    assert found == pytest.approx((HTP, vesicles, outside), rel=0.01)


@pytest.mark.parametrize(
    "changes, vesicles, outside",
    [
        ({"TPH_activity": 2.0}, 92.44, 74.70),
        ({"TPH_activity": 0.75}, 57.45, 52.94),
        ({"TPH_activity": 0.5}, 45.09, 43.02),
        ({"Trp_blood": 48.0}, 53.08, 49.57),
        ({"SERT_activity": 0.5}, 38.96, 65.8),
    ],
)
def test_validated_other_enzymes_and_food(changes, vesicles, outside):
    found = rest(**changes)
    assert (found["vesicles"], 1e3 * found["outside"]) == pytest.approx((vesicles, outside), rel=0.01)


@pytest.mark.parametrize(
    "leak, rows",
    [
        (0.25, [(1.0, 63.6, 57.4), (0.5, 60.1, 54.9), (0.25, 54.2, 50.4), (0.1, 41.7, 40.1)]),
        (1.0, [(1.0, 54.4, None), (0.5, 45.8, None), (0.25, 35.0, None), (0.1, 20.7, None)]),
    ],
)
def test_validated_with_a_leak_the_effect_is_graded(leak, rows):
    for share, vesicles, outside in rows:
        found = rest(leak=leak, AADC_activity=share)
        assert found["vesicles"] == pytest.approx(vesicles, rel=0.01)
        if outside:
            assert 1e3 * found["outside"] == pytest.approx(outside, rel=0.01)


def test_validated_who_is_in_control():
    by = ["TPH_activity", "AADC_activity", "SERT_activity", "V_VMAT", "MAO_activity", "release_rate"]
    found = control_coefficients(serotonin_terminal, ["vesicles", "outside"], by, settle=0)
    assert list(found["vesicles"].values()) == pytest.approx([0.54, 0.0, 0.70, 0.29, -0.24, -0.90], abs=0.02)
    assert list(found["outside"].values())[:4] == pytest.approx([0.41, 0.0, -0.21, 0.22], abs=0.02)
    assert abs(found["vesicles"]["AADC_activity"]) < 1e-6


def test_validated_the_enzyme_uses_a_hundredth_of_its_speed():
    assert rest()["AADC_use"] == pytest.approx(0.01, abs=5e-4)


# ---------------------------------------------------------------------- laws
@given(st.floats(0.02, 3.0), st.floats(1.01, 1.5), st.floats(0.0, 2.0))
def test_more_cofactor_never_less_serotonin(PLP, factor, leak):
    more, less = (rest(PLP=level, leak=leak)["vesicles"] for level in (min(factor * PLP, 3.0), PLP))
    assert more >= less * (1 - 1e-6)


@given(st.floats(0.02, 3.0))
def test_without_a_leak_serotonin_does_not_know_its_cofactor(PLP):
    assert rest(PLP=PLP)["vesicles"] == pytest.approx(rest()["vesicles"], rel=1e-6)


@given(st.floats(0.3, 3.0), st.floats(0.3, 2.0), st.floats(0.2, 2.0))
def test_at_rest_what_is_made_is_burnt_or_lost(TPH, firing, SERT):
    found = rest(TPH_activity=TPH, firing=firing, SERT_activity=SERT)
    lost = 40.0 * found["outside"] + found["MAO_flux"] + found["MAO_glia_flux"]
    assert found["AADC_flux"] == pytest.approx(lost, rel=1e-5)
    assert found["HIAA"] == pytest.approx(found["MAO_flux"] + found["MAO_glia_flux"], rel=1e-5)


@given(st.floats(0.2, 3.0), st.floats(20.0, 300.0))
def test_biopterin_is_kept(TPH, Trp):
    found = rest(TPH_activity=TPH, Trp_blood=Trp)
    assert found["BH2"] + found["BH4"] == pytest.approx(1.0, rel=1e-9)


def test_release_and_synthesis_stop_at_nothing():
    """The published slopes would turn negative where much G-protein is active; later versions stop them at 0."""
    found = serotonin_terminal.evaluate(G_active=5.0)
    assert found["release"] == 0.0 and found["TPH_flux"] == 0.0


def test_too_little_enzyme_has_no_rest():
    with pytest.raises(NoSteadyState, match="AADC_activity = 0.005"):
        rest(AADC_activity=0.005)


def test_a_run_arrives_at_the_rest():
    end = serotonin_terminal.solve(400, times=[400.0], TPH_activity=0.5).final
    found = rest(TPH_activity=0.5)
    assert np.allclose([end[n] for n in serotonin_terminal.states], [found[n] for n in serotonin_terminal.states], 1e-4)
