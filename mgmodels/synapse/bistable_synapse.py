"""Graupner and Brunel's synapse played out: many efficacies under a train of pairs, with their noise and double well.

Between crossings of the calcium thresholds, which are known in advance, an efficacy is pulled to a fixed point by a
linear force with constant noise, which has an exact solution. The slow cubic force of the double well acts in between,
in steps that are short against it (Strang splitting).
"""

from math import exp, log

import numpy as np

from mgmodels.engine import BadValue
from mgmodels.synapse.graupner_brunel import MS_PER_S, heights, magnesium_scale, with_set

LONGEST_DRIFT = 0.01  # of tau: the longest step of the double well


def stretches(p):
    """Return (length in s, above depression threshold, above potentiation threshold) of each stretch of one period.

    Args:
        p: Parameter name to value, of `graupner_brunel`.
    """
    period = MS_PER_S / p["frequency"]
    lag = (p["timing"] - p["delay"]) % period
    scale = magnesium_scale(*(p[name] for name in ("Mg_o", "Mg_reference", "V_rest", "K", "slope")))
    found = []
    tops = heights(lag, period, scale * p["C_pre"], p["C_post"], p["tau_Ca"])
    for height, length in zip(tops, (lag, period - lag), strict=True):
        crossings = (p["tau_Ca"] * log(height / p[name]) for name in ("theta_d", "theta_p"))
        edges = sorted({0.0, length, *(moment for moment in crossings if 0.0 < moment < length)})
        for begins, ends in zip(edges, edges[1:], strict=False):
            calcium = height * exp(-0.5 * (begins + ends) / p["tau_Ca"])
            found.append(((ends - begins) / MS_PER_S, calcium > p["theta_d"], calcium > p["theta_p"]))
    return found


def pulled(rho, length, depressing, potentiating, p, random):
    """Return efficacies after a stretch above a threshold: an Ornstein-Uhlenbeck process, exactly."""
    down, up = p["gamma_d"] * depressing, p["gamma_p"] * potentiating
    kept = exp(-length * (down + up) / p["tau"])
    spread = p["sigma"] ** 2 * (depressing + potentiating) / (2.0 * (down + up)) * (1.0 - kept * kept)
    return up / (down + up) + (rho - up / (down + up)) * kept + np.sqrt(spread) * random.standard_normal(rho.size)


def drifted(rho, length, p):
    """Return efficacies after a time in the double well alone, by the midpoint rule in short steps."""
    steps = int(np.ceil(length / (LONGEST_DRIFT * p["tau"])))
    h = length / steps / p["tau"] if steps else 0.0
    for _ in range(steps):
        middle = rho + 0.5 * h * double_well(rho, p["rho_star"])
        rho = rho + h * double_well(middle, p["rho_star"])
    return rho


def double_well(rho, rho_star):
    return -rho * (1.0 - rho) * (rho_star - rho)


def simulate(set_name="DP", *, start=0.0, synapses=1000, seed=0, rest=0.0, **changes):
    """Return the efficacies of many synapses after each pair of a train.

    Args:
        set_name: A key of `graupner_brunel.PUBLISHED`.
        start: Efficacy before, 0 (low) to 1 (high).
        synapses: How many, 1 or more.
        seed: Of the noise; the same seed gives the same synapses.
        rest: Time without stimulus that follows the train, s; the last row is then at its end.
        **changes: Parameters of `graupner_brunel` that differ from the set's: timing, frequency, pairs, Mg_o, ….

    Returns:
        Array (pairs + 1, synapses), one row more where `rest` is above 0; the first row is the start.

    Raises:
        BadValue, UnknownName: A wrong value or name.

    Source: Graupner and Brunel 2012.

    >>> after = simulate(timing=20, synapses=500, seed=1)[-1]
    >>> bool(0.5 < (after > 0.5).mean() < 0.7)
    True
    """
    p = with_set(set_name).values(changes)
    if not 0.0 <= start <= 1.0 or synapses < 1 or not rest >= 0.0:
        wanted = "start lies between 0 and 1, synapses are 1 or more, rest is 0 s or more"
        raise BadValue(f"start = {start}, synapses = {synapses}, rest = {rest}: {wanted}")
    random = np.random.default_rng(seed)
    period = stretches(p)
    rows = [np.full(int(synapses), float(start))]
    for _ in range(round(p["pairs"])):
        rho = rows[-1]
        for length, depressing, potentiating in period:
            rho = drifted(rho, 0.5 * length, p)
            if depressing or potentiating:
                rho = pulled(rho, length, depressing, potentiating, p, random)
            rho = drifted(rho, 0.5 * length, p)
        rows.append(rho)
    if rest:
        rows.append(drifted(rows[-1], rest, p))
    return np.array(rows)
