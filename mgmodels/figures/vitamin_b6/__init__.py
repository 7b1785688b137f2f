"""The figures of Chapter V: the see-saw, pills, four transmitters, control, rats, the loop, synergy, the trials."""

from mgmodels.figures.vitamin_b6.chance_findings import chance_findings
from mgmodels.figures.vitamin_b6.control import who_holds_the_throttle
from mgmodels.figures.vitamin_b6.drag_plp import drag_plp
from mgmodels.figures.vitamin_b6.equal_lines import equal_lines
from mgmodels.figures.vitamin_b6.falling_back import falling_back
from mgmodels.figures.vitamin_b6.four_arms import four_arms
from mgmodels.figures.vitamin_b6.leak import two_rat_studies
from mgmodels.figures.vitamin_b6.loop import vicious_circle
from mgmodels.figures.vitamin_b6.pill_forms import pill_forms
from mgmodels.figures.vitamin_b6.scales import three_scales_explorer
from mgmodels.figures.vitamin_b6.see_saw import plp_see_saw
from mgmodels.figures.vitamin_b6.subgroup import the_other_part

__all__ = [
    "chance_findings",
    "drag_plp",
    "equal_lines",
    "falling_back",
    "four_arms",
    "pill_forms",
    "plp_see_saw",
    "the_other_part",
    "three_scales_explorer",
    "two_rat_studies",
    "vicious_circle",
    "who_holds_the_throttle",
]
