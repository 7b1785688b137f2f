"""Spreading depolarisation when the pump fails (Dahlem, Schumacher & Hübel 2014): a neuron in narrow space.

The share of working pumps falls at time 0. Where depolarisation comes, it comes as a train of spikes that
dwindles to a lasting plateau; the first of the events `depolarisation` is its onset.
"""

from math import log

from mgmodels.engine import Event, Model, Parameter, State
from mgmodels.engine.constants import FARADAY
from mgmodels.nerve.cortical_membrane import (
    MEMBRANE,
    MS_PER_S,
    h_rate,
    n_rate,
    potassium_current,
    pump_activation,
    sodium_current,
)

CURRENT_TO_FLUX = 10.0 / FARADAY  # uA/cm^2 * um^2 / um^3 to mM/ms


def sodium_inside(K_i, cation_sum):
    return cation_sum - K_i


def sodium_outside(Na_i, Na_i_reference, Na_o_reference, volume_inside, volume_outside):
    return Na_o_reference + (Na_i_reference - Na_i) * volume_inside / volume_outside


def currents(
    t, V, n, K_i, K_o, h,
    g_Na, g_Na_leak, g_K, g_K_leak, thermal_voltage,
    pump_maximum, pump_fraction,
    cation_sum, Na_i_reference, Na_o_reference, volume_inside, volume_outside,
):  # fmt: skip
    Na_i = sodium_inside(K_i, cation_sum)
    Na_o = sodium_outside(Na_i, Na_i_reference, Na_o_reference, volume_inside, volume_outside)
    E_Na = thermal_voltage * log(Na_o / Na_i)
    E_K = thermal_voltage * log(K_o / K_i)
    working = pump_fraction if t >= 0.0 else 1.0
    return (
        sodium_current(V, h, g_Na, g_Na_leak, E_Na),
        potassium_current(V, n, g_K, g_K_leak, E_K),
        working * pump_maximum * pump_activation(Na_i, K_o),
        E_Na,
        E_K,
        Na_i,
        Na_o,
    )


def rhs(
    t, V, n, K_i, K_o, h,
    C, g_Na, g_Na_leak, g_K, g_K_leak, phi, thermal_voltage,
    pump_maximum, pump_fraction,
    cation_sum, Na_i_reference, Na_o_reference, volume_inside, volume_outside,
    membrane_area, diffusion, K_bath,
):  # fmt: skip
    I_Na, I_K, I_pump, _, _, _, _ = currents(
        t, V, n, K_i, K_o, h,
        g_Na, g_Na_leak, g_K, g_K_leak, thermal_voltage,
        pump_maximum, pump_fraction,
        cation_sum, Na_i_reference, Na_o_reference, volume_inside, volume_outside,
    )  # fmt: skip
    potassium_out = CURRENT_TO_FLUX * membrane_area * (I_K - 2.0 * I_pump)
    return (
        -(I_Na + I_K + I_pump) / C,
        n_rate(V, n, phi),
        -potassium_out / volume_inside,
        potassium_out / volume_outside + diffusion * (K_bath - K_o) / MS_PER_S,
        h_rate(V, h, phi),
    )


def above_threshold(V, V_depolarised):
    return V - V_depolarised


def sodium_content(K_i, cation_sum, Na_i_reference, Na_o_reference, volume_inside, volume_outside):
    Na_i = sodium_inside(K_i, cation_sum)
    Na_o = sodium_outside(Na_i, Na_i_reference, Na_o_reference, volume_inside, volume_outside)
    return Na_i * volume_inside + Na_o * volume_outside


def start_of_failure():
    return (0.0,)


PAPER = "dahlem_2014"
SEEN = (PAPER, "measured")  # in the authors' program, its conversion factor as an area
OURS = ("this_course", "assumed")

spreading_depolarisation = Model(
    name="spreading_depolarisation",
    title="Spreading depolarisation after sudden loss of pumps",
    rhs=rhs,
    states={
        "V": State(-68.0, "mV", "membrane potential"),
        "n": State(0.065045, "1", "potassium activation gate", gate=True),
        "K_i": State(130.98993, "mM", "potassium inside", 0.0),
        "K_o": State(4.0, "mM", "potassium outside", 0.0),
        "h": State(0.981021, "1", "sodium inactivation gate", gate=True),
    },
    parameters=MEMBRANE | {
        "pump_maximum": Parameter(5.2471672, "uA/cm^2", "largest current of the pump", *SEEN, 1.0, 20.0),
        "pump_fraction": Parameter(1.0, "1", "share of the pumps that works from time 0 on", *OURS, 0.0, 2.0),
        "cation_sum": Parameter(157.98993, "mM", "sodium and potassium inside", *SEEN, 150.0, 170.0),
        "Na_i_reference": Parameter(27.0, "mM", "sodium inside, reference", *SEEN, 15.0, 40.0),
        "Na_o_reference": Parameter(120.0, "mM", "sodium outside, reference", *SEEN, 100.0, 160.0),
        "volume_inside": Parameter(2160.0, "um^3", "volume of the cell", *SEEN, 1000.0, 4000.0),
        "volume_outside": Parameter(720.0, "um^3", "volume of its space outside", *SEEN, 400.0, 2000.0),
        "membrane_area": Parameter(922.0, "um^2", "area of the membrane", *SEEN, 200.0, 5000.0),
        "diffusion": Parameter(0.2 / 3.0, "1/s", "exchange of potassium with the bath", *SEEN, 0.0, 2.0),
        "K_bath": Parameter(4.0, "mM", "potassium in the bath or blood", *SEEN, 2.0, 30.0),
        "V_depolarised": Parameter(-20.0, "mV", "where depolarisation counts as such", *OURS, -40.0, 0.0),
    },
    outputs={
        "I_Na": ("uA/cm^2", "sodium current through channels, inward negative"),
        "I_K": ("uA/cm^2", "potassium current through channels"),
        "I_pump": ("uA/cm^2", "current of the pump, three sodium ions out and two potassium ions in"),
        "E_Na": ("mV", "equilibrium potential of sodium"),
        "E_K": ("mV", "equilibrium potential of potassium"),
        "Na_i": ("mM", "sodium inside"),
        "Na_o": ("mM", "sodium outside"),
    },
    output_function=currents,
    events={"depolarisation": Event(above_threshold, direction=+1)},
    event_resolution=0.5,
    discontinuities=start_of_failure,
    conserved={"sodium_content": sodium_content},
    stiff=True,
    roles={"membrane_potential": "V"},
    sources=(PAPER,),
    scope="The first two minutes after pumps are lost: whether, and how soon, the neuron depolarises.",
    not_modelled="The new balance long after the loss: sodium outside has no exchange with blood and runs "
    "down, so few pumps end in states no tissue reaches. Chloride, swelling, glia, neighbours; MgATP, for "
    "which the share of working pumps stands.",
)  # fmt: skip
