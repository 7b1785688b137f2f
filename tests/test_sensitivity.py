"""What drives the headline numbers: the method against a case in closed form, and the record against the models."""

import math
from pathlib import Path

import numpy as np
import pytest

from mgmodels.sensitivity import Headline, headlines, recorded, study
from mgmodels.sensitivity.study import FOLDER

ROOT = Path(__file__).parents[1]
HEADLINES = headlines()
every_headline = pytest.mark.parametrize("name", list(HEADLINES))


def ishigami(x, y, z):
    return math.sin(x) + 7.0 * math.sin(y) ** 2 + 0.1 * z**4 * math.sin(x)


def test_validated_shares_are_those_of_the_closed_form():
    """Ishigami and Homma 1990: 0.314, 0.442 and 0 by themselves; 0.558, 0.442 and 0.244 with others."""
    ends = (-math.pi, math.pi)
    found = study(Headline("x", "y", "1", {"a": ends, "b": ends, "c": ends}, ishigami, draws=1024))
    assert list(found.first.values()) == pytest.approx([0.314, 0.442, 0.0], abs=0.05)
    assert list(found.total.values()) == pytest.approx([0.558, 0.442, 0.244], abs=0.05)
    assert found.ranking() == ["a", "b", "c"]


@every_headline
def test_draws_stay_in_their_ranges_and_are_even(name):
    headline = HEADLINES[name]
    for table in headline.samples():
        for row, (low, high) in zip(table, headline.unknowns.values(), strict=True):
            assert low <= row.min() and row.max() <= high and np.unique(row).size == headline.draws


@every_headline
def test_the_record_is_what_the_models_give(name):
    """The first draws are reckoned again; the rest follows from the same function and the same seed."""
    headline, kept = HEADLINES[name], recorded(name)
    A, B = headline.samples()
    again = np.concatenate([headline.at(A[:, :3]), headline.at(B[:, :3])])
    there = np.array(kept.values)[[0, 1, 2, headline.draws, headline.draws + 1, headline.draws + 2]]
    assert again == pytest.approx(there, rel=1e-3, abs=1e-4 * np.ptp(kept.values)), (
        f"write the record anew: python -m mgmodels.sensitivity {name}"
    )
    assert len(kept.values) == 2 * headline.draws


@every_headline
def test_the_record_ranks_every_unknown_and_shares_make_sense(name):
    kept = recorded(name)
    assert set(kept.first) == set(kept.total) == set(HEADLINES[name].unknowns)
    assert all(-0.2 < kept.first[one] < kept.total[one] + 0.2 for one in kept.total)
    assert sum(kept.total.values()) > 0.8 and sum(kept.first.values()) < 1.3
    low, middle, high = kept.band
    assert low < middle < high


def test_every_record_has_its_headline():
    assert {path.stem for path in FOLDER.glob("*.json")} == set(HEADLINES)


def test_each_headline_has_a_chapter_of_its_own():
    chapters = [headline.chapter for headline in HEADLINES.values()]
    assert len(set(chapters)) == len(chapters)
    assert all((ROOT / "chapters" / f"{chapter}.ipynb").is_file() for chapter in chapters)
