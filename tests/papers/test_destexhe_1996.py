"""destexhe_1996 and the other published rate sets of the five-state NMDA receptor.

Validated: the model against the exponential of a matrix written here by hand from the published scheme (1e-7), the
equilibrium against its closed form, and the relation that the authors of chen_2001 state between their sets.
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.linalg import expm

from mgmodels.synapse import five_state, nmda_five_state
from mgmodels.synapse.kinetic_scheme import equilibrium, independent_cycles, relaxation_times
from mgmodels.synapse.nmda_five_state import RATE_SETS, SETS

EVERY_SET = pytest.mark.parametrize("name", list(SETS))


def matrix(name, glutamate):
    _, b, u, d, r, o, c = SETS[name]
    b *= glutamate
    A = np.zeros((5, 5))  # C0 C1 C2 D O
    for i, j, forward, back in ((0, 1, 2 * b, u), (1, 2, b, 2 * u), (2, 3, d, r), (2, 4, o, c)):
        A[j, i] += forward
        A[i, i] -= forward
        A[i, j] += back
        A[j, j] -= back
    return A


@EVERY_SET
def test_validated_against_a_matrix_exponential(name):
    times = np.array([0.5, 1.0, 3.0, 10.0, 50.0, 100.0, 300.0])
    run = five_state(name).solve(300, times=times, rtol=1e-10)
    after = expm(matrix(name, 1.0)) @ np.eye(5)[0]
    for k, t in enumerate(times):
        wanted = expm(matrix(name, 1.0) * t) @ np.eye(5)[0] if t <= 1 else expm(matrix(name, 0.0) * (t - 1)) @ after
        assert [run[state][k] for state in run.model.states] == pytest.approx(wanted, abs=1e-7)


@EVERY_SET
def test_validated_relaxation_times_are_the_eigenvalues(name):
    model = five_state(name)
    ours = relaxation_times(model, t=0.5)
    rates = -np.sort(np.linalg.eigvals(matrix(name, 1.0)).real)[:4]
    assert ours == pytest.approx(1 / rates, rel=1e-9)


@EVERY_SET
@given(glutamate=st.floats(1e-3, 10))
def test_validated_equilibrium_in_closed_form(name, glutamate):
    _, b, u, d, r, o, c = SETS[name]
    x = b * glutamate / u
    weights = np.array([1.0, 2 * x, x * x, x * x * d / r, x * x * o / c])
    found = equilibrium(five_state(name), t=0.5, glutamate=glutamate)
    assert list(found.values()) == pytest.approx(weights / weights.sum(), abs=1e-9)


def test_validated_a_tree_of_states_needs_no_detailed_balance():
    assert independent_cycles(nmda_five_state, t=0.5) == []


def test_validated_chen_2001_room_temperature_to_37_degrees_is_fourfold():
    """The authors' program says that its files for 37 °C have adjusted rates; for GluN2A each is four times the other.

    The dossier had called the slower set that of 37 °C.
    """
    cold, warm = (RATE_SETS[f"chen_2001_GluN2A{where}"] for where in ("", "_37"))
    assert [warm[k].value / cold[k].value for k in cold] == pytest.approx([4.0] * 6)


def test_regression_peaks_of_the_rate_sets():
    """After 1 mM for 1 ms, share open at the peak, from our own run: the sets span an order of magnitude."""
    peaks = {name: five_state(name).solve(150)["O"].max() for name in SETS}
    wanted = {
        "destexhe_1996": 0.2504, "clements_1992": 0.1699, "lester_jahr_1992": 0.3737,
        "clements_westbrook_1991": 0.0260, "edmonds_colquhoun_1992": 0.2572, "chen_2001_GluN2A": 0.3763,
        "chen_2001_GluN2B": 0.4548, "chen_2001_GluN2A_37": 0.4233, "chen_2001_GluN2B_37": 0.3678,
    }  # fmt: skip
    assert peaks == pytest.approx(wanted, rel=2e-3)


def test_an_unknown_rate_set_names_the_near_ones():
    with pytest.raises(LookupError, match="lester_jahr_1992"):
        five_state("lester_jahr")
