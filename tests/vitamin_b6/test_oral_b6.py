"""A tablet on its way: which form passes which enzyme, and nothing is lost."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels.engine import UnknownName
from mgmodels.vitamin_b6 import FORMS, cell_exposure, oral_b6, tablet

forms, share = st.sampled_from(list(FORMS)), st.floats(0.02, 1.0)


def kept(form, **weak):
    return cell_exposure(form, **weak) / cell_exposure(form)


def test_p5p_gets_past_the_oxidase_and_not_past_the_kinase():
    assert kept("pyridoxal phosphate", PNPO_activity=0.05) == pytest.approx(1.0, rel=1e-6)
    assert kept("pyridoxal", PNPO_activity=0.05) == pytest.approx(1.0, rel=1e-6)
    assert kept("pyridoxine", PNPO_activity=0.05) < 0.5
    for form in FORMS:
        assert kept(form, PDXK_activity=0.1) < 0.3


def test_p5p_has_the_fate_of_pyridoxal():
    """But for the share absorbed whole, which plasma takes apart: cells get the same within two per cent."""
    assert cell_exposure("pyridoxal phosphate") == pytest.approx(cell_exposure("pyridoxal"), rel=0.02)
    assert cell_exposure("pyridoxal phosphate", intact_share=0.3) == pytest.approx(cell_exposure("pyridoxal"), rel=0.15)


@given(forms, share, share, share)
def test_the_dose_is_kept(form, kinase, oxidase, phosphatase):
    run = tablet(
        form, times=np.linspace(0, 24, 7), PDXK_activity=kinase, PNPO_activity=oxidase, ALP_activity=phosphatase
    )
    assert sum(run[name] for name in oral_b6.states) == pytest.approx(np.full(7, 100.0), rel=1e-6)


@given(forms, st.floats(0.02, 0.9), st.floats(1.05, 1.1))
def test_more_kinase_more_plp_in_cells(form, kinase, factor):
    assert cell_exposure(form, PDXK_activity=factor * kinase) > cell_exposure(form, PDXK_activity=kinase)


@given(st.floats(0.02, 0.9), st.floats(1.05, 1.1))
def test_more_oxidase_more_plp_from_pyridoxine(oxidase, factor):
    more, less = (cell_exposure("pyridoxine", PNPO_activity=level) for level in (factor * oxidase, oxidase))
    assert more > less


def test_validated_what_the_gut_does_by_hand():
    """Two steps in a row: hydrolysis and absorption; what is absorbed whole leaves beside them."""
    t = np.linspace(0.0, 5.0, 11)
    run = tablet("pyridoxal phosphate", 5.0, t)
    out, b = 3.0 / 0.95, 1.5
    assert run["gut_PLP"] == pytest.approx(100 * np.exp(-out * t), rel=1e-5, abs=1e-4)
    by_hand = 100 * 3.0 / (out - b) * (np.exp(-b * t) - np.exp(-out * t))
    assert run["gut_PL"] == pytest.approx(by_hand, rel=1e-4, abs=1e-3)


def test_errors_name_the_thing():
    with pytest.raises(UnknownName, match="no form “pyridoxin”. Did you mean pyridoxine"):
        tablet("pyridoxin")
