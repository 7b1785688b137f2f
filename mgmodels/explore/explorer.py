"""An explorer: controls, and one function that draws what is true at their values. Two faces show it."""

from __future__ import annotations

import inspect
import itertools
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from . import svg, typography
from .controls import Choice, Quantity
from .panel import Panel

Control = Quantity | Choice
POSITIONS = {1: 41, 2: 15}
"""Solved positions of a slider that stands alone, and of each of two."""

MOST_CONTROLS = 2
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Drawing:
    """What one position of the controls shows: the sentence, with **bold** marks, and the panels."""

    sentence: str
    panels: list[Panel]

    def marks(self) -> list[svg.Mark]:
        """Return the marks of all panels in the order in which they were drawn."""
        return [mark for panel in self.panels for mark in panel.marks]


class Page:
    """What a drawing function receives: the place where it puts its panels."""

    def __init__(self):
        self.panels: list[Panel] = []

    def panel(self, title: str, x, y, **options) -> Panel:
        """Add a panel and return it. Arguments: see Panel.

        >>> Page().panel("Membrane potential", x=(0, 100), y=(-90, 60), unit="mV").name
        'Membrane potential, mV'
        """
        panel = Panel(title, x, y, **options)
        self.panels.append(panel)
        return panel


class Explorer:
    """Controls and a drawing function, checked when it is declared. Made by `explore` and `figure`."""

    def __init__(
        self,
        function: Callable,
        id: str,
        controls: Mapping[str, Control],
        question: str = "",
        caption: str = "",
        presets: Mapping[str, Mapping[str, object]] | None = None,
        validity: Mapping[str, tuple] | None = None,
        kernel_only: Iterable[str] = (),
    ):
        if not ID.fullmatch(id):
            raise ValueError(f"an explorer's id is lower-case words joined by hyphens, not {id!r}")
        self.function, self.id, self.controls = function, id, dict(controls)
        self.question, self.caption = question, caption
        self.presets = {name: dict(values) for name, values in (presets or {}).items()}
        self.validity = dict(validity or {})
        self.kernel_only = tuple(kernel_only)
        self.__doc__ = function.__doc__
        self._check_declaration()

    @property
    def page_controls(self) -> dict[str, Control]:
        """The controls that a page shows: all but those that need a kernel."""
        return {name: control for name, control in self.controls.items() if name not in self.kernel_only}

    @cached_property
    def grid(self) -> dict[str, list]:
        """The solved positions of every control; presets and defaults are among them."""
        sliders = sum(isinstance(control, Quantity) for control in self.page_controls.values())
        return {
            name: control.grid([p[name] for p in self.presets.values() if name in p], n=POSITIONS.get(sliders, 41))
            for name, control in self.controls.items()
        }

    @property
    def default(self) -> dict[str, object]:
        """The position at which a page opens."""
        return {name: control.default for name, control in self.controls.items()}

    def positions(self) -> list[dict[str, object]]:
        """Return every position that a page solves; the last control varies fastest."""
        names = self.page_controls
        each = itertools.product(*(self.grid[name] for name in names))
        return [{**self.default, **dict(zip(names, values, strict=True))} for values in each]

    def draw(self, **position) -> Drawing:
        """Run the drawing function at one position; controls that are not named stay at their default.

        Returns: a Drawing. Errors: TypeError for an unknown control; ValueError for a value outside its range, if
        there is no sentence, nothing is drawn, or the sentence holds a number that is not one.
        """
        self._known(position, "draw()")
        at = {**self.default, **position}
        page = Page()
        where = f"{self.id} at {at}" if at else self.id
        try:
            values = {name: control.admit(at[name]) for name, control in self.controls.items()}
        except ValueError as error:
            raise ValueError(f"{self.id}: {error}") from None
        sentence = self.function(page, **values)
        if not isinstance(sentence, str) or not sentence.strip():
            raise ValueError(f"{where}: the drawing function must return the sentence that says what is seen")
        if re.search(r"\b(nan|inf)\b", sentence, re.IGNORECASE):
            raise ValueError(f"{where}: the sentence holds a value that is not a number: “{sentence}”")
        for panel in page.panels:
            panel.finished()
        drawing = Drawing(typography.tidy(sentence), page.panels)
        if not any(mark.data for mark in drawing.marks()):
            raise ValueError(f"{where}: nothing is drawn")
        return drawing

    def outside(self, **position) -> str:
        """Return in words why a position lies outside the range in which the model is valid; '' inside."""
        at = {**self.default, **position}
        reasons = []
        for name, (low, high, *why) in self.validity.items():
            control = self.controls[name]
            if not low <= at[name] <= high:
                says = f" {why[0]}" if why else ""
                reasons.append(
                    f"Outside the range in which the model is valid: {control.label} "
                    f"{control.text(low)} to {control.text(high)}.{says}"
                )
        return " ".join(reasons)

    def check(self) -> Explorer:
        """Draw the default, every corner, preset and end that needs a kernel; an error names it. Returns itself."""
        names = self.page_controls
        corners = itertools.product(*((self.grid[name][0], self.grid[name][-1]) for name in names))
        at_corners = [dict(zip(names, corner, strict=True)) for corner in corners]
        ends = [{name: self.grid[name][end]} for name in self.kernel_only for end in (0, -1)]
        default = self.draw()
        for position in [*at_corners, *self.presets.values(), *ends]:
            same_things(self.id, default, self.draw(**position), position)
        return self

    def page(self) -> str:
        """Return the page face: one figure element that needs no kernel."""
        from .page import page

        return page(self)

    def widget(self):
        """Return the kernel face: an ipywidgets box that solves at every move."""
        from .kernel import widget

        return widget(self)

    def _repr_mimebundle_(self, include=None, exclude=None):
        shown = mode()
        if shown == "check":
            self.check()
            return {"text/plain": repr(self)}
        if shown == "static":
            return {"text/html": self.page(), "text/plain": repr(self)}
        if not self.controls:
            from .kernel import style

            return {"text/html": style() + self.page(), "text/plain": repr(self)}
        return self.widget()._repr_mimebundle_(include=include, exclude=exclude)

    def __repr__(self):
        return f"<explorer {self.id}: {', '.join(self.controls) or 'figure'}>"

    def _check_declaration(self) -> None:
        takes = list(inspect.signature(self.function).parameters)[1:]
        if takes != list(self.controls):
            raise TypeError(
                f"{self.id}: {self.function.__name__} takes {takes} after the page, but the controls are "
                f"{list(self.controls)}; they must be the same names in the same order"
            )
        self._known(self.kernel_only, "kernel_only")
        if len(self.page_controls) > MOST_CONTROLS:
            raise ValueError(
                f"{self.id}: {len(self.page_controls)} controls; a page shows at most {MOST_CONTROLS}, "
                "more can be kernel_only"
            )
        for name, values in self.presets.items():
            self._known(values, f"the preset “{name}”")
            if hidden := [control for control in values if control in self.kernel_only]:
                raise ValueError(f"{self.id}: the preset “{name}” sets {hidden[0]}, which a page does not show")
        self._known(self.validity, "validity")
        try:
            _ = self.grid
        except ValueError as error:
            raise ValueError(f"{self.id}: {error}") from None

    def _known(self, names, who: str) -> None:
        for name in names:
            if name not in self.controls:
                near = get_close_matches(name, self.controls, n=1)
                hint = f" Did you mean {near[0]!r}?" if near else ""
                raise TypeError(f"{self.id}: {who} names {name!r}; the controls are {list(self.controls)}.{hint}")


def same_things(id: str, first: Drawing, other: Drawing, position: dict) -> None:
    """Check that only shapes, places and words follow the controls: a page can swap nothing else.

    Arguments: id of the explorer; first, other, two of its drawings; position of the other.
    Errors: ValueError naming the panel, what it holds, and the position.
    """
    frames = [panel.frame for panel in first.panels], [panel.frame for panel in other.panels]
    if len(frames[0]) != len(frames[1]):
        raise ValueError(f"{id}: {len(frames[1])} panels at {position}, {len(frames[0])} elsewhere")
    for panel, frame, changed in zip(first.panels, *frames, strict=True):
        if frame != changed:
            raise ValueError(
                f"{id}: panel “{panel.title}” is another at {position}; title, limits and ticks are "
                "fixed, only what is drawn may follow the controls"
            )
    for one, two in zip(first.panels, other.panels, strict=True):
        looks = [mark.looks for mark in one.marks], [mark.looks for mark in two.marks]
        if looks[0] != looks[1]:
            raise ValueError(
                f"{id}: panel “{one.title}” holds {_things(looks[1])} at {position} but "
                f"{_things(looks[0])} elsewhere; draw the same things in the same order at every position "
                "(an empty curve is not seen)"
            )


def _things(looks) -> str:
    return ", ".join(look[-1] for look in looks) or "nothing"


def explore(
    *, id: str, question: str, caption: str = "", presets=None, validity=None, kernel_only=(), **controls: Control
):
    """Make a drawing function an Explorer.

    Arguments: id, unique in the course, lower-case words joined by hyphens; question, the one it answers;
    caption; presets, {name: {control: value}}; validity, {control: (low, high)} or (low, high, reason),
    where the model holds; controls by name, one or two, and besides them those named in kernel_only, which
    stay at their default on a page and can be moved where there is a kernel. The function takes a page and one
    argument a control, draws with `page.panel(...)`, and returns a sentence saying what is seen (**bold** for numbers).
    Errors: TypeError for names that do not match, ValueError for a default or preset that cannot be reached.

    >>> from mgmodels.explore import Linear
    >>> @explore(id="toy", question="How steep?", slope=Linear("Slope", "1", 0, 2, default=1))
    ... def toy(page, slope):
    ...     page.panel("Height", x=(0, 1), y=(0, 2)).line([0, 1], [0, slope], "voltage")
    ...     return f"It climbs to **{slope:g}**."
    >>> toy.draw(slope=2).sentence
    'It climbs to **2**.'
    """
    if not controls:
        raise ValueError(f"{id}: an explorer has at least one control; a picture without is a figure(...)")
    return lambda function: Explorer(function, id, controls, question, caption, presets, validity, kernel_only)


def figure(*, id: str, caption: str = ""):
    """Make a drawing function without controls a static figure in the same grammar.

    Arguments: id, unique in the course; caption. The function takes a page and returns the sentence that
    is the figure's text alternative.

    >>> @figure(id="ranking", caption="Largest first.")
    ... def ranking(page):
    ...     page.panel("Change, mV", x=(0, 5), y=(-1, 2), y_ticks=()).bars([0, 1], [1, 4], horizontal=True)
    ...     return "Potassium matters most."
    >>> ranking.controls
    {}
    """
    return lambda function: Explorer(function, id, {}, "", caption)


def mode() -> str:
    """Return how explorers show themselves: 'static' on a book page, 'check' under pytest, else 'live'."""
    if os.environ.get("COURSE_MODE") == "static":
        return "static"
    return "check" if "PYTEST_VERSION" in os.environ else "live"
