"""The bibliography: a strict format, one entry a paper, and a note of what was seen for each."""

import re
import unicodedata

import pytest

from mgmodels.engine.bibliography import PATH, entries

ENTRIES = entries()
PAPERS = {key: entry for key, entry in ENTRIES.items() if key != "this_course"}
REQUIRED = {
    "article": {"author", "title", "journal", "year", "note"},
    "book": {"author", "title", "publisher", "year", "note"},
    "misc": {"author", "title", "year", "note"},
}
LINE = re.compile(r"@\w+\{[a-z0-9_]+,|  [a-z]+ = \{.+\},|\}|")


def letters(text):
    """Return the bare lower-case letters of `text`: Hübel becomes hubel, El-Beheiry elbeheiry."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in plain if c.isascii() and c.isalpha())


def test_every_line_has_the_one_form():
    wrong = [line for line in PATH.read_text("utf8").splitlines() if not LINE.fullmatch(line)]
    assert wrong == []


def test_no_entry_is_lost_in_reading():
    assert len(ENTRIES) == PATH.read_text("utf8").count("\n@") + 1


def test_braces_balance_and_titles_keep_their_capitals():
    for key, entry in ENTRIES.items():
        assert entry["bibtex"].count("{") == entry["bibtex"].count("}"), key
        assert re.fullmatch(r"\{[^{}]+\}", entry["title"]), f"{key}: bare titles lose their capitals"


def test_entries_are_sorted_by_key():
    assert list(ENTRIES) == sorted(ENTRIES)


def test_no_paper_is_entered_twice():
    for field in ("doi", "title"):
        values = [entry[field].lower() for entry in ENTRIES.values() if field in entry]
        assert len(values) == len(set(values)), field


@pytest.mark.parametrize("key", ENTRIES)
def test_entry_has_the_fields_of_its_type(key):
    entry = ENTRIES[key]
    assert REQUIRED[entry["type"]] <= set(entry)
    assert not re.search(r"[&%$#~^\\]", entry["bibtex"]), "a character that TeX reads as a command"


@pytest.mark.parametrize("key", PAPERS)
def test_key_is_first_author_and_year(key):
    name, year = key.rsplit("_", 1)
    family = PAPERS[key]["author"].split(",")[0]
    assert year == PAPERS[key]["year"]
    assert letters(name).startswith(letters(family))


@pytest.mark.parametrize("key", ENTRIES)
def test_authors_are_family_comma_initials(key):
    for person in ENTRIES[key]["author"].split(" and "):
        assert re.fullmatch(r"\{.+\}|[\w' -]+, (\w\.[ -]?)+", person), person


@pytest.mark.parametrize("key", ENTRIES)
def test_numbers_have_their_form(key):
    entry = ENTRIES[key]
    assert re.fullmatch(r"(19|20)\d\d", entry["year"])
    assert re.fullmatch(r"10\.\d{4,}/\S+", entry.get("doi", "10.1000/none"))
    assert re.fullmatch(r"[A-Za-z]*\d+(--[A-Za-z]*\d+)?", entry.get("pages", "1"))


@pytest.mark.parametrize("key", ENTRIES)
def test_note_says_what_was_seen(key):
    note = ENTRIES[key]["note"]
    if "recalled" in note:  # what was not seen at all says where it was looked for
        assert note.startswith(("recalled, unverified: looked for in ", "partly verified: "))
    else:
        assert note.startswith("verified: ")


ROOT = PATH.parents[1]
FOLDERS = ("mgmodels", "chapters", "tests/papers", "benchmarks")
CITING = {".py", ".toml", ".ipynb", ".md", ".json"}


def test_every_entry_is_cited():
    """By a model, a claim, a chapter, a figure, a paper test or a benchmark."""
    files = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    text = "\n".join(path.read_text("utf8") for path in files if path.suffix in CITING)
    cited = set(re.findall(r"\w+", text))
    assert [key for key in ENTRIES if key not in cited] == []


IDENTIFIERS = {"doi": r"10\.\d{4,}/\S+", "pmid": r"\d{5,8}", "pmcid": r"PMC\d{5,8}", "isbn": r"[\d-]{9,16}[\dX]"}


@pytest.mark.parametrize("key", PAPERS)
def test_an_entry_can_be_found_or_says_why_not(key):
    """A book or a document without a number is found by its publisher; a paper says that its DOI was not seen."""
    entry = PAPERS[key]
    for name in IDENTIFIERS.keys() & entry.keys():
        assert re.fullmatch(IDENTIFIERS[name], entry[name]), name
    if entry["type"] == "article" and not IDENTIFIERS.keys() & entry.keys():
        assert "DOI not seen" in entry["note"]


@pytest.mark.parametrize("key", PAPERS)
def test_a_doi_is_printed_only_if_it_was_seen(key):
    entry = PAPERS[key]
    if "doi" in entry:
        assert "DOI not seen" not in entry["note"]
    elif entry["type"] == "article":
        assert "DOI not seen" in entry["note"]
