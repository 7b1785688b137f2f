"""The glossary: the words and abbreviations of the course, each in a sentence or two.

>>> from mgmodels.glossary import glossary
>>> glossary()["PLP"].name
'PLP and P5P'
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mgmodels.engine.errors import DeclarationError

PATH = Path(__file__).with_name("glossary.toml")
LONGEST = 30  # words of a meaning


@dataclass(frozen=True)
class Term:
    """One word: how the glossary lists it, the forms in which it stands in a text, and what it means."""

    name: str
    forms: tuple
    meaning: str

    @property
    def anchor(self):
        """The place of the term on the page of the glossary.

        >>> Term("PLP and P5P", ("PLP",), "").anchor, Term("d′", ("d′",), "").anchor
        ('term-plp-and-p5p', 'term-d')
        """
        kept = "".join(c if c.isascii() and c.isalnum() else " " for c in self.name.lower())
        return "term-" + "-".join(kept.split())


@cache
def terms():
    """Return every term, in the order of their names."""
    return tuple(sorted(read(PATH), key=lambda term: term.name.lower()))


@cache
def glossary():
    """Return the term for every form of it."""
    return {form: term for term in terms() for form in term.forms}


def read(path):
    """Return the terms of a file; one that breaks a rule raises `DeclarationError`."""
    found, seen = [], {}
    for record in tomllib.loads(path.read_text(encoding="utf8"))["term"]:
        term = Term(record["name"], tuple(record["forms"]), record["meaning"])
        if len(term.meaning.split()) > LONGEST or term.meaning[-1] not in ".)":
            raise DeclarationError(f"{path.name}, {term.name}: the meaning is a sentence of at most {LONGEST} words.")
        for form in term.forms:
            if form in seen:
                raise DeclarationError(f"{path.name}: “{form}” is a form of {seen[form]} and of {term.name}.")
            seen[form] = term.name
        found.append(term)
    return found
