"""Reads the record of what replicates from the JSON files beside this module."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mgmodels.engine import bibliography
from mgmodels.engine.errors import UnknownName, near_misses

FOLDER = Path(__file__).parent

KINDS = ("validated", "regression", "known disagreement", "calibrated")
"""Against an independent reference; against an earlier run of our own or of a copy of the model; where the model is
known to differ from the experiment, which stays on record with the experiment's number; and against the number by which
a parameter was chosen, which therefore proves nothing."""


ABBREVIATED = {"csf": "CSF", "mgatp": "MgATP"}  # words of a key that are not written as a key is


@dataclass(frozen=True)
class Replicate:
    """One comparison.

    Args:
        paper: Key of the paper, or the name of the table where several papers meet.
        what: The quantity in words.
        expression: How the test computes it; empty where `what` says it all.
        unit: Of all three numbers; empty where the test does not say it.
        published, model: A number, or a list of up to a dozen; None where the test is of a law and not of a number.
        tolerance: Largest difference allowed, where the difference comes closest to it.
        numbers: How many numbers were compared; where there are more than a list holds, the worst pair is shown.
        agrees: Whether they agree within the tolerance.
        kind: One of `KINDS`.
        test: The test that compares them, `file::function`.
        note: What the test says of itself.
    """

    paper: str
    what: str
    expression: str
    unit: str
    published: object
    model: object
    tolerance: float | None
    numbers: int
    agrees: bool
    kind: str
    test: str
    note: str

    @property
    def difference(self):
        """The model's number less the published one: the largest of a list, None where there is no number.

        >>> Replicate("p", "w", "", "mV", [1.0, 2.0], [1.5, 2.0], 1.0, 2, True, "validated", "t", "").difference
        0.5
        """
        if self.published is None or self.model is None:
            return None
        ours, theirs = ([x] if isinstance(x, float | int) else x for x in (self.model, self.published))
        return max((a - b for a, b in zip(ours, theirs, strict=True)), key=abs)


@dataclass(frozen=True)
class Paper:
    """The comparisons with one paper: its key, what the tests say of it, the models compared, and all of them."""

    key: str
    about: str
    models: tuple
    replicates: tuple

    @property
    def title(self):
        """The paper as a citation, or its key in words where it is no single paper.

        >>> of = {paper.key: paper for paper in papers()}
        >>> of["stovner_1957"].title[:7], of["mgatp"].title
        ('Stovner', 'MgATP')
        """
        if self.key in bibliography.entries():
            return bibliography.citation(self.key)
        words = " ".join(ABBREVIATED.get(word, word) for word in self.key.split("_"))
        return words[0].upper() + words[1:]


@cache
def papers():
    """Return every paper on record, in the order of their keys."""
    return tuple(read(path) for path in sorted(FOLDER.glob("*.json")))


def read(path):
    """Return one paper from its file."""
    content = json.loads(path.read_text(encoding="utf8"))
    key = content["paper"]
    found = tuple(Replicate(paper=key, **record) for record in content["replicates"])
    return Paper(key, content["about"], tuple(content["models"]), found)


def replicates():
    """Return every comparison, paper by paper."""
    return tuple(one for paper in papers() for one in paper.replicates)


def of_paper(key):
    """Return the comparisons with one paper; an unknown key raises `UnknownName` with the near misses."""
    known = {paper.key: paper for paper in papers()}
    if key not in known:
        raise UnknownName(f"nothing is on record for “{key}”. {near_misses(key, known)}")
    return known[key].replicates


def of_model(name):
    """Return the papers that a model was compared with.

    >>> [paper.key for paper in of_model("hodgkin_huxley_cable")]
    ['hodgkin_huxley_1952']
    """
    return tuple(paper for paper in papers() if name in paper.models)
