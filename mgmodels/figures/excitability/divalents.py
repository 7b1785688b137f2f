"""Divalent ions outside, the charge they screen, and the current that is then enough to fire."""

from functools import cache

import numpy as np

from mgmodels.explore import Choice, Logarithmic, Zone, explore
from mgmodels.explore.controls import number
from mgmodels.figures.beforehand import beforehand
from mgmodels.magnesium import gate_shift, surface_screening
from mgmodels.nerve import hodgkin_huxley
from mgmodels.nerve.excitability import rheobase

MAGNESIUM = np.geomspace(0.05, 10, 41)  # mM
CALCIUM = surface_screening.parameters["Ca_o"].value  # mM
NORMAL = surface_screening.parameters["Mg_reference"].value  # mM
X_LABEL = "magnesium outside, mM"
TEST_CURRENT = 2.2  # uA/cm^2, just short of the normal threshold
ALL_GATES, SODIUM_GATES = 1.0, 0.0


def threshold(shift, potassium_share, low=0.0, high=80.0):
    """The current for one spike, uA/cm^2, with the gates shifted by so many mV."""
    gates = {"gate_shift": shift, "potassium_gate_shift": potassium_share}
    return rheobase(hodgkin_huxley, low=low, high=high, tolerance=0.01, **gates)


@beforehand((ALL_GATES,), (SODIUM_GATES,))
def threshold_curve(potassium_share):
    """Thresholds at each of `MAGNESIUM`."""
    return np.array([threshold(shift, potassium_share) for shift in gate_shift(MAGNESIUM)])


@cache
def threshold_at(Mg_o, potassium_share):
    """The threshold at one magnesium, sought between those of its neighbours on the curve."""
    curve = threshold_curve(potassium_share)
    i = int(np.clip(np.searchsorted(MAGNESIUM, Mg_o), 1, MAGNESIUM.size - 1))
    return threshold(gate_shift(Mg_o), potassium_share, max(curve[i - 1] - 0.02, 0.0), curve[i] + 0.02)


def equivalent_calcium(shift):
    """The calcium outside, mM, that gives the same shift with magnesium left at normal."""
    from scipy.optimize import brentq

    def excess(calcium):
        return gate_shift(NORMAL, calcium) - shift

    return brentq(excess, 0.0, 50.0) if excess(0.0) < 0 else 0.0


@explore(
    id="divalents-and-threshold",
    question="Does magnesium outside the cell change how easily a nerve fires?",
    caption="Surface charge after Grahame (1947), fitted to frog nerve (Hille 1975), acting on the squid axon’s gates. "
    "Calcium 1.2 mM. Shaded: 0.60 to 1.00 mM, the ionised magnesium of patients’ cerebrospinal fluid (mean ± 2 SD); "
    "hatched: illness or a drip, ends assumed. Which gates feel the charge is not settled: both extremes can be "
    "chosen; grey: the other one. Third: a current just short of the normal threshold.",
    Mg_o=Logarithmic(
        "Magnesium outside the neuron", "mM", 0.05, 10, default=0.8, where="ionised, cerebrospinal fluid",
        quantity="magnesium",
        zones=(Zone(0.6, 1.0, "people"), Zone(0.5, 0.6, "illness"), Zone(1.0, 1.2, "illness")),
    ),
    gates=Choice("Which gates feel it", {"all gates": ALL_GATES, "sodium gates only": SODIUM_GATES}),
    presets={
        "Normal 0.80": {"Mg_o": 0.8},
        "A fifth less 0.64": {"Mg_o": 0.64},
        "Drip 0.90": {"Mg_o": 0.9},
        "Slice without magnesium 0.05": {"Mg_o": 0.05},
    },
)  # fmt: skip
def divalents_and_threshold(page, Mg_o, gates):
    shift = gate_shift(Mg_o)
    needed, normally = threshold_at(Mg_o, gates), threshold_at(NORMAL, gates)
    run = hodgkin_huxley.solve(
        60, I=TEST_CURRENT, I_start=5, gate_shift=shift, potassium_gate_shift=gates, rtol=1e-5
    )

    p = page.panel("Shift of the gates", x=(0.05, 10), y=(-5, 15), unit="mV", log="x", x_label=X_LABEL)
    p.zone(0.6, 1.0, "people")
    p.line(MAGNESIUM, gate_shift(MAGNESIUM), "magnesium")
    p.dots(Mg_o, shift, "magnesium")

    q = page.panel("Current for one spike", x=(0.05, 10), y=(0, 12), unit="µA/cm²", log="x", x_label=X_LABEL)
    q.zone(0.6, 1.0, "people")
    q.line(MAGNESIUM, threshold_curve(SODIUM_GATES + ALL_GATES - gates), "reference")
    q.line(MAGNESIUM, threshold_curve(gates), "voltage")
    q.dots(Mg_o, needed, "voltage")

    r = page.panel(f"Answer to {TEST_CURRENT} µA/cm²", x=(0, 60), y=(-90, 60), unit="mV", x_label="time, ms")
    r.line(run.t, run["V"], "voltage")

    calcium = equivalent_calcium(shift)
    if abs(shift) < 0.005:
        return (
            f"At **{number(Mg_o)} mM** magnesium the gates stand where they normally do, and one spike takes "
            f"**{needed:.2f} µA/cm²**."
        )
    change = 100 * (needed / normally - 1)
    rest = "the axon fires by itself"
    if needed > 0:
        rest = f"one spike takes **{needed:.2f} µA/cm²**, **{change:+.0f} %** against normal"
    same = f"{calcium:.2f} mM calcium" if calcium else "no calcium at all"
    return (
        f"At **{number(Mg_o)} mM** magnesium the gates shift by **{shift:+.2f} mV**, and {rest}. "
        f"The same shift comes from {same} instead of {CALCIUM:g} mM."
    )
