"""The figures of Chapter I: resting potential, spike, divalents, fuel, pump, and the neuron without its pump."""

from mgmodels.figures.excitability.divalents import divalents_and_threshold
from mgmodels.figures.excitability.failure import mgatp_taken_away
from mgmodels.figures.excitability.failure import spreading_depolarisation_explorer as spreading_depolarisation
from mgmodels.figures.excitability.fuel import mgatp_speciation_explorer as mgatp_speciation
from mgmodels.figures.excitability.pump import pump_rate
from mgmodels.figures.excitability.ranking import what_moves_the_resting_potential
from mgmodels.figures.excitability.resting_potential import resting_potential_explorer as resting_potential
from mgmodels.figures.excitability.spike import spike_and_threshold

__all__ = [
    "divalents_and_threshold",
    "mgatp_speciation",
    "mgatp_taken_away",
    "pump_rate",
    "resting_potential",
    "spike_and_threshold",
    "spreading_depolarisation",
    "what_moves_the_resting_potential",
]
