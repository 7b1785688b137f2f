"""The equations of the ventricular cell: membrane, ions, calcium, gates; and what is read off them."""

from math import floor, inf, log

from mgmodels.engine.constants import FARADAY, thermal_voltage
from mgmodels.heart.calcium_current import (
    calcium_activation_rate,
    calcium_current,
    calcium_inactivation_rate,
    fast_calcium_inactivation_rate,
    inactivation_by_calcium_rate,
    magnesium_on_calcium_current,
)
from mgmodels.heart.calcium_stores import magnesium_on_release, release, unbound, uptake, with_buffer
from mgmodels.heart.dual_rectifier import dual_rectifier_current, spermine_block_rate
from mgmodels.heart.exchangers import calcium_pump_and_leak, exchanger_current, fuel, sodium_pump_current
from mgmodels.heart.inward_rectifier import inward_rectifier_current
from mgmodels.heart.potassium_currents import (
    potassium_currents,
    rapid_activation_rate,
    rapid_inactivation_rate,
    slow_activation_rate,
    transient_activation_rate,
    transient_inactivation_rate,
)
from mgmodels.heart.sodium_current import (
    slow_sodium_inactivation_rate,
    sodium_activation_rate,
    sodium_currents,
    sodium_inactivation_rate,
)

C_PER_MMOL = FARADAY / 1000.0


def last_stimulus(t, I_start, cycle_length, pulses):
    """Return when the latest stimulus began, inf before the first."""
    if t < I_start or pulses < 1.0:
        return inf
    begun = min(floor((t - I_start) / cycle_length + 1e-9), floor(pulses) - 1)
    return I_start + begun * cycle_length


def stimulus_current(t, I, I_duration, I_start, cycle_length, pulses):
    begin = last_stimulus(t, I_start, cycle_length, pulses)
    return I if begin <= t < begin + I_duration else 0.0


def stimulus_edges(I_duration, I_start, cycle_length, pulses):
    begins = [I_start + k * cycle_length for k in range(int(pulses))]
    return (*begins, *(begin + I_duration for begin in begins))


def membrane_currents(
    V, Ca_i, Ca_SS, Na_i, K_i, m, h, j, x_r1, x_r2, x_s, r, s, d, f, f2, f_Ca, plugged,
    K_o, Na_o, Ca_o, kT_per_e, g_Na, g_bNa, g_K1, dual_rectifier, g_K1_dual, spermine,
    g_Kr, g_Ks, g_to, g_pK, p_KNa, P_CaL, I_NaK_max, K_mK, K_mNa,
    k_NaCa, K_mNai, K_mCa, k_sat, gamma_NaCa, alpha_NaCa, g_pCa, K_pCa, g_bCa,
    MgATP, MgATP_normal, K_MgATP_sodium_pump,
    Mg_o, Mg_o_normal, K_Mg_outside, block_outside, Mg_i, Mg_i_normal, K_Mg_inside, block_inside,
):  # fmt: skip
    """Return the twelve currents in pA/pF, outward positive, in the order of `CURRENTS`."""
    u = V / kT_per_e
    E_K = kT_per_e * log(K_o / K_i)
    E_Ks = kT_per_e * log((K_o + p_KNa * Na_o) / (K_i + p_KNa * Na_i))
    fast, I_bNa = sodium_currents(V, kT_per_e * log(Na_o / Na_i), m, h, j, g_Na, g_bNa)
    one_curve = inward_rectifier_current(V - E_K, K_o, g_K1)
    plugging = dual_rectifier_current(V - E_K, plugged, K_o, Mg_i, spermine, g_K1_dual)
    outside, inside = magnesium_on_calcium_current(
        Mg_o, Mg_o_normal, K_Mg_outside, block_outside, Mg_i, Mg_i_normal, K_Mg_inside, block_inside
    )
    rapid, slow, transient, plateau = potassium_currents(
        V, E_K, E_Ks, x_r1, x_r2, x_s, r, s, K_o, g_Kr, g_Ks, g_to, g_pK
    )
    pump = sodium_pump_current(u, Na_i, K_o, I_NaK_max, K_mK, K_mNa)
    calcium_pump, calcium_leak = calcium_pump_and_leak(
        V, 0.5 * kT_per_e * log(Ca_o / Ca_i), Ca_i, g_pCa, K_pCa, g_bCa
    )
    return (
        fast,
        one_curve + dual_rectifier * (plugging - one_curve),
        rapid,
        slow,
        transient,
        outside * inside * calcium_current(V, d, f, f2, f_Ca, Ca_SS, Ca_o, P_CaL, kT_per_e),
        fuel(MgATP, K_MgATP_sodium_pump, MgATP_normal) * pump,
        exchanger_current(
            u, Na_i, Ca_i, Na_o, Ca_o, k_NaCa, K_mNai, K_mCa, k_sat, gamma_NaCa, alpha_NaCa
        ),
        calcium_pump,
        plateau,
        calcium_leak,
        I_bNa,
    )  # fmt: skip


CURRENTS = {
    "I_Na": ("pA/pF", "fast sodium current"),
    "I_K1": ("pA/pF", "inward rectifier"),
    "I_Kr": ("pA/pF", "rapid delayed potassium current"),
    "I_Ks": ("pA/pF", "slow delayed potassium current"),
    "I_to": ("pA/pF", "transient outward current"),
    "I_CaL": ("pA/pF", "L-type calcium current"),
    "I_NaK": ("pA/pF", "sodium pump"),
    "I_NaCa": ("pA/pF", "sodium–calcium exchanger"),
    "I_pCa": ("pA/pF", "calcium pump of the membrane"),
    "I_pK": ("pA/pF", "plateau potassium current"),
    "I_bCa": ("pA/pF", "background calcium current"),
    "I_bNa": ("pA/pF", "background sodium current"),
}


def rhs(
    t, V, Ca_i, Ca_SR, Ca_SS, Na_i, K_i, m, h, j, x_r1, x_r2, x_s, r, s, d, f, f2, f_Ca, R, plugged,
    K_o, Na_o, Ca_o, temperature, gate_shift, I, I_duration, I_start, cycle_length, pulses,
    g_Na, g_bNa, g_K1, dual_rectifier, g_K1_dual, spermine, g_Kr, g_Ks, g_to, g_pK, p_KNa, endocardial, P_CaL,
    I_NaK_max, K_mK, K_mNa, k_NaCa, K_mNai, K_mCa, k_sat, gamma_NaCa, alpha_NaCa, g_pCa, K_pCa, g_bCa,
    MgATP, MgATP_normal, K_MgATP_sodium_pump, K_MgATP_SERCA,
    Mg_o, Mg_o_normal, K_Mg_outside, block_outside, Mg_i, Mg_i_normal, K_Mg_inside, block_inside,
    V_rel, k_1, k_2, k_3, k_4, K_luminal, most_luminal, least_luminal, K_Mg_release, release_block,
    V_leak, V_up, K_up, V_xfer, buffer, K_buffer, buffer_SR, K_buffer_SR, buffer_SS, K_buffer_SS,
    C_m, V_c, V_SR, V_SS,
):  # fmt: skip
    kT_per_e = thermal_voltage(temperature)
    I_Na, I_K1, I_Kr, I_Ks, I_to, I_CaL, I_NaK, I_NaCa, I_pCa, I_pK, I_bCa, I_bNa = membrane_currents(
        V, Ca_i, Ca_SS, Na_i, K_i, m, h, j, x_r1, x_r2, x_s, r, s, d, f, f2, f_Ca, plugged,
        K_o, Na_o, Ca_o, kT_per_e, g_Na, g_bNa, g_K1, dual_rectifier, g_K1_dual, spermine,
        g_Kr, g_Ks, g_to, g_pK, p_KNa, P_CaL, I_NaK_max, K_mK, K_mNa,
        k_NaCa, K_mNai, K_mCa, k_sat, gamma_NaCa, alpha_NaCa, g_pCa, K_pCa, g_bCa,
        MgATP, MgATP_normal, K_MgATP_sodium_pump,
        Mg_o, Mg_o_normal, K_Mg_outside, block_outside, Mg_i, Mg_i_normal, K_Mg_inside, block_inside,
    )  # fmt: skip
    injected = stimulus_current(t, I, I_duration, I_start, cycle_length, pulses)
    out = I_Na + I_K1 + I_Kr + I_Ks + I_to + I_CaL + I_NaK + I_NaCa + I_pCa + I_pK + I_bCa + I_bNa
    # calcium
    sensitivity = k_1 * magnesium_on_release(Mg_i, Mg_i_normal, K_Mg_release, release_block)
    J_rel, dR = release(
        Ca_SR, Ca_SS, R, V_rel, sensitivity, k_2, k_3, k_4, K_luminal, most_luminal, least_luminal
    )
    J_up = fuel(MgATP, K_MgATP_SERCA, MgATP_normal) * uptake(Ca_i, V_up, K_up)
    J_leak = V_leak * (Ca_SR - Ca_i)
    J_xfer = V_xfer * (Ca_SS - Ca_i)
    per_ion = C_m / (V_c * C_PER_MMOL)  # pA/pF -> mM/ms of the cytosol
    dCa_i = (J_leak - J_up) * V_SR / V_c + J_xfer - 0.5 * per_ion * (I_bCa + I_pCa - 2.0 * I_NaCa)
    dCa_SS = (J_rel * V_SR - J_xfer * V_c - 0.5 * per_ion * V_c * I_CaL) / V_SS
    # gates feel the field within the membrane, which divalent ions outside change
    V_gate = V - gate_shift
    E_K = kT_per_e * log(K_o / K_i)
    return (
        injected - out,
        dCa_i * unbound(Ca_i, buffer, K_buffer),
        (J_up - J_leak - J_rel) * unbound(Ca_SR, buffer_SR, K_buffer_SR),
        dCa_SS * unbound(Ca_SS, buffer_SS, K_buffer_SS),
        -per_ion * (I_Na + I_bNa + 3.0 * (I_NaK + I_NaCa)),
        per_ion * (injected - I_K1 - I_to - I_Kr - I_Ks - I_pK + 2.0 * I_NaK),
        sodium_activation_rate(V_gate, m),
        sodium_inactivation_rate(V_gate, h),
        slow_sodium_inactivation_rate(V_gate, j),
        rapid_activation_rate(V_gate, x_r1),
        rapid_inactivation_rate(V_gate, x_r2),
        slow_activation_rate(V_gate, x_s),
        transient_activation_rate(V_gate, r),
        transient_inactivation_rate(V_gate, s, endocardial),
        calcium_activation_rate(V_gate, d),
        calcium_inactivation_rate(V_gate, f),
        fast_calcium_inactivation_rate(V_gate, f2),
        inactivation_by_calcium_rate(Ca_SS, f_Ca),
        dR,
        spermine_block_rate(V - E_K, plugged, Mg_i, spermine),
    )


def readings(
    V, Ca_i, Ca_SR, Ca_SS, Na_i, K_i, m, h, j, x_r1, x_r2, x_s, r, s, d, f, f2, f_Ca, R, plugged,
    K_o, Na_o, Ca_o, temperature, g_Na, g_bNa, g_K1, dual_rectifier, g_K1_dual, spermine,
    g_Kr, g_Ks, g_to, g_pK, p_KNa, P_CaL, I_NaK_max, K_mK, K_mNa,
    k_NaCa, K_mNai, K_mCa, k_sat, gamma_NaCa, alpha_NaCa, g_pCa, K_pCa, g_bCa,
    MgATP, MgATP_normal, K_MgATP_sodium_pump, K_MgATP_SERCA,
    Mg_o, Mg_o_normal, K_Mg_outside, block_outside, Mg_i, Mg_i_normal, K_Mg_inside, block_inside,
    V_rel, k_1, k_2, k_3, k_4, K_luminal, most_luminal, least_luminal, K_Mg_release, release_block, V_up, K_up,
):  # fmt: skip
    kT_per_e = thermal_voltage(temperature)
    currents = membrane_currents(
        V, Ca_i, Ca_SS, Na_i, K_i, m, h, j, x_r1, x_r2, x_s, r, s, d, f, f2, f_Ca, plugged,
        K_o, Na_o, Ca_o, kT_per_e, g_Na, g_bNa, g_K1, dual_rectifier, g_K1_dual, spermine,
        g_Kr, g_Ks, g_to, g_pK, p_KNa, P_CaL, I_NaK_max, K_mK, K_mNa,
        k_NaCa, K_mNai, K_mCa, k_sat, gamma_NaCa, alpha_NaCa, g_pCa, K_pCa, g_bCa,
        MgATP, MgATP_normal, K_MgATP_sodium_pump,
        Mg_o, Mg_o_normal, K_Mg_outside, block_outside, Mg_i, Mg_i_normal, K_Mg_inside, block_inside,
    )  # fmt: skip
    outside, inside = magnesium_on_calcium_current(
        Mg_o, Mg_o_normal, K_Mg_outside, block_outside, Mg_i, Mg_i_normal, K_Mg_inside, block_inside
    )
    sensitivity = k_1 * magnesium_on_release(Mg_i, Mg_i_normal, K_Mg_release, release_block)
    J_rel, _ = release(
        Ca_SR, Ca_SS, R, V_rel, sensitivity, k_2, k_3, k_4, K_luminal, most_luminal, least_luminal
    )
    J_up = fuel(MgATP, K_MgATP_SERCA, MgATP_normal) * uptake(Ca_i, V_up, K_up)
    return (*currents, J_rel, J_up, kT_per_e * log(K_o / K_i), outside, inside)


READINGS = CURRENTS | {
    "J_rel": ("mM/ms", "calcium that leaves the reticulum, per volume of the reticulum"),
    "J_up": ("mM/ms", "calcium that the reticulum takes up, per volume of the reticulum"),
    "E_K": ("mV", "potassium potential"),
    "left_by_outside": ("1", "calcium current that magnesium outside leaves, against normal"),
    "left_by_inside": ("1", "calcium current that magnesium inside leaves, against normal"),
}


def charge(
    V, Ca_i, Ca_SR, Ca_SS, Na_i, K_i, buffer, K_buffer, buffer_SR, K_buffer_SR, buffer_SS, K_buffer_SS,
    C_m, V_c, V_SR, V_SS,
):  # fmt: skip
    """Return the ions inside as the potential that their charge would make, less the potential that is there (mV)."""
    calcium = (
        V_c * with_buffer(Ca_i, buffer, K_buffer)
        + V_SR * with_buffer(Ca_SR, buffer_SR, K_buffer_SR)
        + V_SS * with_buffer(Ca_SS, buffer_SS, K_buffer_SS)
    )
    return (V_c * (Na_i + K_i) + 2.0 * calcium) * C_PER_MMOL / C_m - V
