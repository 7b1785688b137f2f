"""Twitch and tetanus: one stimulus or a train, given to a fibre that has come to rest first."""

import numpy as np

from mgmodels.engine import BadValue

SETTLE = 20_000.0  # ms, in which calcium, magnesium and parvalbumin find their balance
LEAD = 5.0  # ms of rest that is shown before the first stimulus
POINTS_PER_MS = 10.0


def twitch(model=None, *, duration=150.0, settle=SETTLE, times=None, method="auto", rtol=1e-4, **changes):
    """Return the run of one stimulus at time 0, from the rest that belongs to the parameters.

    Args:
        model: `muscle_fibre` (the default), `light_fibre`, or either at a magnesium status.
        duration: ms after the stimulus.
        settle: ms of rest before it; with 5, the fibre starts from the rest of the model's own parameters.
        times: Times to report, from -settle on; left out, ten a millisecond from -5 on.
        method, rtol: As in `Model.solve`; the default tolerance keeps force to a thousandth of its peak.
        **changes: Parameters that differ from the model's.

    Raises:
        BadValue: A duration that is not positive.

    >>> from mgmodels.muscle import light_fibre
    >>> run = twitch(light_fibre, duration=60)
    >>> bool(0.1 < run["force"].max() < 0.2)
    True
    """
    return stimulated(model, duration, settle, times, {"method": method, "rtol": rtol}, {"pulses": 1} | changes)


def tetanus(
    model=None, frequency=100.0, *, length=1000.0, after=200.0, settle=SETTLE, times=None, method="auto", rtol=1e-4,
    **changes,
):  # fmt: skip
    """Return the run of a train of stimuli that begins at time 0.

    Args:
        model: As for `twitch`.
        frequency: Stimuli a second, above 0 to 200.
        length: ms for which stimuli come.
        after: ms that are followed after the last interval.
        settle, times, method, rtol, **changes: As for `twitch`.

    Raises:
        BadValue: A frequency or length that is out of range.

    >>> from mgmodels.muscle import light_fibre
    >>> run = tetanus(light_fibre, 100, length=200, after=0)
    >>> bool(run["force"].max() > 0.5)
    True
    """
    if not 0.0 < frequency <= 200.0:
        raise BadValue(f"tetanus: a frequency of {frequency:g} Hz; it lies above 0 and up to 200 Hz")
    interval = 1000.0 / frequency
    train = {"interval": interval, "pulses": np.floor(length / interval + 1e-9)}
    return stimulated(model, length + after, settle, times, {"method": method, "rtol": rtol}, train | changes)


def stimulated(model, duration, settle, times, options, changes):
    if model is None:
        from mgmodels.muscle.fibre import muscle_fibre as model
    if not duration > 0.0 or not settle >= LEAD:
        raise BadValue(
            f"{model.name}: stimulated for {duration:g} ms after {settle:g} ms of rest; "
            f"the first must be above 0, the second at least {LEAD:g}"
        )
    if times is None:
        times = np.linspace(-LEAD, duration, round((duration + LEAD) * POINTS_PER_MS) + 1)
    return model.solve((-settle, duration), times=times, **options, **changes)


def twitch_shape(run):
    """Return peak, time to peak and half relaxation of a twitch's force, above the force at rest.

    Args:
        run: From `twitch`.

    Returns:
        `base` and `peak` of the force, `time_to_peak` and `half_relaxation` in ms, the latter from the peak to half
        of it, infinite if the run ends before.

    >>> from mgmodels.muscle import light_fibre
    >>> 15 < twitch_shape(twitch(light_fibre))["time_to_peak"] < 18
    True
    """
    t, force = run.t, run["force"]
    base = float(np.interp(0.0, t, force))
    top = int(np.argmax(force))
    half = base + 0.5 * (force[top] - base)
    below = np.flatnonzero(force[top:] < half)
    relaxed = np.inf
    if below.size:
        j = top + int(below[0])
        relaxed = float(np.interp(-half, -force[j - 1 : j + 1], t[j - 1 : j + 1]) - t[top])
    return {
        "base": base,
        "peak": float(force[top]),
        "time_to_peak": float(t[top]),
        "half_relaxation": relaxed,
    }
