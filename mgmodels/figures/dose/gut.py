"""How much crosses the gut: a carrier that is soon busy, and a leak."""

import numpy as np

from mgmodels.body import absorbed, extra_absorbed, magnesium_absorption
from mgmodels.explore import Choice, explore
from mgmodels.figures.dose.levels import LABEL, MEAL, dose_slider

LEAK = magnesium_absorption.parameters["leak"].value
DOSES = np.r_[np.arange(0, 40, 2.0), np.linspace(40, 1000, 49)]  # mg
WAYS = {
    "at once, alone": (1, 0.0),
    "at once, with a meal": (1, MEAL),
    "in two, alone": (2, 0.0),
    "in four, alone": (4, 0.0),
}
# mg, per cent absorbed, where the name stands (px): isotopes by mouth or balance, healthy people but for Schuette
MEASURED = {
    "Fine 1991": ((36, 973), (65, 11), "start", 10, -8),
    "Sabatier 2003": ((70,), (48,), "start", 10, -6),
    "Sabatier 2011": ((18, 63), (50.7, 32.4), "start", -12, 20),
    "Schuette 1994": ((100,), (23.5,), "end", -9, 5),
    "oxide, Firoz 2001": ((255,), (4,), "end", -9, 4),
}


def gained(dose, way):
    """Return what `dose` (mg) adds to what is absorbed, mg, taken in this way."""
    portions, meal = way
    return portions * extra_absorbed(np.asarray(dose, float) / portions, meal=meal)


@explore(
    id="across-the-gut",
    question="How much of a dose crosses the wall of the gut?",
    caption="Soluble salt, by the law of Fine (1991); its constants follow from the two ends that the paper prints. A "
    "meal holds 100 mg. Grey: at once, alone. Other dots were not used for the curve: an isotope in six men and in "
    "twelve (two portions and seven), in patients with part of the gut removed (bisglycinate), and oxide by its mark "
    "in the urine.",
    dose=dose_slider(10, 1000, n=25),
    way=Choice("Taken", WAYS),
    presets={
        "The label, alone": {"dose": LABEL, "way": "at once, alone"},
        "The label, with a meal": {"dose": LABEL, "way": "at once, with a meal"},
        "In four": {"dose": LABEL, "way": "in four, alone"},
        "A small dose 70": {"dose": 70, "way": "at once, alone"},
    },
)  # fmt: skip
def across_the_gut(page, dose, way):
    crossed = float(gained(dose, way))

    p = page.panel("Absorbed of the dose", x=(0, 1000), y=(0, 180), unit="mg", x_label="dose, mg")
    p.line(DOSES, gained(DOSES, (1, 0.0)), "reference")
    p.line(DOSES, LEAK * DOSES, "ink", "leak alone", dashed=True, at=800)
    p.line(DOSES, gained(DOSES, way), "magnesium")
    p.dots(dose, crossed, "magnesium")

    q = page.panel(
        "Share of the dose", x=(10, 1000), y=(0, 85), unit="%", log="x", x_label="dose, mg",
        x_ticks={10: "10", 30: "30", 100: "100", 300: "300", 1000: "1000"},
    )  # fmt: skip
    some = DOSES[DOSES >= 10]
    q.line(some, 100 * gained(some, (1, 0.0)) / some, "reference")
    q.line(some, 100 * gained(some, way) / some, "magnesium")
    for name, (doses, shares, anchor, right, down) in MEASURED.items():
        q.dots(doses, shares, "ink")
        q.text(doses[0], shares[0], name, "ink", anchor, right, down)
    q.dots(dose, 100 * crossed / dose, "magnesium")

    return (
        f"Of **{dose:.0f} mg** the gut takes up **{crossed:.0f} mg**, **{100 * crossed / dose:.0f} %**; of 36 mg alone "
        f"it would take {100 * float(absorbed(36)) / 36:.0f} %."
    )
