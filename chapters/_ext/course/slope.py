"""The small plot on a card: a function relative to its normal value, over the same axis on every card."""

import numpy as np

from .numbers import PEOPLE

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 260, 150, 30, 252, 10, 120
LOWEST, HIGHEST = 0.05, 10  # mM


def x_of(concentration):
    span = np.log(concentration / LOWEST) / np.log(HIGHEST / LOWEST)
    return LEFT + (RIGHT - LEFT) * span


def y_of(ratio):
    """Three decades, from a thirtieth to thirty times the normal."""
    return TOP + (BOTTOM - TOP) * (0.5 - np.log10(ratio) / 2.6)


def slope(curve, compartment):
    """The plot as SVG: axes and the range of people always, the curve only if there is one."""
    parts = [f'<svg class="plot" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">']
    low, high = (x_of(end) for end in PEOPLE[compartment])
    parts.append(
        f'<rect class="zh" x="{low:.1f}" y="{TOP}" width="{high - low:.1f}" height="{BOTTOM - TOP}"/>'
    )
    for ratio, label in ((10, "×10"), (1, "×1"), (0.1, "÷10")):
        kind = "ax" if ratio == 1 else "grid"
        parts.append(
            f'<path class="{kind}" d="M{LEFT} {y_of(ratio):.1f}H{RIGHT}"/>'
            f'<text x="{LEFT - 4}" y="{y_of(ratio) + 4:.1f}" text-anchor="end">{label}</text>'
        )
    for tick, label, anchor in ((0.1, "0.1", "middle"), (1, "1", "middle"), (10, "10&#160;mM", "end")):
        parts.append(f'<text x="{x_of(tick):.1f}" y="136" text-anchor="{anchor}">{label}</text>')
    if curve is not None:
        points = [
            (x_of(c), y_of(r))
            for c, r in zip(curve.concentration, curve.ratio, strict=True)
            if 0.05 <= r <= 20
        ]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        parts.append(
            f'<path class="ln c-{curve.quantity}" d="M{path}"/>'
            f'<circle class="f-mg pt" cx="{x_of(curve.normal):.1f}" cy="{y_of(1):.1f}" r="5.5"/>'
        )
    return "".join(parts) + "</svg>"
