"""The 56 equations of the muscle fibre: membrane, release, calcium, magnesium, filament, phosphate."""

from math import floor, inf

from mgmodels.engine.constants import thermal_voltage
from mgmodels.muscle.calcium_handling import (
    UM_PER_MM,
    binding,
    calsequestrin,
    parvalbumin,
    precipitation,
    pump_flux,
    pump_fuel,
    volumes,
)
from mgmodels.muscle.calcium_release import release_channel, relief
from mgmodels.muscle.crossbridges import magnesium_on_troponin, thin_filament
from mgmodels.muscle.fibre_membrane import (
    concentration_change,
    endplate_conductance,
    gates,
    membrane_currents,
)


def last_stimulus(t, I_start, interval, pulses):
    """Return when the latest stimulus of the train began, inf before the first."""
    if t < I_start or pulses < 1.0:
        return inf
    begun = min(floor((t - I_start) / interval + 1e-9), floor(pulses) - 1)
    return I_start + begun * interval


def stimulus_current(t, V, I, I_duration, I_start, interval, pulses, g_endplate, E_endplate, tau_rise, tau_decay):
    begin = last_stimulus(t, I_start, interval, pulses)
    if t < begin:
        return 0.0
    injected = I if t < begin + I_duration else 0.0
    return injected - endplate_conductance(t - begin, g_endplate, tau_rise, tau_decay) * (V - E_endplate)


def stimulus_edges(I_duration, I_start, interval, pulses):
    begins = [I_start + k * interval for k in range(int(pulses))]
    return (0.0, *begins, *(begin + I_duration for begin in begins))


def currents_of_both(
    V_S, V_t, K_t, K_i, K_e, Na_i, Na_t, Na_e, n, h_K, m, h, S, n_t, h_K_t, m_t, h_t, S_t,
    g_Na, g_K, G_K, g_Cl, J_NaK, delta, K_K, K_S, S_i, K_mK, K_mNa,
    eta_Na, eta_DR, eta_IR, eta_Cl, eta_NaK, temperature,
):  # fmt: skip
    """Return the five currents of the surface, then those of the tubule, in uA/cm² of each membrane."""
    kT_per_e = thermal_voltage(temperature)
    surface = membrane_currents(
        V_S, K_i, K_e, Na_i, Na_e, n, h_K, m, h, S,
        g_Cl, G_K, g_K, g_Na, J_NaK, delta, K_K, K_S, S_i, K_mK, K_mNa, kT_per_e, True,
    )  # fmt: skip
    tubule = membrane_currents(
        V_t, K_i, K_t, Na_i, Na_t, n_t, h_K_t, m_t, h_t, S_t,
        eta_Cl * g_Cl, eta_IR * G_K, eta_DR * g_K, eta_Na * g_Na, eta_NaK * J_NaK,
        delta, K_K, K_S, S_i, K_mK, K_mNa, kT_per_e, False,
    )  # fmt: skip
    return surface + tubule


def rhs(
    t,
    V_S, V_t, K_t, K_i, K_e, Na_i, Na_t, Na_e, n, h_K, m, h, S, n_t, h_K_t, m_t, h_t, S_t,
    C_0, C_1, C_2, C_3, C_4, O_0, O_1, O_2, O_3, O_4,
    Ca_1, Ca_SR1, Ca_2, Ca_SR2, CaP_1, CaP_2, MgP_1, MgP_2, CaCs_1, CaCs_2,
    CaATP_1, CaATP_2, MgATP_1, MgATP_2, ATP_1, ATP_2, Mg_1, Mg_2,
    CaT, CaCaT, D_0, D_1, D_2, A_1, A_2, P, P_SR, P_CSR,
    C_m, g_Na, g_K, G_K, g_Cl, J_NaK, tau_h_K, delta, K_K, K_S, S_i, K_mK, K_mNa, temperature,
    R_a, gamma, eta_Na, eta_DR, eta_IR, eta_Cl, eta_NaK, tau_h_K_t,
    I_K_rest, I_Na_rest, tubule_width, fibre_width, space_width, tau_K, tau_Na, tau_K2, tau_Na2, f_T,
    I, I_duration, I_start, interval, pulses, g_endplate, E_endplate, tau_rise, tau_decay,
    k_L, k_Lm, f_sensor, alpha_sensor, K_sensor, V_sensor, i_2, Mg_affinity, Mg_reference,
    nu_SR, K_SR, K_SERCA, MgATP_reference, L_e, tau_R, tau_SR, Cs_total, k_Cs_on, k_Cs_off,
    P_total, k_P_on, k_P_off, k_Mg_on, k_Mg_off, k_CaATP_on, k_CaATP_off, k_MgATP_on, k_MgATP_off, tau_ATP, tau_Mg,
    Mg_rest, K_rest, Ca_rest, hold_calcium, hold, b_p, k_p, A_p, B_p, solubility, L_x, R_R, share_SR, share_terminal,
    T_total, k_T_on, k_T_off, troponin_Mg_affinity,
    k_0_on, k_0_off, k_Ca_on, k_Ca_off, f_o, f_p, h_o, h_p, g_o,
):  # fmt: skip
    # membrane
    I_Cl, I_IR, I_DR, I_Na, I_NaK, I_Cl_t, I_IR_t, I_DR_t, I_Na_t, I_NaK_t = currents_of_both(
        V_S, V_t, K_t, K_i, K_e, Na_i, Na_t, Na_e, n, h_K, m, h, S, n_t, h_K_t, m_t, h_t, S_t,
        g_Na, g_K, G_K, g_Cl, J_NaK, delta, K_K, K_S, S_i, K_mK, K_mNa,
        eta_Na, eta_DR, eta_IR, eta_Cl, eta_NaK, temperature,
    )  # fmt: skip
    injected = stimulus_current(
        t, V_S, I, I_duration, I_start, interval, pulses, g_endplate, E_endplate, tau_rise, tau_decay
    )
    into_tubule = 1e3 * (V_S - V_t) / R_a  # mV/ohm = 1e3 uA
    dV_S = (injected - I_Cl - I_IR - I_DR - I_Na - I_NaK - into_tubule) / C_m
    dV_t = (into_tubule / gamma - I_Cl_t - I_IR_t - I_DR_t - I_Na_t - I_NaK_t) / C_m
    dn, dh_K, dm, dh, dS = gates(V_S, n, h_K, m, h, S, tau_h_K)
    dn_t, dh_K_t, dm_t, dh_t, dS_t = gates(V_t, n_t, h_K_t, m_t, h_t, S_t, tau_h_K_t)
    K_out = I_IR + I_DR + I_K_rest - 2.0 * I_NaK
    K_out_t = I_IR_t + I_DR_t + I_K_rest - 2.0 * I_NaK_t
    Na_out = I_Na + I_Na_rest + 3.0 * I_NaK
    Na_out_t = I_Na_t + I_Na_rest + 3.0 * I_NaK_t
    K_to_tubule = concentration_change(K_out_t, tubule_width)
    Na_to_tubule = concentration_change(Na_out_t, tubule_width)
    # release
    V_1, V_2, V_SR1, V_SR2 = volumes(L_x, R_R, share_SR, share_terminal)
    freed = relief(Mg_1 / UM_PER_MM, Mg_affinity, Mg_reference)
    dC_0, dC_1, dC_2, dC_3, dC_4, dO_0, dO_1, dO_2, dO_3, dO_4 = release_channel(
        V_t, C_0, C_1, C_2, C_3, C_4, O_0, O_1, O_2, O_3, O_4,
        k_L * freed, k_Lm, f_sensor, alpha_sensor, K_sensor, V_sensor,
    )  # fmt: skip
    released = (i_2 * (O_0 + O_1 + O_2 + O_3 + O_4) + L_e) * (Ca_SR1 - Ca_1)
    leaked = L_e * (Ca_SR2 - Ca_2)
    pumped_1 = pump_fuel(MgATP_1, K_SERCA, MgATP_reference) * pump_flux(Ca_1, nu_SR, K_SR)
    pumped_2 = pump_fuel(MgATP_2, K_SERCA, MgATP_reference) * pump_flux(Ca_2, nu_SR, K_SR)
    spread = tau_R * (Ca_1 - Ca_2)
    spread_SR = tau_SR * (Ca_SR1 - Ca_SR2)
    # what binds
    dCaP_1, dMgP_1 = parvalbumin(Ca_1, Mg_1, CaP_1, MgP_1, k_P_on, k_P_off, k_Mg_on, k_Mg_off)
    dCaP_2, dMgP_2 = parvalbumin(Ca_2, Mg_2, CaP_2, MgP_2, k_P_on, k_P_off, k_Mg_on, k_Mg_off)
    dCaCs_1 = calsequestrin(Ca_SR1, CaCs_1, k_Cs_on, k_Cs_off)
    dCaCs_2 = calsequestrin(Ca_SR2, CaCs_2, k_Cs_on, k_Cs_off)
    Ca_to_ATP_1 = binding(Ca_1, ATP_1, CaATP_1, k_CaATP_on, k_CaATP_off)
    Ca_to_ATP_2 = binding(Ca_2, ATP_2, CaATP_2, k_CaATP_on, k_CaATP_off)
    Mg_to_ATP_1 = binding(Mg_1, ATP_1, MgATP_1, k_MgATP_on, k_MgATP_off)
    Mg_to_ATP_2 = binding(Mg_2, ATP_2, MgATP_2, k_MgATP_on, k_MgATP_off)
    dCaT, dCaCaT, dD_0, dD_1, dD_2, dA_1, dA_2, onto_troponin = thin_filament(
        Ca_2, CaT, CaCaT, D_0, D_1, D_2, A_1, A_2,
        k_T_on * magnesium_on_troponin(Mg_2 / UM_PER_MM, troponin_Mg_affinity), k_T_off,
        k_0_on, k_0_off, k_Ca_on, k_Ca_off, f_o, f_p, h_o, h_p, g_o,
    )  # fmt: skip
    fallen_out = precipitation(P_SR, Ca_SR2, P_CSR, A_p, B_p, solubility)
    into_SR = k_p * (P - P_SR)
    # before time 0 the surroundings hold what in a closed fibre would drift
    held = hold if t < 0.0 else 0.0
    held_calcium = hold_calcium if t < 0.0 else 0.0
    spread_ATP = tau_ATP * (ATP_1 - ATP_2)
    spread_CaATP = tau_ATP * (CaATP_1 - CaATP_2)
    spread_MgATP = tau_ATP * (MgATP_1 - MgATP_2)
    spread_Mg = tau_Mg * (Mg_1 - Mg_2)
    return (
        dV_S,
        dV_t,
        K_to_tubule - (K_t - K_e) / tau_K,
        -f_T * K_to_tubule - concentration_change(K_out, fibre_width),
        concentration_change(K_out, space_width) + (K_t - K_e) / tau_K2 + held * (K_rest - K_e),
        -f_T * Na_to_tubule - concentration_change(Na_out, fibre_width),
        Na_to_tubule - (Na_t - Na_e) / tau_Na,
        concentration_change(Na_out, space_width) + (Na_t - Na_e) / tau_Na2,
        dn, dh_K, dm, dh, dS, dn_t, dh_K_t, dm_t, dh_t, dS_t,
        dC_0, dC_1, dC_2, dC_3, dC_4, dO_0, dO_1, dO_2, dO_3, dO_4,
        (released - pumped_1 - spread) / V_1 - P_total * dCaP_1 - Ca_to_ATP_1,
        (pumped_1 - released - spread_SR) / V_SR1 - Cs_total * dCaCs_1,
        (leaked - pumped_2 + spread) / V_2 - P_total * dCaP_2 - Ca_to_ATP_2 - T_total * onto_troponin
        + held_calcium * (Ca_rest - Ca_2),
        (pumped_2 - leaked + spread_SR) / V_SR2 - Cs_total * dCaCs_2 - UM_PER_MM * fallen_out,
        dCaP_1, dCaP_2, dMgP_1, dMgP_2, dCaCs_1, dCaCs_2,
        Ca_to_ATP_1 - spread_CaATP / V_1,
        Ca_to_ATP_2 + spread_CaATP / V_2,
        Mg_to_ATP_1 - spread_MgATP / V_1,
        Mg_to_ATP_2 + spread_MgATP / V_2,
        -Ca_to_ATP_1 - Mg_to_ATP_1 - spread_ATP / V_1,
        -Ca_to_ATP_2 - Mg_to_ATP_2 + spread_ATP / V_2,
        -P_total * dMgP_1 - Mg_to_ATP_1 - spread_Mg / V_1 + held * (UM_PER_MM * Mg_rest - Mg_1),
        -P_total * dMgP_2 - Mg_to_ATP_2 + spread_Mg / V_2 + held * (UM_PER_MM * Mg_rest - Mg_2),
        dCaT, dCaCaT, dD_0, dD_1, dD_2, dA_1, dA_2,
        T_total * (h_o * A_1 - h_p * A_2) / UM_PER_MM - b_p * P - into_SR / V_2,
        into_SR / V_SR2 - fallen_out,
        fallen_out,
    )  # fmt: skip
