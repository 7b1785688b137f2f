"""Lines of equal PLP, in the plane of magnesium and vitamin B6: Loewe’s picture of what replaces what."""

from functools import cache

import numpy as np

from mgmodels.explore import Choice, Linear, explore
from mgmodels.explore.controls import number
from mgmodels.figures.vitamin_b6.levels import IN_NEURONS, MAGNESIUM, NEED, PYRIDOXAL, free_plp
from mgmodels.vitamin_b6 import isobole

MAGNESIUM_AXIS = np.geomspace(0.05, 2, 13)  # mM
SHARES = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0)  # of normal PLP
NORMAL = free_plp()


@cache
def line(share, need):
    """Pyridoxal in plasma, µM, that gives this share of normal PLP at each of `MAGNESIUM_AXIS`."""
    return isobole(lambda Mg, PL: free_plp(Mg, PL, need), share * NORMAL, MAGNESIUM_AXIS, low=5e-4, high=0.2)


@explore(
    id="equal-lines",
    question="How much magnesium replaces how much vitamin B6?",
    caption="Along a line free PLP is the same; the coloured one is the slider’s, the grey ones a quarter, a half and "
    "twice of normal. Two things that replaced each other would give a line that falls; a level line says that one "
    "of them does not count; a rising one, that more of it calls for more of the other. A teaching model of one cell.",
    share=Linear(
        "PLP wanted, of normal", "%", 25, 200, default=100, positions=(25, 40, 50, 60, 75, 90, 100, 125, 150, 175, 200)
    ),
    need=Choice("Magnesium that the phosphatase needs", {"none": 0.0, "half at 0.2 mM": NEED}),
    presets={
        "Normal, none needed": {"share": 100, "need": "none"},
        "Normal, needed": {"share": 100, "need": "half at 0.2 mM"},
        "Half of normal": {"share": 50, "need": "none"},
    },
)
def equal_lines(page, share, need):
    now = line(share / 100, need)
    p = page.panel(
        "Vitamin B6 it takes (pyridoxal)", x=(0.05, 2), y=(0.002, 0.1), unit="µM", log="xy",
        x_label="free magnesium in the cell, mM", x_ticks={0.05: "0.05", 0.2: "0.2", 0.5: "0.5", 2: "2"},
        y_ticks={0.002: "0.002", 0.01: "0.01", 0.02: "0.02", 0.1: "0.1"}, height=300,
    )  # fmt: skip
    p.zones(IN_NEURONS)
    for other in (0.25, 0.5, 2.0):
        p.line(MAGNESIUM_AXIS, line(other, need), "reference", f"{100 * other:.0f} %", at=0.08)
    p.line(MAGNESIUM_AXIS, now, "magnesium")
    p.dots(MAGNESIUM, PYRIDOXAL, "ink", "normal")

    low, usual = (float(np.exp(np.interp(np.log(Mg), np.log(MAGNESIUM_AXIS), np.log(now)))) for Mg in (0.25, MAGNESIUM))
    change = 100 * (low / usual - 1)
    size = f"**{abs(change):.1f} % {'more' if change > 0 else 'less'}**"
    return (
        f"For **{share:.0f} %** of normal PLP it takes {number(usual)} µM of pyridoxal at the normal magnesium of "
        f"{MAGNESIUM:g} mM. At half of that magnesium it takes {size}."
    )
