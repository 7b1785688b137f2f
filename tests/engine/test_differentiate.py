"""Derivatives written out: each rule, each kind of branch, points where a quotient is removed, and what has no rule."""

import math
import os
import subprocess
import sys
from math import atan, cos, cosh, erf, exp, expm1, fabs, floor, log, log1p, log10, sin, sinh, sqrt, tanh
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from toys import model

from mgmodels.engine import State, loops
from mgmodels.engine.compile import POINT, declared, functions_with
from mgmodels.engine.numerics import linoid
from mgmodels.engine.object_code import callable_at
from mgmodels.engine.structure import places
from mgmodels.nerve import pump_neuron

SHARES = (0.25, 4.0)


def jacobian(rhs, y, p=(), compiled=True):
    """Return the Jacobian of a function of x, y, … and parameters a, b, …, written out, and its slope in time."""
    names, constants = "xyzw"[: len(y)], "ab"[: len(p)]
    toy = model(rhs, dict(zip(names, y, strict=True)), dict(zip(constants, p, strict=True)), stiff=True)
    functions = functions_with(*declared(toy), compiled)
    n, structure = len(y), functions.written_out.structure
    assert structure is not None, functions.written_out.obstacle
    out = np.zeros((1, 2 * n + len(structure.entries)))
    if compiled:
        callable_at(functions.partials, POINT)(0.5, np.array(y, float), np.array(p, float), out)
    else:
        functions.partials(0.5, list(y), list(p), out[0])
    table = np.zeros((n, n))
    for (i, j), entry in places(structure).items():
        table[i, j] = out[0, 2 * n + entry]
    return table, out[0, n : 2 * n]


def every_function(x, y):
    return exp(x) + log(y) * sqrt(y) - sin(x) * cos(y), tanh(x) / (1.0 + x * x) + log1p(y) + expm1(x) * y


def more_functions(x, y):
    return sinh(x) - cosh(y) + atan(x * y), log10(y) + fabs(x) + math.exp(-y)


@pytest.mark.parametrize("compiled", [True, False])
@pytest.mark.parametrize(("x", "y"), [(0.3, 0.7), (-1.2, 2.5)])
def test_validated_every_function_has_its_textbook_slope(x, y, compiled):
    c = 1.0 + x * x
    wanted = [
        [exp(x) - cos(x) * cos(y), sqrt(y) / y + log(y) / (2.0 * sqrt(y)) + sin(x) * sin(y)],
        [(1.0 - tanh(x) ** 2) / c - 2.0 * x * tanh(x) / c**2 + exp(x) * y, 1.0 / (1.0 + y) + expm1(x)],
    ]
    assert jacobian(every_function, (x, y), compiled=compiled)[0] == pytest.approx(np.array(wanted), rel=1e-13)
    d = 1.0 + (x * y) ** 2
    wanted = [
        [cosh(x) + y / d, -sinh(y) + x / d],
        [math.copysign(1.0, x), 1.0 / (y * log(10.0)) - exp(-y)],
    ]
    assert jacobian(more_functions, (x, y), compiled=compiled)[0] == pytest.approx(np.array(wanted), rel=1e-13)


def powers(x, y, a):
    return x**3 - 2 * x**2 + y**a, x**-1 + a**x + y**1.5


def test_validated_powers_whole_broken_and_in_the_exponent():
    x, y, a = 1.3, 0.6, 2.7
    wanted = [
        [3 * x**2 - 4 * x, a * y ** (a - 1)],
        [-(x**-2) + log(a) * a**x, 1.5 * y**0.5],
    ]
    assert jacobian(powers, (x, y), (a,))[0] == pytest.approx(np.array(wanted), rel=1e-13)
    assert jacobian(powers, (x, 0.0), (a,))[0][0, 1] == 0.0


def branch(x, y):
    if x > 1.0:
        scale = 2.0 * x
        return scale * y
    if x < -1.0:
        return -y
    scale = x * x
    scale *= y
    return scale


def branches(x, y, a):
    best = max(x, 2.0 * y, a)
    chosen = x * y if y > a else min(x, y) ** 2
    return branch(x, y), best * chosen + (x if a > 5.0 else 0.0)


@pytest.mark.parametrize("compiled", [True, False])
@pytest.mark.parametrize(
    ("x", "y", "first", "second"),
    [
        (2.0, 0.5, [1.0, 4.0], [0.5**2, 2 * 2.0 * 0.5]),  # best = x, chosen = y**2
        (-3.0, 2.0, [0.0, -1.0], [2.0 * 2.0 * 2.0, 2.0 * (-3.0 * 2.0) + 4.0 * -3.0]),  # best = 2y, chosen = xy
        (0.5, 0.25, [2 * 0.5 * 0.25, 0.25], [0.0, 2 * 0.25]),  # best = a, chosen = y**2
    ],
)
def test_validated_each_branch_has_its_own_derivatives(x, y, first, second, compiled):
    table, _ = jacobian(branches, (x, y), (1.0,), compiled)
    assert table == pytest.approx(np.array([first, second]), rel=1e-14)


def pair(u, v, surface):
    if surface:
        return u * v, u
    return v, u - v


def sum_of(a, b, c, d, weight=2.0):
    return a + b + c + weight * d


def several(x, y, a):
    both = pair(x, y, True)
    more = pair(y, x * x, False)
    first, second = pair(*both, True)
    x = first + x
    return sum_of(*(both + more)) + x, second * a


def test_validated_several_numbers_at_once_and_a_name_used_again():
    x, y, a = 1.5, -0.4, 3.0
    # first = x y x, second = x y; both = (x y, x); more = (x², y - x²)
    wanted = [[(y + 1) + 2 * x - 4 * x + 2 * x * y + 1, x + 2 + x * x], [a * y, a * x]]
    assert jacobian(several, (x, y), (a,))[0] == pytest.approx(np.array(wanted), rel=1e-13)


def again(x, y):
    if x > 0.0:
        x = y * x
    elif x < -1.0:
        y, x = x, y
    return x * x, x + y


@pytest.mark.parametrize(
    ("x", "wanted"),
    [(2.0, [[2 * 9.0 * 2.0, 2 * 3.0 * 4.0], [3.0, 3.0]]), (-0.5, [[-1.0, 0], [1, 1]]), (-2.0, [[0, 6.0], [1, 1]])],
)
def test_validated_an_argument_that_gets_another_value_in_one_branch(x, wanted):
    for compiled in (True, False):
        assert jacobian(again, (x, 3.0), compiled=compiled)[0] == pytest.approx(np.array(wanted))


def in_a_branch(x, a):
    both = (x, a)
    if x > 1.0:
        both = pair(x, a, True)
    return (sum_of(*both, 0.0, 0.0),)


@pytest.mark.parametrize(("x", "slope"), [(0.5, 1.0), (2.0, 3.0)])
def test_validated_one_name_for_several_numbers_in_a_branch(x, slope):
    assert jacobian(in_a_branch, (x,), (2.0,))[0] == pytest.approx(slope)


def chosen_pair(x, a):
    low, high = pair(x, a, True) if x > a else pair(a, x, False)
    return (low + high,)


def with_time(t, x, a):
    phase = t - floor(t / 0.2) * 0.2
    return (x * t * t + phase + (a if 0.0 <= t < 1.0 else 0.0),)


def test_validated_the_change_with_time_alone():
    table, slope = jacobian(with_time, (3.0,), (2.0,))
    assert slope == pytest.approx([2 * 0.5 * 3.0 + 1.0]) and table[0, 0] == pytest.approx(0.25)


def opening(x):
    return (linoid(x / 10.0),)


@given(st.one_of(st.sampled_from([0.0, 1e-9, -1e-7, 1e-5, -1e-5, 1e-4]), st.floats(-30.0, 30.0)))
def test_validated_a_removed_quotient_keeps_its_slope(x):
    u = x / 10.0
    near = 0.5 + u / 6.0 - u**3 / 180.0
    wanted = near if abs(u) < 1e-2 else (1.0 - exp(-u) * (1.0 + u)) / (1.0 - exp(-u)) ** 2
    assert jacobian(opening, (x,), compiled=False)[0][0, 0] == pytest.approx(wanted / 10.0, rel=1e-5)


def looped(x, a):
    total = 0.0
    for _ in range(3):
        total += a * x
    return (-total,)


def starred(a, b):
    return a * b, a + b


def with_a_star(a, b):
    return (*starred(a, b), 10.0)


def five(x, first, second=1.0, third=1.0, fourth=1.0):
    return x + first + second * third * fourth


def star_of_constants(x, a):
    return (-five(x, *with_a_star(a, 2.0)),)


def either_of_two(x, a):
    return (-(x or a) * a,)


def recursive(x, n):
    return x if n < 1.0 else x * recursive(x, n - 1.0)


def calls_itself(x, a):
    return (-recursive(x, a),)


def many(*numbers):
    return numbers[0] * numbers[1]


def takes_many(x, a):
    return (-many(x, a),)


def taken_name(x, a):
    z__x = 7.0 * a
    z = x * a
    return (-z * z + z__x,)


def unknown(x):
    return (-erf(x) * math.gamma(1.0 + x * x),)


@pytest.mark.parametrize(
    ("rhs", "said"),
    [
        (looped, "looped: there is no rule for “for _ in range(3)"),
        (unknown, "“erf(x)”"),
        (chosen_pair, "pair(x, a, True)"),
        (star_of_constants, "“with_a_star(a, 2.0)”"),
        (either_of_two, "“x or a”"),
        (calls_itself, "a function that calls itself"),
        (taken_name, "the name z__x, which derivatives could have"),
    ],
)
def test_what_has_no_rule_is_done_by_differences_and_said(rhs, said):
    toy = model(rhs, {"x": 1.0}, {"a": 2.0} if rhs is not unknown else {}, stiff=True)
    run = toy.solve(1.0, rtol=1e-8)
    assert said in run.jacobian
    assert run["x"][-1] == pytest.approx(toy.solve(1.0, rtol=1e-10, method="LSODA")["x"][-1], rel=1e-6)


def test_functions_of_any_number_of_arguments_have_no_rule():
    functions = functions_with(*declared(model(takes_many, {"x": 1.0}, {"a": 2.0})), False)
    assert "“many(x, a)”" in functions.written_out.obstacle


def nears(x, inf, tau):
    inf, tau = tau, inf
    return (inf - x) / tau


def with_names_of_numbers(x, a):
    return (nears(x, 2.0 * x + a, 3.0 * x),)


def pair_of(x, a):
    return a * x, x * x


def named_as_a_whole(x, a):
    both = pair_of(x, a)
    return (both[0] * 2.0 if both[0] > 0.5 else -both[1],)


def constant_powers(x, a):
    return (-a * x + x**0 + x**1 + x**0.0,)


LONG_SUM = "def long_sum(x, a):\n    return (" + " + ".join(["x * a"] * 300) + ",)\n"


@pytest.mark.parametrize("compiled", [True, False])
def test_validated_names_that_look_like_numbers_and_powers_that_are_none(compiled):
    x, a = 1.3, 2.0  # (3 x - x) / (2 x + a) by the swap
    assert jacobian(with_names_of_numbers, (x,), (a,), compiled)[0][0, 0] == pytest.approx(2.0 * a / (2.0 * x + a) ** 2)
    assert jacobian(constant_powers, (0.0,), (a,), compiled)[0][0, 0] == 1.0 - a


def test_one_name_for_several_numbers_may_stand_in_a_condition_too():
    functions = functions_with(*declared(model(named_as_a_whole, {"x": 1.0}, {"a": 2.0}, stiff=True)), True)
    assert functions.written_out.obstacle  # a number of a tuple has no rule
    run = model(named_as_a_whole, {"x": 1.0}, {"a": -2.0}, stiff=True).solve(0.1)
    assert run["x"][-1] == pytest.approx(1.0 / 1.1, rel=1e-5)


def test_validated_a_sum_of_any_length(tmp_path, monkeypatch):
    """Python reads no more than some two hundred brackets within each other."""
    (tmp_path / "long_sums.py").write_text(LONG_SUM)
    monkeypatch.syspath_prepend(tmp_path)
    from long_sums import long_sum

    assert jacobian(long_sum, (1.0,), (2.0,))[0][0, 0] == pytest.approx(600.0)


def rooted(x, a):
    return (-a * sqrt(abs(x)) + a * x,)


def test_machine_code_of_what_has_no_rule_starts_warm_too(tmp_path):
    text = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from test_differentiate import unknown, model\n"
        "print(model(unknown, {'x': 1.0}).solve(1.0)['x'][-1])"
    )
    command, there = [sys.executable, "-c", text, str(Path(__file__).parent)], {"MGMODELS_CACHE": str(tmp_path)}
    runs = [subprocess.run(command, env=os.environ | there, check=True, capture_output=True).stdout for _ in range(2)]
    assert runs[0] == runs[1]


def test_where_a_derivative_is_infinite_differences_step_in():
    toy = model(rooted, {"x": State(0.0, "1", "x", 0.0)}, {"a": 2.0}, stiff=True)
    run = toy.solve(1.0)
    assert run.jacobian == "written out" and np.isfinite(run["x"]).all()
    assert model(rooted, {"x": 1.0}, {"a": 2.0}).solve(1.0).jacobian == ""  # no method with a Jacobian


@pytest.mark.parametrize("share", SHARES)
def test_written_out_and_by_differences_take_the_same_steps(share, monkeypatch):
    written = pump_neuron.solve(20, rtol=1e-6 * share)
    assert written.jacobian == "written out"
    monkeypatch.setattr(loops, "jacobian_of", lambda f, m, start, p, scale: (0, loops.everything(start.size)))
    differences = pump_neuron.solve(20, rtol=1e-6 * share)
    for name, state in pump_neuron.states.items():
        assert written[name] == pytest.approx(differences[name], rel=1e-5, abs=1e-5 * state.scale)
