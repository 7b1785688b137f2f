"""Linear algebra of kinetic schemes, on the models of this package and on triangles that can be done by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels.engine import Model, NoSteadyState, Parameter, State, UnknownName
from mgmodels.synapse import nmda_asymmetric_block, nmda_five_state, nmda_trapping_block
from mgmodels.synapse.kinetic_scheme import (
    cycle_product,
    equilibrium,
    independent_cycles,
    rate_matrix,
    relaxation_times,
)

SCHEMES = pytest.mark.parametrize(
    "model", [nmda_five_state, nmda_trapping_block, nmda_asymmetric_block], ids=lambda m: m.name
)


def triangle_rates(t, A, B, C, drive):
    AB, BC, CA = drive * A - B, B - C, C - A
    return CA - AB, AB - BC, BC - CA


triangle = Model(
    name="triangle",
    title="Three states in a ring, for tests",
    rhs=triangle_rates,
    states={name: State(float(name == "A"), "1", "a corner", gate=True) for name in "ABC"},
    parameters={"drive": Parameter(1.0, "1", "rate from A to B", "this_course", "assumed", 0.0, 10.0)},
    sources=("this_course",),
    scope="Tests.",
    not_modelled="Anything else.",
)


@given(drive=st.floats(0.01, 10))
def test_validated_ring_of_three(drive):
    assert cycle_product(triangle, ("A", "B", "C"), drive=drive) == pytest.approx(drive)
    assert cycle_product(triangle, ("C", "B", "A"), drive=drive) == pytest.approx(1 / drive)
    settled = equilibrium(triangle, drive=drive)
    assert list(settled.values()) == pytest.approx(np.array([3, 2 * drive + 1, drive + 2]) / (3 * drive + 6))
    [cycle] = independent_cycles(triangle, drive=drive)
    assert set(cycle) == {"A", "B", "C"}


def test_validated_ring_that_turns_still_decays():
    assert relaxation_times(triangle).tolist() == pytest.approx([1 / 3, 1 / 3])


@SCHEMES
@given(V=st.floats(-100, 60), Mg=st.floats(0.01, 10), glutamate=st.floats(0.01, 10))
def test_validated_equilibrium_is_where_a_run_ends(model, V, Mg, glutamate):
    changes = {"holding_voltage": V, "Mg_o": Mg, "glutamate": glutamate}
    A = rate_matrix(model, t=0.5, **changes)
    assert np.abs(A.sum(axis=0)).max() < 1e-9 * np.abs(A).max()
    assert (A - np.diag(np.diag(A)) >= 0).all()
    settled = equilibrium(model, t=0.5, **changes)
    assert sum(settled.values()) == pytest.approx(1.0, abs=1e-9)
    assert np.abs(A @ list(settled.values())).max() < 1e-9 * np.abs(A).max()
    assert (relaxation_times(model, t=0.5, **changes) > 0).all()


@SCHEMES
def test_validated_a_long_run_reaches_the_equilibrium(model):
    changes = {"Mg_o": 1.0, "holding_voltage": -40.0, "pulse_duration": np.inf}
    run = model.solve(40_000, times=[40_000.0], rtol=1e-9, **changes)
    assert list(run.final.values()) == pytest.approx(list(equilibrium(model, t=0.5, **changes).values()), abs=1e-6)


def test_wrong_questions_are_answered_in_words():
    with pytest.raises(UnknownName, match="ClMg"):
        cycle_product(nmda_trapping_block, ("O", "OMg", "CMg"))
    with pytest.raises(UnknownName, match="no transition both ways"):
        cycle_product(nmda_trapping_block, ("O", "OMg", "U"))
    with pytest.raises(NoSteadyState, match="pools"):
        equilibrium(nmda_asymmetric_block, t=-1.0)
