"""340 mg followed out: absorbed, serum, brain fluid, effect, each as a share of itself, with its spread."""

from functools import cache

import numpy as np

from mgmodels.body import follow_out
from mgmodels.explore import Choice, explore
from mgmodels.figures.dose.levels import LABEL, dose_slider
from mgmodels.magnesium import ionised_magnesium
from mgmodels.muscle import relative_release
from mgmodels.synapse import open_fraction
from mgmodels.synapse.nmda_block import BAND

REST = -70.0  # mV
DOSES = np.r_[20.0, np.linspace(50, 1000, 20)]  # mg
LINKS = {1: "absorbed", 2: "serum", 3: "CSF", 4: "effect"}
SMALLEST = 0.01  # %, the foot of the axis
EDGES = (2.5, 50, 97.5)  # percentiles


def gate(found):
    """Return by how many per cent less of the NMDA receptor is open at rest, over the people and the published laws."""
    less = np.empty(found.csf_after.size)
    for k, law in enumerate(BAND):
        some = slice(k, None, len(BAND))  # each law for its share of the people
        before, after = (open_fraction(REST, csf[some], law) for csf in (found.csf_before, found.csf_after))
        less[some] = 100 * (1 - after / before)
    return less


def release(found):
    """Return by how many per cent less an impulse releases at the junction of nerve and muscle."""
    levels = found.serum_before, found.serum_after
    before, after = (relative_release(Mg_o=ionised_magnesium(level)) for level in levels)
    return 100 * (1 - after / before)


EFFECTS = {"receptors open at rest": gate, "release at the muscle": release}


@cache
def links(dose, effect):
    """Return percentiles of each link (rows: absorbed, serum, CSF, effect), in per cent of itself."""
    found = follow_out(dose)
    rows = (
        100 * found.absorbed / dose, 100 * (found.serum_after / found.serum_before - 1), found.csf_rise, effect(found)
    )  # fmt: skip
    return np.array([np.percentile(row, EDGES) for row in rows])


@cache
def response(effect):
    """Return percentiles of the effect over `DOSES`: three rows."""
    return np.array([links(float(dose), effect)[3] for dose in DOSES]).T


@explore(
    id="followed-out",
    question="What is left of 340 mg at the end of the chain?",
    caption="Bars: 95 % of 300 draws over all that is not well known (the split and availability of the forms, the "
    "meal, the carrier within rounding, the kidney’s slope, how far CSF follows, the published laws of the gate); "
    "dots: the middle. Absorbed is a share of the dose, the others are changes against normal, weeks later, in people "
    "in balance on a usual diet. Release meets the blood’s magnesium, the receptor that of the brain’s fluid.",
    dose=dose_slider(20, 1000, n=15),
    effect=Choice("Effect", EFFECTS),
    presets={
        "The label 340": {"dose": LABEL, "effect": "receptors open at rest"},
        "The label, at the muscle": {"dose": LABEL, "effect": "release at the muscle"},
        "Three times the label": {"dose": 1000, "effect": "receptors open at rest"},
    },
)  # fmt: skip
def followed_out(page, dose, effect):
    found = links(dose, effect)
    low, middle, high = found.T

    p = page.panel(
        "Per cent of itself", x=(0.4, 4.6), y=(SMALLEST, 100), unit="%", log="y", x_ticks=LINKS,
        y_ticks={0.01: "0.01", 0.1: "0.1", 1: "1", 10: "10", 100: "100"}, height=290,
    )  # fmt: skip
    for place in LINKS:
        ends = np.maximum([low[place - 1], high[place - 1]], SMALLEST)
        p.line([place, place], ends, "magnesium")
        p.dots(place, max(middle[place - 1], SMALLEST), "magnesium")
        p.text(place, max(middle[place - 1], SMALLEST), f"{middle[place - 1]:.2g} %", "ink", "start", 9, 4)

    q = page.panel("Effect, less than normal", x=(0, 1000), y=(0, 3.2), unit="%", x_label="dose, mg", height=290)
    lower, median, upper = response(effect)
    q.fill(DOSES, lower, upper, "magnesium")
    q.line(DOSES, median, "magnesium")
    q.dots(dose, middle[3], "magnesium")

    what = "of the receptor is open at rest" if effect is gate else "is released at the muscle"
    return (
        f"Of **{dose:.0f} mg** {middle[0]:.0f} % are absorbed, serum rises by {middle[1]:.1f} %, the brain’s fluid by "
        f"{middle[2]:.2f} %, and **{middle[3]:.2f} %** less {what} (95 % of draws: {low[3]:.2f} to {high[3]:.2f} %)."
    )
