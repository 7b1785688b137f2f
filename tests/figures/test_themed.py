"""Static figures: matplotlib's drawing, without styles, in the page's colours."""

import re

import pytest

from mgmodels.figures import palette, themed


@pytest.fixture
def drawing():
    figure, axes = themed.subplots(height=200)
    axes.plot([0, 1], [0, 1], color=palette.colour("voltage"))
    axes.fill_between([0, 1], [0, 1], alpha=0.2, color=palette.colour("magnesium"))
    axes.set_title("Shift")
    axes.set_xlabel("mV")
    return themed.show(figure, "A rising line.", "Blue: **the line**.")._repr_html_()


def test_nothing_is_inline_that_the_policy_forbids(drawing):
    assert "style" not in drawing and "<script" not in drawing and "ns0:" not in drawing and "ns1:" not in drawing


def test_colours_are_the_pages(drawing):
    assert "var(--q-v, #1c76ea)" in drawing and "var(--q-mg, #087a5b)" in drawing
    bare = set(re.findall(r'(?:fill|stroke)="(#\w+)"', drawing))
    assert not bare, f"colours outside the palette: {bare}"


def test_words_stay_words_and_the_sentence_is_the_text_alternative(drawing):
    assert ">Shift</text>" in drawing and 'aria-label="A rising line."' in drawing
    assert "<b>the line</b>" in drawing


def test_two_figures_share_no_ids():
    ids = []
    for top in (1, 2):
        figure, axes = themed.subplots()
        axes.plot([0, 1], [0, top])
        ids.append(set(re.findall(r'id="([^"]+)"', themed.themed_svg(figure, "A line."))))
    assert ids[0] and not ids[0] & ids[1]


def test_a_phone_gets_a_drawing_of_its_own_whose_words_are_as_large(drawing):
    wide, narrow = re.findall(r"<svg[^>]*>", drawing)
    assert 'class="plot themed wide"' in wide and 'width="560"' in wide and "display" not in wide
    assert 'class="plot themed narrow"' in narrow and 'width="328"' in narrow and 'display="none"' in narrow
    ids = re.findall(r'id="([^"]+)"', drawing)
    assert len(set(ids)) == len(ids)
    sizes = [set(re.findall(r'font-size="([\d.]+)', part)) for part in drawing.split("</svg>")[:2]]
    assert sizes[0] == sizes[1] and min(float(size) for size in sizes[0]) >= 12


def test_a_figure_that_fits_a_phone_is_drawn_once():
    figure, axes = themed.subplots(width=300)
    axes.plot([0, 1], [0, 1])
    drawing = themed.show(figure, "A line.")._repr_html_()
    assert drawing.count("<svg") == 1 and 'class="plot themed"' in drawing


def test_drawing_twice_gives_the_same_bytes():
    pages = []
    for _ in range(2):
        figure, axes = themed.subplots()
        axes.plot([0, 1], [0, 1])
        pages.append(themed.themed_svg(figure, "A line."))
    assert pages[0] == pages[1]


def test_a_figure_says_what_is_seen():
    figure, _ = themed.subplots()
    with pytest.raises(ValueError, match="needs a sentence"):
        themed.show(figure, " ")
