"""Glutamate and GABA: the one transmitter whose enzyme is short of pyridoxal phosphate in health.

Glutamate decarboxylase (GAD) loses its cofactor as it works and takes it up again. At least half of it is without (apo)
in brain, so that the level of the cofactor sets how much works. A teaching model of this course: cycle, order and
direction are from the literature, and nearly every number is chosen.
"""

from mgmodels.engine import Model, Parameter, State
from mgmodels.vitamin_b6.cofactor import PLP, holo_share


def fluxes(
    Glu, GABA, GABA_outside, Glu_outside, GAD65_holo, GAD67_holo,
    PLP, V_GAD65, V_GAD67, K_GAD, V_GABA_T, GABA_T_activity, K_PLP_GABA_T, K_GABA_T, share_GAD65,
    release_rate, firing, V_GAT, K_GAT, V_EAAT, K_EAAT,
):  # fmt: skip
    return (
        (V_GAD65 * GAD65_holo + V_GAD67 * GAD67_holo) * Glu / (K_GAD + Glu),
        GABA_T_activity * V_GABA_T * holo_share(PLP, K_PLP_GABA_T) * GABA / (K_GABA_T + GABA),
        firing * release_rate * GABA,
        V_GAT * GABA_outside / (K_GAT + GABA_outside),
        firing * release_rate * Glu,
        V_EAAT * Glu_outside / (K_EAAT + Glu_outside),
        share_GAD65 * (1.0 - GAD65_holo) + (1.0 - share_GAD65) * (1.0 - GAD67_holo),
        Glu_outside / GABA_outside if GABA_outside > 0.0 else 0.0,
    )


def rhs(
    t, Glu, GABA, GABA_outside, Glu_outside, GAD65_holo, GAD67_holo,
    PLP, V_GAD65, V_GAD67, K_GAD, V_GABA_T, GABA_T_activity, K_PLP_GABA_T, K_GABA_T, share_GAD65,
    release_rate, firing, V_GAT, K_GAT, V_EAAT, K_EAAT, supply, Glu_supplied, GABA_removal,
    k_on_GAD65, k_Glu_GAD65, k_GABA_GAD65, k_on_GAD67, k_Glu_GAD67, k_GABA_GAD67, K_Glu_apo, K_GABA_apo,
):  # fmt: skip
    made, burnt, GABA_release, GABA_uptake, Glu_release, Glu_uptake, _, _ = fluxes(
        Glu, GABA, GABA_outside, Glu_outside, GAD65_holo, GAD67_holo,
        PLP, V_GAD65, V_GAD67, K_GAD, V_GABA_T, GABA_T_activity, K_PLP_GABA_T, K_GABA_T, share_GAD65,
        release_rate, firing, V_GAT, K_GAT, V_EAAT, K_EAAT,
    )  # fmt: skip
    by_Glu, by_GABA = Glu / (K_Glu_apo + Glu), GABA / (K_GABA_apo + GABA)
    return (
        supply * (Glu_supplied - Glu) - made,
        made - burnt - GABA_release + GABA_uptake,
        GABA_release - GABA_uptake - GABA_removal * GABA_outside,
        Glu_release - Glu_uptake,
        k_on_GAD65 * PLP * (1.0 - GAD65_holo) - (k_Glu_GAD65 * by_Glu + k_GABA_GAD65 * by_GABA) * GAD65_holo,
        k_on_GAD67 * PLP * (1.0 - GAD67_holo) - (k_Glu_GAD67 * by_Glu + k_GABA_GAD67 * by_GABA) * GAD67_holo,
    )


def teaching(value, unit, meaning, low=None, high=None):
    """Return a constant that this course chose; half to twice its value is tried unless said otherwise."""
    low, high = value / 2 if low is None else low, 2 * value if high is None else high
    return Parameter(value, unit, f"{meaning}; teaching value", "this_course", "assumed", low, high)


gaba_balance = Model(
    name="gaba_balance",
    title="Glutamate and GABA with a decarboxylase that loses its cofactor",
    rhs=rhs,
    states={
        "Glu": State(1.82, "mM", "glutamate", 0.0),
        "GABA": State(0.586, "mM", "GABA", 0.0),
        "GABA_outside": State(0.00243, "mM", "GABA outside", 0.0),
        "Glu_outside": State(0.00277, "mM", "glutamate outside", 0.0),
        "GAD65_holo": State(0.280, "1", "share of GAD65 that holds its cofactor", gate=True),
        "GAD67_holo": State(0.823, "1", "share of GAD67 that holds its cofactor", gate=True),
    },
    parameters={
        "PLP": PLP,
        "V_GAD65": teaching(0.25, "mM/min", "full speed of GAD65"),
        "V_GAD67": teaching(0.12, "mM/min", "full speed of GAD67"),
        "K_GAD": teaching(1.0, "mM", "glutamate at which GAD runs at half speed"),
        "V_GABA_T": teaching(0.40, "mM/min", "full speed of GABA transaminase, which burns GABA"),
        "GABA_T_activity": Parameter(
            1.0, "1", "transaminase that works, of normal; vigabatrin lowers it", "this_course", "assumed", 0.0, 2.0
        ),
        "K_PLP_GABA_T": Parameter(
            0.005, "uM", "PLP at which half of the transaminase holds it; it is known to hold it firmly",
            "this_course", "recalled", 0.0, 0.05,
        ),
        "K_GABA_T": teaching(1.5, "mM", "GABA at which it runs at half speed"),
        "share_GAD65": teaching(0.6, "1", "GAD65 in all GAD, where the source says most", 0.5, 0.9),
        "release_rate": teaching(0.02, "1/min", "share of each transmitter released in a minute"),
        "firing": Parameter(1.0, "1", "impulses, of normal", "this_course", "assumed", 0.1, 3.0),
        "V_GAT": teaching(0.06, "mM/min", "full speed of GABA's uptake", 0.04, 0.12),
        "K_GAT": teaching(0.01, "mM", "GABA outside at half that speed"),
        "V_EAAT": teaching(0.30, "mM/min", "full speed of glutamate's uptake"),
        "K_EAAT": teaching(0.02, "mM", "glutamate outside at half that speed"),
        "supply": teaching(0.05, "1/min", "exchange of glutamate with its supply"),
        "Glu_supplied": teaching(4.0, "mM", "glutamate of the supply"),
        "GABA_removal": teaching(
            0.0, "1/min", "loss of GABA from outside; 0.02 where the transaminase is blocked, or GABA knows no bound",
            0.0, 0.1,
        ),
        "k_on_GAD65": teaching(0.24, "1/(uM*min)", "PLP taken up by GAD65"),
        "k_Glu_GAD65": teaching(0.15, "1/min", "PLP lost by GAD65 at work on glutamate", 0.01, 0.3),
        "k_GABA_GAD65": teaching(0.02, "1/min", "PLP lost by GAD65 to GABA"),
        "k_on_GAD67": teaching(0.20, "1/(uM*min)", "PLP taken up by GAD67"),
        "k_Glu_GAD67": Parameter(
            0.01, "1/min", "PLP lost by GAD67 at work on glutamate: a fifteenth of GAD65's, as the source is recalled",
            "battaglioli_2003", "recalled", 0.005, 0.05,
        ),
        "k_GABA_GAD67": teaching(0.004, "1/min", "PLP lost by GAD67 to GABA"),
        "K_Glu_apo": teaching(1.0, "mM", "glutamate at which that loss is half of its most"),
        "K_GABA_apo": teaching(5.0, "mM", "GABA at which that loss is half of its most"),
    },
    outputs={
        "GAD_flux": ("mM/min", "GABA made"),
        "GABA_T_flux": ("mM/min", "GABA burnt"),
        "GABA_release": ("mM/min", "GABA released"),
        "GABA_uptake": ("mM/min", "GABA taken up again"),
        "Glu_release": ("mM/min", "glutamate released"),
        "Glu_uptake": ("mM/min", "glutamate taken up again"),
        "apo_share": ("1", "share of all GAD that is without its cofactor"),
        "excitation_over_inhibition": ("1", "glutamate outside over GABA outside; 1.14 in health"),
    },
    output_function=fluxes,
    stiff=True,
    time_unit="min",
    sources=("this_course", "martin_1987", "martin_rimvall_1993", "battaglioli_2003"),
    scope="Direction only: with less cofactor less GABA and more excitation, with more the other way. That half of GAD "
    "is apo is measured; that GABA falls by a quarter when PLP halves is this model's number and no measurement.",
    not_modelled="The brain's ceiling for PLP: the half of the curve above normal promises a gain from extra vitamin "
    "that has not been shown. ATP and phosphate, by which firing calls in apo-enzyme: here firing moves only what is "
    "outside. Neurons and glia apart; new enzyme made in want; receptors and circuits, so that the ratio is no measure "
    "of seizures. Magnesium has no term of its own.",
)  # fmt: skip
