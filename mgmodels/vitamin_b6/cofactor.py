"""A cofactor on its enzyme: how much of an enzyme holds pyridoxal phosphate, and what its lack costs."""

from mgmodels.engine import Parameter
from mgmodels.vitamin_b6.plp_cell import VITAMERS


def holo_share(PLP, K):
    """Return the share of an enzyme that holds its cofactor, at free level `PLP` and dissociation constant `K`."""
    return PLP / (K + PLP)


def relative_holo(PLP, PLP_normal, K):
    """Return the working enzyme relative to that at the normal level of the cofactor."""
    return PLP * (K + PLP_normal) / ((K + PLP) * PLP_normal)


OURS = ("this_course", "assumed")

PLP = Parameter(
    VITAMERS["PLP"].value, "uM", "free PLP, which the model `plp_cell` gives; in neurons about 0.1 to 1 µM", *OURS,
    0.001, 3.0,
)  # fmt: skip
PLP_NORMAL = Parameter(
    VITAMERS["PLP"].value, "uM", "free PLP at which the decarboxylase works as published", *OURS, 0.05, 1.0
)
K_PLP_AADC = Parameter(
    0.1, "uM", "PLP at which half of the aromatic amino acid decarboxylase holds it; 0.04 µM recalled of the human "
    "enzyme in the test tube; teaching value", "montioli_2011", "assumed", 0.04, 1.0,
)  # fmt: skip
