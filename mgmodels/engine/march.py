"""The walk through time that all step loops share: breakpoints, error control, events, what is reported.

`march` calls the method by the names that `explicit` has; `loops.py` puts another method's functions in their place.
It is written so that numba compiles it as it stands: every array is given to it, and it can be left and entered
again, because all it knows is in them.

Arrays: `y` the state, `new` that of the trial step, `at` one on the curve between them; `k` the method's own table;
`curve` four rows of coefficients; `watched` three rows of what the events' functions give: at the last look, now, in
passing; `clock` and `tally` the numbers and counts named below; `crossings` one row an event found: when, which.
"""

from math import exp, log

from mgmodels.engine.curve import along, on_curve
from mgmodels.engine.events import FOUND, look_for_events
from mgmodels.engine.explicit import ORDER, attempt, finish, is_held_by_stability, lay_curve, prepare
from mgmodels.engine.machine import evaluate

NOW, STEP, LAST_ERROR = 0, 1, 2  # of `clock`
PIECE, BEGUN, REPORTED, TAKEN, REJECTED, HELD = 0, 1, 2, 4, 5, 6  # of `tally`, where 3 is events.FOUND
ARRIVED, STOPPED, PAUSED, NOT_A_NUMBER, TOO_SMALL, TOO_STIFF, TOO_MANY = 0, 1, 2, 3, 4, 5, 6

LOOKS = 4  # in each step, for an event
PAUSE = 50_000  # steps, until the caller may interrupt
LOOK_AGAIN = 32  # steps, until it is asked again whether stability holds them
HELD_LONG = 15  # steps in a row that stability holds, until the equations count as stiff
MOST_STEPS = 100_000_000  # of a run
# the next step: proportional and integral control (Hairer & Wanner 1996, IV.2), with logarithms of the errors
SAFETY, LEAST, MOST, NEGLIGIBLE = 0.9, 0.2, 5.0, -9.0


def march(
    derivatives, partials, watch, directions, terminal, p, starts, ends, times, rtol, atol, patience,
    states, entries, targets, y, new, at, k, curve, watched, clock, tally, crossings, reported,
):  # fmt: skip
    """Walk on until the end, a terminal event, a pause or a failure; return which of them.

    Args:
        derivatives, watch: The equations and the events' functions, as `machine.evaluate` calls them.
        partials: The equations with their derivatives, see `differentiate.partials_text`; 0 where there are none.
        directions, terminal: Of each event, as in `Event`.
        p: Parameters.
        starts, ends: Of the pieces between the jumps of the equations; a piece ends just before the next begins.
        times: When to report; `reported` gets one column each.
        rtol, atol: Relative tolerance, and the absolute one of each state.
        patience: How many steps may still be ahead where stability holds them short.
        states, entries, targets: What depends on what, see `structure.Structure`.
        y, …, crossings: See above.
    """
    leave_at, structure = tally[TAKEN] + PAUSE, (states, entries, targets)
    while tally[PIECE] < starts.size:
        end = ends[tally[PIECE]]
        if not tally[BEGUN]:
            clock[NOW] = starts[tally[PIECE]]
            evaluate(derivatives, clock[NOW], y, p, k, 0)
            clock[STEP] = first_step(derivatives, clock[NOW], end, y, p, k, new, rtol, atol, ORDER)
            clock[LAST_ERROR] = 0.0
            tally[BEGUN] = 1
            tally[HELD] = 0
            stop = look_for_events(
                watch, directions, terminal, p, clock[NOW], 0.0, 1, y, y, at, curve, watched, tally, crossings
            )
            report(times, clock[NOW], clock[NOW], 0.0, y, curve, tally, reported)
            if stop <= 1.0:
                return STOPPED
        while clock[NOW] < end:
            if tally[TAKEN] >= leave_at or tally[FOUND] + LOOKS * directions.size >= crossings.shape[0]:
                return PAUSED
            t = clock[NOW]
            h = min(clock[STEP], end - t)
            longest = prepare(derivatives, partials, t, h, end, y, p, k, new, atol, tally[TAKEN], structure)
            h = fitted(t, min(h, longest), end)
            error = attempt(derivatives, t, h, end, y, p, k, new, rtol, atol, structure)
            repeated = False
            while not error <= 1.0:
                tally[REJECTED] += 1
                repeated = True
                h = fitted(t, h * (max(LEAST, SAFETY * error ** (-1.0 / ORDER)) if error > 1.0 else LEAST), end)
                if t + 0.1 * h == t:
                    return TOO_SMALL if error > 1.0 else NOT_A_NUMBER
                error = attempt(derivatives, t, h, end, y, p, k, new, rtol, atol, structure)
            later = end if t + h >= end else t + h
            tally[TAKEN] += 1
            if directions.size or tally[REPORTED] < times.size and times[tally[REPORTED]] <= later:
                lay_curve(h, y, new, k, curve)
            stop = look_for_events(
                watch, directions, terminal, p, t, h, LOOKS, y, new, at, curve, watched, tally, crossings
            )
            if stop <= 1.0:
                report(times, t, t + stop * h, h, y, curve, tally, reported)
                for i in range(y.size):
                    y[i] = on_curve(stop, y, curve, i)
                clock[NOW] = t + stop * h
                return STOPPED
            report(times, t, later, h, y, curve, tally, reported)
            finish(derivatives, partials, later, new, p, k)
            if tally[HELD] or tally[TAKEN] % LOOK_AGAIN == 0:
                tally[HELD] = tally[HELD] + 1 if is_held_by_stability(h, new, k, atol) else 0
            for i in range(y.size):
                y[i] = new[i]
            clock[NOW] = later
            now_error = log(max(error, 1e-10))
            factor = SAFETY * exp((0.4 * clock[LAST_ERROR] - 0.7 * now_error) / ORDER)
            clock[STEP] = h * max(LEAST, min(1.0 if repeated else MOST, factor))
            clock[LAST_ERROR] = max(now_error, NEGLIGIBLE)
            if tally[HELD] > HELD_LONG and (ends[ends.size - 1] - later) / h > patience:
                return TOO_STIFF
        tally[PIECE] += 1
        tally[BEGUN] = 0
    return ARRIVED


def fitted(t, h, end):
    """Return the step, stretched or shared so that no splinter is left before `end`."""
    left = end - t
    return left if left <= 1.05 * h else left / 2.0 if left < 2.0 * h else h


def first_step(derivatives, t, end, y, p, k, new, rtol, atol, order):
    """Return a first step from the size of the slope and of its change (Hairer, Nørsett & Wanner, II.4)."""
    size, slope = 0.0, 0.0
    for i in range(y.size):
        unit = atol[i] + rtol * abs(y[i])
        size = max(size, abs(y[i]) / unit)
        slope = max(slope, abs(k[0, i]) / unit)
    h = min(0.01 * size / slope if size > 1e-5 and slope > 1e-5 else 1e-6, end - t)
    for i in range(y.size):
        new[i] = y[i] + h * k[0, i]
    evaluate(derivatives, min(t + h, end), new, p, k, 1)
    bend = 0.0
    for i in range(y.size):
        unit = atol[i] + rtol * abs(y[i])
        bend = max(bend, abs(k[1, i] - k[0, i]) / unit / h)
    most = max(slope, bend)
    wanted = (0.01 / most) ** (1.0 / order) if most > 1e-15 else max(1e-6, 1e-3 * h)
    wanted = min(100.0 * h, wanted)
    return min(wanted, end - t) if wanted > 0.0 else h


def report(times, t, until, h, y, curve, tally, reported):
    """Fill the columns of the reported times up to `until` from the curve of the step that began with `y` at `t`."""
    first = last = tally[REPORTED]
    while last < times.size and times[last] <= until:
        last += 1
    tally[REPORTED] = last
    for i in range(y.size if first < last else 0):
        start, rise, bend, twist, tail = y[i], 0.0, 0.0, 0.0, 0.0
        if h > 0.0:
            rise, bend, twist, tail = curve[0, i], curve[1, i], curve[2, i], curve[3, i]
        per_step = 1.0 / h if h > 0.0 else 0.0
        for column in range(first, last):
            reported[i, column] = along((times[column] - t) * per_step, start, rise, bend, twist, tail)
