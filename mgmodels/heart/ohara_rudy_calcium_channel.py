"""The L-type calcium channel of O'Hara and Rudy's cell: inactivated by voltage and, held by calmodulin, by calcium."""

from math import exp

from mgmodels.engine.constants import FARADAY
from mgmodels.heart.constant_field import boltzmann, field_drive, relaxation

FAST = 0.6  # share of inactivation by voltage that is fast
RECOVERY_TAU = 75.0  # ms, of the gate that lets go of calmodulin
SLOWER = 2.5  # times, fast inactivation under CaMK
GAIN = 1.1  # of the current under CaMK
CALCIUM_OUTSIDE = 0.341  # activity coefficient
MONOVALENT = 0.75  # of sodium and potassium on either side
SODIUM_SHARE, POTASSIUM_SHARE = 0.00125, 3.574e-4  # permeabilities against that for calcium


def calcium_channel_gates(V, Ca_ss, d, f_f, f_s, f_caf, f_cas, j_ca, f_fp, f_cafp, n_ca, K_mn, k_2n):
    """Return the rates in 1/ms of the nine gates."""
    tau_d = 0.6 + 1.0 / (exp(-0.05 * (V + 6.0)) + exp(0.09 * (V + 14.0)))
    tau_f = 7.0 + 1.0 / (0.0045 * exp(-(V + 20.0) / 10.0) + 0.0045 * exp((V + 20.0) / 10.0))
    tau_s = 1000.0 + 1.0 / (3.5e-5 * exp(-(V + 5.0) / 4.0) + 3.5e-5 * exp((V + 5.0) / 6.0))
    tau_caf = 7.0 + 1.0 / (0.04 * exp(-(V - 4.0) / 7.0) + 0.04 * exp((V - 4.0) / 7.0))
    tau_cas = 100.0 + 1.0 / (1.2e-4 * exp(-V / 3.0) + 1.2e-4 * exp(V / 7.0))
    steady = boltzmann(V, -19.58, -3.696)
    # j_ca is also the rate, in 1/ms, at which calmodulin lets go; written so that it may be zero
    held = 1.0 / (1.0 + j_ca / k_2n * (1.0 + K_mn / Ca_ss) ** 4)
    return (
        relaxation(d, boltzmann(V, -3.94, 4.23), tau_d),
        relaxation(f_f, steady, tau_f),
        relaxation(f_s, steady, tau_s),
        relaxation(f_caf, steady, tau_caf),
        relaxation(f_cas, steady, tau_cas),
        relaxation(j_ca, steady, RECOVERY_TAU),
        relaxation(f_fp, steady, SLOWER * tau_f),
        relaxation(f_cafp, steady, SLOWER * tau_caf),
        j_ca * (held - n_ca),
    )


def open_share(V, d, f_f, f_s, f_caf, f_cas, j_ca, f_fp, f_cafp, n_ca, phosphorylated):
    """Return the share of channels that are open, those under CaMK counted with their gain."""
    fast_ca = 0.3 + 0.6 * boltzmann(V, 10.0, -10.0)
    by_voltage = FAST * f_f + (1.0 - FAST) * f_s
    by_voltage_p = FAST * f_fp + (1.0 - FAST) * f_s
    by_calcium = fast_ca * f_caf + (1.0 - fast_ca) * f_cas
    by_calcium_p = fast_ca * f_cafp + (1.0 - fast_ca) * f_cas
    plain = by_voltage * (1.0 - n_ca) + j_ca * by_calcium * n_ca
    changed = by_voltage_p * (1.0 - n_ca) + j_ca * by_calcium_p * n_ca
    return d * ((1.0 - phosphorylated) * plain + GAIN * phosphorylated * changed)


def calcium_channel_currents(u, Ca_ss, Na_ss, K_ss, Ca_o, Na_o, K_o, open_channels, P_CaL):
    """Return what calcium, sodium and potassium carry through the channel in A/F; u is V F/RT, P_CaL in L/F/ms."""
    permeability = FARADAY * P_CaL * open_channels
    return (
        2.0 * permeability * field_drive(2.0, u, Ca_ss, CALCIUM_OUTSIDE * Ca_o),
        SODIUM_SHARE * permeability * MONOVALENT * field_drive(1.0, u, Na_ss, Na_o),
        POTASSIUM_SHARE * permeability * MONOVALENT * field_drive(1.0, u, K_ss, K_o),
    )


def background_calcium_current(u, Ca_i, Ca_o, P_Cab):
    return 2.0 * FARADAY * P_Cab * field_drive(2.0, u, Ca_i, CALCIUM_OUTSIDE * Ca_o)


def background_sodium_current(u, Na_i, Na_o, P_Nab):
    return FARADAY * P_Nab * field_drive(1.0, u, Na_i, Na_o)
