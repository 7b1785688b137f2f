"""The 33 equations of the human sinus node cell of Fabbri and colleagues, and its currents."""

from math import log, pi

from mgmodels.engine.constants import FARADAY, thermal_voltage
from mgmodels.heart.constant_field import field_drive
from mgmodels.heart.fabbri_calcium import BARRIER_TAU, TRANSFER_TAU, binds, magnesium_sites, release_gates, uptake
from mgmodels.heart.fabbri_carriers import exchanger_current, pump_current
from mgmodels.heart.fabbri_channels import (
    by_nerves,
    calcium_channel_currents,
    calcium_channel_gates,
    funny_gate,
    potassium_gates,
    sodium_gates,
    transient_calcium_gates,
    vagal_current,
    vagal_gate,
)

MYOPLASM, JUNCTION, NETWORK = 0.46, 0.0012, 0.0116  # shares of the cell's volume
PER_VOLUME = 1e3  # pA/um³ over Faraday's constant, as mM/ms


def volumes(cell_length, cell_radius, subspace_depth):
    """Return cytosol, subspace, junctional and network reticulum in um³."""
    cell = pi * cell_radius**2 * cell_length
    subspace = 2.0 * pi * subspace_depth * (cell_radius - subspace_depth / 2.0) * cell_length
    return MYOPLASM * cell - subspace, subspace, JUNCTION * cell, NETWORK * cell


def currents(
    V, m, h, d_L, f_L, f_Ca, d_T, f_T, y, r_ur, s_ur, q, r, p_as, p_af, p_iy, n, a, Na_i, Ca_sub,
    g_f, f_ratio, g_Na, P_CaL, L_type_share, P_CaT, g_to, g_Kr, g_Ks, g_Kur, g_KACh, PK_Na,
    I_NaCa_max, I_NaK_max, K_mK, K_mNa, Na_o, Ca_o, K_o, K_i, temperature, ACh, isoprenaline,
):  # fmt: skip
    """Return every current of the membrane in pA, outward positive, in the order of `CURRENTS`."""
    kT_per_e = thermal_voltage(temperature)
    u = V / kT_per_e
    E_Na, E_K = kT_per_e * log(Na_o / Na_i), kT_per_e * log(K_o / K_i)
    E_Ks = kT_per_e * log((K_o + PK_Na * Na_o) / (K_i + PK_Na * Na_i))
    E_m = kT_per_e * log((Na_o + PK_Na * K_o) / (Na_i + PK_Na * K_i))
    I_CaL, I_CaNa, I_CaK = calcium_channel_currents(
        u, Ca_sub, Ca_o, Na_i, Na_o, K_i, K_o, d_L * f_L * f_Ca, L_type_share * P_CaL, ACh, isoprenaline
    )
    return (
        g_f * f_ratio / (1.0 + f_ratio) * y * (V - E_Na),
        g_f / (1.0 + f_ratio) * y * (V - E_K),
        g_Na * m**3 * h * (V - E_m),
        I_CaL, I_CaNa, I_CaK,
        P_CaT * d_T * f_T * field_drive(2.0, u, Ca_sub, Ca_o),
        g_to * q * r * (V - E_K),
        g_Kr * (0.9 * p_af + 0.1 * p_as) * p_iy * (V - E_K),
        g_Ks * (1.0 + 0.2 * isoprenaline) * n**2 * (V - E_Ks),
        g_Kur * r_ur * s_ur * (V - E_K),
        vagal_current(V, E_K, a, ACh, g_KACh),
        exchanger_current(u, Na_i, Ca_sub, Na_o, Ca_o, I_NaCa_max),
        pump_current(V, E_Na, Na_i, K_o, I_NaK_max, K_mK, K_mNa, isoprenaline),
    )  # fmt: skip


CURRENTS = {
    name: ("pA", meaning)
    for name, meaning in {
        "I_fNa": "sodium through the funny channel",
        "I_fK": "potassium through the funny channel",
        "I_Na": "fast sodium current",
        "I_CaL": "calcium through the L-type channel",
        "I_CaNa": "sodium through the L-type channel",
        "I_CaK": "potassium through the L-type channel",
        "I_CaT": "T-type calcium current",
        "I_to": "transient outward current",
        "I_Kr": "rapid delayed rectifier",
        "I_Ks": "slow delayed rectifier",
        "I_Kur": "ultrarapid delayed rectifier",
        "I_KACh": "potassium current of the vagus nerve",
        "I_NaCa": "sodium–calcium exchange",
        "I_NaK": "sodium pump",
    }.items()
}


def rhs(
    t,
    V, m, h, d_L, f_L, f_Ca, d_T, f_T, y, r_ur, s_ur, q, r, p_as, p_af, p_iy, n, a,
    R, O, I, RI, Na_i, Ca_i, Ca_sub, Ca_nsr, Ca_jsr, f_TC, f_TMC, f_TMM, f_CMi, f_CMs, f_CQ,
    C_m, g_f, f_ratio, g_Na, P_CaL, L_type_share, P_CaT, K_fCa, alpha_fCa, g_to, g_Kr, g_Ks, g_Kur, g_KACh, PK_Na,
    I_NaCa_max, I_NaK_max, K_mK, K_mNa, k_release, k_o, k_om, k_i, k_im, P_up, K_up,
    TC, TMC, CM, CQ, Mg_i, on_TC, off_TC, on_TMC, off_TMC, on_TMM, off_TMM, on_CM, off_CM, on_CQ, off_CQ,
    Na_o, Ca_o, K_o, K_i, sodium_held, temperature, cell_length, cell_radius, subspace_depth, ACh, isoprenaline,
):  # fmt: skip  # noqa: E741
    I_fNa, I_fK, I_Na, I_CaL, I_CaNa, I_CaK, I_CaT, I_to, I_Kr, I_Ks, I_Kur, I_KACh, I_NaCa, I_NaK = currents(
        V, m, h, d_L, f_L, f_Ca, d_T, f_T, y, r_ur, s_ur, q, r, p_as, p_af, p_iy, n, a, Na_i, Ca_sub,
        g_f, f_ratio, g_Na, P_CaL, L_type_share, P_CaT, g_to, g_Kr, g_Ks, g_Kur, g_KACh, PK_Na,
        I_NaCa_max, I_NaK_max, K_mK, K_mNa, Na_o, Ca_o, K_o, K_i, temperature, ACh, isoprenaline,
    )  # fmt: skip
    total = I_fNa + I_fK + I_Na + I_CaL + I_CaNa + I_CaK + I_CaT + I_to + I_Kr + I_Ks + I_Kur + I_KACh + I_NaCa + I_NaK
    # as archived: what the nerves do to the L-type current does not reach the ions that it carries
    carried = 1.0 / by_nerves(ACh, isoprenaline)
    sodium = I_fNa + I_Na + carried * I_CaNa + 3.0 * I_NaK + 3.0 * I_NaCa
    calcium = carried * I_CaL + I_CaT - 2.0 * I_NaCa

    cytosol, subspace, junction, network = volumes(cell_length, cell_radius, subspace_depth)
    released = k_release * O * (Ca_jsr - Ca_sub)
    spread = (Ca_sub - Ca_i) / BARRIER_TAU
    taken = uptake(Ca_i, P_up, K_up, ACh, isoprenaline)
    moved = (Ca_nsr - Ca_jsr) / TRANSFER_TAU
    df_TC = binds(Ca_i, f_TC, on_TC, off_TC)
    df_TMC, df_TMM = magnesium_sites(Ca_i, Mg_i, f_TMC, f_TMM, on_TMC, off_TMC, on_TMM, off_TMM)
    df_CMi, df_CMs = binds(Ca_i, f_CMi, on_CM, off_CM), binds(Ca_sub, f_CMs, on_CM, off_CM)
    df_CQ = binds(Ca_jsr, f_CQ, on_CQ, off_CQ)

    dm, dh = sodium_gates(V, m, h)
    dd_L, df_L, df_Ca = calcium_channel_gates(V, Ca_sub, d_L, f_L, f_Ca, K_fCa, alpha_fCa, isoprenaline)
    dd_T, df_T = transient_calcium_gates(V, d_T, f_T)
    dr_ur, ds_ur, dq, dr, dp_as, dp_af, dp_iy, dn = potassium_gates(
        V, r_ur, s_ur, q, r, p_as, p_af, p_iy, n, isoprenaline
    )
    dR, dO, dI, dRI = release_gates(R, O, I, RI, Ca_sub, Ca_jsr, k_o, k_om, k_i, k_im)
    return (
        -total / C_m,
        dm, dh, dd_L, df_L, df_Ca, dd_T, df_T, funny_gate(V, y, ACh, isoprenaline),
        dr_ur, ds_ur, dq, dr, dp_as, dp_af, dp_iy, dn, vagal_gate(V, a, ACh),
        dR, dO, dI, dRI,
        -(1.0 - sodium_held) * PER_VOLUME * sodium / (FARADAY * (cytosol + subspace)),
        (spread * subspace - taken * network) / cytosol - CM * df_CMi - TC * df_TC - TMC * df_TMC,
        released * junction / subspace - PER_VOLUME * calcium / (2.0 * FARADAY * subspace) - spread - CM * df_CMs,
        taken - moved * junction / network,
        moved - released - CQ * df_CQ,
        df_TC, df_TMC, df_TMM, df_CMi, df_CMs, df_CQ,
    )  # fmt: skip
