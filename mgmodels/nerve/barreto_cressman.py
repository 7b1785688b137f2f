"""Bursting by ion concentrations (Barreto & Cressman 2011): spikes fill and empty what the pump must restore.

Between bursts the neuron passes a depolarised state that is unstable. A stiff method with long steps can come
to rest there, against the equations: solve bursts with `rtol=1e-9`. Sets B and C leave that state so slowly
that only an explicit method (`method="DOP853"`, slow) shows the bursts of the authors' program.
"""

from math import log

from mgmodels.engine import Event, Model, Parameter, State
from mgmodels.nerve.cortical_membrane import (
    CHLORIDE,
    MEMBRANE,
    MS_PER_S,
    PAPER,
    SEEN,
    SURROUNDINGS,
    glial_uptake,
    h_rate,
    n_rate,
    potassium_current,
    pump_activation,
    sodium_current,
)


def reversal_potentials(K_o, Na_i, K_i, Na_o, Cl_i, Cl_o, thermal_voltage):
    return (
        thermal_voltage * log(Na_o / Na_i),
        thermal_voltage * log(K_o / K_i),
        thermal_voltage * log(Cl_i / Cl_o),
    )


def currents(
    V, n, h, K_o, Na_i,
    g_Na, g_Na_leak, g_K, g_K_leak, thermal_voltage, g_Cl_leak, Cl_i, Cl_o,
    beta, rho, cation_sum, Na_o_reference, Na_i_reference,
):  # fmt: skip
    # what sodium enters, potassium leaves; outside, sodium falls by the volume ratio
    K_i = cation_sum - Na_i
    Na_o = Na_o_reference - beta * (Na_i - Na_i_reference)
    E_Na, E_K, E_Cl = reversal_potentials(K_o, Na_i, K_i, Na_o, Cl_i, Cl_o, thermal_voltage)
    return (
        sodium_current(V, h, g_Na, g_Na_leak, E_Na),
        potassium_current(V, n, g_K, g_K_leak, E_K),
        g_Cl_leak * (V - E_Cl),
        rho * pump_activation(Na_i, K_o),
        E_Na,
        E_K,
    )


def rhs(
    t, V, n, h, K_o, Na_i,
    C, g_Na, g_Na_leak, g_K, g_K_leak, phi, thermal_voltage, g_Cl_leak, Cl_i, Cl_o,
    gamma, beta, glia, epsilon, K_bath, rho, cation_sum, Na_o_reference, Na_i_reference,
):  # fmt: skip
    I_Na, I_K, I_Cl, pump, _, _ = currents(
        V, n, h, K_o, Na_i,
        g_Na, g_Na_leak, g_K, g_K_leak, thermal_voltage, g_Cl_leak, Cl_i, Cl_o,
        beta, rho, cation_sum, Na_o_reference, Na_i_reference,
    )  # fmt: skip
    to_bath = epsilon * (K_o - K_bath)
    return (
        -(I_Na + I_K + I_Cl) / C,
        n_rate(V, n, phi),
        h_rate(V, h, phi),
        (gamma * beta * I_K - 2.0 * beta * pump - glial_uptake(K_o, glia) - to_bath) / MS_PER_S,
        (-gamma * I_Na - 3.0 * pump) / MS_PER_S,
    )


def zero_crossing(V):
    return V


barreto_cressman = Model(
    name="barreto_cressman",
    title="Barreto–Cressman neuron with moving potassium and sodium",
    rhs=rhs,
    states={
        "V": State(-68.11, "mV", "membrane potential"),
        "n": State(0.0645, "1", "potassium activation gate", gate=True),
        "h": State(0.9813, "1", "sodium inactivation gate", gate=True),
        "K_o": State(3.828, "mM", "potassium outside", 0.0),
        "Na_i": State(19.94, "mM", "sodium inside", 0.0),
    },
    parameters=MEMBRANE | CHLORIDE | SURROUNDINGS | {
        "rho": Parameter(1.25, "mM/s", "largest rate of the pump", *SEEN, 0.0, 5.0),
        "cation_sum": Parameter(158.0, "mM", "sodium and potassium inside", *SEEN, 120.0, 180.0),
        "Na_o_reference": Parameter(144.0, "mM", "sodium outside, reference", *SEEN, 120.0, 160.0),
        "Na_i_reference": Parameter(18.0, "mM", "sodium inside, reference", *SEEN, 5.0, 30.0),
    },
    outputs={
        "I_Na": ("uA/cm^2", "sodium current, inward negative"),
        "I_K": ("uA/cm^2", "potassium current"),
        "I_Cl": ("uA/cm^2", "chloride current"),
        "pump": ("mM/s", "turnover of the pump"),
        "E_Na": ("mV", "equilibrium potential of sodium"),
        "E_K": ("mV", "equilibrium potential of potassium"),
    },
    output_function=currents,
    events={"spike": Event(zero_crossing, direction=+1)},
    event_resolution=0.25,
    stiff=True,
    roles={"membrane_potential": "V"},
    sources=(PAPER, "cressman_2011"),
    scope="Spikes, bursts and seizure-like cycles of one neuron over seconds to minutes, driven by potassium "
    "that gathers outside and sodium that gathers inside. Bursts need rtol=1e-9.",
    not_modelled="The pump's own current; MgATP (the pump is a sigmoid of sodium and potassium); calcium, "
    "volume, moving chloride, synapses, neighbours. No magnesium anywhere.",
)  # fmt: skip

BURST_SETS = {
    "A": barreto_cressman.with_parameters(K_bath=8.0),
    "B": barreto_cressman.with_parameters(glia=20.0, epsilon=0.133, K_bath=22.0),
    "C": barreto_cressman.with_parameters(glia=6.0, epsilon=0.7, K_bath=22.0),
    "D": barreto_cressman.with_parameters(gamma=1.0, rho=0.9, glia=10.0, epsilon=0.5, K_bath=20.0),
    "E": barreto_cressman.with_parameters(gamma=0.25, rho=0.9, glia=10.0, epsilon=0.5, K_bath=20.0),
}
"""The five bursting regimes, by the letter that the authors' program gives them."""

BURST_START = {"V": -74.138, "n": 0.0389, "h": 0.9923, "K_o": 40.0, "Na_i": 38.55}
"""Where the authors start: `BURST_SETS["D"].solve(60_000, initial=BURST_START, rtol=1e-9)`."""
