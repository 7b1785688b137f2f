"""How sure the sign is: what low magnesium does to PLP, and whether it works with or against B6, over the unknown."""

import numpy as np

from mgmodels.figures.vitamin_b6.levels import MAGNESIUM, PYRIDOXAL, cell
from mgmodels.vitamin_b6 import TwoByTwo

UNKNOWNS = {  # drawn evenly in the logarithm
    "K_Mg_PDXP": (0.001, 1.0),  # mM, magnesium for half the phosphatase’s speed
    "K_MgATP_PDXK": (0.06, 1.5),  # mM, MgATP for half the kinase’s
    "K_MgATP": (0.03, 0.35),  # mM, dissociation of MgATP
    "K_PL": (3.0, 60.0),  # µM, pyridoxal for half the kinase’s speed
    "V_PDXK": (1.5, 6.0),  # µM/min, the kinase’s full speed
}
FALL = (0.72, 0.92)  # free magnesium left, as in the red cells of patients: 146 of 178 µM, two standard errors each way


def plp_changes(members=300, seed=1):
    """Return what a fall of free magnesium does to PLP, and how it interacts with a halving of vitamin B6.

    Args:
        members: How many draws, by Latin hypercube, over `UNKNOWNS` and `FALL`.
        seed: Of the draws; the same seed gives the same result.

    Returns:
        (changes, interactions): one value a member each, in per cent: the change of free PLP when magnesium falls, and
        the additive interaction of restoring both, as a share of the joint gain.

    >>> changes, interactions = plp_changes(members=4)
    >>> changes.shape, bool(abs(changes).max() < 30)
    ((4,), True)
    """
    from scipy.stats import qmc

    low, high = np.array([*UNKNOWNS.values(), FALL]).T
    cube = qmc.LatinHypercube(len(low), seed=seed).random(members)
    draws = np.exp(qmc.scale(cube, np.log(low), np.log(high)))
    tables = [table(draw[-1], **dict(zip(UNKNOWNS, draw, strict=False))) for draw in draws]
    changes = [100 * (cells.second / cells.both - 1) for cells in tables]
    return np.array(changes), np.array([100 * cells.additive_share for cells in tables])


def table(left, **settings):
    """Free PLP with low magnesium and half the vitamin, with either restored, and with both."""
    settings = {name: float(value) for name, value in settings.items()}
    outcomes = [
        cell(Mg=float(Mg), PL_plasma=PL, **settings)["PLP"]
        for PL in (PYRIDOXAL / 2, PYRIDOXAL)
        for Mg in (left * MAGNESIUM, MAGNESIUM)
    ]
    return TwoByTwo(*outcomes)
