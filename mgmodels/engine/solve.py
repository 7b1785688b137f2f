"""The one door to the solvers: SciPy's, on the compiled equations."""

import inspect
import math
import warnings
from contextlib import contextmanager

import numpy as np

from mgmodels.engine.compile import functions_of
from mgmodels.engine.errors import BadValue, SolverError, UnknownName, near_misses

METHODS = ("LSODA", "Radau", "BDF", "DOP853")
POINTS = 2001


def solve(model, span, times, start, parameters, method, rtol):
    """Return (times, states with one row each, events by name, method used); see `Model.solve`."""
    if method not in ("auto", *METHODS):
        raise UnknownName(f"there is no method “{method}”. {near_misses(method, ('auto', *METHODS))}")
    if not 1e-12 <= rtol <= 1e-2:
        raise BadValue(f"rtol = {rtol:g}; it lies between 1e-12 and 1e-2")
    t0, t1 = check_span(model, span)
    wanted = check_times(model, times, t0, t1)
    method = "LSODA" if method == "auto" else method
    fine = wanted
    if model.events:
        resolution = model.event_resolution or (t1 - t0) / POINTS
        fine = np.union1d(wanted, np.linspace(t0, t1, math.ceil((t1 - t0) / resolution) + 1))
    elif times is not None:
        fine = np.union1d(wanted, [t0, t1])
    p = np.array(list(parameters.values()))
    y0 = np.array(list(start.values()))
    atol = rtol * np.array([state.scale for state in model.states.values()])
    functions = functions_of(model)
    pieces_t, pieces_y, edges = [], [], breakpoints(model, parameters, t0, t1)
    with explained(model, parameters, start, method):
        for a, b in zip(edges, edges[1:], strict=False):
            # a piece stops just short of the jump that ends it: no method may look past its edge
            inside = np.unique(np.r_[a, fine[(fine > a) & (fine < b)], b if b == t1 else np.nextafter(b, a)])
            y = SOLVE[method](functions, inside, y0, p, rtol, atol, bands(model))
            check_finite(model, inside, y)
            pieces_t.append(inside)
            pieces_y.append(y)
            y0 = y[:, -1].copy()
    events, end = find_events(model, functions, pieces_t, pieces_y, p)
    t, y = np.concatenate(pieces_t), np.concatenate(pieces_y, axis=1)
    keep = np.searchsorted(t, wanted[wanted <= end])
    t, y = t[keep], y[:, keep]
    if end < t1:
        last = state_at(functions, pieces_t, pieces_y, p, end)
        t, y = np.r_[t, end], np.c_[y, last]
        events = {name: moments[moments <= end] for name, moments in events.items()}
    return t, y, events, method


def check_span(model, span):
    ends = (0.0, span) if np.ndim(span) == 0 else tuple(span)
    if len(ends) != 2 or not all(math.isfinite(e) for e in ends) or not ends[1] > ends[0]:
        raise BadValue(
            f"{model.name}: the time span {span!r} must end after it starts; give a duration or (start, end) "
            f"in {model.time_unit}"
        )
    return float(ends[0]), float(ends[1])


def check_times(model, times, t0, t1):
    if times is None:
        return np.linspace(t0, t1, POINTS)
    times = np.atleast_1d(np.asarray(times, float))
    if not times.size or not (np.diff(times) > 0).all() or not (times[0] >= t0 and times[-1] <= t1):
        raise BadValue(f"{model.name}: times must increase and stay within {t0:g} to {t1:g} {model.time_unit}")
    return times


def breakpoints(model, parameters, t0, t1):
    """Return start, declared jumps strictly inside, end."""
    jumps = ()
    if model.discontinuities:
        jumps = model.discontinuities(*(parameters[n] for n in inspect.signature(model.discontinuities).parameters))
    return [t0, *sorted({float(j) for j in jumps if t0 < j < t1}), t1]


def bands(model):
    """Return the half-width of the Jacobian's band, or None where it is full."""
    return getattr(model, "bandwidth", None)


# ---------------------------------------------------------------------- SciPy
def lsoda(functions, times, y0, p, rtol, atol, band):
    from scipy.integrate import odeint

    derivatives = functions.derivatives
    if not functions.compiled:
        compute, p = derivatives, p.tolist()

        def derivatives(t, y, p):
            return compute(t, y.tolist(), p)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odeint warns and goes on; its message becomes an exception here
        y, info = odeint(
            derivatives, y0, times, args=(p,), tfirst=True, rtol=rtol, atol=atol, ml=band, mu=band,
            tcrit=times[-1:], mxstep=200_000, full_output=True,
        )  # fmt: skip
    if info["message"] != "Integration successful.":
        # odeint's report speaks of step counts; where it stopped is the last time it reached
        raise Stopped(info["message"], float(np.max(info["tcur"])))
    return y.T


def solve_ivp_with(name):
    def run(functions, times, y0, p, rtol, atol, band):
        from scipy.integrate import solve_ivp
        from scipy.sparse import diags

        options = {}
        if band is not None and name in ("Radau", "BDF"):
            n, k = y0.size, range(-band, band + 1)
            options["jac_sparsity"] = diags([np.ones(n - abs(i)) for i in k], list(k))
        solution = solve_ivp(
            functions.derivatives, (times[0], times[-1]), y0, name, times, args=(p,), rtol=rtol, atol=atol, **options
        )
        if not solution.success:
            raise Stopped(solution.message, float(solution.t[-1]) if solution.t.size else float(times[0]))
        return solution.y

    return run


SOLVE = {"LSODA": lsoda} | {name: solve_ivp_with(name) for name in METHODS[1:]}


class Stopped(Exception):
    """A solver gave up: (its message, the time it had reached)."""


@contextmanager
def explained(model, parameters, start, method):
    """Turn a solver's failure into one `SolverError` that says where, with what, and what to try."""
    changed = {k: v for k, v in parameters.items() if v != model.parameters[k].value}
    settings = ", ".join(f"{k} = {v:g}" for k, v in changed.items()) or "all parameters at their defaults"
    others = ", ".join(m for m in METHODS if m != method)
    advice = f"Try another method ({others}), a larger rtol, or values nearer the defaults."
    try:
        yield
    except Stopped as stop:
        message, t = stop.args
        raise SolverError(
            f"{model.name}: {method} stopped at t = {t:g} {model.time_unit} ({message.strip()}) with {settings}. {advice}"
        ) from None
    except ArithmeticError as problem:
        raise SolverError(
            f"{model.name}: the equations cannot be evaluated ({problem}) with {settings}, starting from "
            f"{', '.join(f'{k} = {v:g}' for k, v in start.items())}. {advice}"
        ) from problem


def check_finite(model, t, y):
    bad = ~np.isfinite(y)
    if bad.any():
        when = int(np.argmax(bad.any(axis=0)))
        names = [name for name, row in zip(model.states, bad, strict=True) if row[when]]
        raise Stopped(f"{', '.join(names)} is no longer a number", float(t[when]))


# ---------------------------------------------------------------------- events
def find_events(model, functions, pieces_t, pieces_y, p):
    """Return the times of every event by name, and the end of the run (earlier if a terminal event comes)."""
    found = {name: [] for name in model.events}
    end = float(pieces_t[-1][-1])
    if not model.events:
        return {}, end
    for t, y in zip(pieces_t, pieces_y, strict=True):
        rows = functions.events(t, y, p[:, None])
        for k, (name, event) in enumerate(model.events.items()):
            before, after = rows[k, :-1], rows[k, 1:]
            up, down = (before < 0) & (after >= 0), (before > 0) & (after <= 0)
            crossing = up if event.direction > 0 else down if event.direction < 0 else up | down
            for i in np.flatnonzero(crossing):
                found[name].append(refine(functions, t[i : i + 2], y[:, i : i + 2], p, k))
    events = {name: np.array(moments) for name, moments in found.items()}
    stops = [moments[0] for name, moments in events.items() if model.events[name].terminal and moments.size]
    return events, min([end, *stops])


def refine(functions, t, y, p, k):
    """Return where event `k` crosses zero between two solved points, on the cubic through them."""
    from scipy.optimize import brentq

    curve = cubic(functions, t, y, p)
    column = p[:, None]

    def value(s):
        return functions.events(np.array([s]), curve(s)[:, None], column)[k, 0]

    low, high = value(t[0]), value(t[1])
    if low == 0.0 or high == 0.0 or low * high > 0:  # the crossing lies on a solved point
        return float(t[0] if low == 0.0 else t[1])
    return float(brentq(value, t[0], t[1], xtol=1e-12 * max(1.0, abs(t[1]))))


def cubic(functions, t, y, p):
    """Return the cubic through two solved points that has the equations' own slopes there."""
    h = t[1] - t[0]
    args = (p,) if functions.compiled else (p.tolist(),)
    columns = (y[:, i] if functions.compiled else y[:, i].tolist() for i in (0, 1))
    f0, f1 = (np.asarray(functions.derivatives(float(s), np.ascontiguousarray(c), *args)) for s, c in zip(t, columns, strict=True))

    def at(s):
        x = (s - t[0]) / h
        return (
            (1 + 2 * x) * (1 - x) ** 2 * y[:, 0] + x * x * (3 - 2 * x) * y[:, 1]
            + h * x * (1 - x) * ((1 - x) * f0 - x * f1)
        )  # fmt: skip

    return at


def state_at(functions, pieces_t, pieces_y, p, moment):
    for t, y in zip(pieces_t, pieces_y, strict=True):
        if t[0] <= moment <= t[-1]:
            i = min(max(int(np.searchsorted(t, moment)) - 1, 0), t.size - 2)
            return cubic(functions, t[i : i + 2], y[:, i : i + 2], p)(moment)
    return pieces_y[-1][:, -1]
