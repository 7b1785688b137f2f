"""A dopamine terminal: tyrosine in, dopamine made, stored, released, taken up and burnt (Best et al. 2009).

Pyridoxal phosphate enters at the decarboxylase only, which runs at a 370th of its full speed. The constants are those
of a public transcription of the model (BioModels MODEL1502230000, not curated there). It lacks the NADPH and NADP,
which are recalled; that they belong to the rest shows in the resting levels, which are the published ones.
"""

from mgmodels.engine import Model, Parameter, State
from mgmodels.vitamin_b6.cofactor import K_PLP_AADC, PLP, PLP_NORMAL, relative_holo
from mgmodels.vitamin_b6.monoamine_parts import activity, biopterin, biopterin_recycling, constant


def hydroxylation(
    BH4, Tyr, cytosol, outside, V_TH, K_Tyr, K_BH4, K_i_Tyr, K_i_DA, TH_least, TH_most, K_auto, auto_gain
):
    """Return the speed of tyrosine hydroxylase, which tyrosine, dopamine inside and dopamine outside hinder."""
    autoreceptor = TH_most / (auto_gain * (outside / K_auto) ** 4 + 1.0) + TH_least
    biopterin_site = Tyr * BH4 + K_Tyr * BH4 + K_Tyr * K_BH4 * (1.0 + cytosol / K_i_DA)
    return V_TH / (1.0 + Tyr / K_i_Tyr) * autoreceptor * Tyr * BH4 / biopterin_site


def dopamine_fluxes(
    BH4, Tyr, DOPA, cytosol, vesicles, outside,
    PLP, PLP_normal, K_PLP_AADC, Tyr_blood, V_influx, K_influx, V_TH, TH_activity, K_Tyr, K_BH4, K_i_Tyr, K_i_DA,
    TH_least, TH_most, K_auto, auto_gain, V_AADC, AADC_activity, K_DOPA, V_VMAT, K_VMAT, vesicle_leak,
    V_DAT, K_DAT, firing, release_rate, burning, V_burning_outside, K_burning_outside,
):  # fmt: skip
    holo = AADC_activity * relative_holo(PLP, PLP_normal, K_PLP_AADC)
    AADC_use = DOPA / (K_DOPA + DOPA)
    return (
        V_influx * Tyr_blood / (K_influx + Tyr_blood),
        TH_activity
        * hydroxylation(
            BH4, Tyr, cytosol, outside, V_TH, K_Tyr, K_BH4, K_i_Tyr, K_i_DA, TH_least, TH_most, K_auto, auto_gain
        ),
        V_AADC * holo * AADC_use,
        holo,
        AADC_use,
        V_VMAT * cytosol / (K_VMAT + cytosol) - vesicle_leak * vesicles,
        V_DAT * outside / (K_DAT + outside),
        burning * cytosol + V_burning_outside * outside / (K_burning_outside + outside),
        firing * release_rate * vesicles,
    )


def dopamine_rates(
    t, BH2, BH4, Tyr, DOPA, cytosol, vesicles, outside, HVA, Tyr_pool,
    PLP, PLP_normal, K_PLP_AADC, Tyr_blood, V_influx, K_influx, V_TH, TH_activity, K_Tyr, K_BH4, K_i_Tyr, K_i_DA,
    TH_least, TH_most, K_auto, auto_gain, V_AADC, AADC_activity, K_DOPA, V_VMAT, K_VMAT, vesicle_leak,
    V_DAT, K_DAT, firing, release_rate, burning, V_burning_outside, K_burning_outside,
    leak, V_forward, K_BH2, NADPH, K_NADPH, V_backward, K_BH4_back, NADP, K_NADP,
    to_pool, from_pool, pool_loss, removal, HVA_loss,
):  # fmt: skip
    influx, TH, AADC, _, _, VMAT, DAT, burnt, release = dopamine_fluxes(
        BH4, Tyr, DOPA, cytosol, vesicles, outside,
        PLP, PLP_normal, K_PLP_AADC, Tyr_blood, V_influx, K_influx, V_TH, TH_activity, K_Tyr, K_BH4, K_i_Tyr, K_i_DA,
        TH_least, TH_most, K_auto, auto_gain, V_AADC, AADC_activity, K_DOPA, V_VMAT, K_VMAT, vesicle_leak,
        V_DAT, K_DAT, firing, release_rate, burning, V_burning_outside, K_burning_outside,
    )  # fmt: skip
    burnt_inside = burning * cytosol
    recycling = biopterin_recycling(BH2, BH4, V_forward, K_BH2, NADPH, K_NADPH, V_backward, K_BH4_back, NADP, K_NADP)
    pooling = to_pool * Tyr - from_pool * Tyr_pool
    return (
        TH - recycling,
        recycling - TH,
        influx - TH - pooling,
        TH - AADC - leak * DOPA,
        AADC - VMAT + DAT - burnt_inside,
        VMAT - release,
        release - DAT - (burnt - burnt_inside) - removal * outside,
        burnt - HVA_loss * HVA,
        pooling - pool_loss * Tyr_pool,
    )


def published(value, unit, meaning, low=None, high=None, confidence="fitted"):
    return constant(value, unit, meaning, "best_2009", confidence, low, high)


SYNTHESIS = {
    "PLP": PLP,
    "PLP_normal": PLP_NORMAL,
    "K_PLP_AADC": K_PLP_AADC,
    "Tyr_blood": published(97.0, "uM", "tyrosine in blood", 20.0, 300.0),
    "V_influx": Parameter(
        360.0, "uM/h", "full speed of tyrosine entering, so that 126 µM is inside; 400 published", "this_course",
        "assumed", 180.0, 720.0,
    ),
    "K_influx": published(64.0, "uM", "tyrosine in blood at half that speed"),
    "V_TH": published(70.0, "uM/h", "full speed of tyrosine hydroxylase (TH): 0.56 of 125"),
    "TH_activity": activity("tyrosine hydroxylase"),
    "K_Tyr": published(46.0, "uM", "tyrosine at which TH runs at half speed"),
    "K_BH4": published(60.0, "uM", "biopterin at which TH runs at half speed"),
    "K_i_Tyr": published(160.0, "uM", "tyrosine that halves TH"),
    "K_i_DA": published(110.0, "uM", "dopamine of the cytosol that halves TH's hold on biopterin"),
    "TH_least": published(0.5, "1", "TH left with much dopamine outside"),
    "TH_most": published(4.5, "1", "TH gained with none outside"),
    "K_auto": published(0.002024, "uM", "dopamine outside in health, to which the autoreceptor is tuned"),
    "auto_gain": published(8.0, "1", "how firmly the autoreceptor holds TH down"),
    "V_AADC": published(10000.0, "uM/h", "full speed of the decarboxylase (AADC)"),
    "AADC_activity": activity("decarboxylase"),
    "K_DOPA": published(130.0, "uM", "L-DOPA at half that speed"),
}  # fmt: skip

STORAGE = {
    "V_VMAT": published(7082.0, "uM/h", "full speed of the vesicle transporter"),
    "K_VMAT": published(3.0, "uM", "dopamine of the cytosol at half that speed"),
    "vesicle_leak": published(40.0, "1/h", "return from vesicles"),
    "V_DAT": published(8000.0, "uM/h", "full speed of the dopamine transporter"),
    "K_DAT": published(0.2, "uM", "dopamine outside at half that speed"),
    "firing": Parameter(1.0, "1", "impulses, of normal", "best_2009", "fitted", 0.0, 3.0),
    "release_rate": published(1.0, "1/h", "share of the vesicles' dopamine released in an hour"),
    "burning": published(10.0, "1/h", "dopamine of the cytosol burnt"),
    "V_burning_outside": published(30.0, "uM/h", "full speed of burning outside"),
    "K_burning_outside": published(3.0, "uM", "dopamine outside at half that speed"),
    "leak": Parameter(
        0.0, "1/h", "L-DOPA lost before AADC meets it; none in the published model", "this_course", "assumed", 0.0, 2.0
    ),
}

SURROUNDINGS = {
    "V_forward": published(200.0, "uM/h", "full speed of biopterin's reduction"),
    "K_BH2": published(100.0, "uM", "dihydrobiopterin at half that speed"),
    "NADPH": published(330.0, "uM", "NADPH", confidence="recalled"),
    "K_NADPH": published(75.0, "uM", "NADPH at half speed"),
    "V_backward": published(80.0, "uM/h", "full speed of biopterin's oxidation by the same enzyme"),
    "K_BH4_back": published(10.0, "uM", "biopterin at half that speed"),
    "NADP": published(26.0, "uM", "NADP", confidence="recalled"),
    "K_NADP": published(75.0, "uM", "NADP at half speed"),
    "to_pool": published(6.0, "1/h", "tyrosine to other uses"),
    "from_pool": published(0.6, "1/h", "tyrosine back from them"),
    "pool_loss": published(0.2, "1/h", "tyrosine lost from them"),
    "removal": published(400.0, "1/h", "dopamine lost from outside"),
    "HVA_loss": published(3.45, "1/h", "loss of homovanillic acid"),
}

STATES = {
    "BH2": State(40.84, "uM", "dihydrobiopterin", 0.0),
    "BH4": State(319.16, "uM", "tetrahydrobiopterin", 0.0),
    "Tyr": State(126.4, "uM", "tyrosine", 0.0),
    "DOPA": State(0.3557, "uM", "L-DOPA", 0.0),
    "cytosol": State(2.646, "uM", "dopamine in the cytosol", 0.0),
    "vesicles": State(80.95, "uM", "dopamine in vesicles", 0.0),
    "outside": State(0.002023, "uM", "dopamine outside", 0.0),
    "HVA": State(7.68, "uM", "homovanillic acid, what is left of dopamine", 0.0),
    "Tyr_pool": State(948.0, "uM", "tyrosine in other uses", 0.0),
}

FLUXES = {
    "influx": ("uM/h", "tyrosine entering"),
    "TH_flux": ("uM/h", "tyrosine hydroxylated"),
    "AADC_flux": ("uM/h", "dopamine made"),
    "AADC_holo": ("1", "working decarboxylase, of normal"),
    "AADC_use": ("1", "share of its speed that the working decarboxylase uses"),
    "VMAT_flux": ("uM/h", "dopamine packed into vesicles, net"),
    "DAT_flux": ("uM/h", "dopamine taken up again"),
    "burnt": ("uM/h", "dopamine burnt"),
    "release": ("uM/h", "dopamine released"),
}

dopamine_terminal = Model(
    name="dopamine_terminal",
    title="Dopamine terminal with a cofactor term",
    rhs=dopamine_rates,
    states=STATES,
    parameters=SYNTHESIS | STORAGE | SURROUNDINGS,
    outputs=FLUXES,
    output_function=dopamine_fluxes,
    conserved={"biopterin": biopterin},
    stiff=True,
    time_unit="h",
    sources=("best_2009", "this_course"),
    scope="How far dopamine follows its enzymes and its food, over hours to days. The published rest is reproduced; "
    "of the constants behind it two are recalled (NADPH and NADP), and one (tyrosine entering) was chosen to fit.",
    not_modelled="Magnesium, for which the published model has no place; iron, which the hydroxylase needs; bursts of "
    "firing; change of enzyme amounts; the apo-enzyme, which falls apart without its cofactor.",
)  # fmt: skip
