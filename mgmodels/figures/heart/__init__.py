"""The figures of Chapter IV: beats, both antagonisms, potassium, afterdepolarisations, conduction, pulse and trials."""

from mgmodels.figures.heart.afterdepolarisations import afterdepolarisation_map, torsades_dose_map
from mgmodels.figures.heart.antagonism import inside_and_outside
from mgmodels.figures.heart.beside_clinic import models_beside_the_clinic
from mgmodels.figures.heart.conduction import slow_strand
from mgmodels.figures.heart.one_beat import one_beat
from mgmodels.figures.heart.potassium import potassium_and_magnesium
from mgmodels.figures.heart.rectifier import inward_rectifier
from mgmodels.figures.heart.sinus import sinus_rate
from mgmodels.figures.heart.trials import infarction_trials, twelve_of_twelve

__all__ = [
    "afterdepolarisation_map",
    "infarction_trials",
    "inside_and_outside",
    "inward_rectifier",
    "models_beside_the_clinic",
    "one_beat",
    "potassium_and_magnesium",
    "sinus_rate",
    "slow_strand",
    "torsades_dose_map",
    "twelve_of_twelve",
]
