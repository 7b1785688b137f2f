"""Few quanta at a time: end-plate potentials that come in steps, and three ways to count them."""

import numpy as np

from mgmodels.explore import Choice, Logarithmic, explore
from mgmodels.explore.controls import number
from mgmodels.muscle import neuromuscular_junction, quantal_content, recorded_potentials

LITTLE_CALCIUM = 0.5  # mM
IMPULSES, SHOWN = 500, 60
RECORDING = {"quantal_spread": 0.15, "noise": 0.1}  # mV, so that the steps are seen
STEP = 0.125  # mV
EDGES = np.arange(-3.5, 64.5) * STEP


@explore(
    id="failures-and-quanta",
    question="How many quanta does an impulse release, if one counts in three ways?",
    caption="Five hundred impulses by chance, far apart, in 0.5 mM calcium, of a terminal with 300 sites; "
    "miniatures of 1 mV. A response below half a miniature counts as a failure. The first 60 are shown one by one. "
    "The experiment is that of del Castillo and Katz (1954).",
    Mg_o=Logarithmic(
        "Magnesium in the bath", "mM", 0.5, 6, default=2, where="ionised, dish", quantity="magnesium", n=17
    ),
    seed=Choice("Which five hundred", {"first": 1, "second": 2, "third": 3}),
    presets={"Some quanta 1.0": {"Mg_o": 1.0}, "About one 2.0": {"Mg_o": 2.0}, "Mostly none 5.0": {"Mg_o": 5.0}},
)
def failures_and_quanta(page, Mg_o, seed):
    seed = int(seed)
    scarce = neuromuscular_junction.with_parameters(Ca_o=LITTLE_CALCIUM, Mg_o=Mg_o)
    potentials = recorded_potentials(scarce.random_quanta(IMPULSES, seed)[:, 0], seed + 100, **RECORDING)
    content = quantal_content(potentials, **RECORDING)
    failed = np.mean(potentials < 0.5)

    p = page.panel("End-plate potential", x=(0, SHOWN + 1), y=(-0.5, 8), unit="mV", x_label="impulse")
    p.bars(np.arange(1, SHOWN + 1), potentials[:SHOWN], "voltage", width=0.5)

    q = page.panel("How often", x=(-0.5, 8), y=(0, 200), unit="of 500", x_label="end-plate potential, mV")
    counts, _ = np.histogram(potentials, EDGES)
    q.bars(EDGES[:-1] + STEP / 2, counts, "voltage", width=0.9 * STEP)

    silent = "nobody can take a logarithm of no failures"
    if content.failures is not None:
        silent = f"the failures say **{content.failures:.2f}**"
    return (
        f"In **{number(Mg_o)} mM** magnesium **{100 * failed:.0f} %** of the impulses release nothing. Quanta an "
        f"impulse: the mean says **{content.direct:.2f}**, {silent}, the variance says **{content.variance:.2f}**."
    )
