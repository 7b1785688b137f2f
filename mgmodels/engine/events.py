"""Events inside a step: where a watched quantity crosses zero on the curve that the method lays through the step."""

from mgmodels.engine.curve import on_curve
from mgmodels.engine.machine import evaluate

FOUND = 3  # of `tally`, as in `march`
BEFORE, AFTER, BETWEEN = 0, 1, 2  # rows of `watched`


def look_for_events(
    watch, directions, terminal, p, t, h, looks, y, new, at, curve, watched, tally, crossings
):
    """Note every crossing in the step from `t` to `t + h`; return the share of the step at which one ends the run.

    Args:
        watch: The events' functions, as `machine.evaluate` calls them.
        looks: How often to look, evenly through the step; a crossing and its return between two looks are not seen.
        directions, terminal, …, crossings: As in `march`.

    Returns:
        0 to 1, or 2 where no terminal event comes.
    """
    stop = 2.0
    if directions.size == 0:
        return stop
    for n in range(1, looks + 1):
        share = n / looks
        if n < looks:
            for i in range(y.size):
                at[i] = on_curve(share, y, curve, i)
        else:
            for i in range(y.size):
                at[i] = new[i]
        evaluate(watch, t + share * h, at, p, watched, AFTER)
        for e in range(directions.size):
            before, after = watched[BEFORE, e], watched[AFTER, e]
            rises = before < 0.0 and after >= 0.0 and directions[e] >= 0
            falls = before > 0.0 and after <= 0.0 and directions[e] <= 0
            if rises or falls:
                found = share
                if h > 0.0:
                    first = (n - 1) / looks
                    found = crossing(watch, e, p, t, h, first, share, y, at, curve, watched)
                crossings[tally[FOUND], 0] = t + found * h
                crossings[tally[FOUND], 1] = e
                tally[FOUND] += 1
                if terminal[e]:
                    stop = min(stop, found)
        for e in range(directions.size):
            watched[BEFORE, e] = watched[AFTER, e]
        if stop <= 1.0:
            return stop
    return stop


def crossing(watch, e, p, t, h, low, high, y, at, curve, watched):
    """Return the share of the step at which event `e` is zero, between two shares where its signs differ."""
    at_low, at_high = watched[BEFORE, e], watched[AFTER, e]
    side = 0
    for n in range(100):
        if at_high == 0.0 or high - low <= 4e-16:
            return high
        # the secant; an end that stays twice is weighed down (Illinois), and halving makes sure that it ends
        middle = high - at_high * (high - low) / (at_high - at_low)
        if n % 8 == 7 or not low < middle < high:
            middle = low + 0.5 * (high - low)
        for i in range(y.size):
            at[i] = on_curve(middle, y, curve, i)
        evaluate(watch, t + middle * h, at, p, watched, BETWEEN)
        now = watched[BETWEEN, e]
        if now == 0.0:
            return middle
        if (now < 0.0) == (at_high < 0.0):
            high, at_high = middle, now
            at_low *= 0.5 if side > 0 else 1.0
            side = 1
        else:
            low, at_low = middle, now
            at_high *= 0.5 if side < 0 else 1.0
            side = -1
    return high
