"""The one door to the solvers: SciPy's, on the compiled equations."""

import inspect
import math
import warnings
from contextlib import contextmanager
from numbers import Real

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
    with explained(model, parameters, method):
        for a, b in zip(edges, edges[1:], strict=False):
            # a piece stops just short of the jump that ends it: no method may look past its edge
            inside = np.unique(np.r_[a, fine[(fine > a) & (fine < b)], b if b == t1 else np.nextafter(b, a)])
            y = SOLVE[method](functions, inside, y0, p, rtol, atol, bands(model))
            check_finite(model, inside, y)
            pieces_t.append(inside)
            pieces_y.append(y)
            y0 = y[:, -1].copy()
    t, y = np.concatenate(pieces_t), np.concatenate(pieces_y, axis=1)
    events = find_events(model, functions, t, y, p)
    ends = [moments[0] for name, moments in events.items() if model.events[name].terminal and moments.size]
    if not ends:
        keep = np.searchsorted(t, wanted)
        return t[keep], y[:, keep], events, method
    end = min(ends)
    keep = np.searchsorted(t, wanted[wanted < end])
    events = {name: moments[moments <= end] for name, moments in events.items()}
    return np.r_[t[keep], end], np.c_[y[:, keep], state_at(functions, t, y, p, end)], events, method


def check_span(model, span):
    ends = (0.0, span) if np.ndim(span) == 0 else tuple(span)
    if len(ends) != 2 or not all(is_finite(e) for e in ends) or not ends[1] > ends[0]:
        raise BadValue(
            f"{model.name}: the time span {span!r} must end after it starts; give a duration or (start, end) "
            f"in {model.time_unit}"
        )
    return float(ends[0]), float(ends[1])


def is_finite(value):
    return isinstance(value, Real) and math.isfinite(value)


def check_times(model, times, t0, t1):
    if times is None:
        return np.linspace(t0, t1, POINTS)
    times = np.atleast_1d(np.asarray(times, float))
    if not times.size or not (np.diff(times) > 0).all() or not (times[0] >= t0 and times[-1] <= t1):
        unit = model.time_unit
        raise BadValue(f"{model.name}: times must increase and stay within {t0:g} to {t1:g} {unit}")
    return times


def breakpoints(model, parameters, t0, t1):
    """Return start, declared jumps inside, end; no two so near that a solver could not step between them."""
    jumps = ()
    if model.discontinuities:
        names = inspect.signature(model.discontinuities).parameters
        jumps = model.discontinuities(*(parameters[name] for name in names))
    least = 1e-12 * (t1 - t0)
    edges = [t0]
    for jump in sorted(float(j) for j in jumps):
        if edges[-1] + least < jump < t1 - least:
            edges.append(jump)
    return [*edges, t1]


def bands(model):
    """Return the half-width of the Jacobian's band, or None where it is full."""
    return getattr(model, "bandwidth", None)


# ---------------------------------------------------------------------- SciPy
class Stopped(Exception):
    """A solver gave up: (why, the last time that was reached, the state there)."""


class Watched:
    """The derivatives as a solver calls them through Python; remembers where it was if it stops."""

    def __init__(self, functions, t, y):
        self.functions, self.t, self.y = functions, t, y

    def __call__(self, t, y, p):
        self.t, self.y = t, y
        if self.functions.compiled:
            return self.functions.derivatives(t, y, p)
        return self.functions.derivatives(t, y.tolist(), p.tolist())  # plain code is fastest on plain numbers


def lsoda(functions, times, y0, p, rtol, atol, band):
    from scipy.integrate import odeint

    here = Watched(functions, times[0], y0)
    derivatives = functions.derivatives if functions.compiled else here
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odeint warns and goes on; its message becomes an exception here
        try:
            y, info = odeint(
                derivatives, y0, times, args=(p,), tfirst=True, rtol=rtol, atol=atol, ml=band, mu=band,
                tcrit=times[-1:], mxstep=200_000, full_output=True,
            )  # fmt: skip
        except (ArithmeticError, ValueError) as problem:
            raise Stopped(f"the equations have no value: {problem}", here.t, here.y) from problem
    if info["message"] != "Integration successful.":
        # what follows the first interval that it did not finish is unset memory
        reached = int(np.argmin(info["tcur"] >= times[1:]))
        raise Stopped(info["message"], times[reached], y[reached])
    return y.T


def solve_ivp_with(name):
    def run(functions, times, y0, p, rtol, atol, band):
        from scipy.integrate import solve_ivp
        from scipy.sparse import diags

        options = {"method": name, "t_eval": times, "rtol": rtol, "atol": atol}
        if band is not None and name in ("Radau", "BDF"):
            n, k = y0.size, range(-band, band + 1)
            options["jac_sparsity"] = diags([np.ones(n - abs(i)) for i in k], list(k))
        here = Watched(functions, times[0], y0)
        try:
            with np.errstate(all="ignore"):  # a trial step may overflow; the solver then takes a smaller one
                solution = solve_ivp(here, (times[0], times[-1]), y0, args=(p,), **options)
        except (ArithmeticError, ValueError) as problem:
            raise Stopped(f"the equations have no value: {problem}", here.t, here.y) from problem
        if not solution.success:
            raise Stopped(solution.message, here.t, here.y)
        return solution.y

    return run


SOLVE = {"LSODA": lsoda} | {name: solve_ivp_with(name) for name in METHODS[1:]}


def check_finite(model, t, y):
    """Raise `Stopped` at the last good point if a state stops being a number."""
    bad = ~np.isfinite(y)
    if bad.any():
        when = int(np.argmax(bad.any(axis=0)))
        names = [name for name, row in zip(model.states, bad, strict=True) if row[when]]
        good = max(when - 1, 0)
        raise Stopped(f"{', '.join(names[:4])} is no longer a number", t[good], y[:, good])


@contextmanager
def explained(model, parameters, method):
    """Turn a solver's failure into one `SolverError` that says where, with what, and what to try."""
    try:
        yield
    except Stopped as stop:
        why, t, y = stop.args
        changed = {k: v for k, v in parameters.items() if v != model.parameters[k].value}
        settings = ", ".join(f"{k} = {v:g}" for k, v in changed.items()) or "all parameters at their defaults"
        raise SolverError(
            f"{model.name}: {method} stopped at t = {t:g} {model.time_unit}, where {extremes(model, y)} "
            f"({why.strip(' .')}), with {settings}. Try another method "
            f"({', '.join(m for m in METHODS if m != method)}), a larger rtol, or values nearer the defaults."
        ) from stop.__cause__


def extremes(model, y, count=4):
    """Return the states that have gone farthest, measured by their own scale, as text."""
    size = np.abs(y) / [state.scale for state in model.states.values()]
    far = np.argsort(-np.nan_to_num(size, nan=np.inf))[:count]
    names = list(model.states)
    return ", ".join(f"{names[i]} = {y[i]:.4g}" for i in sorted(far))


# ---------------------------------------------------------------------- events
def find_events(model, functions, t, y, p):
    """Return the times of every event by name."""
    found = {}
    rows = functions.events(t, y, p[:, None]) if model.events else ()
    for k, (name, event) in enumerate(model.events.items()):
        before, after = rows[k, :-1], rows[k, 1:]
        up, down = (before < 0) & (after >= 0), (before > 0) & (after <= 0)
        crossing = up if event.direction > 0 else down if event.direction < 0 else up | down
        moments = [refine(functions, t[i : i + 2], y[:, i : i + 2], p, k) for i in np.flatnonzero(crossing)]
        found[name] = np.array(moments)
    return found


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
    f0, f1 = (np.asarray(functions.derivatives(float(s), c, *args)) for s, c in zip(t, columns, strict=True))

    def at(s):
        x = (s - t[0]) / h
        return (
            (1 + 2 * x) * (1 - x) ** 2 * y[:, 0] + x * x * (3 - 2 * x) * y[:, 1]
            + h * x * (1 - x) * ((1 - x) * f0 - x * f1)
        )  # fmt: skip

    return at


def state_at(functions, t, y, p, moment):
    """Return the state at `moment`, which lies inside the solved times, on the cubic of its interval."""
    i = max(int(np.searchsorted(t, moment)) - 1, 0)
    return cubic(functions, t[i : i + 2], y[:, i : i + 2], p)(moment)
