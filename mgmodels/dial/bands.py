"""How far each organ is from normal along the dial, and how sure of it one can be.

A band holds the draws of everything that is not well known: how much of serum magnesium is ionised, how far the fluid
of the brain and the inside of cells follow serum, and the organ's own unknowns. Each draw is compared with its own
normal.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mgmodels.dial.organs import ORGANS
from mgmodels.magnesium import Status, defended_magnesium

NORMAL_SERUM = defended_magnesium.parameters["serum_normal"].value  # mM, total
SHARED = ("ionised_fraction", "csf_coupling", "cell_coupling")  # unknowns of the dial itself
SPAN = (5, 95)  # per cent of the draws that a band holds


@dataclass(frozen=True)
class Band:
    """An organ along the dial, in per cent of normal.

    Args:
        serum: Total serum magnesium, mM.
        middle: With the models' own values.
        low, high: The ends of what 90 % of the draws give.
    """

    serum: np.ndarray
    middle: np.ndarray
    low: np.ndarray
    high: np.ndarray


def status_at(serum_total, defended=True, **changes):
    """Return the status at a total serum magnesium, mM; `changes` as `Status.from_serum` takes them."""
    return Status.from_serum(float(serum_total), defended, **changes)


def per_cent_of_normal(organ, serum_total, defended=True, shared=None, **unknowns):
    """Return an organ's reading at a total serum magnesium, in per cent of its reading at 0.85 mM.

    Args:
        organ: A name in `ORGANS`.
        serum_total: mM, 0.1 to 15.
        defended: Whether brain fluid and cells hold their own.
        shared: Name to value of the dial's own unknowns, see `SHARED`.
        **unknowns: The organ's own, see `Organ.unknowns`.

    >>> round(per_cent_of_normal("nmda", 0.425))
    110
    """
    # the normal state is reached from its own normal levels, whatever the couplings
    now, normal = (status_at(serum, defended, **(shared or {})) for serum in (serum_total, NORMAL_SERUM))
    before = ORGANS[organ].at(normal, **unknowns).value
    return 100.0 * ORGANS[organ].at(now, **unknowns).value / before


def draws_of(organ, members, seed):
    """Return (shared, unknowns) for each of `members` draws: even over every range, or over the named alternatives."""
    ranges = {name: (p.low, p.high) for name, p in defended_magnesium.parameters.items() if name in SHARED}
    ranges |= ORGANS[organ].unknowns
    random = np.random.default_rng(seed)
    columns = {}
    for name, span in ranges.items():
        shares = (random.permutation(members) + random.random(members)) / members
        columns[name] = [between(span, share) for share in shares]
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    return [({k: v for k, v in row.items() if k in SHARED}, {k: v for k, v in row.items() if k not in SHARED})
            for row in rows]  # fmt: skip


def between(span, share):
    """Return the value at a share of the way through a range, or the alternative that stands there.

    >>> between((1.0, 3.0), 0.25), between(("a", "b", "c"), 0.5)
    (1.5, 'b')
    """
    if isinstance(span[0], str):
        return span[int(share * len(span))]
    low, high = span
    return float(low * (high / low) ** share if low > 0 and high > 4 * low else low + (high - low) * share)


def band(organ, serum: Sequence[float], defended=True, members=24, seed=1):
    """Return the `Band` of an organ over levels of total serum magnesium.

    Args:
        organ: A name in `ORGANS`.
        serum: mM, increasing.
        defended: As for `per_cent_of_normal`; where cells follow serum, only the other unknowns are left.
        members: How many draws, by Latin hypercube; 2 or more.
        seed: Of the draws; the same seed gives the same band.

    >>> found = band("nmda", [0.425, 0.85], members=4)
    >>> bool(found.low[0] < found.middle[0] < found.high[0]), float(found.middle[1])
    (True, 100.0)
    """
    serum = np.asarray(serum, float)
    rows = []
    for shared, unknowns in draws_of(organ, members, seed):
        normal = ORGANS[organ].at(status_at(NORMAL_SERUM, defended, **shared), **unknowns).value
        readings = [ORGANS[organ].at(status_at(s, defended, **shared), **unknowns).value for s in serum]
        rows.append(100.0 * np.array(readings) / normal)
    usual = ORGANS[organ].at(status_at(NORMAL_SERUM, defended)).value
    middle = 100.0 * np.array([ORGANS[organ].at(status_at(s, defended)).value for s in serum]) / usual
    low, high = np.percentile(rows, SPAN, axis=0)
    return Band(serum, middle, np.minimum(low, middle), np.maximum(high, middle))
