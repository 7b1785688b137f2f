"""Equations that nobody wrote: machine code gives Python's numbers for them, and the written slopes are right."""

import itertools

import numpy as np
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from toys import model

from mgmodels.engine.compile import POINT, declared, functions_with, run_text
from mgmodels.engine.object_code import callable_at
from mgmodels.engine.structure import places

HELPERS = """
import math
from math import atan, cos, exp, expm1, fabs, log, log1p, log10, sin, sqrt, tanh
from mgmodels.engine.numerics import linoid

SIZE = 1.25


def bent(u, v=SIZE):
    if u > v:
        return u * v
    u = u - 0.5 * v
    return u * u


def turned(u, v, w=0.5):
    if u < w <= 2.0:
        u, v = v, u
    elif not v > 0.0 or u > 3.0:
        v -= w * u
    return (u + w) * v, u / (1.0 + v * v)
"""
numbers = st.sampled_from(["x", "y", "a", "SIZE", "0.5", "2", "-1.5", "3", "0"])
one = st.sampled_from(
    [
        "exp(0.2*({}))", "expm1(0.2*({}))", "log(1.5 + abs({}))", "log1p(fabs({}))", "log10(2.0 + ({})**2)", "sin({})",
        "cos({})", "tanh({})", "atan({})", "math.sqrt(0.1 + abs({}))", "linoid({})", "(-({}))", "({})**3", "({})**1",
        "({})**0", "(1.1 + abs({}))**1.7", "({})**2.0", "bent({})",
    ]
)  # fmt: skip
two = st.sampled_from(
    [
        "({} + {})", "({} - {})", "({} * {})", "({}) / (1.3 + abs({}))", "min({}, {})", "max({}, 1.0, {})",
        "(1.2 + abs({}))**(0.3*({}))", "bent({}, v={})",
    ]
)  # fmt: skip
chosen = st.sampled_from(["({0} if {1} > {2} else {2})", "({1} if not {0} <= {2} or {1} < 0.3 < {2} else {0})"])


def built_of(parts):
    return st.one_of(
        st.builds(str.format, one, parts),
        st.builds(str.format, two, parts, parts),
        st.builds(str.format, chosen, parts, parts, parts),
    )


expressions = st.recursive(numbers, built_of, max_leaves=8)
EQUATIONS = """

def rhs(t, x, y, a):
    u, v = turned({}, {})
    x = x + 0.1 * t * {}
    if {} > {}:
        v *= {}
    else:
        u = {}
    return {} - u, v * ({})
"""
programs = st.builds((HELPERS + EQUATIONS).format, *[expressions] * 9)
somewhere = st.integers(-2000, 2000).map(lambda k: 1e-3 * k + 2.37e-4)  # hardly ever where something jumps
points = st.tuples(*[somewhere] * 4)
count = itertools.count()


@settings(max_examples=60, phases=(Phase.explicit, Phase.generate))  # each example is compiled: to shrink takes minutes
@given(program=programs, point=points)
def test_validated_machine_code_and_written_slopes_are_pythons(program, point):
    rhs = run_text(program, f"random {next(count)}")["rhs"]
    toy = model(rhs, {"x": 1.0, "y": 1.0}, {"a": 1.0}, stiff=True)
    t, *y, a = point
    wanted, beside = (np.array(rhs(t, *(one * y_i for y_i in y), a)) for one in (1.0, 1.0 + 1e-13))
    if not np.isfinite(wanted).all():
        return
    blurred = 1e-9 * (1.0 + np.abs(wanted)) + 100.0 * np.abs(beside - wanted)  # sin of a large number is anything
    compiled, plain = (functions_with(*declared(toy), form) for form in (True, False))
    assert (np.abs(compiled.derivatives(t, np.array(y), np.array([a])) - wanted) <= blurred).all()
    assert (np.abs(np.array(plain.derivatives(t, y, [a])) - wanted) <= blurred).all()
    n, structure = 2, compiled.written_out.structure
    assert structure is not None, compiled.written_out.obstacle
    out = np.zeros((1, 2 * n + len(structure.entries)))
    callable_at(compiled.partials, POINT)(t, np.array(y), np.array([a]), out)
    assert (np.abs(out[0, :n] - wanted) <= blurred).all()
    slopes = np.zeros((n, n + 1))
    slopes[:, n] = out[0, n : 2 * n]
    for place, entry in places(structure).items():
        slopes[place] = out[0, 2 * n + entry]
    near, wide = differences(rhs, (*y, t), a, 3e-6), differences(rhs, (*y, t), a, 1e-5)
    smooth = np.abs(near - wide) <= 1e-4 * (1.0 + np.abs(near))  # not at a bend, nor across a jump
    assert (np.abs(slopes - near) <= 1e-3 * (1.0 + np.abs(near)))[smooth].all()


def differences(rhs, values, a, step):
    """Return the slopes of both rates by x, y and t."""
    columns = []
    for i in range(3):
        ends = []
        for end in (step, -step):
            moved = [v + end * (i == j) for j, v in enumerate(values)]
            ends.append(np.array(rhs(moved[2], *moved[:2], a)))
        columns.append((ends[0] - ends[1]) / (2.0 * step))
    return np.array(columns).T
