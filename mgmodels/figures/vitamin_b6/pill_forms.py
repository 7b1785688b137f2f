"""Three forms of vitamin B6 on their way to PLP, and the enzymes that each of them needs."""

from functools import cache

import numpy as np

from mgmodels.explore import Choice, Logarithmic, explore
from mgmodels.explore.controls import number
from mgmodels.figures.vitamin_b6.levels import PYRIDOXAL, cell
from mgmodels.vitamin_b6 import tablet

# what reaches the cell: P5P and pyridoxal are one thing by then, for the gut takes the phosphate off
OUTSIDE = {
    "pyridoxine": {"PN_plasma": PYRIDOXAL, "PL_plasma": 0.0},
    "pyridoxal": {"PN_plasma": 0.0, "PL_plasma": PYRIDOXAL},
    "P5P": {"PN_plasma": 0.0, "PL_plasma": PYRIDOXAL},
}
ENZYMES = {"kinase": "PDXK_activity", "oxidase": "PNPO_activity"}
STEPS = ("gut phosphatase", "kinase", "oxidase")
NEEDS = {"pyridoxine": ("kinase", "oxidase"), "pyridoxal": ("kinase",), "P5P": ("gut phosphatase", "kinase")}
LEFT = np.geomspace(0.01, 1, 15)
HOURS = np.r_[0, 0.15, 0.3, 0.5:2:0.25, 2:6:0.5, 6:24.1:2]


@cache
def plp_from(pill, enzyme, left):
    """Free PLP of a cell fed by one pill, µM, with a share `left` of an enzyme."""
    return cell(**OUTSIDE[pill], **{ENZYMES[enzyme]: left})["PLP"]


@cache
def kept(pill, enzyme):
    """PLP against that with the whole enzyme, in per cent, at each of `LEFT`."""
    return np.array([100 * plp_from(pill, enzyme, float(left)) / plp_from(pill, enzyme, 1.0) for left in LEFT])


@cache
def in_blood(pill, enzyme, left):
    """Vitamin B6 of all forms in plasma, per cent of the dose, at `HOURS` after a tablet."""
    form = "pyridoxal phosphate" if pill == "P5P" else pill
    return tablet(form, HOURS[-1], HOURS, **{ENZYMES[enzyme]: left})["blood_total"]


@explore(
    id="pill-forms",
    question="Which form of the vitamin gets past which enzyme?",
    caption="First: free PLP of a cell that is fed by one pill only, against that with the whole enzyme; a teaching "
    "model, in which every pill brings the same 0.02 µM to the cell. Second: the enzymes that each form has to pass. "
    "The gut takes the phosphate off P5P (Wilson and others 2019); some may pass intact, which cells do not take up. "
    "The kinase takes MgATP, the oxidase riboflavin (FMN). Pink: the weak one. Third: a tablet on its way, by speeds "
    "chosen so that P5P peaks first, as in ten men.",
    enzyme=Choice("Enzyme that is weak", {"kinase (takes MgATP)": "kinase", "oxidase (takes riboflavin)": "oxidase"}),
    left=Logarithmic("What is left of it", "%", 1, 100, default=10, n=21),
    presets={
        "All whole": {"left": 100},
        "Oxidase at 5 %": {"enzyme": "oxidase (takes riboflavin)", "left": 5},
        "Kinase at 10 %": {"enzyme": "kinase (takes MgATP)", "left": 10},
    },
)
def pill_forms(page, enzyme, left):
    p = page.panel(
        "PLP in the cell", x=(1, 100), y=(0, 120), unit="% of whole", log="x", x_label="enzyme left, %",
        y_ticks=[0, 50, 100],
    )  # fmt: skip
    p.line(100 * LEFT, kept("P5P", enzyme), "magnesium", "P5P, pyridoxal", at=4)
    p.line(100 * LEFT, kept("pyridoxine", enzyme), "ink", "pyridoxine", at=30)
    now = {pill: 100 * plp_from(pill, enzyme, left / 100) / plp_from(pill, enzyme, 1.0) for pill in OUTSIDE}
    p.dots(left, now["P5P"], "magnesium")
    p.dots(left, now["pyridoxine"], "ink")

    q = page.panel(
        "What each form has to pass", x=(-0.6, 2.6), y=(-0.6, 2.9), x_ticks=dict(enumerate(STEPS)), y_ticks={}
    )
    for row, pill in ((2, "pyridoxine"), (1, "pyridoxal"), (0, "P5P")):
        q.text(-0.6, row + 0.3, pill)
        q.line([-0.5, 2.5], [row, row], "reference")
        passed = [STEPS.index(step) for step in NEEDS[pill]]
        q.dots(passed, [row] * len(passed), "ink")
        weak = [STEPS.index(enzyme)] if enzyme in NEEDS[pill] else []
        q.dots(weak, [row] * len(weak), "transmitter")

    r = page.panel("In blood, all forms", x=(0, 24), y=(0, 40), unit="% of the dose", x_label="hours after a tablet")
    for pill, quantity, when in (("P5P", "magnesium", 2), ("pyridoxine", "ink", 8)):
        r.line(HOURS, in_blood(pill, enzyme, left / 100), quantity, pill, at=when)

    return (
        f"With **{number(left)} %** of the {enzyme} left the cell keeps **{now['P5P']:.0f} %** of the PLP that P5P or "
        f"pyridoxal gave it, and **{now['pyridoxine']:.0f} %** of that from pyridoxine."
    )
