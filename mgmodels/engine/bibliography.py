"""The one bibliography, `mgmodels/references.bib`, read with the few rules it keeps.

An entry starts with `@type{key,`, has one `field = {value},` a line, and ends with a line `}`.
"""

import re
from functools import cache
from pathlib import Path

from mgmodels.engine.errors import UnknownName, near_misses

PATH = Path(__file__).parents[1] / "references.bib"
ENTRY = re.compile(r"^@(\w+)\{([^,\s]+),\n(.*?)^\}", re.M | re.S)
BRACES = str.maketrans("", "", "{}")
FIELD = re.compile(r"^\s*(\w+)\s*=\s*\{(.*)\},?\s*$", re.M)


@cache
def entries():
    """Return every entry: `{key: {"type": …, "bibtex": …, "author": …, "title": …, …}}`.

    >>> entries()["hodgkin_huxley_1952"]["year"]
    '1952'
    """
    found = {}
    for kind, key, body in ENTRY.findall(PATH.read_text(encoding="utf8")):
        if key in found:
            raise ValueError(f"{PATH.name}: the key {key} is given twice")
        found[key] = {"type": kind, "bibtex": f"@{kind}{{{key},\n{body}}}", **dict(FIELD.findall(body))}
    return found


def entry(key):
    """Return one entry by its key; an unknown key raises `UnknownName` with the near misses."""
    if key not in entries():
        raise UnknownName(f"{PATH.name} has no entry “{key}”. {near_misses(key, entries())}")
    return entries()[key]


def citation(key):
    """Return one entry as a line of text.

    >>> citation("hodgkin_huxley_1952")[:24]
    'Hodgkin AL, Huxley AF (1'
    """
    e = entry(key)
    title = e.get("title", "").translate(BRACES)
    place = e.get("journal") or e.get("booktitle") or e.get("publisher") or e.get("howpublished", "")
    where = " ".join(filter(None, (place, e.get("volume"))))
    where += f":{e['pages'].replace('--', '–')}" if "pages" in e else ""
    doi = f"doi:{e['doi']}" if "doi" in e else ""
    who = f"{short_authors(e.get('author', ''))} ({e.get('year', 'n.d.')})"
    parts = (f"{who} {title}.", f"{where}." if where else "", doi)
    return " ".join(filter(None, parts))


def short_authors(authors):
    """Return BibTeX authors as `Family IN, Family IN`, cut after six.

    >>> short_authors("Hodgkin, A. L. and Huxley, A. F.")
    'Hodgkin AL, Huxley AF'
    """
    people = []
    for person in authors.split(" and "):
        family, _, given = person.partition(",")
        initials = "".join(part[0] for part in re.split(r"[\s.\-]+", given) if part)
        people.append(f"{family.strip('{} ')} {initials}".strip())
    return ", ".join(people[:6]) + (" et al." if len(people) > 6 else "")
