"""The figures of Chapter VI: capsule, stomach, gut, forms, urine, blood and brain fluid, kidneys, limits, the chain."""

from mgmodels.figures.dose.blood_and_fluid import blood_and_brain_fluid_over_days
from mgmodels.figures.dose.capsule import what_is_in_the_capsule
from mgmodels.figures.dose.chain import followed_out
from mgmodels.figures.dose.depleted import replete_and_depleted
from mgmodels.figures.dose.forms import forms_in_trials, twice_as_well
from mgmodels.figures.dose.gut import across_the_gut
from mgmodels.figures.dose.kidneys import failing_kidneys
from mgmodels.figures.dose.limits import upper_limits
from mgmodels.figures.dose.stays import how_much_stays
from mgmodels.figures.dose.stomach import acid_for_oxide

__all__ = [
    "acid_for_oxide",
    "across_the_gut",
    "blood_and_brain_fluid_over_days",
    "failing_kidneys",
    "followed_out",
    "forms_in_trials",
    "how_much_stays",
    "replete_and_depleted",
    "twice_as_well",
    "upper_limits",
    "what_is_in_the_capsule",
]
