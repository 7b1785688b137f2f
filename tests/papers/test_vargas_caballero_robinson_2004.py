"""vargas_caballero_robinson_2004: asymmetric trapping block, ten states.

Validated: against the exponential of a matrix written here by hand from the authors' public program (1e-8), and against
what the scheme must do in its limits. The program is for 1 mM; other concentrations are this course's extension.
"""

import numpy as np
import pytest
from scipy.linalg import expm

from mgmodels.engine import NoSteadyState
from mgmodels.synapse import ic50, nmda_asymmetric_block
from mgmodels.synapse.kinetic_scheme import equilibrium, independent_cycles, relaxation_times

STEADY = {"pulse_duration": np.inf}


def ten_states(V, glutamate):
    """Return the matrix of the authors' file (1 mM magnesium; glutamate in µM), C C1 C2 D O CB C1B C2B DB B."""
    C0, C1, C2, D, O, CB, C1B, C2B, DB, B = range(10)
    bind = 5e-3 * glutamate
    edges = [
        (C0, C1, 2 * bind, 82e-3), (C1, C2, bind, 2 * 82e-3), (C2, D, 8.4e-3, 1.8e-3), (C2, O, 46.5e-3, 91.6e-3),
        (O, B, 610 * np.exp(-V / 17) * (1 / 1000), 5.4 * np.exp(V / 47)), (C2B, DB, 8.4e-3, 1.8e-3),
        (B, C2B, 229e-3, 41.85e-3), (C2B, C1B, 2 * 82e-3, bind), (C1B, CB, 82e-3, 2 * bind),
    ]  # fmt: skip
    A = np.zeros((10, 10))
    for i, j, forward, back in edges:
        A[j, i] += forward
        A[i, i] -= forward
        A[i, j] += back
        A[j, j] -= back
    return A


@pytest.mark.parametrize("V", [-80.0, -60.0, 0.0, 40.0])
def test_validated_against_a_matrix_exponential(V):
    start = np.eye(10)[0]
    after = expm(ten_states(V, 1000.0)) @ start
    times = np.array([0.5, 1.0, 5.0, 50.0, 300.0])
    run = nmda_asymmetric_block.solve(300, times=times, rtol=1e-10, Mg_o=1.0, holding_voltage=V)
    for k, t in enumerate(times):
        wanted = expm(ten_states(V, 1000.0) * t) @ start if t <= 1 else expm(ten_states(V, 0.0) * (t - 1)) @ after
        assert [run[name][k] for name in run.model.states] == pytest.approx(wanted, abs=1e-8)


def test_validated_step_against_a_matrix_exponential():
    start = expm(ten_states(-60.0, 1000.0) * 10.0) @ np.eye(10)[0]
    later = np.array([0.05, 0.5, 5.0, 50.0])
    run = nmda_asymmetric_block.solve(
        60.0, times=10.0 + later, rtol=1e-10, Mg_o=1.0, step_start=10.0, step_duration=1e3, **STEADY
    )
    assert run["O"] == pytest.approx([(expm(ten_states(40.0, 1000.0) * t) @ start)[4] for t in later], abs=1e-8)


def test_validated_relaxation_times_are_the_eigenvalues():
    ours = relaxation_times(nmda_asymmetric_block, t=0.5, Mg_o=1.0, holding_voltage=40.0)
    rates = -np.sort(np.linalg.eigvals(ten_states(40.0, 1000.0)).real)[:9]
    assert ours == pytest.approx(1 / rates, rel=1e-6)


def test_validated_a_tree_keeps_detailed_balance_whatever_its_rates():
    assert independent_cycles(nmda_asymmetric_block) == []


@pytest.mark.parametrize("V", [-70.0, -40.0, 0.0])
def test_validated_open_and_blocked_stand_as_the_channel_alone(V):
    at = equilibrium(nmda_asymmetric_block, t=0.5, Mg_o=1.0, holding_voltage=V)
    assert at["O"] / (at["O"] + at["B"]) == pytest.approx(1 / (1 + 1 / ic50(V, "ascher_nowak")), rel=1e-6)


@pytest.mark.parametrize("Mg", [0.1, 1.0])
@pytest.mark.parametrize("V", [-70.0, -40.0, 0.0])
def test_validated_equilibrium_in_closed_form(V, Mg):
    """The scheme is a tree, so that each state stands to its neighbour as the two rates between them."""
    x = 82e-3 / (5.0 * 1.0)
    O = 46.5 / 91.6
    B = O * Mg / ic50(V, "ascher_nowak")
    C2B = B * 229 / 41.85
    free = [x * x, 2 * x, 1.0, 8.4 / 1.8, O]
    weights = np.array([*free, C2B * x * x, C2B * 2 * x, C2B, C2B * 8.4 / 1.8, B])
    found = equilibrium(nmda_asymmetric_block, t=0.5, Mg_o=Mg, holding_voltage=V)
    assert list(found.values()) == pytest.approx(weights / weights.sum(), abs=1e-9)


def test_validated_steady_block_is_stronger_than_that_of_the_open_channel():
    """Blocked channels close more readily and wait there: at -70 mV in 1 mM, 1.2 per cent is left instead of 3.1."""
    free, blocked = (
        equilibrium(nmda_asymmetric_block, t=0.5, Mg_o=Mg, holding_voltage=-70.0)["O"] for Mg in (1e-6, 1.0)
    )
    assert blocked / free == pytest.approx(0.0122, abs=1e-4)
    assert 1 / (1 + 1 / ic50(-70.0, "ascher_nowak")) == pytest.approx(0.0315, abs=5e-5)


def test_validated_magnesium_is_trapped_when_glutamate_leaves():
    run = nmda_asymmetric_block.solve(20_000, times=[20_000.0], Mg_o=1.0)
    assert run["CB"][0] > 0.2
    assert run["CB"][0] + run["C"][0] == pytest.approx(1.0, abs=1e-6)
    with pytest.raises(NoSteadyState, match="2 pools"):
        equilibrium(nmda_asymmetric_block, t=5.0)


def test_validated_unblock_is_fast_and_slow():
    """Most of the open, blocked channels are free within 0.5 ms; the rest of the rise takes ten times longer."""
    times = 10.0 + np.array([0.0, 0.5, 20.0])
    start, soon, late = nmda_asymmetric_block.solve(
        60.0, times=times, Mg_o=1.0, step_start=10.0, step_duration=1e3, **STEADY
    )["O"]
    assert 0.4 < (soon - start) / (late - start) < 0.7
