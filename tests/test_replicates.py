"""The record of what replicates: whole, about tests that exist, and true to its own numbers.

That its numbers are those which the tests compute, the tests check as they run (tests/papers/conftest.py).
"""

import ast
import json
import re
from pathlib import Path

import pytest

from mgmodels.engine import bibliography, registry
from mgmodels.engine.errors import UnknownName
from mgmodels.replicates import KINDS, of_paper, papers, replicates

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "tests" / "papers").glob("test_*.py"))
KIND_OF_NAME = re.compile(r"test_(validated|regression|known_disagreement|calibrated)_")
BESIDE_PEOPLE = re.compile(r"test_(known_disagreement|calibrated)_")
RECORDS = replicates()
ids = {"ids": [f"{one.paper}: {one.what}"[:90] for one in RECORDS]}


def on_record_by_name(path):
    """The tests of a file that belong on record."""
    names = [node.name for node in ast.parse(path.read_text("utf8")).body if isinstance(node, ast.FunctionDef)]
    return {name for name in names if KIND_OF_NAME.match(name)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_paper_test_is_on_record_and_every_record_has_its_test(path):
    recorded = {one.test.split("::")[1] for one in RECORDS if one.test.startswith(f"tests/papers/{path.name}::")}
    assert on_record_by_name(path) == recorded, (
        f"write the record anew: python -m pytest tests/papers/{path.name} --record-replicates"
    )


def test_what_differs_and_what_was_chosen_to_fit_is_tested_where_it_goes_on_record():
    """Elsewhere a test may compare with a law, another program or our own earlier run, and nowhere with people only."""
    others = [path for path in (ROOT / "tests").rglob("test_*.py") if path not in FILES]
    assert others and not [name for path in others for name in on_record_by_name(path) if BESIDE_PEOPLE.match(name)]


def test_no_record_is_left_of_a_file_that_is_gone():
    assert {paper.key for paper in papers()} <= {path.stem.removeprefix("test_") for path in FILES}


@pytest.mark.parametrize("one", RECORDS, **ids)
def test_a_record_says_what_its_numbers_say(one):
    assert one.kind == KIND_OF_NAME.match(one.test.split("::")[1])[1].replace("_", " ") and one.kind in KINDS
    assert one.agrees == (one.kind != "known disagreement")
    assert one.kind != "validated" or "calibrated" not in one.note.lower(), "what was chosen to fit proves nothing"
    assert (one.published is None) == (one.model is None) == (one.tolerance is None)
    if one.published is None:
        assert one.kind not in ("known disagreement", "calibrated"), (
            "say what the experiment gave: assert through the fixture `mismatch` or `published`"
        )
        assert one.numbers == 0 and one.difference is None
    elif one.kind == "known disagreement":
        assert abs(one.difference) > one.tolerance
    elif one.numbers == 1:
        assert abs(one.difference) <= one.tolerance + 2e-5 * abs(one.published)  # six digits are kept


@pytest.mark.parametrize("paper", papers(), ids=lambda paper: paper.key)
def test_a_paper_says_what_it_is_and_names_models_that_exist(paper):
    assert paper.about and paper.title
    assert set(paper.models) <= set(registry.models())
    if re.search(r"_(18|19|20)\d\d$", paper.key):
        assert paper.key in bibliography.entries()


def test_an_unknown_paper_is_an_error_that_offers_the_near_ones():
    with pytest.raises(UnknownName, match="hille_1975"):
        of_paper("hile_1975")


def test_the_record_is_plain_json_with_one_comparison_a_line():
    for path in (ROOT / "mgmodels" / "replicates").glob("*.json"):
        text = path.read_text("utf8")
        assert len(json.loads(text)["replicates"]) == text.count('\n  {"what"')
