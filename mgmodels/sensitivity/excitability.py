"""Chapter I: how far the resting potential moves when free magnesium falls as in patients' red cells."""

from mgmodels.figures.excitability.uncertainty import FALL, UNKNOWNS, shift
from mgmodels.sensitivity.study import Headline

HEADLINE = Headline(
    chapter="1_excitability",
    quantity="shift of the resting potential when free magnesium falls as in patients’ red cells",
    unit="mV",
    unknowns={**UNKNOWNS, "free magnesium left, share": FALL},
    function=shift,
)
