"""Kinds of cell: how much free magnesium and ATP each holds in health. One number does not fit all three."""

from dataclasses import dataclass

from mgmodels.engine import Parameter
from mgmodels.magnesium.defence import defended_magnesium


@dataclass(frozen=True)
class Cell:
    """The cytosol of one kind of cell in health.

    Args:
        cytosolic_free: Free magnesium, mM.
        ATP_total: ATP with and without magnesium, mM.
    """

    cytosolic_free: Parameter
    ATP_total: Parameter


CELLS = {
    "neuron": Cell(
        defended_magnesium.parameters["cytosol_normal"],
        defended_magnesium.parameters["ATP_total"],
    ),
    "muscle": Cell(
        Parameter(0.56, "mM", "free magnesium of human muscle", "ryschon_1996", "measured", 0.46, 0.66),
        Parameter(8.0, "mM", "ATP of muscle", "shorten_2007", "recalled", 5.0, 10.0),
    ),
    "heart": Cell(
        Parameter(0.8, "mM", "free magnesium of heart", "watanabe_konishi_2001", "recalled", 0.5, 0.95),
        Parameter(9.0, "mM", "ATP of heart", "watanabe_konishi_2001", "recalled", 6.0, 10.0),
    ),
}
