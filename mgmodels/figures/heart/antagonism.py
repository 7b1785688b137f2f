"""Magnesium against the calcium channel from outside and from inside, with the experiments, and what equals what."""

import numpy as np

from mgmodels.explore import Logarithmic, explore
from mgmodels.explore.controls import number
from mgmodels.figures.heart.levels import (
    INSIDE,
    K_INSIDE,
    K_OUTSIDE,
    NORMAL,
    OUTSIDE,
    OUTSIDE_TICKS,
    left_by_inside,
    left_by_outside,
)

AXIS_OUTSIDE, AXIS_INSIDE = np.geomspace(0.2, 10, 33), np.geomspace(0.1, 8, 33)  # mM
INSIDE_TICKS = {0.1: "0.1", 0.3: "0.3", 1: "1", 3: "3", 8: "8"}
GUINEA_PIG = (9.6, 100 * 0.55 * left_by_outside(1.2))  # mM, % of normal: 45 % less than with 1.2 mM (tu_munchen_1991)
CLONED = {0.26: 260.0, 2.4: 50.0, 7.2: 26.0}  # mM, % of what 0.8 mM leaves (brunet_2005)


def equal_inside(share):
    """Return the magnesium inside that alone leaves this share, mM; not a number where none does."""
    Mg = (K_INSIDE + INSIDE) / share - K_INSIDE
    return Mg if Mg > 0 else np.nan


def equal_outside(share):
    """Return the magnesium outside that alone leaves this share, mM; not a number where none does."""
    Mg = (K_OUTSIDE + NORMAL) / share - K_OUTSIDE
    return Mg if Mg > 0 else np.nan


def as_much_inside(Mg_o, share):
    """Return the magnesium inside that together with each level outside leaves this share; gaps where none does."""
    Mg = left_by_outside(Mg_o) * (K_INSIDE + INSIDE) / share - K_INSIDE
    return np.where(Mg > 0, Mg, np.nan)


def alone(Mg):
    """What one side would need for the same effect, in words."""
    return "no level could do it alone" if np.isnan(Mg) else f"{number(Mg)} mM would do the same"


@explore(
    id="inside-and-outside",
    question="From which side is magnesium the stronger antagonist of calcium?",
    caption="L-type current against normal. Dots in ink: experiments, in guinea-pig cells (9.6 against 1.2 mM) "
    "and on cloned channels (second, against 0.8 mM). One site inside under-predicts the lowest level. Third: all "
    "pairs that leave as much current as the chosen one; grey, as much as normal. Tinted: ionised magnesium in plasma "
    "of healthy people; hatched: illness or a drip. Of human heart cells no level inside is known to us.",
    Mg_o=Logarithmic(
        "Magnesium outside", "mM", 0.2, 10, default=1.84, where="ionised, extracellular", quantity="magnesium",
        zones=OUTSIDE, n=17,
    ),
    Mg_i=Logarithmic(
        "Magnesium inside", "mM", 0.1, 8, default=0.8, where="free, cytosol of the heart", quantity="magnesium", n=9
    ),
    presets={
        "Normal": {"Mg_o": 0.57, "Mg_i": 0.8},
        "Drip 1.84": {"Mg_o": 1.84, "Mg_i": 0.8},
        "Inside a fifth lower": {"Mg_o": 0.57, "Mg_i": 0.64},
        "Dish 9.6": {"Mg_o": 9.6, "Mg_i": 0.8},
    },
)  # fmt: skip
def inside_and_outside(page, Mg_o, Mg_i):
    outside, inside = left_by_outside(Mg_o), left_by_inside(Mg_i)
    share = outside * inside

    p = page.panel(
        "Left by outside", x=(0.2, 10), y=(0, 300), unit="%", log="x", x_label="magnesium outside, mM",
        x_ticks=OUTSIDE_TICKS,
    )  # fmt: skip
    p.zones(OUTSIDE)
    p.line(AXIS_OUTSIDE, 100 * left_by_outside(AXIS_OUTSIDE), "calcium")
    p.dots(*GUINEA_PIG, "ink", "guinea pig")
    p.dots(Mg_o, 100 * outside, "calcium")

    q = page.panel(
        "Left by inside", x=(0.1, 8), y=(0, 300), unit="%", log="x", x_label="magnesium inside, mM",
        x_ticks=INSIDE_TICKS,
    )  # fmt: skip
    q.line(AXIS_INSIDE, 100 * left_by_inside(AXIS_INSIDE), "calcium")
    q.dots(list(CLONED), list(CLONED.values()), "ink")
    q.dots(Mg_i, 100 * inside, "calcium")

    r = page.panel(
        "As much current", x=(0.2, 10), y=(0.1, 8), unit="mM inside", log="xy", x_label="magnesium outside, mM",
        x_ticks=OUTSIDE_TICKS, y_ticks=INSIDE_TICKS,
    )  # fmt: skip
    r.zones(OUTSIDE)
    r.line(AXIS_OUTSIDE, as_much_inside(AXIS_OUTSIDE, 1.0), "reference")
    r.line(AXIS_OUTSIDE, as_much_inside(AXIS_OUTSIDE, share), "magnesium")
    r.dots(Mg_o, Mg_i, "magnesium")

    return (
        f"With **{number(Mg_o)} mM** outside and **{number(Mg_i)} mM** inside **{100 * share:.0f} %** of the calcium "
        f"current is left. Outside alone, {alone(equal_outside(share))}; inside alone, {alone(equal_inside(share))}."
    )
