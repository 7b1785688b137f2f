"""A small museum of trials: what twelve successes without a control can say, and what large trials found."""

import numpy as np

from mgmodels.explore import Choice, Linear, explore, figure
from mgmodels.explore.controls import number
from mgmodels.heart.trials import INFARCTION, TORSADES

SHARES = np.linspace(0, 100, 51)  # %
HALF = 0.025  # of the chance that a two-sided 95 % interval leaves on one side
SERIES = {"3 (1984)": 3, "12 (1988)": TORSADES.patients, "100": 100}


def chance(patients, share):
    """Return the chance, in %, that all patients get better if each would by itself with this chance (%)."""
    return 100 * (np.asarray(share, float) / 100) ** patients


def not_excluded(patients):
    """Return the lowest share of success, in %, that as many successes of as many patients do not exclude (95 %)."""
    return 100 * HALF ** (1 / patients)


@explore(
    id="twelve-of-twelve",
    question="All twelve got better. What does that exclude?",
    caption="The chance that everybody in a series gets better although the treatment does nothing, against the chance "
    "of each to get better anyway, in the minutes for which one looks. Nobody knows that chance for torsades, which "
    "comes in runs and often stops by itself (recalled); a control group would have measured it. Second: the 95 % "
    "interval of success for the series; the dot is what was seen.",
    anyway=Linear(
        "Episodes that would have stopped anyway", "%", 0, 100, default=50, where="assumed: no control group", n=21
    ),
    patients=Choice("Patients, all of whom got better", SERIES, default="12 (1988)"),
    presets={
        "Never by itself": {"anyway": 0, "patients": "12 (1988)"},
        "One in two": {"anyway": 50, "patients": "12 (1988)"},
        "Three in four": {"anyway": 75, "patients": "12 (1988)"},
        "Nine in ten": {"anyway": 90, "patients": "12 (1988)"},
    },
)  # fmt: skip
def twelve_of_twelve(page, anyway, patients):
    by_chance = float(chance(patients, anyway))

    p = page.panel(
        "Chance that all get better", x=(0, 100), y=(0, 100), unit="%", x_label="would have stopped anyway, %"
    )
    p.line(SHARES, chance(patients, SHARES), "ink")
    p.dots(anyway, by_chance, "ink")

    lowest = not_excluded(patients)
    q = page.panel(
        "What the series leaves open", x=(0, 100), y=(0.4, 1.6), unit="% success", x_label="%", y_ticks={}, height=150
    )
    q.line([lowest, 100], [1, 1], "ink")
    q.dots(100, 1, "ink")
    q.text(lowest, 1, f"{lowest:.0f} %", "secondary", anchor="end", dx=-6, dy=4)

    words = f"**{number(by_chance)} %**" if by_chance >= 0.1 or by_chance == 0 else "**less than 0.1 %**"
    return (
        f"If **{anyway:.0f} %** stopped anyway, all {patients} would get better by chance with {words}. By itself the "
        f"series is compatible with success in anything from **{lowest:.0f} to 100 %**, and says nothing of how many "
        "without treatment."
    )


@figure(
    id="infarction-trials",
    caption="Magnesium into the vein in heart attacks: death in the first weeks against no magnesium, with 95 % "
    "intervals. Left of 1 magnesium does better. LIMIT-2 gives a ratio of risks, the others of odds; the interval of "
    "ISIS-4 is from its standard deviation. Both last rows are the same 26 trials, 73,363 people, pooled in two ways.",
)
def infarction_trials(page):
    p = page.panel(
        "Death, ratio", x=(0.5, 1.4), y=(-0.6, len(INFARCTION)), log="x", x_label="against no magnesium",
        x_ticks={0.5: "0.5", 0.7: "0.7", 1: "1", 1.4: "1.4"}, y_ticks={}, height=330,
    )  # fmt: skip
    p.vline(1)
    for place, trial in zip(range(len(INFARCTION))[::-1], INFARCTION, strict=True):
        p.line([trial.low, trial.high], [place, place], "ink")
        p.dots(trial.ratio, place, "ink")
        p.text(0.5, place + 0.36, f"{trial.name}, {trial.year}: {trial.patients:,} patients")

    largest = max(INFARCTION[:3], key=lambda trial: trial.patients)
    return (
        f"One trial of 2,316 patients found a ratio of {INFARCTION[0].ratio:.2f}; the largest, {largest.name} with "
        f"{largest.patients:,}, found **{largest.ratio:.2f}** ({largest.low:.2f} to {largest.high:.2f})."
    )
