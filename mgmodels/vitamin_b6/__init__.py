"""Vitamin B6: what makes pyridoxal phosphate, what depends on it, and what “synergy” would have to mean."""

from mgmodels.vitamin_b6.isoboles import combination_index, isobole
from mgmodels.vitamin_b6.plp_cell import plp_cell
from mgmodels.vitamin_b6.synergy import Interaction, TwoByTwo, interaction_by_regression, two_by_two

__all__ = [
    "Interaction",
    "TwoByTwo",
    "combination_index",
    "interaction_by_regression",
    "isobole",
    "plp_cell",
    "two_by_two",
]
