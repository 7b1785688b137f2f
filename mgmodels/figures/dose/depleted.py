"""Whom a capsule helps: the same one in a body that is full and in one that has gone without."""

from functools import cache

import numpy as np

from mgmodels.body import depleted, every_day, extra_absorbed
from mgmodels.explore import Choice, Linear, explore
from mgmodels.figures.dose.levels import DAY, LABEL, NORMAL, PEOPLE

AFTER = np.r_[0, 0.5, np.arange(1, 15), np.arange(16, 61, 4)].astype(float)
DIETS = {"almost none, 8.5 mg a day": 8.5, "too little, 20 mg a day": 20.0, "poor, 100 mg a day": 100.0}
LONGEST = 240.0  # days


@cache
def before(diet, days):
    """Return (days, serum mM) on a diet, up to the day when the capsules begin."""
    if days == 0:
        return np.array([0.0]), np.array([NORMAL])
    t = np.linspace(0, days, 41)
    return t - days, every_day(0.0, days, diet=diet, times=DAY * t)["serum_total"]


@cache
def with_capsules(diet, days):
    """Return serum over `AFTER`, mM, with a capsule a day on top of the same diet, and without."""
    start = depleted(diet, days) if days else None
    gained = extra_absorbed(LABEL)
    settings = {"diet": diet, "start": start, "times": DAY * AFTER}
    return tuple(every_day(extra, AFTER[-1], **settings)["serum_total"] for extra in (gained, 0.0))


@cache
def replete():
    """Return serum over `AFTER`, mM, of somebody on a usual diet, with the capsule."""
    return every_day(extra_absorbed(LABEL), AFTER[-1], times=DAY * AFTER)["serum_total"]


@explore(
    id="replete-and-depleted",
    question="Whom does a capsule help?",
    caption="A diet for so many days, then 340 mg of a soluble salt a day beside it, on its own. Dashed: the diet "
    "alone. Grey: the same capsule on a usual diet of 300 mg. Tinted: 0.70 to 1.00 mM, called normal. How fast a body "
    "empties is fitted to two men in one study.",
    days=Linear("Days on that diet before", "1", 0, LONGEST, default=120, n=13),
    diet=Choice("Diet", DIETS, default="too little, 20 mg a day"),
    presets={
        "Four months on 20 mg": {"days": 120, "diet": "too little, 20 mg a day"},
        "Four months on 8.5 mg": {"days": 120, "diet": "almost none, 8.5 mg a day"},
        "Eight months on 100 mg": {"days": 240, "diet": "poor, 100 mg a day"},
    },
)  # fmt: skip
def replete_and_depleted(page, days, diet):
    past, falling = before(diet, days)
    treated, untreated = with_capsules(diet, days)

    p = page.panel("Total magnesium in serum", x=(-LONGEST, 60), y=(0.2, 1.1), unit="mM", x_label="days", height=270)
    p.fill([-LONGEST, 60], [PEOPLE[0]] * 2, [PEOPLE[1]] * 2, "magnesium")
    p.line(AFTER, replete(), "reference")
    p.line(past, falling, "ink")
    p.line(AFTER, untreated, "ink", dashed=True)
    p.line(AFTER, treated, "magnesium")
    p.vline(0, "capsules")

    q = page.panel("Rise after 30 days", x=(0, 400), y=(-0.5, 2), unit="µM", x_label="µM", y_ticks={}, height=270)
    gains = [1000 * (np.interp(30, AFTER, treated) - treated[0]), 1000 * (np.interp(30, AFTER, replete()) - NORMAL)]
    for place, (gain, words, quantity) in enumerate(
        [(gains[1], "on a usual diet", "ink"), (gains[0], "after this diet", "magnesium")]
    ):
        q.bars([place], [gain], quantity, width=0.4, horizontal=True, names=[words], values=[f"+{gain:.0f}"])

    return (
        f"After **{days:.0f} days** serum stands at **{treated[0]:.2f} mM**. A month of capsules raises it by "
        f"**{gains[0]:.0f} µM**, {gains[0] / gains[1]:.1f} times the {gains[1]:.0f} µM of somebody on a usual diet."
    )
