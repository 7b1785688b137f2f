"""Hodgkin and Huxley's squid axon (1952), with gates that divalent ions shift, and the cable made of it."""

from math import exp

import numpy as np

from mgmodels.engine import Event, Model, Parameter, State, Strand
from mgmodels.engine.numerics import linoid


# Rates in 1/ms at 6.3 degC; V in mV. The constants are the paper's, with today's sign and a rest of -65 mV.
def alpha_m(V):
    return linoid((V + 40.0) / 10.0)


def beta_m(V):
    return 4.0 * exp(-(V + 65.0) / 18.0)


def alpha_h(V):
    return 0.07 * exp(-(V + 65.0) / 20.0)


def beta_h(V):
    return 1.0 / (1.0 + exp(-(V + 35.0) / 10.0))


def alpha_n(V):
    return 0.1 * linoid((V + 55.0) / 10.0)


def beta_n(V):
    return 0.125 * exp(-(V + 65.0) / 80.0)


def stimulus_current(t, I, I_start, I_duration):
    return I if I_start <= t < I_start + I_duration else 0.0


def rhs(
    t, V, m, h, n,
    C, g_Na, g_K, g_L, E_Na, E_K, E_L, temperature, Q10, reference_temperature,
    gate_shift, potassium_gate_shift, I, I_start, I_duration,
):  # fmt: skip
    q = Q10 ** ((temperature - reference_temperature) / 10.0)
    # fewer divalents outside make the field inside the membrane smaller, as if V were more positive
    V_Na = V - gate_shift
    V_K = V - gate_shift * potassium_gate_shift
    I_Na = g_Na * m**3 * h * (V - E_Na)
    I_K = g_K * n**4 * (V - E_K)
    I_L = g_L * (V - E_L)
    return (
        (stimulus_current(t, I, I_start, I_duration) - I_Na - I_K - I_L) / C,
        q * (alpha_m(V_Na) * (1.0 - m) - beta_m(V_Na) * m),
        q * (alpha_h(V_Na) * (1.0 - h) - beta_h(V_Na) * h),
        q * (alpha_n(V_K) * (1.0 - n) - beta_n(V_K) * n),
    )


def currents(V, m, h, n, g_Na, g_K, g_L, E_Na, E_K, E_L):
    return g_Na * m**3 * h * (V - E_Na), g_K * n**4 * (V - E_K), g_L * (V - E_L)


def zero_crossing(V):
    return V


def stimulus_edges(I_start, I_duration):
    return I_start, I_start + I_duration


PAPER = "hodgkin_huxley_1952"

hodgkin_huxley = Model(
    name="hodgkin_huxley",
    title="Hodgkin–Huxley squid axon with divalent shift",
    rhs=rhs,
    states={
        "V": State(-65.0, "mV", "membrane potential"),
        "m": State(0.0529, "1", "sodium activation gate", gate=True),
        "h": State(0.5961, "1", "sodium inactivation gate", gate=True),
        "n": State(0.3177, "1", "potassium activation gate", gate=True),
    },
    parameters={
        "C": Parameter(1.0, "uF/cm^2", "membrane capacitance", PAPER, "measured", 0.5, 2.0),
        "g_Na": Parameter(120.0, "mS/cm^2", "peak sodium conductance", PAPER, "measured", 65.0, 260.0),
        "g_K": Parameter(36.0, "mS/cm^2", "peak potassium conductance", PAPER, "measured", 26.0, 49.0),
        "g_L": Parameter(0.3, "mS/cm^2", "leak conductance", PAPER, "measured", 0.13, 0.5),
        "E_Na": Parameter(50.0, "mV", "sodium reversal potential", PAPER, "measured", 30.0, 70.0),
        "E_K": Parameter(-77.0, "mV", "potassium reversal potential", PAPER, "measured", -95.0, -60.0),
        "E_L": Parameter(-54.3, "mV", "leak reversal potential", PAPER, "fitted", -65.0, -40.0),
        "temperature": Parameter(6.3, "degC", "temperature", PAPER, "measured", 0.0, 30.0),
        "Q10": Parameter(3.0, "1", "speeding of the gates by 10 degC", PAPER, "measured", 1.5, 4.0),
        "reference_temperature": Parameter(
            6.3, "degC", "temperature of the rates", PAPER, "measured", 6.3, 6.3
        ),
        "gate_shift": Parameter(
            0.0, "mV", "shift of the gates by surface charge; negative with fewer divalents",
            "frankenhaeuser_hodgkin_1957", "assumed", -20.0, 40.0,
        ),
        "potassium_gate_shift": Parameter(
            1.0, "1", "share of the shift that potassium gates feel: 1 all gates, 0 sodium gates only",
            "this_course", "assumed", 0.0, 1.0,
        ),
        "I": Parameter(0.0, "uA/cm^2", "stimulus current density", PAPER, "measured", -100.0, 1000.0),
        "I_start": Parameter(0.0, "ms", "start of the stimulus", "this_course", "assumed", 0.0),
        "I_duration": Parameter(np.inf, "ms", "length of the stimulus", "this_course", "assumed", 0.0),
    },
    outputs={
        "I_Na": ("uA/cm^2", "sodium current, inward negative"),
        "I_K": ("uA/cm^2", "potassium current"),
        "I_L": ("uA/cm^2", "leak current"),
    },
    output_function=currents,
    events={"spike": Event(zero_crossing, direction=+1)},
    event_resolution=0.1,  # a spike stays above zero for 1.2 ms at 6.3 degC, 0.3 ms at 18.5 degC
    discontinuities=stimulus_edges,
    roles={"membrane_potential": "V", "stimulus": "I"},
    sources=(PAPER,),
    scope="Spikes of the squid giant axon at 0–30 °C, under current of any shape, over milliseconds to "
    "seconds. Divalent ions enter as one shift of the gates.",
    not_modelled="Pumps and changing concentrations, calcium current, slow inactivation, noise; block of the "
    "open channel by divalents. Squid gates sit unusually near the firing threshold: mammals differ in "
    "number.",
)  # fmt: skip


def axial_spread(radius, axial_resistivity, C):
    # um -> cm is 1e-4; (cm / (ohm cm * uF/cm^2)) = 1e6 cm^2/s = 1e3 cm^2/ms
    return radius * 1e-4 / (2.0 * axial_resistivity * C) * 1e3


hodgkin_huxley_cable = Strand(
    name="hodgkin_huxley_cable",
    title="Hodgkin–Huxley squid axon as a cable",
    cell=hodgkin_huxley.with_parameters(temperature=18.5, I=500.0, I_duration=0.3),
    diffusivity=axial_spread,
    own={
        "radius": Parameter(238.0, "um", "axon radius", PAPER, "measured", 1.0, 500.0),
        "axial_resistivity": Parameter(
            35.4, "ohm*cm", "resistivity of the axoplasm", PAPER, "measured", 10.0, 200.0
        ),
        "length": Parameter(5.0, "cm", "length of axon", "this_course", "assumed", 0.1, 50.0),
        "stimulated": Parameter(
            0.2, "cm", "length of axon that receives the stimulus", "this_course", "assumed", 0.0, 50.0
        ),
    },
    sources=(PAPER,),
    scope="Conduction along a uniform unmyelinated axon with sealed ends.",
    not_modelled="Myelin, branching, taper, extracellular resistance, accumulation of ions outside.",
)
