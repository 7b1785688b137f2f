"""What the monoamine terminals share: biopterin, which their first enzyme spends, and how constants are given."""

from mgmodels.engine import Parameter


def biopterin_recycling(BH2, BH4, V_forward, K_BH2, NADPH, K_NADPH, V_backward, K_BH4_back, NADP, K_NADP):
    """Return the speed at which dihydrobiopterin is reduced."""
    forward = V_forward * BH2 * NADPH / ((K_BH2 + BH2) * (K_NADPH + NADPH))
    return forward - V_backward * BH4 * NADP / ((K_BH4_back + BH4) * (K_NADP + NADP))


def biopterin(BH2, BH4):
    return BH2 + BH4


def constant(value, unit, meaning, source, confidence, low=None, high=None):
    """Return a constant of a published model; half to twice its value is plausible unless said otherwise."""
    low, high = value / 2 if low is None else low, 2 * value if high is None else high
    return Parameter(value, unit, meaning, source, confidence, low, high)


def activity(of_what):
    """Return how much of an enzyme or transporter works."""
    return Parameter(1.0, "1", f"{of_what} that works, of normal", "this_course", "assumed", 0.0, 3.0)
