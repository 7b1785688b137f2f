"""Where the released calcium goes: a budget of a run, for a stacked area."""

import numpy as np


def cumulative(rate, t):
    """Return the integral of `rate` over `t` from the first point on, by the trapezoidal rule."""
    return np.concatenate([[0.0], np.cumsum(0.5 * (rate[1:] + rate[:-1]) * np.diff(t))])


def calcium_fate(run):
    """Return where the calcium is that a stimulus released, over time, in uM of the myoplasm.

    Args:
        run: Of `muscle_fibre` or `light_fibre`, reported finely (every 0.1 ms) and from rest on, as `twitch` gives it.

    Returns:
        Name to array: `free`, `troponin`, `parvalbumin` and `ATP` above rest, `pumped` back into the reticulum beyond
        what it pumps at rest, and `released`, which the others add up to.

    >>> from mgmodels.muscle import light_fibre, twitch
    >>> fate = calcium_fate(twitch(light_fibre, duration=50))
    >>> places = ("free", "troponin", "parvalbumin", "ATP", "pumped")
    >>> bool(abs(sum(fate[place][-1] for place in places) / fate["released"][-1] - 1) < 0.02)
    True
    """
    held = {
        "free": run["Ca_free"],
        "troponin": run["Ca_troponin"],
        "parvalbumin": run["Ca_parvalbumin"],
        "ATP": run["Ca_ATP"],
    }
    fate = {place: amount - amount[0] for place, amount in held.items()}
    fate["pumped"] = cumulative(run["uptake"] - run["uptake"][0], run.t)
    fate["released"] = cumulative(run["release"] - run["release"][0], run.t)
    return fate
