"""SciPy's solvers on a model's equations: the oracle beside the step loops, and the only way without numba.

They solve to a fixed fine grid, on which events are then looked for.
"""

import math
import warnings

import numpy as np

from mgmodels.engine.errors import NO_VALUE, Stopped

METHODS = ("LSODA", "Radau", "BDF", "DOP853")
GRID = 2001  # points on which events are looked for where the model does not say how finely


def solve_by_scipy(model, functions, method, start, p, edges, wanted, rtol, atol):
    """Return (times, states with one row each, events by name); arguments as for `loops.walk`."""
    t0, t1 = edges[0], edges[-1]
    fine = np.union1d(wanted, [t0, t1])
    if model.events:
        resolution = model.event_resolution or (t1 - t0) / GRID
        fine = np.union1d(wanted, np.linspace(t0, t1, math.ceil((t1 - t0) / resolution) + 1))
    pieces_t, pieces_y, y = [], [], start
    for a, b in zip(edges, edges[1:], strict=False):
        # a piece stops just short of the jump that ends it: no method may look past its edge
        inside = np.unique(np.r_[a, fine[(fine > a) & (fine < b)], b if b == t1 else np.nextafter(b, a)])
        piece = SOLVE[method](functions, inside, y, p, rtol, atol, getattr(model, "bandwidth", None))
        check_finite(model, inside, piece)
        pieces_t.append(inside)
        pieces_y.append(piece)
        y = piece[:, -1].copy()
    t, y = np.concatenate(pieces_t), np.concatenate(pieces_y, axis=1)
    events = find_events(model, functions, t, y, p)
    ends = [moments[0] for name, moments in events.items() if model.events[name].terminal and moments.size]
    if not ends:
        keep = np.searchsorted(t, wanted)
        return t[keep], y[:, keep], events
    end = min(ends)
    keep = np.searchsorted(t, wanted[wanted < end])
    events = {name: moments[moments <= end] for name, moments in events.items()}
    return np.r_[t[keep], end], np.c_[y[:, keep], state_at(functions, t, y, p, end)], events


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
    # a time within rounding of the start is the start: LSODA refuses to step there
    at_start = np.searchsorted(times, times[0] + 1e-14 * np.abs(times[[0, -1]]).max(), side="right")
    repeated, times = max(at_start, 1), np.r_[times[0], times[at_start:]]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odeint warns and goes on; its message becomes an exception here
        try:
            y, info = odeint(
                derivatives, y0, times, args=(p,), tfirst=True, rtol=rtol, atol=atol, ml=band, mu=band,
                tcrit=times[-1:], mxstep=200_000, full_output=True,
            )  # fmt: skip
        except NO_VALUE as problem:
            raise Stopped(f"the equations have no value: {problem}", here.t, here.y) from problem
    if info["message"] != "Integration successful.":
        # what follows the first interval that it did not finish is unset memory
        reached = int(np.argmin(info["tcur"] >= times[1:]))
        raise Stopped(info["message"], times[reached], y[reached])
    return np.repeat(y, np.r_[repeated, np.ones(times.size - 1, int)], axis=0).T


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
        except NO_VALUE as problem:
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
