"""The kernel face, driven by its widgets as the front end drives it."""

import math
import sys

import pytest
from toy_explorers import beats, decay, spring

from mgmodels.explore import Linear, explore, kernel
from mgmodels.explore.page import rich


def test_a_move_shows_the_new_sentence_and_the_new_picture():
    box = decay.widget()
    slider = box.controls["Mg_o"]
    before = box.view.value
    slider.value = 0.64
    assert box.view.value != before
    assert rich(decay.draw(Mg_o=0.64).sentence) in box.view.value
    assert all(mark.elements() in box.view.value for mark in decay.draw(Mg_o=0.64).marks())


def test_the_slider_is_finer_than_the_page_and_holds_all_its_positions():
    live = [value for _, value in decay.widget().controls["Mg_o"].options]
    page = decay.grid["Mg_o"]
    assert set(page) < set(live)
    assert len(live) > 3 * len(page)
    assert live == sorted(set(live))


def test_presets_and_reset_move_every_control_and_draw_once(monkeypatch):
    box = beats.widget()
    box.controls["drive"].value = 20
    calls = []
    original = type(beats).draw
    monkeypatch.setattr(type(beats), "draw", lambda self, **at: calls.append(at) or original(self, **at))
    box.presets["Fast"].click()
    assert (box.controls["drive"].value, box.controls["cell"].value) == (10, "fast cell")
    assert calls == [{"drive": 10, "cell": "fast cell"}]
    box.presets["Reset"].click()
    assert box.controls["cell"].value == "slow cell"


def test_controls_that_need_a_kernel_are_there_and_move():
    box = spring.widget()
    assert list(box.controls) == ["push", "friction", "spring"]
    box.controls["friction"].value, box.controls["spring"].value = 2, "stiff"
    assert rich(spring.draw(friction=2, spring="stiff").sentence) in box.view.value


def test_zones_and_validity_are_said_in_words():
    box = decay.widget()
    values = [getattr(child, "value", None) for child in box.children if child is not box.view]
    words = " ".join(value for value in values if isinstance(value, str))
    assert "people 0.60–1.0\u00a0mM" in words
    assert "ionised, &lt;csf&gt;" in words
    assert "Outside the range" not in box.view.value
    box.controls["Mg_o"].value = 0.05
    assert "Outside the range in which the model is valid" in box.view.value


def test_an_error_in_the_model_reaches_the_reader():
    @explore(id="fragile", question="?", slope=Linear("Slope", "1", 0, 2, default=1))
    def fragile(page, slope):
        height = slope if slope < 1.5 else math.nan
        page.panel("Height", x=(0, 1), y=(0, 2)).line([0, 1], [height, height], "voltage")
        return "A line."

    box = fragile.widget()
    with pytest.raises(ValueError, match="the line 'voltage' is NaN throughout"):
        box.controls["slope"].value = 2


def test_without_ipywidgets_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    with pytest.raises(ImportError, match=r"pip install 'mgmodels\[notebook\]'"):
        decay.widget()


def test_where_the_page_has_the_picture_a_box_opens_there_and_solves_only_what_is_moved(monkeypatch):
    monkeypatch.setitem(kernel.OPENING, decay.id, {"Mg_o": 0.25})
    box = decay.widget()
    assert box.controls["Mg_o"].value == 0.25
    assert box.view.value == ""
    box.presets["Reset"].click()
    assert box.controls["Mg_o"].value == decay.default["Mg_o"]
    assert rich(decay.draw().sentence) in box.view.value
    again = decay.widget()  # the page gives its picture away once
    assert again.controls["Mg_o"].value == decay.default["Mg_o"] and again.view.value == box.view.value


def test_what_the_first_drawing_loads_makes_no_model_heavy(monkeypatch):
    monkeypatch.setattr(kernel, "PATIENCE", 0.0)
    monkeypatch.setitem(kernel.OPENING, decay.id, {})
    box = decay.widget()
    for value, heavy in ((0.64, False), (0.25, True)):
        box.controls["Mg_o"].value = value
        assert (box.solve.layout.display != "none") == heavy


def test_a_heavy_model_says_so_and_waits_for_its_button(monkeypatch):
    monkeypatch.setattr(kernel, "PATIENCE", 0.0)
    box = decay.widget()
    assert box.solve.layout.display == "none"  # the first drawing is no move
    box.controls["Mg_o"].value = 0.64
    assert box.solve.layout.display != "none" and box.solve.disabled
    assert any("choose the values, then solve" in str(getattr(child, "value", "")) for child in box.children)
    before = box.view.value
    box.controls["Mg_o"].value = 0.25
    assert box.view.value == before and not box.solve.disabled
    monkeypatch.setattr(kernel, "PATIENCE", 1e9)
    box.solve.click()
    assert rich(decay.draw(Mg_o=0.25).sentence) in box.view.value
    assert box.solve.layout.display == "none"


def test_a_move_that_is_cut_off_can_be_asked_for_again(monkeypatch):
    monkeypatch.setattr(kernel, "PATIENCE", 0.0)
    box = decay.widget()

    def cut_off(*position):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(kernel, "drawn", cut_off)
        with pytest.raises(KeyboardInterrupt):
            box.controls["Mg_o"].value = 0.64
    assert box.solve.layout.display != "none" and not box.solve.disabled
    assert any("takes more than" in str(getattr(child, "value", "")) for child in box.children)
    box.solve.click()
    assert rich(decay.draw(Mg_o=0.64).sentence) in box.view.value
