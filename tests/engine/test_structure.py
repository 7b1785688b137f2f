"""What depends on what: found on known structures, never shared in a group, survived where it is missed."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toys import model

from mgmodels.engine import State, linear, loops, structure
from mgmodels.engine.compile import functions_of
from mgmodels.engine.structure import COLUMN, DEPENDS, DIAGONAL, END, FIRST, GROUP, STATE
from mgmodels.muscle import muscle_fibre


def matrices(states):
    """Square tables of yes and no, yes on the diagonal."""
    some = st.integers(1, states).flatmap(lambda n: st.lists(st.booleans(), min_size=n * n, max_size=n * n))
    square = some.map(lambda flat: np.array(flat).reshape(math.isqrt(len(flat)), -1))
    return square.map(lambda table: table | np.eye(len(table), dtype=bool))


tables_of_dependence = matrices(12)


def dependences(plan):
    """Return the table that a `Structure` says: row i has True where derivative i depends on the state."""
    n = len(plan.states)
    table = np.zeros((n, n), bool)
    for r in range(n):
        for entry in plan.entries[plan.states[r, FIRST] : plan.states[r, END]]:
            table[plan.states[r, STATE], plan.states[entry[COLUMN], STATE]] = entry[DEPENDS]
    return table


def asked(function, n, parameters=(), spread=1.0):
    """Return what is found by asking a function of (y, p) that gives a list."""
    y, p = spread * np.linspace(0.5, 1.5, n), np.array(parameters, float)
    return structure.found(lambda t, y, p: np.array(function(y, p)), y, p, np.full(n, spread))


# ---------------------------------------------------------------------- what is found
def test_a_chain_is_found_and_needs_three_groups():
    def chain(y, p):
        n = len(y)
        return [(y[i - 1] if i else 0.0) - 2.0 * y[i] + (y[i + 1] if i + 1 < n else 0.0) for i in range(n)]

    plan = asked(chain, 30)
    assert (dependences(plan) == (abs(np.subtract.outer(range(30), range(30))) <= 1)).all()
    assert plan.groups == 3
    assert len(plan.entries) == 30 + 2 * 29  # eliminated from its ends, a chain fills nothing


def test_an_arrow_keeps_its_zeros_when_its_head_is_eliminated_last():
    def arrow(y, p):
        return [y.sum()] + [y[0] * y[i] for i in range(1, len(y))]

    plan = asked(arrow, 20)
    assert plan.states[:-2, STATE].tolist() == list(range(1, 19)) and plan.states[-2:, STATE].min() == 0
    assert len(plan.entries) == 20 + 2 * 19


def threshold(y, p):
    return [y[1] if y[0] > 2.0 else 0.0, -y[1], max(0.0, y[0] - 100.0) - y[2]]


def test_a_dependence_behind_a_threshold_is_found_where_the_states_may_go():
    table = dependences(asked(threshold, 3, spread=10.0))
    assert table[0, 1] and table[2, 0]  # y[0] passes 2 and 100 within forty times its scale


def test_where_the_equations_have_no_value_the_other_points_answer():
    plan = asked(lambda y, p: [math.sqrt(y[1] - 1.0) if y[1] > 1.0 else math.nan, -y[1]], 2)
    assert (dependences(plan) == [[1, 1], [0, 1]]).all()


def test_the_fibre_needs_far_fewer_evaluations_than_states():
    functions, y = functions_of(muscle_fibre), np.array([s.value for s in muscle_fibre.states.values()])
    p = np.array([q.value for q in muscle_fibre.parameters.values()])
    scale = np.array([s.scale for s in muscle_fibre.states.values()])
    with np.errstate(all="ignore"):
        plan = structure.found(functions.derivatives_or_nan, y, p, scale)
    assert plan.groups < len(y) / 3 and len(plan.entries) < len(y) ** 2 / 6


# ---------------------------------------------------------------------- groups, order, elimination
@given(tables_of_dependence)
def test_no_row_is_shared_in_a_group(depends):
    group = structure.grouped(depends)
    for g in range(group.max() + 1):
        assert (depends[:, group == g].sum(axis=1) <= 1).all()


@given(tables_of_dependence)
def test_the_order_of_elimination_names_every_state_once(depends):
    assert sorted(structure.elimination_order(depends)) == list(range(len(depends)))


@settings(max_examples=60)
@given(tables_of_dependence, st.integers(0, 1000))
def test_validated_what_is_factored_entry_by_entry_solves_what_a_dense_solver_solves(depends, seed):
    chance, n = np.random.default_rng(seed), len(depends)
    dense = np.where(depends, chance.normal(size=(n, n)), 0.0) + 2.0 * n * np.eye(n)
    right = chance.normal(size=n)
    plan = structure.layout(depends, structure.elimination_order(depends))
    order = plan.states[:, STATE]
    k = np.zeros((3, max(n, len(plan.entries))))
    for r in range(n):
        for e in range(plan.states[r, FIRST], plan.states[r, END]):
            k[0, e] = dense[order[r], order[plan.entries[e, COLUMN]]]
    k[2, :n] = right[order]
    linear.factor(k, 0, 1, plan)
    linear.solve_factored(k, 0, 1, 2, plan)
    assert k[2, :n] == pytest.approx(np.linalg.solve(dense, right)[order], rel=1e-9, abs=1e-12)


def test_everything_is_dense_in_the_order_of_the_states():
    plan = structure.everything(4)
    assert dependences(plan).all() and plan.groups == 4
    assert plan.states[:, STATE].tolist() == [0, 1, 2, 3] and plan.states[:, GROUP].tolist() == [0, 1, 2, 3]
    assert plan.states[:, DIAGONAL].tolist() == [0, 5, 10, 15]


# ---------------------------------------------------------------------- at work
def solved(monkeypatch, method, chosen, **settings):
    """Return a run by differences whose structure is what `chosen(states)` says, and the steps it took."""
    taken = []
    walk = loops.walk

    def counted(*arguments):
        found = walk(*arguments)
        taken.append(found.taken)
        return found

    monkeypatch.setattr("mgmodels.engine.solve.walk", counted)
    monkeypatch.setattr(loops, "jacobian_of", lambda functions, method, start, p, scale: (0, chosen(start.size)))
    run = method(**settings)
    monkeypatch.undo()
    return run, taken[0]


def test_a_large_model_is_solved_the_same_as_with_all_its_entries(monkeypatch):
    def twitch(**settings):
        return muscle_fibre.solve(30, times=np.linspace(0, 30, 61), I=150, rtol=1e-8, **settings)

    sparse = twitch()
    dense, _ = solved(monkeypatch, twitch, structure.everything)
    for name, state in muscle_fibre.states.items():
        assert sparse[name] == pytest.approx(dense[name], rel=1e-5, abs=1e-5 * state.scale), name


def coupled(a, b, c, k):
    return -k * (a - math.cos(b)), -b + 0.1 * a * c, -c + math.sin(a)


def diagonal(states):
    return structure.layout(np.eye(states, dtype=bool), np.arange(states))


def test_a_missed_dependence_costs_steps_and_not_accuracy(monkeypatch):
    toy = model(coupled, {n: State(1.0, "1", n) for n in "abc"}, {"k": 300.0}, name="coupled", stiff=True)

    def run(rtol=1e-6):
        return toy.solve(10, times=np.linspace(0, 10, 21), rtol=rtol)

    truth = toy.solve(10, times=np.linspace(0, 10, 21), rtol=1e-11, method="Radau")
    whole, few = solved(monkeypatch, run, structure.everything)
    blind, many = solved(monkeypatch, run, diagonal)
    for name in "abc":
        assert whole[name] == pytest.approx(truth[name], abs=1e-5)
        assert blind[name] == pytest.approx(truth[name], abs=1e-4)
    assert many > few
