"""Channels of the human sinus node cell of Fabbri and colleagues. V in mV, rates in 1/ms, currents in pA.

What acetylcholine and isoprenaline do to a channel stands beside the channel; `isoprenaline` is 1 at the dose of the
paper, 0 without it.
"""

from math import exp

from mgmodels.engine.numerics import linoid
from mgmodels.heart.constant_field import boltzmann, field_drive, relaxation

MS_PER_S = 1000.0
POTASSIUM_SHARE, SODIUM_SHARE = 3.65e-4, 1.85e-5  # L-type permeabilities against that for calcium
HALF_VAGAL = 9e-5  # mM of acetylcholine that has half its effect on calcium


def funny_gate(V, y, ACh, isoprenaline):
    shift = 7.5 * isoprenaline
    if ACh > 0.0:
        bound = ACh**0.618
        shift += -1.0 - 9.898 * bound / (bound + 1.22423e-3)
    x = V - shift
    tau = 1.0 / (0.36 / 0.066 * linoid(-0.066 * (x + 148.8)) + 0.5 * linoid(0.2 * (x + 87.3))) - 0.054
    steady = 0.01329 + 0.99921 * boltzmann(x, -97.134, -8.1752) if x < -80.0 else 2.501e-4 * exp(-x / 12.861)
    return relaxation(y, steady, MS_PER_S * tau)


def sodium_gates(V, m, h):
    alpha_m = 2.0 * linoid((V + 41.0) / 10.0)
    beta_m = 8.0 * exp(-0.056 * (V + 66.0))
    alpha_h = 0.02 * exp(-0.125 * (V + 75.0))
    beta_h = 2.0 / (320.0 * exp(-0.1 * (V + 75.0)) + 1.0)
    return (
        relaxation(m, boltzmann(V, -42.0504, 8.3106), 1.0 / (alpha_m + beta_m)),
        relaxation(h, boltzmann(V, -69.804, -4.4565), 1.0 / (alpha_h + beta_h)),
    )


def calcium_channel_gates(V, Ca_sub, d_L, f_L, f_Ca, K_fCa, alpha_fCa, isoprenaline):
    alpha = 0.02839 * 2.5 * linoid((V + 41.8) / 2.5) + 0.0849 * 4.8 * linoid((V + 6.8) / 4.8)
    beta = 0.01143 * 2.5 * linoid(-(V + 1.8) / 2.5)
    opening = boltzmann(V, -16.4508 - 8.0 * isoprenaline, 4.3371 * (1.0 - 0.27 * isoprenaline))
    uncalmed = K_fCa / (K_fCa + Ca_sub)
    return (
        relaxation(d_L, opening, 1.0 / (alpha + beta)),
        relaxation(f_L, boltzmann(V, -37.4, -5.3), 44.3 + 230.0 * exp(-(((V + 36.0) / 10.0) ** 2))),
        relaxation(f_Ca, uncalmed, uncalmed / alpha_fCa),
    )


def transient_calcium_gates(V, d_T, f_T):
    tau_d = 1.0 / (1.068 * exp((V + 38.3) / 30.0) + 1.068 * exp(-(V + 38.3) / 30.0))
    tau_f = MS_PER_S / (16.67 * exp(-(V + 75.0) / 83.3) + 16.67 * exp((V + 75.0) / 15.38))
    return relaxation(d_T, boltzmann(V, -38.3, 5.5), tau_d), relaxation(f_T, boltzmann(V, -58.7, -3.8), tau_f)


def potassium_gates(V, r_ur, s_ur, q, r, p_as, p_af, p_iy, n, isoprenaline):
    """Return the rates of the gates of the ultrarapid, transient, rapid and slow potassium channels."""
    tau_q = 0.6 * (65.17 / (0.57 * exp(-0.08 * (V + 44.0)) + 0.065 * exp(0.1 * (V + 45.93))) + 10.1)
    tau_r = 0.66 * 1.4 * (15.59 / (1.037 * exp(0.09 * (V + 30.61)) + 0.369 * exp(-0.12 * (V + 23.84))) + 2.98)
    rapid = boltzmann(V, -10.0144, 7.6607)
    tau_as = MS_PER_S * 0.84655354 / (4.2 * exp(V / 17.0) + 0.15 * exp(-V / 21.6))
    tau_af = MS_PER_S / (30.0 * exp(V / 10.0) + exp(-V / 12.0))
    tau_iy = MS_PER_S / (100.0 * exp(-V / 54.645) + 656.0 * exp(V / 106.157))
    shift = -14.0 * isoprenaline
    alpha_n, beta_n = 28.0 / (1.0 + exp(-(V - 40.0 - shift) / 3.0)), exp(-(V - shift - 5.0) / 25.0)
    return (
        relaxation(r_ur, boltzmann(V, -6.0, 8.6), 9.0 / (1.0 + exp((V + 5.0) / 12.0)) + 0.5),
        relaxation(s_ur, boltzmann(V, -7.5, -10.0), 590.0 / (1.0 + exp((V + 60.0) / 10.0)) + 3050.0),
        relaxation(q, boltzmann(V, -49.0, -13.0), tau_q),
        relaxation(r, boltzmann(V, 19.3, 15.0), tau_r),
        relaxation(p_as, rapid, tau_as),
        relaxation(p_af, rapid, tau_af),
        relaxation(p_iy, boltzmann(V, -28.6, -17.1), tau_iy),
        relaxation(n, boltzmann(V, -0.6383 + shift, 10.7071) ** 0.5, MS_PER_S / (alpha_n + beta_n)),
    )


def vagal_gate(V, a, ACh):
    alpha = 0.025641
    if ACh > 0.0:
        alpha += (3.5988 - 0.025641) / (1.0 + 1.2155e-6 / ACh**1.6951)
    beta = 10.0 * exp(0.0133 * (V + 40.0))
    return (alpha * (1.0 - a) - beta * a) / MS_PER_S


def by_nerves(ACh, isoprenaline):
    """Return what acetylcholine and isoprenaline make of the L-type current, 1 without them."""
    return (1.0 - 0.31 * ACh / (ACh + HALF_VAGAL)) * (1.0 + 0.23 * isoprenaline)


def calcium_channel_currents(u, Ca_sub, Ca_o, Na_i, Na_o, K_i, K_o, open_channels, P_CaL, ACh, isoprenaline):
    """Return what calcium, sodium and potassium carry through the L-type channel in pA; u is V F/RT."""
    permeability = P_CaL * open_channels * by_nerves(ACh, isoprenaline)
    return (
        permeability * field_drive(2.0, u, Ca_sub, Ca_o),
        SODIUM_SHARE * permeability * field_drive(1.0, u, Na_i, Na_o),
        POTASSIUM_SHARE * permeability * field_drive(1.0, u, K_i, K_o),
    )


def vagal_current(V, E_K, a, ACh, g_KACh):
    return g_KACh * a * (1.0 + exp((V + 20.0) / 20.0)) * (V - E_K) if ACh > 0.0 else 0.0
