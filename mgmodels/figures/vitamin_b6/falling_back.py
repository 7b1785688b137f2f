"""What a score does by itself between two measurements of people who were chosen for it."""

from functools import cache

from scipy.optimize import brentq

from mgmodels.explore import Linear, explore
from mgmodels.vitamin_b6.trials import POUTEAU, enrolled, expected_drop, mean_beyond
from mgmodels.vitamin_b6.trials.regression_to_the_mean import STRESS_MEAN

PEOPLE = 40  # shown
TOP = 42  # points: the scale's end


@cache
def threshold_for(entry):
    """The score above which people average `entry`, in points."""
    return brentq(lambda threshold: mean_beyond(threshold) - entry, 0.0, entry)


@cache
def untreated(entry, reliability, seed=4):
    """Two scores of some people who average about `entry` the first time; nobody is treated."""
    return enrolled(PEOPLE, reliability, threshold_for(entry), seed=seed)


@explore(
    id="falling-back",
    question="How far does a high score fall by itself?",
    caption="Stress on a scale of 42 points. First: forty invented people who get nothing; pink, their mean if "
    "nobody changed, and where it falls. Everybody’s mean (9.3) and spread (8.0) are recalled, and so is "
    "the trial’s first score of 26.5; how well a score repeats itself after eight weeks was not found. Second: in per "
    "cent of the first score; the trial’s two arms are Pouteau and others (2018).",
    reliability=Linear("How well the score repeats itself (correlation)", "1", 0.3, 1.0, default=0.6, n=13),
    entry=Linear(
        "First score, mean of those let in", "points", 20, 30, default=26.5, positions=(20, 22, 24, 26.5, 28, 30)
    ),
    presets={
        "Repeats well 0.80": {"reliability": 0.8, "entry": 26.5},
        "Middling 0.60": {"reliability": 0.6, "entry": 26.5},
        "Badly 0.40": {"reliability": 0.4, "entry": 26.5},
        "Perfectly 1.00": {"reliability": 1.0, "entry": 26.5},
    },
)
def falling_back(page, reliability, entry):
    before, after = untreated(entry, reliability)
    drop = expected_drop(entry, reliability)
    share = 100 * drop / entry

    p = page.panel("Second score", x=(10, TOP), y=(-5, TOP), x_label="first score, points", y_ticks=[0, 20, 40])
    p.line([10, TOP], [10, TOP], "reference", "nobody changes", at=15)
    p.hline(STRESS_MEAN)
    p.text(10, STRESS_MEAN, "everybody’s mean", dy=14)
    p.dots(before, after, "ink")
    p.dots([entry, entry], [entry, entry - drop], "transmitter")

    q = page.panel("Fall between the two", x=(0, 60), y=(-0.5, 2.6), x_label="% of the first score", y_ticks={})
    for place, name, size, quantity in (
        (2, "nobody treated", share, "ink"),
        (1, "the trial: magnesium", POUTEAU.drop_without, "magnesium"),
        (0, "the trial: magnesium and B6", POUTEAU.drop_with_b6, "magnesium"),
    ):
        q.bars([place], [size], quantity, width=0.35, horizontal=True, names=[name], values=[f"{size:.0f} %"])

    return (
        f"If the score repeats itself with a correlation of **{reliability:.2f}**, people who began at {entry:.1f} end "
        f"at **{entry - drop:.1f}** without any treatment: **{share:.0f} %** less. The trial’s arms fell by "
        f"{POUTEAU.drop_without:.0f} and {POUTEAU.drop_with_b6:.0f} %, and it had no placebo."
    )
