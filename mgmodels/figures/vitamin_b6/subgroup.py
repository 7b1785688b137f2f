"""The part of a trial that did better, and what the other part must have done."""

import numpy as np

from mgmodels.explore import Linear, explore
from mgmodels.vitamin_b6.trials import POUTEAU, rest_of_the_trial, rest_standard_error

SHARE = POUTEAU.share_severe
GAINS = np.linspace(-2, 8, 21)  # points
WIDE = 1.96


def signed(points):
    """A number of points with its sign, a real minus."""
    return f"{points:+.1f}".replace("-", "−")


@explore(
    id="the-other-part",
    question="If the severely stressed gained from added B6, what did the others do?",
    caption="Points of stress lost beyond magnesium alone, means and 95 % intervals (Pouteau and others 2018). Seen in "
    "the abstract: 162 of 264 people began with severe stress and gained 3.16 points (0.50 to 5.82). Derived: the gain "
    "of all, 2.5 % of a first score of 26.5, which is recalled; and the others’, whose interval assumes that scores "
    "spread as widely among them.",
    overall=Linear("Gain of all people", "points", -1.5, 3, default=0.66, n=11),
    severe=Linear("Gain of the severely stressed", "points", -1, 6, default=3.16, n=15),
    presets={
        "As published": {"overall": 0.66, "severe": 3.16},
        "No subgroup effect": {"overall": 0.66, "severe": 0.66},
        "Low end of the interval": {"overall": 0.66, "severe": 0.50},
        "High end of the interval": {"overall": 0.66, "severe": 5.82},
    },
)
def the_other_part(page, overall, severe):
    rest = rest_of_the_trial(overall, severe, SHARE)
    errors = POUTEAU.severe_error, rest_standard_error(POUTEAU.severe_error, SHARE)
    all_error = np.hypot(SHARE * errors[0], (1 - SHARE) * errors[1])

    p = page.panel("B6 better to the right", x=(-16, 16), y=(-0.6, 2.9), x_label="points", y_ticks={})
    p.vline(0)
    for place, name, gain, error, quantity in (
        (2, f"severe stress, {POUTEAU.severe} people", severe, errors[0], "force"),
        (1, f"all, {POUTEAU.people} people", overall, all_error, "force"),
        (0, f"the others, {POUTEAU.people - POUTEAU.severe} people", rest, errors[1], "ink"),
    ):
        p.line([gain - WIDE * error, gain + WIDE * error], [place, place], quantity)
        p.dots(gain, place, quantity)
        p.text(-16, place + 0.38, name)
        p.text(16, place + 0.38, signed(gain), quantity, "end")

    q = page.panel("Gain of the others", x=(-2, 8), y=(-12, 12), unit="points", x_label="gain of the severe, points")
    q.hline(0)
    q.line(GAINS, rest_of_the_trial(overall, GAINS, SHARE), "ink")
    q.dots(severe, rest, "ink")

    which = "nothing"
    if abs(rest) > 0.05:
        which = "B6 did better there too" if rest > 0 else "magnesium alone did better there"
    return (
        f"If all gained **{signed(overall)}** points and the severe **{signed(severe)}**, the other "
        f"{100 * (1 - SHARE):.0f} % gained **{signed(rest)}**: {which}."
    )
