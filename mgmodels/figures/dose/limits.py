"""The dose beside what two authorities call an upper limit for supplements."""

from mgmodels.body import FIRST_SIGN, LIMITS
from mgmodels.explore import explore
from mgmodels.figures.dose.levels import LABEL, dose_slider

UNITED_STATES, EUROPE = LIMITS["United States"], LIMITS["European Union"]


@explore(
    id="upper-limits",
    question="How does a dose stand beside the upper limits?",
    caption="Tolerable upper levels for adults, for magnesium that is not food: 250 mg a day in the European Union, of "
    "readily dissociable salts and compounds like oxide (2001); 350 mg in the United States (1997). Both rest on "
    "loose stools, the first sign of too much, seen from about 360 mg in a few people. They hold for healthy kidneys.",
    dose=dose_slider(50, 600, n=23),
    presets={
        "The label 340": {"dose": LABEL},
        "Half of it 170": {"dose": 170},
        "European limit 250": {"dose": 250},
        "American limit 350": {"dose": 350},
    },
)  # fmt: skip
def upper_limits(page, dose):
    p = page.panel("Magnesium beside food", x=(0, 700), y=(-0.5, 3.7), x_label="mg a day", y_ticks={}, height=300)
    rows = (
        ("loose stools seen from", FIRST_SIGN, "secondary"),
        ("upper level, United States", UNITED_STATES.value, "ink"),
        ("upper level, European Union", EUROPE.value, "ink"),
        ("the dose", dose, "magnesium"),
    )
    for place, (words, size, quantity) in enumerate(rows):
        p.bars([place], [size], quantity, width=0.36, horizontal=True, names=[words], values=[f"{size:.0f}"])

    q = page.panel("Share of the limit", x=(0, 260), y=(-0.5, 1.7), x_label="%", y_ticks={}, height=300)
    q.vline(100)
    for place, limit in enumerate((UNITED_STATES, EUROPE)):
        share = 100 * limit.share(dose)
        q.bars(
            [place], [share], "magnesium", width=0.3, horizontal=True, names=[limit.where], values=[f"{share:.0f} %"]
        )

    return (
        f"**{dose:.0f} mg** are **{100 * EUROPE.share(dose):.0f} %** of the European limit for supplements and "
        f"**{100 * UNITED_STATES.share(dose):.0f} %** of the American one."
    )
