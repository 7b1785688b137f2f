"""The dial beside the clinic: what patients do at low and at high magnesium, and what the models say."""

from functools import cache

import numpy as np

from mgmodels.dial import NORMAL_SERUM, status_at
from mgmodels.explore import figure
from mgmodels.figures.one_dial.levels import BREATHING_STOPS, PEOPLE, REFLEXES_GO
from mgmodels.figures.one_dial.wall import bands, read
from mgmodels.muscle import neuromuscular_junction

SERUM = np.geomspace(0.3, 8.0, 40)  # mM, total
SAFETY_FACTORS = (2, 3, 5)
# total serum magnesium in mM and duration in per cent of before: QTc below 0.65 mM (yang_2021; the mean level is
# not given, 0.60 is a guess), action potentials of paced hearts on a drip, and QT on a larger one (dicarlo_1986)
MEASURED = {"QTc, low": (0.60, 100 * 439 / 433), "paced, drip": (1.85, 100 * 261 / 274), "QT, drip": (2.22, 100.0)}

# where the words stand beside the dots, px
BESIDE = {
    "QTc, low": {"anchor": "end", "dx": -4, "dy": -12},
    "paced, drip": {"anchor": "end", "dx": -9, "dy": 14},
    "QT, drip": {"anchor": "start", "dx": 9, "dy": -8},
}


@cache
def answering(serum, safety_factor):
    """Share of muscle fibres that answer an impulse, in per cent."""
    junction = neuromuscular_junction.with_parameters(safety_factor=float(safety_factor)).at(status_at(serum))
    return 100.0 * float(junction.respond().firing[0])


@figure(
    id="dial-and-clinic",
    caption="First: fibres that answer an impulse, for safety factors of 2, 3 and 5 (end-plates differ, and for man "
    "the factor is not well known); hatched: 3.5 to 5.0 mM, where clinical texts place the loss of reflexes, and 5.0 "
    "to 6.5, where breathing stops. Second: duration in the heart; dots are measurements in people: QTc below 0.65 mM, "
    "action potentials of paced hearts on a drip, QT on a larger one. Tinted: healthy people.",
)
def dial_and_clinic(page):
    p = page.panel(
        "Fibres that answer", x=(0.3, 8), y=(0, 100), unit="%", log="x", x_label="serum total, mM",
        x_ticks={0.3: "0.3", 0.7: "0.7", 1: "1", 2: "2", 3.5: "3.5", 5: "5", 8: "8"},
    )  # fmt: skip
    p.zone(*PEOPLE, "people")
    p.zone(*REFLEXES_GO, "illness")
    p.zone(*BREATHING_STOPS, "illness")
    for factor in SAFETY_FACTORS:
        firing = [answering(serum, factor) for serum in SERUM]
        p.line(SERUM, firing, "force", label=str(factor), dashed=factor != 3, at=4.5)

    q = page.panel(
        "Duration in the heart", x=(0.3, 6.5), y=(75, 125), unit="% of normal", log="x", x_label="serum total, mM",
        x_ticks={0.3: "0.3", 0.7: "0.7", 1: "1", 2: "2", 3.5: "3.5", 6.5: "6.5"},
    )  # fmt: skip
    q.zone(*PEOPLE, "people")
    found = bands("heart", True)
    q.fill(found.serum, found.low, found.high, "calcium")
    q.line(found.serum, found.middle, "calcium", label="model")
    for words, (serum, duration) in MEASURED.items():
        q.dots(serum, duration, "ink")
        q.text(serum, duration, words, "ink", **BESIDE[words])

    at_qt = 100 * (read("heart", 2.22, True).value / read("heart", NORMAL_SERUM, True).value - 1)
    first, last, end = (answering(serum, 3) for serum in (*REFLEXES_GO, BREATHING_STOPS[1]))
    return (
        f"From {REFLEXES_GO[0]} to {REFLEXES_GO[1]} mM, where reflexes go, the model’s fibres that answer one impulse "
        f"fall from **{first:.0f}** to **{last:.0f} %**; at {BREATHING_STOPS[1]} mM, where breathing has stopped, "
        f"**{end:.0f} %** do (safety factor 3). On a drip that left the QT as it was, the model’s beat "
        f"shortens by **{-at_qt:.0f} %**."
    )
