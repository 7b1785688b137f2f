"""Vitamin B6 in a cell: pyridoxal in, its phosphate made, held, and taken apart again. A teaching model of this course.

The enzymes and their order are known, and few of their constants. Magnesium stands on both sides: pyridoxal kinase
takes MgATP, and the phosphatase that undoes its work carries Mg²⁺. Speeds are set so that free pyridoxal phosphate
(PLP) is 0.16 µM in health; what is left to learn is how it moves.
"""

from dataclasses import replace

from mgmodels.engine import Model, Parameter, State
from mgmodels.magnesium.cells import CELLS
from mgmodels.magnesium.speciation import K_MGATP, mgatp_speciation, occupancy


def mgatp_share(Mg, ATP_total, K_MgATP, K_MgATP_PDXK):
    """Return the MgATP of the cell, and the share of its full speed at which the kinase runs on it."""
    MgATP = ATP_total * occupancy(Mg, K_MgATP)
    return MgATP, MgATP / (K_MgATP_PDXK + MgATP)


def phosphatase_activation(Mg, Mg_normal, K_Mg_PDXP):
    """Return the speed of the phosphatase relative to normal magnesium; 1 where it needs none (K of 0)."""
    return Mg * (K_Mg_PDXP + Mg_normal) / ((K_Mg_PDXP + Mg) * Mg_normal) if K_Mg_PDXP > 0.0 else 1.0


def plp_fluxes(
    PL, PLP, PNP, Mg, ATP_total, K_MgATP, K_MgATP_PDXK, V_PDXK, PDXK_activity, K_PL, K_PN, K_i_PDXK,
    V_PDXP, PDXP_activity, Mg_normal, K_Mg_PDXP, Ca, K_Ca_PDXP, K_PLP_PDXP, K_PL_PDXP,
    V_PNPO, PNPO_activity, K_PNP, K_i_PNPO, PL_plasma, PN_plasma, exchange, V_oxidase, K_oxidase,
):  # fmt: skip
    MgATP, saturation = mgatp_share(Mg, ATP_total, K_MgATP, K_MgATP_PDXK)
    kinase, hindered = V_PDXK * PDXK_activity * saturation, 1.0 + PLP / K_i_PDXK
    dephosphorylation = V_PDXP * PDXP_activity * phosphatase_activation(Mg, Mg_normal, K_Mg_PDXP)
    dephosphorylation /= 1.0 + Ca / K_Ca_PDXP
    return (
        MgATP,
        saturation,
        kinase * PL / (K_PL * hindered + PL),
        kinase * PN_plasma / (K_PN * hindered + PN_plasma),
        V_PNPO * PNPO_activity * PNP / (K_PNP * (1.0 + PLP / K_i_PNPO) + PNP),
        dephosphorylation * PLP / (K_PLP_PDXP * (1.0 + PL / K_PL_PDXP) + PLP),
        exchange * (PL_plasma - PL),
        V_oxidase * PL / (K_oxidase + PL),
    )


def plp_rates(
    t, PL, PLP, PLP_bound, PNP, Mg, ATP_total, K_MgATP, K_MgATP_PDXK, V_PDXK, PDXK_activity, K_PL, K_PN, K_i_PDXK,
    V_PDXP, PDXP_activity, Mg_normal, K_Mg_PDXP, Ca, K_Ca_PDXP, K_PLP_PDXP, K_PL_PDXP,
    V_PNPO, PNPO_activity, K_PNP, K_i_PNPO, PL_plasma, PN_plasma, exchange, V_oxidase, K_oxidase,
    sites, k_on, k_off, k_PNP_loss,
):  # fmt: skip
    _, _, kinase_PL, kinase_PN, oxidase, phosphatase, uptake, excreted = plp_fluxes(
        PL, PLP, PNP, Mg, ATP_total, K_MgATP, K_MgATP_PDXK, V_PDXK, PDXK_activity, K_PL, K_PN, K_i_PDXK,
        V_PDXP, PDXP_activity, Mg_normal, K_Mg_PDXP, Ca, K_Ca_PDXP, K_PLP_PDXP, K_PL_PDXP,
        V_PNPO, PNPO_activity, K_PNP, K_i_PNPO, PL_plasma, PN_plasma, exchange, V_oxidase, K_oxidase,
    )  # fmt: skip
    binding = k_on * PLP * (sites - PLP_bound) - k_off * PLP_bound
    return (
        uptake - kinase_PL + phosphatase - excreted,
        kinase_PL + oxidase - phosphatase - binding,
        binding,
        kinase_PN - oxidase - k_PNP_loss * PNP,
    )


OURS = ("this_course", "assumed")

CELL = {
    "Mg": replace(CELLS["neuron"].cytosolic_free, low=0.0, high=5.0),
    "ATP_total": mgatp_speciation.parameters["ATP_total"],
    "K_MgATP": K_MGATP,
    "K_MgATP_PDXK": Parameter(
        0.5, "mM", "MgATP at which the kinase runs at half speed; no measurement was found, and other metals than "
        "magnesium serve it in the test tube; 0.06 to 1.5 is plausible, 15 the worst case",
        "di_salvo_2004", "recalled", 0.06, 15.0,
    ),
    "V_PDXK": Parameter(3.0, "uM/min", "full speed of pyridoxal kinase; teaching value", *OURS, 0.3, 30.0),
    "PDXK_activity": Parameter(1.0, "1", "kinase that works, of normal", *OURS, 0.0, 2.0),
    "K_PL": Parameter(
        3.3, "uM", "pyridoxal at which the kinase runs at half speed; later papers have tens of µM (recalled)",
        "hanna_1997", "measured", 3.0, 60.0,
    ),
    "K_PN": Parameter(3.3, "uM", "the same for pyridoxine; teaching value, set equal", *OURS, 1.0, 60.0),
    "K_i_PDXK": Parameter(
        3.0, "uM", "PLP that halves the kinase's hold on its substrate; teaching value", *OURS, 0.02, 30.0
    ),
    "V_PDXP": Parameter(
        1.3507, "uM/min", "full speed of the phosphatase at normal magnesium; teaching value, set so that 0.16 µM PLP "
        "is free in health", *OURS, 0.1, 10.0,
    ),
    "PDXP_activity": Parameter(
        1.0, "1", "phosphatase that works, of normal; without any, PLP has no way out", *OURS, 0.0, 2.0
    ),
    "Mg_normal": Parameter(
        0.5, "mM", "free magnesium at which the phosphatase has its normal speed", *OURS, 0.1, 1.2
    ),
    "K_Mg_PDXP": Parameter(
        0.2, "mM", "magnesium at which the phosphatase runs at half speed. Unknown: the enzyme needs Mg²⁺, and how "
        "much was not found; 0 switches the need off", *OURS, 0.0, 1.0,
    ),
    "Ca": Parameter(1e-4, "mM", "free calcium", *OURS, 0.0, 0.01),
    "K_Ca_PDXP": Parameter(0.3, "mM", "calcium that halves the phosphatase; teaching value", *OURS, 0.01, 1.0),
    "K_PLP_PDXP": Parameter(
        15.0, "uM", "PLP at which the phosphatase runs at half speed; 14.98 ± 1.28 µM, and 2.5 µM recalled from an "
        "older paper", "brenner_2024", "measured", 1.5, 17.0,
    ),
    "K_PL_PDXP": Parameter(
        60.0, "uM", "pyridoxal that halves the phosphatase's hold on PLP; teaching value", *OURS, 10.0, 200.0
    ),
    "V_PNPO": Parameter(
        0.05, "uM/min", "full speed of pyridoxine-phosphate oxidase; teaching value", *OURS, 0.01, 0.5
    ),
    "PNPO_activity": Parameter(1.0, "1", "oxidase that works, of normal; it needs riboflavin (FMN)", *OURS, 0.0, 2.0),
    "K_PNP": Parameter(
        1.8, "uM", "pyridoxine phosphate at which the oxidase runs at half speed; the source says low micromolar",
        "musayev_2003", "recalled", 0.5, 10.0,
    ),
    "K_i_PNPO": Parameter(
        3.0, "uM", "PLP that halves the oxidase's hold on its substrate; the source says that PLP inhibits",
        "musayev_2003", "recalled", 0.5, 30.0,
    ),
    "PL_plasma": Parameter(
        0.02, "uM", "pyridoxal outside, which vitamin B6 from food becomes; 0.0125 µM in plasma of six people, 12 "
        "times as much on 100 mg a day; teaching value", "lumeng_1980", "assumed", 0.0, 0.5,
    ),
    "PN_plasma": Parameter(0.0, "uM", "pyridoxine outside, after a tablet of it", *OURS, 0.0, 0.5),
    "exchange": Parameter(0.5, "1/min", "pyridoxal crossing the membrane; teaching value", *OURS, 0.05, 5.0),
    "V_oxidase": Parameter(
        0.02, "uM/min", "full speed of oxidation to pyridoxic acid; teaching value", *OURS, 0.0, 0.2
    ),
    "K_oxidase": Parameter(10.0, "uM", "pyridoxal at half that speed; teaching value", *OURS, 1.0, 100.0),
    "sites": Parameter(6.0, "uM", "sites that hold PLP, on enzymes and others; teaching value", *OURS, 0.5, 20.0),
    "k_on": Parameter(0.05, "1/(uM*min)", "PLP binding to them; teaching value", *OURS, 0.005, 0.5),
    "k_off": Parameter(
        0.001, "1/min", "PLP leaving them; so slow that tissue keeps half of it where plasma keeps a tenth, as in rats",
        "sampson_oconnor_1989", "fitted", 0.0002, 0.02,
    ),
    "k_PNP_loss": Parameter(0.01, "1/min", "loss of pyridoxine phosphate; teaching value", *OURS, 0.001, 0.1),
}  # fmt: skip

FLUXES = {
    "MgATP": ("mM", "ATP with magnesium, which the kinase takes"),
    "kinase_saturation": ("1", "share of its full speed at which the kinase runs on that MgATP"),
    "kinase_flux": ("uM/min", "pyridoxal phosphorylated"),
    "pyridoxine_flux": ("uM/min", "pyridoxine phosphorylated"),
    "oxidase_flux": ("uM/min", "pyridoxine phosphate oxidised to PLP"),
    "phosphatase_flux": ("uM/min", "PLP dephosphorylated"),
    "uptake": ("uM/min", "pyridoxal entering the cell"),
    "pyridoxic_acid_flux": ("uM/min", "pyridoxal oxidised to pyridoxic acid, which leaves with the urine"),
}

VITAMERS = {
    "PL": State(0.0199205, "uM", "pyridoxal", 0.0, scale=1e-3),
    "PLP": State(0.16, "uM", "pyridoxal phosphate, free", 0.0, scale=1e-3),
    "PLP_bound": State(5.33326, "uM", "pyridoxal phosphate on proteins", 0.0, scale=0.01),
    "PNP": State(0.0, "uM", "pyridoxine phosphate", 0.0, scale=1e-3),
}

plp_cell = Model(
    name="plp_cell",
    title="Pyridoxal phosphate in a cell",
    rhs=plp_rates,
    states=VITAMERS,
    parameters=CELL,
    outputs=FLUXES,
    output_function=plp_fluxes,
    stiff=True,
    time_unit="min",
    roles={"mg_cytosol": "Mg", "mgatp": "MgATP"},
    sources=("this_course", "hanna_1997", "brenner_2024", "musayev_2003", "sampson_oconnor_1989", "wilson_2019"),
    scope="Direction and relative size: what more or less pyridoxal, magnesium or enzyme does to free PLP, over hours "
    "to days. A teaching model: the Michaelis constants of two enzymes are published, the speeds are this course's.",
    not_modelled="The brain's ceiling: in rats PLP of brain and liver stops rising with intake. Here what is bound "
    "nearly does, while the free part, which was not measured there and which GABA hangs on, goes on: the gain from "
    "extra vitamin may be overstated. Zinc, which serves the kinase too; pyridoxamine; the liver, which does part of "
    "this work for the other organs; other phosphatases, and how much magnesium this one needs.",
)  # fmt: skip
