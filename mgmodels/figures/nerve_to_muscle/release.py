"""Release against calcium and magnesium: the fourth-power law, with what is not known of its constants."""

from functools import cache

import numpy as np

from mgmodels.explore import Logarithmic, explore
from mgmodels.explore.controls import number
from mgmodels.figures.nerve_to_muscle.levels import CALCIUM, NORMAL, OUTSIDE
from mgmodels.muscle import relative_release, release_band, release_law, release_probability

AXIS_CALCIUM = np.geomspace(0.1, 10, 61)  # mM
AXIS_MAGNESIUM = np.geomspace(0.1, 10, 41)  # mM


@cache
def by_the_sensor(Ca_o):
    """Release against normal at each of `AXIS_MAGNESIUM`, by the kinetic sensor instead of the law."""
    released = [release_probability(Ca_o=Ca_o, Mg_o=Mg) for Mg in AXIS_MAGNESIUM]
    return np.array(released) / release_probability()


@explore(
    id="fourth-power",
    question="How does magnesium change what one impulse releases?",
    caption="The law of Dodge and Rahamimoff (1967), from frog end-plates. First: with magnesium at 0.57 mM in grey. "
    "Second: the band is ± 15 % of the two constants, which are recalled, not seen; dashed, a sensor with five calcium "
    "sites in which no fourth power is put. Tinted: ionised plasma magnesium of healthy people; hatched: illness or a "
    "drip.",
    Ca_o=Logarithmic(
        "Calcium", "mM", 0.1, 10, default=1.2, where="ionised, around the terminal", quantity="calcium", n=9
    ),
    Mg_o=Logarithmic(
        "Magnesium", "mM", 0.1, 10, default=1.84, where="ionised, around the terminal", quantity="magnesium",
        zones=OUTSIDE, n=17,
    ),
    presets={
        "Normal 0.57": {"Ca_o": CALCIUM, "Mg_o": NORMAL},
        "Severe deficiency 0.25": {"Ca_o": CALCIUM, "Mg_o": 0.25},
        "Drip 1.84": {"Ca_o": CALCIUM, "Mg_o": 1.84},
        "Poisoning 4.0": {"Ca_o": CALCIUM, "Mg_o": 4.0},
    },
)  # fmt: skip
def fourth_power(page, Ca_o, Mg_o):
    release = relative_release(Ca_o, Mg_o)

    p = page.panel(
        "Release against normal", x=(0.1, 10), y=(1e-4, 20), log="xy", x_label="calcium, mM",
        y_ticks={1e-4: "0.0001", 1e-3: "0.001", 0.01: "0.01", 0.1: "0.1", 1: "1", 10: "10"},
    )  # fmt: skip
    p.line(AXIS_CALCIUM, relative_release(AXIS_CALCIUM, NORMAL), "reference")
    p.line(AXIS_CALCIUM, relative_release(AXIS_CALCIUM, Mg_o), "transmitter")
    p.dots(Ca_o, release, "transmitter")

    low, high = release_band(np.full(AXIS_MAGNESIUM.size, Ca_o), AXIS_MAGNESIUM)
    q = page.panel(
        "Release against normal", x=(0.1, 10), y=(1e-4, 20), log="xy", x_label="magnesium, mM",
        y_ticks={1e-4: "0.0001", 1e-3: "0.001", 0.01: "0.01", 0.1: "0.1", 1: "1", 10: "10"},
    )  # fmt: skip
    q.zones(OUTSIDE)
    q.fill(AXIS_MAGNESIUM, low, high, "transmitter")
    q.line(AXIS_MAGNESIUM, relative_release(Ca_o, AXIS_MAGNESIUM), "transmitter")
    q.line(AXIS_MAGNESIUM, by_the_sensor(Ca_o), "ink", dashed=True)
    q.dots(Mg_o, release, "transmitter")

    slope = release_law.evaluate(Ca_o=Ca_o, Mg_o=Mg_o)["slope"]
    return (
        f"With **{number(Ca_o)} mM** calcium and **{number(Mg_o)} mM** magnesium an impulse releases "
        f"**{number(release)} times** what it does normally. One per cent more calcium would add {slope:.1f} per cent."
    )
