"""Chapter III: how many more muscle fibres answer their nerve in severe magnesium deficiency."""

from mgmodels.figures.nerve_to_muscle.uncertainty import LOW, UNKNOWNS, gain
from mgmodels.sensitivity.study import Headline

WORDS = {
    "K_Ca": "calcium for half of release, mM",
    "K_Mg": "magnesium against it, mM",
    "safety_factor": "safety factor",
    "release_spread": "spread of release between fibres",
    "threshold_spread": "spread of thresholds between fibres",
    "magnesium_dulling": "dulling of the receptors by magnesium, 1/mM",
}


def fibres_gained(*values):
    """Fibres of a hundred that answer in deficiency and did not before."""
    *settings, ionised = values
    return gain(ionised, **dict(zip(UNKNOWNS, settings, strict=True)))[1]


HEADLINE = Headline(
    chapter="3_neuromuscular",
    quantity="fibres of a hundred that answer in severe deficiency and did not before",
    unit="fibres",
    unknowns={**{WORDS[name]: ends for name, ends in UNKNOWNS.items()}, "ionised magnesium in deficiency, mM": LOW},
    function=fibres_gained,
)
