"""Heart: the beat of a cell, the pacemaker, and where magnesium touches their calcium channels."""

from mgmodels.heart.fabbri_sinus_node import sinus_node
from mgmodels.heart.ohara_rudy import LAYERS, ohara_rudy

__all__ = ["LAYERS", "ohara_rudy", "sinus_node"]
