"""How sure the smallness is: the shift of the resting potential over everything that is not well known."""

import numpy as np

from mgmodels.figures.beforehand import beforehand
from mgmodels.magnesium import mgatp
from mgmodels.nerve.pump_neuron import pump_neuron, resting_state

UNKNOWNS = {
    "free magnesium, mM": (0.15, 1.0),
    "dissociation constant of MgATP, mM": (0.03, 0.35),
    "pump’s affinity for MgATP, share of the published": (0.5, 2.0),
    "number of pumps, share of the default": (0.7, 1.5),
    "sodium leak, share of the default": (0.7, 1.5),
}
SHOWN = 300  # members, in the chapter
FALL = (0.72, 0.92)  # free magnesium left: 146 ± 7 of 178 ± 6 µM (Ryzen 1989, standard errors), two of them each way


def resting_shifts(members=300, seed=1):
    """Return by how many mV the rest moves when free magnesium falls as in patients, once a member.

    Args:
        members: How many draws, by Latin hypercube, over `UNKNOWNS` (logarithmic) and `FALL`.
        seed: Of the draws; the same seed gives the same result.

    Returns:
        (draws, shifts): one row a member with the values of `UNKNOWNS` and `FALL`, and the shifts in mV.

    >>> draws, shifts = resting_shifts(members=4)
    >>> draws.shape, bool(abs(shifts).max() < 2)
    ((4, 6), True)
    """
    found = drawn(members, seed)
    return found["draws"], found["shifts"]


@beforehand((SHOWN, 1))
def drawn(members, seed):
    """What `resting_shifts` returns, by name."""
    from scipy.stats import qmc

    low, high = np.array([*UNKNOWNS.values(), FALL]).T
    cube = qmc.LatinHypercube(len(low), seed=seed).random(members)
    draws = np.exp(qmc.scale(cube, np.log(low), np.log(high)))
    return {"draws": draws, "shifts": np.array([shift(*draw) for draw in draws])}


def shift(free_magnesium, dissociation, pump_affinity, pumps, sodium_leak, left):
    """The shift in mV of one neuron that keeps `left` of its free magnesium."""
    normal = {name: parameter.value for name, parameter in pump_neuron.parameters.items()}
    neuron = {
        "K_MgATP": normal["K_MgATP"] * pump_affinity,
        "pump_density": normal["pump_density"] * pumps,
        "g_Na_leak": normal["g_Na_leak"] * sodium_leak,
    }
    before = resting_state(MgATP=mgatp(free_magnesium, K_MgATP=dissociation), **neuron)
    after = resting_state(MgATP=mgatp(free_magnesium * left, K_MgATP=dissociation), **neuron)
    return after["V"] - before["V"]
