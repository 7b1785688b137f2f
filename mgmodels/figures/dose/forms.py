"""Does the form matter: what trials found, and what twice the absorption would do."""

from functools import cache

import numpy as np

from mgmodels.body import extra_absorbed, resting_serum
from mgmodels.explore import Choice, Linear, explore, figure
from mgmodels.figures.dose.levels import LABEL, MEAL, NORMAL, USUAL

# the better over the worse of two, from abstracts
TRIALS = {
    "Same oxide, dissolved or in a capsule: Siener 2011": 40 / 20,
    "Bisglycinate or oxide, patients: Schuette 1994": 23.5 / 22.8,
    "The same, in the four who absorbed least": 23.5 / 11.8,
    "Best or worst dissolving of 15: Blancquaert 2019": 6.2 / 4.6,
    "Best or worst of ten salts, rats: Coudray 2005": 67 / 50,
}


@figure(
    id="forms-in-trials",
    caption="Comparisons for which the abstract gives two numbers; 1 is no difference. Measured were urine in 13 men, "
    "an isotope in patients with part of the gut removed, the peak of serum in 30 people, and an isotope in rats. "
    "Left out for want of a second number: citrate above chelate above oxide (Walker 2003), citrate 0.57 mmol above "
    "oxide in a day’s urine (Kappeler 2017), oxide 4 % and three others more and alike (Firoz 2001), seven salts "
    "alike in rats, malate and oxide among them (Bertinato 2014).",
)
def forms_in_trials(page):
    p = page.panel("The better over the worse", x=(1, 2.6), y=(-0.5, 4.8), x_label="ratio", y_ticks={}, height=390)
    for place, (words, ratio) in enumerate(reversed(TRIALS.items())):
        p.bars([place], [ratio], "magnesium", width=0.34, horizontal=True, names=[words], values=[f"×{ratio:.2f}"])
    return (
        "The largest difference in people in good health, **twofold**, is between one salt dissolved and the same "
        "salt in a capsule; bisglycinate and oxide differed by **3 %** in patients, and twofold in the four who "
        "absorbed least."
    )


PEOPLE = {"on a usual diet": USUAL, "on a poor diet": 67.3}  # mg absorbed a day: of 300 and of 100 mg
FACTORS = np.linspace(0.1, 3, 30)
TAKEN = {"alone": 0.0, "with a meal": MEAL}


@cache
def rises(meal):
    """Return how much serum rises, uM, over `FACTORS`, for each kind of diet."""
    gained = FACTORS * extra_absorbed(LABEL, meal=meal)
    return {who: 1000 * (resting_serum(diet + gained) - resting_serum(diet)) for who, diet in PEOPLE.items()}


@explore(
    id="twice-as-well",
    question="What would a form that is absorbed twice as well change?",
    caption="340 mg a day of a form that is absorbed so many times as well as a soluble salt, and where serum comes to "
    "rest, weeks later. Oxide is somewhere from 0.2 to 1; above 1 is what liposomes would have to do, which nobody has "
    "shown. Diets of 300 (green) and of 100 mg a day (grey).",
    factor=Linear("Absorbed, against a soluble salt", "1", 0.1, 3, default=2, quantity="magnesium", n=30),
    taken=Choice("Taken", TAKEN),
    presets={
        "Oxide, low 0.2": {"factor": 0.2},
        "Soluble 1": {"factor": 1},
        "Twice 2": {"factor": 2},
        "Three times 3": {"factor": 3},
    },
)  # fmt: skip
def twice_as_well(page, factor, taken):
    gained = factor * extra_absorbed(LABEL, meal=taken)
    level = resting_serum(USUAL + gained)

    p = page.panel("Absorbed of 340 mg", x=(0, 3), y=(0, 200), unit="mg", x_label="times a soluble salt")
    p.line(FACTORS, FACTORS * extra_absorbed(LABEL, meal=taken), "magnesium")
    p.dots(factor, gained, "magnesium")

    q = page.panel("Rise of serum", x=(0, 3), y=(0, 150), unit="µM", x_label="times a soluble salt")
    usual, poor = rises(taken).values()
    q.line(FACTORS, poor, "reference", "poor diet", at=2.6)
    q.line(FACTORS, usual, "magnesium", "usual diet", at=2.6)
    q.dots(factor, 1000 * (level - NORMAL), "magnesium")

    return (
        f"Absorbed **{factor:.2g} times** as well as a soluble salt, 340 mg bring in **{gained:.0f} mg**, and serum "
        f"comes to rest **{1000 * (level - NORMAL):.0f} µM** higher, {100 * (level / NORMAL - 1):.1f} %."
    )
