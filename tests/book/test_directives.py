"""The book's own directives: what they write, and what they say to an author who mistypes."""

import io
import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from course import badges, elements, mathml, site
from mgmodels import claims
from mgmodels.engine import bibliography

ROOT = Path(__file__).resolve().parents[2]

GOOD = """# [I]{.numeral} A page

:::{chapter-meta}
:minutes: 3
:needs: nothing
:tests: a section
:::

:::{claims} I-05 I-06
:::

## A cycle

Before.

:::{predict} What happens to 5 mV?
- [ ] This
- [x] That
:::

:::{move}
The control.
:::

:::{explain}
Because.
:::

More because, with $x^2$.

:::{cycle-end}
:::

After.

## The next

:::{where}
:lens: csf
:people: 0.80 mM
:defended: yes
:source: mckee_2005
Outside.
:::

::::{exercise} How many?
:answer: 4
:tolerance: 10%
:unit: mV
:hint: Count.
- right

  Yes.
- … 3

  Too few.
- otherwise

  No.

:::{solution}
Four.
:::
::::
"""

SOLVED = ":::{solution}\nS\n:::\n::::"
MISTAKES = {
    ":::{claims} I-5\n:::": "The ledger has no claim “I-5”. Did you mean I-05",
    ":::{verdict-table} section XII\n:::": "no claim belongs to section “XII”",
    ":::{where}\n:lens: csf\n:people: 1\n:defended: yes\n:source: mckee_2050\nText.\n:::": "mean mckee_2005",
    ":::{where}\n:lens: csf\nText.\n:::": "where needs :people:, :defended:, :source:",
    ":::{predict} What?\n- Only one\n:::": "at least two choices",
    ":::{limits}\nNo list.\n:::": "exactly one bullet list",
    ":::{chapter-meta}\n:minutes: 3\n:::": "chapter-meta needs :needs:, :tests:",
    "::::{exercise} Q\n- [x] A\n\n  Yes.\n- [ ] B\n\n" + SOLVED: "“B” has no feedback",
    "::::{exercise} Q\n- [x] A\n\n  Yes.\n- [ ] B\n\n  No.\n::::": "exactly one nested {solution}",
    "::::{exercise} Q\n:answer: 4\n- right\n\n  Yes.\n- many\n\n  No.\n\n" + SOLVED: "“many” is not a range",
}
TOC = """format: jb-book
root: cover
parts:
- caption: Rest
  chapters:
  - file: wrong
  - file: bibliography
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A two-page book with every directive used rightly on one page and wrongly on the other."""
    source = tmp_path_factory.mktemp("book")
    wrong = "# Mistakes\n\n" + "\n\n".join(MISTAKES) + "\n"
    for name, text in (
        ("cover", GOOD),
        ("wrong", wrong),
        ("bibliography", "# Sources\n\n```{bibliography}\n:all:\n```\n"),
    ):
        (source / f"{name}.md").write_text(text, "utf-8")
    (source / "_toc.yml").write_text(TOC)
    (source / "references.bib").write_text(bibliography.PATH.read_text("utf-8"), "utf-8")
    config = {
        "extensions": ["myst_nb", "sphinx_external_toc", "sphinxcontrib.bibtex", "course"],
        "myst_enable_extensions": ["attrs_inline", "colon_fence", "dollarmath"],
        "html_theme": "course", "html_math_renderer": "mathml", "html_title": "Test", "html_use_index": False,
        "bibtex_bibfiles": ["references.bib"], "bibtex_reference_style": "author_year",
        "exclude_patterns": ["out"],
    }  # fmt: skip
    warnings = io.StringIO()
    with patch_docutils(), docutils_namespace():
        app = Sphinx(source, None, source / "out", source / "out" / ".doctrees", "html", config, None, warnings)
        app.build()
    page = BeautifulSoup((source / "out" / "cover.html").read_text("utf-8"), "html.parser")
    return page.find("article"), warnings.getvalue()


@pytest.mark.parametrize(("text", "message"), MISTAKES.items(), ids=list(MISTAKES.values()))
def test_a_mistake_is_answered_with_the_way_out(built, text, message):
    assert message in built[1]


def test_a_right_page_is_built_without_a_word(built):
    assert "cover.md" not in built[1]


def test_the_three_steps_are_gathered_and_end_where_they_are_told(built):
    (rail,) = built[0].select(".cycle")
    predict, move, explain = rail.select(".step")
    assert predict.legend.get_text() == "What happens to 5\u00a0mV?"
    assert [label.get_text(strip=True) for label in predict.select("label")] == ["This", "That"]
    assert "The control." in move.get_text()
    assert "More because" in explain.get_text() and explain.find("math") is not None
    assert explain.select_one("[data-recall]")["data-recall"] == predict.select_one("[data-predict]")["data-predict"]
    assert "After." not in rail.get_text() and "Before." not in rail.get_text()


def test_the_claim_cards_carry_the_ledgers_verdict(built):
    cards = built[0].select(".claim")
    assert len(cards) == 2
    for card, identifier in zip(cards, ("I-05", "I-06"), strict=True):
        claim = claims.claim(identifier)
        assert claim.word in card.get_text()
        assert card.a["href"].endswith(f"reference/claims.html#claim-{identifier.lower()}")


def test_the_number_exercise_knows_its_ranges(built):
    field = built[0].select_one("input[data-answer]")
    assert json.loads(field["data-ranges"]) == [[3.6, 4.4, "right"], [None, 3.0, "range-1"]]
    kept = {template["data-feedback"] for template in built[0].select(".exercise template")}
    assert kept == {"right", "range-1", "otherwise", "none", "hint"}


def test_the_aside_draws_the_compartment_and_cites(built):
    aside = built[0].select_one(".margin[role=note]")
    assert aside.select_one("svg .fd")["d"].count("M") == 16  # 0.80 mM at 0.05 mM a dot
    assert "McKee" in aside.get_text()


@pytest.mark.parametrize("mechanism", badges.MECHANISMS)
@pytest.mark.parametrize("in_people", badges.SIZES)
def test_every_verdict_can_be_drawn_and_is_said_in_words(mechanism, in_people):
    claim = claims.claim("I-05").__class__(
        **{**vars(claims.claim("I-05")), "mechanism": mechanism, "in_people": in_people}
    )
    badge = BeautifulSoup(badges.badge(claim), "html.parser")
    assert len(badge.select("circle.glyph:not(.o)")) == badges.MECHANISMS[mechanism]
    assert len(badge.select("rect.glyph:not(.o)")) == badges.SIZES[in_people]
    assert mechanism in badge.get_text()


def test_the_axes_of_the_badge_are_those_of_the_ledger():
    assert set(badges.MECHANISMS) == set(claims.MECHANISMS)
    assert set(badges.SIZES) == set(claims.IN_PEOPLE)


def test_every_claim_has_its_place_on_the_plane():
    everything = list(claims.ledger().values())
    drawing = BeautifulSoup(badges.plane(everything), "html.parser")
    shown = " ".join(text.get_text() for text in drawing.select(".dott")).split()
    assert sorted(shown) == sorted(badges.short_name(claim.id) for claim in everything)


@pytest.mark.parametrize("latex", [r"\ce{Mg}", "x^2^3"])
def test_a_formula_that_cannot_be_written_stops_the_build(latex):
    with pytest.raises(ExtensionError, match="formula"):
        mathml.mathml(latex, "inline")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("5 mV", "5\u00a0mV"),
        ("0.80 mM", "0.80\u00a0mM"),
        ("3 months", "3 months"),
        ("by 20 %.", "by 20\u00a0%."),
        ("0.80 ± 0.10 mM", "0.80\u00a0±\u00a00.10\u00a0mM"),
    ],
)
def test_a_number_and_its_unit_stay_together(text, kept):
    assert elements.keep_together(text) == kept


@pytest.mark.parametrize(
    ("fault", "name"),
    [
        ('<p style="color:red">', "inline style"),
        ("<style>p{}</style>", "<style> element"),
        ("<script>go()</script>", "inline <script>"),
        ('<a onclick="go()">', "inline handler"),
        ('<img src="https://example.org/x.png">', "loads https://example.org"),
    ],
)
def test_what_the_policy_would_block_is_found_before_a_reader_does(fault, name):
    clean = site.front_door("a.html", "Title")
    assert site.violations(clean) == []
    assert any(name in found for found in site.violations(clean.replace("<h1>", fault + "<h1>")))
