"""How much of the ATP in a cell carries magnesium."""

import numpy as np

from mgmodels.explore import Logarithmic, Zone, explore
from mgmodels.explore.controls import number
from mgmodels.magnesium import mgatp_speciation

FREE = np.geomspace(0.05, 2, 81)  # mM
USUAL = mgatp_speciation.parameters["K_MgATP"].value  # mM
RED_CELLS = 146 / 178  # free magnesium of hypomagnesaemic patients over that of others (Ryzen 1989)


@explore(
    id="mgatp-speciation",
    question="How much of the fuel is lost when free magnesium falls?",
    caption="Equilibrium of 3 mM ATP with free magnesium. Shaded: 0.15 to 1.0 mM, the span of free magnesium that "
    "different methods find in neurons. The affinity is not well known either: public models use 0.024 to 0.34 mM. "
    "Grey: with the usual 0.10 mM.",
    Mg_free=Logarithmic(
        "Free magnesium inside the cell", "mM", 0.05, 2, default=0.5, where="cytosol of a neuron",
        quantity="magnesium", zones=(Zone(0.15, 1.0, "people"),),
    ),
    K_MgATP=Logarithmic("How loosely ATP holds it (dissociation constant)", "mM", 0.03, 0.35, default=0.10),
    presets={
        "Usual values": {"Mg_free": 0.5, "K_MgATP": 0.10},
        "18 % less free magnesium": {"Mg_free": 0.41, "K_MgATP": 0.10},
        "The least favourable": {"Mg_free": 0.15, "K_MgATP": 0.35},
    },
)  # fmt: skip
def mgatp_speciation_explorer(page, Mg_free, K_MgATP):
    now = mgatp_speciation.evaluate(Mg_free=Mg_free, K_MgATP=K_MgATP)
    fallen = mgatp_speciation.evaluate(Mg_free=Mg_free * RED_CELLS, K_MgATP=K_MgATP)
    total = mgatp_speciation.parameters["ATP_total"].value

    p = page.panel("ATP with magnesium", x=(0.05, 2), y=(0, 3), unit="mM", log="x", x_label="free magnesium, mM")
    p.zone(0.15, 1.0, "people")
    p.line(FREE, mgatp_speciation.evaluate(Mg_free=FREE, K_MgATP=USUAL)["MgATP"], "reference")
    p.line(FREE, mgatp_speciation.evaluate(Mg_free=FREE, K_MgATP=K_MgATP)["MgATP"], "magnesium")
    p.dots([Mg_free, Mg_free * RED_CELLS], [now["MgATP"], fallen["MgATP"]], "magnesium")

    q = page.panel("Where the 3 mM of ATP is", x=(0, 3), y=(0, 2), unit="", x_label="mM", y_ticks={})
    q.bars([1.5], [now["MgATP"]], "magnesium", width=0.4, horizontal=True, names=["with magnesium: the pump’s fuel"])
    q.bars([0.5], [total - now["MgATP"]], "ink", width=0.4, horizontal=True, names=["without magnesium"])

    loss = 100 * (fallen["MgATP"] / now["MgATP"] - 1)
    return (
        f"With **{number(Mg_free)} mM** free magnesium **{100 * now['saturation']:.0f} %** of the ATP carries it. "
        f"Take away 18 % of the free magnesium, as in the red cells of patients, and the fuel falls by "
        f"**{-loss:.1f} %** (the second dot)."
    )
