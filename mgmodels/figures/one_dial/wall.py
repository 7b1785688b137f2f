"""One serum magnesium, six organs: the run of each, and how far it is from normal on one axis."""

from functools import cache

import numpy as np

from mgmodels.dial import NORMAL_SERUM, ORGANS, Band, band, status_at
from mgmodels.explore import Choice, Linear, Logarithmic, explore
from mgmodels.explore.controls import number
from mgmodels.figures.beforehand import beforehand
from mgmodels.figures.one_dial.levels import CLINIC
from mgmodels.magnesium import defended_magnesium

SERUM = np.geomspace(0.3, 6.5, 9)  # mM, where bands are drawn through
MEMBERS = 10
PER_CENT = (25, 400)
DEFENDED = Choice("Brain fluid and cells", {"hold their own": True, "follow the blood": False})

# what is drawn of each run: title, limits of x and y, unit, label of x, hue
RUNS = {
    "nerve": ("Nerve, answer to 2.2 µA/cm²", (0, 30), (-90, 60), "mV", "ms", "voltage"),
    "nmda": ("NMDA receptor, free of block", (-90, 20), (0, 100), "%", "membrane potential, mV", "magnesium"),
    "junction": ("Four end-plate potentials", (-0.6, 3.6), (0, 30), "mV", "impulse, 2 a second", "transmitter"),
    "muscle": ("Twitch", (-5, 150), (0, 30), "% of tetanus", "ms", "force"),
    "heart": ("Heart cell, one beat", (0, 500), (-100, 60), "mV", "ms", "calcium"),
    "vitamin_b6": ("Free PLP after the change", (0, 96), (0, 0.3), "µM", "hours", "ink"),
}
HUES = {name: hue for name, (*_, hue) in RUNS.items()}
OUTSIDE, INSIDE = ("nerve", "nmda", "junction"), ("muscle", "heart", "vitamin_b6")


@cache
def read(name, serum, defended, shared=()):
    """The reading of an organ; `shared` holds (name, value) of the dial's own unknowns."""
    return ORGANS[name].at(status_at(serum, defended, **dict(shared)))


@beforehand(*((name, defended) for name in ORGANS for defended in DEFENDED.alternatives.values()))
def curves(name, defended):
    """The band of an organ: its middle and its ends at each of `SERUM`."""
    found = band(name, SERUM, defended, MEMBERS)
    return {"middle": found.middle, "low": found.low, "high": found.high}


def bands(name, defended):
    return Band(SERUM, **curves(name, defended))


def per_cent(name, serum, defended, shared=()):
    return 100.0 * read(name, serum, defended, shared).value / read(name, NORMAL_SERUM, defended, shared).value


def drawn(name, reading):
    """The run as it is drawn: in the unit of its panel."""
    scale = 100.0 if name in ("nmda", "muscle") else 1.0
    return reading.x, scale * reading.y


def draw_run(page, name, now, usual):
    title, x, y, unit, label, hue = RUNS[name]
    bars = name == "junction"
    ticks = {0: "1st", 1: "2nd", 2: "3rd", 3: "4th"} if bars else None
    p = page.panel(title, x=x, y=y, unit=unit, x_label=label, x_ticks=ticks, height=170)
    if bars:
        p.bars(np.arange(4.0) - 0.2, usual.y, "secondary", width=0.3)
        p.bars(np.arange(4.0) + 0.2, now.y, hue, width=0.3)
    else:
        p.line(*drawn(name, usual), "reference")
        p.line(*drawn(name, now), hue)


def draw_axis(page, title, names, serum, now, defended):
    p = page.panel(
        title, x=(SERUM[0], SERUM[-1]), y=PER_CENT, unit="% of normal", log="xy", x_label="serum total, mM",
        x_ticks={0.3: "0.3", 0.7: "0.7", 1: "1", 2: "2", 3.5: "3.5", 6.5: "6.5"},
        y_ticks={25: "25", 50: "50", 100: "100", 200: "200", 400: "400"},
    )  # fmt: skip
    p.zones(CLINIC)
    for name in names:
        found = bands(name, defended)
        p.fill(found.serum, found.low, found.high, HUES[name])
    for name in names:
        found = bands(name, defended)
        p.line(found.serum, found.middle, HUES[name], label=ORGANS[name].title)
    for name in names:
        p.dots(serum, now[name], HUES[name])


@explore(
    id="one-dial",
    question="What does one change of magnesium do everywhere at once?",
    caption="Each picture is a run of the model of its own chapter; grey: serum at 0.85 mM. The last two share one "
    "axis: the reading of every organ in per cent of normal (current for one spike, channels free at rest, quanta, "
    "half relaxation, action potential, free PLP). Bands: 90 % of 10 draws of what is not well known, how far brain "
    "and cells follow among it. Tinted: healthy people; hatched: illness and drips. That cells follow serum with 0.3 "
    "% for each per cent is assumed; nobody has measured it as serum falls.",
    serum=Logarithmic(
        "Magnesium in serum", "mM", 0.3, 6.5, default=0.85, where="total, as the laboratory prints it",
        quantity="magnesium", zones=CLINIC, n=23,
    ),
    defended=DEFENDED,
    csf_coupling=Linear("Brain fluid follows, per cent for one of serum", "1", 0.0, 0.25, default=0.15, n=6),
    cell_coupling=Linear("Cells follow, per cent for one of serum", "1", 0.0, 1.0, default=0.3, n=11),
    ionised_fraction=Linear(
        "Share of serum magnesium that is ionised", "1", *(
            getattr(defended_magnesium.parameters["ionised_fraction"], end) for end in ("low", "high")
        ), default=defended_magnesium.parameters["ionised_fraction"].value, n=5,
    ),
    kernel_only=("csf_coupling", "cell_coupling", "ionised_fraction"),
    presets={
        "Severe deficiency 0.38": {"serum": 0.38, "defended": "hold their own"},
        "Low normal 0.72": {"serum": 0.72, "defended": "hold their own"},
        "Normal 0.85": {"serum": 0.85, "defended": "hold their own"},
        "Supplement 0.90": {"serum": 0.90, "defended": "hold their own"},
        "Drip 2.75": {"serum": 2.75, "defended": "hold their own"},
        "Overdose 5.0": {"serum": 5.0, "defended": "hold their own"},
    },
)  # fmt: skip
def one_dial(page, serum, defended, csf_coupling, cell_coupling, ionised_fraction):
    shared = (("csf_coupling", csf_coupling), ("cell_coupling", cell_coupling), ("ionised_fraction", ionised_fraction))
    for name in ORGANS:
        draw_run(page, name, read(name, serum, defended, shared), read(name, NORMAL_SERUM, defended, shared))
    now = {name: per_cent(name, serum, defended, shared) for name in ORGANS}
    draw_axis(page, "Acting from outside", OUTSIDE, serum, now, defended)
    draw_axis(page, "Acting from inside, mostly", INSIDE, serum, now, defended)
    return sentence(serum, now)


def sentence(serum, now):
    """What the wall shows, largest change first."""
    moved = sorted(now, key=lambda name: abs(now[name] - 100), reverse=True)
    first, second = moved[:2]
    if abs(now[first] - 100) < 0.5:
        return f"At **{number(serum)} mM** in serum all six organs work as they normally do."
    rest = max(abs(now[name] - 100) for name in moved[2:])
    return (
        f"At **{number(serum)} mM** in serum the largest change is in “{ORGANS[first].title}”: "
        f"{ORGANS[first].reads} **{now[first] - 100:+.0f} %**; then “{ORGANS[second].title}”, "
        f"{ORGANS[second].reads} **{now[second] - 100:+.0f} %**. The other four move by {rest:.0f} % at most."
    )
