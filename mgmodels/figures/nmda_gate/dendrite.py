"""How many synapses must act together before a thin dendrite answers with an NMDA spike."""

from functools import cache

import numpy as np

from mgmodels.explore import explore
from mgmodels.explore.controls import number
from mgmodels.figures.beforehand import beforehand
from mgmodels.figures.nmda_gate.brain_magnesium import NORMAL, SHADED, ZONES, brain_magnesium
from mgmodels.synapse import peak_depolarisation, synapses_at_threshold

SYNAPSES = np.linspace(0, 40, 41)
LEVELS = np.geomspace(0.2, 2, 17)  # mM


@cache
def response(Mg_o):
    """Return the largest depolarisation of the dendrite in mV at each of `SYNAPSES`."""
    return np.r_[0.0, peak_depolarisation(Mg_o, SYNAPSES[1:])[0]]


@cache
def threshold(Mg_o):
    """Return the number of synapses at which one more does most, and by how much more than the first."""
    return synapses_at_threshold(Mg_o)


@beforehand(())
def threshold_curve():
    """Return the number of synapses at threshold at each of `LEVELS`."""
    return np.array([threshold(level)[0] for level in LEVELS])


@explore(
    id="dendritic-spike",
    question="How many synapses must act together before a dendrite spikes?",
    caption="A thin branch with AMPA and NMDA receptors and no other channels; a model of ours, in size after Rhodes "
    f"(2006), in kind after Schiller (2000). Threshold: where one more synapse does most. Grey: 0.80 mM. {SHADED}",
    Mg_o=brain_magnesium(0.2, 2, n=21),
    presets={
        "Brain 0.80": {"Mg_o": 0.8},
        "A fifth less 0.64": {"Mg_o": 0.64},
        "Laboratory 1.0": {"Mg_o": 1.0},
        "A quarter 0.20": {"Mg_o": 0.2},
    },
)
def dendritic_spike(page, Mg_o):
    needed, steeper = threshold(Mg_o)
    usually, _ = threshold(NORMAL)

    p = page.panel("Depolarisation of the dendrite", x=(0, 40), y=(0, 80), unit="mV", x_label="synapses active at once")
    p.line(SYNAPSES, response(NORMAL), "reference")
    p.line(SYNAPSES, response(Mg_o), "voltage")
    p.dots(needed, np.interp(needed, SYNAPSES, response(Mg_o)), "voltage")

    q = page.panel("Synapses at threshold", x=(0.2, 2), y=(0, 30), log="x", x_label="magnesium outside, mM")
    q.zones(ZONES)
    q.line(LEVELS, threshold_curve(), "voltage")
    q.dots(Mg_o, needed, "voltage")

    against = "" if Mg_o == NORMAL else f", against {usually:.1f} at 0.80 mM"
    if needed == 0:
        return f"At **{number(Mg_o)} mM** there is **no threshold**: the first synapse does most, and each adds less."
    return (
        f"At **{number(Mg_o)} mM** the dendrite’s threshold lies at **{needed:.1f} synapses**{against}. There one more "
        f"does **{steeper:.1f} times** as much as the first."
    )
