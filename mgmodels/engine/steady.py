"""Resting states: where a model stays once it is there."""

import numpy as np

from mgmodels.engine.compile import functions_of
from mgmodels.engine.errors import NoSteadyState


def steady_state(model, *, guess=None, settle=None, **changes):
    """Return the state at which nothing moves, by running and then by Newton's method.

    Args:
        model: A `Model` with states and no running stimulus.
        guess: State name to start value for the search.
        settle: How long to run first, in the model's time unit; 0 goes straight to Newton's method.
            Left out, 1000.
        **changes: Parameter values that differ from the defaults.

    Returns:
        State name to value.

    Raises:
        NoSteadyState: The run wandered and Newton's method found no point where all derivatives vanish.

    >>> from mgmodels.nerve import hodgkin_huxley
    >>> round(steady_state(hodgkin_huxley)["V"], 2)
    -64.97
    """
    from scipy.optimize import root

    values = model.values(changes)
    y = model.start(guess)
    if settle != 0:
        y = model.solve(settle or 1000.0, initial=y, times=[settle or 1000.0], **changes).final
    functions, p = functions_of(model), np.array(list(values.values()))
    scale = np.array([state.scale for state in model.states.values()])
    args = (p,) if functions.compiled else (p.tolist(),)

    def residual(x):
        return np.asarray(functions.derivatives(0.0, np.ascontiguousarray(x), *args))

    start = np.array(list(y.values()))
    found = root(residual, start, method="hybr", options={"xtol": 1e-13})
    x = found.x
    low = np.array([state.low for state in model.states.values()])
    high = np.array([state.high for state in model.states.values()])
    speed = np.abs(residual(x)) / scale
    if not np.isfinite(x).all() or (speed > 1e-6).any() or (x < low - 1e-9).any() or (x > high + 1e-9).any():
        raise NoSteadyState(
            f"{model.name} has no resting state near {', '.join(f'{k} = {v:.4g}' for k, v in y.items())}"
            + (f" with {', '.join(f'{k} = {v:g}' for k, v in changes.items())}" if changes else "")
            + "; start elsewhere with guess={…}, or run it longer with settle=…"
        )
    return dict(zip(model.states, (float(v) for v in x), strict=True))


def jacobian(model, state, **changes):
    """Return the derivatives of the right-hand side at `state` (name to value), by central differences."""
    functions, p = functions_of(model), np.array(list(model.values(changes).values()))
    args = (p,) if functions.compiled else (p.tolist(),)
    x = np.array([state[name] for name in model.states])
    scale = 1e-4 * np.array([s.scale for s in model.states.values()])
    columns = []
    for i, h in enumerate(scale):
        step = np.zeros_like(x)
        step[i] = h
        ahead, behind = (np.asarray(functions.derivatives(0.0, z, *args)) for z in (x + step, x - step))
        columns.append((ahead - behind) / (2 * h))
    return np.array(columns).T


def is_stable(model, state, **changes):
    """Return whether a small push from `state` dies away."""
    return bool(np.linalg.eigvals(jacobian(model, state, **changes)).real.max() < 0)
