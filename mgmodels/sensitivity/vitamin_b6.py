"""Chapter V: what a fall of free magnesium does to the active vitamin B6 of a cell."""

from mgmodels.figures.vitamin_b6.uncertainty import FALL, UNKNOWNS, table
from mgmodels.sensitivity.study import Headline

WORDS = {
    "K_Mg_PDXP": "magnesium for half the phosphatase, mM",
    "K_MgATP_PDXK": "MgATP for half the kinase, mM",
    "K_MgATP": "dissociation constant of MgATP, mM",
    "K_PL": "pyridoxal for half the kinase, µM",
    "V_PDXK": "full speed of the kinase, µM/min",
}


def plp_change(*values):
    """Change of free PLP in per cent when magnesium falls and the vitamin does not."""
    *settings, left = values
    cells = table(left, **dict(zip(UNKNOWNS, settings, strict=True)))
    return 100 * (cells.second / cells.both - 1)


HEADLINE = Headline(
    chapter="5_vitamin_b6",
    quantity="change of free PLP in a cell when free magnesium falls as in patients’ red cells",
    unit="%",
    unknowns={**{WORDS[name]: ends for name, ends in UNKNOWNS.items()}, "free magnesium left, share": FALL},
    function=plp_change,
    draws=64,
)
