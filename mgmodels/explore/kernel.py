"""The kernel face: ipywidgets sliders and one HTML view; every move solves and draws anew.

The front end of ipywidgets keeps one message in flight and merges the rest, so the newest position
wins without a timer or a thread here.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from mgmodels.figures import palette

from .controls import ZONE_WORDS, Choice, Quantity, number
from .explorer import Explorer
from .page import pictures_of, rich, view_of

FINER = 4
"""Steps of a slider between two positions of the page."""

OPENING: dict[str, dict] = {}
"""Where an explorer stands when it is first shown, by its id, on a page that has its picture already: the live page
fills it in. Others open at their default."""

PATIENCE = 0.25
"""Seconds that a move may take; a model that takes longer is solved when the reader says so, not at every move."""

TOO_HEAVY = "A move of this model takes about {seconds:.2g} s here: choose the values, then solve."
CUT_OFF = "A move of this model takes more than {seconds:.0f} s here: choose the values, then solve."


def widget(explorer: Explorer):
    """Return an ipywidgets box with the controls of an explorer and its picture.

    Where `OPENING` says that the page shows the picture, the view is left empty for it until the first move.

    Arguments: explorer. Returns a VBox; its attributes `controls` (widgets by name), `presets` (buttons by
    name), `view` (the HTML widget) and `solve` (a button, shown while a move takes long) let a test or a notebook
    drive it.
    Errors: ImportError saying what to install where ipywidgets is missing.
    """
    widgets = _ipywidgets()
    wide = widgets.Layout(width="100%")
    pictured = explorer.id in OPENING
    at = explorer.default | OPENING.pop(explorer.id, {})
    controls = {name: _control(widgets, explorer, name, at[name]) for name in explorer.controls}
    view = widgets.HTML(layout=wide).add_class("shown")
    solve = widgets.Button(description="Solve", layout=widgets.Layout(width="auto", display="none"))
    wait = widgets.HTML(layout=wide)
    now = {"moving together": False, "drawn": False}

    def draw():
        view.value = drawn(explorer, {name: control.value for name, control in controls.items()})
        now["drawn"] = True

    def move(_=None):
        start, first, cut_off = perf_counter(), not now["drawn"], True
        solve.disabled = False  # should the drawing be cut off, it can be asked for again
        try:
            draw()
            solve.disabled, cut_off = True, False
        finally:
            seconds, words = perf_counter() - start, CUT_OFF if cut_off else TOO_HEAVY
            # the first drawing also loads things: it decides nothing, unless it is cut off
            heavy = seconds > PATIENCE and (cut_off or not first)
            solve.layout.display = "inline-flex" if heavy else "none"
            wait.value = f'<p class="small">{words.format(seconds=seconds)}</p>' if heavy else ""

    def show(_=None):
        if solve.layout.display != "none":
            solve.disabled = False
        elif not now["moving together"]:
            move()

    def go(position):
        now["moving together"] = True
        for name, value in position.items():
            controls[name].value = value
        now["moving together"] = False
        show()

    for control in controls.values():
        control.observe(show, "value")
    solve.on_click(move)
    presets = {}
    for words, values in [*explorer.presets.items(), ("Reset", {})]:
        button = widgets.Button(description=words, layout=widgets.Layout(width="auto"))
        button.on_click(lambda _, values=values: go({**explorer.default, **values}))
        presets[words] = button
    if not pictured:
        draw()
    head = widgets.HTML(style() + f'<p class="question">{rich(explorer.question)}</p>', layout=wide)
    buttons = widgets.HBox(list(presets.values()), layout=widgets.Layout(flex_flow="row wrap"))
    described = [part for name in controls for part in (controls[name], *_zones_in_words(widgets, explorer, name))]
    caption = widgets.HTML(f'<p class="small">{rich(explorer.caption)}</p>', layout=wide)
    box = widgets.VBox([head, *described, buttons, wait, solve, view, caption], layout=wide)
    box.add_class("explorer").add_class("live")
    box.controls, box.presets, box.view, box.solve = controls, presets, view, solve
    return box


def drawn(explorer: Explorer, position: dict) -> str:
    """Return the pictures and the sentence of one position as HTML, in the same markup as the page."""
    drawing = explorer.draw(**position)
    elements = [mark.elements() for mark in drawing.marks()]
    pictures = pictures_of(drawing, elements, f"{explorer.id}-says")
    outside = explorer.outside(**position)
    warning = f'<p class="validity">{rich(outside)}</p>' if outside else ""
    return view_of(drawing, pictures, f"{explorer.id}-says", warning)


def _ipywidgets():
    try:
        import ipywidgets
    except ImportError as error:
        raise ImportError(
            "an explorer moves in Jupyter with ipywidgets, which is not installed: pip install 'mgmodels[notebook]'"
        ) from error
    return ipywidgets


def _control(widgets, explorer: Explorer, name: str, value):
    control = explorer.controls[name]
    common = {
        "description": control.label,
        "value": value,
        "style": {"description_width": "initial"},
        "layout": widgets.Layout(width="100%"),
    }
    if isinstance(control, Choice):
        return widgets.ToggleButtons(options=list(control.alternatives), **common)
    options = [(control.text(value), value) for value in _finer(control, explorer.grid[name])]
    slider = widgets.SelectionSlider(options=options, continuous_update=True, **common)
    slider.add_class(control.quantity)
    return slider


def _finer(control: Quantity, grid: list[float]) -> list[float]:
    """The positions of the page and some between them: with a kernel, every value can be solved."""
    between = []
    for low, high in pairwise(grid):
        steps = [control.between(low, high, k / FINER) for k in range(1, FINER)]
        between += [value for value in steps if low < value < high]
    return sorted({*grid, *between})


def _zones_in_words(widgets, explorer: Explorer, name: str) -> list:
    control = explorer.controls[name]
    lines = [control.where] if control.where else []
    for zone in getattr(control, "zones", ()):
        lines.append(f"{ZONE_WORDS[zone.kind]} {number(zone.low)}–{control.text(zone.high)}")
    return [widgets.HTML(f'<p class="small">{rich("; ".join(lines))}</p>')] if lines else []


@cache
def style() -> str:
    """Return the style element that makes explorers and figures look right in a notebook of their own."""
    css = palette.TOKENS.read_text(encoding="utf-8") + Path(__file__).with_name("explorer.css").read_text(
        encoding="utf-8"
    )
    return f"<style>{css}</style>"
