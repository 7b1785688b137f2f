"""One table of four numbers on three scales: synergy, none, or its opposite."""

from functools import cache

from mgmodels.explore import Choice, Linear, explore
from mgmodels.figures.vitamin_b6.levels import MAGNESIUM, NEED, PYRIDOXAL, free_plp
from mgmodels.vitamin_b6 import TwoByTwo, two_by_two

FULL = 1.5  # of the joint outcome: the most there could be, for Bliss; assumed
RULES = {
    "they add up": lambda Mg, B6: (Mg + B6) / 2,
    "two steps in series": lambda Mg, B6: Mg * B6,
    "the scarcer decides": min,
    "PLP of a cell": lambda Mg, B6: free_plp(Mg * MAGNESIUM, B6 * PYRIDOXAL, 0.0) / free_plp(),
    "PLP, phosphatase with Mg": lambda Mg, B6: free_plp(Mg * MAGNESIUM, B6 * PYRIDOXAL, NEED) / free_plp(),
}
CELLS = ("neither", "magnesium", "B6", "both")
ALIKE = 0.01  # of the joint outcome: what counts as none


@cache
def table(rule, start):
    """The four outcomes as shares of normal, where both start at a share of normal and each is restored or not."""
    return two_by_two(lambda Mg, B6: RULES[rule](Mg, B6), ("Mg", start, 1.0), ("B6", start, 1.0))


def three_scales(cells: TwoByTwo):
    """The interaction on each scale, as a share of the joint outcome."""
    return {
        "additive": cells.additive / cells.both,
        "multiplicative": 1 - cells.first * cells.second / cells.neither / cells.both,
        "Bliss": cells.bliss(FULL * cells.both) * (FULL - cells.neither / cells.both),
    }


@explore(
    id="three-scales",
    question="Are magnesium and vitamin B6 together more than the sum?",
    caption="Both start at the same share of normal, and each is restored or not. The first three rules are toys; the "
    "other two are the teaching model of a cell, whose phosphatase needs no magnesium, or half of it at 0.2 mM. First: "
    "the four outcomes; the lines are what both would give if gains add up (dotted) or factors multiply (grey). "
    "Second: the excess beyond what each scale expects, none if below 1 %; for Bliss 150 % is assumed to be the most.",
    start=Linear("Where both start, of normal", "%", 20, 95, default=50, n=16),
    rule=Choice("What links them", {words: words for words in RULES}, default="two steps in series"),
    presets={
        "Series, halved": {"start": 50, "rule": "two steps in series"},
        "Scarcer, halved": {"start": 50, "rule": "the scarcer decides"},
        "A cell, halved": {"start": 50, "rule": "PLP of a cell"},
        "A cell, phosphatase with Mg": {"start": 50, "rule": "PLP, phosphatase with Mg"},
    },
)
def three_scales_explorer(page, start, rule):
    cells = table(rule, start / 100)
    outcomes = [100 * cell for cell in (cells.neither, cells.first, cells.second, cells.both)]

    p = page.panel(
        "Outcome", x=(-0.6, 3.6), y=(0, 160), unit="% of normal", x_ticks=dict(enumerate(CELLS)),
        y_ticks=[0, 50, 100, 150],
    )  # fmt: skip
    p.bars([0, 1, 2, 3], outcomes, "magnesium", width=0.6)
    p.line([2.55, 3.45], [100 * cells.first * cells.second / cells.neither] * 2, "reference")
    p.hline(100 * (cells.first + cells.second - cells.neither))

    q = page.panel("Excess, of the joint outcome", x=(-60, 60), y=(-0.5, 2.6), x_label="%", y_ticks={})
    q.vline(0)
    found = three_scales(cells)
    for place, (scale, excess) in zip((2, 1, 0), found.items(), strict=True):
        words = "none" if abs(excess) < ALIKE else f"{100 * excess:+.1f} %".replace("-", "−")
        q.bars([place], [100 * excess], "ink", width=0.3, horizontal=True, names=[scale], values=[words])

    synergy = [scale for scale, excess in found.items() if excess >= ALIKE]
    against = [scale for scale, excess in found.items() if excess <= -ALIKE]
    return (
        f"From {start:.0f} % of normal, magnesium alone gives **{outcomes[1]:.0f} %**, B6 alone **{outcomes[2]:.0f} "
        f"%**, both **{outcomes[3]:.0f} %**. Scales that say synergy: **{said(synergy)}**; antagonism: {said(against)}."
    )


def said(scales):
    return " and ".join(", ".join(scales).rsplit(", ", 1)) or "none"
