"""Chapter IV: how much shorter a heart cell's action potential gets under a magnesium drip."""

import numpy as np

from mgmodels.figures.heart.levels import INSIDE, NORMAL
from mgmodels.figures.heart.uncertainty import LEVELS, UNKNOWNS, durations
from mgmodels.sensitivity.study import Headline

WORDS = {
    "K_Mg_outside": "magnesium outside for half the calcium current, mM",
    "K_Mg_inside": "magnesium inside for half the calcium current, mM",
    "P_CaL": "permeability of the calcium channels, L/F/ms",
    "g_Kr": "conductance of the rapid potassium channels, mS/µF",
    "follows": "share by which magnesium inside follows",
}


def change_of_duration(*values):
    """Change of APD90 in ms from normal magnesium to that of a drip."""
    *settings, outside = values
    names = dict(zip(UNKNOWNS, settings, strict=True))
    follows = names.pop("follows")
    inside = INSIDE * (1 + follows * (min(max(outside / NORMAL, 0), 2) - 1))
    levels = ((NORMAL, INSIDE), (outside, inside))
    before, after = (durations(one_member(names | {"Mg_o": out, "Mg_i": into})) for out, into in levels)
    return after[0] - before[0]


def one_member(values):
    return {name: np.array([value]) for name, value in values.items()}


HEADLINE = Headline(
    chapter="4_heart",
    quantity="change of a heart cell’s action potential under a magnesium drip",
    unit="ms",
    unknowns={WORDS[name]: ends for name, ends in UNKNOWNS.items()}
    | {"ionised magnesium on the drip, mM": LEVELS["drip"]},
    function=change_of_duration,
    draws=128,
)
