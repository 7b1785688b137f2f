"""The staggered loop of strands: exact parts, second order, the step it chooses, and LSODA as its judge."""

import math
from math import exp as natural_power

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from toys import SOURCE, model, number

from mgmodels.engine import (
    BadValue,
    DeclarationError,
    Parameter,
    SolverError,
    State,
    Strand,
    UnknownName,
    staggered,
)
from mgmodels.nerve import hodgkin_huxley_cable


# ---------------------------------------------------------------------- cells to try it on
def spread(D):
    return D


def line(cell, **values):
    """Return a strand of a cell, with defaults of its own parameters."""
    own = {
        name: Parameter(values.pop(name, default), unit, name, SOURCE, "assumed", 0.0)
        for name, default, unit in (("D", 0.02, "cm^2/ms"), ("length", 1.0, "cm"), ("stimulated", 0.2, "cm"))
    }
    return Strand(
        name=cell.name, title="A line", cell=cell, diffusivity=spread, own=own, scope="tests", not_modelled="all else"
    )


def cell(rhs, states, parameters, **more):
    roles = {"membrane_potential": "V", "stimulus": "I"}
    return model(rhs, states, {"I": 0.0} | parameters, time_unit="ms", roles=roles, name=rhs.__name__, **more)


def leaky(V, g, I):
    return (I - g * V,)


def potassium_gate(V):
    return 1.0 / (1.0 + math.exp(-(V + 40.0) / 8.0))


def slowness(V):
    return 1.0 + 3.0 * natural_power(-(((V + 40.0) / 30.0) ** 2))


def pumped(t, V, w, K_o, g_K, g_L, uptake, release, I):
    E_K = 25.0 * math.log(K_o / 130.0)
    current = g_K * w * (V - E_K)
    beat = 1.0 + 0.2 * math.cos(t)
    return (
        I * beat - current - g_L * (V + 60.0),
        (potassium_gate(V) - w) / slowness(V),
        release * current - uptake * (K_o - 4.0),
    )


def driven_gate(V, w, I):
    return I - V - w, (1.0 + I) * (0.5 - w)


def burst(V, I):
    return (V * V + I,)


V = State(-60.0, "mV", "potential", scale=1.0)
GATE = State(0.2, "1", "a gate", gate=True)
leaky_line = line(cell(leaky, {"V": State(0.0, "mV", "potential above rest")}, {"g": 0.25}))
pumped_line = line(
    cell(
        pumped,
        {"V": V, "w": GATE, "K_o": State(4.0, "mM", "potassium outside", 0.0)},
        {"g_K": 1.0, "g_L": 0.3, "uptake": 0.2, "release": 0.01, "I": 30.0},
    )
)


def far_apart(run, other, name):
    """Return the largest distance of two runs in a state, over the range of the second."""
    return np.abs(run[name] - other[name]).max() / np.ptp(other[name])


# ---------------------------------------------------------------------- tridiagonal solution
@given(st.integers(1, 40), st.floats(0.0, 1e4), st.integers(0, 1000))
def test_validated_join_solves_what_a_dense_solver_solves(nodes, coupling, seed):
    chance = np.random.default_rng(seed)
    lead, drive, potential = 0.5 + chance.random(nodes), chance.normal(size=nodes), chance.normal(size=nodes)
    coupling = coupling if nodes > 1 else 0.0
    laplacian = np.eye(nodes, k=1) + np.eye(nodes, k=-1)
    laplacian -= np.diag(laplacian.sum(axis=0))
    right = drive + coupling * laplacian @ potential
    change = drive.copy()
    staggered.join(coupling, nodes, potential, lead, change, np.empty(nodes))
    assert (np.diag(lead) - coupling * laplacian) @ change == pytest.approx(right, abs=1e-9 * (1 + coupling))


# ---------------------------------------------------------------------- order
TIMES = np.linspace(0.25, 3.75, 15)


def observed_orders(strand, steps, span=4.0, **settings):
    """Return, for every state, the order with which its error falls from each step to the next."""
    reference = strand.solve(span, times=TIMES, step=steps[-1] / 10, **settings)
    runs = [strand.solve(span, times=TIMES, step=step, **settings) for step in steps]
    errors = {name: [np.abs(run[name] - reference[name]).max() for run in runs] for name in strand.states}
    falls = math.log(steps[0] / steps[1])
    return {name: np.log(np.divide(e[:-1], e[1:])) / falls for name, e in errors.items()}


@pytest.mark.parametrize(
    ("strand", "steps", "settings"),
    [
        (hodgkin_huxley_cable, (0.01, 0.005, 0.0025), {"nodes": 60}),
        (pumped_line, (0.08, 0.04, 0.02), {"nodes": 21}),
        (leaky_line, (0.08, 0.04, 0.02), {"nodes": 20, "I": 2.0}),
    ],
    ids=["Hodgkin-Huxley", "with a concentration", "passive"],
)
def test_every_state_converges_with_the_square_of_the_step(strand, steps, settings):
    for name, orders in observed_orders(strand, steps, **settings).items():
        assert orders == pytest.approx(2.0, abs=0.25), name


def test_activation_times_converge_with_the_square_of_the_step():
    settings = {"nodes": 60, "times": [4.0]}
    exact = hodgkin_huxley_cable.solve(4, step=2e-4, **settings).activation_times()[40]
    off = [hodgkin_huxley_cable.solve(4, step=h, **settings).activation_times()[40] - exact for h in (0.01, 0.005)]
    assert off[0] / off[1] == pytest.approx(4.0, abs=0.5)


# ---------------------------------------------------------------------- against LSODA
@pytest.mark.parametrize("strand", [hodgkin_huxley_cable, pumped_line, leaky_line], ids=lambda s: s.name)
def test_validated_small_steps_agree_with_lsoda(strand):
    settings = {"nodes": 33, "times": TIMES, "I": strand.parameters["I"].value or 2.0}
    run = strand.solve(4, step=5e-4, **settings)
    wanted = strand.solve(4, method="LSODA", rtol=1e-9, **settings)
    assert (run.method, wanted.method) == ("staggered", "LSODA")
    for name in strand.states:
        assert far_apart(run, wanted, name) < 1e-4


@given(
    st.floats(6.0, 25.0), st.floats(60.0, 500.0), st.floats(-6.0, 8.0), st.floats(0.2, 1.0), st.floats(0.0, 1.0)
)  # fmt: skip
def test_validated_default_settings_agree_with_lsoda(temperature, radius, shift, duration, begin):
    settings = {"temperature": temperature, "radius": radius, "gate_shift": shift, "nodes": 20, "times": TIMES}
    settings |= {"I_start": begin, "I_duration": duration}
    run = hodgkin_huxley_cable.solve(4, **settings)
    wanted = hodgkin_huxley_cable.solve(4, method="LSODA", rtol=1e-9, **settings)
    assert run.method == "staggered"
    for name in run.model.states:
        assert far_apart(run, wanted, name) < 1e-3


# ---------------------------------------------------------------------- the step it chooses
def test_validated_a_stimulus_acts_on_gates_where_it_is_given_and_nowhere_else():
    strand = line(cell(driven_gate, {"V": State(0.0, "mV", "potential", scale=1.0), "w": GATE}, {"I": 2.0}))
    ours, lsoda = (strand.solve(1.0, nodes=15, method=m, rtol=1e-6) for m in ("staggered", "LSODA"))
    assert far_apart(ours, lsoda, "w") < 1e-3 and far_apart(ours, lsoda, "V") < 1e-3
    assert np.ptp(lsoda["w"][:, -1]) > 0.01


def test_the_step_goes_with_the_cube_root_of_the_tolerance():
    coarse, fine = (hodgkin_huxley_cable.solve(4, nodes=10, times=[4.0], rtol=rtol).step for rtol in (8e-5, 1e-5))
    assert coarse / fine == pytest.approx(2.0, rel=1e-6)


@pytest.mark.parametrize("rtol", [1e-3, 1e-4, 1e-5, 1e-6])
@pytest.mark.parametrize(
    ("strand", "nodes"), [(hodgkin_huxley_cable, 60), (pumped_line, 21)], ids=["Hodgkin-Huxley", "with a concentration"]
)
def test_the_error_is_of_the_size_that_the_rule_says(strand, nodes, rtol):
    run = strand.solve(4, nodes=nodes, times=TIMES, rtol=rtol)
    halved = strand.solve(4, nodes=nodes, times=TIMES, step=run.step / 2)
    assert 4 / 3 * far_apart(run, halved, "V") < 5 * rtol ** (2 / 3)


def test_a_faster_membrane_gets_smaller_steps():
    cold, warm = (hodgkin_huxley_cable.solve(4, nodes=10, temperature=T).step for T in (6.3, 26.3))
    assert warm < 0.6 * cold


def test_where_nothing_happens_steps_are_long():
    run = hodgkin_huxley_cable.solve(50, nodes=10, I=0.0, initial={"V": -64.9})
    assert run.step > 0.01


def test_a_tight_tolerance_goes_to_lsoda():
    assert leaky_line.solve(1, nodes=5, rtol=1e-8).method == "LSODA"
    assert leaky_line.solve(1, nodes=5, rtol=1e-8, step=0.01).method == "staggered"


# ---------------------------------------------------------------------- what is kept
def test_what_is_kept_does_not_change_the_run():
    few = hodgkin_huxley_cable.solve(3, nodes=20, times=[1.0, 3.0], step=0.01)
    many = hodgkin_huxley_cable.solve(3, nodes=20, times=np.linspace(0, 3, 7), step=0.01)
    for name in few.model.states:
        assert np.array_equal(few[name], many[name][:, [2, 6]])
    assert np.array_equal(few.activation_times(), many.activation_times())


def test_between_steps_too_the_error_falls_with_the_square_of_the_step():
    times = np.linspace(0.0, 4.0, 173)
    exact, coarse, fine = (pumped_line.solve(4, nodes=20, times=times, step=h) for h in (5e-4, 0.04, 0.02))
    for name in pumped_line.states:
        assert far_apart(coarse, exact, name) > 3 * far_apart(fine, exact, name)


def test_a_run_starts_where_it_is_told_and_may_be_asked_at_a_jump():
    settings = {"nodes": 10, "initial": {"V": -60.0, "m": 0.1}, "I_start": 1.0, "I_duration": 0.5, "step": 0.01}
    run = hodgkin_huxley_cable.solve(3, times=[0.0, 1.0, 1.5, 3.0], **settings)
    assert run["V"][:, 0] == pytest.approx(-60.0) and run["m"][:, 0] == pytest.approx(0.1)
    until = hodgkin_huxley_cable.solve(1.0, times=[1.0], **settings)
    assert until["V"][:, 0] == pytest.approx(run["V"][:, 1], abs=1e-9)
    assert until["n"][:, 0] == pytest.approx(run["n"][:, 1], abs=1e-12)


def test_activation_times_do_not_hang_on_the_times_kept():
    run = hodgkin_huxley_cable.solve(4, nodes=50, times=np.linspace(0, 4, 4001), step=0.002)
    # through another potential, they are read from the kept times
    assert run.activation_times() == pytest.approx(run.activation_times(1e-9), abs=1e-4)
    alone = hodgkin_huxley_cable.solve(4, nodes=50, times=[4.0], step=0.002)
    assert np.array_equal(alone.activation_times(), run.activation_times())
    assert np.isnan(alone.activation_times(-20.0)).all()


# ---------------------------------------------------------------------- one text, two ways to run it
@pytest.mark.parametrize("strand", [hodgkin_huxley_cable, pumped_line], ids=lambda s: s.name)
def test_plain_python_runs_the_same_loop(strand, monkeypatch):
    settings = {"nodes": 5, "times": [0.1, 0.5], "step": 0.02, "method": "staggered"}
    compiled = strand.solve(0.5, **settings)
    monkeypatch.setattr("mgmodels.engine.compile.numba_is_present", lambda: False)
    plain = strand.with_parameters().solve(0.5, **settings)
    for name in strand.states:
        assert plain[name] == pytest.approx(compiled[name], rel=1e-9)


def test_without_numba_auto_is_lsoda(monkeypatch):
    monkeypatch.setattr("mgmodels.engine.compile.numba_is_present", lambda: False)
    assert leaky_line.solve(1, nodes=5).method == "LSODA"


# ---------------------------------------------------------------------- cells it cannot take
def bent(V, w, I):
    return I - V, 1.0 - w * w


def chained(V, w, x, I):
    return I - V, x - w, 0.5 - x


def runaway(V, w, I):
    return I - V, 1.0 + w


REFUSED = [
    (cell(bent, {"V": V, "w": GATE}, {}), "the rate of its gate w is not a straight line in w"),
    (cell(chained, {"V": V, "w": GATE, "x": GATE}, {}), "its gate w depends on other gates"),
    (cell(runaway, {"V": V, "w": GATE}, {}), "its gate w does not stay between 0 and 1"),
]


@pytest.mark.parametrize(("member", "why"), REFUSED, ids=lambda x: getattr(x, "name", ""))
def test_a_cell_whose_gates_do_not_relax_goes_to_lsoda_and_says_why(member, why):
    strand = line(member)
    assert strand.obstacle == why
    assert strand.solve(0.1, nodes=5).method == "LSODA"
    with pytest.raises(BadValue, match=f'cannot take {member.name}, for {why}; use method="LSODA"'):
        strand.solve(0.1, nodes=5, method="staggered")


def test_the_cells_of_the_course_can_be_taken():
    assert hodgkin_huxley_cable.obstacle == pumped_line.obstacle == leaky_line.obstacle == ""


def keep(V):
    return 2.0 * V


def uses_a_name_of_the_loop(V, I):
    return (I - keep(V),)


def test_an_equation_may_not_go_by_the_name_of_a_part_of_the_loop():
    with pytest.raises(DeclarationError, match="keep is a name that the loop over a strand keeps for itself"):
        line(cell(uses_a_name_of_the_loop, {"V": V}, {})).solve(1, nodes=5)


# ---------------------------------------------------------------------- what goes wrong, and what is asked wrongly
def test_a_failure_names_the_node_and_the_time():
    strand = line(cell(burst, {"V": State(0.0, "mV", "V")}, {"I": number(9.0)}), D=1e-4)
    with pytest.raises(SolverError, match=r"(?s)burst: staggered stopped at t = 0\.5\d+ ms, where V\[0\] = "):
        strand.solve(5, nodes=5)  # from 0 with I = 9 it is infinite at pi / 6


def test_a_step_too_long_for_the_equations_is_not_passed_over():
    strand = line(cell(burst, {"V": State(0.0, "mV", "V")}, {"I": number(9.0)}))
    with pytest.raises(SolverError, match="faster than a step of 0.1 can follow"):
        strand.solve(5, nodes=5, step=0.1)


@pytest.mark.parametrize(
    ("settings", "error", "message"),
    [
        ({"method": "stagered"}, UnknownName, "Did you mean staggered"),
        ({"rtol": 0.1}, BadValue, "rtol = 0.1; it lies between"),
        ({"step": 0.0}, BadValue, "leaky: step = 0.0; it is a time above 0 ms"),
        ({"step": math.inf}, BadValue, "step = inf"),
        ({"step": "0.1"}, BadValue, "step = '0.1'"),
        ({"step": 0.1, "method": "LSODA"}, BadValue, "LSODA chooses its own steps"),
        ({"times": [2.0]}, BadValue, "times must increase and stay within 0 to 1 ms"),
    ],
)
def test_wrong_settings(settings, error, message):
    with pytest.raises(error, match=message):
        leaky_line.solve(1, nodes=5, **settings)


# ---------------------------------------------------------------------- speed of conduction
@pytest.fixture(scope="module")
def impulse():
    return hodgkin_huxley_cable.solve(4, nodes=100, times=[4.0])


def test_speed_may_be_taken_to_the_very_end(impulse):
    assert impulse.conduction_velocity(0.4, 1.0) == pytest.approx(impulse.conduction_velocity(), rel=0.1)


@pytest.mark.parametrize("places", [(0.8, 0.4), (-0.1, 0.5), (0.5, 1.2), (math.nan, 0.5)])
def test_places_outside_the_strand(impulse, places):
    with pytest.raises(BadValue, match="hodgkin_huxley_cable: the speed from .* of its length; 0 ≤ start < end ≤ 1"):
        impulse.conduction_velocity(*places)


def test_places_within_one_node(impulse):
    with pytest.raises(BadValue, match="0.501 and 0.505 of the length are one node of 100"):
        impulse.conduction_velocity(0.501, 0.505)


def test_no_impulse_no_speed():
    quiet = hodgkin_huxley_cable.solve(4, nodes=20, I=50.0)
    with pytest.raises(
        BadValue,
        match="hodgkin_huxley_cable: nothing is conducted from 2.12 to 4.12 cm: at 2.12 cm the potential never rises "
        r"through 0 mV within 4 ms. Stimulate more \(I, now 50 uA/cm\^2, or stimulated\), or solve for longer",
    ):
        quiet.conduction_velocity()


def test_no_speed_where_all_rises_at_once():
    together = hodgkin_huxley_cable.solve(4, nodes=20, stimulated=5.0)
    with pytest.raises(BadValue, match="rises no later than the near one; take places beyond the stimulus"):
        together.conduction_velocity()
