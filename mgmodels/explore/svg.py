"""The pen: what a panel holds, as SVG that a strict content-security policy and both themes accept.

A mark says what it is by class (``line voltage``); explorer.css gives it colour and width. Path data are
whole 1/32 px of the plot area. A mark that follows a control is a *slot*: its elements carry `data-slot`,
and the page swaps the value of the slot.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import escape

import numpy as np

from . import shorthand

LAYERS = ("clipped", "dots", "words")
"""From back to front: curves, bands and bars end at the plot area; dots and words may stand over its edge."""


class Shape:
    """What paths and curves share: they are drawn by path data."""

    def elements(self, slot: int | None = None, data: str | None = None) -> str:
        """Return the SVG elements; `slot` marks them as following a control, `data` replaces theirs."""
        data = self.data if data is None else data
        name = f' data-name="{escape(self.name)}"' if self.name else ""
        shapes = [f'<path class="{look}"{_slot(slot)} d="{data}"/>' for look in self.looks[:-1]]
        return "".join([*shapes, f'<path class="{self.looks[-1]}"{_slot(slot)}{name} d="{data}"/>'])


@dataclass(frozen=True)
class Path(Shape):
    """Something drawn: classes of its elements (a dot has halo and disc), path data, a name for the CSV."""

    looks: tuple[str, ...]
    data: str
    name: str = ""
    layer: str = "clipped"

    def packed(self) -> str:
        """Return the value that the page stores."""
        return self.data


@dataclass(frozen=True)
class Curve(Shape):
    """A curve through solved points, given in px of the plot area. The page stores it in shorthand."""

    looks: tuple[str, ...]
    x: np.ndarray
    y: np.ndarray
    name: str = ""
    layer: str = "clipped"

    @cached_property
    def data(self) -> str:
        """Path data, as straight lines between the points that are needed."""
        return shorthand.polyline(self.x, self.y)

    def packed(self) -> str:
        """Return the shorthand of the curve."""
        return shorthand.shorthand(self.x, self.y)


@dataclass(frozen=True)
class Area(Shape):
    """The band between two curves over the same x, given in px of the plot area."""

    looks: tuple[str, ...]
    x: np.ndarray
    upper: np.ndarray
    lower: np.ndarray
    name: str = ""
    layer: str = "clipped"

    @cached_property
    def data(self) -> str:
        """Path data of the outline."""
        return shorthand.area(self.x, self.upper, self.lower)

    def packed(self) -> str:
        """Return the shorthand of the outline."""
        return shorthand.area(self.x, self.upper, self.lower, short=True)


@dataclass(frozen=True)
class Words:
    """A text at a place in px of the plot area. Empty words are out of sight."""

    looks: tuple[str, ...]
    x: float
    y: float
    words: str
    anchor: str = "start"
    layer: str = "words"

    @property
    def data(self) -> str:
        """Place, anchor and words; empty if there are no words."""
        return f"{_tenth(self.x)} {_tenth(self.y)} {self.anchor} {self.words}" if self.words else ""

    def packed(self) -> str:
        """Return the value that the page stores."""
        return self.data

    def elements(self, slot: int | None = None, data: str | None = None) -> str:
        """Return the SVG element; arguments as for Shape."""
        x, y, anchor, words = ((self.data if data is None else data).split(" ", 3) + [""] * 4)[:4]
        return (
            f'<text class="{self.looks[0]}"{_slot(slot)} x="{x or 0}" y="{y or 0}" '
            f'text-anchor="{anchor or "start"}">{escape(words)}</text>'
        )


Mark = Path | Curve | Area | Words


def picture(panel, elements: list[str], described_by: str) -> str:
    """Return one panel as an SVG element.

    Arguments: panel; elements, the SVG of its marks, in their order; described_by, the id of the
    element that holds the sentence, which is the text alternative of the picture.
    """
    layers = {layer: [] for layer in LAYERS}
    for mark, element in zip(panel.marks, elements, strict=True):
        layers[mark.layer].append(element)
    clipped, dots, words = ("".join(layers[layer]) for layer in LAYERS)
    left, top = _tenth(panel.left), _tenth(panel.top)
    width, height = panel.x_axis.length, panel.y_axis.length
    in_steps = f"0 0 {width * shorthand.STEPS:.0f} {height * shorthand.STEPS:.0f}"
    return (
        f'<svg class="plot" viewBox="0 0 {panel.width} {panel.height}" role="img" '
        f'aria-label="{escape(panel.name)}" aria-describedby="{described_by}">{panel.frame}'
        f'<svg class="data" x="{left}" y="{top}" width="{_tenth(width)}" height="{_tenth(height)}" '
        f'viewBox="{in_steps}" preserveAspectRatio="none">{clipped}</svg>'
        f'<g transform="translate({left} {top})">'
        f'<g transform="scale({1 / shorthand.STEPS})">{dots}</g>{words}</g></svg>'
    )


def text(x: float, y: float, words: str, look: str = "", anchor: str = "start") -> str:
    """Return a text element of the frame, which never follows a control."""
    kind = f' class="{look}"' if look else ""
    side = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text{kind} x="{_tenth(x)}" y="{_tenth(y)}"{side}>{escape(words)}</text>'


def stroke(look: str, data: str) -> str:
    """Return a path element of the frame."""
    return f'<path class="{look}" d="{data}"/>'


def _slot(slot: int | None) -> str:
    return "" if slot is None else f' data-slot="{slot}"'


def _tenth(pixels: float) -> str:
    """A coordinate to a tenth of a pixel, as short as it can be."""
    return f"{round(float(pixels), 1) + 0.0:g}"
