"""Serotonin with and without a way out for its precursor: two rat studies that disagree, one number between them."""

from functools import cache

import numpy as np

from mgmodels.engine import at_rest
from mgmodels.explore import Linear, explore
from mgmodels.vitamin_b6 import dopamine_terminal, serotonin_terminal

LEFT = np.linspace(0.05, 1, 20)  # share of the decarboxylase that works
LEAKS = (0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0)  # per hour
BHAGAVAN, DAKSHINAMURTI = 0.0, 1.0  # per hour: what would give either study


@cache
def level(terminal, leak, left):
    """Transmitter in the vesicles, µM, with a share `left` of the decarboxylase."""
    model = {"serotonin": serotonin_terminal, "dopamine": dopamine_terminal}[terminal]
    return at_rest(model, settle=0, leak=leak, AADC_activity=left)["vesicles"]


def stored(terminal, leak, left):
    """The same in per cent of that with the whole decarboxylase and the same leak."""
    return 100 * level(terminal, leak, left) / level(terminal, leak, 1.0)


@cache
def curve(terminal, leak):
    """The same at each of `LEFT`."""
    return np.array([stored(terminal, leak, float(left)) for left in LEFT])


@explore(
    id="two-rat-studies",
    question="Does a brain short of vitamin B6 run out of serotonin?",
    caption="Stored transmitter against the working decarboxylase, each in per cent of the whole; models of Best and "
    "others (2020 and 2009). Grey: no leak, and one of 1 per hour. Young rats without B6: brain serotonin unchanged in "
    "one study (Bhagavan and Coursin 1973), clearly lower in the other, with dopamine unchanged (Dakshinamurti and "
    "others 1976); by how much, the abstract does not say. The leak is an assumption that was not measured.",
    left=Linear(
        "Decarboxylase that works", "%", 5, 100, default=25, positions=(5, 10, 15, 20, 25, 30, 40, 50, 75, 100)
    ),
    leak=Linear("5-HTP and L-DOPA lost on the way", "1/h", 0, 2, default=0, positions=LEAKS),
    presets={
        "A quarter left, no leak": {"left": 25, "leak": 0},
        "A quarter left, leak 0.3": {"left": 25, "leak": 0.3},
        "A quarter left, leak 1": {"left": 25, "leak": 1.0},
        "Whole, leak 1": {"left": 100, "leak": 1.0},
    },
)
def two_rat_studies(page, left, leak):
    for transmitter in ("serotonin", "dopamine"):
        p = page.panel(
            f"{transmitter.capitalize()} stored", x=(0, 100), y=(0, 120), unit="% of the whole’s",
            x_label="decarboxylase that works, %",
        )  # fmt: skip
        for other, words in ((BHAGAVAN, "no leak"), (DAKSHINAMURTI, "1 per hour")):
            p.line(100 * LEFT, curve(transmitter, other), "reference", words if transmitter == "serotonin" else "")
        p.line(100 * LEFT, curve(transmitter, leak), "transmitter")
        p.dots(left, stored(transmitter, leak, left / 100), "transmitter")

    kept = {name: stored(name, leak, left / 100) for name in ("serotonin", "dopamine")}
    study = "neither rat study’s finding"
    if left == 100:
        study = "nothing is taken away"
    elif kept["serotonin"] > 97:
        study = "the finding of 1973"
    elif kept["serotonin"] < 90 and kept["dopamine"] > 95:
        study = "the finding of 1976"
    return (
        f"With **{left:.0f} %** of the decarboxylase and a leak of {leak:g} per hour the terminal stores "
        f"**{kept['serotonin']:.0f} %** of its serotonin and **{kept['dopamine']:.0f} %** of its dopamine: {study}."
    )
