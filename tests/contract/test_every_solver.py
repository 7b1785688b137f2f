"""The step loops on every model: SciPy's answer at a tight tolerance, and less error at a tighter one."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_every_model import MODELS, NODES, SHORT, WITH_TIME, far_apart

from mgmodels.engine import ParameterRangeWarning, Strand

every_model = pytest.mark.parametrize("name", WITH_TIME)

PULSE = {"I_start": 0.25, "start": 0.25, "I_duration": 0.1}  # of the run, so that jumps lie inside it
EXAMPLES = 4
POINTS = 2001  # SciPy's events lie on a cubic between two of them
GRAZING = 1e-3  # of the run: events so near its ends may be seen by one method alone


def drawn(model, seed, share):
    """Return settings some `share` of the way from the defaults to a random point of the declared ranges."""
    chance, changes = np.random.default_rng(seed), {}
    for name, p in model.parameters.items():
        far = chance.random()
        if math.isfinite(p.low) and math.isfinite(p.high) and math.isfinite(p.value):
            changes[name] = p.value + share * (p.low + far * (p.high - p.low) - p.value)
    return changes | {k: v * SHORT[model.time_unit] for k, v in PULSE.items() if k in model.parameters}


def solve(name, rtol, method="auto", **changes):
    """Return a short run of a model; a pulse moved into it may leave its declared range."""
    model = MODELS[name]
    end = SHORT[model.time_unit]
    places = {"nodes": NODES} if isinstance(model, Strand) else {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ParameterRangeWarning)
        return model.solve(end, times=np.linspace(0, end, POINTS), rtol=rtol, method=method, **places, **changes)


def worst(run, other):
    return max(far_apart(run, other, state) for state in run.model.states)


def moments_inside(run, event):
    end = SHORT[run.model.time_unit]
    return [moment for moment in run.events[event] if GRAZING * end < moment < (1 - GRAZING) * end]


@every_model
@settings(max_examples=EXAMPLES)
@given(seed=st.integers(0, 1000), share=st.floats(0.0, 0.5))
def test_validated_the_usual_method_agrees_with_scipy(name, seed, share):
    model = MODELS[name]
    changes = drawn(model, seed, share)
    ours = solve(name, 1e-7 if isinstance(model, Strand) else 1e-9, **changes)
    theirs = solve(name, 1e-10, "LSODA", **changes)
    assert ours.method in ("explicit", "rosenbrock", "staggered")
    assert worst(ours, theirs) < (2e-3 if ours.method == "staggered" else 1e-5)
    for event in model.events:
        assert moments_inside(ours, event) == pytest.approx(moments_inside(theirs, event), rel=1e-4)


@every_model
def test_validated_the_error_shrinks_with_the_tolerance(name):
    changes = drawn(MODELS[name], 1, 0.25)
    truth = solve(name, 1e-11, "LSODA", **changes)
    errors = [worst(solve(name, rtol, **changes), truth) for rtol in (1e-3, 1e-5, 1e-7)]
    least = 1e-8  # nothing is known of errors below SciPy's own
    assert errors[1] < max(errors[0] / 3, least) and errors[2] < max(errors[1] / 3, least), errors
