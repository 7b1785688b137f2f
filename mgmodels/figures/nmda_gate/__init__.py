"""The figures of Chapter II: block, one channel, plasticity, detection, dendrite, network, blood."""

from mgmodels.figures.nmda_gate.block import block_and_voltage
from mgmodels.figures.nmda_gate.blood_and_brain import blood_and_brain
from mgmodels.figures.nmda_gate.dendrite import dendritic_spike
from mgmodels.figures.nmda_gate.detection import coincidence_or_noise
from mgmodels.figures.nmda_gate.network import network_and_inhibition
from mgmodels.figures.nmda_gate.one_channel import one_channel
from mgmodels.figures.nmda_gate.plasticity import calcium_and_timing, plasticity_window
from mgmodels.figures.nmda_gate.published_curves import published_block_curves
from mgmodels.figures.nmda_gate.unblock import trapping_and_unblock

__all__ = [
    "block_and_voltage",
    "blood_and_brain",
    "calcium_and_timing",
    "coincidence_or_noise",
    "dendritic_spike",
    "network_and_inhibition",
    "one_channel",
    "plasticity_window",
    "published_block_curves",
    "trapping_and_unblock",
]
