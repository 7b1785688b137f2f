"""Calcium of one pairing, and what a hundred pairings make of a synapse, against magnesium."""

from functools import cache

import numpy as np

from mgmodels.explore import Choice, explore
from mgmodels.explore.controls import number
from mgmodels.figures.nmda_gate.brain_magnesium import SHADED, SLICE, ZONES, brain_magnesium
from mgmodels.synapse import calcium_plasticity, peak_calcium, timing_curve, voltage_curve

MAGNESIUM = np.geomspace(0.25, 4, 41)  # mM
TIME = np.linspace(-40, 300, 341)  # ms
TIMINGS = np.linspace(-60, 120, 46)  # ms
HELD = np.linspace(-70, -20, 41)  # mV
WEAKENS = calcium_plasticity.parameters["theta_d"].value  # uM
STRENGTHENS = calcium_plasticity.parameters["theta_p"].value  # uM
CASES = {"glutamate alone": None, "a spike 10 ms after it": 10.0, "a spike 10 ms before it": -10.0}


@explore(
    id="calcium-and-timing",
    question="How much calcium enters, with a spike and without?",
    caption="One pairing in the model of Shouval, Bear and Cooper (2002), a synapse of hippocampus or cortex at −65 "
    "mV. Its two thresholds, dotted, were chosen for 1.0 mM magnesium, as in a laboratory dish. Grey: at 1.0 mM. "
    f"{SHADED}",
    Mg_o=brain_magnesium(0.25, 4, default=SLICE, n=25),
    timing=Choice("What the synapse gets", CASES, default="a spike 10 ms after it"),
    presets={
        "Laboratory 1.0, with a spike": {"Mg_o": 1.0, "timing": "a spike 10 ms after it"},
        "Laboratory 1.0, alone": {"Mg_o": 1.0, "timing": "glutamate alone"},
        "Brain 0.80, alone": {"Mg_o": 0.8, "timing": "glutamate alone"},
        "Half 0.50, alone": {"Mg_o": 0.5, "timing": "glutamate alone"},
    },
)
def calcium_and_timing(page, Mg_o, timing):
    spike = {"spike": 0.0} if timing is None else {"timing": timing}
    here, there = (calcium_plasticity.solve((-40, 300), times=TIME, Mg_o=Mg, **spike)["Ca"] for Mg in (Mg_o, SLICE))
    p = page.panel("Calcium in the spine", x=(-40, 300), y=(0, 1.6), unit="µM", x_label="time since glutamate, ms")
    p.hline(WEAKENS, "weakens")
    p.hline(STRENGTHENS, "strengthens")
    p.line(TIME, there, "reference")
    p.line(TIME, here, "calcium")

    q = page.panel("Largest calcium", x=(0.25, 4), y=(0, 1.6), unit="µM", log="x", x_label="magnesium outside, mM")
    q.zones(ZONES)
    q.hline(WEAKENS)
    q.hline(STRENGTHENS)
    q.line(MAGNESIUM, largest(10.0), "calcium", "spike after")
    q.line(MAGNESIUM, largest(None), "calcium", "alone")
    peak, alone = peak_calcium(Mg_o, timing), peak_calcium(Mg_o)
    q.dots(Mg_o, peak, "calcium")

    does = "strengthens the synapse" if peak > STRENGTHENS else "weakens the synapse"
    does = does if peak > WEAKENS else "leaves the synapse as it is"
    more = "" if timing is None else f", **{peak / alone:.2f} times** as much as glutamate alone"
    return (
        f"At **{number(Mg_o)} mM** magnesium calcium reaches **{peak:.2f} µM**{more}. In this model that "
        f"{does}."
    )


@cache
def largest(timing):
    """Return the largest calcium of a pairing in µM at each of `MAGNESIUM`."""
    return peak_calcium(MAGNESIUM, timing)


@cache
def curves(Mg_o):
    """Return weights after 100 pairings at `TIMINGS`, and after 100 pulses held at `HELD`, against before."""
    return timing_curve(Mg_o, TIMINGS), voltage_curve(Mg_o, HELD)


@explore(
    id="plasticity-window",
    question="Which pairings strengthen a synapse, and does magnesium change the list?",
    caption="Weight after 100 pairings at 1 Hz, and after 100 pulses with the voltage held, in the model of Shouval, "
    "Bear and Cooper (2002). Grey: 1.0 mM, for which the model’s thresholds were chosen, in 2 mM calcium. Real "
    f"synapses adjust to a change that lasts; this one does not. {SHADED}",
    Mg_o=brain_magnesium(0.4, 2, default=SLICE, n=21),
    presets={
        "Laboratory 1.0": {"Mg_o": 1.0},
        "Brain 0.80": {"Mg_o": 0.8},
        "A fifth less 0.64": {"Mg_o": 0.64},
        "Half 0.50": {"Mg_o": 0.5},
    },
)
def plasticity_window(page, Mg_o):
    by_timing, by_voltage = curves(Mg_o)
    usual_timing, usual_voltage = curves(SLICE)

    p = page.panel("Weight after, times before", x=(-60, 120), y=(0, 4), x_label="spike after glutamate, ms")
    p.hline(1)
    p.line(TIMINGS, usual_timing, "reference")
    p.line(TIMINGS, by_timing, "calcium")

    q = page.panel("Weight after, times before", x=(-70, -20), y=(0, 4), x_label="voltage held, mV")
    q.hline(1)
    q.line(HELD, usual_voltage, "reference")
    q.line(HELD, by_voltage, "calcium")

    stronger = 100 * np.mean(by_timing > 1.05)
    lowest = HELD[by_voltage.argmin()]
    against = "" if Mg_o == SLICE else f", against {100 * np.mean(usual_timing > 1.05):.0f} % at 1.0 mM"
    return (
        f"At **{number(Mg_o)} mM** magnesium **{stronger:.0f} %** of the timings shown strengthen the "
        f"synapse{against}. It weakens most when held at **{number(lowest)} mV**."
    )
