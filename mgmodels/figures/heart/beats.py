"""Beats that the figures of this chapter share: a change made in a steady rhythm, some beats later."""

from functools import cache

import numpy as np

from mgmodels.figures.beforehand import beforehand
from mgmodels.heart import CELL_TYPES, beat, steady_state_of_beats, ten_tusscher_panfilov

BEATS = 10  # after a change; the stores of calcium go on drifting for some minutes
QUICK = 1e-3  # tolerance; keeps durations to a twentieth of a millisecond
SHOWN = np.r_[np.arange(0.0, 5.0, 0.1), np.arange(5.0, 700.1, 2.5)]  # ms
USUAL, PACED = 1000.0, 600.0  # ms from beat to beat


@cache
def cell(kind="epicardial"):
    """The ventricular cell of one layer of the wall."""
    return ten_tusscher_panfilov.with_parameters(**CELL_TYPES[kind])


@beforehand(*((kind, USUAL) for kind in CELL_TYPES), ("epicardial", PACED))
def rhythm(kind="epicardial", cycle_length=USUAL):
    """Every state of a cell that has long been beating at this rate."""
    return steady_state_of_beats(cell(kind), 100, cycle_length, rtol=QUICK)


@cache
def beat_after(kind="epicardial", cycle_length=USUAL, beats=BEATS, **changes):
    """The last of some beats that a steady cell makes once these parameters have changed."""
    times = SHOWN[cycle_length >= SHOWN]
    return beat(cell(kind), beats, cycle_length, initial=rhythm(kind, cycle_length), times=times, rtol=QUICK, **changes)
