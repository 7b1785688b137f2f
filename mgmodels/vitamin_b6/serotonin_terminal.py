"""A serotonin terminal: tryptophan in, serotonin made, stored, released, taken up and burnt (Best et al. 2020).

Pyridoxal phosphate enters at one place, the decarboxylase (AADC), as the authors' own comment has it. That enzyme runs
at one per cent of its full speed. Magnesium has no term: the hydroxylase takes biopterin and iron.
"""

from mgmodels.engine import Model, Parameter, State
from mgmodels.vitamin_b6.cofactor import K_PLP_AADC, PLP, PLP_NORMAL, relative_holo
from mgmodels.vitamin_b6.monoamine_parts import activity, biopterin, biopterin_recycling, constant


def second_uptake(outside, glia_from, glia_full, glia_share, V_glia, K_glia):
    """Return the uptake by glia, which begins above a threshold and is full above another."""
    recruited = min(max((outside - glia_from) / (glia_full - glia_from), 0.0), 1.0)
    return glia_share * recruited * V_glia * outside / (K_glia + outside)


def fluxes(
    BH4, Trp, HTP, cytosol, vesicles, outside, G_active, glia,
    PLP, PLP_normal, K_PLP_AADC, Trp_blood, V_influx, K_influx, V_TPH, TPH_activity, K_Trp, K_i_Trp, K_BH4,
    G_normal, feedback_synthesis, V_AADC, AADC_activity, K_HTP, V_VMAT, VMAT_activity, K_VMAT, vesicle_leak,
    V_SERT, SERT_activity, K_SERT, glia_from, glia_full, glia_share, V_glia, K_glia, V_MAO, MAO_activity, K_MAO,
    firing, release_rate, feedback_release,
):  # fmt: skip
    excess = G_active - G_normal
    holo = AADC_activity * relative_holo(PLP, PLP_normal, K_PLP_AADC)
    AADC_use = HTP / (K_HTP + HTP)
    hydroxylation = TPH_activity * V_TPH * Trp / (K_Trp + Trp + Trp * Trp / K_i_Trp) * BH4 / (K_BH4 + BH4)
    return (
        V_influx * Trp_blood / (K_influx + Trp_blood),
        max(1.0 - feedback_synthesis * excess, 0.0) * hydroxylation,
        V_AADC * holo * AADC_use,
        holo,
        AADC_use,
        VMAT_activity * (V_VMAT * cytosol / (K_VMAT + cytosol) - vesicle_leak * vesicles),
        SERT_activity * V_SERT * outside / (K_SERT + outside),
        second_uptake(outside, glia_from, glia_full, glia_share, V_glia, K_glia),
        MAO_activity * V_MAO * cytosol / (K_MAO + cytosol),
        MAO_activity * V_MAO * glia / (K_MAO + glia),
        firing * release_rate * max(1.0 - feedback_release * excess, 0.0) * vesicles,
    )


def rhs(
    t, BH2, BH4, Trp, HTP, cytosol, vesicles, outside, HIAA, Trp_pool, G_active, T_active, bound, glia,
    PLP, PLP_normal, K_PLP_AADC, Trp_blood, V_influx, K_influx, V_TPH, TPH_activity, K_Trp, K_i_Trp, K_BH4,
    G_normal, feedback_synthesis, V_AADC, AADC_activity, K_HTP, V_VMAT, VMAT_activity, K_VMAT, vesicle_leak,
    V_SERT, SERT_activity, K_SERT, glia_from, glia_full, glia_share, V_glia, K_glia, V_MAO, MAO_activity, K_MAO,
    firing, release_rate, feedback_release, leak,
    V_forward, K_BH2, NADPH, K_NADPH, V_backward, K_BH4_back, NADP, K_NADP,
    to_pool, from_pool, pool_loss, Trp_loss, removal, diffusion, HIAA_loss,
    receptors, k_bind, k_unbind, G_total, k_G, k_T_on_G, T_total, k_T, k_T_decay,
):  # fmt: skip
    influx, TPH, AADC, _, _, VMAT, SERT, uptake, MAO, MAO_glia, release = fluxes(
        BH4, Trp, HTP, cytosol, vesicles, outside, G_active, glia,
        PLP, PLP_normal, K_PLP_AADC, Trp_blood, V_influx, K_influx, V_TPH, TPH_activity, K_Trp, K_i_Trp, K_BH4,
        G_normal, feedback_synthesis, V_AADC, AADC_activity, K_HTP, V_VMAT, VMAT_activity, K_VMAT, vesicle_leak,
        V_SERT, SERT_activity, K_SERT, glia_from, glia_full, glia_share, V_glia, K_glia, V_MAO, MAO_activity, K_MAO,
        firing, release_rate, feedback_release,
    )  # fmt: skip
    recycling = biopterin_recycling(BH2, BH4, V_forward, K_BH2, NADPH, K_NADPH, V_backward, K_BH4_back, NADP, K_NADP)
    pooling = to_pool * Trp - from_pool * Trp_pool
    binding = k_bind * outside * (receptors - bound) - k_unbind * bound
    return (
        TPH - recycling,
        recycling - TPH,
        influx - TPH - pooling - Trp_loss * Trp,
        TPH - AADC - leak * HTP,
        AADC - VMAT + SERT - MAO - diffusion * cytosol,
        VMAT - release,
        release - SERT - uptake - removal * outside - binding + diffusion * (cytosol + glia),
        MAO + MAO_glia - HIAA_loss * HIAA,
        pooling - pool_loss * Trp_pool,
        k_G * bound * bound * (G_total - G_active) - k_T_on_G * T_active * G_active,
        k_T * G_active * G_active * (T_total - T_active) - k_T_decay * T_active,
        binding,
        uptake - MAO_glia - diffusion * glia,
    )


def published(value, unit, meaning, low=None, high=None, confidence="fitted"):
    return constant(value, unit, meaning, "best_2020", confidence, low, high)


SYNTHESIS = {
    "PLP": PLP,
    "PLP_normal": PLP_NORMAL,
    "K_PLP_AADC": K_PLP_AADC,
    "Trp_blood": published(96.0, "uM", "tryptophan in blood", 20.0, 300.0),
    "V_influx": published(700.0, "uM/h", "full speed of tryptophan entering"),
    "K_influx": published(330.0, "uM", "tryptophan in blood at half that speed"),
    "V_TPH": published(278.0, "uM/h", "full speed of tryptophan hydroxylase (TPH)"),
    "TPH_activity": activity("tryptophan hydroxylase"),
    "K_Trp": published(40.0, "uM", "tryptophan at which TPH runs at half speed (Haavik 2005, by the program)"),
    "K_i_Trp": published(1000.0, "uM", "tryptophan at which it hinders TPH (Haavik 2005, by the program)"),
    "K_BH4": published(20.0, "uM", "biopterin at which TPH runs at half speed (Haavik 2005, by the program)"),
    "G_normal": published(0.8639, "1", "active G-protein in health"),
    "feedback_synthesis": published(2.5, "1", "share of synthesis lost for each unit of active G-protein more"),
    "V_AADC": published(400.0, "uM/h", "full speed of the decarboxylase (AADC)"),
    "AADC_activity": activity("decarboxylase"),
    "K_HTP": published(160.0, "uM", "5-hydroxytryptophan at half that speed", 20.0, 320.0),
}  # fmt: skip

STORAGE = {
    "V_VMAT": published(1230.0, "uM/h", "full speed of the vesicle transporter"),
    "VMAT_activity": activity("vesicle transporter"),
    "K_VMAT": published(0.2, "uM", "serotonin of the cytosol at half that speed"),
    "vesicle_leak": published(1.0, "1/h", "return from vesicles"),
    "V_SERT": published(250.0, "uM/h", "full speed of the serotonin transporter (SERT)"),
    "SERT_activity": activity("serotonin transporter"),
    "K_SERT": published(0.06, "uM", "serotonin outside at half that speed"),
    "glia_from": published(0.0605, "uM", "serotonin outside above which glia take it up", 0.05, 0.07),
    "glia_full": published(0.0805, "uM", "serotonin outside above which all of that uptake works", 0.075, 0.1),
    "glia_share": published(0.001, "1", "size of the uptake by glia at rest"),
    "V_glia": published(1400.0, "uM/h", "full speed of uptake by glia"),
    "K_glia": published(0.17, "uM", "serotonin outside at half that speed"),
    "V_MAO": published(4000.0, "uM/h", "full speed of monoamine oxidase (MAO)"),
    "MAO_activity": activity("monoamine oxidase"),
    "K_MAO": published(95.0, "uM", "serotonin at half that speed"),
    "firing": Parameter(1.0, "1", "impulses, of normal", "best_2020", "fitted", 0.0, 3.0),
    "release_rate": published(
        1.89, "1/h", "share of the vesicles' serotonin released in an hour in health. The file that had it is missing "
        "and a comment in another names it; with it the published rest comes out to four figures",
    ),
    "feedback_release": published(
        1.5, "1", "share of release lost for each unit of active G-protein more; as in later versions of this model",
        0.5, 3.5, "recalled",
    ),
    "leak": Parameter(
        0.0, "1/h", "5-hydroxytryptophan lost before AADC meets it. None in the published model; two rat studies that "
        "disagree differ as 0 and 1 would", "this_course", "assumed", 0.0, 2.0,
    ),
}  # fmt: skip

SURROUNDINGS = {
    "V_forward": published(5000.0, "uM/h", "full speed of biopterin's reduction"),
    "K_BH2": published(100.0, "uM", "dihydrobiopterin at half that speed"),
    "NADPH": published(330.0, "uM", "NADPH"),
    "K_NADPH": published(75.0, "uM", "NADPH at half speed"),
    "V_backward": published(3.0, "uM/h", "full speed of biopterin's oxidation by the same enzyme"),
    "K_BH4_back": published(10.0, "uM", "biopterin at half that speed"),
    "NADP": published(26.0, "uM", "NADP"),
    "K_NADP": published(75.0, "uM", "NADP at half speed"),
    "to_pool": published(9.0, "1/h", "tryptophan to other uses"),
    "from_pool": published(0.6, "1/h", "tryptophan back from them"),
    "pool_loss": published(1.0, "1/h", "tryptophan lost from them"),
    "Trp_loss": published(2.0, "1/h", "tryptophan lost from the terminal"),
    "removal": published(40.0, "1/h", "serotonin lost from outside"),
    "diffusion": published(1.0, "1/h", "serotonin leaking from cytosol and glia"),
    "HIAA_loss": published(1.0, "1/h", "loss of 5-hydroxyindoleacetic acid"),
    "receptors": published(10.0, "uM", "autoreceptors"),
    "k_bind": published(36000.0, "1/(uM*h)", "serotonin binding to them"),
    "k_unbind": published(20000.0, "1/h", "serotonin leaving them"),
    "G_total": published(10.0, "1", "G-protein"),
    "k_G": published(20.0, "1/(uM^2*h)", "its activation by pairs of bound receptors"),
    "k_T_on_G": published(200.0, "1/h", "its inactivation by the regulator"),
    "T_total": published(10.0, "1", "regulator of the G-protein"),
    "k_T": published(30.0, "1/h", "its activation by the G-protein"),
    "k_T_decay": published(200.0, "1/h", "its inactivation"),
}  # fmt: skip

serotonin_terminal = Model(
    name="serotonin_terminal",
    title="Serotonin terminal with a cofactor term",
    rhs=rhs,
    states={
        "BH2": State(0.0995, "uM", "dihydrobiopterin", 0.0),
        "BH4": State(0.9005, "uM", "tetrahydrobiopterin", 0.0),
        "Trp": State(20.1651, "uM", "tryptophan", 0.0),
        "HTP": State(1.6110, "uM", "5-hydroxytryptophan", 0.0),
        "cytosol": State(0.0376, "uM", "serotonin in the cytosol", 0.0),
        "vesicles": State(67.4267, "uM", "serotonin in vesicles", 0.0),
        "outside": State(0.0601, "uM", "serotonin outside", 0.0),
        "HIAA": State(1.5846, "uM", "5-hydroxyindoleacetic acid, what is left of serotonin", 0.0),
        "Trp_pool": State(113.4289, "uM", "tryptophan in other uses", 0.0),
        "G_active": State(0.8639, "1", "G-protein of the autoreceptor, active", 0.0),
        "T_active": State(1.0068, "1", "its regulator, active", 0.0),
        "bound": State(0.9757, "uM", "autoreceptors with serotonin", 0.0),
        "glia": State(0.0, "uM", "serotonin in glia", 0.0),
    },
    parameters=SYNTHESIS | STORAGE | SURROUNDINGS,
    outputs={
        "influx": ("uM/h", "tryptophan entering"),
        "TPH_flux": ("uM/h", "tryptophan hydroxylated"),
        "AADC_flux": ("uM/h", "serotonin made"),
        "AADC_holo": ("1", "working decarboxylase, of normal"),
        "AADC_use": ("1", "share of its speed that the working decarboxylase uses"),
        "VMAT_flux": ("uM/h", "serotonin packed into vesicles, net"),
        "SERT_flux": ("uM/h", "serotonin taken up again"),
        "glia_flux": ("uM/h", "serotonin taken up by glia"),
        "MAO_flux": ("uM/h", "serotonin burnt in the cytosol"),
        "MAO_glia_flux": ("uM/h", "serotonin burnt in glia"),
        "release": ("uM/h", "serotonin released"),
    },
    output_function=fluxes,
    conserved={"biopterin": biopterin},
    stiff=True,
    time_unit="h",
    sources=("best_2020", "this_course"),
    scope="How far serotonin follows its enzymes and its food, over hours to days: the published model with the "
    "cofactor of one enzyme made visible, and an optional loss of 5-hydroxytryptophan, which the published one lacks.",
    not_modelled="Magnesium, for which the published model has no place; histamine, held at rest; the gut, which makes "
    "most of the body's serotonin; change of enzyme amounts; the apo-enzyme, which falls apart without its cofactor.",
)  # fmt: skip
