"""Two enzymes on one see-saw: a kinase that makes PLP and a phosphatase that takes it apart, both with magnesium."""

from functools import cache

import numpy as np

from mgmodels.explore import Logarithmic, explore
from mgmodels.explore.controls import number
from mgmodels.figures.vitamin_b6.levels import IN_NEURONS, IN_PLASMA, MAGNESIUM, NEED, PYRIDOXAL, cell, free_plp
from mgmodels.vitamin_b6.plp_cell import phosphatase_activation

MAGNESIUM_AXIS = np.geomspace(0.05, 2, 21)  # mM
PYRIDOXAL_AXIS = np.geomspace(0.002, 0.1, 9)  # µM
NORMAL = free_plp()
MG_TICKS = {0.05: "0.05", 0.2: "0.2", 0.5: "0.5", 2: "2"}
FREE_PLP = {"y": (0.01, 1), "unit": "µM", "log": "xy", "y_ticks": {0.01: "0.01", 0.1: "0.1", 1: "1"}}


@cache
def against_magnesium(pyridoxal, need):
    """Free PLP, µM, at each of `MAGNESIUM_AXIS`."""
    return np.array([free_plp(Mg, pyridoxal, need) for Mg in MAGNESIUM_AXIS])


@cache
def against_pyridoxal(magnesium, need):
    """Free PLP, µM, at each of `PYRIDOXAL_AXIS`."""
    return np.array([free_plp(magnesium, PL, need) for PL in PYRIDOXAL_AXIS])


@cache
def speeds():
    """Speeds of the kinase and of the phosphatase that needs magnesium, in per cent of normal, at `MAGNESIUM_AXIS`."""
    usual = cell()["kinase_saturation"]
    kinase = [cell(Mg=float(Mg))["kinase_saturation"] / usual for Mg in MAGNESIUM_AXIS]
    phosphatase = [phosphatase_activation(Mg, MAGNESIUM, NEED) for Mg in MAGNESIUM_AXIS]
    return 100 * np.array(kinase), 100 * np.array(phosphatase)


@explore(
    id="plp-see-saw",
    question="Does more magnesium give a cell more active vitamin B6?",
    caption="A teaching model of one cell at rest. Solid: the phosphatase needs magnesium, half of it at 0.2 mM; "
    "dashed: it needs none. Which is true in a cell is not known. Speeds are this course’s, set so that free PLP is "
    "0.16 µM in health. Tinted: free magnesium of neurons, and pyridoxal in blood plasma (both recalled). In rats "
    "the PLP of the brain stops rising where intake is ample (Lumeng 1978); here the free part goes on and flatters "
    "extra B6.",
    Mg=Logarithmic(
        "Free magnesium in the cell", "mM", 0.05, 2, default=0.25, where="cytosol of a neuron", quantity="magnesium",
        zones=IN_NEURONS, n=15,
    ),
    PL_plasma=Logarithmic(
        "Vitamin B6 on offer, as pyridoxal", "uM", 0.002, 0.1, default=PYRIDOXAL, where="blood plasma",
        zones=IN_PLASMA, n=15,
    ),
    presets={
        "Both normal": {"Mg": MAGNESIUM, "PL_plasma": PYRIDOXAL},
        "Magnesium halved": {"Mg": 0.25, "PL_plasma": PYRIDOXAL},
        "B6 halved": {"Mg": MAGNESIUM, "PL_plasma": 0.01},
        "B6 a tenth": {"Mg": MAGNESIUM, "PL_plasma": 0.002},
    },
    validity={"PL_plasma": (0.002, 0.03, "The ceiling that the brain’s PLP has in rats is not in it.")},
)  # fmt: skip
def plp_see_saw(page, Mg, PL_plasma):
    needed, idle = free_plp(Mg, PL_plasma), free_plp(Mg, PL_plasma, 0.0)
    kinase, phosphatase = speeds()

    p = page.panel(
        "Speed of the two enzymes", x=(0.05, 2), y=(0, 150), unit="% of normal", log="x",
        x_label="free magnesium, mM", x_ticks=MG_TICKS,
    )  # fmt: skip
    p.zones(IN_NEURONS)
    p.line(MAGNESIUM_AXIS, kinase, "magnesium", "kinase", at=1.3)
    p.line(MAGNESIUM_AXIS, phosphatase, "ink", "phosphatase", at=1.3)
    p.dots([Mg, Mg], [np.interp(Mg, MAGNESIUM_AXIS, speed) for speed in (kinase, phosphatase)], "ink")

    q = page.panel("Free PLP", x=(0.05, 2), x_label="free magnesium, mM", x_ticks=MG_TICKS, **FREE_PLP)
    q.zones(IN_NEURONS)
    r = page.panel(
        "Free PLP", x=(0.002, 0.1), x_label="pyridoxal in plasma, µM", **FREE_PLP,
        x_ticks={0.002: "0.002", 0.01: "0.01", 0.03: "0.03", 0.1: "0.1"},
    )  # fmt: skip
    r.zones(IN_PLASMA)
    for panel, axis, level, curve, kept in (
        (q, MAGNESIUM_AXIS, Mg, against_magnesium, PL_plasma),
        (r, PYRIDOXAL_AXIS, PL_plasma, against_pyridoxal, Mg),
    ):
        panel.line(axis, curve(kept, NEED), "magnesium")
        panel.line(axis, curve(kept, 0.0), "magnesium", dashed=True)
        panel.dots([level, level], [needed, idle], "magnesium")

    with_need, without = (signed(100 * (plp / NORMAL - 1)) for plp in (needed, idle))
    return (
        f"With **{number(Mg)} mM** magnesium and **{number(PL_plasma)} µM** pyridoxal the cell holds "
        f"**{number(needed)} µM** of free PLP if the phosphatase needs magnesium, and **{number(idle)} µM** if it does "
        f"not: {with_need} and {without} against normal."
    )


def signed(change):
    """A change in per cent with its sign, a real minus; none for nothing."""
    return f"{round(change):+d} %".replace("+0 ", "0 ").replace("-", "−")
