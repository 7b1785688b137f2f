"""One description: what it draws, what it refuses, and that both faces show the same."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
import toy_explorers
from toy_explorers import EXPLORERS, beats, decay, ranking, spring

from mgmodels.explore import Choice, Linear, Logarithmic, answer, explore, explorers
from mgmodels.explore.explorer import mode
from mgmodels.explore.kernel import drawn
from mgmodels.explore.page import rich
from mgmodels.explore.shorthand import expand

CHAPTERS = sorted((Path(__file__).parents[2] / "chapters").glob("*.ipynb"))

MG = Logarithmic("Magnesium", "mM", 0.1, 10, default=1)


def data_of(html):
    return json.loads(re.search(r'<script type="application/json">(.*?)</script>', html)[1])


def elements_of(html):
    """What a reader sees of a page's or a kernel's pictures: (class, path data or words) in order."""
    shapes = re.findall(r'<path class="([\w -]+)"(?: data-slot="(\d+)")?[^>]* d="([^"]*)"', html)
    words = re.findall(r'<text class="(label [^"]*)"(?: data-slot="(\d+)")?([^>]*>[^<]*)<', html)
    return shapes + words


@pytest.mark.parametrize("explorer", EXPLORERS, ids=lambda e: e.id)
def test_a_swapped_state_is_the_figure_drawn_afresh(explorer):
    """Every solved state: default picture with that state's slots = the picture drawn at that position."""
    html = explorer.page()
    data = data_of(html)
    shown = [element for element in elements_of(html) if not element[0].startswith(("axis", "grid", "hatchline"))]
    for state, position in enumerate(explorer.positions()):
        fresh = explorer.draw(**position)
        assert data["sentences"][state] == fresh.sentence
        seen = iter(shown)
        marks = sorted(fresh.marks(), key=lambda mark: mark.layer == "words")
        for mark in marks:
            for _ in mark.looks:
                _, slot, value = next(seen)
                if slot:
                    versions = data["slots"][int(slot)]
                    packed = versions["values"][versions["index"][state] if "index" in versions else state]
                    assert packed == mark.packed()
                elif mark.layer != "words":
                    assert value == expand(mark.packed())


@pytest.mark.parametrize("explorer", EXPLORERS, ids=lambda e: e.id)
def test_both_faces_say_and_draw_the_same(explorer):
    data = data_of(explorer.page())
    for state, position in enumerate(explorer.positions()):
        live = drawn(explorer, position)
        assert f">{rich(data['sentences'][state])}</p>" in live
        for mark in explorer.draw(**position).marks():
            assert mark.elements() in live


def test_the_page_is_one_figure_that_a_strict_policy_accepts():
    for explorer in EXPLORERS:
        html = explorer.page()
        assert html.startswith(f'<figure class="explorer" data-explorer="{explorer.id}" id="{explorer.id}"')
        assert html.count("<figure") == html.count("</figure>") == 1
        assert not re.search(r'\sstyle=|\son\w+=|<style|<script(?! type="application/json")', html)
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        assert all(id.startswith(explorer.id) for id in ids)


def test_the_default_state_is_in_the_page_before_any_script():
    html = decay.page()
    assert "At <b>0.8\u00a0mM</b> the time constant is <b>9.6\u00a0ms</b>; −1 &amp; &lt;b&gt;." in html
    assert "ionised, &lt;csf&gt;" in html
    assert "<b>0.80\u00a0mM</b><span>people</span>" in html
    assert "Shown: Magnesium outside 0.80\u00a0mM." in html
    assert 'aria-pressed="true" disabled>Normal</button>' in html


def test_what_does_not_follow_the_control_is_no_slot():
    html = decay.page()
    assert '<path class="line reference" data-name="normal" d="M' in html
    assert re.search(r'<path class="line voltage" data-slot="\d+" data-name="now" d="M', html)


def test_a_position_outside_the_valid_range_is_said_in_words():
    assert decay.outside(Mg_o=1) == ""
    words = decay.outside(Mg_o=0.05)
    assert words.startswith("Outside the range in which the model is valid: Magnesium outside 0.10")
    assert words.endswith("The fit was made there.")
    assert data_of(decay.page())["outside"][0] == words


def test_two_sliders_have_fifteen_positions_each():
    @explore(id="two", question="?", a=MG, b=Linear("b", "1", 0, 1, default=0.5))
    def two(page, a, b):
        page.panel("y", x=(0, 1), y=(0, 10)).dots(b, a)
        return "A dot."

    assert [len(values) for values in two.grid.values()] == [15, 15]
    assert [len(values) for values in beats.grid.values()] == [21, 2]


def test_a_static_figure_has_no_controls_and_no_data():
    html = ranking.page()
    assert html.startswith('<figure class="fig" id="ranking">')
    assert "<script" not in html
    assert "<input" not in html
    assert "The gate matters most." in html
    assert "Largest first." in html


def line(page, Mg_o):
    page.panel("y", x=(0, 1), y=(0, 10)).line([0, 1], [0, Mg_o], "magnesium")
    return f"{Mg_o:g}"


def nothing(page, Mg_o):
    page.panel("y", x=(0, 1), y=(0, 10)).line([], [], "magnesium")
    return "Nothing."


def silent(page, Mg_o):
    line(page, Mg_o)


def not_a_number(page, Mg_o):
    line(page, Mg_o)
    return f"The ratio is {np.log(-1 + 0j).real * np.nan:g}."


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (nothing, "broken at {'Mg_o': 1}: nothing is drawn"),
        (silent, "must return the sentence"),
        (not_a_number, "the sentence holds a value that is not a number"),
    ],
)
def test_a_drawing_that_shows_nothing_true_is_an_error(function, message):
    with pytest.raises(ValueError, match=message):
        explore(id="broken", question="?", Mg_o=MG)(function).draw()


def moving_limits(page, Mg_o):
    page.panel("y", x=(0, 1), y=(0, Mg_o)).line([0, 1], [0, 1], "magnesium")
    return "."


def sometimes(page, Mg_o):
    p = page.panel("y", x=(0, 1), y=(0, 10))
    p.line([0, 1], [0, 1], "magnesium")
    if Mg_o > 1:
        p.dots(0.5, 0.5, "calcium")
    return "."


def recoloured(page, Mg_o):
    page.panel("y", x=(0, 1), y=(0, 10)).line([0, 1], [0, 1], "magnesium" if Mg_o < 1 else "calcium")
    return "."


def more_panels(page, Mg_o):
    for _ in range(1 + (Mg_o > 1)):
        line(page, Mg_o)
    return "."


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (moving_limits, "panel “y” is another at .*title, limits and ticks are fixed"),
        (sometimes, "panel “y” holds line magnesium, dot calcium at .* but line magnesium elsewhere"),
        (recoloured, "line calcium at .* but line magnesium elsewhere"),
        (more_panels, "2 panels at .*, 1 elsewhere"),
    ],
)
def test_only_shapes_places_and_words_follow_a_control(function, message):
    with pytest.raises(ValueError, match=message):
        explore(id="broken", question="?", Mg_o=MG)(function).page()


@pytest.mark.parametrize(
    ("declared", "error", "message"),
    [
        ({"id": "Not An Id"}, ValueError, "lower-case words joined by hyphens"),
        ({"presets": {"Low": {"Mg": 1}}}, TypeError, "the preset “Low” names 'Mg'.*Did you mean 'Mg_o'"),
        ({"presets": {"Low": {"Mg_o": 0.01}}}, ValueError, r"broken: .*0\.01 mM lies outside"),
        ({"validity": {"Na": (0, 1)}}, TypeError, "validity names 'Na'"),
        ({"Ca": MG}, TypeError, r"takes \['Mg_o'\] after the page, but the controls are \['Mg_o', 'Ca'\]"),
    ],
)
def test_a_wrong_declaration_is_refused_when_it_is_made(declared, error, message):
    with pytest.raises(error, match=message):
        explore(**{"id": "broken", "question": "?", "Mg_o": MG, **declared})(line)


def test_three_controls_are_too_many_for_a_page():
    with pytest.raises(ValueError, match="3 controls; a page shows at most 2"):
        explore(id="three", question="?", a=MG, b=MG, c=Choice("c", {"x": 1, "y": 2}))(lambda page, a, b, c: "")


def test_an_explorer_without_controls_is_a_figure():
    with pytest.raises(ValueError, match="a picture without is a figure"):
        explore(id="none", question="?")


def test_drawing_with_an_unknown_control_names_the_near_one():
    with pytest.raises(TypeError, match="Did you mean 'Mg_o'"):
        decay.draw(Mgo=1)


@pytest.mark.parametrize(
    ("explorer", "position", "message"),
    [
        (decay, {"Mg_o": 99}, "decay: Magnesium outside: the value 99 mM lies outside 0.05 to 10 mM"),
        (decay, {"Mg_o": np.nan}, "the value nan mM lies outside"),
        (decay, {"Mg_o": "much"}, "decay: Magnesium outside: 'much' is not a number"),
        (beats, {"cell": "whale"}, "beats: Cell: 'whale' is not an alternative"),
    ],
)
def test_drawing_outside_a_control_is_refused(explorer, position, message):
    with pytest.raises(ValueError, match=message):
        explorer.draw(**position)


def test_check_draws_default_corners_and_presets():
    seen = []

    @explore(id="seen", question="?", Mg_o=MG, presets={"Two": {"Mg_o": 2}}, c=Choice("c", {"x": 1, "y": 2}))
    def watched(page, Mg_o, c):
        seen.append((Mg_o, c))
        return line(page, Mg_o)

    watched.check()
    assert set(seen) == {(1, 1), (0.1, 1), (0.1, 2), (10, 1), (10, 2), (2, 1)}


def test_under_pytest_a_cell_checks_and_on_a_page_it_shows(monkeypatch):
    monkeypatch.delenv("COURSE_MODE", raising=False)
    assert mode() == "check"
    assert list(decay._repr_mimebundle_()) == ["text/plain"]
    monkeypatch.setenv("COURSE_MODE", "static")
    assert decay._repr_mimebundle_()["text/html"] == decay.page()
    monkeypatch.delenv("COURSE_MODE")
    monkeypatch.delenv("PYTEST_VERSION")
    assert "application/vnd.jupyter.widget-view+json" in decay._repr_mimebundle_()
    assert ranking._repr_mimebundle_()["text/html"].endswith(ranking.page())


def test_a_broken_corner_is_not_swallowed(monkeypatch):
    def only_low(page, Mg_o):
        return line(page, Mg_o if Mg_o < 5 else np.nan)

    broken = explore(id="corner", question="?", Mg_o=MG)(only_low)
    monkeypatch.delenv("COURSE_MODE", raising=False)
    with pytest.raises(ValueError, match="not a number"):
        broken._repr_mimebundle_()


def test_every_explorer_that_a_chapter_shows_is_found():
    cells = [cell for path in CHAPTERS for cell in json.loads(path.read_text("utf-8"))["cells"]]
    shown = [cell for cell in cells if "remove-input" in cell["metadata"].get("tags", ())]
    assert len(explorers()) == len(shown) > 0


def test_two_explorers_with_one_id_are_named(monkeypatch):
    import mgmodels.figures as package

    monkeypatch.setattr(package, "first", decay, raising=False)
    again = explore(id="decay", question="?", Mg_o=MG)(line)
    monkeypatch.setattr(package, "second", again, raising=False)
    with pytest.raises(ValueError, match=r"the id 'decay': toy_explorers\.decay and test_explorer\.line"):
        explorers()
    assert toy_explorers.decay is decay


def test_an_answer_is_a_number_with_a_caption():
    shown = answer("×1.23", "leak at −70 mV, <now>")
    assert shown._repr_mimebundle_() == {
        "text/html": '<div class="answer"><p class="numeral">×1.23</p>'
        '<p class="small">leak at −70 mV, &lt;now&gt;</p></div>',
        "text/plain": "×1.23  leak at −70 mV, <now>",
    }
    with pytest.raises(ValueError, match="an answer shows a number"):
        answer("nan mV", "nothing")


# ---------------------------------------------------------------------- more controls than a page shows
def test_a_page_solves_what_it_shows_and_keeps_the_rest_at_its_default():
    html = spring.page()
    assert [control["name"] for control in data_of(html)["controls"]] == ["push"]
    assert "Friction" not in html
    assert len(spring.positions()) == 5
    assert {(at["friction"], at["spring"]) for at in spring.positions()} == {(0.5, "soft")}


def test_the_ends_of_every_control_are_checked(monkeypatch):
    seen = []
    original = type(spring).draw
    monkeypatch.setattr(type(spring), "draw", lambda self, **at: seen.append(at) or original(self, **at))
    spring.check()
    assert {"friction": 2.0} in seen and {"spring": "stiff"} in seen and {"push": 5.0} in seen


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"kernel_only": ("frction",)}, "kernel_only names 'frction'.*Did you mean 'friction'"),
        ({"presets": {"Slippery": {"friction": 0}}}, "the preset “Slippery” sets friction, which a page does not show"),
        ({"kernel_only": ()}, "3 controls; a page shows at most 2, more can be kernel_only"),
    ],
)
def test_what_a_page_cannot_show_is_refused(changes, message):
    given = {"controls": spring.controls, "question": "?", "kernel_only": spring.kernel_only, **changes}
    with pytest.raises((TypeError, ValueError), match=message):
        type(spring)(spring.function, "spring", **given)
