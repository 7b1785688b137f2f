"""How sure the smallness is: what magnesium outside does to a beat, over everything that is not well known."""

import numpy as np

from mgmodels.engine import ensemble
from mgmodels.figures.beforehand import beforehand
from mgmodels.figures.heart.beats import USUAL, cell, rhythm
from mgmodels.figures.heart.levels import CELL, INSIDE, NORMAL
from mgmodels.heart import action_potential
from mgmodels.heart.calcium_current import relative_block
from mgmodels.heart.pacing import beat_times
from mgmodels.magnesium import ionised_magnesium

BEATS = 6
K_OUT, K_IN = (CELL[name] for name in ("K_Mg_outside", "K_Mg_inside"))
UNKNOWNS = {
    "K_Mg_outside": (K_OUT.low, K_OUT.high),
    "K_Mg_inside": (K_IN.low, K_IN.high),
    "P_CaL": (0.8 * CELL["P_CaL"].value, 1.25 * CELL["P_CaL"].value),
    "g_Kr": (0.75 * CELL["g_Kr"].value, 1.25 * CELL["g_Kr"].value),
    "follows": (0.0, 0.3),  # how far magnesium inside follows: 0 not at all, 1 as far as outside
}
LEVELS = {"severe deficiency": (0.20, 0.30), "drip": (ionised_magnesium(2.0), ionised_magnesium(3.5))}  # mM ionised


def changes(level, members=40, seed=1):
    """Return what a level of magnesium outside does to calcium current and beat, once a member.

    Args:
        level: One of `LEVELS`.
        members: How many draws, by Latin hypercube, over `UNKNOWNS` and the level's range.
        seed: Of the draws; the same seed gives the same result.

    Returns:
        (draws, current, duration): one row a member with the values of `UNKNOWNS` and the magnesium outside; change of
        the L-type permeability in per cent; change of the beat's duration in ms.

    >>> draws, current, duration = changes("drip", members=2)
    >>> draws.shape, bool((current < 0).all()), bool((duration < 0).all())
    ((2, 6), True, True)
    """
    found = drawn(level, members, seed)
    return found["draws"], found["current"], found["duration"]


SHOWN = 16  # members, in the chapter


@beforehand(*((level, SHOWN, 1) for level in LEVELS))
def drawn(level, members, seed):
    """What `changes` returns, by name."""
    from scipy.stats import qmc

    low, high = np.array([*UNKNOWNS.values(), LEVELS[level]]).T
    draws = qmc.scale(qmc.LatinHypercube(len(low), seed=seed).random(members), low, high)
    names = dict(zip(UNKNOWNS, draws.T, strict=False))
    follows, outside = names.pop("follows"), draws[:, -1]
    inside = INSIDE * (1 + follows * (np.clip(outside / NORMAL, 0, 2) - 1))
    before = durations(names | {"Mg_o": np.full(members, NORMAL), "Mg_i": np.full(members, INSIDE)})
    after = durations(names | {"Mg_o": outside, "Mg_i": inside})
    left = relative_block(outside, NORMAL, names["K_Mg_outside"]) * relative_block(inside, INSIDE, names["K_Mg_inside"])
    return {"draws": draws, "current": 100 * (left - 1), "duration": after - before}


def durations(members):
    """Return how long the last of some beats lasts, ms, once a member; all start from the same steady rhythm."""
    start = (BEATS - 1) * USUAL
    result = ensemble(
        cell(), members, BEATS * USUAL, times=start + beat_times(USUAL, 2.0), keep=duration, initial=rhythm(),
        rtol=1e-3, cycle_length=USUAL, pulses=BEATS, progress=False,
    )  # fmt: skip
    return result["duration"]


def duration(run):
    return {"duration": action_potential(run).apd90}
