"""From quanta to fibres: how much of a muscle answers, against magnesium outside."""

from functools import cache

import numpy as np

from mgmodels.explore import Choice, Logarithmic, explore
from mgmodels.explore.controls import number
from mgmodels.figures.nerve_to_muscle.levels import IONISED, NORMAL, OUTSIDE
from mgmodels.magnesium import total_from_ionised
from mgmodels.muscle import neuromuscular_junction

AXIS = np.geomspace(0.2, 8, 49)  # mM
X_LABEL = "ionised magnesium outside, mM"
X_TICKS = {0.2: "0.2", 0.5: "0.5", 1: "1", 2: "2", 5: "5"}


@cache
def response(Mg_o, safety_factor):
    """Quanta, and the share of fibres that fire in per cent, to one impulse."""
    one = neuromuscular_junction.with_parameters(Mg_o=float(Mg_o), safety_factor=float(safety_factor)).respond()
    return float(one.quanta[0]), 100 * float(one.firing[0])


@explore(
    id="recruitment",
    question="How much magnesium does it take until a muscle no longer obeys?",
    caption="One impulse in every nerve fibre of a muscle. The safety factor says by how much healthy release exceeds "
    "what the median fibre needs; about 2 is recalled for man, 3 to 5 for the rat, and neither was checked. Bars, from "
    "top to bottom: what clinical texts give for patients, 2 to 3.5, 3.5 to 5 and 5 to 6.5 mM total, here as ionised "
    "(67 %).",
    Mg_o=Logarithmic(
        "Magnesium outside", "mM", 0.2, 8, default=1.84, where="ionised, extracellular", quantity="magnesium",
        zones=OUTSIDE,
    ),
    safety_factor=Choice("Safety factor", {"2": 2.0, "3": 3.0, "5": 5.0}, default="3"),
    presets={
        "Severe deficiency 0.25": {"Mg_o": 0.25},
        "Normal 0.57": {"Mg_o": NORMAL},
        "With a capsule 0.60": {"Mg_o": 0.604},
        "Drip 1.84": {"Mg_o": 1.84},
        "Poisoning 4.0": {"Mg_o": 4.0},
    },
)  # fmt: skip
def recruitment(page, Mg_o, safety_factor):
    quanta, firing = response(Mg_o, safety_factor)
    curve = np.array([response(level, safety_factor) for level in AXIS])

    normal, usual = response(NORMAL, safety_factor)
    p = page.panel(
        "Quanta, share of normal", x=(0.2, 8), y=(0, 150), unit="%", log="x", x_label=X_LABEL, x_ticks=X_TICKS
    )
    p.zones(OUTSIDE)
    p.line(AXIS, 100 * curve[:, 0] / normal, "transmitter")
    p.dots(Mg_o, 100 * quanta / normal, "transmitter")

    q = page.panel(
        "Fibres that fire", x=(0.2, 8), y=(0, 150), unit="%", log="x", x_label=X_LABEL,
        x_ticks=X_TICKS, y_ticks=[0, 25, 50, 75, 100],
    )  # fmt: skip
    q.zone(OUTSIDE[0].low, OUTSIDE[0].high, "people")
    for place, (words, (low, high)) in zip((140, 127, 114), IONISED.items(), strict=True):
        q.line([low, high], [place, place], "ink")
        q.text(low, place, words, "secondary", anchor="end", dx=-6, dy=4)
    q.line(AXIS, curve[:, 1], "force")
    q.dots(Mg_o, firing, "force")

    return (
        f"At **{number(Mg_o)} mM** ionised, about {number(total_from_ionised(Mg_o))} mM total, an impulse releases "
        f"**{100 * quanta / normal:.0f} %** of the normal quanta, and **{firing:.1f} %** of the fibres fire; "
        f"normally {usual:.1f} %."
    )
