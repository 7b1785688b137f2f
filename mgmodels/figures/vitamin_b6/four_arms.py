"""How many people it takes to see an interaction, and what smaller trials report instead."""

from functools import cache

import numpy as np

from mgmodels.explore import Linear, Logarithmic, explore
from mgmodels.vitamin_b6.trials import POUTEAU, factorial_trials, interaction_power, people_needed

SPREAD = POUTEAU.spread  # points
PEOPLE = np.geomspace(16, 4000, 49)
SHOWN = 24  # trials
REACH = 16  # points


@cache
def powers(interaction):
    """Per cent of the trials that find this interaction, for each of `PEOPLE`."""
    return 100 * interaction_power(PEOPLE, interaction, SPREAD)


@cache
def reported(people, interaction):
    """What some trials of this design report: estimates in order, and whether each calls its own significant."""
    found = factorial_trials(people, SPREAD, interaction=interaction, trials=SHOWN, seed=1)
    order = np.argsort(found.estimate)
    return found.estimate[order], found.p[order] < 0.05


@explore(
    id="four-arms",
    question="How many people does it take to find a synergy?",
    caption="Trials with four equal arms: neither, magnesium, B6, both. People’s changes differ by 8.6 points of "
    "stress, as derived from the interval of Pouteau and others (2018). Dots: the interaction that each of 24 invented "
    "trials reports, pink where it calls it significant. A trial that gives every arm to every person (De Souza 2000) "
    "needs fewer; by how much was not published where we looked.",
    people=Logarithmic(
        "People, in all four arms", "1", 16, 4000, default=264,
        positions=(16, 24, 44, 64, 100, 160, 264, 400, 640, 1040, 1600, 2400, 4000),
    ),
    interaction=Linear("What is there to find", "points", 0, 6, default=3, n=7),
    presets={
        "264 people, 3 points": {"people": 264, "interaction": 3},
        "1040 people, 3 points": {"people": 1040, "interaction": 3},
        "44 people, 3 points": {"people": 44, "interaction": 3},
        "264 people, nothing": {"people": 264, "interaction": 0},
    },
)  # fmt: skip
def four_arms(page, people, interaction):
    people = round(people)
    power = 100 * float(interaction_power(people, interaction, SPREAD))
    estimates, significant = reported(people, interaction)

    p = page.panel(
        "Trials that find it", x=(16, 4000), y=(0, 100), unit="%", log="x", x_label="people",
        x_ticks={16: "16", 64: "64", 264: "264", 1040: "1040", 4000: "4000"},
    )  # fmt: skip
    p.hline(80, "80 %")
    p.line(PEOPLE, powers(interaction), "ink")
    p.dots(people, power, "ink")

    q = page.panel("Interaction reported", x=(0, SHOWN + 1), y=(-REACH, REACH), unit="points", x_label="trial")
    q.hline(0)
    q.line([0, SHOWN + 1], [interaction] * 2, "reference")
    number = np.arange(1, SHOWN + 1)
    shown = np.clip(estimates, -REACH, REACH)
    q.dots(number[~significant], shown[~significant], "ink")
    q.dots(number[significant], shown[significant], "transmitter")

    count = significant.sum()
    those = f"Of these {SHOWN}, {count} {'does' if count == 1 else 'do'}."
    if interaction == 0:
        return (
            f"Nothing is there, and with **{people}** people **{power:.0f} %** of the trials find it all the same: p "
            f"below 0.05 allows it. {those}"
        )
    return (
        f"Of trials with **{people}** people **{power:.0f} %** find an interaction of {interaction:.0f} "
        f"point{'s' * (interaction != 1)}; for 80 % it takes **{people_needed(interaction, SPREAD)}**. {those}"
    )
