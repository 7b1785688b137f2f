"""How much of the NMDA receptor's conductance magnesium leaves open, against voltage and at rest."""

import numpy as np

from mgmodels.explore import explore
from mgmodels.explore.controls import number
from mgmodels.figures.nmda_gate.brain_magnesium import NORMAL, SHADED, ZONES, brain_magnesium
from mgmodels.synapse import half_block_voltage, nmda_block, open_fraction

REST = -70.0  # mV
VOLTAGE = np.linspace(-100, 40, 71)  # mV
MAGNESIUM = np.geomspace(0.01, 10, 61)  # mM


@explore(
    id="block-and-voltage",
    question="How much of the gate is left open?",
    caption="The short law of Jahr and Stevens (1990), from rat neurons in culture. Grey: 0.80 mM, as in "
    "cerebrospinal fluid; most laboratory work, and many textbooks, use 1.0 mM. Current: of some twenty "
    f"channels, together 1 nS without magnesium. {SHADED}",
    Mg_o=brain_magnesium(0.01, 10),
    presets={
        "Normal 0.80": {"Mg_o": 0.8},
        "A fifth less 0.64": {"Mg_o": 0.64},
        "Drip 0.90": {"Mg_o": 0.9},
        "Laboratory 1.0": {"Mg_o": 1.0},
        "“Magnesium-free” dish 0.05": {"Mg_o": 0.05},
    },
)
def block_and_voltage(page, Mg_o):
    at_rest, normally = open_fraction(REST, Mg_o), open_fraction(REST, NORMAL)

    p = page.panel("Open fraction", x=(-100, 40), y=(0, 100), unit="%", x_label="membrane potential, mV")
    p.vline(REST, "rest")
    p.line(VOLTAGE, 100 * open_fraction(VOLTAGE, NORMAL), "reference")
    p.line(VOLTAGE, 100 * open_fraction(VOLTAGE, Mg_o), "magnesium")
    p.dots(REST, 100 * at_rest, "magnesium")

    q = page.panel("Open at rest, −70 mV", x=(0.01, 10), y=(0, 100), unit="%", log="x", x_label="magnesium outside, mM")
    q.zones(ZONES)
    q.line(MAGNESIUM, 100 * open_fraction(REST, MAGNESIUM), "magnesium")
    q.dots(Mg_o, 100 * at_rest, "magnesium")

    r = page.panel("Current, inward down", x=(-100, 40), y=(-60, 40), unit="pA", x_label="membrane potential, mV")
    r.line(VOLTAGE, nmda_block.evaluate(V=VOLTAGE, Mg_o=NORMAL)["current"], "reference")
    r.line(VOLTAGE, nmda_block.evaluate(V=VOLTAGE, Mg_o=Mg_o)["current"], "voltage")

    shift = half_block_voltage(NORMAL) - half_block_voltage(Mg_o)
    start = f"At **{number(Mg_o)} mM** the gate at rest is **{100 * at_rest:.1f} % open**"
    if Mg_o == NORMAL:
        return f"{start}. Half of it is open at {half_block_voltage(Mg_o):.1f} mV."
    same = "depolarising" if shift > 0 else "hyperpolarising"
    return (
        f"{start}, **{at_rest / normally:.2f} times** as much as at 0.80 mM. The gate sees no difference between this "
        f"and {same} the membrane by {abs(shift):.1f} mV."
    )
