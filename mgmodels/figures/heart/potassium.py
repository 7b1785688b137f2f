"""Potassium and magnesium outside, together and apart: which of the two moves the heart cell."""

import numpy as np

from mgmodels.explore import Choice, Linear, Zone, explore
from mgmodels.explore.controls import number
from mgmodels.figures.beforehand import beforehand
from mgmodels.figures.heart.beats import beat_after
from mgmodels.figures.heart.levels import DEFICIENCY, DRIP, NORMAL
from mgmodels.heart import action_potential

USUAL = 4.2  # mM of potassium in plasma; the cell's own paper bathes it in 5.4
POSITIONS = (2.5, 3.0, 3.4, 3.5, 3.65, 3.8, 4.0, 4.2, 4.4, 4.6, 4.8, 5.0, 5.4, 6.0, 7.0)
LEVELS = {"severe deficiency 0.25": DEFICIENCY, "normal 0.57": NORMAL, "drip 1.84": DRIP}


def readings(K_o, Mg_o):
    """What is read off a beat with this potassium and magnesium outside, mM."""
    return action_potential(beat_after(K_o=K_o, Mg_o=Mg_o))


@beforehand(*((level,) for level in LEVELS.values()))
def curve(Mg_o):
    """Potential at rest (mV) and duration of a beat (ms) at each of `POSITIONS`, with this magnesium outside (mM)."""
    found = [readings(K_o, Mg_o) for K_o in POSITIONS]
    return {name: np.array([getattr(one, name) for one in found]) for name in ("rest", "apd90")}


@explore(
    id="potassium-and-magnesium",
    question="Low potassium, low magnesium: which of the two does the heart cell feel?",
    caption="The ventricular cell once a second. Grey: potassium 4.2 and magnesium 0.57 mM. Then all "
    "levels of potassium at the chosen magnesium, grey at the normal one. Tinted: 3.5 to 5.0 mM, the usual reference "
    "range (recalled); hatched on the slider: illness. In hearts low potassium lengthens the beat by far more than "
    "in this cell.",
    K_o=Linear(
        "Potassium outside", "mM", 2.5, 7, default=3.4, where="extracellular", quantity="potassium",
        zones=(Zone(3.5, 5.0, "people"), Zone(2.5, 3.5, "illness"), Zone(5.0, 7.0, "illness")), positions=POSITIONS,
    ),
    Mg_o=Choice("Magnesium outside, mM", LEVELS, default="severe deficiency 0.25"),
    presets={
        "Both normal": {"K_o": USUAL, "Mg_o": "normal 0.57"},
        "Magnesium low": {"K_o": USUAL, "Mg_o": "severe deficiency 0.25"},
        "Potassium low 3.4": {"K_o": 3.4, "Mg_o": "normal 0.57"},
        "Both low": {"K_o": 3.4, "Mg_o": "severe deficiency 0.25"},
        "Potassium 7": {"K_o": 7.0, "Mg_o": "normal 0.57"},
    },
)  # fmt: skip
def potassium_and_magnesium(page, K_o, Mg_o):
    run, usual = beat_after(K_o=K_o, Mg_o=Mg_o), beat_after(K_o=USUAL, Mg_o=NORMAL)
    now, before = action_potential(run), action_potential(usual)
    chosen, normal = curve(Mg_o), curve(NORMAL)

    p = page.panel("Voltage", x=(0, 450), y=(-110, 60), unit="mV", x_label="ms after the stimulus")
    p.line(usual.t[::2], usual["V"][::2], "reference")
    p.line(run.t[::2], run["V"][::2], "voltage")

    q = page.panel("At rest", x=(2.5, 7), y=(-110, -70), unit="mV", x_label="potassium outside, mM")
    q.zone(3.5, 5.0, "people", "potassium")
    q.line(POSITIONS, normal["rest"], "reference")
    q.line(POSITIONS, chosen["rest"], "voltage")
    q.dots(K_o, now.rest, "voltage")

    r = page.panel("Duration of a beat", x=(2.5, 7), y=(280, 330), unit="ms", x_label="potassium outside, mM")
    r.zone(3.5, 5.0, "people", "potassium")
    r.line(POSITIONS, normal["apd90"], "reference")
    r.line(POSITIONS, chosen["apd90"], "voltage")
    r.dots(K_o, now.apd90, "voltage")

    return (
        f"With **{number(K_o)} mM** potassium and **{number(Mg_o)} mM** magnesium the cell rests at "
        f"**{number(now.rest)} mV** ({now.rest - before.rest:+.1f}) and its beat lasts **{now.apd90:.0f} ms** "
        f"({now.apd90 - before.apd90:+.1f})."
    )
