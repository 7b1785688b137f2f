"""The neuron when its fuel or its pumps are taken away: minutes in one model, seconds in another."""

from dataclasses import replace

import numpy as np

from mgmodels.explore import Linear, Logarithmic, Zone, explore
from mgmodels.explore.controls import number
from mgmodels.nerve.pump_neuron import pump_neuron
from mgmodels.nerve.spreading_depolarisation import spreading_depolarisation

MINUTE = 60e3  # ms
MINUTES = np.r_[np.linspace(-2, 0, 21)[:-1], np.linspace(0, 1, 61)[:-1], np.linspace(1, 60, 237)]
SECONDS = np.r_[np.linspace(-5, 0, 21)[:-1], np.linspace(0, 120, 1201)]
NORMAL = pump_neuron.parameters["MgATP"].value  # mM
# to look for spikes of half a millisecond in an hour takes far longer than the hour itself
UNCOUNTED = replace(pump_neuron, events={})


@explore(
    id="mgatp-taken-away",
    question="What happens to a resting neuron when its MgATP is taken away?",
    caption="Our own model, its parts published: the gates of Barreto and Cressman (2011) with the Kyoto pump. MgATP "
    "falls from 2.5 mM to the chosen value at minute 0 and stays; no current is injected. Grey: MgATP kept at 2.5 mM. "
    "Shaded: 1.8 to 2.7 mM, the span expected in living neurons.",
    MgATP=Logarithmic(
        "MgATP that is left", "mM", 0.02, 3, default=0.25, where="cytosol of a neuron", quantity="magnesium",
        zones=(Zone(1.8, 2.7, "people"),),
    ),
    presets={
        "Low magnesium 2.4": {"MgATP": 2.41},
        "A third 0.83": {"MgATP": 0.83},
        "A tenth 0.25": {"MgATP": 0.25},
        "Almost none 0.02": {"MgATP": 0.02},
    },
)  # fmt: skip
def mgatp_taken_away(page, MgATP):
    left = UNCOUNTED.solve((-2 * MINUTE, 60 * MINUTE), times=MINUTES * MINUTE, MgATP=MgATP)
    normal = UNCOUNTED.solve((-2 * MINUTE, 60 * MINUTE), times=MINUTES * MINUTE)

    p = page.panel("Membrane potential", x=(-2, 60), y=(-80, 20), unit="mV", x_label="minutes")
    p.line(MINUTES, normal["V"], "reference")
    p.line(MINUTES, left["V"], "voltage")

    q = page.panel("Sodium inside", x=(-2, 60), y=(0, 160), unit="mM", x_label="minutes")
    q.line(MINUTES, normal["Na_i"], "reference")
    q.line(MINUTES, left["Na_i"], "sodium")

    at_once = left["V"][np.searchsorted(MINUTES, 1 / 60)] - left["V"][0]
    return (
        f"With **{number(MgATP)} mM** MgATP, {number(100 * MgATP / NORMAL)} % of the start, the voltage moves by "
        f"**{at_once:+.1f} mV** within a second. After an hour it stands at **{left['V'][-1]:.1f} mV**, against "
        f"{normal['V'][-1]:.1f} mV with all the fuel, and sodium inside at {left['Na_i'][-1]:.3g} mM."
    )


@explore(
    id="spreading-depolarisation",
    question="How much of the pump must fail before a neuron collapses?",
    caption="An independent published model: Dahlem, Schumacher and Hübel (2014). At second 0 the pump drops to the "
    "chosen share and stays there. In this model potassium that leaves the cell crowds its narrow surroundings, and "
    "collapse, once begun, feeds itself.",
    pump_fraction=Linear("Share of the pump that still works", "%", 0, 100, default=60),
    presets={
        "3 % less": {"pump_fraction": 97},
        "A fifth less 80": {"pump_fraction": 80},
        "A quarter left 25": {"pump_fraction": 25},
        "A fifth left 20": {"pump_fraction": 20},
    },
)
def spreading_depolarisation_explorer(page, pump_fraction):
    run = spreading_depolarisation.solve((-5e3, 120e3), times=SECONDS * 1e3, pump_fraction=pump_fraction / 100)

    p = page.panel("Membrane potential", x=(-5, 120), y=(-80, 40), unit="mV", x_label="seconds")
    p.line(SECONDS, run["V"], "voltage")

    q = page.panel("Potassium outside", x=(-5, 120), y=(0, 80), unit="mM", x_label="seconds")
    q.line(SECONDS, run["K_o"], "potassium")

    left = f"With **{number(pump_fraction)} %** of the pump left the neuron"
    if run.events["depolarisation"].size:
        onset = run.events["depolarisation"][0] / 1e3
        return f"{left} **collapses after {onset:.1f} s**; potassium outside reaches {run['K_o'].max():.0f} mM."
    return (
        f"{left} **does not collapse** within two minutes; its voltage moves by "
        f"{run['V'].max() - run['V'][0]:.1f} mV, and potassium outside reaches {run['K_o'].max():.2f} mM."
    )
