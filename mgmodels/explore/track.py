"""The track of a slider: where living people are, where illness or a drip goes, and what only a dish has seen."""

from __future__ import annotations

import numpy as np

from .axis import Axis
from .controls import ZONE_WORDS, Logarithmic, Quantity, number

CLEARANCE = 13
"""Per cent of the track that a number keeps from its neighbours, on a phone."""


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
    kinds = [kind for kind in ZONE_WORDS if kind == "dish" or any(zone.kind == kind for zone in control.zones)]
    swatch = {
        "people": '<rect class="people" width="26" height="12"/>',
        "illness": f'<rect class="illness" fill="url(#{id}-hatch)" width="26" height="12"/>',
        "dish": '<line class="base" x1="1" x2="25" y1="6" y2="6"/>',
    }
    keys = "".join(
        f'<span><svg class="swatch" viewBox="0 0 26 12" aria-hidden="true">{swatch[kind]}</svg>{ZONE_WORDS[kind]}</span>'
        for kind in kinds
    )
    return f'<p class="zonekey">{keys}</p>'


def _places(control: Quantity, grid: list[float]):
    """A function from a value to per cent of the track."""
    scaled = [float(control._scale(value)) for value in grid]
    return lambda value: float(np.interp(control._scale(value), scaled, np.linspace(0, 100, len(grid))))


def _hatch(id: str) -> str:
    return (
        f'<defs><pattern id="{id}-hatch" width="5" height="5" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path class="hatchline" d="M0 0V5"/></pattern></defs>'
    )


def _numbers(control: Quantity, grid: list[float], at) -> str:
    """The ends, the word "people" under its zone, and round values where there is room for them."""
    taken = [0.0, 100.0]
    out = [_number(0, "start", number(grid[0])), _number(100, "end", control.text(grid[-1]))]
    for zone in control.zones:
        if zone.kind == "people":
            middle = (at(zone.low) + at(zone.high)) / 2
            taken.append(middle)
            out.append(f'<text class="where" x="{middle:.2f}%" y="54" text-anchor="middle">people</text>')
    for value in Axis(grid[0], grid[-1], 1, log=isinstance(control, Logarithmic)).ticks():
        if all(abs(at(value) - other) >= CLEARANCE for other in taken):
            taken.append(at(value))
            out.append(_number(at(value), "middle", number(value)))
    return "".join(out)


def _number(place: float, anchor: str, words: str) -> str:
    return f'<text x="{place:.2f}%" y="54" text-anchor="{anchor}">{words}</text>'
