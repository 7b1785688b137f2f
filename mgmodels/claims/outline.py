"""The article's sentences in our words: which claim tests which, and that none is skipped."""

import tomllib
from dataclasses import dataclass
from functools import cache

from mgmodels.claims.ledger import FOLDER, IDENTIFIER, OUTLINE, SECTIONS
from mgmodels.engine.errors import DeclarationError, near_misses

LONGEST_SENTENCE = 25  # words


@dataclass(frozen=True)
class Sentence:
    """One sentence of the article, in our words, with the claims that test it or the reason why none does."""

    place: str
    says: str
    claims: tuple = ()
    untested: str = ""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: the part of the article it stands in, what it is about, and its sentences."""

    section: str
    about: str
    sentences: tuple


@cache
def outline():
    """Return the paragraphs of the article in its order.

    >>> outline()[0].sentences[1].claims
    ('0-02',)
    >>> [sentence.place for sentence in outline()[1].sentences][-1]
    'I.1.4'
    """
    return read_outline(FOLDER / OUTLINE)


def sentences_of(identifier):
    """Return the sentences that a claim tests.

    >>> [sentence.place for sentence in sentences_of("I-06")]
    ['I.2.3']
    """
    return tuple(s for paragraph in outline() for s in paragraph.sentences if identifier in s.claims)


def read_outline(path):
    """Return the paragraphs of a file; one that breaks a rule raises `DeclarationError`, which names the sentence."""
    found, counts = [], dict.fromkeys(SECTIONS, 0)
    for record in tomllib.loads(path.read_text(encoding="utf8"))["paragraph"]:
        section = record.get("section")
        if section not in SECTIONS:
            raise DeclarationError(f"{path.name}: the section is {section!r}. {near_misses(section, SECTIONS)}")
        counts[section] += 1
        start = f"{short(section)}.{counts[section]}"
        sentences = tuple(
            checked_sentence(f"{start}.{number}", sentence, path.name)
            for number, sentence in enumerate(record["sentences"], 1)
        )
        found.append(Paragraph(section, record["about"], sentences))
    return tuple(found)


def short(section):
    """The letter that stands for a part of the article in the number of a sentence.

    >>> short("II"), short("introduction"), short("cards")
    ('II', '0', 'Cards')
    """
    return section if section.isupper() else {"introduction": "0"}.get(section, section.split()[0].capitalize())


def checked_sentence(place, record, file):
    """Return one sentence; it names claims, or says why there is nothing to test, and never both."""

    def refuse(reason):
        raise DeclarationError(f"{file}, sentence {place}: {reason}")

    if unknown := set(record) - {"says", "claims", "untested"}:
        refuse(f"“{sorted(unknown)[0]}” is not a field of a sentence; those are says, claims, untested.")
    if len(record["says"].split()) > LONGEST_SENTENCE:
        refuse(f"it has more than {LONGEST_SENTENCE} words; say it shorter.")
    if ("claims" in record) == ("untested" in record):
        refuse("give the claims that test it, or in “untested” why there is nothing to test; one of the two.")
    for identifier in record.get("claims", ()):
        if not IDENTIFIER.fullmatch(identifier):
            refuse(f"“{identifier}” is not the id of a claim, such as I-06.")
    return Sentence(place, record["says"], tuple(record.get("claims", ())), record.get("untested", ""))
