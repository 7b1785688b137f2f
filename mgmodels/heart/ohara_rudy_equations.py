"""The 41 equations of O'Hara and Rudy's human ventricular cell, and the currents that can be read off it."""

from math import floor, log

from mgmodels.engine.constants import FARADAY, thermal_voltage
from mgmodels.heart.ohara_rudy_calcium import (
    TRANSFER_TAU,
    buffering,
    kinase_rate,
    phosphorylated_share,
    release_rates,
    uptake,
)
from mgmodels.heart.ohara_rudy_calcium_channel import (
    background_calcium_current,
    background_sodium_current,
    calcium_channel_currents,
    calcium_channel_gates,
    open_share,
)
from mgmodels.heart.ohara_rudy_carriers import exchange, pump_turnover
from mgmodels.heart.ohara_rudy_channels import (
    background_potassium_current,
    inward_rectifier_current,
    inward_rectifier_gate,
    late_sodium_current,
    late_sodium_gates,
    rapid_current,
    rapid_gates,
    slow_current,
    slow_gates,
    sodium_current,
    sodium_gates,
    transient_current,
    transient_gates,
)

PI = 3.14  # as in the paper: geometry was fitted with it
UL_PER_CM3 = 1000.0
CAPACITANCE_PER_AREA = 2.0  # uF/cm²: 1, and as much again for folds
MYOPLASM, NETWORK, JUNCTION, SUBSPACE = 0.68, 0.0552, 0.0048, 0.02  # shares of the cell's volume
DIFFUSION_TAU, CALCIUM_DIFFUSION_TAU = 2.0, 0.2  # ms, between subspace and myoplasm


def stimulus(t, I, I_duration, cycle_length, pulses):
    """Return the stimulating current in A/F, depolarising counted positive."""
    if t < 0.0 or t >= pulses * cycle_length:
        return 0.0
    # what rounding leaves before a beat belongs to that beat
    since = t - floor(t / cycle_length + 1e-9) * cycle_length
    return I if since < I_duration else 0.0


def stimulus_edges(I_duration, cycle_length, pulses):
    """Return the times in ms at which the stimulus jumps."""
    begins = [beat * cycle_length for beat in range(int(pulses))]
    return (*begins, *(begin + I_duration for begin in begins))


def capacitance_per_charge(cell_length, cell_radius):
    """Return the capacitance over Faraday's constant in umol/mV, and the volume of the cell in uL."""
    area = 2.0 * PI * cell_radius * (cell_radius + cell_length)
    return CAPACITANCE_PER_AREA * area / FARADAY, UL_PER_CM3 * PI * cell_radius**2 * cell_length


def currents(
    V, Na_i, Na_ss, K_i, K_ss, Ca_i, Ca_ss, m, h_f, h_s, j, h_sp, j_p, m_L, h_L, h_Lp,
    a, i_f, i_s, a_p, i_fp, i_sp, d, f_f, f_s, f_caf, f_cas, j_ca, f_fp, f_cafp, n_ca,
    x_rf, x_rs, x_s1, x_s2, x_K1, CaMK_trap,
    g_Na, g_NaL, g_to, P_CaL, L_type_share, g_Kr, g_Ks, g_K1, g_Kb, P_Nab, P_Cab, PK_Na,
    I_NaCa_max, share_ss, K_allo, I_NaK_max, MgATP, MgADP, phosphate, K_MgATP, I_pCa, K_pCa,
    K_CaMK, Na_o, Ca_o, K_o, temperature,
):  # fmt: skip
    """Return every current of the membrane in A/F, outward positive, in the order of `CURRENTS`."""
    kT_per_e = thermal_voltage(temperature)
    u = V / kT_per_e
    E_Na, E_K = kT_per_e * log(Na_o / Na_i), kT_per_e * log(K_o / K_i)
    E_Ks = kT_per_e * log((K_o + PK_Na * Na_o) / (K_i + PK_Na * Na_i))
    phosphorylated = phosphorylated_share(Ca_ss, CaMK_trap, K_CaMK)
    open_channels = open_share(V, d, f_f, f_s, f_caf, f_cas, j_ca, f_fp, f_cafp, n_ca, phosphorylated)
    I_CaL, I_CaNa, I_CaK = calcium_channel_currents(
        u, Ca_ss, Na_ss, K_ss, Ca_o, Na_o, K_o, open_channels, L_type_share * P_CaL
    )
    return (
        sodium_current(V, E_Na, m, h_f, h_s, j, h_sp, j_p, phosphorylated, g_Na),
        late_sodium_current(V, E_Na, m_L, h_L, h_Lp, phosphorylated, g_NaL),
        transient_current(V, E_K, a, i_f, i_s, a_p, i_fp, i_sp, phosphorylated, g_to),
        I_CaL, I_CaNa, I_CaK,
        rapid_current(V, E_K, K_o, x_rf, x_rs, g_Kr),
        slow_current(V, E_Ks, Ca_i, x_s1, x_s2, g_Ks),
        inward_rectifier_current(V, E_K, K_o, x_K1, g_K1),
        (1.0 - share_ss) * I_NaCa_max * exchange(u, Na_i, Ca_i, Na_o, Ca_o, K_allo),
        share_ss * I_NaCa_max * exchange(u, Na_ss, Ca_ss, Na_o, Ca_o, K_allo),
        I_NaK_max * pump_turnover(u, Na_i, K_i, Na_o, K_o, MgATP, MgADP, phosphate, K_MgATP),
        background_potassium_current(V, E_K, g_Kb),
        background_sodium_current(u, Na_i, Na_o, P_Nab),
        background_calcium_current(u, Ca_i, Ca_o, P_Cab),
        I_pCa * Ca_i / (K_pCa + Ca_i),
    )  # fmt: skip


CURRENTS = {
    name: ("pA/pF", meaning)
    for name, meaning in {
        "I_Na": "fast sodium current",
        "I_NaL": "late sodium current",
        "I_to": "transient outward current",
        "I_CaL": "calcium through the L-type channel",
        "I_CaNa": "sodium through the L-type channel",
        "I_CaK": "potassium through the L-type channel",
        "I_Kr": "rapid delayed rectifier",
        "I_Ks": "slow delayed rectifier",
        "I_K1": "inward rectifier",
        "I_NaCa": "sodium–calcium exchange of the myoplasm",
        "I_NaCa_ss": "sodium–calcium exchange of the subspace",
        "I_NaK": "sodium pump",
        "I_Kb": "background potassium current",
        "I_Nab": "background sodium current",
        "I_Cab": "background calcium current",
        "I_pCa_now": "calcium pump of the membrane",
    }.items()
}


def rhs(
    t,
    V, Na_i, Na_ss, K_i, K_ss, Ca_i, Ca_ss, Ca_nsr, Ca_jsr, m, h_f, h_s, j, h_sp, j_p, m_L, h_L, h_Lp,
    a, i_f, i_s, a_p, i_fp, i_sp, d, f_f, f_s, f_caf, f_cas, j_ca, f_fp, f_cafp, n_ca,
    x_rf, x_rs, x_s1, x_s2, x_K1, J_rel_np, J_rel_p, CaMK_trap,
    g_Na, g_NaL, g_to, P_CaL, L_type_share, g_Kr, g_Ks, g_K1, g_Kb, P_Nab, P_Cab, PK_Na, K_mn, k_2n, epicardial,
    I_NaCa_max, share_ss, K_allo, I_NaK_max, MgATP, MgADP, phosphate, K_MgATP, I_pCa, K_pCa,
    release_gain, uptake_gain, CMDN, K_CMDN, TRPN, K_TRPN, BSR, K_BSR, BSL, K_BSL, CSQN, K_CSQN,
    trapping, releasing, K_CaMK, Na_o, Ca_o, K_o, temperature, cell_length, cell_radius,
    I, I_duration, cycle_length, pulses,
):  # fmt: skip
    (
        I_Na, I_NaL, I_to, I_CaL, I_CaNa, I_CaK, I_Kr, I_Ks, I_K1,
        I_NaCa, I_NaCa_ss, I_NaK, I_Kb, I_Nab, I_Cab, I_pCa_now,
    ) = currents(
        V, Na_i, Na_ss, K_i, K_ss, Ca_i, Ca_ss, m, h_f, h_s, j, h_sp, j_p, m_L, h_L, h_Lp,
        a, i_f, i_s, a_p, i_fp, i_sp, d, f_f, f_s, f_caf, f_cas, j_ca, f_fp, f_cafp, n_ca,
        x_rf, x_rs, x_s1, x_s2, x_K1, CaMK_trap,
        g_Na, g_NaL, g_to, P_CaL, L_type_share, g_Kr, g_Ks, g_K1, g_Kb, P_Nab, P_Cab, PK_Na,
        I_NaCa_max, share_ss, K_allo, I_NaK_max, MgATP, MgADP, phosphate, K_MgATP, I_pCa, K_pCa,
        K_CaMK, Na_o, Ca_o, K_o, temperature,
    )  # fmt: skip
    injected = stimulus(t, I, I_duration, cycle_length, pulses)
    sodium = I_Na + I_NaL + I_Nab + 3.0 * I_NaCa + 3.0 * I_NaK
    sodium_ss = I_CaNa + 3.0 * I_NaCa_ss
    potassium = I_to + I_Kr + I_Ks + I_K1 + I_Kb - 2.0 * I_NaK
    calcium = I_pCa_now + I_Cab - 2.0 * I_NaCa
    calcium_ss = I_CaL - 2.0 * I_NaCa_ss

    charge, cell = capacitance_per_charge(cell_length, cell_radius)
    into_myoplasm, into_subspace = charge / (MYOPLASM * cell), charge / (SUBSPACE * cell)
    spread_Na, spread_K = (Na_ss - Na_i) / DIFFUSION_TAU, (K_ss - K_i) / DIFFUSION_TAU
    spread_Ca = (Ca_ss - Ca_i) / CALCIUM_DIFFUSION_TAU

    phosphorylated = phosphorylated_share(Ca_ss, CaMK_trap, K_CaMK)
    released = (1.0 - phosphorylated) * J_rel_np + phosphorylated * J_rel_p
    taken = uptake(Ca_i, Ca_nsr, phosphorylated, uptake_gain)
    moved = (Ca_nsr - Ca_jsr) / TRANSFER_TAU
    free_i = 1.0 / (1.0 + buffering(Ca_i, CMDN, K_CMDN) + buffering(Ca_i, TRPN, K_TRPN))
    free_ss = 1.0 / (1.0 + buffering(Ca_ss, BSR, K_BSR) + buffering(Ca_ss, BSL, K_BSL))
    free_jsr = 1.0 / (1.0 + buffering(Ca_jsr, CSQN, K_CSQN))

    dm, dh_f, dh_s, dj, dh_sp, dj_p = sodium_gates(V, m, h_f, h_s, j, h_sp, j_p)
    dm_L, dh_L, dh_Lp = late_sodium_gates(V, m_L, h_L, h_Lp)
    da, di_f, di_s, da_p, di_fp, di_sp = transient_gates(V, a, i_f, i_s, a_p, i_fp, i_sp, epicardial)
    dd, df_f, df_s, df_caf, df_cas, dj_ca, df_fp, df_cafp, dn_ca = calcium_channel_gates(
        V, Ca_ss, d, f_f, f_s, f_caf, f_cas, j_ca, f_fp, f_cafp, n_ca, K_mn, k_2n
    )
    dx_rf, dx_rs = rapid_gates(V, x_rf, x_rs)
    dx_s1, dx_s2 = slow_gates(V, x_s1, x_s2)
    dJ_rel_np, dJ_rel_p = release_rates(J_rel_np, J_rel_p, Ca_jsr, I_CaL, release_gain)
    return (
        injected - sodium - sodium_ss - potassium - I_CaK - calcium - calcium_ss,
        -sodium * into_myoplasm + spread_Na * SUBSPACE / MYOPLASM,
        -sodium_ss * into_subspace - spread_Na,
        (injected - potassium) * into_myoplasm + spread_K * SUBSPACE / MYOPLASM,
        -I_CaK * into_subspace - spread_K,
        free_i * (-calcium * into_myoplasm / 2.0 - taken * NETWORK / MYOPLASM + spread_Ca * SUBSPACE / MYOPLASM),
        free_ss * (-calcium_ss * into_subspace / 2.0 + released * JUNCTION / SUBSPACE - spread_Ca),
        taken - moved * JUNCTION / NETWORK,
        free_jsr * (moved - released),
        dm, dh_f, dh_s, dj, dh_sp, dj_p, dm_L, dh_L, dh_Lp,
        da, di_f, di_s, da_p, di_fp, di_sp,
        dd, df_f, df_s, df_caf, df_cas, dj_ca, df_fp, df_cafp, dn_ca,
        dx_rf, dx_rs, dx_s1, dx_s2, inward_rectifier_gate(V, K_o, x_K1),
        dJ_rel_np, dJ_rel_p, kinase_rate(Ca_ss, CaMK_trap, trapping, releasing),
    )  # fmt: skip
