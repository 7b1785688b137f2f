"""From what is swallowed to what the organs notice: capsule and diet, the body over weeks, six organs."""

from functools import cache

import numpy as np

from mgmodels.body import every_day, extra_absorbed
from mgmodels.body.regimens import HOURS
from mgmodels.body.status import status_of
from mgmodels.dial import ORGANS, status_at
from mgmodels.dial.bands import NORMAL_SERUM
from mgmodels.explore import Linear, Logarithmic, explore
from mgmodels.explore.controls import number
from mgmodels.figures.one_dial.levels import PEOPLE

DAYS = np.linspace(0.0, 90.0, 46)
AS_FAR = (-16, 16)  # per cent: as far as severe deficiency moves an organ


@cache
def weeks(dose, diet):
    """The run of the body over 90 days of a diet (mg a day) with one soluble dose (mg) a day on an empty stomach."""
    return every_day(float(extra_absorbed(dose)), DAYS[-1], diet=diet, times=HOURS * DAYS)


@cache
def changes(dose, diet):
    """Per cent by which each organ is from normal after the 90 days."""
    status = status_of(weeks(dose, diet))
    return {name: 100.0 * (organ.at(status).value / normal_value(name) - 1.0) for name, organ in ORGANS.items()}


@cache
def normal_value(name):
    return ORGANS[name].at(status_at(NORMAL_SERUM)).value


@explore(
    id="dose-and-diet",
    question="How far does a capsule a day reach?",
    caption="The body of Chapter VI for 90 days: a diet in three meals and one soluble dose a day on an empty stomach, "
    "healthy kidneys, started from 300 mg a day without a dose. Then the six organs of the dial at the status that "
    "the body has reached, on an axis as wide as severe deficiency needs: the current for one spike, channels free "
    "at rest, quanta, half relaxation, action potential, free PLP. Tinted: healthy people. In the model the fluid of "
    "the brain and cells follow serum a little, which nobody has shown for magnesium by mouth. No advice on any dose.",
    dose=Linear("Magnesium in the capsule", "mg", 0, 1000, default=340, quantity="magnesium", n=7),
    diet=Logarithmic(
        "Magnesium in the diet, a day", "mg", 20, 500, default=300, quantity="magnesium", n=9,
    ),
    presets={
        "No capsule": {"dose": 0, "diet": 300},
        "340 mg": {"dose": 340, "diet": 300},
        "Poor diet 100, no capsule": {"dose": 0, "diet": 100},
        "Poor diet 100, and 340 mg": {"dose": 340, "diet": 100},
        "Almost none 20, no capsule": {"dose": 0, "diet": 20},
        "Almost none 20, and 340 mg": {"dose": 340, "diet": 20},
    },
)  # fmt: skip
def dose_and_diet(page, dose, diet):
    run, moved = weeks(dose, diet), changes(dose, diet)

    p = page.panel("Magnesium in serum", x=(0, 90), y=(0.5, 1.1), unit="mM, total", x_label="days")
    p.fill([0, 90], [PEOPLE[0]] * 2, [PEOPLE[1]] * 2, "magnesium")
    p.line(DAYS, weeks(0.0, 300.0)["serum_total"], "reference")
    p.line(DAYS, run["serum_total"], "magnesium")

    places = np.arange(len(ORGANS))[::-1]
    q = page.panel(
        "Change of each organ", x=AS_FAR, y=(-0.6, len(ORGANS) - 0.2), unit="%", x_label="%, against normal", y_ticks={}
    )
    q.vline(0)
    q.bars(
        places, [moved[name] for name in ORGANS], "ink", width=0.3, horizontal=True,
        names=[organ.title for organ in ORGANS.values()],
    )  # fmt: skip

    serum = run["serum_total"]
    most = max(moved, key=lambda name: abs(moved[name]))
    found = (
        f"With **{number(diet)} mg** a day in food and **{number(dose)} mg** in a capsule, serum stands at "
        f"**{serum[-1]:.3f} mM** after 90 days"
    )
    if abs(moved[most]) < 0.05:
        return f"{found}, where it began, and so do all six organs."
    return (
        f"{found} ({1000 * (serum[-1] - serum[0]):+.0f} µM). The organ that moves most is "
        f"“{ORGANS[most].title}”: {ORGANS[most].reads} **{moved[most]:+.1f} %**."
    )
