"""What is not known, and which of it matters: severe deficiency, drawn at random over everything that is open."""

import numpy as np

from mgmodels.dial import NORMAL_SERUM, ORGANS, status_at
from mgmodels.dial.bands import draws_of
from mgmodels.figures.beforehand import beforehand

LOW = 0.38  # mM, severe deficiency
SHOWN = 40  # draws of each organ, in the chapter


def spread(organ, members=60, seed=1, serum=LOW):
    """Return how far an organ is from normal in severe deficiency, one value a draw of what is not well known.

    Args:
        organ: A name in `ORGANS`.
        members: How many draws, by Latin hypercube.
        seed: Of the draws; the same seed gives the same result.
        serum: Total serum magnesium, mM.

    Returns:
        (changes, draws): per cent of change, one a draw; and for each unknown its values, alternatives as numbers.

    >>> changes, draws = spread("nmda", members=6)
    >>> changes.shape, sorted(draws)
    ((6,), ['cell_coupling', 'csf_coupling', 'ionised_fraction', 'law'])
    """
    found = dict(drawn(organ, members, seed, serum))
    return found.pop("changes"), found


@beforehand(*((organ, SHOWN, 1, LOW) for organ in ORGANS))
def drawn(organ, members, seed, serum):
    """What `spread` returns, by name."""
    changes, columns = [], {}
    for shared, unknowns in draws_of(organ, members, seed):
        normal, now = (
            ORGANS[organ].at(status_at(s, **shared), **unknowns).value for s in (NORMAL_SERUM, serum)
        )
        changes.append(100.0 * (now / normal - 1.0))
        for name, value in {**shared, **unknowns}.items():
            columns.setdefault(name, []).append(value)
    return {"changes": np.array(changes)} | {name: numbered(values) for name, values in columns.items()}


def numbered(values):
    """Return numbers as they are, and alternatives by their place in the alphabet."""
    if isinstance(values[0], str):
        order = sorted(set(values))
        values = [order.index(value) for value in values]
    return np.array(values, float)


def leading(changes, draws):
    """Return the unknown that goes with the changes most closely, and its rank correlation.

    >>> leading(np.array([1.0, 2.0, 3.0]), {"a": np.array([3.0, 2.0, 1.0]), "b": np.array([1.0, 3.0, 2.0])})
    ('a', -1.0)
    """
    from scipy.stats import spearmanr

    if np.ptp(changes) == 0.0:
        return "", 0.0
    found = {name: float(spearmanr(values, changes)[0]) for name, values in draws.items() if np.ptp(values) > 0.0}
    name = max(found, key=lambda one: abs(found[one]))
    return name, found[name]
