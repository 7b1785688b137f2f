"""Magnesium and vitamin B6 as a loop: each raises the other, if both arms of the claim hold. How much comes round?

The arm from magnesium to the cofactor is that of `plp_cell`, of either sign. The arm from the cofactor to the cell's
magnesium rests on nine women whose red cells gained magnesium, without a control group; in thirteen others, on less of
the vitamin, nothing moved. It is off unless asked for.
"""

from mgmodels.engine import Model, Parameter, State, at_rest, control_coefficients
from mgmodels.magnesium import defended_magnesium
from mgmodels.magnesium.presets import PRESETS
from mgmodels.vitamin_b6.plp_cell import CELL, FLUXES, VITAMERS, plp_cell, plp_fluxes, plp_rates


def arm(PLP, PLP_normal, B6_arm, K_B6_arm):
    """Return the factor by which the cofactor raises the uptake of magnesium."""
    return 1.0 + B6_arm * (PLP - PLP_normal) / (K_B6_arm + PLP)


def loop_rates(
    t, PL, PLP, PLP_bound, PNP, Mg, ATP_total, K_MgATP, K_MgATP_PDXK, V_PDXK, PDXK_activity, K_PL, K_PN, K_i_PDXK,
    V_PDXP, PDXP_activity, Mg_normal, K_Mg_PDXP, Ca, K_Ca_PDXP, K_PLP_PDXP, K_PL_PDXP,
    V_PNPO, PNPO_activity, K_PNP, K_i_PNPO, PL_plasma, PN_plasma, exchange, V_oxidase, K_oxidase,
    sites, k_on, k_off, k_PNP_loss,
    Mg_ecf, Mg_ecf_normal, cell_coupling, Mg_turnover, B6_arm, K_B6_arm, PLP_normal,
):  # fmt: skip
    dPL, dPLP, dPLP_bound, dPNP = plp_rates(
        t, PL, PLP, PLP_bound, PNP, Mg, ATP_total, K_MgATP, K_MgATP_PDXK, V_PDXK, PDXK_activity, K_PL, K_PN, K_i_PDXK,
        V_PDXP, PDXP_activity, Mg_normal, K_Mg_PDXP, Ca, K_Ca_PDXP, K_PLP_PDXP, K_PL_PDXP,
        V_PNPO, PNPO_activity, K_PNP, K_i_PNPO, PL_plasma, PN_plasma, exchange, V_oxidase, K_oxidase,
        sites, k_on, k_off, k_PNP_loss,
    )  # fmt: skip
    defended = Mg_normal * (Mg_ecf / Mg_ecf_normal) ** cell_coupling
    dMg = Mg_turnover * (defended * arm(PLP, PLP_normal, B6_arm, K_B6_arm) - Mg)
    return dPL, dPLP, dPLP_bound, dPNP, dMg


OURS = ("this_course", "assumed")
NORMAL = PRESETS["normal"]

mg_b6_loop = Model(
    name="mg_b6_loop",
    title="The loop of magnesium and vitamin B6",
    rhs=loop_rates,
    states=VITAMERS | {"Mg": State(NORMAL.cytosolic_free, "mM", "free magnesium in the cytosol", 0.0)},
    parameters={name: p for name, p in CELL.items() if name != "Mg"} | {
        "Mg_ecf": Parameter(
            NORMAL.serum_ionised, "mM", "ionised magnesium outside", "altura_1994", "fitted", 0.1, 5.0
        ),
        "Mg_ecf_normal": Parameter(
            NORMAL.serum_ionised, "mM", "ionised magnesium outside at which the cell has its normal level",
            "altura_1994", "fitted", 0.4, 0.7,
        ),
        "cell_coupling": defended_magnesium.parameters["cell_coupling"],
        "Mg_turnover": Parameter(
            0.02 / 60, "1/min", "exchange of the cell's free magnesium; teaching value", *OURS, 1e-5, 0.01
        ),
        "B6_arm": Parameter(
            0.0, "1", "strength of the claimed arm: share of magnesium's uptake gained where PLP is without limit. "
            "Off, for the evidence is nine women, uncontrolled (recalled), and in thirteen magnesium did not move "
            "(Lee 1984)", "abraham_1981", "assumed", 0.0, 0.5,
        ),
        "K_B6_arm": Parameter(0.16, "uM", "PLP at which half of that gain is reached", *OURS, 0.05, 1.0),
        "PLP_normal": Parameter(
            VITAMERS["PLP"].value, "uM", "PLP at which the arm neither adds nor takes", *OURS, 0.05, 1.0
        ),
    },
    outputs=FLUXES,
    output_function=plp_fluxes,
    stiff=True,
    time_unit="min",
    roles={"mg_ecf": "Mg_ecf", "mg_cytosol": "Mg", "mgatp": "MgATP"},
    sources=("this_course", "hanna_1997", "brenner_2024", "abraham_1981", "lee_1984"),
    scope="Whether two arms that support each other could run away, or add much: the gain of the loop. A teaching "
    "model; the arm from the vitamin to magnesium is the claim's, not a finding.",
    not_modelled="A mechanism for that arm, of which none is known; transporters; stores of magnesium; the rest of the "
    "body; all that the model of the cell leaves out.",
)  # fmt: skip


def loop_gain(B6_arm=0.5, *, K_B6_arm=0.16, **cell):
    """Return how much of a change of magnesium comes back to it, once round the loop.

    Args:
        B6_arm: Strength of the claimed arm, 0 to 0.5.
        K_B6_arm: PLP at which half of it is reached, uM.
        **cell: Parameters of `plp_cell` that differ, such as `K_Mg_PDXP`; PLP at rest there counts as normal.

    Returns:
        The product of two sensitivities: per cent of PLP for one of magnesium, per cent of magnesium for one of PLP.
        At 1 or above the loop would run away; a change is multiplied by 1/(1 - gain).

    >>> round(loop_gain(0.5), 3), round(loop_gain(0.5, K_Mg_PDXP=0.0), 4)
    (-0.062, 0.0067)
    """
    to_PLP = control_coefficients(plp_cell, ["PLP"], ["Mg"], settle=0, **cell)["PLP"]["Mg"]
    PLP = at_rest(plp_cell, settle=0, **cell)["PLP"]
    return to_PLP * B6_arm * PLP / (K_B6_arm + PLP)
