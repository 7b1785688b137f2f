"""Heart: the beat of a cell, the pacemaker, conduction from cell to cell, and where magnesium touches them."""

from mgmodels.heart.action_potential import ActionPotential, action_potential
from mgmodels.heart.conduction import SLOW_RESPONSE, conducted, conduction_delay, reach
from mgmodels.heart.dual_rectifier import dual_rectifier
from mgmodels.heart.fabbri_sinus_node import sinus_node
from mgmodels.heart.ohara_rudy import LAYERS, ohara_rudy
from mgmodels.heart.pacing import (
    LONG_QT,
    afterdepolarisations,
    beat,
    beat_times,
    ever_faster_beats,
    premature_beats,
    steady_state_of_beats,
)
from mgmodels.heart.pseudo_ecg import pseudo_ecg
from mgmodels.heart.sinus_recovery import sinus_recovery_time
from mgmodels.heart.surface_shift import magnesium_outside
from mgmodels.heart.ten_tusscher_panfilov import CELL_TYPES, ten_tusscher_panfilov
from mgmodels.heart.ventricular_strand import ventricular_strand

__all__ = [
    "CELL_TYPES",
    "LAYERS",
    "LONG_QT",
    "SLOW_RESPONSE",
    "ActionPotential",
    "action_potential",
    "afterdepolarisations",
    "beat",
    "beat_times",
    "conducted",
    "conduction_delay",
    "dual_rectifier",
    "ever_faster_beats",
    "magnesium_outside",
    "ohara_rudy",
    "premature_beats",
    "pseudo_ecg",
    "reach",
    "sinus_node",
    "sinus_recovery_time",
    "steady_state_of_beats",
    "ten_tusscher_panfilov",
    "ventricular_strand",
]
