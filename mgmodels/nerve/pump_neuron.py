"""A neuron whose gradients are kept by a pump that needs MgATP: this course's own model.

Gates and surroundings are those of Barreto and Cressman, the pump is the Kyoto one with its own current.
Time 0 is when MgATP or pumps change; a run that starts before it starts healthy.
"""

from math import log

import numpy as np

from mgmodels.engine import Event, Model, NoSteadyState, Parameter, State, is_stable, steady_state
from mgmodels.nerve.cortical_membrane import (
    CHLORIDE,
    MEMBRANE,
    MS_PER_S,
    SURROUNDINGS,
    glial_uptake,
    h_rate,
    n_rate,
    potassium_current,
    sodium_current,
)
from mgmodels.nerve.excitability import smallest, spikes
from mgmodels.nerve.post_albers import turnover
from mgmodels.nerve.sodium_pump import KYOTO, METABOLITES


def stimulus_current(t, I, I_start, I_duration):
    return I if I_start <= t < I_start + I_duration else 0.0


def currents(
    t, V, n, h, K_o, Na_i,
    g_Na, g_Na_leak, g_K, g_K_leak, thermal_voltage, g_Cl_leak, Cl_i, Cl_o, cation_sum, Na_o,
    MgATP_before, pump_fraction, pump_density, MgATP, MgADP, Pi, pH, temperature,
    k1_forward, k1_backward, k2_forward, k2_backward, k3_forward, k3_backward, k4_forward, k4_backward,
    K_Na_inside, K_Na_outside, K_K_inside, K_K_outside, K_MgATP,
    charge_Na_inside, charge_Na_outside, charge_K_inside, charge_K_outside,
):  # fmt: skip
    K_i = cation_sum - Na_i
    E_Na = thermal_voltage * log(Na_o / Na_i)
    E_K = thermal_voltage * log(K_o / K_i)
    E_Cl = thermal_voltage * log(Cl_i / Cl_o)
    changed = t >= 0.0
    turns = turnover(
        V, Na_i, Na_o, K_i, K_o, MgATP if changed else MgATP_before, MgADP, Pi, pH, temperature,
        k1_forward, k1_backward, k2_forward, k2_backward, k3_forward, k3_backward, k4_forward, k4_backward,
        K_Na_inside, K_Na_outside, K_K_inside, K_K_outside, K_MgATP,
        charge_Na_inside, charge_Na_outside, charge_K_inside, charge_K_outside,
    )  # fmt: skip
    return (
        sodium_current(V, h, g_Na, g_Na_leak, E_Na),
        potassium_current(V, n, g_K, g_K_leak, E_K),
        g_Cl_leak * (V - E_Cl),
        pump_density * (pump_fraction if changed else 1.0) * turns,
        E_Na,
        E_K,
    )


def rhs(
    t, V, n, h, K_o, Na_i,
    C, g_Na, g_Na_leak, g_K, g_K_leak, phi, thermal_voltage, g_Cl_leak, Cl_i, Cl_o, cation_sum, Na_o,
    gamma, beta, glia, epsilon, K_bath, I, I_start, I_duration,
    MgATP_before, pump_fraction, pump_density, MgATP, MgADP, Pi, pH, temperature,
    k1_forward, k1_backward, k2_forward, k2_backward, k3_forward, k3_backward, k4_forward, k4_backward,
    K_Na_inside, K_Na_outside, K_K_inside, K_K_outside, K_MgATP,
    charge_Na_inside, charge_Na_outside, charge_K_inside, charge_K_outside,
):  # fmt: skip
    I_Na, I_K, I_Cl, I_pump, _, _ = currents(
        t, V, n, h, K_o, Na_i,
        g_Na, g_Na_leak, g_K, g_K_leak, thermal_voltage, g_Cl_leak, Cl_i, Cl_o, cation_sum, Na_o,
        MgATP_before, pump_fraction, pump_density, MgATP, MgADP, Pi, pH, temperature,
        k1_forward, k1_backward, k2_forward, k2_backward, k3_forward, k3_backward, k4_forward, k4_backward,
        K_Na_inside, K_Na_outside, K_K_inside, K_K_outside, K_MgATP,
        charge_Na_inside, charge_Na_outside, charge_K_inside, charge_K_outside,
    )  # fmt: skip
    outward = I_Na + I_K + I_Cl + I_pump
    to_bath = epsilon * (K_o - K_bath)
    return (
        (stimulus_current(t, I, I_start, I_duration) - outward) / C,
        n_rate(V, n, phi),
        h_rate(V, h, phi),
        (gamma * beta * (I_K - 2.0 * I_pump) - glial_uptake(K_o, glia) - to_bath) / MS_PER_S,
        -gamma * (I_Na + 3.0 * I_pump) / MS_PER_S,
    )


def zero_crossing(V):
    return V


def edges(I_start, I_duration):
    return 0.0, I_start, I_start + I_duration


OURS = ("this_course", "assumed")

pump_neuron = Model(
    name="pump_neuron",
    title="Neuron with a sodium pump that needs MgATP",
    rhs=rhs,
    states={
        "V": State(-73.0935, "mV", "membrane potential"),
        "n": State(0.042593, "1", "potassium activation gate", gate=True),
        "h": State(0.991053, "1", "sodium inactivation gate", gate=True),
        "K_o": State(3.7312, "mM", "potassium outside", 0.0),
        "Na_i": State(12.4669, "mM", "sodium inside", 0.0),
    },
    parameters=MEMBRANE | CHLORIDE | SURROUNDINGS | METABOLITES | KYOTO | {
        "MgATP_before": Parameter(2.5, "mM", "magnesium-bound ATP before time 0", *OURS, 0.0, 10.0),
        "pump_fraction": Parameter(1.0, "1", "share of the pumps that works from time 0 on", *OURS, 0.0, 2.0),
        "pump_density": Parameter(
            70.924, "uA*ms/cm^2", "charge that all pumps move in a turn; gives 12 mM sodium at rest, with 3 mM MgATP",
            *OURS, 30.0, 150.0,
        ),
        "temperature": Parameter(37.0, "degC", "temperature, in the pump only", *OURS, 20.0, 40.0),
        "cation_sum": Parameter(152.0, "mM", "sodium and potassium inside", *OURS, 120.0, 180.0),
        "Na_o": Parameter(144.0, "mM", "sodium outside, held by the bath", *OURS, 120.0, 160.0),
        "I": Parameter(0.0, "uA/cm^2", "stimulus current density", *OURS, -50.0, 200.0),
        "I_start": Parameter(0.0, "ms", "start of the stimulus", *OURS, 0.0),
        "I_duration": Parameter(np.inf, "ms", "length of the stimulus", *OURS, 0.0),
    },
    outputs={
        "I_Na": ("uA/cm^2", "sodium current, inward negative"),
        "I_K": ("uA/cm^2", "potassium current"),
        "I_Cl": ("uA/cm^2", "chloride current"),
        "I_pump": ("uA/cm^2", "current of the pump, one charge out for three sodium and two potassium ions"),
        "E_Na": ("mV", "equilibrium potential of sodium"),
        "E_K": ("mV", "equilibrium potential of potassium"),
    },
    output_function=currents,
    events={"spike": Event(zero_crossing, direction=+1)},
    event_resolution=0.5,  # spikes from rest last 0.56 ms above 0 mV; the last of a collapse are briefer
    discontinuities=edges,
    stiff=True,
    roles={"membrane_potential": "V", "stimulus": "I", "mgatp": "MgATP"},
    sources=("this_course", "barreto_cressman_2011", "oka_2010"),
    scope="Rest, firing threshold and collapse of one neuron when MgATP or pumps are lost, over milliseconds "
    "to an hour. A teaching model of this course: its parts are published, their union is not. Robust is how "
    "small the effect of ordinary changes of MgATP is; the sign of a change of 0.1 mV is not.",
    not_modelled="Swelling and moving chloride; sodium outside, which a bath holds; feedback of the pump on "
    "ATP; the isoforms of the pump; what free magnesium itself does to pump, channels and surface charge.",
)  # fmt: skip


def resting_state(MgATP=2.5, pump_fraction=1.0, **changes):
    """Return the resting state that is reached by taking MgATP or pumps away slowly.

    Args:
        MgATP: mM, 0 to 10.
        pump_fraction: Share of the pumps that works, 0 to 2.
        **changes: Other parameters that differ from the defaults.

    Returns:
        State name to value.

    Raises:
        NoSteadyState: The neuron cannot rest so.

    >>> round(resting_state()["V"], 2), round(resting_state(MgATP=0.3)["Na_i"])
    (-73.09, 63)
    """
    asked = {"MgATP": MgATP, "pump_fraction": pump_fraction}
    pump_neuron.values(asked)
    state = steady_state(pump_neuron, settle=0, **changes)
    normal = pump_neuron.parameters["MgATP"].value
    # Newton's method follows the rest in small steps; past the last rest there is none to follow
    distance = abs(np.log(max(MgATP, 1e-3) / normal)) + abs(np.log(max(pump_fraction, 1e-3)))
    for share in np.linspace(0.0, 1.0, 2 + int(8 * distance))[1:]:
        now = {"MgATP": normal * (MgATP / normal) ** share, "pump_fraction": pump_fraction**share}
        state = steady_state(pump_neuron, guess=state, settle=0, **changes, **now)
    if not is_stable(pump_neuron, state, **changes, **asked):
        settings = ", ".join(f"{name} = {value:g}" for name, value in {**changes, **asked}.items())
        raise NoSteadyState(f"pump_neuron does not stay at {state['V']:.4g} mV with {settings}")
    return state


def step_threshold(MgATP=2.5, pump_fraction=1.0, *, duration=200.0, **changes):
    """Return the smallest step of current, in uA/cm^2, that makes the resting neuron fire.

    Args:
        MgATP, pump_fraction, **changes: As for `resting_state`, whose errors it shares.
        duration: How long the step lasts and the spike may take to come, in ms.

    >>> round(step_threshold(), 2)
    2.2
    """
    rest = resting_state(MgATP, pump_fraction, **changes)
    settings = {**changes, "MgATP": MgATP, "pump_fraction": pump_fraction}

    def fires(current):
        return spikes(pump_neuron, duration, rest, current, settings).size > 0

    return smallest(fires, 0.0, 20.0, 5e-4, "pump_neuron does not fire")
