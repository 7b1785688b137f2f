"""The safety case: the same capsule while the kidneys fail."""

from functools import cache

import numpy as np

from mgmodels.body import extra_absorbed, resting_serum
from mgmodels.explore import Choice, Logarithmic, Zone, explore
from mgmodels.figures.dose.levels import LABEL, MEAL, NORMAL, PEOPLE, USUAL

GFR = np.geomspace(5, 150, 49)  # mL/min
HYPERMAGNESAEMIA = 1.03  # mM, 2.5 mg/dL, as Wakai 2019 counts it
DOSES = {
    "the label, with a meal": (LABEL, MEAL),
    "the label, alone": (LABEL, 0.0),
    "a laxative, 1200 mg": (1200.0, 0.0),
}


@cache
def levels(taken):
    """Return (without, with) serum at rest over `GFR`, mM."""
    dose, meal = taken
    return resting_serum(USUAL, GFR=GFR), resting_serum(USUAL + extra_absorbed(dose, meal=meal), GFR=GFR)


@explore(
    id="failing-kidneys",
    question="What does the same capsule do while the kidneys fail?",
    caption="Serum at rest, weeks later, on a usual diet without (grey) and with a soluble salt, against the "
    "filtration of the kidneys. Tinted band: 0.70 to 1.00 mM. The model is a warning and no chart: in patients the "
    "nephrons that remain spill more, so that serum stays normal until filtration is below some 30 mL/min (recalled); "
    "here it rises too early. Among inpatients given oxide 75 of 320 had 1.03 mM or more (Wakai 2019).",
    filtration=Logarithmic(
        "Filtration of the kidneys", "mL/min", 5, 150, default=30,
        zones=(Zone(60, 150, "people"), Zone(5, 60, "illness")), n=25,
    ),
    taken=Choice("Taken every day", DOSES),
    presets={
        "Healthy 120": {"filtration": 120},
        "Half 60": {"filtration": 60},
        "A quarter 30": {"filtration": 30},
        "An eighth 15": {"filtration": 15},
    },
)  # fmt: skip
def failing_kidneys(page, filtration, taken):
    dose, meal = taken
    gained = extra_absorbed(dose, meal=meal)
    plain, treated = resting_serum(USUAL, GFR=filtration), resting_serum(USUAL + gained, GFR=filtration)
    healthy = resting_serum(USUAL + gained) - NORMAL
    without, with_it = levels(taken)

    axis = {
        "x": (5, 150), "log": "x", "x_label": "filtration, mL/min",
        "x_ticks": {5: "5", 15: "15", 30: "30", 60: "60", 120: "120"},
    }  # fmt: skip
    p = page.panel("Total magnesium in serum", y=(0.6, 2), unit="mM", **axis)
    p.fill([5, 150], [PEOPLE[0]] * 2, [PEOPLE[1]] * 2, "magnesium")
    p.line(GFR, without, "reference", "diet alone", at=9)
    p.line(GFR, with_it, "magnesium", "with it", at=9)
    p.hline(HYPERMAGNESAEMIA, "too high")
    p.dots(filtration, treated, "magnesium")

    q = page.panel("What it adds", y=(0, 500), unit="µM", **axis)
    q.line(GFR, 1000 * (with_it - without), "magnesium")
    q.dots(filtration, 1000 * (treated - plain), "magnesium")

    return (
        f"With a filtration of **{filtration:.0f} mL/min** the dose adds **{1000 * (treated - plain):.0f} µM** to "
        f"serum, {(treated - plain) / healthy:.1f} times what it adds in health, and brings it to **{treated:.2f} mM**."
    )
