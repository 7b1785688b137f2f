"""The page of parameters: every number of every model, with how well it is known, to be sorted and filtered."""

import inspect
from collections import Counter

from mgmodels.engine.parameter import CONFIDENCE
from mgmodels.engine.registry import models, organ_of
from mgmodels.engine.strand import Strand

from . import tables
from .elements import escape, raw
from .numbers import decimal, unit_symbol
from .page import relative
from .reference import MODELS_PAGE, CitingDirective

MEANT = {
    "measured": "seen in the source",
    "fitted": "fitted to the source’s data",
    "recalled": "from memory, not yet found in a source",
    "assumed": "a choice of this course",
}


def shares():
    """How many parameters are known how well: confidence to count, in the order of `CONFIDENCE`.

    >>> list(shares()) == list(CONFIDENCE)
    True
    """
    counts = Counter(p.confidence for model in models().values() for p in model.parameters.values())
    return {confidence: counts[confidence] for confidence in CONFIDENCE}


def range_text(parameter):
    """The stated range of a parameter; nothing where both ends are open.

    >>> from mgmodels.nerve import hodgkin_huxley
    >>> range_text(hodgkin_huxley.parameters["g_K"]), range_text(hodgkin_huxley.parameters["I_duration"])
    ('26 to 49', '0 to ∞')
    """
    low, high = parameter.low, parameter.high
    return "fixed" if low == high else f"{decimal(low, 4)} to {decimal(high, 4)}"


def read_by(model, name):
    """Which parts of a model read a parameter: states, outputs, events, or the cable it lies in."""
    cell = model.cell if isinstance(model, Strand) else model
    events = [event.function for event in cell.events.values()]
    parts = {"states": [cell.rhs], "outputs": [cell.output_function], "events": events}
    readers = [
        part
        for part, functions in parts.items()
        if any(function and name in inspect.signature(function).parameters for function in functions)
    ]
    return ", ".join(readers) or ("cable" if isinstance(model, Strand) else "times of change")


class ParameterShares(CitingDirective):
    """`{parameter-shares}`: how many parameters there are, and what share of them is known how well."""

    def run(self):
        counts = shares()
        total = sum(counts.values())
        items = "".join(
            f"<li><b>{100 * count / total:.0f}&#160;%</b> {confidence} ({count}): {MEANT[confidence]}</li>"
            for confidence, count in counts.items()
        )
        return [raw(f"<p>{total} parameters in {len(models())} models. Of these</p><ul class=\"shares\">{items}</ul>")]


class ParameterTable(CitingDirective):
    """`{parameter-table}`: every parameter of every model, one a row."""

    heads = (
        ("Model", True), ("Name", True), ("Value", True), ("Range", False), ("Meaning", False), ("Known", True),
        ("Source", False), ("Read by", False),
    )  # fmt: skip

    def run(self):
        everything = [(model, name, p) for model in models().values() for name, p in model.parameters.items()]
        fields = [
            {
                "confidence": p.confidence,
                "model": model.name.replace("_", " "),
                "organ": organ_of(model.name).replace("_", " "),
                "unit": p.unit,
            }
            for model, _, p in everything
        ]
        seen, rows = set(), []
        for (model, name, p), values in zip(everything, fields, strict=True):
            anchor = None if model.name in seen else f"parameters-{model.name.replace('_', '-')}"
            seen.add(model.name)
            rows.append(tables.row(values, *self.cells(model, name, p), id=anchor))
        order = {key: list(dict.fromkeys(row[key] for row in fields)) for key in ("model", "organ", "unit")}
        filters = {
            "confidence": ("Known", CONFIDENCE),
            "organ": ("Organ", order["organ"]),
            "model": ("Model", order["model"]),
            "unit": ("Unit", sorted(order["unit"], key=str.lower)),
        }
        return [tables.finder("parameters", self.heads, rows, filters, fields, "parameters")]

    def cells(self, model, name, p):
        """One parameter: where, what, how much, how far, how well known, from where, and who reads it."""
        page = relative(self.env.docname, MODELS_PAGE)
        words = model.name.replace("_", " ")
        link = f'<a href="{page}#model-{model.name.replace("_", "-")}">{escape(words)}</a>'
        value = f"{decimal(p.value, 4)}&#160;{unit_symbol(p.unit)}"
        return (
            tables.cell(link, words),
            tables.cell(f"<var>{escape(name)}</var>", name, tag="th"),
            tables.cell(value, p.value, kind="n"),
            tables.cell(range_text(p), head="Range", kind="n"),
            tables.cell(escape(p.meaning)),
            tables.cell(p.confidence, CONFIDENCE.index(p.confidence)),
            tables.cell(self.cite(p.source)),
            tables.cell(read_by(model, name), head="Read by"),
        )


def setup(app):
    app.add_directive("parameter-shares", ParameterShares)
    app.add_directive("parameter-table", ParameterTable)
