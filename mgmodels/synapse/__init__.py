"""Synapse: the NMDA receptor and its magnesium block, from the open channel to networks."""

from mgmodels.synapse.calcium_plasticity import calcium_plasticity
from mgmodels.synapse.detection import coincidence_d_prime, coincidence_trials
from mgmodels.synapse.excitotoxic_load import excitotoxic_load, load_after
from mgmodels.synapse.graupner_brunel import graupner_brunel, strength_change
from mgmodels.synapse.network import rates, regime_map
from mgmodels.synapse.network_cell import network_cell
from mgmodels.synapse.neuroprotection_trials import TRIALS
from mgmodels.synapse.nmda_asymmetric_block import nmda_asymmetric_block
from mgmodels.synapse.nmda_block import (
    half_block_voltage,
    ic50,
    negative_slope,
    nmda_block,
    open_fraction,
    published_band,
)
from mgmodels.synapse.nmda_five_state import five_state, nmda_five_state
from mgmodels.synapse.nmda_single_channel import single_channel
from mgmodels.synapse.nmda_spike import nmda_spike, peak_depolarisation, synapses_at_threshold
from mgmodels.synapse.nmda_trapping_block import cycle_products, nmda_trapping_block
from mgmodels.synapse.nmda_two_state import ampa_two_state, nmda_two_state
from mgmodels.synapse.plasticity_protocols import (
    frequency_curve,
    peak_calcium,
    timing_curve,
    voltage_curve,
    weight_change,
)
from mgmodels.synapse.synchrony import synchrony, synchrony_detection, synchrony_trials

__all__ = [
    "TRIALS",
    "ampa_two_state",
    "calcium_plasticity",
    "coincidence_d_prime",
    "coincidence_trials",
    "cycle_products",
    "excitotoxic_load",
    "five_state",
    "frequency_curve",
    "graupner_brunel",
    "half_block_voltage",
    "ic50",
    "load_after",
    "negative_slope",
    "network_cell",
    "nmda_asymmetric_block",
    "nmda_block",
    "nmda_five_state",
    "nmda_spike",
    "nmda_trapping_block",
    "nmda_two_state",
    "open_fraction",
    "peak_calcium",
    "peak_depolarisation",
    "published_band",
    "rates",
    "regime_map",
    "single_channel",
    "strength_change",
    "synapses_at_threshold",
    "synchrony",
    "synchrony_detection",
    "synchrony_trials",
    "timing_curve",
    "voltage_curve",
    "weight_change",
]
