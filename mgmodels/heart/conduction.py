"""Conduction along a strand of heart cells: how fast, how late, and where it stops."""

import numpy as np

from mgmodels.engine import BadValue
from mgmodels.heart.pacing import PRECISE, within_bounds
from mgmodels.heart.ten_tusscher_panfilov import ten_tusscher_panfilov
from mgmodels.heart.ventricular_strand import ventricular_strand

# ms, and cm between nodes
FAST_WAVE, SLOW_WAVE = (0.03, 0.02), (0.1, 0.01)
LOOSE = 3e-4  # cm²/ms: with less spread than this a wave is slow and short
SLOW_RESPONSE = {
    "g_Na": 0.0,
    "g_to": 0.0,
    "g_K1": 0.2 * ten_tusscher_panfilov.parameters["g_K1"].value,
    "D": 1e-4,
    "length": 1.0,
    "I_duration": 0.5,
}


def conducted(
    duration=400.0, strand=ventricular_strand, *, nodes=None, settle=0.0, times=None, step=None, initial=None, **changes
):  # fmt: skip
    """Return the `StrandRun` of an impulse that starts at the near end at time 0.

    At the default step the speed is within 0.3 % and the upstroke within 1.5 % of what ever shorter steps find on the
    same nodes.

    Args:
        duration: ms to follow it.
        strand: `ventricular_strand`, or it at a magnesium status.
        nodes: How many places; left out, one each 0.2 mm, or each 0.1 mm where cells are loosely coupled.
        settle: ms for which every cell is left alone first, so that it finds its rest; 500 for `SLOW_RESPONSE`.
        times: Times to report; left out, one each millisecond.
        step: Time step, ms; left out, 0.03, or 0.1 where cells are loosely coupled.
        initial: State name to value from which every node starts, before it settles.
        **changes: Parameters that differ, of the cell and of the strand, such as `**SLOW_RESPONSE`.

    Returns:
        A run whose `V`, one row a node and one column a time, is the picture of the impulse in space and time.

    >>> run = conducted(40.0)
    >>> round(run.conduction_velocity(), 2)  # m/s
    0.73
    """
    values = strand.values(changes)
    own_step, spacing = SLOW_WAVE if values["D"] < LOOSE else FAST_WAVE
    nodes = nodes or max(3, round(values["length"] / spacing))
    if settle:
        alone = {name: value for name, value in changes.items() if name in strand.cell.parameters}
        initial = rested(strand, settle, initial, alone)
    if times is None:
        times = np.linspace(0.0, duration, max(2, round(duration) + 1))
    return strand.solve(duration, nodes=nodes, times=times, step=step or own_step, initial=initial, **changes)


def rested(strand, settle, initial, changes):
    """Return the state of one cell of a strand that was left alone for a while."""
    run = strand.cell.solve(settle, times=[settle], initial=initial, rtol=PRECISE, **changes | {"pulses": 0})
    return within_bounds(strand.cell, run.final)


def conduction_delay(run, start, end):
    """Return the time in ms from the rise at one place to that at another; infinite where the impulse does not come.

    Args:
        run: Of a strand.
        start, end: Places in cm from the near end; between two nodes the moment is taken to run straight.

    Raises:
        BadValue: A place outside the strand, or the second before the first.

    >>> run = conducted(60.0)
    >>> round(conduction_delay(run, 0.5, 1.5), 1)  # ms for 1 cm
    13.7
    """
    if not run.x[0] <= start < end <= run.x[-1]:
        raise BadValue(
            f"{run.model.name}: the delay from {start:g} to {end:g} cm; its nodes lie from {run.x[0]:.3g} to "
            f"{run.x[-1]:.3g} cm, and the second place comes after the first"
        )
    moments = run.activation_times()
    before = run.x <= end + (run.x[1] - run.x[0])
    if np.isnan(moments[before]).any():
        return np.inf
    return float(np.interp(end, run.x, moments) - np.interp(start, run.x, moments))


def reach(run):
    """Return how far an impulse came, cm: 0 where not even the first node rose through 0 mV.

    >>> reach(conducted(20.0, g_Na=0.0, I=10.0))
    0.0
    """
    risen = np.isfinite(run.activation_times())
    return float(run.x[risen].max()) if risen.any() else 0.0
