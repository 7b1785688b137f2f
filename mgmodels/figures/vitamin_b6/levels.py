"""Normal levels of the cell and the ranges that the figures of this chapter shade, and the cell at rest."""

from functools import cache

from mgmodels.engine import at_rest, steady_state
from mgmodels.explore import Zone
from mgmodels.vitamin_b6 import plp_cell

MAGNESIUM = plp_cell.parameters["Mg"].value  # mM, free in the cell
PYRIDOXAL = plp_cell.parameters["PL_plasma"].value  # µM, outside
NEED = plp_cell.parameters["K_Mg_PDXP"].value  # mM, magnesium for half the phosphatase’s speed; unknown
IN_NEURONS = (Zone(0.15, 1.0, "people"),)
IN_PLASMA = (Zone(0.01, 0.03, "people"),)  # µM, recalled


@cache
def cell(**changes):
    """Every state and output of the cell at rest."""
    return at_rest(plp_cell, settle=0, **changes)


@cache
def free_plp(Mg=MAGNESIUM, PL_plasma=PYRIDOXAL, need=NEED):
    """Free PLP of the cell at rest, µM; `need` is the magnesium at which the phosphatase runs at half speed, mM."""
    return steady_state(plp_cell, settle=0, Mg=float(Mg), PL_plasma=float(PL_plasma), K_Mg_PDXP=float(need))["PLP"]
