"""Pacing: beats until the cell is steady, a premature beat, ever faster beats, and maps of afterdepolarisations.

A beat starts with its stimulus. Sodium inside still drifts for minutes after a change, as in a living cell; durations
are steady to a tenth of a millisecond after some fifty beats.
"""

from functools import partial

import numpy as np

from mgmodels.engine import BadValue, sweep
from mgmodels.heart.action_potential import action_potential
from mgmodels.heart.ten_tusscher_panfilov import ten_tusscher_panfilov

# relative tolerance of a step; against one of 1e-10 the errors are those that `beat` states
PRECISE = 1e-3


def beat_times(cycle_length, step=0.5):
    """Return times of one beat, ms: fine ones while the potential rises, one every `step` after 5 ms.

    >>> beat_times(1000.0).size
    2891
    """
    later = np.linspace(5.0, cycle_length, max(2, round((cycle_length - 5.0) / step) + 1))
    return np.concatenate([np.linspace(0.0, 1.0, 501), np.linspace(1.0, 5.0, 401)[1:], later[1:]])


def beat(
    model=ten_tusscher_panfilov, beats=1, cycle_length=1000.0, *, initial=None, times=None, rtol=PRECISE, **changes
):  # fmt: skip
    """Return the run of the last of some beats; its time 0 is that of its stimulus.

    At the default tolerance a beat of `ten_tusscher_panfilov` is within 0.01 ms of its exact duration, 0.01 % of its
    upstroke, peak and calcium, and 0.01 mV of its course after 5 ms; that is a fifth of the work of `rtol=1e-6`. The
    stores after 100 beats are within 0.001 %.

    Args:
        model: `ten_tusscher_panfilov`, or it at a magnesium status, or `ohara_rudy`.
        beats: How many there are, 1 or more; 100 make the cell steady.
        cycle_length: From one stimulus to the next, ms.
        initial: State name to value before the first beat.
        times: Times of the last beat to report, 0 to `cycle_length`; left out, `beat_times`.
        rtol, **changes: As for `Model.solve`.

    Raises:
        BadValue: Fewer than one beat.

    >>> round(action_potential(beat(beats=100)).apd90)
    303
    """
    start = steady_state_of_beats(model, beats - 1, cycle_length, initial=initial, rtol=rtol, **changes)
    times = beat_times(cycle_length) if times is None else times
    return model.solve(
        cycle_length, times=times, initial=start, rtol=rtol, cycle_length=cycle_length, pulses=1, **changes
    )


def steady_state_of_beats(
    model=ten_tusscher_panfilov, beats=100, cycle_length=1000.0, *, initial=None, rtol=PRECISE, **changes
):  # fmt: skip
    """Return every state at the end of some beats, just before the next stimulus.

    Args:
        model, beats, cycle_length, initial, rtol, **changes: As for `beat`; no beats leave the start as it is.
    """
    if beats < 0 or beats != int(beats):
        raise BadValue(f"{model.name}: {beats!r} beats; a run has one beat or more, all of them whole")
    if beats == 0:
        return model.start(initial)
    end = beats * cycle_length
    run = model.solve(end, times=[end], initial=initial, rtol=rtol, cycle_length=cycle_length, pulses=beats, **changes)
    return within_bounds(model, run.final)


def within_bounds(model, state):
    """Return a state without the hair by which a solver may leave bounds: -1e-12 of a gate is 0."""
    bounds = model.states
    return {name: min(max(value, bounds[name].low), bounds[name].high) for name, value in state.items()}


# ---------------------------------------------------------------------- restitution
def premature_beats(intervals, model=ten_tusscher_panfilov, cycle_length=1000.0, beats=50, *, rtol=PRECISE, **changes):
    """Return duration against diastolic interval where one beat comes early (S1–S2 restitution).

    Args:
        intervals: From the last regular stimulus to the early one, ms, increasing.
        model, cycle_length, beats, rtol, **changes: As for `beat`, of the regular beats.

    Returns:
        `interval`, `diastolic_interval` (from the end of the beat before, to nine tenths) and `apd90`, one value an
        interval, ms; nan where the early stimulus falls into the beat before, or makes none of its own.

    >>> early = premature_beats([400.0, 1000.0], beats=5)
    >>> bool(early["apd90"][0] < early["apd90"][1])
    True
    """
    intervals = np.asarray(intervals, float)
    start = steady_state_of_beats(model, beats - 1, cycle_length, rtol=rtol, **changes)
    found = np.full((2, intervals.size), np.nan)
    for place, interval in enumerate(intervals):
        end = interval + cycle_length
        times = np.concatenate([beat_times(interval), interval + beat_times(cycle_length)[1:]])
        run = model.solve(end, times=times, initial=start, rtol=rtol, cycle_length=interval, pulses=2, **changes)
        found[:, place] = early_beat(run, interval)
    return {"interval": intervals, "diastolic_interval": found[0], "apd90": found[1]}


def early_beat(run, interval):
    """Return rest before the beat at `interval`, and its duration; both nan where there is none."""
    before = action_potential(run, end=interval)
    diastole = interval - (before.upstroke + before.apd90)
    if not diastole > 0.0:
        return np.nan, np.nan
    try:
        return diastole, action_potential(run, start=interval).apd90
    except BadValue:  # the cell was not yet excitable
        return diastole, np.nan


def ever_faster_beats(cycle_lengths, model=ten_tusscher_panfilov, beats=50, *, rtol=PRECISE, **changes):
    """Return duration against diastolic interval at ever shorter cycle lengths (dynamic restitution).

    Args:
        cycle_lengths: ms, in the order in which they are paced; each starts from the state that the last one left.
        model, beats, rtol, **changes: As for `beat`; two beats more are looked at, for they may alternate.

    Returns:
        `cycle_length`, and `apd90` and `diastolic_interval` with two columns, of the last two beats, ms; nan where a
        stimulus makes no beat.

    >>> found = ever_faster_beats([1000.0, 400.0], beats=5)
    >>> bool(found["apd90"][1, 0] < found["apd90"][0, 0])
    True
    """
    cycle_lengths = np.asarray(cycle_lengths, float)
    durations = np.full((cycle_lengths.size, 2), np.nan)
    state = None
    for row, length in enumerate(cycle_lengths):
        state = steady_state_of_beats(model, beats, length, initial=state, rtol=rtol, **changes)
        for column in range(2):
            run = beat(model, 1, length, initial=state, rtol=rtol, **changes)
            try:
                durations[row, column] = action_potential(run).apd90
            except BadValue:  # blocked: every other stimulus makes a beat
                pass
            state = within_bounds(model, run.final)
    durations[np.isinf(durations)] = np.nan
    return {"cycle_length": cycle_lengths, "apd90": durations, "diastolic_interval": cycle_lengths[:, None] - durations}


# ---------------------------------------------------------------------- early afterdepolarisations
LONG_QT = {"g_Kr": 0.0, "g_Ks": 0.2 * 0.392}  # rapid channels blocked, slow ones few: a cell that can just repolarise
SLOW_PULSE = 4000.0  # ms between beats


def afterdepolarisations(
    grid, model=ten_tusscher_panfilov, cycle_length=SLOW_PULSE, beats=8, averaged=4,
    *, rtol=1e-4, workers=None, **changes,
):  # fmt: skip
    """Return how often and how far a cell depolarises again before it is back at rest, over a grid of settings.

    The edge between none and some is narrow and need not be monotone, and single beats differ: so several are
    averaged, and a map of them says more than one number.

    Args:
        grid: One or two parameter names to the values they take.
        model, cycle_length, **changes: As for `beat`; `LONG_QT` makes a cell that can just repolarise.
        beats: How many go before.
        averaged: How many are looked at.
        rtol, workers: As for `sweep`.

    Returns:
        A `Labelled` with `share` of the beats that have an afterdepolarisation of 1 mV or more, mean `amplitude` of
        the largest in each beat (mV), share that `failed` to repolarise before the next stimulus, and mean `apd90` of
        the others (ms, nan if there are none).

    >>> found = afterdepolarisations({"P_CaL": [4e-5]}, beats=1, averaged=1, cycle_length=1000.0)
    >>> float(found["share"][0]), float(found["failed"][0])
    (0.0, 0.0)
    """
    first, last = beats * cycle_length, (beats + averaged) * cycle_length
    one = beat_times(cycle_length, 2.0)
    starts = first + cycle_length * np.arange(averaged)
    times = np.concatenate([[first], *(start + one[1:] for start in starts)])
    read = partial(afterdepolarisations_of, starts=starts, cycle_length=cycle_length)
    return sweep(
        model, grid, last, times=times, keep=read, rtol=rtol, workers=workers, progress=False,
        cycle_length=cycle_length, pulses=beats + averaged, **changes,
    )  # fmt: skip


def afterdepolarisations_of(run, starts, cycle_length):
    found = []
    for start in starts:
        try:
            found.append(action_potential(run, start, start + cycle_length))
        except BadValue:  # still depolarised from the beat before
            found.append(None)
    failed = np.array([one is None or one.fails_to_repolarise for one in found])
    amplitude = np.array([0.0 if one is None else one.afterdepolarisation for one in found])
    durations = [one.apd90 for one in found if one is not None and not one.fails_to_repolarise]
    return {
        "share": np.mean(amplitude > 0.0),
        "amplitude": np.mean(amplitude),
        "failed": np.mean(failed),
        "apd90": np.mean(durations) if durations else np.nan,
    }
