"""Tables that sort and filter: what stands in the page for the script, and what the ledger's pages show."""

import json

import pytest
from bs4 import BeautifulSoup

from course import tables
from course.claims_page import VERDICTS, verdict_of
from course.elements import attributes_text
from mgmodels import claims


def html(node):
    """The HTML of one of our elements, as the builder writes it."""
    if node.tagname == "raw":
        return node.astext()
    inside = "".join(html(child) for child in node.children)
    return f"<{node['tag']}{attributes_text(node['attributes'])}>{inside}</{node['tag']}>"


@pytest.fixture
def table():
    fields = [{"kind": "b", "size": ["1", "2"]}, {"kind": "a", "size": "2"}]
    rows = [tables.row(f, tables.cell("x & y", 3), tables.cell("z")) for f in fields]
    filters = {"kind": ("Kind", ("a", "b", "c")), "size": ("Size", ("2", "1")), "none": ("None", ("q", "r"))}
    for f in fields:
        f["none"] = "q"
    made = tables.finder("things", [("X", True), ("Z", False)], rows, filters, fields)
    return BeautifulSoup(html(made), "html.parser")


def test_a_filter_offers_the_values_that_rows_have_in_their_order(table):
    assert json.loads(table.table["data-filters"]) == [["kind", "Kind", ["a", "b"]], ["size", "Size", ["2", "1"]]]


def test_a_row_carries_what_it_is_filtered_and_sorted_by(table):
    first = table.tbody.tr
    assert (first["data-kind"], first["data-size"], first.td["data-value"]) == ("b", "1|2", "3")
    assert [head.has_attr("data-sorts") for head in table.select("th")] == [True, False]


@pytest.mark.parametrize("claim", claims.ledger().values(), ids=list(claims.ledger()))
def test_every_verdict_can_be_filtered(claim):
    assert verdict_of(claim) in VERDICTS
