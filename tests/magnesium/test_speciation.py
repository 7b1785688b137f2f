"""Laws of magnesium binding in a cell: mass is conserved, more total is more free, limits are exact."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels.engine import BadValue, ParameterRangeWarning, UnknownName
from mgmodels.magnesium import cell_magnesium, free_magnesium, mgatp, mgatp_speciation, total_magnesium
from mgmodels.magnesium.speciation import cell_speciation, solve_free

total = st.floats(0, 30)
nucleotide = st.floats(0, 10)
buffer = st.floats(0, 60)
constants = st.tuples(st.floats(0.03, 0.35), st.floats(0.3, 1.0), st.floats(0.1, 10.0))


@given(total, nucleotide, nucleotide, buffer, constants)
def test_every_magnesium_ion_is_somewhere(Mg_total, ATP, ADP, sites, K):
    *parts, _ = cell_speciation(Mg_total, ATP, ADP, sites, *K)
    assert min(parts) >= 0
    assert sum(parts) == pytest.approx(Mg_total, rel=1e-12, abs=1e-15)


@given(total, st.floats(1e-6, 5), nucleotide, nucleotide, buffer, constants)
def test_more_total_is_more_free(Mg_total, more, ATP, ADP, sites, K):
    assert solve_free(Mg_total + more, ATP, ADP, sites, *K) > solve_free(Mg_total, ATP, ADP, sites, *K)


@given(total, nucleotide, st.floats(0.03, 0.35))
def test_with_ATP_alone_the_free_ion_is_the_root_of_a_quadratic(Mg_total, ATP, K):
    b = K + ATP - Mg_total
    root = 0.5 * (-b + sqrt(b * b + 4 * K * Mg_total))
    assert solve_free(Mg_total, ATP, 0.0, 0.0, K, 1.0, 1.0) == pytest.approx(root, rel=1e-9, abs=1e-12)


def test_limits():
    assert free_magnesium(0.0) == 0.0
    assert free_magnesium(7.0, ATP_total=0, ADP_total=0, buffer_total=0) == 7.0
    assert mgatp(0.0) == 0.0
    with pytest.warns(ParameterRangeWarning, match="Mg_free = 1e"):
        assert mgatp(1e9) == pytest.approx(3.0)


@given(st.floats(0, 10))
def test_free_and_total_are_inverse(Mg_free):
    assert solve_free_of(total_magnesium(Mg_free)) == pytest.approx(Mg_free, rel=1e-9)


def solve_free_of(Mg_total):
    p = {name: parameter.value for name, parameter in cell_magnesium.parameters.items()}
    return solve_free(**p | {"Mg_total": Mg_total})


@given(st.floats(1e-6, 10), st.floats(0.01, 10), st.floats(0.03, 0.35))
def test_saturation_is_between_0_and_1_and_rises(Mg, ATP, K):
    lower, higher = mgatp(np.array([Mg, 1.01 * Mg]) / 1.01, ATP_total=ATP, K_MgATP=K)
    assert 0 < lower < higher < ATP


def test_sensitivity_is_the_logarithmic_slope():
    here = mgatp_speciation.evaluate(Mg_free=0.5)
    slope = (np.log(mgatp(0.5 * 1.001)) - np.log(mgatp(0.5 / 1.001))) / (2 * np.log(1.001))
    assert here["sensitivity"] == pytest.approx(slope, rel=1e-4)
    assert here["MgATP"] + here["ATP_free"] == pytest.approx(3.0)


def test_default_cell_is_the_default_cytosol():
    cell = cell_magnesium.evaluate()
    assert cell["Mg_free"] == pytest.approx(mgatp_speciation.parameters["Mg_free"].value, abs=1e-3)
    assert cell["Mg_free"] / cell_magnesium.parameters["Mg_total"].value == pytest.approx(0.05, abs=0.01)
    capacity = (total_magnesium(0.501) - total_magnesium(0.499)) / 0.002
    assert cell["buffer_capacity"] == pytest.approx(capacity, rel=1e-3)


def test_arrays_keep_their_shape():
    assert free_magnesium(np.full((2, 3), 10.0)).shape == (2, 3)


def test_errors_name_the_thing_and_the_way_out():
    with pytest.raises(BadValue, match=r"Mg_free .* cannot be negative \(-0.1 mM\); its range is 0 to 10 mM"):
        mgatp(-0.1)
    with pytest.raises(BadValue, match="Mg_total must be a number in mM, not 'much'"):
        free_magnesium("much")
    with pytest.raises(UnknownName, match="K_MgATP"):
        mgatp(0.5, K_MgAPT=0.1)
    with pytest.warns(ParameterRangeWarning, match="K_MgATP = 1 mM is outside"):
        mgatp(0.5, K_MgATP=1.0)
