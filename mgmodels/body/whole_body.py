"""Magnesium in the whole body: gut, blood, quick and slow stores, kidney, and the levels in brain fluid and cells.

Stores hold their magnesium tightly: a few per cent less in them goes with a steep fall in the blood. That is the
course's way to reproduce what happened to two men who ate none; with stores that follow in proportion, blood would
have stayed normal for months.
"""

from mgmodels.body.kidney import BALANCE, KIDNEY, MG_PER_DAY, excretion
from mgmodels.engine import Model, Parameter, State
from mgmodels.magnesium import defended_magnesium, serum_magnesium

CSF = defended_magnesium.parameters


def flows(
    gut, ecf, soft, cells, bone, ecf_volume, serum_normal, gut_to_blood, soft_normal, cells_normal, bone_normal,
    soft_exchange, cell_exchange, bone_exchange, cell_grip, bone_grip, faecal_loss,
    GFR, ultrafiltrable_fraction, early_share, early_threshold, early_width, late_threshold, late_width,
):  # fmt: skip
    """Return the flows of magnesium out of gut and blood, mmol/h: absorbed, to three stores, urine, faeces."""
    serum = ecf / ecf_volume
    level = serum / serum_normal
    _, urine = excretion(
        serum, GFR, ultrafiltrable_fraction, early_share, early_threshold, early_width, late_threshold, late_width
    )
    return (
        gut_to_blood * gut,
        soft_exchange * (level - soft / soft_normal),
        cell_exchange * (level - (cells / cells_normal) ** cell_grip),
        bone_exchange * (level - (bone / bone_normal) ** bone_grip),
        urine,
        faecal_loss * level,
    )


def rhs(
    t, gut, ecf, soft, cells, bone, csf, cytosol,
    absorbed, infusion, infusion_hours,
    ecf_volume, serum_normal, gut_to_blood, soft_normal, cells_normal, bone_normal,
    soft_exchange, cell_exchange, bone_exchange, cell_grip, bone_grip, faecal_loss,
    GFR, ultrafiltrable_fraction, early_share, early_threshold, early_width, late_threshold, late_width,
    csf_normal, csf_coupling, csf_turnover, cytosol_normal, cell_coupling, cytosol_turnover,
):  # fmt: skip
    to_blood, to_soft, to_cells, to_bone, to_urine, to_faeces = flows(
        gut, ecf, soft, cells, bone, ecf_volume, serum_normal, gut_to_blood, soft_normal, cells_normal, bone_normal,
        soft_exchange, cell_exchange, bone_exchange, cell_grip, bone_grip, faecal_loss,
        GFR, ultrafiltrable_fraction, early_share, early_threshold, early_width, late_threshold, late_width,
    )  # fmt: skip
    drip = infusion if t < infusion_hours else 0.0
    level = ecf / ecf_volume / serum_normal
    return (
        absorbed / MG_PER_DAY - to_blood,
        to_blood + drip - to_soft - to_cells - to_bone - to_urine - to_faeces,
        to_soft,
        to_cells,
        to_bone,
        csf_turnover * (csf_normal * level**csf_coupling - csf),
        cytosol_turnover * (cytosol_normal * level**cell_coupling - cytosol),
        to_urine,
        to_faeces,
    )


def readings(
    ecf, soft, cells, bone, ecf_volume, ionised_fraction,
    GFR, ultrafiltrable_fraction, early_share, early_threshold, early_width, late_threshold, late_width,
):  # fmt: skip
    serum = ecf / ecf_volume
    filtered, spilled = excretion(
        serum, GFR, ultrafiltrable_fraction, early_share, early_threshold, early_width, late_threshold, late_width
    )
    return (
        serum,
        ionised_fraction * serum,
        MG_PER_DAY * spilled,
        spilled / (filtered + 1e-12),
        ecf + soft + cells + bone,
    )


def balance(t, gut, ecf, soft, cells, bone, urine, faeces, absorbed, infusion, infusion_hours):
    """What is in the body and what has left it, less what has come in: the same at all times."""
    came_in = absorbed / MG_PER_DAY * t + infusion * min(t, infusion_hours)
    return gut + ecf + soft + cells + bone + urine + faeces - came_in


def end_of_infusion(infusion_hours):
    return (infusion_hours,)


OURS = ("this_course", "assumed")
FITTED = ("shils_1964", "fitted")

STORES = {
    "ecf_volume": Parameter(15.0, "L", "fluid outside cells", "this_course", "recalled", 12.0, 18.0),
    "serum_normal": CSF["serum_normal"],
    "gut_to_blood": Parameter(0.30, "1/h", "speed of absorption: serum peaks after some three hours", *OURS, 0.1, 1.0),
    "soft_normal": Parameter(8.0, "mmol", "quick store in soft tissue", *OURS, 4.0, 16.0),
    "cells_normal": Parameter(
        103.0, "mmol", "store inside cells that exchanges within days", "avioli_berman_1966", "fitted", 80.0, 130.0
    ),
    "bone_normal": Parameter(
        876.0, "mmol", "slow store, most of it in bone", "avioli_berman_1966", "fitted", 700.0, 1000.0
    ),
    "soft_exchange": Parameter(1.70, "mmol/h", "exchange with the quick store", *OURS, 0.8, 3.4),
    "cell_exchange": Parameter(0.45, "mmol/h", "exchange with cells", *OURS, 0.2, 0.9),
    "bone_exchange": Parameter(0.617, "mmol/h", "exchange with the slow store", *OURS, 0.3, 1.2),
    "cell_grip": Parameter(
        8.0, "1", "how tightly cells hold on: their share, to this power, follows serum", *FITTED, 4.0, 12.0
    ),
    "bone_grip": Parameter(20.0, "1", "how tightly the slow store holds on", *FITTED, 10.0, 30.0),
    "faecal_loss": Parameter(
        round(BALANCE["in_faeces"] / MG_PER_DAY, 5), "mmol/h", "loss into the gut at the normal serum level",
        "this_course", "assumed", 0.02, 0.06,
    ),
}  # fmt: skip
BRAIN = {
    "csf_normal": CSF["csf_normal"],
    "csf_coupling": CSF["csf_coupling"],
    "csf_turnover": Parameter(
        0.05, "1/h", "renewal of magnesium in CSF: half-time 14 h; unchanged after 4 h of a drip, up after days",
        "brewer_2001", "assumed", 0.02, 0.2,
    ),
    "cytosol_normal": CSF["cytosol_normal"],
    "cell_coupling": CSF["cell_coupling"],
    "cytosol_turnover": Parameter(
        0.004, "1/h", "how fast a cell follows: half-time a week; hours of a drip hardly change it", *OURS, 0.001, 0.03
    ),
}  # fmt: skip

whole_body_magnesium = Model(
    name="whole_body_magnesium",
    title="Magnesium in the whole body",
    rhs=rhs,
    states={
        "gut": State(BALANCE["absorbed"] / MG_PER_DAY / 0.30, "mmol", "in the gut and about to be absorbed", 0.0),
        "ecf": State(12.75, "mmol", "in the fluid outside cells", 0.0),
        "soft": State(8.0, "mmol", "in the quick store", 0.0),
        "cells": State(103.0, "mmol", "in cells", 0.0),
        "bone": State(876.0, "mmol", "in the slow store", 0.0),
        "csf": State(0.80, "mM", "ionised in cerebrospinal fluid", 0.0),
        "cytosol": State(0.50, "mM", "free in the cytosol of a neuron", 0.0),
        "urine": State(0.0, "mmol", "excreted in the urine so far", 0.0),
        "faeces": State(0.0, "mmol", "lost into the gut so far", 0.0),
    },
    parameters={
        "absorbed": Parameter(
            BALANCE["absorbed"], "mg/day", "absorbed from food and supplements, spread over the day; of a diet of "
            "300 mg in three meals by default", "fine_1991", "fitted", 0.0, 500.0,
        ),
        "infusion": Parameter(0.0, "mmol/h", "magnesium from a drip; 4.06 is 1 g/h of sulphate", *OURS, 0.0, 20.0),
        "infusion_hours": Parameter(24.0, "h", "when the drip is taken down", *OURS, 0.0, 240.0),
        **STORES,
        **KIDNEY,
        **BRAIN,
        "ionised_fraction": serum_magnesium.parameters["ionised_fraction"],
    },
    outputs={
        "serum_total": ("mM", "total magnesium in serum"),
        "serum_ionised": ("mM", "ionised magnesium in serum"),
        "urinary": ("mg/day", "magnesium in the urine, at the present rate"),
        "fractional_excretion": ("1", "share of the filtered magnesium that is excreted"),
        "body": ("mmol", "all magnesium in the body"),
    },
    output_function=readings,
    discontinuities=end_of_infusion,
    conserved={"magnesium": balance},
    stiff=True,
    time_unit="h",
    roles={"mg_ecf": "serum_ionised", "mg_csf": "csf", "mg_cytosol": "cytosol"},
    sources=("avioli_berman_1966", "silver_1960", "shils_1964", "fine_1991", "zhang_2016"),
    scope="Serum, urine, stores and CSF of an adult over hours to a year: one dose, a supplement every day, a diet "
    "without magnesium, a drip, failing kidneys. Calibrated on a diet of 300 mg in balance, on the rise of serum with "
    "368 mg a day, and on the fall of serum in two men without magnesium.",
    not_modelled="Meals within the day (absorption is spread over it), a gut that adapts to depletion, bone that grows "
    "or is lost, calcium and potassium, which fall with severe depletion. CSF and the cytosol of a neuron are levels, "
    "not stores: their magnesium is left out of the balance. No human data show what either does when magnesium is "
    "taken by mouth.",
)  # fmt: skip
