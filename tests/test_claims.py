"""The ledger of claims: what it holds, what it promises the reader, and how it refuses a bad file."""

import re
from dataclasses import FrozenInstanceError
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels import claims
from mgmodels.claims.ledger import FOLDER, read
from mgmodels.claims.outline import checked_sentence, read_outline
from mgmodels.engine.bibliography import entries
from mgmodels.engine.errors import DeclarationError, UnknownName

ROOT = Path(__file__).parents[1]
ALL = claims.ledger()
SENTENCES = [(one.id, name, getattr(one, name)) for one in ALL.values()
             for name in ("paraphrase", "size", "word", "finding", "would_change")]  # fmt: skip


# What it holds

def test_every_claim_of_section_one_and_of_its_card_is_there():
    expected = {f"I-{n:02}" for n in range(1, 13)} | {"E-01", "E-02"}
    assert expected <= set(ALL)


def test_numbers_run_from_one_without_gaps():
    for letter, ids in groupby(ALL, key=lambda identifier: identifier.split("-")[0]):
        numbers = [int(identifier.split("-")[1]) for identifier in ids]
        assert numbers == list(range(1, len(numbers) + 1)), letter


def test_claims_follow_the_order_of_the_article():
    sections = [one.section for one in ALL.values()]
    assert [name for name, _ in groupby(sections)] == [s for s in claims.SECTIONS if s in sections]


def test_every_file_of_the_folder_is_in_the_ledger():
    written = "".join(path.read_text("utf8") for path in FOLDER.glob("*.toml"))
    assert set(re.findall(r'^id = "(.*)"$', written, re.M)) == set(ALL)


@pytest.mark.parametrize("one", ALL.values(), ids=list(ALL))
def test_evidence_is_in_the_bibliography(one):
    assert set(one.evidence) <= set(entries())


def test_explorers_that_claims_name_exist():
    from mgmodels.explore.registry import explorers

    named = {name for one in ALL.values() for name in one.explorers}
    assert named - set(explorers()) == set()


@pytest.mark.parametrize("one", ALL.values(), ids=list(ALL))
def test_tests_that_claims_name_exist(one):
    for name in one.tests:
        file, _, function = name.partition("::")
        assert f"def {function}(" in (ROOT / file).read_text("utf8"), name


PAGES = [path for ending in ("ipynb", "md") for path in sorted((ROOT / "chapters").rglob(f"*.{ending}"))]
CITED = re.compile(r"(?<![\w-])(?:0|I{1,3}|IV|[NMCEPG])-\d\d(?![\w-])")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_ids_that_a_page_cites_are_in_the_ledger(path):
    assert set(CITED.findall(path.read_text("utf8"))) <= set(ALL)


# What it promises the reader

@pytest.mark.parametrize("one", ALL.values(), ids=list(ALL))
def test_the_word_agrees_with_the_mechanism(one):
    first = one.word.split()[0].strip(",")
    allowed = {
        "Right": {"established"},
        "Overstated": {"established", "plausible", "contested"},
        "Plausible": {"plausible"},
        "Unsupported": {"no support"},
        "Wrong": {"wrong"},
    }
    assert one.mechanism in allowed[first]


@pytest.mark.parametrize(("identifier", "name", "text"), SENTENCES)
def test_numbers_are_set_as_print_wants_them(identifier, name, text):
    assert not re.search(r"(?<![\w–])-\d", text), "a minus sign is U+2212"
    assert not re.search(r"\d (?=(mV|mM|µA|ms|m/s|min|s)\b|[%°])", text), "number and unit part"
    assert "  " not in text and text == text.strip()


@pytest.mark.parametrize("one", ALL.values(), ids=list(ALL))
def test_a_verdict_other_than_an_open_one_rests_on_a_number(one):
    if one.in_people != "unknown":
        assert re.search(r"\d", one.finding)


def test_nobody_is_said_to_agree_broadly_on_what_the_ledger_finds_contested():
    assert [one.id for one in ALL.values() if one.mechanism == "contested" and one.agreement == "broad"] == []


def test_a_claim_that_only_models_and_labels_speak_for_is_not_held_for_certain():
    for one in ALL.values():
        if set(one.evidence) <= {"this_course"}:
            assert one.certainty in ("very low", "low"), one.id


def test_scales_are_ordered_for_the_badges():
    assert claims.MECHANISMS.index("established") == 4 and claims.MECHANISMS.index("wrong") == 0
    assert claims.IN_PEOPLE.index("large") == 4 and claims.IN_PEOPLE.index("unknown") == 0


def test_a_reader_cannot_change_the_ledger():
    with pytest.raises(FrozenInstanceError):
        claims.claim("I-01").word = "Wrong"
    claims.ledger().clear()
    assert claims.ledger() == ALL


@given(st.text().filter(lambda text: text not in ALL))
def test_an_unknown_id_is_an_error_that_names_it(identifier):
    with pytest.raises(UnknownName) as error:
        claims.claim(identifier)
    assert f"“{identifier}”" in str(error.value)


def test_an_unknown_id_offers_the_near_ones():
    with pytest.raises(UnknownName, match="I-06"):
        claims.claim("i-6")


# How it lies beside the article

SENTENCES_OF_THE_ARTICLE = [sentence for paragraph in claims.outline() for sentence in paragraph.sentences]


@pytest.mark.parametrize("sentence", SENTENCES_OF_THE_ARTICLE, ids=lambda sentence: sentence.place)
def test_a_sentence_names_claims_of_the_ledger_once_its_part_is_there(sentence):
    begun = {identifier.split("-")[0] for identifier in ALL}
    assert [name for name in sentence.claims if name not in ALL and name.split("-")[0] in begun] == []


def test_every_claim_tests_a_sentence_of_the_article():
    """A claim that stands in no sentence is one that the article does not make, or outline.toml lacks the sentence."""
    assert [identifier for identifier in ALL if not claims.sentences_of(identifier)] == []


def test_the_outline_runs_through_the_article_in_its_order():
    """The cards stand between sections II and III on the page, and their claims after the sections."""
    sections = [name for name, _ in groupby(paragraph.section for paragraph in claims.outline())]
    assert sections == ["introduction", "I", "II", "cards", "III", "IV", "product", "whole article"]


BAD_SENTENCES = {
    "no claim": ({"says": "Ions move."}, "give the claims that test it, or in “untested” why"),
    "both": ({"says": "Ions move.", "claims": ["I-01"], "untested": "x"}, "one of the two"),
    "misspelt": ({"says": "Ions move.", "claim": "I-01"}, "“claim” is not a field of a sentence"),
    "id": ({"says": "Ions move.", "claims": ["I-1"]}, "“I-1” is not the id of a claim"),
    "long": ({"says": "ion " * 26, "claims": ["I-01"]}, "more than 25 words"),
}  # fmt: skip


@pytest.mark.parametrize(("record", "message"), BAD_SENTENCES.values(), ids=list(BAD_SENTENCES))
def test_a_bad_sentence_is_refused_with_its_place(record, message):
    with pytest.raises(DeclarationError, match="sentence I.1.1: .*" + re.escape(message)):
        checked_sentence("I.1.1", record, "outline.toml")


def test_an_outline_of_an_unknown_part_is_refused(tmp_path):
    path = tmp_path / "outline.toml"
    path.write_text('[[paragraph]]\nsection = "card"\nabout = "x"\nsentences = []\n', encoding="utf8")
    with pytest.raises(DeclarationError, match="Did you mean cards"):
        read_outline(path)


# How it refuses a bad file

GOOD = {
    "id": "I-01", "paraphrase": "Ions carry current.", "kind": "mechanism", "mechanism": "established",
    "in_people": "large", "size": "all of it", "certainty": "high", "agreement": "broad",
    "word": "Right", "finding": "They do, at 1 mM.",
    "evidence": ["hodgkin_huxley_1952"], "explorers": ["resting-potential"], "tests": [],
    "would_change": "A current without carriers would overturn it.",
}  # fmt: skip


def write(folder, *records, section="I", name="section.toml", more=""):
    """Write records as a file of the ledger; Python's lists and texts of these tests are TOML's too."""
    tables = ["[[claim]]\n" + "".join(f"{k} = {v!r}\n" for k, v in record.items()) for record in records]
    (folder / name).write_text(f"section = {section!r}\n{more}" + "".join(tables), encoding="utf8")


def test_a_good_file_is_read(tmp_path):
    write(tmp_path, GOOD)
    (one,) = read(tmp_path, entries()).values()
    assert one.id == "I-01" and one.section == "I" and one.evidence == ("hodgkin_huxley_1952",)


BAD = {
    "misspelt field": (GOOD | {"findng": "x"}, "“findng” is not a field of a claim. Did you mean finding"),
    "missing field": ({k: v for k, v in GOOD.items() if k != "size"}, "the field “size” is missing"),
    "no certainty": (
        {k: v for k, v in GOOD.items() if k != "certainty"},
        "the field “certainty” is missing. It is one of: very low, low, moderate, high",
    ),
    "agreement": (GOOD | {"agreement": "yes"}, "agreement is “yes”. Allowed: not examined, divided, partial, broad"),
    "empty text": (GOOD | {"finding": " "}, "“finding” is ' '; it is a text that is not empty"),
    "text for a list": (GOOD | {"evidence": "hille_1975"}, "“evidence” is 'hille_1975'; it is a list"),
    "repeat in a list": (GOOD | {"tests": ["a", "a"]}, "it is a list of texts"),
    "id of another section": (GOOD | {"id": "E-01"}, "an id of section I is I, a hyphen and two digits"),
    "short id": (GOOD | {"id": "I-1"}, "an id of section I is I, a hyphen and two digits"),
    "kind": (GOOD | {"kind": "opinion"}, "kind is “opinion”. Allowed: mechanism, magnitude, clinical"),
    "mechanism": (GOOD | {"mechanism": "true"}, "mechanism is “true”. Allowed: wrong, no support, contested"),
    "in people": (GOOD | {"in_people": "huge"}, "in_people is “huge”. Allowed: unknown, negligible, small"),
    "long paraphrase": (GOOD | {"paraphrase": "ion " * 15}, "“paraphrase” has 15 words, at most 14"),
    "long word": (GOOD | {"word": "right " * 6}, "“word” has 6 words, at most 5"),
    "long size": (GOOD | {"size": "1 " * 11}, "“size” has 11 words, at most 10"),
    "long finding": (GOOD | {"finding": "ion " * 46}, "“finding” has 46 words, at most 45"),
    "two sentences": (GOOD | {"would_change": "This. That."}, "“would_change” is one sentence"),
    "no sentence": (GOOD | {"would_change": "This"}, "“would_change” is one sentence"),
    "unknown evidence": (GOOD | {"evidence": ["hile_1975"]}, "Did you mean hille_1975"),
    "no evidence": (GOOD | {"evidence": []}, "a claim of kind mechanism needs evidence"),
    "explorer": (GOOD | {"explorers": ["Resting potential"]}, "is not the id of an explorer"),
}  # fmt: skip


@pytest.mark.parametrize(("record", "message"), BAD.values(), ids=list(BAD))
def test_a_bad_claim_is_refused_with_the_reason(tmp_path, record, message):
    write(tmp_path, record)
    with pytest.raises(DeclarationError, match=re.escape(message)) as error:
        read(tmp_path, entries())
    assert str(error.value).startswith(f"section.toml, claim {record['id']}: ")


def test_a_label_needs_no_paper(tmp_path):
    write(tmp_path, GOOD | {"kind": "label", "evidence": []})
    assert read(tmp_path, entries())["I-01"].evidence == ()


def test_an_id_given_in_two_files_is_refused(tmp_path):
    write(tmp_path, GOOD, name="a.toml")
    write(tmp_path, GOOD, name="b.toml")
    with pytest.raises(DeclarationError, match="b.toml: the id I-01 is given twice"):
        read(tmp_path, entries())


def test_an_unknown_section_is_refused(tmp_path):
    write(tmp_path, GOOD, section="card")
    with pytest.raises(DeclarationError, match="section is 'card'. Did you mean cards?"):
        read(tmp_path, entries())


def test_a_stray_table_is_refused(tmp_path):
    write(tmp_path, GOOD, more="author = 'me'\n")
    with pytest.raises(DeclarationError, match="nothing else"):
        read(tmp_path, entries())


def test_a_file_that_is_not_toml_is_named(tmp_path):
    (tmp_path / "section.toml").write_text("section = ", encoding="utf8")
    with pytest.raises(DeclarationError, match="section.toml is not TOML: Invalid value"):
        read(tmp_path, entries())
