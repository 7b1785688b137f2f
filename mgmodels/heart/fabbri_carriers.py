"""Sodium pump and sodium–calcium exchanger of the human sinus node cell, in pA; u = V F/RT."""

from math import exp

K1_NI, K2_NI, K3_NI, K1_NO, K2_NO, K3_NO = 395.3, 2.289, 26.44, 1628.0, 561.4, 4.663  # mM, sodium
K_CI, K_CNI, K_CO = 0.0207, 26.44, 3.663  # mM, calcium
Q_CI, Q_N = 0.1369, 0.4315  # share of the field that calcium inside and sodium cross


def exchanger_current(u, Na_i, Ca_sub, Na_o, Ca_o, I_NaCa_max):
    calcium_in, sodium_turn = exp(-Q_CI * u), exp(Q_N * u / 2.0)
    sites_in = 1.0 + Ca_sub / K_CI * (1.0 + calcium_in + Na_i / K_CNI)
    sites_in += Na_i / K1_NI * (1.0 + Na_i / K2_NI * (1.0 + Na_i / K3_NI))
    # calcium outside crosses none of the field, so that it counts twice
    sites_out = 1.0 + 2.0 * Ca_o / K_CO + Na_o / K1_NO * (1.0 + Na_o / K2_NO * (1.0 + Na_o / K3_NO))
    k12, k21 = Ca_sub / K_CI * calcium_in / sites_in, Ca_o / K_CO / sites_out
    k14 = Na_i / K1_NI * Na_i / K2_NI * (1.0 + Na_i / K3_NI) * sodium_turn / sites_in
    k23 = Na_o / K1_NO * Na_o / K2_NO * (1.0 + Na_o / K3_NO) / sodium_turn / sites_out
    k32, k41 = sodium_turn, 1.0 / sodium_turn
    k34, k43 = Na_o / (K3_NO + Na_o), Na_i / (K3_NI + Na_i)
    x1 = k41 * k34 * (k23 + k21) + k21 * k32 * (k43 + k41)
    x2 = k32 * k43 * (k14 + k12) + k41 * k12 * (k34 + k32)
    x3 = k14 * k43 * (k23 + k21) + k12 * k23 * (k43 + k41)
    x4 = k23 * k34 * (k14 + k12) + k14 * k21 * (k34 + k32)
    return I_NaCa_max * (x2 * k21 - x1 * k12) / (x1 + x2 + x3 + x4)


def pump_current(V, E_Na, Na_i, K_o, I_NaK_max, K_mK, K_mNa, isoprenaline):
    by_ions = 1.0 / ((1.0 + (K_mK / K_o) ** 1.2) * (1.0 + (K_mNa / Na_i) ** 1.3))
    return (1.0 + 0.2 * isoprenaline) * I_NaK_max * by_ions / (1.0 + exp(-(V - E_Na + 110.0) / 20.0))
