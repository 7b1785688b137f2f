"""A cortical network with less magnesium, with less inhibition, and with less of both."""

from functools import cache, partial

import numpy as np

from mgmodels.engine.workers import in_parallel
from mgmodels.explore import Choice, explore
from mgmodels.figures.beforehand import beforehand
from mgmodels.figures.nmda_gate.brain_magnesium import ZONES
from mgmodels.synapse.network import simulate

MAGNESIUM = {"1.0 mM": 1.0, "0.80 mM": 0.8, "0.64 mM": 0.64, "0.50 mM": 0.5, "0.25 mM": 0.25}
INHIBITION = {"all of it": 1.0, "97 %": 0.97, "94 %": 0.94}
SEED = 2
BIN = 10.0  # ms
DURATION = 1500.0  # ms
MIDDLES = np.arange(0.5 * BIN, DURATION, BIN)  # ms, of the bins


PAIRS = [(Mg, share) for Mg in MAGNESIUM.values() for share in INHIBITION.values()]


@cache
def activities():
    """Return (magnesium, inhibition) to `Activity`, for every pair of `MAGNESIUM` and `INHIBITION`."""
    found = dict.fromkeys(PAIRS)
    for place, activity in in_parallel(partial(activity_at, SEED), PAIRS, progress=False):
        found[PAIRS[place]] = activity
    return found


def activity_at(seed, pair):
    return simulate(*pair, seed=seed, duration=DURATION)


@beforehand(*PAIRS)
def rate(Mg_o, inhibition):
    """Return the mean rate of excitatory cells in Hz, without the first half second."""
    return activities()[Mg_o, inhibition].rates()[0]


@beforehand(*PAIRS)
def course(Mg_o, inhibition):
    """Return the rate of excitatory cells in Hz in each bin; `MIDDLES` are their times."""
    return activities()[Mg_o, inhibition].population_rate(BIN)[1]


@explore(
    id="network-and-inhibition",
    question="Does less magnesium make a network run away, or does inhibition decide?",
    caption="400 spiking cells of the cortical network of Wang (2002), all connections alike, one seeded run of 1.5 "
    "s at each setting; rates of other seeds differ by up to a third. Magnesium acts on NMDA receptors of both kinds "
    "of cell, inhibitory ones too. Inhibition: of the excitatory cells, as a share of the published. Shaded: 0.60 to "
    "1.00 mM, patients’ cerebrospinal fluid (mean ± 2 SD); hatched: illness or a drip, ends assumed.",
    Mg_o=Choice("Magnesium outside the neurons", MAGNESIUM, default="0.80 mM", where="ionised, cerebrospinal fluid"),
    inhibition=Choice("Inhibition that is left", INHIBITION),
    presets={
        "Brain 0.80": {"Mg_o": "0.80 mM", "inhibition": "all of it"},
        "A fifth less magnesium": {"Mg_o": "0.64 mM", "inhibition": "all of it"},
        "6 % less inhibition": {"Mg_o": "0.80 mM", "inhibition": "94 %"},
        "Both": {"Mg_o": "0.64 mM", "inhibition": "94 %"},
    },
)
def network_and_inhibition(page, Mg_o, inhibition):
    levels = sorted(MAGNESIUM.values())

    p = page.panel("Excitatory cells", x=(500, 1500), y=(0.5, 500), unit="Hz", log="y", x_label="time, ms")
    p.line(MIDDLES, np.maximum(course(Mg_o, inhibition), 0.5), "voltage")

    q = page.panel("Mean rate", x=(0.2, 1.25), y=(1, 300), unit="Hz", log="xy", x_label="magnesium outside, mM")
    q.zones(ZONES)
    for words, share in INHIBITION.items():
        q.line(levels, [rate(level, share) for level in levels], "reference", words, at=0.56)
    q.line(levels, [rate(level, inhibition) for level in levels], "voltage")
    q.dots(Mg_o, rate(Mg_o, inhibition), "voltage")

    here, normal = rate(Mg_o, inhibition), rate(0.8, 1.0)
    against = "" if (Mg_o, inhibition) == (0.8, 1.0) else f", **{here / normal:.1f} times** the normal rate"
    words = "all the inhibition" if inhibition == 1.0 else f"{100 * inhibition:.0f} % of the inhibition"
    return f"With **{Mg_o:.2f} mM** magnesium and **{words}** excitatory cells fire at **{here:.1f} Hz**{against}."
