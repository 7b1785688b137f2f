"""The inward rectifier, which magnesium blocks and protects: beats are long with too little and with too much."""

from functools import cache

import numpy as np

from mgmodels.explore import Choice, Logarithmic, explore
from mgmodels.explore.controls import number
from mgmodels.figures.beforehand import beforehand
from mgmodels.figures.heart.beats import beat_after
from mgmodels.figures.heart.levels import INSIDE
from mgmodels.heart import action_potential, dual_rectifier

POSITIONS = (0.1, 0.2, 0.3, 0.5, 0.64, 0.8, 1.0, 1.2, 1.5, 2.0, 3.0)  # mM
ABOVE = np.linspace(-15, 90, 43)  # mV above the potassium potential
FEELS = {"the rectifier alone": 0.0, "the calcium channel too": 1.0}


@cache
def duration(Mg_i, block_inside):
    """How long a beat lasts with this magnesium inside, ms, where it also blocks calcium channels by that share."""
    run = beat_after(dual_rectifier=1.0, Mg_i=Mg_i, block_inside=block_inside, release_block=0.0)
    return action_potential(run).apd90


@beforehand(*((feels,) for feels in FEELS.values()))
def curve(feels):
    """How long a beat lasts at each of `POSITIONS`, ms."""
    return np.array([duration(level, feels) for level in POSITIONS])


def outward_current(Mg_i):
    """The steady current at each of `ABOVE`, pA/pF."""
    return dual_rectifier.evaluate(driving_force=ABOVE, Mg_i=Mg_i)["I_K1"]


@explore(
    id="inward-rectifier",
    question="Does more magnesium inside shorten a beat, or lengthen it?",
    caption="First: steady current through the potassium channels that hold the cell at rest and end its beat, by the "
    "equations of Ishihara and others (2009) as public code has them; grey, with 0.80 mM. Second: how long a beat "
    "lasts with these channels in the ventricular cell. Magnesium on release is left out.",
    Mg_i=Logarithmic(
        "Magnesium inside", "mM", 0.1, 3, default=0.2, where="free, cytosol of the heart", quantity="magnesium",
        positions=POSITIONS,
    ),
    feels=Choice("What feels it", FEELS),
    presets={
        "Normal 0.80": {"Mg_i": INSIDE},
        "A fifth less 0.64": {"Mg_i": 0.64},
        "Little 0.20": {"Mg_i": 0.2},
        "Much 3.0": {"Mg_i": 3.0},
    },
)  # fmt: skip
def inward_rectifier(page, Mg_i, feels):
    current = outward_current(Mg_i)

    p = page.panel(
        "Outward current", x=(-15, 90), y=(-1.5, 1.5), unit="pA/pF", x_label="mV above the potassium potential"
    )
    p.line(ABOVE, outward_current(INSIDE).clip(-1.5), "reference")
    p.line(ABOVE, current.clip(-1.5), "potassium")

    q = page.panel(
        "Duration of a beat", x=(0.1, 3), y=(270, 390), unit="ms", log="x", x_label="magnesium inside, mM",
        x_ticks={0.1: "0.1", 0.3: "0.3", 1: "1", 3: "3"},
    )  # fmt: skip
    q.line(POSITIONS, curve(feels), "voltage")
    q.dots(Mg_i, duration(Mg_i, feels), "voltage")

    change = duration(Mg_i, feels) - duration(INSIDE, feels)
    against = "as with 0.80" if Mg_i == INSIDE else f"{change:+.0f} ms against 0.80"
    return (
        f"With **{number(Mg_i)} mM** inside the outward current peaks at **{current.max():.2f} pA/pF**, and a beat "
        f"lasts **{duration(Mg_i, feels):.0f} ms**, {against}."
    )
