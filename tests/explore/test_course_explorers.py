"""Every explorer of the course can be drawn wherever a reader goes, and says what it asks and shows."""

import json
import re
from pathlib import Path

import pytest
from docutils.nodes import make_id

from mgmodels.explore import explorers
from mgmodels.explore.controls import Quantity
from mgmodels.explore.grid import LEAST_IN_PEOPLE

COURSE = explorers()
CHAPTERS = sorted((Path(__file__).parents[2] / "chapters").glob("*.ipynb"))
MOVING = {id: explorer for id, explorer in COURSE.items() if explorer.controls}


@pytest.mark.parametrize("id", COURSE)
def test_it_is_drawn_at_the_default_every_corner_and_every_preset(id):
    assert COURSE[id].check() is COURSE[id]


@pytest.mark.parametrize("id", MOVING)
def test_it_asks_a_question_and_has_a_caption_and_presets(id):
    explorer = MOVING[id]
    assert explorer.question.endswith("?")
    assert explorer.caption.endswith(".")
    assert explorer.presets


@pytest.mark.parametrize("id", COURSE)
def test_a_caption_says_no_side_for_on_a_phone_panels_stand_below_each_other(id):
    assert re.search(r"\b(Left|Right|Above|Below)\b[^.]{0,20}:", COURSE[id].caption) is None


@pytest.mark.parametrize("id", MOVING)
def test_every_panel_has_something_to_download(id):
    for panel in MOVING[id].draw().panels:
        assert any(getattr(mark, "name", "") and mark.data for mark in panel.marks), panel.title


@pytest.mark.parametrize("id", MOVING)
def test_people_have_enough_solved_positions(id):
    for name, control in MOVING[id].controls.items():
        for zone in control.zones if isinstance(control, Quantity) else ():
            low, high = max(zone.low, control.low), min(zone.high, control.high)
            if zone.kind == "people" and low < high:
                assert sum(low <= value <= high for value in MOVING[id].grid[name]) >= LEAST_IN_PEOPLE


@pytest.mark.parametrize("id", MOVING)
def test_the_sentence_follows_the_control(id):
    explorer = MOVING[id]
    ends = [explorer.draw(**{name: values[end]}).sentence for name, values in explorer.grid.items() for end in (0, -1)]
    assert len(set(ends)) > 1


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_no_heading_of_a_chapter_takes_the_place_of_an_explorer(path):
    """A heading's place on the page is made from its words; a link to an explorer of that id would lead to it."""
    cells = json.loads(path.read_text("utf8"))["cells"]
    prose = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    headings = re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    assert len(headings) > 5
    assert {make_id(heading) for heading in headings} & set(COURSE) == set()
