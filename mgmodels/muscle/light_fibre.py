"""The muscle fibre made light, for live controls: 27 states that follow a fixed action potential.

The tubule's voltage is a curve fitted to that of `muscle_fibre` at rest; free magnesium is a constant, ATP follows it
and calcium at once; phosphate is left out. Twitches agree with the full fibre within 2 % (tests/muscle). A train has
no fatigue: every action potential is the first.
"""

from math import exp, inf

from mgmodels.engine import Model, Parameter
from mgmodels.muscle.calcium_handling import (
    BUFFERS,
    COMPARTMENTS,
    HELD,
    RETICULUM,
    UM_PER_MM,
    calsequestrin,
    parvalbumin,
    pump_flux,
    pump_fuel,
    volumes,
)
from mgmodels.muscle.calcium_release import RELEASE, all_channels, release_channel, relief
from mgmodels.muscle.crossbridges import FILAMENT, calcium_on_troponin, magnesium_on_troponin, thin_filament
from mgmodels.muscle.fibre import FORCE, STATES
from mgmodels.muscle.fibre_equations import last_stimulus
from mgmodels.muscle.fibre_membrane import STIMULUS
from mgmodels.muscle.fibre_readings import READINGS

AFTER_DEPOLARISATION_RISE = 0.5  # ms, of the fitted curve


def tubule_voltage(t, V_rest, height, t_rise, w_rise, t_fall, w_fall, after, tau_after):
    """Return the voltage of the tubule in mV, `t` ms after a stimulus; inf, long after, gives rest."""
    if not t < 1e4:
        return V_rest
    spike = height / ((1.0 + exp(-(t - t_rise) / w_rise)) * (1.0 + exp((t - t_fall) / w_fall)))
    tail = after * (1.0 - exp(-t / AFTER_DEPOLARISATION_RISE)) * exp(-t / tau_after)
    return V_rest + spike + tail


def voltage_now(t, I_start, interval, pulses, V_rest, height, t_rise, w_rise, t_fall, w_fall, after, tau_after):
    begin = last_stimulus(t, I_start, interval, pulses)
    since = t - begin if t >= begin else inf
    return tubule_voltage(since, V_rest, height, t_rise, w_rise, t_fall, w_fall, after, tau_after)


def atp_shares(Mg_i, ATP_total, k_CaATP_on, k_CaATP_off, k_MgATP_on, k_MgATP_off):
    """Return MgATP and ATP without magnesium in uM, and calcium on ATP for every free calcium."""
    MgATP = UM_PER_MM * ATP_total * Mg_i / (Mg_i + k_MgATP_off / (UM_PER_MM * k_MgATP_on))
    ATP = UM_PER_MM * ATP_total - MgATP
    return MgATP, ATP, ATP * k_CaATP_on / k_CaATP_off


def calcium_on_terminal_atp(Ca_1, ATP, CaATP_2, V_1, k_CaATP_on, k_CaATP_off, tau_ATP):
    """Return calcium on the ATP of compartment 1 in uM, where binding and diffusion balance."""
    exchange = tau_ATP / V_1
    return (k_CaATP_on * Ca_1 * ATP + exchange * CaATP_2) / (k_CaATP_off + exchange)


def rhs(
    t,
    C_0, C_1, C_2, C_3, C_4, O_0, O_1, O_2, O_3, O_4,
    Ca_1, Ca_SR1, Ca_2, Ca_SR2, CaP_1, CaP_2, MgP_1, MgP_2, CaCs_1, CaCs_2,
    CaT, CaCaT, D_0, D_1, D_2, A_1, A_2,
    I_start, interval, pulses, V_rest, height, t_rise, w_rise, t_fall, w_fall, after, tau_after,
    Mg_i, ATP_total, Ca_rest, hold_calcium,
    k_L, k_Lm, f_sensor, alpha_sensor, K_sensor, V_sensor, i_2, Mg_affinity, Mg_reference,
    nu_SR, K_SR, K_SERCA, MgATP_reference, L_e, tau_R, tau_SR, Cs_total, k_Cs_on, k_Cs_off,
    P_total, k_P_on, k_P_off, k_Mg_on, k_Mg_off, k_CaATP_on, k_CaATP_off, k_MgATP_on, k_MgATP_off, tau_ATP,
    L_x, R_R, share_SR, share_terminal,
    T_total, k_T_on, k_T_off, troponin_Mg_affinity,
    k_0_on, k_0_off, k_Ca_on, k_Ca_off, f_o, f_p, h_o, h_p, g_o,
):  # fmt: skip
    V_1, V_2, V_SR1, V_SR2 = volumes(L_x, R_R, share_SR, share_terminal)
    V_t = voltage_now(t, I_start, interval, pulses, V_rest, height, t_rise, w_rise, t_fall, w_fall, after, tau_after)
    dC_0, dC_1, dC_2, dC_3, dC_4, dO_0, dO_1, dO_2, dO_3, dO_4 = release_channel(
        V_t, C_0, C_1, C_2, C_3, C_4, O_0, O_1, O_2, O_3, O_4,
        k_L * relief(Mg_i, Mg_affinity, Mg_reference), k_Lm, f_sensor, alpha_sensor, K_sensor, V_sensor,
    )  # fmt: skip
    MgATP, ATP, on_ATP = atp_shares(Mg_i, ATP_total, k_CaATP_on, k_CaATP_off, k_MgATP_on, k_MgATP_off)
    CaATP_2 = on_ATP * Ca_2
    CaATP_1 = calcium_on_terminal_atp(Ca_1, ATP, CaATP_2, V_1, k_CaATP_on, k_CaATP_off, tau_ATP)
    spread_CaATP = tau_ATP * (CaATP_1 - CaATP_2)
    released = (i_2 * (O_0 + O_1 + O_2 + O_3 + O_4) + L_e) * (Ca_SR1 - Ca_1)
    leaked = L_e * (Ca_SR2 - Ca_2)
    fuel = pump_fuel(MgATP, K_SERCA, MgATP_reference)
    pumped_1, pumped_2 = fuel * pump_flux(Ca_1, nu_SR, K_SR), fuel * pump_flux(Ca_2, nu_SR, K_SR)
    spread = tau_R * (Ca_1 - Ca_2)
    spread_SR = tau_SR * (Ca_SR1 - Ca_SR2)
    Mg = UM_PER_MM * Mg_i
    dCaP_1, dMgP_1 = parvalbumin(Ca_1, Mg, CaP_1, MgP_1, k_P_on, k_P_off, k_Mg_on, k_Mg_off)
    dCaP_2, dMgP_2 = parvalbumin(Ca_2, Mg, CaP_2, MgP_2, k_P_on, k_P_off, k_Mg_on, k_Mg_off)
    dCaCs_1 = calsequestrin(Ca_SR1, CaCs_1, k_Cs_on, k_Cs_off)
    dCaCs_2 = calsequestrin(Ca_SR2, CaCs_2, k_Cs_on, k_Cs_off)
    dCaT, dCaCaT, dD_0, dD_1, dD_2, dA_1, dA_2, onto_troponin = thin_filament(
        Ca_2, CaT, CaCaT, D_0, D_1, D_2, A_1, A_2,
        k_T_on * magnesium_on_troponin(Mg_i, troponin_Mg_affinity), k_T_off,
        k_0_on, k_0_off, k_Ca_on, k_Ca_off, f_o, f_p, h_o, h_p, g_o,
    )  # fmt: skip
    held = hold_calcium if t < 0.0 else 0.0
    into_bulk = (leaked - pumped_2 + spread + spread_CaATP) / V_2 - P_total * dCaP_2 - T_total * onto_troponin
    return (
        dC_0, dC_1, dC_2, dC_3, dC_4, dO_0, dO_1, dO_2, dO_3, dO_4,
        (released - pumped_1 - spread - spread_CaATP) / V_1 - P_total * dCaP_1,
        (pumped_1 - released - spread_SR) / V_SR1 - Cs_total * dCaCs_1,
        (into_bulk + held * (Ca_rest - Ca_2)) / (1.0 + on_ATP),
        (pumped_2 - leaked + spread_SR) / V_SR2 - Cs_total * dCaCs_2,
        dCaP_1, dCaP_2, dMgP_1, dMgP_2, dCaCs_1, dCaCs_2, dCaT, dCaCaT, dD_0, dD_1, dD_2, dA_1, dA_2,
    )  # fmt: skip


def readings(
    O_0, O_1, O_2, O_3, O_4, Ca_1, Ca_SR1, Ca_2, Ca_SR2, CaP_1, CaP_2, CaT, CaCaT, D_1, D_2, A_1, A_2,
    Mg_i, ATP_total, i_2, L_e, nu_SR, K_SR, K_SERCA, MgATP_reference, P_total, T_total, force_reference,
    k_CaATP_on, k_CaATP_off, k_MgATP_on, k_MgATP_off, tau_ATP, L_x, R_R, share_SR, share_terminal,
):  # fmt: skip
    V_1, V_2, _, _ = volumes(L_x, R_R, share_SR, share_terminal)
    myoplasm = V_1 + V_2
    MgATP, ATP, on_ATP = atp_shares(Mg_i, ATP_total, k_CaATP_on, k_CaATP_off, k_MgATP_on, k_MgATP_off)
    CaATP_1 = calcium_on_terminal_atp(Ca_1, ATP, on_ATP * Ca_2, V_1, k_CaATP_on, k_CaATP_off, tau_ATP)
    fuel = pump_fuel(MgATP, K_SERCA, MgATP_reference)
    released = (i_2 * (O_0 + O_1 + O_2 + O_3 + O_4) + L_e) * (Ca_SR1 - Ca_1) + L_e * (Ca_SR2 - Ca_2)
    return (
        T_total * A_2 / force_reference,
        T_total * A_2,
        (V_1 * Ca_1 + V_2 * Ca_2) / myoplasm,
        T_total * calcium_on_troponin(CaT, CaCaT, D_1, D_2, A_1, A_2) * V_2 / myoplasm,
        P_total * (V_1 * CaP_1 + V_2 * CaP_2) / myoplasm,
        (V_1 * CaATP_1 + V_2 * on_ATP * Ca_2) / myoplasm,
        released / myoplasm,
        fuel * (pump_flux(Ca_1, nu_SR, K_SR) + pump_flux(Ca_2, nu_SR, K_SR)) / myoplasm,
        Mg_i,
        MgATP / UM_PER_MM,
    )


def edges(I_start, interval, pulses):
    return (0.0, *(I_start + k * interval for k in range(int(pulses))))


FITTED = ("this_course", "fitted")
OURS = ("this_course", "assumed")
LEFT_OUT = ("tau_Mg",)

light_fibre = Model(
    name="light_fibre",
    title="Fast muscle fibre, light version for live controls",
    rhs=rhs,
    states={
        name: STATES[name]
        for name in (
            "C_0", "C_1", "C_2", "C_3", "C_4", "O_0", "O_1", "O_2", "O_3", "O_4",
            "Ca_1", "Ca_SR1", "Ca_2", "Ca_SR2", "CaP_1", "CaP_2", "MgP_1", "MgP_2", "CaCs_1", "CaCs_2",
            "CaT", "CaCaT", "D_0", "D_1", "D_2", "A_1", "A_2",
        )
    },
    parameters={
        "Mg_i": Parameter(1.0, "mM", "free magnesium; 0.56 in man", "shorten_2007", "assumed", 0.05, 5.0),
        "ATP_total": Parameter(8.0, "mM", "ATP with and without magnesium", "shorten_2007", "measured", 0.1, 10.0),
        **{name: HELD[name] for name in ("Ca_rest", "hold_calcium")},
        **{name: STIMULUS[name] for name in ("I_start", "interval", "pulses")},
        "V_rest": Parameter(-87.43, "mV", "voltage of the tubule at rest", *FITTED, -95.0, -70.0),
        "height": Parameter(192.4, "mV", "size of the fitted action potential", *FITTED, 150.0, 220.0),
        "t_rise": Parameter(0.9746, "ms", "when it rises", *FITTED, 0.8, 1.2),
        "w_rise": Parameter(0.1192, "ms", "how steeply it rises", *FITTED, 0.05, 0.2),
        "t_fall": Parameter(1.915, "ms", "when it falls", *FITTED, 1.5, 3.0),
        "w_fall": Parameter(0.6999, "ms", "how steeply it falls", *FITTED, 0.4, 1.0),
        "after": Parameter(1.37, "mV", "depolarisation that remains", *FITTED, 0.0, 5.0),
        "tau_after": Parameter(200.0, "ms", "how long it remains", *FITTED, 50.0, 400.0),
    }
    | RELEASE | RETICULUM | {name: p for name, p in BUFFERS.items() if name not in LEFT_OUT} | COMPARTMENTS
    | FILAMENT | FORCE,
    outputs=READINGS,
    output_function=readings,
    discontinuities=edges,
    conserved={"release_channels": all_channels},
    stiff=True,
    roles={"mg_cytosol": "Mg_i", "mgatp": "MgATP"},
    sources=("shorten_2007", "stern_1997", "baylor_hollingworth_1998"),
    scope="As `muscle_fibre`, for twitches and trains of up to a second in which the membrane does not tire.",
    not_modelled="What muscle_fibre leaves out, and also: the membrane and its ions, hence fatigue of a train and the "
    "end-plate; changes of free magnesium during contraction; phosphate.",
)  # fmt: skip
