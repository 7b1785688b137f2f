"""Tables that a reader sorts and filters; without a script they are plain tables, whole and in their order."""

import json

from .elements import element, escape, raw


def finder(name, heads, rows, filters, fields, classes="ledger"):
    """A table whose script adds a search field, a choice for each filter and sort buttons in the head.

    Args:
        name: What one row is called, in the plural; the count of rows says it.
        heads: Pairs of column title and whether it sorts.
        rows: `row(…)` elements.
        filters: Field name to title and values in their order; values that no row has are left out.
        fields: For each row, field name to value (or values, as a list).
    """
    kept = []
    for key, (title, order) in filters.items():
        present = {value for row in fields for value in as_list(row[key])}
        values = [value for value in order if value in present]
        if len(values) > 1:
            kept.append([key, title, values])
    head = "".join(
        f'<th scope="col"{" data-sorts" if sorts else ""}>{escape(title)}</th>' for title, sorts in heads
    )
    body = element("tbody", {}, *rows)
    settings = {"data-finder": name, "data-filters": json.dumps(kept, ensure_ascii=False), "class": classes}
    table = element("table", settings, raw(f"<thead><tr>{head}</tr></thead>"), body)
    return element("div", {"class": "tablewrap"}, table)


def row(fields, *cells, **attributes):
    """One row: its fields for the filters, then its cells (finished HTML or nodes)."""
    data = {f"data-{key}": "|".join(as_list(value)) for key, value in fields.items()}
    return element("tr", {**attributes, **data}, *(raw(cell) if isinstance(cell, str) else cell for cell in cells))


def cell(content, value=None, head=None, kind=None, tag="td"):
    """One cell; `value` is what it sorts by, `head` repeats the column's title on a phone."""
    attributes = {"data-value": value, "data-h": head, "class": kind, "scope": "row" if tag == "th" else None}
    if isinstance(content, str):
        content = [raw(content)]
    return element(tag, attributes, *content)


def as_list(value):
    return [value] if isinstance(value, str) else list(value)
