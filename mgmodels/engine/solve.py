"""The one door to the solvers: the step loops, and SciPy's methods beside them.

`auto` takes the loop that the model's `stiff` names where numba is present, and the other one where the parameters
make a model stiff that is not declared so; without numba it takes SciPy's LSODA.
"""

import math
from contextlib import contextmanager, nullcontext
from numbers import Real

import numpy as np

from mgmodels.engine import march, scipy_methods
from mgmodels.engine.compile import functions_of
from mgmodels.engine.errors import BadValue, SolverError, Stopped, UnknownName, near_misses
from mgmodels.engine.generate import names_taken
from mgmodels.engine.loops import LOOPS, PATIENCE, WHY, walk

METHODS = (*LOOPS, *scipy_methods.METHODS)
POINTS = 2001
FEW = 100_000  # steps that `auto` goes on with an explicit method where the equations are stiff


class TooStiff(Stopped):
    """An explicit method would crawl."""


def solve(model, span, times, start, parameters, method, rtol):
    """Return (times, states with one row each, events by name, method used); see `Model.solve`."""
    functions = functions_of(model)
    used = chosen(model, functions, method)
    if not 1e-12 <= rtol <= 1e-2:
        raise BadValue(f"rtol = {rtol:g}; it lies between 1e-12 and 1e-2")
    t0, t1 = check_span(model, span)
    wanted = check_times(model, times, t0, t1)
    p, y = np.array(list(parameters.values())), np.array(list(start.values()))
    atol = rtol * np.array([state.scale for state in model.states.values()])
    with explained(model, parameters, used):
        problem = y, p, np.array(breakpoints(model, parameters, t0, t1)), wanted, rtol, atol
        if used not in LOOPS:
            return *scipy_methods.solve_by_scipy(model, functions, used, *problem), used
        try:
            patience = FEW if method == "auto" else PATIENCE
            return *solve_by_loop(model, functions, used, *problem, patience), used
        except TooStiff:
            if method != "auto":
                raise
            return *solve_by_loop(model, functions, "rosenbrock", *problem, PATIENCE), "rosenbrock"


def chosen(model, functions, method):
    """Return the method that is meant; a lattice of nodes is for SciPy's."""
    is_lattice = hasattr(model, "bandwidth")
    methods = scipy_methods.METHODS if is_lattice else METHODS
    if method not in ("auto", *methods):
        raise UnknownName(f"there is no method “{method}”. {near_misses(method, ('auto', *methods))}")
    if method != "auto":
        return method
    if is_lattice or not functions.compiled:
        return "LSODA"
    return "rosenbrock" if model.stiff else "explicit"


def solve_by_loop(model, functions, method, start, p, edges, wanted, rtol, atol, patience):
    """Return (times, states with one row each, events by name); arguments as for `loops.walk`."""
    directions = np.array([event.direction for event in model.events.values()], np.int64)
    terminal = np.array([event.terminal for event in model.events.values()], np.int64)
    # plain Python: a trial step may overflow; the loop then takes a smaller one
    with nullcontext() if functions.compiled else np.errstate(all="ignore"):
        found = walk(functions, method, start, p, edges, wanted, rtol, atol, directions, terminal, patience)
    if found.outcome == march.NOT_A_NUMBER:
        why = f"the derivative of {undefined(model, functions, found.end, found.state, p)} is not a number from here on"
        raise Stopped(why, found.end, found.state)
    if found.outcome in WHY:
        kind = TooStiff if found.outcome == march.TOO_STIFF else Stopped
        raise kind(WHY[found.outcome], found.end, found.state)
    moments, which = found.moments, found.which
    t, y = wanted[: found.reported.shape[1]], found.reported
    if found.outcome == march.STOPPED:
        which, moments = which[moments <= found.end], moments[moments <= found.end]
        before = t < found.end
        t, y = np.append(t[before], found.end), np.column_stack([y[:, before], found.state])
    return t, y, {name: moments[which == e] for e, name in enumerate(model.events)}


def undefined(model, functions, t, y, p):
    """Return the names of the states whose derivative is not a number at `t` or, failing that, just ahead."""
    names, ahead = np.array(list(model.states)), 0.0
    for _ in range(60):
        slopes = functions.derivatives_or_nan(t + ahead, y, p)
        bad = ~np.isfinite(slopes)
        if bad.any():
            return ", ".join(names[bad][:4])
        y, ahead = y + ahead * slopes, 2.0 * ahead or 1e-15 * max(1.0, abs(t))
    return "a state"


def check_span(model, span):
    ends = (0.0, span) if isinstance(span, (float, int)) or np.ndim(span) == 0 else tuple(span)
    if len(ends) != 2 or not all(is_finite(e) for e in ends) or not ends[1] > ends[0]:
        raise BadValue(
            f"{model.name}: the time span {span!r} must end after it starts; give a duration or (start, end) "
            f"in {model.time_unit}"
        )
    return float(ends[0]), float(ends[1])


def is_finite(value):
    return isinstance(value, (float, Real)) and math.isfinite(value)


def check_times(model, times, t0, t1):
    if times is None:
        return np.linspace(t0, t1, POINTS)
    times = np.atleast_1d(np.array(times, float))
    if not times.size or not (times[1:] > times[:-1]).all() or not (times[0] >= t0 and times[-1] <= t1):
        unit = model.time_unit
        raise BadValue(f"{model.name}: times must increase and stay within {t0:g} to {t1:g} {unit}")
    return times


def breakpoints(model, parameters, t0, t1):
    """Return start, declared jumps inside, end; no two so near that a solver could not step between them."""
    jumps = ()
    if model.discontinuities:
        jumps = model.discontinuities(*(parameters[name] for name in names_taken(model.discontinuities)))
    least = 1e-12 * (t1 - t0)
    edges = [t0]
    for jump in sorted(float(j) for j in jumps):
        if edges[-1] + least < jump < t1 - least:
            edges.append(jump)
    return [*edges, t1]


@contextmanager
def explained(model, parameters, method):
    """Turn a solver's failure into one `SolverError` that says where, with what, and what to try."""
    try:
        yield
    except Stopped as stop:
        why, t, y = stop.args
        changed = {k: v for k, v in parameters.items() if v != model.parameters[k].value}
        settings = ", ".join(f"{k} = {v:g}" for k, v in changed.items()) or "all parameters at their defaults"
        others = f"another method ({', '.join(m for m in METHODS if m != method)}), a larger rtol"
        raise SolverError(
            f"{model.name}: {method} stopped at t = {t:g} {model.time_unit}, where {extremes(model, y)} "
            f"({why.strip(' .')}), with {settings}. Try {getattr(model, 'advice', others)}, "
            "or values nearer the defaults."
        ) from stop.__cause__


def extremes(model, y, count=4):
    """Return the states that have gone farthest, measured by their own scale, as text."""
    size = np.abs(y) / [state.scale for state in model.states.values()]
    far = np.argsort(-np.nan_to_num(size, nan=np.inf))[:count]
    names = list(model.states)
    return ", ".join(f"{names[i]} = {y[i]:.4g}" for i in sorted(far))
