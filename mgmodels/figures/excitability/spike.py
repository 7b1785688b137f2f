"""A spike, and the current that is just enough for one."""

from functools import cache

import numpy as np

from mgmodels.explore import Linear, explore
from mgmodels.nerve import hodgkin_huxley
from mgmodels.nerve.excitability import SETTLED, WATCHED, firing_rate, repetitive_threshold, rheobase, steady_rate

CURRENTS = np.r_[np.arange(0.0, 6.2, 0.5), np.arange(6.2, 8.0, 0.2), np.arange(8.0, 20.5, 1.0)]  # uA/cm^2

SHOWN = np.linspace(0, 60, 1201)  # ms


@cache
def firing_rates():
    """Firing rate in Hz at each of `CURRENTS`."""
    return np.array([firing_rate(hodgkin_huxley, current) for current in CURRENTS])


@cache
def thresholds():
    """The currents for one spike and for lasting firing, uA/cm^2."""
    return rheobase(hodgkin_huxley), repetitive_threshold(hodgkin_huxley)


@explore(
    id="spike-and-threshold",
    question="How much current does it take to fire, once and on and on?",
    caption="Hodgkin and Huxley’s squid axon (1952) at 6.3 °C; the current starts at 5 ms and stays. "
    "Sodium comes in, potassium goes out; neither calcium nor magnesium stands in the equations.",
    current=Linear("Current into the axon", "uA/cm^2", 0, 20, default=3, quantity="voltage"),
    presets={"Too little 2.0": {"current": 2}, "One spike 3.0": {"current": 3}, "A train 10": {"current": 10}},
)
def spike_and_threshold(page, current):
    run = hodgkin_huxley.solve(SETTLED + WATCHED, times=SHOWN, I=current, I_start=5, rtol=1e-5)
    once, lasting = thresholds()

    p = page.panel("Membrane potential", x=(0, 60), y=(-90, 60), unit="mV", x_label="time, ms")
    p.line(run.t, run["V"], "voltage")

    q = page.panel("Conductances", x=(0, 60), y=(0, 40), unit="mS/cm²", x_label="time, ms")
    g = hodgkin_huxley.parameters
    q.line(run.t, g["g_Na"].value * run["m"] ** 3 * run["h"], "sodium", "sodium")
    q.line(run.t, g["g_K"].value * run["n"] ** 4, "potassium", "potassium")

    r = page.panel("Steady firing", x=(0, 20), y=(0, 100), unit="Hz", x_label="current, µA/cm²")
    r.vline(once, "one spike")
    r.line(CURRENTS, firing_rates(), "voltage")
    r.dots(current, steady_rate(run.events["spike"]), "voltage")

    spikes = np.count_nonzero(run.events["spike"] <= SHOWN[-1])
    count = "no spike" if spikes == 0 else "**one spike** and then none" if spikes == 1 else f"**{spikes} spikes**"
    return (
        f"A steady **{current:.3g} µA/cm²** gives {count} in the 55 ms shown. The axon needs {once:.2f} µA/cm² "
        f"to fire once and {lasting:.2f} to keep firing."
    )
