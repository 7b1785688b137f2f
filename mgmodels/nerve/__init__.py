"""Nerve: what makes a resting potential, a spike, and what the sodium pump has to do with either."""

from mgmodels.nerve.barreto_cressman import barreto_cressman
from mgmodels.nerve.hodgkin_huxley import hodgkin_huxley, hodgkin_huxley_cable
from mgmodels.nerve.pump_neuron import pump_neuron
from mgmodels.nerve.resting_potential import resting_potential
from mgmodels.nerve.sodium_pump import post_albers_cycle, sodium_pump_kyoto, sodium_pump_smith_crampin
from mgmodels.nerve.spreading_depolarisation import spreading_depolarisation

__all__ = [
    "barreto_cressman",
    "hodgkin_huxley",
    "hodgkin_huxley_cable",
    "post_albers_cycle",
    "pump_neuron",
    "resting_potential",
    "sodium_pump_kyoto",
    "sodium_pump_smith_crampin",
    "spreading_depolarisation",
]
