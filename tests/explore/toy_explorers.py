"""Explorers with exact answers, for the tests of the two faces. No biology."""

import numpy as np

from mgmodels.explore import Choice, Linear, Logarithmic, Zone, explore, figure

TIME = np.linspace(0, 50, 601)
ZONES = (Zone(0.6, 1.0, "people"), Zone(0.5, 0.6, "illness"), Zone(1.0, 1.2, "illness"))


@explore(
    id="decay",
    question="How fast does it fall?",
    caption="Solid: the setting. Grey: **normal**.",
    Mg_o=Logarithmic(
        "Magnesium outside", "mM", 0.05, 10, default=0.8,
        where="ionised, <csf>", quantity="magnesium", zones=ZONES,
    ),
    presets={"Normal": {"Mg_o": 0.8}, "A fifth less": {"Mg_o": 0.64}},
    validity={"Mg_o": (0.1, 8, "The fit was made there.")},
)  # fmt: skip
def decay(page, Mg_o):
    p = page.panel("Height", x=(0, 50), y=(0, 1), x_label="time, ms", unit="cm")
    p.line(TIME, np.exp(-TIME / 12), "reference", label="normal")
    p.line(TIME, np.exp(-TIME / (12 * Mg_o)), "voltage", label="now")
    p.dots(10, np.exp(-10 / (12 * Mg_o)), "voltage", label=f"{np.exp(-10 / (12 * Mg_o)):.2f}")
    q = page.panel("Time constant, ms", x=(0.05, 10), y=(0, 120), log="x", x_label="magnesium, mM")
    q.zones(ZONES)
    q.line([0.05, 10], [0.6, 120], "magnesium")
    q.dots(Mg_o, 12 * Mg_o, "magnesium")
    return f"At **{Mg_o:g} mM** the time constant is **{12 * Mg_o:.3g} ms**; -1 & <b>."


@explore(
    id="beats",
    question="Does it beat?",
    drive=Linear("Drive", "uA/cm^2", -5, 20, default=10, quantity="voltage", n=21),
    cell=Choice("Cell", {"slow cell": 1.0, "fast cell": 3.0}, where="in a dish"),
    presets={"Fast": {"cell": "fast cell"}},
)
def beats(page, drive, cell):
    v = -60 + 4 * drive * np.sin(TIME * cell * 0.5) ** 3
    p = page.panel("Membrane potential", x=(0, 50), y=(-150, 60), x_label="time, ms", unit="mV")
    p.fill(TIME, v - 5, v + 5, "voltage")
    p.line(TIME, np.where(TIME < 45, v, np.nan), "voltage")
    p.bars(np.arange(5, 50, 10), np.full(5, drive), "calcium", width=3)
    q = page.panel("Push", x=(0, 25), y=(-0.5, 1.5), x_label="push, µA", y_ticks={}, height=160)
    q.bars([0, 1], [abs(drive), 2.5], "voltage", horizontal=True, width=0.3, names=["drive, up or down", "noise"])
    return f"A drive of **{drive:g}** in a cell of speed {cell:g} swings by {8 * abs(drive):.3g} mV."


@explore(
    id="spring",
    question="How far does it swing?",
    push=Linear("Push", "1", 1, 5, default=2, n=5),
    friction=Linear("Friction", "1", 0, 2, default=0.5, n=5),
    spring=Choice("Spring", {"soft": 1.0, "stiff": 2.0}),
    presets={"Hard": {"push": 5}},
    kernel_only=("friction", "spring"),
)
def spring(page, push, friction, spring):
    swing = push * np.exp(-friction * TIME / 20) * np.cos(spring * TIME)
    page.panel("Height", x=(0, 50), y=(-5, 5)).line(TIME, swing, "voltage")
    return f"A push of **{push:g}** against friction {friction:g} and a spring of {spring:g}."


@figure(id="ranking", caption="Largest first.")
def ranking(page):
    p = page.panel("Change, mV", x=(-3, 6), y=(-0.6, 1.6), y_ticks=(), height=160)
    names, values = ["leak", "gate"], ["−2.0", "+4.4"]
    p.bars([0, 1], [-2, 4.4], "voltage", horizontal=True, width=0.3, names=names, values=values)
    return "The gate matters most."


EXPLORERS = (decay, beats, spring)
