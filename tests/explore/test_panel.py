"""The verbs of a panel put things where they belong, and say what is wrong with what they are given."""

import re

import numpy as np
import pytest
from pathdata import flattened

from mgmodels.explore.labels import LETTER, LINE
from mgmodels.explore.panel import Panel
from mgmodels.explore.svg import Words, picture

X = np.linspace(0, 100, 400)


def panel(**options):
    return Panel("Height", **{"x": (0, 100), "y": (0, 1), **options})


def drawn(p):
    """The pieces of the last mark, in the units of the axes."""
    pieces = flattened(p.finished()[-1].data)
    x, y = p.x_axis, p.y_axis
    return [
        np.column_stack(
            [
                x.low + (x.high - x.low) * piece[:, 0] / x.length,
                y.low + (y.high - y.low) * (1 - piece[:, 1] / y.length),
            ]
        )
        for piece in pieces
    ]


def test_a_line_lies_at_its_data():
    p = panel()
    p.line([0, 50, 100], [0, 1, 0.25], "voltage")
    assert drawn(p)[0] == pytest.approx(np.array([[0, 0], [50, 1], [100, 0.25]]), abs=2e-3)


def test_a_logarithmic_axis_puts_decades_at_equal_distances():
    p = panel(x=(0.01, 100), log="x")
    assert np.diff(p.x_axis.pixels([0.01, 0.1, 1, 10, 100])) == pytest.approx(p.x_axis.length / 4)


def test_dots_outside_the_limits_are_left_out():
    p = panel()
    p.dots([10, 50, 200], [0.5, 7, 0.5], "calcium")
    assert [piece[0].tolist() for piece in drawn(p)] == [pytest.approx([10, 0.5], abs=2e-3)]


def test_what_lies_far_outside_costs_nothing_and_the_curve_still_reaches_the_edge():
    p = panel()
    p.line(np.linspace(-5000, 5000, 100_001), np.full(100_001, 0.5), "voltage")
    piece = drawn(p)[0]
    assert len(piece) == 2
    assert piece[0, 0] <= 0
    assert piece[-1, 0] >= 100


def test_bars_stand_on_zero():
    p = panel(y=(-1, 1))
    p.bars([20, 60], [0.5, -0.5], "calcium", width=10)
    corners = re.findall(r"M(\d+) (\d+)v(-?\d+)h(\d+)", p.finished()[0].data)
    zero = round(float(p.y_axis.pixels(0)) * 32)
    assert [int(y) for _, y, _, _ in corners] == [zero, zero]
    assert [int(rise) < 0 for _, _, rise, _ in corners] == [True, False]


def test_words_turn_round_before_they_leave_the_panel():
    p = panel()
    p.text(5, 0.5, "left")
    p.text(99, 0.5, "quite a long remark")
    p.dots(99, 0.5, "calcium", label="12.5 %")
    assert [mark.anchor for mark in p.finished() if isinstance(mark, Words)] == ["start", "end", "end"]


def test_words_that_fit_on_neither_side_start_where_they_are_told():
    p = panel()
    p.text(5, 0.5, "a remark that is much longer than any panel is wide, whichever way one turns it round")
    assert [mark.anchor for mark in p.finished() if isinstance(mark, Words)] == ["start"]


def boxes(p):
    for mark in p.finished():
        if isinstance(mark, Words) and mark.words:
            width = LETTER * len(mark.words)
            left = mark.x - width * {"start": 0, "middle": 0.5, "end": 1}[mark.anchor]
            yield left, mark.y - LINE + 3, left + width, mark.y + 4


@pytest.mark.parametrize("gap", [0, 0.01, 0.05, 0.2])
def test_labels_of_close_curves_do_not_overlap(gap):
    p = panel()
    for k, name in enumerate(("sodium", "potassium", "leak")):
        p.line(X, 0.3 + gap * k + 0.2 * np.tanh((X - 50) / 20), "ink", label=name)
    placed = list(boxes(p))
    assert len(placed) == 3
    for i, a in enumerate(placed):
        for b in placed[:i]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_the_label_of_a_curve_out_of_sight_is_empty():
    p = panel()
    p.line(X, X + 50, "voltage", label="gone")
    assert p.finished()[-1].words == ""


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda p: p.line([0, 1], [np.nan, np.nan], "voltage"), "'voltage' is NaN throughout"),
        (
            lambda p: p.line([0, 1], [1, 2, 3], "voltage", label="now"),
            r"the line 'now' has x of shape \(2,\)",
        ),
        (lambda p: p.line([0, 1], [0, 1], "potasium"), "Did you mean 'potassium'"),
        (lambda p: p.text(np.nan, 0.5, "here"), "'here' stand at a place that is not a number"),
        (lambda p: p.text(5, 0.5, "here", anchor="left"), "start, middle, end or auto, not 'left'"),
        (lambda p: p.zone(1, 2, "dish"), "a zone is 'people' or 'illness'"),
        (lambda p: p.dots([1, 2], [0.1, 0.2], label="two"), "belongs to one dot"),
        (lambda p: p.bars([1], [0.5], names=["one"]), "upright bars are named by x_ticks"),
    ],
)
def test_a_wrong_call_says_what_is_wrong_and_in_which_panel(draw, message):
    with pytest.raises(ValueError, match=message):
        draw(panel())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"y": (1, 1)}, "from low to high"),
        ({"log": "z"}, "log is"),
        ({"x": (0, 1), "log": "x"}, "starts above zero"),
        ({"unit": "a unit that is as long as a whole sentence would be"}, "characters; 50 fit"),
    ],
)
def test_a_panel_that_cannot_be_drawn_says_why(options, message):
    with pytest.raises(ValueError, match=message):
        panel(**options)


def test_a_picture_is_well_formed_has_no_inline_style_and_names_its_description():
    from xml.etree import ElementTree

    p = panel(unit="<cm>")
    p.zone(20, 40)
    p.zone(40, 50, "illness")
    p.fill(X, X / 200, X / 100, "voltage")
    p.line(X, X / 100, "voltage", label="a & b", dashed=True)
    p.vline(30, "here")
    p.note(50, 0.5, "two\nlines")
    p.finished()
    xml = picture(p, [mark.elements() for mark in p.marks], "says")
    root = ElementTree.fromstring(xml)
    assert root.get("aria-label") == "Height, <cm>"
    assert root.get("aria-describedby") == "says"
    assert not [element for element in root.iter() if "style" in element.attrib or "id" in element.attrib]
    words = [element.text for element in root.iter("text")]
    assert {"a & b", "here", "two", "lines", "Height, <cm>"} <= set(words)
