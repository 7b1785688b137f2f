"""Four published curves of the same block, and how far they disagree where neurons rest."""

import numpy as np

from mgmodels.explore import explore
from mgmodels.explore.controls import number
from mgmodels.figures.nmda_gate.block import REST, VOLTAGE
from mgmodels.figures.nmda_gate.brain_magnesium import SHADED, ZONES, brain_magnesium
from mgmodels.synapse import open_fraction, published_band
from mgmodels.synapse.nmda_block import BAND

MAGNESIUM = np.geomspace(0.05, 10, 61)  # mM
NAMES = {
    "jahr_stevens": "Jahr and Stevens 1990",
    "ascher_nowak": "Ascher and Nowak 1988",
    "hill_tononi": "Vargas-Caballero 2003, in NEST",
    "blue_brain": "the same, refitted 2022",
}
WEAK = "GluN2CD_fivefold"


@explore(
    id="published-block-curves",
    question="How far do the published curves disagree?",
    caption="Band: between the least and the most that four published curves leave open. It is a spread between "
    "papers and fits, not a confidence interval. Dashed: receptors with subunit 2C or 2D, illustrative, five times "
    f"as weakly blocked; real ones differ in steepness too. {SHADED}",
    Mg_o=brain_magnesium(0.05, 10, n=25),
    presets={
        "Brain 0.80": {"Mg_o": 0.8},
        "Laboratory 1.0": {"Mg_o": 1.0},
        "A fifth less 0.64": {"Mg_o": 0.64},
        "“Magnesium-free” dish 0.05": {"Mg_o": 0.05},
    },
)
def published_block_curves(page, Mg_o):
    low, high = published_band(VOLTAGE, Mg_o)
    at_rest = {law: 100 * open_fraction(REST, Mg_o, law) for law in BAND}

    p = page.panel("Open fraction", x=(-100, 40), y=(0, 100), unit="%", x_label="membrane potential, mV")
    p.vline(REST, "rest")
    p.fill(VOLTAGE, 100 * low, 100 * high, "magnesium")
    p.line(VOLTAGE, 100 * open_fraction(VOLTAGE, Mg_o, "jahr_stevens"), "magnesium")
    p.line(VOLTAGE, 100 * open_fraction(VOLTAGE, Mg_o, WEAK), "magnesium", dashed=True)

    title, x_label = "Open at rest, −70 mV", "magnesium outside, mM"
    q = page.panel(title, x=(0.05, 10), y=(0.1, 100), unit="%", log="xy", x_label=x_label)
    q.zones(ZONES)
    rest_low, rest_high = published_band(REST, MAGNESIUM)
    q.fill(MAGNESIUM, 100 * rest_low, 100 * rest_high, "magnesium")
    q.dots([Mg_o] * len(at_rest), list(at_rest.values()), "magnesium")

    r = page.panel(title, x=(0, 30), y=(-0.5, 4.5), unit="%", y_ticks={}, height=330)
    rows = [*((NAMES[law], share) for law, share in at_rest.items())]
    rows.append(("subunits 2C, 2D (illustrative)", 100 * open_fraction(REST, Mg_o, WEAK)))
    for place, (name, share) in zip((4, 3, 2, 1, 0), rows, strict=True):
        end = {"names": [name], "values": [f"{share:.1f}"]}
        r.bars([place], [min(share, 27)], "magnesium", width=0.34, horizontal=True, **end)

    least, most = min(at_rest.values()), max(at_rest.values())
    return (
        f"At **{number(Mg_o)} mM** four published curves leave **{least:.1f} to {most:.1f} %** open at rest, a "
        f"factor of {most / least:.1f} between them; receptors with 2C or 2D perhaps {rows[-1][1]:.0f} %."
    )
