"""The glossary: its rules, and how its words are found and explained in a chapter's prose."""

import json
import re
from pathlib import Path

import pytest
from docutils import nodes

from course.elements import element
from course.glossary_page import explain, stands_in_prose
from mgmodels.engine import registry
from mgmodels.engine.errors import DeclarationError
from mgmodels.glossary import glossary, read, terms
from mgmodels.replicates import replicates

ROOT = Path(__file__).resolve().parents[2]
ABBREVIATION = re.compile(r"(?<![\w-])(?:[A-Z]-)?[A-Z][A-Za-z0-9]*[A-Z0-9][A-Za-z0-9]*(?:-[A-Z0-9]+)?(?![\w-])")
NO_WORDS = re.compile(r"`[^`]*`|\$\$.*?\$\$|\$[^$]*\$|\{[a-z:]+\}|\]\([^)]*\)", re.DOTALL)
# Numbers of chapters, claims and vitamins, ions, names of people, and the symbols of an equation.
NEEDS_NO_WORDS = re.compile(r"[IVX]+(-\d+)?|[A-Z]\d*(-\d+)?|B\d+|DiCarlo|RT")


def chapter_prose(path):
    """The prose of a chapter, without code, equations and targets of links."""
    cells = json.loads(path.read_text("utf8"))["cells"]
    return NO_WORDS.sub(" ", "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"))


def prose():
    """The prose of all notebooks, cover and reference pages, and of what generated pages say: the ledger, explorers,
    parameters, and what replicates."""
    cells = []
    for path in sorted((ROOT / "chapters").glob("*.ipynb")):
        cells += ["".join(cell["source"]) for cell in json.loads(path.read_text("utf8"))["cells"]]
    pages = [path.read_text("utf8") for path in (ROOT / "chapters").rglob("*.md")]
    code = [path.read_text("utf8") for path in (ROOT / "mgmodels").rglob("*.toml") if path.name != "glossary.toml"]
    code += [path.read_text("utf8") for path in (ROOT / "mgmodels" / "figures").rglob("*.py")]
    parameters = [p.meaning for model in registry.models().values() for p in model.parameters.values()]
    compared = [one.what for one in replicates()]
    return "\n".join([*cells, *pages, *code, *parameters, *compared])


def test_every_term_is_used_in_the_course():
    text = prose()
    assert [term.name for term in terms() if not any(form in text for form in term.forms)] == []


@pytest.mark.parametrize("path", sorted((ROOT / "chapters").glob("*.ipynb")), ids=lambda path: path.stem)
def test_every_abbreviation_of_a_chapter_is_explained(path):
    found = {word for word in ABBREVIATION.findall(chapter_prose(path)) if not NEEDS_NO_WORDS.fullmatch(word)}
    assert found - set(glossary()) == set(), "add them to mgmodels/glossary.toml"


def test_an_abbreviation_is_known_by_its_capitals():
    found = ABBREVIATION.findall("GABA, LIMIT-2 and L-DOPA, in B6 of MgATP; not mV, Mg or non-NMDA")
    assert found == ["GABA", "LIMIT-2", "L-DOPA", "B6", "MgATP"]


def test_terms_have_anchors_of_their_own():
    anchors = [term.anchor for term in terms()]
    assert len(set(anchors)) == len(anchors)


def words(pieces):
    return [piece.astext() if isinstance(piece, nodes.Text) else piece for piece in pieces]


def test_the_first_use_is_explained_and_only_that():
    explained = set()
    start, gloss, end = explain("One spike, two spikes.", explained)
    assert (start.astext(), end.astext()) == ("One ", ", two spikes.")
    button, tip = gloss.children
    assert button["attributes"]["aria-describedby"] == tip["attributes"]["id"]
    assert button.astext() == "spike" and tip.astext() == glossary()["spike"].meaning
    assert words(explain("A spike again.", explained)) == ["A spike again."]


def test_the_longest_form_wins_and_parts_of_words_are_left_alone():
    (gloss,) = explain("NMDA receptors", set())
    assert gloss.children[0].astext() == "NMDA receptors"
    assert words(explain("MgATPase, non-ionised", set())) == ["MgATPase, non-ionised"]


@pytest.mark.parametrize(
    ("parent", "wanted"),
    [
        (lambda text: nodes.paragraph("", "", text), True),
        (lambda text: nodes.paragraph("", "", nodes.emphasis("", "", text)), True),
        (lambda text: nodes.paragraph("", "", nodes.reference("", "", text)), False),
        (lambda text: nodes.title("", "", text), False),
        (lambda text: element("label", {}, nodes.paragraph("", "", text)), False),
    ],
)
def test_only_prose_is_explained(parent, wanted):
    text = nodes.Text("spike")
    parent(text)
    assert stands_in_prose(text) is wanted


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('name = "A"\nforms = ["a"]\nmeaning = "No end"', "a sentence of at most"),
        ('name = "A"\nforms = ["a"]\nmeaning = "' + "x " * 31 + '."', "a sentence of at most"),
        ('name = "A"\nforms = ["a", "a"]\nmeaning = "One."', "“a” is a form of A and of A"),
    ],
)
def test_a_bad_term_is_refused(tmp_path, content, message):
    path = tmp_path / "glossary.toml"
    path.write_text(f"[[term]]\n{content}\n", "utf8")
    with pytest.raises(DeclarationError, match=message):
        read(path)
