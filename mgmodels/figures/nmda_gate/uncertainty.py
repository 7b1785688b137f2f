"""How sure the size is: what a supplement and a deficiency do to the resting gate, over all that is not well known."""

import numpy as np

from mgmodels.magnesium import PRESETS
from mgmodels.synapse.block_laws import jahr_stevens

NORMAL = PRESETS["normal"]
UNKNOWNS = {
    "brain fluid for each 1 % of serum, %": (0.0, 0.25),
    "ionised magnesium of brain fluid, mM": (0.60, 1.0),
    "resting potential, mV": (-80.0, -60.0),
    "magnesium that blocks half at 0 mV, mM": (2.5, 9.0),
    "steepness of the block, 1/mV": (0.062, 0.081),
}


def leak_changes(serum, members=300, seed=1):
    """Return by what factor the resting gate's open fraction changes, less 1, once a member.

    Args:
        serum: Range of total serum magnesium (low, high), mM, from which a change from normal is drawn.
        members: How many draws, by Latin hypercube, over `UNKNOWNS` and `serum`.
        seed: Of the draws; the same seed gives the same result.

    >>> changes = leak_changes((0.88, 0.92), members=8)
    >>> changes.shape, bool(abs(changes).max() < 0.05)
    ((8,), True)
    """
    from scipy.stats import qmc

    low, high = np.array([*UNKNOWNS.values(), serum]).T
    draws = qmc.scale(qmc.LatinHypercube(len(low), seed=seed).random(members), low, high)
    return np.array([change(*draw) for draw in draws])


def change(coupling, fluid, V, K, slope, serum):
    after = fluid * (serum / NORMAL.serum_total) ** coupling
    return jahr_stevens(V, after, K, slope) / jahr_stevens(V, fluid, K, slope) - 1.0
