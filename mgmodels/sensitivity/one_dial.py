"""Chapter VII: the largest change that severe deficiency makes in any of the six organs."""

from mgmodels.dial import ORGANS, per_cent_of_normal
from mgmodels.dial.bands import SHARED
from mgmodels.magnesium import defended_magnesium
from mgmodels.sensitivity.study import Headline
from mgmodels.synapse.nmda_block import BAND

SEVERE = (0.30, 0.45)  # mM in serum, total
DIAL = {
    "ionised_fraction": "share of serum magnesium that is ionised",
    "csf_coupling": "power with which brain fluid follows serum",
    "cell_coupling": "power with which cells follow serum",
}
OWN = {
    ("nerve", "charge_density"): "surface charge of the nerve, charges/nm²",
    ("nerve", "potassium_gate_shift"): "shift of the nerve’s potassium gates over that of its sodium gates",
    ("muscle", "K_SERCA"): "MgATP for half the calcium pump of muscle, mM",
    ("heart", "K_Mg_outside"): "magnesium outside for half the calcium current of the heart, mM",
    ("heart", "K_Mg_inside"): "magnesium inside for half the calcium current of the heart, mM",
    ("vitamin_b6", "K_MgATP_PDXK"): "MgATP for half the kinase of vitamin B6, mM",
    ("vitamin_b6", "K_Mg_PDXP"): "magnesium for half the phosphatase of vitamin B6, mM",
}
LAW = f"law of the NMDA block (by its place among {len(BAND)})"


def largest_change(serum, law, *values):
    """Change in per cent of the organ that changes most, whichever it is."""
    shared, own = dict(zip(SHARED, values, strict=False)), {name: {} for name in ORGANS}
    own["nmda"]["law"] = BAND[min(int(law), len(BAND) - 1)]
    for (organ, name), value in zip(OWN, values[len(SHARED) :], strict=True):
        own[organ][name] = value
    return max(abs(per_cent_of_normal(organ, serum, shared=shared, **own[organ]) - 100.0) for organ in ORGANS)


HEADLINE = Headline(
    chapter="7_one_dial",
    quantity="largest change of the six organs in severe deficiency",
    unit="%",
    unknowns={"total magnesium of serum, mM": SEVERE, LAW: (0.0, float(len(BAND)))}
    | {DIAL[name]: (defended_magnesium.parameters[name].low, defended_magnesium.parameters[name].high)
       for name in SHARED}
    | {words: ORGANS[organ].unknowns[name] for (organ, name), words in OWN.items()},
    function=largest_change,
    draws=256,
)  # fmt: skip
