"""The figures of Chapter I: resting potential, spike, divalents, fuel, pump, and the neuron without its pump."""

from mgmodels.figures.excitability.resting_potential import resting_potential_explorer as resting_potential

__all__ = ["resting_potential"]
