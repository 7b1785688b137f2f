"""Excitability: how much current makes a membrane fire once, fire on, and how fast."""

import numpy as np

from mgmodels.engine import BadValue, NoSteadyState, is_stable, steady_state

TOLERANCE = 1e-5  # of the runs; thresholds are found to 1e-3 or coarser
SETTLED, WATCHED = 300.0, 200.0  # ms: how long a train may settle, and how long it is then counted
TRAIN = 4  # spikes in the watched stretch that make a train


def rheobase(model, *, low=0.0, high=20.0, tolerance=0.005, window=100.0, **changes):
    """Return the smallest lasting step of current that makes a resting membrane fire.

    Args:
        model: A model in ms with the role `stimulus` and the event `spike`, such as `hodgkin_huxley`.
        low, high: Where the search begins and ends, in the unit of the stimulus; the membrane must fire at `high`.
        tolerance: How near the answer comes, in the same unit.
        window: How long the spike may take to come, in ms. Just above threshold it comes late: later still
            where small oscillations grow first, as with sodium gates shifted by -2 mV.
        **changes: Parameter values that differ from the defaults.

    Returns:
        The current; 0 where the membrane has no stable rest and fires by itself.

    Raises:
        BadValue: The membrane does not fire at `high`.

    >>> from mgmodels.nerve import hodgkin_huxley
    >>> round(rheobase(hodgkin_huxley), 2)
    2.24
    """
    rest = stable_rest(model, changes)
    if rest is None:
        return 0.0

    def fires(current):
        return spikes(model, window, rest, current, changes).size > 0

    return smallest(fires, low, high, tolerance, f"{model.name} does not fire")


def pulse_threshold(model, duration, *, high=1000.0, tolerance=0.005, window=30.0, **changes):
    """Return the smallest pulse of current that makes a resting membrane fire.

    Args:
        duration: Length of the pulse in ms, above 0.
        model, high, tolerance, window, **changes: As for `rheobase`; the model has a parameter `I_duration`.

    Returns:
        The current; it falls towards the rheobase as the pulse grows longer: the strength-duration curve.

    Raises:
        BadValue: The membrane does not fire at `high`.

    >>> from mgmodels.nerve import hodgkin_huxley
    >>> round(pulse_threshold(hodgkin_huxley, 0.5))
    13
    """
    return rheobase(model, high=high, tolerance=tolerance, window=window, I_duration=duration, **changes)


def repetitive_threshold(model, *, high=30.0, tolerance=0.02, **changes):
    """Return the smallest step of current from rest that makes a membrane fire on and on.

    Firing on means four spikes or more between 300 and 500 ms after the step.

    Args:
        model, tolerance, **changes: As for `rheobase`.
        high: Where the search ends; there the membrane fires on, and is not yet blocked by depolarisation.

    Returns:
        The current; 0 where the membrane has no stable rest.

    Raises:
        BadValue: The membrane does not fire on at `high`.

    >>> from mgmodels.nerve import hodgkin_huxley
    >>> 6.1 < repetitive_threshold(hodgkin_huxley) < 6.3
    True
    """
    rest = stable_rest(model, changes)
    if rest is None:
        return 0.0

    def fires_on(current):
        return train_rate(model, rest, current, changes) > 0

    return smallest(fires_on, 0.0, high, tolerance, f"{model.name} does not fire on")


def firing_rate(model, current, **changes):
    """Return the steady rate of firing in Hz under a lasting step of current from rest.

    Args:
        model, **changes: As for `rheobase`.
        current: The step, in the unit of the stimulus.

    Returns:
        The inverse of the mean interval between 300 and 500 ms after the step; 0 with fewer than four spikes.

    >>> from mgmodels.nerve import hodgkin_huxley
    >>> round(firing_rate(hodgkin_huxley, 10)), firing_rate(hodgkin_huxley, 4)
    (68, 0.0)
    """
    return train_rate(model, stable_rest(model, changes), current, changes)


def stable_rest(model, changes):
    """Return the resting state without stimulus, or None where a small push ends it."""
    quiet = {**changes, model.roles["stimulus"]: 0.0}
    try:
        rest = steady_state(model, settle=50.0, **quiet)
    except NoSteadyState:
        return None
    return rest if is_stable(model, rest, **quiet) else None


def spikes(model, duration, start, current, changes):
    """Return the times of the spikes of one run under a current."""
    settings = {**changes, model.roles["stimulus"]: current}
    run = model.solve(duration, times=[duration], initial=start, rtol=TOLERANCE, **settings)
    return run.events["spike"]


def train_rate(model, start, current, changes):
    return steady_rate(spikes(model, SETTLED + WATCHED, start, current, changes))


def steady_rate(times):
    """Return the rate in Hz of the spikes between 300 and 500 ms; 0 if fewer than four come.

    Args:
        times: Of the spikes of one run, ms.

    >>> steady_rate(np.arange(0.0, 500.0, 20.0))
    50.0
    """
    late = times[times > SETTLED]
    return float(1000.0 / np.diff(late).mean()) if late.size >= TRAIN else 0.0


def smallest(condition, low, high, tolerance, failure):
    """Return the least number between `low` and `high` for which `condition` holds, by bisection."""
    if not condition(high):
        raise BadValue(f"{failure} at {high:g}, where the search ends; choose another high")
    while high - low > tolerance:
        middle = (low + high) / 2
        low, high = (low, middle) if condition(middle) else (middle, high)
    return high
