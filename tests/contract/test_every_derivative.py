"""Derivatives written out, on every model: what central differences give, wherever these can tell."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_every_model import MODELS, WITH_TIME
from test_every_solver import drawn

from mgmodels.engine import Strand
from mgmodels.engine.compile import POINT, declared, functions_with
from mgmodels.engine.object_code import callable_at
from mgmodels.engine.structure import places

BY_DIFFERENCES = {"synchrony": "input_sum: there is no rule for “for i in range(round(inputs))"}
FIRST_STEP, STEPS = 1e-3, 4  # of a state's scale; each is a tenth of the one before
MOMENT = 1.7  # of time, at no jump

every_model = pytest.mark.parametrize("name", [name for name in WITH_TIME if name not in BY_DIFFERENCES])


def membrane(name):
    """Return a model, of a strand that of a node."""
    model = MODELS[name]
    return model.cell if isinstance(model, Strand) else model


def written(functions, t, y, p):
    """Return (derivatives, their change with time, Jacobian) from the text of the equations."""
    n, place = y.size, places(functions.written_out.structure)
    out, jacobian = np.zeros((1, 2 * n + len(functions.written_out.structure.entries))), np.zeros((n, n))
    call(functions, t, y, p, out)
    for (i, j), entry in place.items():
        jacobian[i, j] = out[0, 2 * n + entry]
    return out[0, :n], out[0, n : 2 * n], jacobian


def call(functions, t, y, p, out):
    if functions.compiled:
        callable_at(functions.partials, POINT)(t, y, p, out)
    else:
        functions.partials(t, y.tolist(), p.tolist(), out[0])


def by_differences(function, x, scale):
    """Return the slopes of a function along each argument and how far two steps differ, the best of several steps."""
    best = least = None
    for step in FIRST_STEP * 10.0 ** -np.arange(STEPS):
        pairs = [difference(function, x, i, step * max(scale[i], abs(x[i]))) for i in range(x.size)]
        slopes, doubt = (np.array(rows).T for rows in zip(*pairs, strict=True))
        if best is None:
            best, least = slopes, doubt
        better = doubt < least
        best, least = np.where(better, slopes, best), np.where(better, doubt, least)
    return best, least


def difference(function, x, i, step):
    values = []
    for share in (-1.0, -0.5, 0.5, 1.0):
        there = x.copy()
        there[i] += share * step
        values.append(function(there))
    wide, narrow = (values[3] - values[0]) / (2.0 * step), (values[2] - values[1]) / step
    return (4.0 * narrow - wide) / 3.0, np.abs(narrow - wide) + 1e-15 * np.abs(values).max() / step


def point(name, seed, share):
    """Return (t, state, parameters, scales) some way from the start and the defaults."""
    model, chance = membrane(name), np.random.default_rng(seed)
    settings = model.parameters
    changes = drawn(model, seed, share)
    scale = np.array([s.scale for s in model.states.values()])
    low, high = (np.array([getattr(s, end) for s in model.states.values()]) for end in ("low", "high"))
    y = np.array([s.value for s in model.states.values()]) + scale * share * chance.uniform(-2.0, 2.0, scale.size)
    return MOMENT, np.clip(y, low + 0.02 * scale, high - 0.02 * scale), np.array(
        [changes.get(k, q.value) for k, q in settings.items()]
    ), scale


@every_model
@settings(max_examples=8)
@given(seed=st.integers(0, 10_000), share=st.floats(0.0, 0.5))
def test_validated_what_is_written_out_is_what_differences_give(name, seed, share):
    t, y, p, scale = point(name, seed, share)
    functions = functions_with(*declared(membrane(name)), True)
    values, _, jacobian = written(functions, t, y, p)
    usual = functions.derivatives(t, y, p)
    # at rest currents cancel: they are rounded by their own size, not by that of their sum
    rounded = 1e-13 * np.nan_to_num(np.abs(jacobian) @ scale, posinf=0.0) + 1e-11 * np.abs(usual).max()
    as_usual = np.abs(values - usual) <= 1e-9 * np.abs(usual) + rounded
    assert (as_usual | (np.isnan(values) & np.isnan(usual))).all()
    found, doubt = by_differences(lambda x: functions.derivatives(t, x, p), y, scale)
    size = np.abs(found * scale).max(axis=1, keepdims=True) / scale  # of a row's largest slope, in each state's scale
    judged = np.isfinite(found) & np.isfinite(jacobian) & (doubt <= 1e-4 * np.maximum(np.abs(found), size))
    assert (np.abs(jacobian - found) <= 1e-3 * np.abs(found) + 1e-5 * size + 10.0 * doubt)[judged].all()
    assert judged.mean() > 0.2  # a row of zeros says nothing


@every_model
def test_plain_python_gives_the_same_as_machine_code(name):
    t, y, p, _ = point(name, 3, 0.2)
    fast, plain = (written(functions_with(*declared(membrane(name)), form), t, y, p) for form in (True, False))
    for a, b in zip(fast, plain, strict=True):
        assert a == pytest.approx(b, rel=1e-8, abs=1e-10 * np.abs(b).max(initial=1e-300))


@pytest.mark.parametrize("name", BY_DIFFERENCES)
def test_where_there_is_no_rule_the_run_says_so(name):
    run = MODELS[name].solve(1, method="rosenbrock")
    assert run.jacobian.startswith(f"differences ({BY_DIFFERENCES[name]}")
