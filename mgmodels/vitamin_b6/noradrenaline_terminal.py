"""A noradrenaline terminal: the dopamine terminal with one enzyme more, inside its vesicles. This course's extension.

Dopamine β-hydroxylase takes copper and ascorbate (vitamin C), not pyridoxal phosphate: the cofactor is spent one step
earlier, at the decarboxylase that has more than enough. The constants of the new step are teaching values.
"""

from dataclasses import replace

from mgmodels.engine import Model, Parameter, State
from mgmodels.vitamin_b6.dopamine_terminal import (
    FLUXES,
    STATES,
    STORAGE,
    SURROUNDINGS,
    SYNTHESIS,
    dopamine_fluxes,
    dopamine_rates,
)
from mgmodels.vitamin_b6.monoamine_parts import biopterin


def beta_hydroxylation(vesicles, V_DBH, copper, ascorbate, K_ascorbate, K_dopamine):
    """Return the speed at which dopamine in vesicles becomes noradrenaline."""
    return V_DBH * copper * ascorbate / (K_ascorbate + ascorbate) * vesicles / (K_dopamine + vesicles)


def fluxes(
    BH4, Tyr, DOPA, cytosol, vesicles, outside, NA_cytosol, NA_vesicles, NA_outside,
    PLP, PLP_normal, K_PLP_AADC, Tyr_blood, V_influx, K_influx, V_TH, TH_activity, K_Tyr, K_BH4, K_i_Tyr, K_i_DA,
    TH_least, TH_most, K_auto, auto_gain, V_AADC, AADC_activity, K_DOPA, V_VMAT, K_VMAT, vesicle_leak,
    V_DAT, K_DAT, firing, release_rate, burning, V_burning_outside, K_burning_outside,
    V_DBH, copper, ascorbate, K_ascorbate, K_dopamine, K_VMAT_NA, V_NET, K_NET,
):  # fmt: skip
    of_dopamine = dopamine_fluxes(
        BH4, Tyr, DOPA, cytosol, vesicles, outside,
        PLP, PLP_normal, K_PLP_AADC, Tyr_blood, V_influx, K_influx, V_TH, TH_activity, K_Tyr, K_BH4, K_i_Tyr, K_i_DA,
        TH_least, TH_most, K_auto, auto_gain, V_AADC, AADC_activity, K_DOPA, V_VMAT, K_VMAT, vesicle_leak,
        V_DAT, K_DAT, firing, release_rate, burning, V_burning_outside, K_burning_outside,
    )  # fmt: skip
    influx, TH, AADC, holo, AADC_use, VMAT, DAT, burnt, release = of_dopamine
    return (
        influx,
        TH,
        AADC,
        holo,
        AADC_use,
        VMAT,
        DAT,
        burnt,
        release,
        beta_hydroxylation(vesicles, V_DBH, copper, ascorbate, K_ascorbate, K_dopamine),
        V_VMAT * NA_cytosol / (K_VMAT_NA + NA_cytosol) - vesicle_leak * NA_vesicles,
        V_NET * NA_outside / (K_NET + NA_outside),
        firing * release_rate * NA_vesicles,
    )


def rhs(
    t, BH2, BH4, Tyr, DOPA, cytosol, vesicles, outside, HVA, Tyr_pool, NA_cytosol, NA_vesicles, NA_outside,
    PLP, PLP_normal, K_PLP_AADC, Tyr_blood, V_influx, K_influx, V_TH, TH_activity, K_Tyr, K_BH4, K_i_Tyr, K_i_DA,
    TH_least, TH_most, K_auto, auto_gain, V_AADC, AADC_activity, K_DOPA, V_VMAT, K_VMAT, vesicle_leak,
    V_DAT, K_DAT, firing, release_rate, burning, V_burning_outside, K_burning_outside,
    leak, V_forward, K_BH2, NADPH, K_NADPH, V_backward, K_BH4_back, NADP, K_NADP,
    to_pool, from_pool, pool_loss, removal, HVA_loss,
    V_DBH, copper, ascorbate, K_ascorbate, K_dopamine, K_VMAT_NA, V_NET, K_NET,
):  # fmt: skip
    dBH2, dBH4, dTyr, dDOPA, dcytosol, dvesicles, doutside, dHVA, dTyr_pool = dopamine_rates(
        t, BH2, BH4, Tyr, DOPA, cytosol, vesicles, outside, HVA, Tyr_pool,
        PLP, PLP_normal, K_PLP_AADC, Tyr_blood, V_influx, K_influx, V_TH, TH_activity, K_Tyr, K_BH4, K_i_Tyr, K_i_DA,
        TH_least, TH_most, K_auto, auto_gain, V_AADC, AADC_activity, K_DOPA, V_VMAT, K_VMAT, vesicle_leak,
        V_DAT, K_DAT, firing, release_rate, burning, V_burning_outside, K_burning_outside,
        leak, V_forward, K_BH2, NADPH, K_NADPH, V_backward, K_BH4_back, NADP, K_NADP,
        to_pool, from_pool, pool_loss, removal, HVA_loss,
    )  # fmt: skip
    made = beta_hydroxylation(vesicles, V_DBH, copper, ascorbate, K_ascorbate, K_dopamine)
    packed = V_VMAT * NA_cytosol / (K_VMAT_NA + NA_cytosol) - vesicle_leak * NA_vesicles
    taken_up = V_NET * NA_outside / (K_NET + NA_outside)
    released = firing * release_rate * NA_vesicles
    return (
        dBH2,
        dBH4,
        dTyr,
        dDOPA,
        dcytosol,
        dvesicles - made,
        doutside,
        dHVA,
        dTyr_pool,
        taken_up - packed - burning * NA_cytosol,
        made + packed - released,
        released - taken_up - removal * NA_outside,
    )


OURS = ("this_course", "assumed")

LAST_STEP = {
    "V_DBH": Parameter(
        400.0, "uM/h", "full speed of dopamine β-hydroxylase; teaching value", *OURS, 50.0, 1000.0
    ),
    "copper": Parameter(1.0, "1", "hydroxylase with copper, of normal", *OURS, 0.0, 1.0),
    "ascorbate": Parameter(10.0, "mM", "ascorbate in vesicles", "this_course", "recalled", 0.0, 20.0),
    "K_ascorbate": Parameter(0.65, "mM", "ascorbate at half speed", "this_course", "recalled", 0.3, 1.5),
    "K_dopamine": Parameter(300.0, "uM", "dopamine at half speed; teaching value", *OURS, 100.0, 5000.0),
    "K_VMAT_NA": Parameter(
        4.0, "uM", "noradrenaline of the cytosol at which the vesicle transporter runs at half speed; teaching value",
        *OURS, 1.0, 10.0,
    ),
    "V_NET": Parameter(
        8000.0, "uM/h", "full speed of the noradrenaline transporter; teaching value", *OURS, 2000.0, 20000.0
    ),
    "K_NET": Parameter(0.3, "uM", "noradrenaline outside at half that speed; teaching value", *OURS, 0.1, 1.0),
}  # fmt: skip

REST = {
    "BH2": 117.63,
    "BH4": 242.37,
    "Tyr": 99.06,
    "DOPA": 0.8940,
    "cytosol": 1.3088,
    "vesicles": 51.132,
    "outside": 0.0012733,
    "HVA": 3.7972,
    "Tyr_pool": 742.96,
}

noradrenaline_terminal = Model(
    name="noradrenaline_terminal",
    title="Noradrenaline terminal with a cofactor term",
    rhs=rhs,
    states={name: replace(state, value=REST[name]) for name, state in STATES.items()}
    | {
        "NA_cytosol": State(5.3198, "uM", "noradrenaline in the cytosol", 0.0),
        "NA_vesicles": State(99.93, "uM", "noradrenaline in vesicles", 0.0),
        "NA_outside": State(0.0037373, "uM", "noradrenaline outside", 0.0),
    },
    parameters=SYNTHESIS | STORAGE | SURROUNDINGS | LAST_STEP,
    outputs=FLUXES
    | {
        "DBH_flux": ("uM/h", "noradrenaline made"),
        "NA_VMAT_flux": ("uM/h", "noradrenaline packed into vesicles, net"),
        "NET_flux": ("uM/h", "noradrenaline taken up again"),
        "NA_release": ("uM/h", "noradrenaline released"),
    },
    output_function=fluxes,
    conserved={"biopterin": biopterin},
    stiff=True,
    time_unit="h",
    sources=("this_course", "best_2009"),
    scope="Which cofactor the last step to noradrenaline takes, and how far each matters. A teaching extension: its "
    "levels are of the right order, and no measurement stands behind their size.",
    not_modelled="Competition of dopamine and noradrenaline for one transporter; recycling of ascorbate; adrenaline; "
    "autoreceptors for noradrenaline; all that the dopamine terminal leaves out.",
)
