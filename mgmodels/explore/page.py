"""The page face: HTML that shows the default state by itself; explorer.js swaps in the others."""

from __future__ import annotations

import json
import re
from html import escape

from . import svg, typography
from .controls import ZONE_WORDS, Choice, Quantity
from .explorer import Drawing, Explorer, same_things
from .shorthand import STEPS, expand
from .track import track, zone_key


def page(explorer: Explorer) -> str:
    """Return one figure element: every position solved, the default one drawn, the others as data.

    Arguments: explorer. Errors: ValueError, naming the position, if anything but shapes, places and words
    follows a control.
    """
    positions = explorer.positions()
    drawings = [explorer.draw(**position) for position in positions]
    for position, drawing in zip(positions, drawings, strict=True):
        same_things(explorer.id, drawings[0], drawing, position)
    start = positions.index(explorer.default)
    states = [[mark.packed() for mark in drawing.marks()] for drawing in drawings]
    slots, elements = _slots(drawings[start], states, start)
    shown = drawings[start]
    pictures = pictures_of(shown, elements, f"{explorer.id}-says")
    if not explorer.controls:
        return _static_figure(explorer, shown, pictures)
    shown_controls = explorer.page_controls
    data = {
        "default": [explorer.grid[name].index(explorer.default[name]) for name in shown_controls],
        "controls": [_control_data(name, control, explorer.grid[name]) for name, control in shown_controls.items()],
        "sentences": [drawing.sentence for drawing in drawings],
        "outside": [explorer.outside(**position) for position in positions] if explorer.validity else [],
        "slots": slots,
        "panels": [_axes(panel) for panel in shown.panels],
        "steps": STEPS,
    }
    return "".join(
        [
            f'<figure class="explorer" data-explorer="{explorer.id}" id="{explorer.id}" '
            f'aria-labelledby="{explorer.id}-question">',
            f'<p class="question" id="{explorer.id}-question">{escape(explorer.question)}</p>',
            _controls(explorer),
            _presets(explorer),
            _view(explorer, shown, pictures),
            _tools(explorer),
            f"<figcaption>{rich(explorer.caption)}</figcaption>" if explorer.caption else "",
            f'<script type="application/json">{_json(data)}</script></figure>',
        ]
    )


def pictures_of(drawing: Drawing, elements: list[str], described_by: str) -> list[str]:
    """Return one SVG a panel, from the elements of all marks in the order in which they were drawn."""
    rest = iter(elements)
    return [svg.picture(panel, [next(rest) for _ in panel.marks], described_by) for panel in drawing.panels]


def view_of(drawing: Drawing, pictures: list[str], says: str, more: str = "") -> str:
    """Return the pictures and the sentence; `says` is the sentence's id, `more` is HTML after it."""
    return (
        f'<div class="view{" odd" if len(pictures) % 2 else ""}">'
        f'<div class="panels">{"".join(pictures)}</div><div class="words">'
        f'<p class="says" id="{says}">{rich(drawing.sentence)}</p>{more}</div></div>'
    )


def rich(text: str) -> str:
    """Return text as HTML: **bold** becomes <b>, everything else is escaped.

    >>> rich("At **0.25 mM** a < b")
    'At <b>0.25\xa0mM</b> a &lt; b'
    """
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(typography.tidy(text)))


def _slots(shown: Drawing, states: list[list[str]], start: int) -> tuple[list[dict], list[str]]:
    """What follows a control becomes a slot; what is the same at every position stays in the picture."""
    slots, elements = [], []
    for number, mark in enumerate(shown.marks()):
        values = [state[number] for state in states]
        drawn = expand(values[start])
        unique = list(dict.fromkeys(values))
        if len(unique) == 1:
            elements.append(mark.elements(data=drawn))
            continue
        elements.append(mark.elements(len(slots), data=drawn))
        slot = {"values": unique}
        if len(unique) < len(values):
            slot["index"] = [unique.index(value) for value in values]
        slots.append(slot)
    return slots, elements


def _control_data(name: str, control, grid: list) -> dict:
    data = {"name": name, "label": control.label, "values": grid, "texts": [control.text(value) for value in grid]}
    if isinstance(control, Quantity):
        data["spoken"] = [control.spoken(value) for value in grid]
        data["zones"] = [ZONE_WORDS.get(control.zone(value), "") for value in grid] if control.zones else []
    return data


def _axes(panel) -> dict:
    """What explorer.js needs to turn pixels back into numbers for the CSV."""
    return {
        "title": panel.title,
        "unit": panel.unit,
        "x_label": panel.x_label,
        **{
            name: [axis.low, axis.high, round(axis.length * STEPS), axis.log]
            for name, axis in (("x", panel.x_axis), ("y", panel.y_axis))
        },
    }


def _json(data: dict) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).replace("</", "<\\/")


def _controls(explorer: Explorer) -> str:
    single = " single" if len(explorer.page_controls) == 1 else ""
    return (
        f'<div class="controls{single}">'
        + "".join(
            _choice(explorer, name, control) if isinstance(control, Choice) else _slider(explorer, name, control)
            for name, control in explorer.page_controls.items()
        )
        + "</div>"
        + _key(explorer)
    )


def _key(explorer: Explorer) -> str:
    """The key to the shades of the tracks, once, in the hue of the first control that has zones."""
    for name, control in explorer.page_controls.items():
        if getattr(control, "zones", ()):
            return zone_key(control, f"{explorer.id}.{name}")
    return ""


def _label(control) -> str:
    return escape(control.label) + (f" <span>{escape(control.where)}</span>" if control.where else "")


def _slider(explorer: Explorer, name: str, control: Quantity) -> str:
    grid, id = explorer.grid[name], f"{explorer.id}.{name}"
    zone = control.zone(control.default)
    word = f"<span>{ZONE_WORDS[zone]}</span>" if zone else ""
    return (
        f'<div class="ctl {control.quantity}"><label for="{id}">{_label(control)}</label>'
        f'<output for="{id}" aria-live="off"><b>{escape(control.text(control.default))}</b>{word}</output>'
        f'<div class="track">{track(control, grid, id)}'
        f'<input type="range" id="{id}" name="{name}" min="0" max="{len(grid) - 1}" step="1" '
        f'value="{grid.index(control.default)}" aria-valuetext="{escape(control.spoken(control.default))}" '
        f'autocomplete="off" disabled></div></div>'
    )


def _choice(explorer: Explorer, name: str, control: Choice) -> str:
    buttons = "".join(
        f'<label><input type="radio" name="{explorer.id}.{name}" value="{number}" autocomplete="off" disabled'
        f"{' checked' if words == control.default else ''}><span>{escape(words)}</span></label>"
        for number, words in enumerate(explorer.grid[name])
    )
    return (
        f'<fieldset class="ctl choice"><legend>{_label(control)}</legend>'
        f'<div class="segments">{buttons}</div></fieldset>'
    )


def _presets(explorer: Explorer) -> str:
    if not explorer.presets:
        return ""
    buttons = []
    for words, values in explorer.presets.items():
        at = {**explorer.default, **values}
        indices = [str(explorer.grid[name].index(at[name])) for name in explorer.page_controls]
        pressed = "true" if at == explorer.default else "false"
        buttons.append(
            f'<button class="mg-btn" type="button" data-at="{" ".join(indices)}" aria-pressed="{pressed}" '
            f"disabled>{escape(words)}</button>"
        )
    return f'<div class="presets" role="group" aria-label="Presets">{"".join(buttons)}</div>'


def _view(explorer: Explorer, shown: Drawing, pictures: list[str]) -> str:
    validity = f'<p class="validity">{escape(explorer.outside())}</p>' if explorer.validity else ""
    return (
        view_of(shown, pictures, f"{explorer.id}-says", validity)
        + '<p class="from-link" role="status"></p><p class="aloud" role="status"></p>'
    )


def _tools(explorer: Explorer) -> str:
    at = ", ".join(f"{control.label} {control.text(control.default)}" for control in explorer.page_controls.values())
    buttons = "".join(
        f'<button class="mg-btn quiet" type="button" data-tool="{tool}" disabled>{words}</button>'
        for tool, words in (
            ("reset", "Reset"),
            ("link", "Copy link to this setting"),
            ("csv", "Download CSV"),
        )
    )
    return (
        f'<div class="tools" role="group" aria-label="Tools">{buttons}</div>'
        f'<noscript><p class="small">Shown: {escape(at)}. '
        "Moving the controls needs JavaScript.</p></noscript>"
    )


def _static_figure(explorer: Explorer, shown: Drawing, pictures: list[str]) -> str:
    caption = f"<figcaption>{rich(explorer.caption)}</figcaption>" if explorer.caption else ""
    view = view_of(shown, pictures, f"{explorer.id}-says")
    return f'<figure class="fig" id="{explorer.id}">{view}{caption}</figure>'
