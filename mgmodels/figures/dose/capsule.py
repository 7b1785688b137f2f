"""What is in the capsule: one number on the label, five salts, and a split that nobody tells."""

from functools import cache

import numpy as np

from mgmodels.body import FORMS, split
from mgmodels.explore import Choice, Linear, explore
from mgmodels.figures.dose.levels import LABEL

DENSE = ("oxide", "hydroxide")
LIGHT = ("malate", "bisglycinate", "taurate")
REST = {"equal thirds": (1, 1, 1), "all malate": (1, 0, 0), "all bisglycinate": (0, 1, 0), "all taurate": (0, 0, 1)}
AXIS = np.linspace(0, 100, 41)


def parts(solid, rest):
    """Return form to its share of the magnesium, with `solid` per cent in the two dense forms, half each."""
    shares = dict.fromkeys(DENSE, solid / 200)
    return shares | {name: (1 - solid / 100) * part / sum(rest) for name, part in zip(LIGHT, rest, strict=True)}


@cache
def capsules(rest):
    """Return how many large capsules a serving fills, over `AXIS`."""
    return np.array([split(magnesium=LABEL, **parts(solid, rest))["capsules"] for solid in AXIS])


@explore(
    id="capsule-arithmetic",
    question="How much powder are 340 mg of magnesium, and does it fit?",
    caption="A serving of 340 mg; the label names the five forms and not their shares. Masses follow from the "
    "formulas. Second: capsules of the largest common size (0.91 mL, 0.7 g in each mL: recalled and assumed), without "
    "lecithin and fillers; grey, the other three ways to fill the rest.",
    solid=Linear("Magnesium that comes from oxide and hydroxide", "%", 0, 95, default=40, quantity="magnesium", n=20),
    rest=Choice("The other three forms", REST),
    presets={
        "Equal fifths": {"solid": 40, "rest": "equal thirds"},
        "Nearly all dense 95": {"solid": 95, "rest": "equal thirds"},
        "No dense form": {"solid": 0, "rest": "equal thirds"},
        "Only taurate": {"solid": 0, "rest": "all taurate"},
    },
)  # fmt: skip
def what_is_in_the_capsule(page, solid, rest):
    shares = parts(solid, rest)
    grams = {name: FORMS[name].mass(LABEL * share) for name, share in shares.items()}
    serving = split(magnesium=LABEL, **shares)

    p = page.panel("Salts in a serving", x=(0, 4.6), y=(-0.5, 4.7), x_label="g", y_ticks={}, height=330)
    for place, (name, mass) in enumerate(reversed(grams.items())):
        p.bars(
            [place], [mass], "magnesium", width=0.36, horizontal=True,
            names=[f"{FORMS[name].name}, {LABEL * shares[name]:.0f} mg Mg"], values=[f"{mass:.2f}"],
        )  # fmt: skip

    q = page.panel("Large capsules", x=(0, 100), y=(0, 7), x_label="magnesium from oxide and hydroxide, %", height=330)
    for other in REST.values():
        q.line(AXIS, capsules(other), "reference")
    q.line(AXIS, capsules(rest), "ink")
    q.dots(solid, serving["capsules"], "ink")

    return (
        f"With **{solid:.0f} %** of the magnesium from oxide and hydroxide a serving holds **{serving['mass']:.2f} g** "
        f"of salts, {serving['capsules']:.1f} large capsules. On average it would be absorbed "
        f"**{serving['availability']:.2f} times** as well as a soluble salt, by the likeliest values."
    )
