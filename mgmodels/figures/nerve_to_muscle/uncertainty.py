"""How sure the smallness is: severe deficiency at one junction, over everything that is not well known."""

import numpy as np

from mgmodels.figures.nerve_to_muscle.levels import NORMAL
from mgmodels.muscle import neuromuscular_junction, release_law

K_CA, K_MG = (release_law.parameters[name] for name in ("K_Ca", "K_Mg"))
UNKNOWNS = {
    "K_Ca": (K_CA.low, K_CA.high),
    "K_Mg": (K_MG.low, K_MG.high),
    "safety_factor": (2.0, 5.0),
    "release_spread": (0.1, 0.3),
    "threshold_spread": (0.1, 0.3),
    "magnesium_dulling": (0.0, 0.1),
}
LOW = (0.20, 0.30)  # mM ionised in severe deficiency


def gains(members=200, seed=1):
    """Return what severe deficiency adds to release and to the answer of a muscle, once a member.

    Args:
        members: How many draws, by Latin hypercube, over `UNKNOWNS` and `LOW`.
        seed: Of the draws; the same seed gives the same result.

    Returns:
        (draws, quanta, fibres): one row a member with the values of `UNKNOWNS` and `LOW`; quanta gained in per cent;
        fibres gained of a hundred.

    >>> draws, quanta, fibres = gains(members=4)
    >>> draws.shape, bool((quanta > 5).all()), bool((fibres < 6).all())
    ((4, 7), True, True)
    """
    from scipy.stats import qmc

    low, high = np.array([*UNKNOWNS.values(), LOW]).T
    draws = qmc.scale(qmc.LatinHypercube(len(low), seed=seed).random(members), low, high)
    quanta, fibres = np.array([gain(draw[-1], **dict(zip(UNKNOWNS, draw, strict=False))) for draw in draws]).T
    return draws, quanta, fibres


def gain(Mg_o, **settings):
    """Quanta gained in per cent, and fibres of a hundred, when magnesium falls from normal to `Mg_o` (mM)."""
    settings = {name: float(value) for name, value in settings.items()}
    healthy = neuromuscular_junction.with_parameters(Mg_o=NORMAL, **settings)
    # the safety factor is meant of this junction's own release
    healthy = healthy.with_parameters(healthy_quanta=float(healthy.respond().quanta[0]))
    before, after = healthy.respond(), healthy.with_parameters(Mg_o=float(Mg_o)).respond()
    return 100 * (after.quanta[0] / before.quanta[0] - 1), 100 * (after.firing[0] - before.firing[0])
