"""Thin filament and crossbridges: calcium on troponin, the filament switched on, heads that pull.

    T_0  ⇄  CaT  ⇄  CaCaT         off, with none, one or two calcium ions on troponin
                      ⇅
    D_0  ⇄  D_1  ⇄   D_2          on, nothing attached
                      ⇅  ↖
                     A_1 ⇄ A_2    attached, before and after the stroke; A_2 pulls and lets go

All are shares of troponin (after Razumova and colleagues, as Shorten and colleagues have it).
"""

from mgmodels.engine import Parameter

SEEN = ("shorten_2007", "measured")


def magnesium_on_troponin(Mg, affinity):
    """Return by what factor magnesium slows calcium onto troponin, against 1 mM; `Mg` in mM, `affinity` in 1/mM."""
    return (1.0 + affinity) / (1.0 + affinity * Mg)


def thin_filament(
    Ca, CaT, CaCaT, D_0, D_1, D_2, A_1, A_2,
    k_T_on, k_T_off, k_0_on, k_0_off, k_Ca_on, k_Ca_off, f_o, f_p, h_o, h_p, g_o,
):  # fmt: skip
    """Return the rates of the seven states in 1/ms, then how fast troponin takes up calcium, per site pair.

    Args:
        Ca: Free calcium in uM.
        CaT, …, A_2: Shares of troponin.
        k_T_on, …, g_o: As in `FILAMENT`.
    """
    T_0 = 1.0 - CaT - CaCaT - D_0 - D_1 - D_2 - A_1 - A_2
    first_off = k_T_on * Ca * T_0 - k_T_off * CaT
    second_off = k_T_on * Ca * CaT - k_T_off * CaCaT
    first_on = k_T_on * Ca * D_0 - k_T_off * D_1
    second_on = k_T_on * Ca * D_1 - k_T_off * D_2
    switch_0 = k_0_on * T_0 - k_0_off * D_0
    switch_1 = k_0_on * CaT - k_0_off * D_1
    switch_2 = k_Ca_on * CaCaT - k_Ca_off * D_2
    attach = f_o * D_2 - f_p * A_1
    stroke = h_o * A_1 - h_p * A_2
    detach = g_o * A_2
    return (
        first_off - second_off - switch_1,
        second_off - switch_2,
        switch_0 - first_on,
        first_on + switch_1 - second_on,
        second_on + switch_2 - attach + detach,
        attach - stroke,
        stroke - detach,
        first_off + second_off + first_on + second_on,
    )


def calcium_on_troponin(CaT, CaCaT, D_1, D_2, A_1, A_2):
    """Return calcium ions on troponin, per site pair, 0 to 2."""
    return CaT + D_1 + 2.0 * (CaCaT + D_2 + A_1 + A_2)


FILAMENT = {
    "T_total": Parameter(140.0, "uM", "troponin, with two regulatory sites each", *SEEN, 70.0, 280.0),
    "k_T_on": Parameter(0.04425, "1/(ms*uM)", "calcium onto a site of troponin", *SEEN, 0.02, 0.09),
    "k_T_off": Parameter(0.115, "1/ms", "calcium off a site of troponin", *SEEN, 0.05, 0.25),
    "troponin_Mg_affinity": Parameter(
        0.0, "1/mM", "magnesium's competition on troponin: 0 as in the paper, 0.25 to 0.5 likely",
        "this_course", "assumed", 0.0, 0.5,
    ),
    "k_0_on": Parameter(0.0, "1/ms", "filament on without calcium", *SEEN, 0.0, 0.01),
    "k_0_off": Parameter(0.15, "1/ms", "filament off without calcium", *SEEN, 0.07, 0.3),
    "k_Ca_on": Parameter(0.15, "1/ms", "filament on with two calcium", *SEEN, 0.07, 0.3),
    "k_Ca_off": Parameter(0.05, "1/ms", "filament off with two calcium", *SEEN, 0.02, 0.1),
    "f_o": Parameter(1.5, "1/ms", "attachment of heads", *SEEN, 0.7, 3.0),
    "f_p": Parameter(15.0, "1/ms", "detachment before the stroke", *SEEN, 7.0, 30.0),
    "h_o": Parameter(0.24, "1/ms", "stroke", *SEEN, 0.1, 0.5),
    "h_p": Parameter(0.18, "1/ms", "stroke undone", *SEEN, 0.05, 0.4),
    "g_o": Parameter(0.12, "1/ms", "detachment after the stroke, which MgATP allows", *SEEN, 0.006, 0.3),
}  # fmt: skip
