"""Where serum comes to rest: the level at which kidney and gut lose as much as is absorbed, without waiting for it."""

import numpy as np

from mgmodels.body.kidney import L_PER_H, MG_PER_DAY
from mgmodels.body.whole_body import whole_body_magnesium

HIGHEST = 20.0  # mM, above any level that is survived; the gut alone would lose 570 mg a day there
HALVINGS = 45


def soft_plus(above, width):
    """Return `kidney.spill` over arrays."""
    return width * np.logaddexp(0.0, above / width)


def losses(serum, p):
    """Return what urine and gut lose at a serum level, mg/day; `p` maps parameter names to values or arrays."""
    early = p["early_share"] * soft_plus(serum - p["early_threshold"], p["early_width"])
    late = (1 - p["early_share"]) * soft_plus(serum - p["late_threshold"], p["late_width"])
    urine = L_PER_H * p["GFR"] * p["ultrafiltrable_fraction"] * (early + late)
    return MG_PER_DAY * (urine + p["faecal_loss"] * serum / p["serum_normal"])


def resting_serum(absorbed, **changes):
    """Return the total serum magnesium at which a steady uptake is balanced, mM.

    Args:
        absorbed: mg a day absorbed from everything, 0 to 500; number or array.
        **changes: Parameters of `whole_body_magnesium`; numbers or arrays of one shape.

    Returns:
        The level that weeks of it lead to; stores, which take no part in the balance at rest, follow serum.

    >>> round(float(resting_serum(111.5)), 3)
    0.85
    """
    p = whole_body_magnesium.values(changes | {"absorbed": absorbed})
    wanted = np.asarray(p["absorbed"], float)
    shape = np.broadcast_shapes(*(np.shape(value) for value in p.values()))
    low, high = np.zeros(shape), np.full(shape, HIGHEST)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        too_low = losses(middle, p) < wanted
        low, high = np.where(too_low, middle, low), np.where(too_low, high, middle)
    level = (low + high) / 2
    return level if shape else float(level)


def resting_csf(serum_total, **changes):
    """Return the ionised magnesium of CSF that goes with a lasting serum level, mM.

    Args:
        serum_total: mM; number or array.
        **changes: `csf_coupling` (0 to 0.25) and other parameters of `whole_body_magnesium`.

    >>> round(float(resting_csf(0.90)), 4)
    0.8069
    """
    p = whole_body_magnesium.values(changes)
    return p["csf_normal"] * (np.asarray(serum_total, float) / p["serum_normal"]) ** p["csf_coupling"]
