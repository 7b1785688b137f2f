"""What is read off one beat: rest, peak, upstroke, durations, calcium, and what goes wrong on the way back to rest."""

from dataclasses import dataclass
from math import inf

import numpy as np

from mgmodels.engine import BadValue

DOME = 150.0  # ms after the upstroke: a rise before it is the dome of the plateau
DEPOLARISED = -60.0  # mV: a beat that starts above it starts within the one before
LEAST_UPSTROKE = 60.0  # mV above rest: less is an answer to the stimulus alone
LEAST_RISE = 1.0  # mV: a smaller one is not an early afterdepolarisation


@dataclass(frozen=True)
class ActionPotential:
    """The readings of one beat.

    Args:
        rest: Potential before the upstroke, mV.
        peak: Highest potential, mV.
        upstroke_velocity: Fastest rise, V/s; as exact as the run's times are close.
        upstroke: When that was, ms.
        apd50, apd90: Time from there until half, or nine tenths, of the way from peak to rest is done; infinite if
            the beat does not get there, ms.
        calcium_low, calcium_high: Ends of the calcium transient of the cytosol, uM.
        afterdepolarisation: Largest rise on the way back to rest, mV; 0 where it is below 1 mV.
    """

    rest: float
    peak: float
    upstroke_velocity: float
    upstroke: float
    apd50: float
    apd90: float
    calcium_low: float
    calcium_high: float
    afterdepolarisation: float

    @property
    def fails_to_repolarise(self):
        """Whether the cell is still depolarised when the beat ends."""
        return self.apd90 == inf


def action_potential(run, start=None, end=None, potential="V", calcium="Ca_i"):
    """Return the `ActionPotential` of one beat of a run.

    Args:
        run: A run of a heart cell; its first time in the beat is taken as rest.
        start, end: Where the beat begins and ends, ms; left out, those of the run.
        potential, calcium: The states that are read, mV and mM.

    Raises:
        BadValue: The stretch has no upstroke in it, or starts before the cell is back at rest.

    >>> from mgmodels.heart import beat
    >>> found = action_potential(beat())
    >>> round(found.apd90), round(found.peak)
    (290, 36)
    """
    start, end = run.t[0] if start is None else start, run.t[-1] if end is None else end
    inside = (run.t >= start) & (run.t <= end)
    t, V = run.t[inside], run[potential][inside]
    if V.size and V[0] > DEPOLARISED:
        raise BadValue(f"{run.model.name}: at {start:g} ms the cell is still at {V[0]:.0f} mV, far from rest")
    if t.size < 3 or V.max() < V[0] + LEAST_UPSTROKE:
        raise BadValue(f"{run.model.name}: from {start:g} to {end:g} ms there is no upstroke to read")
    slopes = np.diff(V) / np.diff(t)
    fastest = int(slopes.argmax())
    upstroke = 0.5 * (t[fastest] + t[fastest + 1])
    Ca = 1e3 * run[calcium][inside]  # mM -> uM
    return ActionPotential(
        rest=float(V[0]),
        peak=float(V.max()),
        upstroke_velocity=float(slopes[fastest]),
        upstroke=float(upstroke),
        apd50=repolarised(t, V, 0.5) - float(upstroke),
        apd90=repolarised(t, V, 0.9) - float(upstroke),
        calcium_low=float(Ca.min()),
        calcium_high=float(Ca.max()),
        afterdepolarisation=largest_rise(t, V, upstroke + DOME),
    )


def repolarised(t, V, share):
    """Return when a share of the way from peak to rest is done for good; infinite if it is not."""
    level = V.max() - share * (V.max() - V[0])
    above = int(np.flatnonzero(V >= level)[-1])
    if above == V.size - 1:
        return inf
    # between two times the potential is taken to run straight
    return float(t[above] + (V[above] - level) / (V[above] - V[above + 1]) * (t[above + 1] - t[above]))


def largest_rise(t, V, after):
    """Return by how much the potential climbs most above what it had fallen to since `after`; 0 if hardly."""
    late = V[t >= after]
    if not late.size:
        return 0.0
    rise = float((late - np.minimum.accumulate(late)).max())
    return rise if rise >= LEAST_RISE else 0.0
