"""How often a trial in which nothing works finds something, by looking at several outcomes."""

from functools import cache

import numpy as np

from mgmodels.explore import Choice, Linear, explore
from mgmodels.vitamin_b6.trials import DE_SOUZA, chance_of_a_finding, smallest_p

SHOWN = 40  # trials
MOST = 20  # outcomes
NUMBERS = np.arange(1, MOST + 1)
ALPHA = 0.05


@cache
def chances(correlation):
    """Per cent of empty trials that find something, for each of `NUMBERS` of outcomes."""
    return 100 * chance_of_a_finding(NUMBERS, ALPHA, correlation)


@cache
def empty_trials(outcomes, correlation):
    """The smallest p of each of some trials in which nothing has an effect."""
    return smallest_p(outcomes, correlation, trials=SHOWN, seed=2)


@explore(
    id="chance-findings",
    question="How often does a trial of nothing find something?",
    caption="First: the chance that at least one of several outcomes is “significant” (p below 0.05) though none has "
    "an effect; grey, if they are independent. Second: forty such trials, drawn by chance; each dot is the smallest p "
    "of one. The dotted lines are 0.05 and the 0.040 that De Souza and others (2000) found in one of six groups of "
    "symptoms, by a contrast planned beforehand; how its six go together was not seen.",
    correlation=Linear("How far they go together (correlation)", "1", 0, 0.9, default=0, n=10),
    outcomes=Choice("Outcomes looked at", {str(k): k for k in (1, 3, 6, 12, 18)}, default="6"),
    presets={
        "One outcome": {"outcomes": "1", "correlation": 0},
        "Six, independent": {"outcomes": "6", "correlation": 0},
        "Six that go together 0.50": {"outcomes": "6", "correlation": 0.5},
        "Six times three contrasts": {"outcomes": "18", "correlation": 0},
    },
)
def chance_findings(page, correlation, outcomes):
    chance = 100 * chance_of_a_finding(outcomes, ALPHA, correlation)
    found = empty_trials(outcomes, correlation)

    p = page.panel("Trials that find something", x=(0, MOST), y=(0, 70), unit="%", x_label="outcomes looked at")
    p.line(NUMBERS, chances(0.0), "reference")
    p.line(NUMBERS, chances(correlation), "ink")
    p.dots(outcomes, chance, "ink")

    q = page.panel(
        "Smallest p of forty empty trials", x=(0, SHOWN + 1), y=(0.001, 1), log="y", x_label="trial, in order of p",
        x_ticks=[10, 20, 30, 40], y_ticks={0.001: "0.001", 0.01: "0.01", 0.1: "0.1", 1: "1"},
    )  # fmt: skip
    q.hline(ALPHA, "0.05")
    q.hline(DE_SOUZA.p)
    q.dots(np.arange(1, SHOWN + 1), np.maximum(np.sort(found), 0.001), "ink")

    things = "1 outcome" if outcomes == 1 else f"{outcomes} outcomes"
    return (
        f"With **{things}** and a correlation of {correlation:.1f}, **{chance:.0f} %** of the trials of nothing find "
        f"something; of these forty, {np.sum(found < ALPHA)}."
    )
