"""The cover is drawn from the package: nothing on it can go stale, and nothing is claimed before it is measured."""

import re

import pytest
from bs4 import BeautifulSoup

from course import cover_map, numbers
from course.lens import DOT, RADIUS, dots
from course.sites import SITES
from mgmodels.magnesium import PRESETS, mgatp
from mgmodels.nerve import sodium_pump_kyoto

FORMS = [cover_map.wide, cover_map.tall]


def only_the_first(docname):
    return "1_excitability.html" if docname == "chapters/1_excitability" else ""


@pytest.mark.parametrize("draw", FORMS)
def test_a_chapter_in_preparation_has_neither_link_nor_number(draw):
    drawing = BeautifulSoup(draw(only_the_first), "html.parser")
    assert [link["href"] for link in drawing.select("a.hot")] == ["1_excitability.html"]
    waiting = [group.parent.parent for group in drawing.select(".rim.waiting")]
    assert len(waiting) == len(SITES) - 1
    for place in waiting:
        assert "in preparation" in place.get_text() and "%" not in place.get_text()


@pytest.mark.parametrize("draw", FORMS)
def test_a_chapter_becomes_a_link_when_it_enters_the_table_of_contents(draw):
    drawing = BeautifulSoup(draw(lambda docname: f"{docname}.html"), "html.parser")
    intake = [cover_map.INTAKE] * (2 if draw is cover_map.wide else 1)  # gut and kidney; a phone has room for one
    chapters = [*intake, *(place.docname for place in SITES)]
    assert [link["href"] for link in drawing.select("a.hot")] == [f"{docname}.html" for docname in chapters]
    assert not drawing.select(".waiting")


@pytest.mark.parametrize("draw", FORMS)
def test_the_map_prints_the_levels_of_the_normal_status(draw):
    words = BeautifulSoup(draw(only_the_first), "html.parser").get_text().replace("\u00a0", " ")
    low, high = PRESETS["normal"].band("serum_ionised")
    assert f"{low:.2f}–{high:.2f}" in words
    assert "0.80 ± 0.10" in words


def test_the_pumps_number_is_the_models():
    rate = [float(sodium_pump_kyoto.evaluate(MgATP=mgatp(level))["turnover"]) for level in (0.5, 0.4)]
    assert numbers.pump_curve().change == f"−{100 * (1 - rate[1] / rate[0]):.1f} %"
    first, last = re.findall(r"−([\d.]+)", numbers.EFFECTS["pump"].change)
    assert 0 < float(first) < float(last) < 5


def test_the_range_of_people_in_cerebrospinal_fluid_is_that_of_the_chapters():
    assert numbers.PEOPLE["ionised, cerebrospinal fluid"] == pytest.approx((0.6, 1.0))


@pytest.mark.parametrize("draw", FORMS)
def test_the_way_of_the_dose_has_numbers_once_its_chapter_is_there(draw):
    waiting, there = (
        BeautifulSoup(draw(address), "html.parser") for address in (only_the_first, lambda docname: f"{docname}.html")
    )
    assert waiting.select("path.unknown") and not there.select("path.unknown")
    words = there.get_text().replace("\u00a0", " ")
    assert "31 to 60 mg" in words and "98 %" in words
    assert "mg" not in waiting.get_text().replace("mg Mg", "")


@pytest.mark.parametrize("name", numbers.COMPARTMENTS)
def test_a_lens_holds_one_dot_for_every_twentieth_of_a_millimolar(name):
    place = numbers.COMPARTMENTS[name]
    scattered = dots(round(place.free / DOT), round(place.bound / DOT))
    assert sum(is_free for *_, is_free in scattered) == round(place.free / DOT)
    assert len(scattered) == pytest.approx((place.free + place.bound) / DOT, abs=1)
    assert all((x * x + y * y) ** 0.5 < RADIUS - 3 for x, y, _ in scattered)
    assert scattered == dots(round(place.free / DOT), round(place.bound / DOT))
