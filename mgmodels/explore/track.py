"""The track of a slider: where living people are, where illness or a drip goes, what only a dish has seen."""

from __future__ import annotations

import numpy as np

from .axis import Axis, tick_texts
from .controls import ZONE_WORDS, Logarithmic, Quantity

LETTER = 2.6
"""Width of a letter in per cent of the track, on a phone."""


def track(control: Quantity, grid: list[float], id: str) -> str:
    """Return the SVG behind a slider. Its scale is the list of positions: one position, one step.

    Arguments: control; grid, its positions; id, unique on the page (for the hatch).
    """
    at = _places(control, grid)
    base = "base" if control.zones else "base whole"
    out = [f'<line class="{base}" x1="0" x2="100%" y1="22" y2="22"/>']
    if any(zone.kind == "illness" for zone in control.zones):
        out.insert(0, _hatch(id))
    for zone in control.zones:
        left, right = at(zone.low), at(zone.high)
        if zone.kind == "dish" or right <= left:
            continue
        shade = f' fill="url(#{id}-hatch)"' if zone.kind == "illness" else ""
        out.append(f'<rect class="{zone.kind}"{shade} x="{left:.2f}%" y="12" width="{right - left:.2f}%" height="20"/>')
        if zone.kind == "people":
            out += [f'<line class="edge" x1="{x:.2f}%" x2="{x:.2f}%" y1="10" y2="34"/>' for x in (left, right)]
    return f'<svg class="scale" aria-hidden="true">{"".join(out)}{_numbers(control, grid, at)}</svg>'


def zone_key(control: Quantity, id: str) -> str:
    """Return the key to the shades of a track, in words; nothing if the control has no zones."""
    if not control.zones:
        return ""
    kinds = {zone.kind for zone in control.zones}
    kinds |= {control.zone(value) for value in np.linspace(control.low, control.high, 1000)}  # what they leave between
    kinds = [kind for kind in ZONE_WORDS if kind in kinds]
    swatch = {
        "people": '<rect class="people" width="26" height="12"/>',
        "illness": f'<rect class="illness" fill="url(#{id}-hatch)" width="26" height="12"/>',
        "dish": '<line class="base" x1="1" x2="25" y1="6" y2="6"/>',
    }
    keys = "".join(
        f'<span><svg class="swatch" viewBox="0 0 26 12" aria-hidden="true">{swatch[kind]}</svg>'
        f"{ZONE_WORDS[kind]}</span>"
        for kind in kinds
    )
    return f'<p class="zonekey {control.quantity}">{keys}</p>'


def _places(control: Quantity, grid: list[float]):
    """A function from a value to per cent of the track."""
    scaled = [float(control.scaled(value)) for value in grid]
    return lambda value: float(np.interp(control.scaled(value), scaled, np.linspace(0, 100, len(grid))))


def _hatch(id: str) -> str:
    return (
        f'<defs><pattern id="{id}-hatch" width="5" height="5" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path class="hatchline" d="M0 0V5"/></pattern></defs>'
    )


def _numbers(control: Quantity, grid: list[float], at) -> str:
    """The ends, the word "people" under its zone, and round values where there is room for them."""
    wanted = [(0.0, "start", tick_texts(grid)[0]), (100.0, "end", control.short(grid[-1]))]
    wanted += [
        ((at(zone.low) + at(zone.high)) / 2, "middle", "people") for zone in control.zones if zone.kind == "people"
    ]
    ticks = Axis(grid[0], grid[-1], 1, log=isinstance(control, Logarithmic)).ticks()
    wanted += [(at(value), "middle", words) for value, words in ticks.items()]
    placed, out = [], []
    for place, anchor, words in wanted:
        left = place - LETTER * len(words) * {"start": 0, "middle": 0.5, "end": 1}[anchor]
        right = left + LETTER * len(words)
        if all(right + LETTER < other_left or left - LETTER > other_right for other_left, other_right in placed):
            placed.append((left, right))
            kind = ' class="where"' if words == "people" else ""
            out.append(f'<text{kind} x="{place:.2f}%" y="54" text-anchor="{anchor}">{words}</text>')
    return "".join(out)
