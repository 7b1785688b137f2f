"""The curve through one step: what the methods know between its two ends.

Every method lays down four rows of coefficients; one polynomial in `share`, the part of the step that is over,
serves them all (Hairer, Nørsett & Wanner 1993, II.6).
"""


def on_curve(share, y, curve, i):
    """Return state `i` when `share` (0 to 1) of the step that began at `y` is over."""
    return along(share, y[i], curve[0, i], curve[1, i], curve[2, i], curve[3, i])


def along(share, start, rise, bend, twist, tail):
    """Return the value of one state's polynomial."""
    rest = 1.0 - share
    return start + share * (rise + rest * (bend + share * (twist + rest * tail)))
