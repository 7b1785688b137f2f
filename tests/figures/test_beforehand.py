"""What chapters keep in files for browsers: it is what the models give, and only browsers read it."""

import json

import numpy as np
import pytest

from mgmodels.engine import compile as engine_compile
from mgmodels.figures import beforehand as kept
from mgmodels.figures.beforehand import at_hand, beforehand, folders, from_plain, in_file, plain, solved_again


@pytest.mark.parametrize("folder", folders())
def test_a_file_holds_what_the_models_give_and_nothing_else(folder):
    """0.1 %, or what no picture shows; a beat that hangs between two fates may end 3 mV elsewhere.

    Write it anew: python -m mgmodels.figures FOLDER
    """
    again = solved_again(folder)
    assert list(in_file(folder)) == list(again)
    for place, now in again.items():
        there, now = from_plain(in_file(folder)[place]), from_plain(now)
        for name in now if isinstance(now, dict) else [None]:
            old, new = (there, now) if name is None else (there[name], now[name])
            slack = 3.0 if name == "voltage" else 1e-9
            if name == "voltage":  # the upstroke is over in a millisecond
                old, new = old[..., 10:], new[..., 10:]
            assert new == pytest.approx(old, rel=1e-3, abs=slack, nan_ok=True), f"{place}: {name or 'result'}"


@pytest.fixture
def twice(monkeypatch):
    monkeypatch.setattr(kept, "KEPT", {})
    stored = json.dumps(["test_beforehand.twice", 2.0])
    monkeypatch.setattr(kept, "in_file", lambda folder: {stored: [4.0, None]})

    @beforehand((2.0,))
    def twice(number=2.0):
        return np.array([2.0 * number, 0.0])

    return twice


def test_where_nothing_is_compiled_results_come_from_the_file(monkeypatch, twice):
    monkeypatch.setattr(engine_compile, "numba_is_present", lambda: False)
    for found in (twice(), twice(2), twice(number=2.0)):
        assert found == pytest.approx([4.0, np.nan], nan_ok=True)
    assert twice(3.0).tolist() == [6.0, 0.0], "what the file does not hold is solved"


    assert at_hand(0.3, (0.25, 0.45)) == 0.25


def test_elsewhere_they_are_solved(twice):
    assert twice(2.0).tolist() == [4.0, 0.0]
    assert at_hand(0.3, (0.25, 0.45)) == 0.3


def test_what_is_kept_comes_back():
    result = {"one": 1.23456789012, "many": np.array([[1.0, np.nan], [-85.46789, 4e-5]])}
    back = from_plain(json.loads(json.dumps(plain(result))))
    assert back["one"] == pytest.approx(1.23456789012, rel=1e-8)
    assert back["many"] == pytest.approx(result["many"], rel=1e-4, nan_ok=True)
