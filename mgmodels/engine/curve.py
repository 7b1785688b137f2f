"""The curve through one step: what the methods know between its two ends.

Every method lays down four rows of coefficients; one polynomial in `share`, the part of the step that is over,
serves them all (Hairer, Nørsett & Wanner 1993, II.6).
"""


def on_curve(share, y, curve, at):
    """Fill `at` with the state when `share` (0 to 1) of the step that began at `y` is over."""
    rest = 1.0 - share
    for i in range(y.size):
        inner = curve[1, i] + share * (curve[2, i] + rest * curve[3, i])
        at[i] = y[i] + share * (curve[0, i] + rest * inner)
