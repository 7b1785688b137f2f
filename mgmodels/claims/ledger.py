"""Reads the ledger of claims from the TOML files beside this module; a file that breaks a rule is refused.

A verdict has two axes, because "true of the enzyme" and "matters to a person" are different questions:
`mechanism` says whether the process claimed is real, `in_people` how large its effect is in living people.
How far to trust a verdict has two as well, because good evidence may be disputed and poor evidence repeated by all:
`certainty` says how sure the evidence makes us, `agreement` how far the experts who wrote on the matter agree.
"""

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from mgmodels.engine.bibliography import entries
from mgmodels.engine.errors import DeclarationError, UnknownName, near_misses

FOLDER = Path(__file__).parent
OUTLINE = "outline.toml"  # the article's sentences, read by outline.py

MECHANISMS = ("wrong", "no support", "contested", "plausible", "established")
"""The mechanism axis, worst first: the place in the tuple is the number of discs on the badge."""

IN_PEOPLE = ("unknown", "negligible", "small", "moderate", "large")
"""The size axis: unknown, under 1 %, 1 to 5 %, 5 to 20 %, over 20 %; the place is the number of bars."""

CERTAINTY = ("very low", "low", "moderate", "high")
"""The certainty axis, in the words of GRADE: how unlikely it is that better evidence would change the verdict.

`high`: measured directly, and again by others. `moderate`: measured, but in other tissue or at other levels, or
computed within bounds that the data set. `low`: computed from models, or from few and weak studies. `very low`: hardly
anything to go by.
"""

AGREEMENT = ("not examined", "divided", "partial", "broad")
"""The agreement axis: how far experts who wrote on the matter agree with each other, whatever the article says.

`broad`: textbooks and reviews say the same. `partial`: most agree on the process and dispute its detail or its size.
`divided`: they publish against each other. `not examined`: nobody was found who had asked.
"""

KINDS = ("mechanism", "magnitude", "clinical", "label", "attribution")
"""What a claim is about; a label or an attribution may stand without a paper as evidence."""

SECTIONS = {
    "introduction": ("0",),
    "I": ("I",),
    "II": ("II",),
    "III": ("III",),
    "IV": ("IV",),
    "cards": ("N", "M", "C", "E"),
    "product": ("P",),
    "whole article": ("G",),
}
"""The parts of the article in its order, each with the letters its claim ids begin with."""

LONGEST = {"paraphrase": 14, "word": 5, "size": 10, "finding": 45}
"""The most words a field may have."""

IDENTIFIER = re.compile(r"([0A-Z]+)-(\d\d)")
EXPLORER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Claim:
    """One claim of the article, what was found, and what would change our mind."""

    id: str
    section: str
    paraphrase: str
    kind: str
    mechanism: str
    in_people: str
    size: str
    certainty: str
    agreement: str
    word: str
    finding: str
    evidence: tuple
    explorers: tuple
    tests: tuple
    would_change: str


GIVEN = tuple(f.name for f in fields(Claim) if f.name != "section")
LISTS = ("evidence", "explorers", "tests")
SCALES = {
    "kind": KINDS,
    "mechanism": MECHANISMS,
    "in_people": IN_PEOPLE,
    "certainty": CERTAINTY,
    "agreement": AGREEMENT,
}


@cache
def _ledger():
    return read(FOLDER, entries())


def ledger():
    """Return every claim by its id, in the order of the article.

    >>> list(ledger())[:3]
    ['0-01', '0-02', '0-03']
    """
    return dict(_ledger())


def claim(identifier):
    """Return one claim by its id; an unknown id raises `UnknownName` with the near misses.

    >>> claim("I-05").in_people
    'large'
    >>> claim("I-5")
    Traceback (most recent call last):
    mgmodels.engine.errors.UnknownName: The ledger has no claim “I-5”. Did you mean I-05, ...?
    """
    if identifier not in _ledger():
        raise UnknownName(f"The ledger has no claim “{identifier}”. {near_misses(identifier, _ledger())}")
    return _ledger()[identifier]


def read(folder, bibliography):
    """Return the claims of all TOML files in `folder` by id, checked against the keys of `bibliography`.

    A file that breaks a rule of the ledger raises `DeclarationError`, which names file, claim and rule.
    """
    found = {}
    for path in sorted(path for path in Path(folder).glob("*.toml") if path.name != OUTLINE):
        for one in read_file(path, bibliography):
            if one.id in found:
                raise DeclarationError(f"{path.name}: the id {one.id} is given twice; a claim has its own.")
            found[one.id] = one
    sections = list(SECTIONS)
    letters = [letter for section in SECTIONS.values() for letter in section]

    def place_in_the_article(one):
        letter, number = one.id.split("-")
        return sections.index(one.section), letters.index(letter), number

    return {one.id: one for one in sorted(found.values(), key=place_in_the_article)}


def read_file(path, bibliography):
    """Return the claims of one TOML file, in the order written there."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf8"))
    except tomllib.TOMLDecodeError as error:
        raise DeclarationError(f"{path.name} is not TOML: {error}") from error
    section = content.get("section")
    if section not in SECTIONS:
        raise DeclarationError(f"{path.name}: the section is {section!r}. {near_misses(section, SECTIONS)}")
    if set(content) != {"section", "claim"}:
        raise DeclarationError(f"{path.name}: a file holds one “section” and [[claim]] tables, nothing else.")
    return [checked(record, section, path.name, bibliography) for record in content["claim"]]


def checked(record, section, file, bibliography):
    """Return the record as a `Claim`; a record that breaks a rule raises `DeclarationError`."""
    where = f"{file}, claim {record.get('id', 'without id')}"

    def refuse(reason):
        raise DeclarationError(f"{where}: {reason}")

    for name in record:
        if name not in GIVEN:
            refuse(f"“{name}” is not a field of a claim. {near_misses(name, GIVEN)}")
    for name in GIVEN:
        if name not in record:
            words = SCALES.get(name)
            refuse(f"the field “{name}” is missing." + (f" It is one of: {', '.join(words)}." if words else ""))
        elif name in LISTS and not is_list_of_text(record[name]):
            refuse(f"“{name}” is {record[name]!r}; it is a list of texts, which may be empty.")
        elif name not in LISTS and not (isinstance(record[name], str) and record[name].strip()):
            refuse(f"“{name}” is {record[name]!r}; it is a text that is not empty.")
    identifier = IDENTIFIER.fullmatch(record["id"])
    if not identifier or identifier[1] not in SECTIONS[section]:
        letters = " or ".join(SECTIONS[section])
        refuse(f"an id of section {section} is {letters}, a hyphen and two digits.")
    for name, allowed in SCALES.items():
        if record[name] not in allowed:
            refuse(f"{name} is “{record[name]}”. Allowed: {', '.join(allowed)}.")
    for name, most in LONGEST.items():
        if (words := len(record[name].split())) > most:
            refuse(f"“{name}” has {words} words, at most {most} are allowed.")
    if len(re.findall(r"[.!?](?=\s|$)", record["would_change"])) != 1 or record["would_change"][-1] != ".":
        refuse("“would_change” is one sentence and ends with a full stop.")
    for key in record["evidence"]:
        if key not in bibliography:
            refuse(f"the evidence “{key}” is not in references.bib. {near_misses(key, bibliography)}")
    if not record["evidence"] and record["kind"] not in ("label", "attribution"):
        refuse(f"a claim of kind {record['kind']} needs evidence: at least one key of references.bib.")
    for name in record["explorers"]:
        if not EXPLORER.fullmatch(name):
            refuse(f"“{name}” is not the id of an explorer; those are lower-case words joined by hyphens.")
    return Claim(section=section, **{n: tuple(v) if n in LISTS else v for n, v in record.items()})


def is_list_of_text(value):
    """Tell whether `value` is a list of texts without repeats.

    >>> is_list_of_text(["a"]), is_list_of_text("a"), is_list_of_text(["a", "a"])
    (True, False, False)
    """
    texts = isinstance(value, list) and all(isinstance(v, str) for v in value)
    return texts and len(set(value)) == len(value)
