"""Sinus node recovery time: how long the node is silent after it was driven faster than it beats by itself."""

import numpy as np

from mgmodels.engine import BadValue
from mgmodels.heart.fabbri_sinus_node import sinus_node
from mgmodels.heart.pacing import within_bounds

SETTLED, WAITED = 5000.0, 3000.0  # ms before the drive, and at most after it
ARRIVES = 0.0  # mV to which an impulse from the atrium lifts the cell
TOLERANCE = 1e-4


def sinus_recovery_time(cycle_length=500.0, beats=60, model=sinus_node, **changes):
    """Return the time in ms from the last driven beat to the first of the node's own; infinite if none comes in 3 s.

    An impulse from outside is an instantaneous rise of the potential to 0 mV. What a clinic measures has the way from
    the atrium into the node and back in it as well.

    Args:
        cycle_length: From one driven beat to the next, ms; shorter than the node's own.
        beats: How many are driven, 1 or more; the default takes half a minute.
        model: `sinus_node`, or it at a magnesium status.
        **changes: Parameters that differ, such as `L_type_share`.

    Raises:
        BadValue: Fewer than one beat, or the node beats by itself before the next driven beat comes.

    >>> round(sinus_recovery_time())
    835
    """
    if beats < 1 or beats != int(beats):
        raise BadValue(f"{model.name}: {beats!r} driven beats; drive one or more, all of them whole")
    state = after(SETTLED, None, model, changes).final
    for _ in range(int(beats) - 1):
        run = after(cycle_length, driven(state, model), model, changes)
        if run.events["beat"].size:
            own = run.events["beat"][0]
            raise BadValue(
                f"{model.name}: driven each {cycle_length:g} ms it beats by itself after {own:.0f} ms; "
                "cycle_length must be shorter than that"
            )
        state = run.final
    beats_of_its_own = after(WAITED, driven(state, model), model, changes).events["beat"]
    return float(beats_of_its_own[0]) if beats_of_its_own.size else np.inf


def driven(state, model):
    return within_bounds(model, state) | {"V": ARRIVES}


def after(duration, initial, model, changes):
    return model.solve(duration, times=[duration], initial=initial, rtol=TOLERANCE, **changes)
