"""Synapse: the NMDA receptor and its magnesium block, from the open channel to networks."""

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
from mgmodels.synapse.nmda_trapping_block import cycle_products, nmda_trapping_block
from mgmodels.synapse.nmda_two_state import ampa_two_state, nmda_two_state

__all__ = [
    "ampa_two_state",
    "cycle_products",
    "five_state",
    "half_block_voltage",
    "ic50",
    "negative_slope",
    "nmda_asymmetric_block",
    "nmda_block",
    "nmda_five_state",
    "nmda_trapping_block",
    "nmda_two_state",
    "open_fraction",
    "published_band",
    "single_channel",
]
