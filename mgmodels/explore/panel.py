"""A picture with two axes, drawn with a few verbs. Limits, title and ticks are fixed; the rest is data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from mgmodels.figures import palette

from . import geometry, labels, shorthand, svg, typography
from .axis import Axis
from .controls import ZONE_WORDS

WIDTH, HEIGHT = 380, 250
TOP, RIGHT, BOTTOM = 34, 14, 42
LEAST_LEFT, BARE_LEFT = 40, 4
TICK_DIGIT = 7.2
LONGEST_TITLE = 50


class Panel:
    """A panel of an explorer. The author gets one from `page.panel(...)` and draws on it.

    Arguments: title, which is also the name of the y axis; x, y, the limits (low, high) in the units of
    the data; x_label with its unit, "time, ms"; unit of y; log, "" or "x" or "y" or "xy"; x_ticks,
    y_ticks, values or {value: text} (round values if left out); height in px.
    Errors: ValueError for limits or a title that cannot be drawn.

    >>> panel = Panel("Membrane potential", x=(0, 100), y=(-90, 60), x_label="time, ms", unit="mV")
    >>> panel.line([0, 100], [-65, -65], "voltage", label="rest")
    >>> [mark.looks for mark in panel.finished()]
    [('line voltage',), ('label voltage',)]
    """

    def __init__(
        self,
        title: str,
        x: tuple[float, float],
        y: tuple[float, float],
        x_label: str = "",
        unit: str = "",
        log: str = "",
        x_ticks: Mapping[float, str] | Sequence[float] | None = None,
        y_ticks: Mapping[float, str] | Sequence[float] | None = None,
        height: int = HEIGHT,
    ):
        self.name = f"{title}, {unit}" if unit else title
        if len(self.name) > LONGEST_TITLE:
            raise ValueError(f"the panel title “{self.name}” has {len(self.name)} characters; {LONGEST_TITLE} fit")
        if log not in ("", "x", "y", "xy"):
            raise ValueError(f"panel “{title}”: log is '', 'x', 'y' or 'xy', not {log!r}")
        self.title, self.unit, self.x_label = title, unit, x_label
        self.width, self.height, self.top = WIDTH, height, TOP
        y_axis = Axis(*y, length=height - TOP - BOTTOM, log="y" in log, downwards=True)
        y_texts = y_axis.ticks(y_ticks)
        self.left = max(LEAST_LEFT, 8 + TICK_DIGIT * max(map(len, y_texts.values()))) if y_texts else BARE_LEFT
        x_axis = Axis(*x, length=WIDTH - self.left - RIGHT, log="x" in log)
        self.x_axis, self.y_axis = x_axis, y_axis
        self.marks: list[svg.Mark] = []
        self._labels: list[labels.Label] = []
        self.frame = self._draw_frame(x_axis.ticks(x_ticks), y_texts)

    def line(self, x, y, quantity: str = "ink", label: str = "", *, dashed: bool = False, at=None) -> None:
        """Draw a curve. NaN makes a gap; an empty curve is not there.

        Arguments: x, y, equally long, in the units of the axes; quantity, whose colour it takes, or
        "reference" for a thin grey curve to compare with; label, written beside the curve; dashed, for
        what is illustrative or assumed; at, the x near which the label stands (best free place if None).
        """
        x, y = self._paired(x, y, f"the line {label or quantity!r}")
        look = self._look("line", quantity) + " dashed" * dashed
        pixels = self._pixels(x, y)
        self.marks.append(svg.Curve((look,), *pixels, name=label or quantity))
        if label:
            near = None if at is None else float(self.x_axis.pixels(at))
            self._labels.append(labels.Label(typography.tidy(label), self._look("label", quantity), *pixels, near))

    def fill(self, x, low, high, quantity: str = "ink") -> None:
        """Draw the band between two curves over the same x, in the hue of the quantity at a fifth."""
        x, low = self._paired(x, low, "the lower edge of a band")
        x, high = self._paired(x, high, "the upper edge of a band")
        (x_pixels, low), (_, high) = self._pixels(x, low), self._pixels(x, high)
        self.marks.append(svg.Area((self._look("band", quantity),), x_pixels, high, low, f"{quantity} band"))

    def dots(self, x, y, quantity: str = "ink", label: str = "") -> None:
        """Draw discs with a halo at points; those outside the limits are left out.

        Arguments: x, y in the units of the axes; quantity; label, written beside a single dot.
        """
        x, y = self._paired(np.atleast_1d(x), np.atleast_1d(y), f"the dots {quantity!r}")
        inside = np.isfinite(x) & np.isfinite(y) & self._inside(x, y)
        x, y = self.x_axis.pixels(x[inside]), self.y_axis.pixels(y[inside])
        data = "".join(f"M{px} {py}h0" for px, py in zip(shorthand.whole(x), shorthand.whole(y), strict=True))
        self.marks.append(svg.Path(("dot-halo", self._look("dot", quantity)), data, f"{quantity} points", "dots"))
        if label:
            if len(x) > 1:
                raise ValueError(f"panel “{self.title}”: the label {label!r} belongs to one dot, not to {len(x)}")
            place = (float(x[0]), float(y[0])) if len(x) else (0.0, 0.0)
            self._words(*place, label if len(x) else "", quantity, "auto", dx=9, dy=-8)

    def bars(
        self,
        position,
        size,
        quantity: str = "ink",
        *,
        width: float = 0.78,
        horizontal: bool = False,
        names: Sequence[str] = (),
        values: Sequence[str] = (),
    ) -> None:
        """Draw bars from zero (from the lower limit on a logarithmic axis).

        Arguments: position along the axis that carries the bars; size, where each ends, on the other
        axis; width in units of position; horizontal, for a ranking; names, written over each horizontal
        bar; values, written at the end of each bar. Errors: ValueError for names over upright bars.
        """
        if names and not horizontal:
            raise ValueError(f"panel “{self.title}”: upright bars are named by x_ticks={{position: name}}")
        position, size = self._paired(np.atleast_1d(position), np.atleast_1d(size), f"the bars {quantity!r}")
        along, across = (self.y_axis, self.x_axis) if horizontal else (self.x_axis, self.y_axis)
        base = shorthand.whole(across.pixels(across.low if across.log else np.clip(0, across.low, across.high)))
        sides = [shorthand.whole(along.pixels(position + half)) for half in (-width / 2, width / 2)]
        ends = shorthand.whole(np.clip(across.pixels(size), -across.length, 2 * across.length))
        shapes = []
        for first, second, end in zip(*sides, ends, strict=True):
            if horizontal:
                shapes.append(f"M{base} {first}h{end - base}v{second - first}h{base - end}z")
            else:
                shapes.append(f"M{first} {base}v{end - base}h{second - first}v{base - end}z")
        for name, shape in zip(names, shapes, strict=True) if names else ((f"{quantity} bars", "".join(shapes)),):
            self._shape("bar", quantity, shape, name)
        for name, place in zip(names, position, strict=True) if names else ():
            above = -(width / 2) if along.log else width / 2
            self._words(0, float(along.pixels(place + above)) - 6, name, "secondary")
        for value, place, end in zip(values, position, size, strict=True) if values else ():
            self._value_at_end(value, float(along.pixels(place)), float(across.pixels(end)), end, horizontal, quantity)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        quantity: str = "secondary",
        anchor: str = "auto",
        dx=0.0,
        dy=0.0,
    ) -> None:
        """Write words at a point of the plot.

        Arguments: x, y in the units of the axes; words; quantity, whose colour they take; anchor, "start",
        "middle", "end", or "auto": start, unless the words would leave the panel; dx, dy, a shift in px.
        """
        self._words(float(self.x_axis.pixels(x)), float(self.y_axis.pixels(y)), words, quantity, anchor, dx, dy)

    def note(self, x: float, y: float, words: str, dx: float = 30, dy: float = -30) -> None:
        """Point at a place with a thin elbow and say one thing in ink.

        Arguments: x, y in the units of the axes; words, in lines separated by a line feed; dx, dy, from the
        place to the words in px (up is negative).
        """
        px, py = float(self.x_axis.pixels(x)), float(self.y_axis.pixels(y))
        side = 1 if dx >= 0 else -1
        elbow = shorthand.whole(np.array([px, py + (4 if dy > 0 else -4), py + dy, px + dx]))
        self._shape("elbow", "ink", f"M{elbow[0]} {elbow[1]}V{elbow[2]}H{elbow[3]}")
        for number, line in enumerate(words.split("\n")):
            self._words(
                px + dx + 4 * side,
                py + dy + 4 + labels.LINE * number,
                line,
                "ink",
                "start" if side > 0 else "end",
            )

    def vline(self, x: float, label: str = "", quantity: str = "secondary") -> None:
        """Draw a thin dotted line at one x over the whole height, with a label at its top."""
        px = float(self.x_axis.pixels(x))
        self._shape("mark", quantity, f"M{shorthand.whole(px)} 0v{shorthand.whole(self.y_axis.length)}")
        if label:
            self._words(px + 5, 12, label, quantity)

    def hline(self, y: float, label: str = "", quantity: str = "secondary") -> None:
        """Draw a thin dotted line at one y over the whole width, with a label at its right end."""
        py = float(self.y_axis.pixels(y))
        self._shape("mark", quantity, f"M0 {shorthand.whole(py)}h{shorthand.whole(self.x_axis.length)}")
        if label:
            self._words(self.x_axis.length, py - 6, label, quantity, "end")

    def zone(self, low: float, high: float, kind: str = "people", quantity: str = "magnesium") -> None:
        """Shade a range of x: a tint where living people are, hatching for illness or a drip."""
        if kind not in ("people", "illness"):
            raise ValueError(f"panel “{self.title}”: a zone is 'people' or 'illness' ({ZONE_WORDS}), not {kind!r}")
        left, right = np.clip(self.x_axis.pixels([low, high]), 0, self.x_axis.length)
        if kind == "people":
            a, b, h = shorthand.whole(left), shorthand.whole(right), shorthand.whole(self.y_axis.length)
            self._shape("zone", quantity, f"M{a} {h}V0H{b}V{h}z")
        else:
            self._shape("hatch", "secondary", geometry.hatch(left, right, self.y_axis.length))

    def zones(self, zones, quantity: str = "magnesium") -> None:
        """Shade the zones of a control whose quantity is this panel's x."""
        for zone in zones:
            if zone.kind != "dish":
                self.zone(zone.low, zone.high, zone.kind, quantity)

    def finished(self) -> list[svg.Mark]:
        """Return all marks, with the labels of the curves put where they are least mistaken."""
        curves = [(mark.x, mark.y) for mark in self.marks if isinstance(mark, svg.Curve)]
        words = [mark for mark in self.marks if isinstance(mark, svg.Words) and mark.words]
        taken = [labels.box(mark.x, mark.y, mark.anchor, mark.words) for mark in words]
        for label, spot in labels.place(self._labels, curves, taken, self.x_axis.length, self.y_axis.length):
            x, y, anchor = spot or (0, 0, "start")
            self.marks.append(svg.Words((label.look,), x, y, label.words if spot else "", anchor))
        self._labels = []
        return self.marks

    def _draw_frame(self, x_texts: dict[float, str], y_texts: dict[float, str]) -> str:
        left, top, right, bottom = self.left, self.top, self.width - RIGHT, self.height - BOTTOM
        out = [svg.text(0, 14, self.name, "title")]
        for value, words in y_texts.items():
            y = top + float(self.y_axis.pixels(value))
            out += [
                svg.stroke("grid", f"M{left:.1f} {y:.1f}H{right}"),
                svg.text(left - 6, y + 4, words, "", "end"),
            ]
        out.append(svg.stroke("axis", f"M{left:.1f} {bottom}H{right}"))
        for value, words in x_texts.items():
            x = left + float(self.x_axis.pixels(value))
            out += [svg.stroke("axis", f"M{x:.1f} {bottom}v4"), svg.text(x, bottom + 18, words, "", "middle")]
        out.append(svg.text(right, bottom + 36, self.x_label, "", "end"))
        return "".join(out)

    def _look(self, kind: str, quantity: str) -> str:
        """The classes of a mark: what it is, and what it is of."""
        if quantity != "reference":
            palette.require(quantity, palette.QUANTITIES | palette.CHROME)
        return f"{kind} {quantity}"

    def _shape(self, kind: str, quantity: str, data: str, name: str = "") -> None:
        self.marks.append(svg.Path((self._look(kind, quantity),), data, name))

    def _words(self, x, y, words: str, quantity: str, anchor: str = "start", dx: float = 0, dy: float = 0) -> None:
        if anchor not in ("start", "middle", "end", "auto"):
            raise ValueError(f"panel “{self.title}”: an anchor is start, middle, end or auto, not {anchor!r}")
        if not (np.isfinite(x) and np.isfinite(y)):
            raise ValueError(f"panel “{self.title}”: the words {words!r} stand at a place that is not a number")
        if anchor == "auto":
            long = labels.LETTER * len(words)
            leaves, fits_before = x + dx + long > self.x_axis.length + RIGHT, x - dx - long >= 0
            anchor, dx = ("end", -dx) if leaves and fits_before else ("start", dx)
        self.marks.append(svg.Words((self._look("label", quantity),), x + dx, y + dy, typography.tidy(words), anchor))

    def _value_at_end(self, words, along, end, size, horizontal, quantity) -> None:
        if horizontal:
            outward = 1 if size >= 0 else -1
            self._words(end + 5 * outward, along + 4, words, quantity, "start" if outward > 0 else "end")
        else:
            self._words(along, end - 6, words, quantity, "middle")

    def _paired(self, x, y, what: str) -> tuple[np.ndarray, np.ndarray]:
        """Two equally long arrays; NaN in places is a gap, NaN throughout is an error of the model."""
        x, y = np.asarray(x, float), np.asarray(y, float)
        x, y = np.broadcast_arrays(x, y) if y.ndim == 0 or x.ndim == 0 else (x, y)
        if x.shape != y.shape or x.ndim != 1:
            raise ValueError(f"panel “{self.title}”: {what} has x of shape {x.shape} and y of shape {y.shape}")
        if x.size and not (np.isfinite(x) & np.isfinite(y)).any():
            raise ValueError(f"panel “{self.title}”: {what} is NaN throughout; leave it empty if it is not there")
        return x, y

    def _inside(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        x_pixels, y_pixels = self.x_axis.pixels(x), self.y_axis.pixels(y)
        return (abs(x_pixels / self.x_axis.length - 0.5) <= 0.501) & (abs(y_pixels / self.y_axis.length - 0.5) <= 0.501)

    def _pixels(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        places = self.x_axis.pixels(x), self.y_axis.pixels(y)
        return geometry.reachable(*places, self.x_axis.length, self.y_axis.length)
