"""What trials of magnesium against cramps found (Garrison 2020)."""

from mgmodels.explore import figure

# mean, low and high of the 95 % interval, and what was counted; per cent for the first and third row
TRIALS = {
    "Cramps a week, change in %": (-9.59, -23.14, 3.97, "3 trials, 177 people"),
    "A quarter fewer, change in %": (4.0, -16.0, 29.0, "risk ratio 1.04"),
}
CRAMPS_A_WEEK = (-0.18, -0.84, 0.49)  # 5 trials, 307 people
WIDE = 60


@figure(
    id="cramp-court",
    caption="Magnesium against placebo in cramps without a known cause, mostly of older adults: means and 95 % "
    "intervals of the Cochrane review of 2020. Left of zero magnesium does better in the first two rows. The third "
    "counts people whose cramps fell by a quarter or more; right of zero there are more of them with magnesium.",
)
def cramp_court(page):
    p = page.panel("Cramps a week, difference", x=(-3, 3), y=(-0.6, 1), x_label="cramps a week", y_ticks={}, height=150)
    mean, low, high = CRAMPS_A_WEEK
    p.vline(0)
    p.line([low, high], [0, 0], "ink")
    p.dots(mean, 0, "ink")
    p.text(-3, 0.55, "5 trials, 307 people")

    q = page.panel("Change in per cent", x=(-WIDE, WIDE), y=(-0.6, 2), x_label="%", y_ticks={}, height=190)
    q.vline(0)
    for place, (words, (mean, low, high, count)) in zip((1.1, 0), TRIALS.items(), strict=True):
        q.line([low, high], [place, place], "ink")
        q.dots(mean, place, "ink")
        q.text(-WIDE, place + 0.35, f"{words.split(',')[0]}: {count}")

    mean, low, high = CRAMPS_A_WEEK
    return (
        f"Magnesium took away **{-mean:.2f}** cramps a week (from {-low:.2f} fewer to {high:.2f} more), a "
        "difference that chance alone could make; about as many people improved by a quarter as on placebo."
    )
