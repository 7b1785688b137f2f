"""Resting states: where a model stays once it is there."""

import numpy as np

from mgmodels.engine.compile import functions_of
from mgmodels.engine.errors import NO_VALUE, NoSteadyState
from mgmodels.engine.generate import names_taken

MOST_STEPS = 30  # of Newton's method
SHARES = (1.0, 0.5, 0.25, 0.1, 0.03, 0.01, 0.001)  # of a step, until one gets nearer
ARRIVED = 1e-9  # of each state's scale: a step that is none
HAIR = 1e-8  # of each state's scale: how near is there
NOTHING = 1e-13  # of the fastest rate: what counts as not moving at all


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
    values = model.values(changes)
    y = model.start(guess)
    if settle != 0:
        y = model.solve(settle or 1000.0, initial=y, times=[settle or 1000.0], **changes).final
    functions, p = functions_of(model), np.array(list(values.values()))
    scale = np.array([state.scale for state in model.states.values()])
    args = (p,) if functions.compiled else (p.tolist(),)

    def residual(x):
        try:
            return np.asarray(functions.derivatives(0.0, np.ascontiguousarray(x), *args))
        except NO_VALUE:  # plain Python raises what compiled code returns as nan
            return np.full(x.size, np.nan)

    x = root_near(np.array(list(y.values())), residual, scale, totals_of(model, values))
    low = np.array([state.low for state in model.states.values()])
    high = np.array([state.high for state in model.states.values()])
    if not np.isfinite(x).all() or moves(x, residual, scale) or (x < low - 1e-9).any() or (x > high + 1e-9).any():
        raise NoSteadyState(
            f"{model.name} has no resting state near {', '.join(f'{k} = {v:.4g}' for k, v in y.items())}"
            + (f" with {', '.join(f'{k} = {v:g}' for k, v in changes.items())}" if changes else "")
            + "; start elsewhere with guess={…}, or run it longer with settle=…"
        )
    return dict(zip(model.states, (float(v) for v in x), strict=True))


def moves(x, residual, scale):
    """Return whether a state moves by more than a hair off its rest would make it."""
    speed = np.abs(residual(x)) / scale
    with np.errstate(all="ignore"):
        pull = np.abs(differences(residual, x, scale) * scale / scale[:, None]).sum(axis=1)
    return not (speed <= 1e-6 + HAIR * pull).all()


def totals_of(model, values):
    """Return a function of the states that gives every total which a run cannot change."""
    functions = [(function, names_taken(function)) for function in model.conserved.values()]

    def totals(x):
        at = {"t": 0.0} | values | dict(zip(model.states, x.tolist(), strict=True))
        return np.array([function(*(at[name] for name in names)) for function, names in functions])

    return totals


def root_near(start, residual, scale, totals):
    """Return where the residual vanishes and no total has changed, or the nearest that a search comes.

    Newton's method knows how far off slow variables still are. Where it does not arrive, a search that cannot wander
    off (Powell's hybrid) goes first.
    """
    kept = totals(start)
    size = np.where(kept == 0.0, 1.0, np.abs(kept) / 100)

    def unsettled(x):
        return np.append(residual(x) / scale, (totals(x) - kept) / size)

    x = newton(start, unsettled, scale)
    if x is None:
        from scipy.optimize import root

        searched = root(residual, start, method="hybr", options={"xtol": 1e-13}).x
        x = newton(searched, unsettled, scale)
        x = searched if x is None else x
    changed = (np.abs(totals(x) - kept) > 1e-6 * np.abs(kept)).any()
    return np.full(x.size, np.nan) if changed else x


def newton(x, unsettled, scale):
    """Return the point where Newton's steps have shrunk to nothing, or None if they do not.

    A step is shortened until what is left to go, by the same slopes, is less than before.
    """
    inverse = None
    with np.errstate(all="ignore"):  # far from the root the equations may have no value
        for _ in range(MOST_STEPS):
            fresh = inverse is None
            if fresh:
                slopes = differences(unsettled, x, scale) * scale
                if not np.isfinite(slopes).all():
                    return None
                # least squares: a total that cannot change takes an equation from the rates, and is one itself
                inverse = np.linalg.pinv(slopes, rcond=NOTHING)
                step = -inverse @ unsettled(x)
            size = np.abs(step).max()
            if size < ARRIVED:
                return x + step * scale
            for share in SHARES:
                trial = x + share * step * scale
                left = -inverse @ unsettled(trial)
                if np.abs(left).max() <= (1.0 - share / 4) * size:
                    x, step = trial, left
                    break
            else:
                if fresh:
                    return None
                inverse = None
                continue
            if share < 1.0 or np.abs(step).max() > 0.1 * size:
                inverse = None  # the slopes have become too old
    return None


def differences(residual, x, scale):
    """Return the derivatives of a function of a vector, one column a variable, by central differences."""
    columns = []
    for i, h in enumerate(1e-4 * scale):
        step = np.zeros_like(x)
        step[i] = h
        columns.append((residual(x + step) - residual(x - step)) / (2 * h))
    return np.array(columns).T


def jacobian(model, state, **changes):
    """Return the derivatives of the right-hand side at `state` (name to value), by central differences."""
    functions, p = functions_of(model), np.array(list(model.values(changes).values()))
    args = (p,) if functions.compiled else (p.tolist(),)
    x = np.array([state[name] for name in model.states])
    scale = np.array([s.scale for s in model.states.values()])
    return differences(lambda z: np.asarray(functions.derivatives(0.0, z, *args)), x, scale)


def is_stable(model, state, **changes):
    """Return whether a small push from `state` dies away; one that changes a declared total is not small."""
    speeds = np.linalg.eigvals(jacobian(model, state, **changes))
    moving = speeds[np.argsort(np.abs(speeds))][len(model.conserved) :]
    return bool(moving.real.max() < 0)
