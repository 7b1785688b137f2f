"""What oxide needs before it is magnesium: acid, two for each."""

from functools import cache

import numpy as np

from mgmodels.body.dissolution import dissolved_share, oxide_dissolution
from mgmodels.body.forms import ATOMIC_MASS
from mgmodels.explore import Choice, Linear, explore
from mgmodels.figures.dose.levels import LABEL

STOMACHS = {
    "empty": {"secretion": 5.0},
    "after a meal": {"secretion": 25.0, "emptying": 0.5},
    "acid pumps blocked": {"secretion": 0.5},
}
AMOUNTS = np.linspace(10, LABEL, 23)  # mg
HOURS = np.linspace(0, 4, 49)


@cache
def freed(stomach):
    """Return the share, per cent, that acid frees of each of `AMOUNTS`."""
    return np.array([100 * dissolved_share(amount, **STOMACHS[stomach]) for amount in AMOUNTS])


@explore(
    id="acid-for-oxide",
    question="How much of an oxide does the stomach dissolve?",
    caption="A model of the stomach with recalled and assumed numbers: acid made at 5 mmol an hour (empty), 25 (after "
    "a meal) or 0.5 (pumps blocked by a drug), emptied by half in 40 to 80 minutes. Each magnesium of oxide or "
    "hydroxide takes two of acid. Grey: the other two stomachs. It shows an order of magnitude, not a measurement.",
    amount=Linear(
        "Magnesium as oxide", "mg", 10, LABEL, default=68, where="in the capsule", quantity="magnesium", n=15
    ),
    stomach=Choice("Stomach", {name: name for name in STOMACHS}),
    presets={
        "A fifth of the label 68": {"amount": 68, "stomach": "empty"},
        "All of it 340": {"amount": LABEL, "stomach": "empty"},
        "All, after a meal": {"amount": LABEL, "stomach": "after a meal"},
        "A fifth, acid blocked": {"amount": 68, "stomach": "acid pumps blocked"},
    },
)  # fmt: skip
def acid_for_oxide(page, amount, stomach):
    mmol = amount / ATOMIC_MASS["Mg"]
    run = oxide_dissolution.solve(HOURS[-1], times=HOURS, initial={"solid": mmol}, **STOMACHS[stomach])
    share = 100 * dissolved_share(amount, **STOMACHS[stomach])

    p = page.panel("Magnesium of the oxide", x=(0, 4), y=(0, 100), unit="%", x_label="hours after swallowing")
    p.line(HOURS, 100 * run["solid"] / mmol, "ink", "solid")
    p.line(HOURS, 100 * run["dissolved"] / mmol, "magnesium", "freed")

    q = page.panel("Freed in the end", x=(0, LABEL), y=(0, 100), unit="%", x_label="magnesium as oxide, mg")
    for other in STOMACHS:
        if other != stomach:
            q.line(AMOUNTS, freed(other), "reference")
    q.line(AMOUNTS, freed(stomach), "magnesium")
    q.dots(amount, share, "magnesium")

    return (
        f"**{amount:.0f} mg** of magnesium as oxide need **{2 * mmol:.1f} mmol** of acid. This stomach ({stomach}) "
        f"frees **{share:.0f} %** of it before it has passed on."
    )
