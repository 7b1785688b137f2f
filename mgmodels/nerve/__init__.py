"""Nerve: what makes a resting potential, a spike, and what the sodium pump has to do with either."""

from mgmodels.nerve.hodgkin_huxley import hodgkin_huxley, hodgkin_huxley_cable
from mgmodels.nerve.resting_potential import resting_potential
from mgmodels.nerve.sodium_pump import post_albers_cycle, sodium_pump_kyoto, sodium_pump_smith_crampin

__all__ = [
    "hodgkin_huxley",
    "hodgkin_huxley_cable",
    "post_albers_cycle",
    "resting_potential",
    "sodium_pump_kyoto",
    "sodium_pump_smith_crampin",
]
