"""Sodium and potassium channels of O'Hara and Rudy's cell. V in mV, rates in 1/ms, currents in A/F."""

from math import exp, sqrt

from mgmodels.heart.constant_field import boltzmann, relaxation

FAST_SODIUM = 0.99  # share of inactivation that is fast
LATE_TAU = 200.0  # ms, inactivation of the late sodium current
PHOSPHORYLATED = 3.0  # times slower, late and slow inactivation under CaMK


def sodium_tau_m(V):
    return 1.0 / (6.765 * exp((V + 11.64) / 34.77) + 8.552 * exp(-(V + 77.42) / 5.955))


def sodium_gates(V, m, h_f, h_s, j, h_sp, j_p):
    """Return the rates of the six gates of the fast sodium channel."""
    tau_f = 1.0 / (1.432e-5 * exp(-(V + 1.196) / 6.285) + 6.149 * exp((V + 0.5096) / 20.27))
    tau_s = 1.0 / (0.009794 * exp(-(V + 17.95) / 28.05) + 0.3343 * exp((V + 5.73) / 56.66))
    tau_j = 2.038 + 1.0 / (0.02136 * exp(-(V + 100.6) / 8.281) + 0.3052 * exp((V + 0.9941) / 38.45))
    steady = boltzmann(V, -82.9, -6.086)
    return (
        relaxation(m, boltzmann(V, -39.57, 9.871), sodium_tau_m(V)),
        relaxation(h_f, steady, tau_f),
        relaxation(h_s, steady, tau_s),
        relaxation(j, steady, tau_j),
        relaxation(h_sp, boltzmann(V, -89.1, -6.086), PHOSPHORYLATED * tau_s),
        relaxation(j_p, steady, 1.46 * tau_j),
    )


def sodium_current(V, E_Na, m, h_f, h_s, j, h_sp, j_p, phosphorylated, g_Na):
    plain = FAST_SODIUM * h_f + (1.0 - FAST_SODIUM) * h_s
    changed = FAST_SODIUM * h_f + (1.0 - FAST_SODIUM) * h_sp
    open_share = (1.0 - phosphorylated) * plain * j + phosphorylated * changed * j_p
    return g_Na * m**3 * open_share * (V - E_Na)


def late_sodium_gates(V, m_L, h_L, h_Lp):
    return (
        relaxation(m_L, boltzmann(V, -42.85, 5.264), sodium_tau_m(V)),
        relaxation(h_L, boltzmann(V, -87.61, -7.488), LATE_TAU),
        relaxation(h_Lp, boltzmann(V, -93.81, -7.488), PHOSPHORYLATED * LATE_TAU),
    )


def late_sodium_current(V, E_Na, m_L, h_L, h_Lp, phosphorylated, g_NaL):
    return g_NaL * m_L * ((1.0 - phosphorylated) * h_L + phosphorylated * h_Lp) * (V - E_Na)


def transient_gates(V, a, i_f, i_s, a_p, i_fp, i_sp, epicardial):
    """Return the rates of the six gates of the transient outward channel; `epicardial` is 1 there and 0 elsewhere."""
    opening = 1.0 / (1.2089 * (1.0 + exp(-(V - 18.4099) / 29.3814)))
    tau_a = 1.0515 / (opening + 3.5 / (1.0 + exp((V + 100.0) / 29.3814)))
    quicker = 1.0 - epicardial * 0.95 / (1.0 + exp((V + 70.0) / 5.0))
    tau_f = 4.562 + 1.0 / (0.3933 * exp(-(V + 100.0) / 100.0) + 0.08004 * exp((V + 50.0) / 16.59))
    tau_s = 23.62 + 1.0 / (0.001416 * exp(-(V + 96.52) / 59.05) + 1.78e-8 * exp((V + 114.1) / 8.079))
    # far below zero millivolts the second term is nothing, and its exponential too large for a number
    develop = 1.354 + 1e-4 / (exp((V - 167.4) / 15.89) + exp(min(-(V - 12.23) / 0.2154, 600.0)))
    under_kinase = develop * (1.0 - 0.5 / (1.0 + exp((V + 70.0) / 20.0)))
    steady = boltzmann(V, -43.94, -5.711)
    return (
        relaxation(a, boltzmann(V, 14.34, 14.82), tau_a),
        relaxation(i_f, steady, quicker * tau_f),
        relaxation(i_s, steady, quicker * tau_s),
        relaxation(a_p, boltzmann(V, 24.34, 14.82), tau_a),
        relaxation(i_fp, steady, under_kinase * quicker * tau_f),
        relaxation(i_sp, steady, under_kinase * quicker * tau_s),
    )


def transient_current(V, E_K, a, i_f, i_s, a_p, i_fp, i_sp, phosphorylated, g_to):
    fast = boltzmann(V, 213.6, -151.2)
    plain = a * (fast * i_f + (1.0 - fast) * i_s)
    changed = a_p * (fast * i_fp + (1.0 - fast) * i_sp)
    return g_to * ((1.0 - phosphorylated) * plain + phosphorylated * changed) * (V - E_K)


def rapid_gates(V, x_rf, x_rs):
    """Return the rates of the two gates of the rapid delayed rectifier."""
    tau_f = 12.98 + 1.0 / (0.3652 * exp((V - 31.66) / 3.869) + 4.123e-5 * exp(-(V - 47.78) / 20.38))
    tau_s = 1.865 + 1.0 / (0.06629 * exp((V - 34.7) / 7.355) + 1.128e-5 * exp(-(V - 29.74) / 25.94))
    steady = boltzmann(V, -8.337, 6.789)
    return relaxation(x_rf, steady, tau_f), relaxation(x_rs, steady, tau_s)


def rapid_current(V, E_K, K_o, x_rf, x_rs, g_Kr):
    fast = boltzmann(V, -54.81, -38.21)
    rectified = boltzmann(V, -55.0, -75.0) * boltzmann(V, 10.0, -30.0)
    return g_Kr * sqrt(K_o / 5.4) * (fast * x_rf + (1.0 - fast) * x_rs) * rectified * (V - E_K)


def slow_gates(V, x_s1, x_s2):
    """Return the rates of the two gates of the slow delayed rectifier."""
    tau_1 = 817.3 + 1.0 / (2.326e-4 * exp((V + 48.28) / 17.8) + 0.001292 * exp(-(V + 210.0) / 230.0))
    tau_2 = 1.0 / (0.01 * exp((V - 50.0) / 20.0) + 0.0193 * exp(-(V + 66.54) / 31.0))
    steady = boltzmann(V, -11.6, 8.932)
    return relaxation(x_s1, steady, tau_1), relaxation(x_s2, steady, tau_2)


def slow_current(V, E_Ks, Ca_i, x_s1, x_s2, g_Ks):
    by_calcium = 1.0 + 0.6 / (1.0 + (3.8e-5 / Ca_i) ** 1.4)
    return g_Ks * by_calcium * x_s1 * x_s2 * (V - E_Ks)


def inward_rectifier_gate(V, K_o, x_K1):
    tau = 122.2 / (exp(-(V + 127.2) / 20.36) + exp((V + 236.8) / 69.33))
    return relaxation(x_K1, boltzmann(V, -(2.5538 * K_o + 144.59), 1.5692 * K_o + 3.8115), tau)


def inward_rectifier_current(V, E_K, K_o, x_K1, g_K1):
    return g_K1 * sqrt(K_o) * boltzmann(V, 2.6 * K_o - 105.8, -9.493) * x_K1 * (V - E_K)


def background_potassium_current(V, E_K, g_Kb):
    return g_Kb * boltzmann(V, 14.48, 18.34) * (V - E_K)
