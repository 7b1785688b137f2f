"""The ventricular action potential of Luo and Rudy (1991), eight states: the stiff case of the benchmarks.

The equations are written as the paper has them; `bench/peers` hold the same ones in each peer's own language.
"""

from math import exp, expm1, log, sqrt

from mgmodels.engine import Model, Parameter, State


def open_rate_m(V):
    x = 0.1 * (V + 47.13)
    return 3.2 if abs(x) < 1e-6 else -3.2 * x / expm1(-x)


def close_rate_m(V):
    return 0.08 * exp(-V / 11.0)


def open_rate_h(V):
    return 0.135 * exp(-(V + 80.0) / 6.8) if V < -40.0 else 0.0


def close_rate_h(V):
    if V < -40.0:
        return 3.56 * exp(0.079 * V) + 3.1e5 * exp(0.35 * V)
    return 1.0 / (0.13 * (1.0 + exp(-(V + 10.66) / 11.1)))


def open_rate_j(V):
    if V < -40.0:
        growth = -1.2714e5 * exp(0.2444 * V) - 3.474e-5 * exp(-0.04391 * V)
        return growth * (V + 37.78) / (1.0 + exp(0.311 * (V + 79.23)))
    return 0.0


def close_rate_j(V):
    if V < -40.0:
        return 0.1212 * exp(-0.01052 * V) / (1.0 + exp(-0.1378 * (V + 40.14)))
    return 0.3 * exp(-2.535e-7 * V) / (1.0 + exp(-0.1 * (V + 32.0)))


def open_rate_d(V):
    return 0.095 * exp(-0.01 * (V - 5.0)) / (1.0 + exp(-0.072 * (V - 5.0)))


def close_rate_d(V):
    return 0.07 * exp(-0.017 * (V + 44.0)) / (1.0 + exp(0.05 * (V + 44.0)))


def open_rate_f(V):
    return 0.012 * exp(-0.008 * (V + 28.0)) / (1.0 + exp(0.15 * (V + 28.0)))


def close_rate_f(V):
    return 0.0065 * exp(-0.02 * (V + 30.0)) / (1.0 + exp(-0.2 * (V + 30.0)))


def open_rate_X(V):
    return 0.0005 * exp(0.083 * (V + 50.0)) / (1.0 + exp(0.057 * (V + 50.0)))


def close_rate_X(V):
    return 0.0013 * exp(-0.06 * (V + 20.0)) / (1.0 + exp(-0.04 * (V + 20.0)))


def rectification(V):
    if V <= -100.0:
        return 1.0
    x = 0.04 * (V + 77.0)
    share = 0.04 if abs(x) < 1e-6 else 0.04 * expm1(x) / x
    return 2.837 * share / exp(0.04 * (V + 35.0))


def inward_rectifier_gate(V, E_K1):
    opening = 1.02 / (1.0 + exp(0.2385 * (V - E_K1 - 59.215)))
    closing = (0.49124 * exp(0.08032 * (V - E_K1 + 5.476)) + exp(0.06175 * (V - E_K1 - 594.31))) / (
        1.0 + exp(-0.5143 * (V - E_K1 + 4.753))
    )
    return opening / (opening + closing)


def rhs(
    t, V, m, h, j, d, f, X, Ca_i,
    C, g_Na, g_Ca, g_K, g_K1, g_Kp, g_b, E_b, Na_o, Na_i, K_o, K_i, permeability_ratio, thermal_voltage,
    I, I_start, I_duration,
):  # fmt: skip
    E_Na = thermal_voltage * log(Na_o / Na_i)
    E_K = thermal_voltage * log((K_o + permeability_ratio * Na_o) / (K_i + permeability_ratio * Na_i))
    E_K1 = thermal_voltage * log(K_o / K_i)
    E_Ca = 7.7 - 13.0287 * log(Ca_i)
    I_Na = g_Na * m**3 * h * j * (V - E_Na)
    I_Ca = g_Ca * d * f * (V - E_Ca)
    I_K = g_K * sqrt(K_o / 5.4) * X * rectification(V) * (V - E_K)
    I_K1 = g_K1 * sqrt(K_o / 5.4) * inward_rectifier_gate(V, E_K1) * (V - E_K1)
    I_Kp = g_Kp * (V - E_K1) / (1.0 + exp((7.488 - V) / 5.98))
    I_b = g_b * (V - E_b)
    pushed = I if I_start <= t < I_start + I_duration else 0.0
    return (
        (pushed - I_Na - I_Ca - I_K - I_K1 - I_Kp - I_b) / C,
        open_rate_m(V) * (1.0 - m) - close_rate_m(V) * m,
        open_rate_h(V) * (1.0 - h) - close_rate_h(V) * h,
        open_rate_j(V) * (1.0 - j) - close_rate_j(V) * j,
        open_rate_d(V) * (1.0 - d) - close_rate_d(V) * d,
        open_rate_f(V) * (1.0 - f) - close_rate_f(V) * f,
        open_rate_X(V) * (1.0 - X) - close_rate_X(V) * X,
        -1e-4 * I_Ca + 0.07 * (1e-4 - Ca_i),
    )


def stimulus_edges(I_start, I_duration):
    return I_start, I_start + I_duration


PAPER = ("luo_rudy_1991", "fitted")
OURS = ("this_course", "assumed")

luo_rudy = Model(
    name="luo_rudy",
    title="Luo–Rudy ventricular action potential, 1991",
    rhs=rhs,
    states={
        "V": State(-84.5286, "mV", "membrane potential"),
        "m": State(0.0017, "1", "sodium activation gate", gate=True),
        "h": State(0.9832, "1", "fast sodium inactivation gate", gate=True),
        "j": State(0.995484, "1", "slow sodium inactivation gate", gate=True),
        "d": State(3e-6, "1", "calcium activation gate", gate=True),
        "f": State(1.0, "1", "calcium inactivation gate", gate=True),
        "X": State(0.0057, "1", "potassium activation gate", gate=True),
        "Ca_i": State(2e-4, "mM", "calcium inside", 0.0),
    },
    parameters={
        "C": Parameter(1.0, "uF/cm^2", "membrane capacitance", *PAPER, 0.5, 2.0),
        "g_Na": Parameter(23.0, "mS/cm^2", "sodium conductance", *PAPER, 0.0, 40.0),
        "g_Ca": Parameter(0.09, "mS/cm^2", "slow inward conductance", *PAPER, 0.0, 0.2),
        "g_K": Parameter(0.282, "mS/cm^2", "time-dependent potassium conductance", *PAPER, 0.0, 1.0),
        "g_K1": Parameter(0.6047, "mS/cm^2", "inward rectifier conductance", *PAPER, 0.0, 2.0),
        "g_Kp": Parameter(0.0183, "mS/cm^2", "plateau potassium conductance", *PAPER, 0.0, 0.1),
        "g_b": Parameter(0.03921, "mS/cm^2", "background conductance", *PAPER, 0.0, 0.2),
        "E_b": Parameter(-59.87, "mV", "background reversal potential", *PAPER, -90.0, 0.0),
        "Na_o": Parameter(140.0, "mM", "sodium outside", *PAPER, 100.0, 160.0),
        "Na_i": Parameter(18.0, "mM", "sodium inside", *PAPER, 5.0, 30.0),
        "K_o": Parameter(5.4, "mM", "potassium outside", *PAPER, 2.0, 10.0),
        "K_i": Parameter(145.0, "mM", "potassium inside", *PAPER, 100.0, 160.0),
        "permeability_ratio": Parameter(0.01833, "1", "of sodium to potassium", *PAPER, 0.0, 0.1),
        "thermal_voltage": Parameter(8.314 * 310.0 / 96.5, "mV", "RT/F at 37 °C", *PAPER, 20.0, 30.0),
        "I": Parameter(80.0, "uA/cm^2", "stimulus current density", *OURS, 0.0, 200.0),
        "I_start": Parameter(10.0, "ms", "start of the stimulus", *OURS, 0.0),
        "I_duration": Parameter(0.5, "ms", "length of the stimulus", *OURS, 0.0),
    },
    discontinuities=stimulus_edges,
    stiff=True,
    roles={"membrane_potential": "V", "stimulus": "I"},
    sources=("luo_rudy_1991",),
    scope="One ventricular beat, as a benchmark. No chapter uses it.",
    not_modelled="Calcium release, pumps, exchangers, magnesium.",
)  # fmt: skip
