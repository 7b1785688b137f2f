"""A strand against the theory of the passive cable, and what an active one must do."""

import math

import numpy as np
import pytest
from toys import SOURCE, model, number

from mgmodels.engine import BadValue, DeclarationError, Parameter, SolverError, State, Strand, UnknownName
from mgmodels.nerve import hodgkin_huxley_cable


def leak(V, g, C, I):
    return ((I - g * V) / C,)


def spread(D):
    return D


membrane = model(
    leak,
    {"V": State(0.0, "mV", "potential above rest")},
    {"g": number(0.5, 0.0), "C": 2.0, "I": 0.0},
    name="membrane",
    time_unit="ms",
    roles={"membrane_potential": "V", "stimulus": "I"},
)
OWN = {
    "D": Parameter(0.02, "cm^2/ms", "spread", SOURCE, "assumed", 0.0, 1.0),
    "length": Parameter(1.0, "cm", "length", SOURCE, "assumed", 0.1, 5.0),
    "stimulated": Parameter(0.2, "cm", "stimulated length", SOURCE, "assumed", 0.0, 5.0),
}


def strand(cell=membrane, own=OWN, diffusivity=spread, **more):
    settings = {"name": "passive", "title": "Passive", "scope": "tests", "not_modelled": "all else"} | more
    return Strand(cell=cell, own=own, diffusivity=diffusivity, **settings)


passive = strand()


# ---------------------------------------------------------------------- passive cable
def cable_theory(x, current, g, C, D, length, stimulated):
    """Return the steady potential along a cable with sealed ends, driven evenly over its first stretch."""
    space = math.sqrt(D * C / g)
    L, s, x = length / space, stimulated / space, x / space
    driven = 1 - math.sinh(L - s) / math.sinh(L) * np.cosh(x)
    passed_on = math.sinh(s) / math.sinh(L) * np.cosh(L - x)
    return current / g * np.where(x < s, driven, passed_on)


def steady_error(nodes, **changes):
    run = passive.solve(200, nodes=nodes, times=[200], I=3.0, rtol=1e-9, **changes)
    settings = {k: v for k, v in run.parameters.items() if k != "I"}
    return np.abs(run["V"][:, -1] - cable_theory(run.x, 3.0, **settings)).max()


@pytest.mark.parametrize("changes", [{}, {"D": 0.2}, {"g": 2.0, "C": 0.7}, {"length": 3.0}])
def test_validated_steady_potential_along_a_passive_cable(changes):
    assert steady_error(150, **changes) < 3e-3


def test_the_error_falls_with_the_square_of_the_spacing():
    assert steady_error(50) / steady_error(100) == pytest.approx(4.0, rel=0.1)


def test_validated_mean_potential_knows_nothing_of_the_spread():
    run = passive.solve(20, nodes=30, I=3.0, rtol=1e-9)
    driven = 0.2 * 3.0 / 0.5 * (1 - np.exp(-run.t * 0.5 / 2.0))
    assert run["V"].mean(axis=0) == pytest.approx(driven, abs=1e-6)


@pytest.mark.parametrize("method", ["Radau", "BDF", "DOP853"])
def test_other_methods_agree(method):
    times = [1.0, 5.0]
    wanted = passive.solve(5, nodes=20, times=times, I=3.0, rtol=1e-8)["V"]
    assert passive.solve(5, nodes=20, times=times, I=3.0, rtol=1e-8, method=method)["V"] == pytest.approx(
        wanted, abs=1e-5
    )


def test_plain_python_agrees(monkeypatch):
    wanted = passive.solve(5, nodes=20, I=3.0, method="LSODA")["V"]
    monkeypatch.setattr("mgmodels.engine.compile.numba_is_present", lambda: False)
    assert passive.solve(5, nodes=20, I=3.0, method="LSODA")["V"] == pytest.approx(wanted, abs=1e-6)


# ---------------------------------------------------------------------- active cable
@pytest.fixture(scope="module")
def impulse():
    return hodgkin_huxley_cable.solve(4, nodes=100, rtol=1e-5)


def test_an_impulse_reaches_the_nodes_in_order(impulse):
    moments = impulse.activation_times()
    assert np.isfinite(moments).all()
    beyond_the_electrode = impulse.x > impulse.parameters["stimulated"]
    assert (np.diff(moments[beyond_the_electrode]) > 0).all()


def test_speed_is_even_along_a_uniform_cable(impulse):
    assert impulse.conduction_velocity(0.3, 0.5) == pytest.approx(impulse.conduction_velocity(0.5, 0.7), rel=0.01)


def test_speed_grows_with_the_root_of_the_radius(impulse):
    thin = hodgkin_huxley_cable.solve(4, nodes=100, rtol=1e-5, radius=238.0 / 4, length=2.5, stimulated=0.1)
    assert thin.conduction_velocity() == pytest.approx(impulse.conduction_velocity() / 2, rel=1e-3)


def test_without_sodium_nothing_is_conducted():
    quiet = hodgkin_huxley_cable.with_parameters(I=0.0).solve(4, nodes=20)
    assert np.isnan(quiet.activation_times()).all()


def test_results_have_one_row_a_node(impulse):
    assert impulse["V"].shape == impulse["m"].shape == (100, impulse.t.size)
    assert impulse.x[0] == pytest.approx(0.025) and impulse.x[-1] == pytest.approx(4.975)
    assert impulse.final["V"].shape == (100,)
    assert impulse.unit("V") == "mV" and impulse.citations()
    assert len(impulse.table()) == 1 + 4 * 100


# ---------------------------------------------------------------------- declaration and calls
def test_with_parameters_reaches_cell_and_cable():
    changed = passive.with_parameters(g=1.0, D=0.1)
    assert changed.parameters["g"].value == changed.cell.parameters["g"].value == 1.0
    assert changed.parameters["D"].value == 0.1 and passive.parameters["D"].value == 0.02
    direct = passive.solve(5, nodes=10, I=1.0, g=1.0, D=0.1)
    assert np.array_equal(changed.solve(5, nodes=10, I=1.0)["V"], direct["V"])


@pytest.mark.parametrize("nodes", [2, 0, -5, 10.5])
def test_too_few_nodes(nodes):
    with pytest.raises(BadValue, match="a strand has at least 3"):
        passive.solve(1, nodes=nodes)


def test_wrong_names_and_values():
    with pytest.raises(UnknownName, match="passive has no parameter “lenght”. Did you mean length"):
        passive.solve(1, lenght=2.0)
    with pytest.raises(BadValue, match="D is given 2 values"):
        passive.solve(1, D=[0.1, 0.2])


def without(name):
    return {k: v for k, v in OWN.items() if k != name}


def wrong_spread(diameter):
    return diameter


@pytest.mark.parametrize(
    ("declare", "message"),
    [
        (lambda: strand(own=OWN | {"g": OWN["D"]}), "g is a parameter of the cell too"),
        (lambda: strand(own=OWN | {"step": OWN["D"]}), "step is an argument of solve, not a parameter"),
        (lambda: strand(own=without("length")), "the parameter length is missing"),
        (lambda: strand(own=without("stimulated")), "the parameter stimulated is missing"),
        (lambda: strand(diffusivity=wrong_spread), "diffusivity takes diameter"),
        (
            lambda: strand(cell=model(leak, {"V": 0.0}, membrane.parameters)),
            "toy does not say its membrane_potential",
        ),
        (lambda: strand(scope=""), "scope and not_modelled must both be said"),
        (lambda: strand(sources=("hodgkin_huxly_1952",)), "Did you mean hodgkin_huxley_1952"),
    ],
)
def test_wrong_declaration(declare, message):
    with pytest.raises(DeclarationError, match=f"(?s)strand passive: .*{message}"):
        declare()


def explode(V, I):
    return (V * V + I,)


def test_a_failure_names_the_node():
    burst = strand(
        model(
            explode,
            {"V": State(0.0, "mV", "V")},
            {"I": 0.0},
            roles={"membrane_potential": "V", "stimulus": "I"},
        ),
        name="bursting",
    )
    with pytest.raises(SolverError, match=r"bursting: LSODA stopped at t = \S+ s, where V\[0\] = "):
        burst.solve(5, nodes=5, I=9.0, D=1e-4, method="LSODA")
