"""How much stays: what is absorbed, day after day, against what leaves in the urine."""

from functools import cache

import numpy as np

from mgmodels.body import every_day, extra_absorbed
from mgmodels.body.forms import ATOMIC_MASS
from mgmodels.explore import Choice, explore
from mgmodels.figures.dose.levels import DAY, LABEL, MEAL, dose_slider

DAYS = np.r_[0, 0.25, 0.5, np.arange(1, 15), np.arange(16, 31, 2), np.arange(35, 91, 5)].astype(float)
DIETS = {"usual, 300 mg a day": 300.0, "poor, 100 mg a day": 100.0}


@cache
def settled(diet):
    """Return the states of a body after a year on a diet, its counts of losses at 0."""
    final = every_day(0.0, 365, diet=diet, times=[365 * DAY]).final
    return final | {"urine": 0.0, "faeces": 0.0}


@cache
def course(gained, diet):
    """Return (urine mg a day, body mmol) over `DAYS` with so much more absorbed every day."""
    run = every_day(gained, DAYS[-1], diet=diet, start=settled(diet), times=DAY * DAYS)
    return run["urinary"], run["body"]


@explore(
    id="where-a-dose-goes",
    question="How much of a daily dose stays in the body?",
    caption="A soluble salt every day with a meal, from day 0, on top of a diet that the body is used to. First, "
    "dashed: what the dose adds to what is absorbed; the curve: what it adds to the urine. Second: what the body has "
    "kept. It holds some 1000 mmol. One mmol is 24.3 mg.",
    dose=dose_slider(20, 1000, n=15),
    diet=Choice("Diet", DIETS),
    presets={
        "The label": {"dose": LABEL, "diet": "usual, 300 mg a day"},
        "The label, poor diet": {"dose": LABEL, "diet": "poor, 100 mg a day"},
        "Twice the label": {"dose": 2 * LABEL, "diet": "usual, 300 mg a day"},
    },
)  # fmt: skip
def how_much_stays(page, dose, diet):
    gained = float(extra_absorbed(dose, meal=MEAL))
    urine, body = course(gained, diet)
    plain_urine, plain_body = course(0.0, diet)
    more_urine, kept = urine - plain_urine, body - plain_body

    p = page.panel("More than without it", x=(0, 90), y=(0, 90), unit="mg a day", x_label="days")
    p.line(DAYS, np.full(DAYS.size, gained), "ink", "absorbed", dashed=True, at=60)
    p.line(DAYS, more_urine, "magnesium", "urine", at=60)

    q = page.panel("Kept in the body", x=(0, 90), y=(0, 12), unit="mmol", x_label="days")
    q.line(DAYS, kept, "magnesium")

    month = np.interp(30, DAYS, more_urine)
    return (
        f"**{gained:.0f} mg** of {dose:.0f} mg are absorbed a day. After a month **{100 * month / gained:.0f} %** of "
        f"that leaves in the urine; in three months the body has kept **{kept[-1]:.1f} mmol** "
        f"({ATOMIC_MASS['Mg'] * kept[-1]:.0f} mg), {100 * kept[-1] / body[-1]:.1f} % of what it holds."
    )
