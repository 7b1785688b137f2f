"""The mineral itself: where magnesium is, in which form, and what it does to the charge of a membrane."""

from mgmodels.magnesium.cells import CELLS, Cell
from mgmodels.magnesium.concentrations import (
    ionised_band,
    ionised_magnesium,
    mEq_per_L,
    mg_per_dL,
    mM_from_mEq_per_L,
    mM_from_mg_per_dL,
    serum_magnesium,
    total_from_ionised,
    ultrafiltrable_magnesium,
)
from mgmodels.magnesium.defence import defended_magnesium
from mgmodels.magnesium.logarithmic_shift import empirical_gate_shift, logarithmic_shift
from mgmodels.magnesium.presets import PRESETS
from mgmodels.magnesium.speciation import (
    cell_magnesium,
    free_magnesium,
    mgatp,
    mgatp_speciation,
    total_magnesium,
)
from mgmodels.magnesium.status import Evidence, Status
from mgmodels.magnesium.surface_charge import gate_shift, surface_potential, surface_screening

__all__ = [
    "CELLS",
    "PRESETS",
    "Cell",
    "Evidence",
    "Status",
    "cell_magnesium",
    "defended_magnesium",
    "empirical_gate_shift",
    "free_magnesium",
    "gate_shift",
    "ionised_band",
    "ionised_magnesium",
    "logarithmic_shift",
    "mEq_per_L",
    "mM_from_mEq_per_L",
    "mM_from_mg_per_dL",
    "mg_per_dL",
    "mgatp",
    "mgatp_speciation",
    "serum_magnesium",
    "surface_potential",
    "surface_screening",
    "total_from_ionised",
    "total_magnesium",
    "ultrafiltrable_magnesium",
]
