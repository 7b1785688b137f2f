"""What is read off the muscle fibre: force, where calcium sits, how it flows, and what must be conserved."""

from mgmodels.muscle.calcium_handling import UM_PER_MM, pump_flux, pump_fuel, volumes
from mgmodels.muscle.calcium_release import all_channels
from mgmodels.muscle.crossbridges import calcium_on_troponin


def readings(
    O_0, O_1, O_2, O_3, O_4, Ca_1, Ca_SR1, Ca_2, Ca_SR2, CaP_1, CaP_2, CaATP_1, CaATP_2,
    MgATP_1, MgATP_2, Mg_2, CaT, CaCaT, D_1, D_2, A_1, A_2,
    i_2, L_e, nu_SR, K_SR, K_SERCA, MgATP_reference, P_total, T_total, force_reference,
    L_x, R_R, share_SR, share_terminal,
):  # fmt: skip
    V_1, V_2, _, _ = volumes(L_x, R_R, share_SR, share_terminal)
    myoplasm = V_1 + V_2
    pumped_1 = pump_fuel(MgATP_1, K_SERCA, MgATP_reference) * pump_flux(Ca_1, nu_SR, K_SR)
    pumped_2 = pump_fuel(MgATP_2, K_SERCA, MgATP_reference) * pump_flux(Ca_2, nu_SR, K_SR)
    released = (i_2 * (O_0 + O_1 + O_2 + O_3 + O_4) + L_e) * (Ca_SR1 - Ca_1) + L_e * (Ca_SR2 - Ca_2)
    return (
        T_total * A_2 / force_reference,
        T_total * A_2,
        (V_1 * Ca_1 + V_2 * Ca_2) / myoplasm,
        T_total * calcium_on_troponin(CaT, CaCaT, D_1, D_2, A_1, A_2) * V_2 / myoplasm,
        P_total * (V_1 * CaP_1 + V_2 * CaP_2) / myoplasm,
        (V_1 * CaATP_1 + V_2 * CaATP_2) / myoplasm,
        released / myoplasm,
        (pumped_1 + pumped_2) / myoplasm,
        Mg_2 / UM_PER_MM,
        MgATP_2 / UM_PER_MM,
    )


READINGS = {
    "force": ("1", "force against the peak of a tetanus at 100 Hz from rest"),
    "A_2_level": ("uM", "crossbridges that pull"),
    "Ca_free": ("uM", "free calcium of the myoplasm"),
    "Ca_troponin": ("uM", "calcium on troponin"),
    "Ca_parvalbumin": ("uM", "calcium on parvalbumin"),
    "Ca_ATP": ("uM", "calcium on ATP"),
    "release": ("uM/ms", "calcium that leaves the reticulum, leak included"),
    "uptake": ("uM/ms", "calcium that the pump takes back"),
    "Mg_free": ("mM", "free magnesium"),
    "MgATP": ("mM", "ATP with magnesium"),
}


def calcium_content(
    Ca_1, Ca_SR1, Ca_2, Ca_SR2, CaP_1, CaP_2, CaCs_1, CaCs_2, CaATP_1, CaATP_2,
    CaT, CaCaT, D_1, D_2, A_1, A_2, P_CSR, P_total, T_total, Cs_total, L_x, R_R, share_SR, share_terminal,
):  # fmt: skip
    V_1, V_2, V_SR1, V_SR2 = volumes(L_x, R_R, share_SR, share_terminal)
    on_troponin = T_total * calcium_on_troponin(CaT, CaCaT, D_1, D_2, A_1, A_2)
    return (
        V_1 * (Ca_1 + P_total * CaP_1 + CaATP_1)
        + V_2 * (Ca_2 + P_total * CaP_2 + CaATP_2 + on_troponin)
        + V_SR1 * (Ca_SR1 + Cs_total * CaCs_1)
        + V_SR2 * (Ca_SR2 + Cs_total * CaCs_2 + UM_PER_MM * P_CSR)
    )


def magnesium_content(MgP_1, MgP_2, MgATP_1, MgATP_2, Mg_1, Mg_2, P_total, L_x, R_R, share_SR, share_terminal):
    V_1, V_2, _, _ = volumes(L_x, R_R, share_SR, share_terminal)
    return V_1 * (Mg_1 + MgATP_1 + P_total * MgP_1) + V_2 * (Mg_2 + MgATP_2 + P_total * MgP_2)


def atp_content(CaATP_1, CaATP_2, MgATP_1, MgATP_2, ATP_1, ATP_2, L_x, R_R, share_SR, share_terminal):
    V_1, V_2, _, _ = volumes(L_x, R_R, share_SR, share_terminal)
    return V_1 * (ATP_1 + MgATP_1 + CaATP_1) + V_2 * (ATP_2 + MgATP_2 + CaATP_2)


CONSERVED = {
    "calcium": calcium_content,
    "magnesium": magnesium_content,
    "ATP": atp_content,
    "release_channels": all_channels,
}
