"""Vitamin B6: what makes pyridoxal phosphate, what depends on it, and what “synergy” would have to mean.

A tablet on its way: `oral_b6`, by form with `tablet` and `cell_exposure`; `plasma_plp`, what the laboratory sees.
Pyridoxal phosphate (PLP): `plp_cell`, with magnesium on both sides; `mg_b6_loop` and its `loop_gain`.
Those that need it: `serotonin_terminal`, `dopamine_terminal`, `noradrenaline_terminal`, `gaba_balance`; all four at a
level of PLP with `transmitters`, from the vitamin on with `from_vitamin`.
“Synergy”: `two_by_two`, `TwoByTwo`, `interaction_by_regression`, `isobole`, `combination_index`.
Who is in control: `mgmodels.engine.control_coefficients`, of any of these models.
"""

from mgmodels.vitamin_b6.coupled_loop import loop_gain, mg_b6_loop
from mgmodels.vitamin_b6.dopamine_terminal import dopamine_terminal
from mgmodels.vitamin_b6.gaba_balance import gaba_balance
from mgmodels.vitamin_b6.isoboles import combination_index, isobole
from mgmodels.vitamin_b6.noradrenaline_terminal import noradrenaline_terminal
from mgmodels.vitamin_b6.oral_b6 import FORMS, cell_exposure, oral_b6, tablet
from mgmodels.vitamin_b6.plasma_plp import plasma_plp
from mgmodels.vitamin_b6.plp_cell import plp_cell
from mgmodels.vitamin_b6.serotonin_terminal import serotonin_terminal
from mgmodels.vitamin_b6.synergy import Interaction, TwoByTwo, interaction_by_regression, two_by_two
from mgmodels.vitamin_b6.transmitters import from_vitamin, transmitters

__all__ = [
    "FORMS",
    "Interaction",
    "TwoByTwo",
    "cell_exposure",
    "combination_index",
    "dopamine_terminal",
    "from_vitamin",
    "gaba_balance",
    "interaction_by_regression",
    "isobole",
    "loop_gain",
    "mg_b6_loop",
    "noradrenaline_terminal",
    "oral_b6",
    "plasma_plp",
    "plp_cell",
    "serotonin_terminal",
    "tablet",
    "transmitters",
    "two_by_two",
]
