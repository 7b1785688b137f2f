"""The pages written from the package alone: they say what the registry, the ledger and the record say."""

import io
import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from course.numbers import decimal
from course.sensitivity_page import band_words, share_text
from mgmodels import claims
from mgmodels.engine import bibliography, registry
from mgmodels.engine.parameter import CONFIDENCE
from mgmodels.glossary import terms
from mgmodels.replicates import KINDS, replicates
from mgmodels.sensitivity import headlines, recorded

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("claims", "coverage", "models", "parameters", "replicates", "sensitivity", "glossary", "bibliography")
EXTENSIONS = ["attrs_inline", "colon_fence", "dollarmath", "deflist"]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The reference pages in a book of their own, without a notebook and without running a test."""
    source = tmp_path_factory.mktemp("book")
    home = source / "chapters" / "reference"
    home.mkdir(parents=True)
    for name in PAGES:
        shutil.copy(ROOT / "chapters" / "reference" / f"{name}.md", home)
    (source / "cover.md").write_text("# Cover\n\nText.\n", "utf-8")
    files = "".join(f"  - file: chapters/reference/{name}\n" for name in PAGES)
    (source / "_toc.yml").write_text(f"format: jb-book\nroot: cover\nparts:\n- caption: Rest\n  chapters:\n{files}")
    (source / "references.bib").write_text(bibliography.PATH.read_text("utf-8"), "utf-8")
    config = {
        "extensions": ["myst_nb", "sphinx_external_toc", "sphinxcontrib.bibtex", "course"],
        "myst_enable_extensions": EXTENSIONS, "html_theme": "course", "html_math_renderer": "mathml",
        "html_title": "Test", "html_use_index": False, "bibtex_bibfiles": ["references.bib"],
        "bibtex_reference_style": "author_year", "exclude_patterns": ["out"],
    }  # fmt: skip
    complaints = io.StringIO()
    with patch_docutils(), docutils_namespace():
        Sphinx(source, None, source / "out", source / "doctrees", "html", config, None, complaints).build()
    assert complaints.getvalue() == ""
    home = source / "out" / "chapters" / "reference"
    return {name: BeautifulSoup((home / f"{name}.html").read_text("utf-8"), "html.parser") for name in PAGES}


def test_every_parameter_is_shown_with_the_registrys_number(built):
    rows = built["parameters"].select("table.parameters tbody tr")
    everything = [(m, name, p) for m in registry.models().values() for name, p in m.parameters.items()]
    assert len(rows) == len(everything)
    for row, (model, name, p) in zip(rows, everything, strict=True):
        model_cell, value_cell = row.select("td")[:2]
        assert (model_cell.get_text(), row.th.get_text()) == (model.name.replace("_", " "), name)
        assert value_cell.decode_contents().startswith(decimal(p.value, 4))
        assert row["data-confidence"] == p.confidence
        assert float(value_cell["data-value"]) == p.value


def test_the_shares_at_the_top_are_counted_from_the_registry(built):
    counts = [int(re.search(r"\((\d+)\)", item.get_text())[1]) for item in built["parameters"].select("ul.shares li")]
    known = [p.confidence for m in registry.models().values() for p in m.parameters.values()]
    assert counts == [known.count(confidence) for confidence in CONFIDENCE]


def test_every_comparison_is_shown_with_the_records_numbers(built):
    page = built["replicates"]
    order = ("known disagreement", "validated", "calibrated", "regression")
    tables = dict(zip(order, page.select("table.replicates"), strict=True))
    for kind in order[1:]:
        wanted = [one for one in replicates() if one.kind == kind and one.published is not None]
        rows = tables[kind].select("tbody tr")
        assert len(rows) == len(wanted)
        for row, one in zip(rows, wanted, strict=True):
            if isinstance(one.published, float | int):
                published, model = (cell.decode_contents() for cell in row.select("td")[1:3])
                assert published.startswith(decimal(one.published, 4)) and model.startswith(decimal(one.model, 4))
            assert row.select_one(".tick")["aria-label"] == "agrees"
    assert set(order) == set(KINDS)
    crosses = tables["known disagreement"].select("tbody tr")
    assert {row.select_one(".tick")["aria-label"] for row in crosses} == {"differs"}
    assert len({one.test for one in replicates() if one.kind == "known disagreement"}) <= len(crosses)


@pytest.mark.parametrize("name", PAGES)
def test_no_place_of_a_page_is_named_twice(name, built):
    named = [tag["id"] for tag in built[name].select("[id]")]
    assert sorted(named) == sorted(set(named))


def test_every_model_has_a_card_with_its_equations(built):
    page = built["models"]
    for name, model in registry.models().items():
        card = page.find(id=f"model-{name.replace('_', '-')}")
        card = card if card.name == "section" else card.find_parent("section")
        words = card.get_text().replace("’", "'")
        assert model.title.replace("’", "'") in words and "Not modelled" in words and "Validated against" in words
        assert card.find("math") or card.find("pre", class_="source")
        for key in model.sources:
            assert key == "this_course" or f"{{{key}," in words


def test_every_claim_is_in_the_table_and_in_full(built):
    page = built["claims"]
    rows = page.select("table.claims-index tbody tr")
    assert [row.th.get_text() for row in rows] == list(claims.ledger())
    for identifier, claim in claims.ledger().items():
        entry = page.find(id=f"claim-{identifier.lower()}")
        assert f"Certainty of the evidence: {claim.certainty}." in entry.get_text()
    assert len(page.select(".entry")) == len(rows)


def test_every_sentence_of_the_outline_is_shown_with_what_tests_it(built):
    rows = built["coverage"].select("table.outline tbody tr")
    sentences = [sentence for paragraph in claims.outline() for sentence in paragraph.sentences]
    assert [row.th.get_text() for row in rows] == [sentence.place for sentence in sentences]
    for row, sentence in zip(rows, sentences, strict=True):
        shown = [link.get_text() for link in row.select("a")]
        assert shown == [name for name in sentence.claims if name in claims.ledger()]


def test_every_headline_number_is_shown_with_the_records_band_and_ranking(built):
    for name, headline in headlines().items():
        section = built["sensitivity"].find(id=f"sensitivity-{name.replace('_', '-')}")
        section = section if section.name == "section" else section.find_parent("section")
        kept = recorded(name)
        assert band_words(kept, headline.unit) in section.p.get_text()
        rows = section.select("table.drivers tbody tr")
        assert [row.th.get_text() in unknown for row, unknown in zip(rows, kept.ranking(), strict=True)]
        assert [row.select("td")[2].get_text() for row in rows] == [share_text(kept.total[u]) for u in kept.ranking()]


def test_every_term_is_in_the_glossary(built):
    assert [dt["id"] for dt in built["glossary"].select("dl.glossary dt")] == [term.anchor for term in terms()]
