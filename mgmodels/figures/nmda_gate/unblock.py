"""What a step of voltage frees, and when: two ten-state models in which magnesium also changes the channel."""

from functools import cache

import numpy as np

from mgmodels.explore import Choice, Linear, explore
from mgmodels.explore.controls import number
from mgmodels.figures.nmda_gate.brain_magnesium import NORMAL
from mgmodels.synapse import nmda_asymmetric_block, nmda_trapping_block, open_fraction
from mgmodels.synapse.kinetic_scheme import equilibrium

HELD = -70.0  # mV
SINCE = np.geomspace(0.01, 100, 73)  # ms since the step
AFTER = {"10 ms": 10.0, "50 ms": 50.0, "200 ms": 200.0}
VOLTAGES = (-60.0, -50.0, -40.0, -30.0, -20.0, -10.0, 0.0, 10.0, 20.0, 30.0, 40.0)
MODELS = {model.name: model for model in (nmda_trapping_block, nmda_asymmetric_block)}
RESTED = {
    # magnesium comes and goes while the channel is shut: there is one equilibrium before glutamate arrives
    nmda_trapping_block.name: lambda Mg: equilibrium(nmda_trapping_block, t=-1.0, Mg_o=Mg, holding_voltage=HELD),
    # it cannot: the published model starts with every receptor empty
    nmda_asymmetric_block.name: lambda Mg: None,
}


def conductance(model, Mg, step_voltage, after):
    """Return the open share of receptors at `SINCE` ms after the step, after a millisecond of glutamate at 0."""
    protocol = {"holding_voltage": HELD, "step_voltage": step_voltage, "step_start": after, "step_duration": 1e4}
    run = model.solve(after + 110, times=after + SINCE, initial=RESTED[model.name](Mg), Mg_o=Mg, rtol=1e-5, **protocol)
    return run["O"]


@cache
def without_magnesium(model_name, after):
    """Return the same where there is no magnesium: then the voltage does not matter."""
    return conductance(MODELS[model_name], 0.0, HELD, after)


@cache
def freed(model_name, step_voltage, after):
    """Return the conductance after the step as a share of that without magnesium, at `SINCE`."""
    return conductance(MODELS[model_name], NORMAL, step_voltage, after) / without_magnesium(model_name, after)


@explore(
    id="trapping-and-unblock",
    question="How fast does the block go when the voltage steps up?",
    caption="Two published ten-state models after 1 ms of glutamate, stepped from −70 mV, in 0.80 mM magnesium: Kampa "
    "and others (2004), from neurons of rat cortex, and Vargas-Caballero and Robinson (2004). In both, channels shut "
    "with magnesium inside; in Kampa’s they also let go of glutamate sooner. Conductance, as a share of what it would "
    "be at the same moment had there been no magnesium. Grey: the simple law, which follows at once.",
    step_voltage=Linear("Voltage after the step", "mV", -60, 40, default=20, quantity="voltage", positions=VOLTAGES),
    after=Choice("The step comes this long after the glutamate", AFTER),
    presets={
        "A spike just after the input": {"step_voltage": 20, "after": "10 ms"},
        "A spike late": {"step_voltage": 20, "after": "200 ms"},
        "Other synapses help −40": {"step_voltage": -40, "after": "10 ms"},
    },
)
def trapping_and_unblock(page, step_voltage, after):
    law = 100 * open_fraction(step_voltage, NORMAL)
    kampa, robinson = (100 * freed(name, step_voltage, after) for name in MODELS)
    for title, share in (("Kampa 2004: conductance", kampa), ("Vargas-Caballero 2004: conductance", robinson)):
        p = page.panel(
            title, x=(0.01, 100), y=(0, 115), unit="%", log="x", x_label="time since the step, ms", y_ticks=(0, 50, 100)
        )
        p.vline(2, "a spike is over")
        p.line([0.01, 100], [law, law], "reference")
        p.line(SINCE, share, "magnesium")

    early = int(np.searchsorted(SINCE, 0.5))
    late = int(np.searchsorted(SINCE, 10.0))
    return (
        f"Half a millisecond after the step to **{number(step_voltage)} mV** the two models conduct "
        f"**{kampa[early]:.0f}** and **{robinson[early]:.0f} %** of what they would without magnesium; after 10 ms "
        f"{kampa[late]:.0f} and {robinson[late]:.0f} %. The simple law says {law:.0f} % at once."
    )
