"""What stops and starts the sinus node when it was driven from outside."""

import math

import numpy as np
import pytest

from mgmodels.engine import BadValue
from mgmodels.heart import sinus_node, sinus_recovery_time


def own_cycle(**changes):
    beats = sinus_node.solve(8000.0, rtol=1e-4, **changes).events["beat"]
    return np.diff(beats)[-3:].mean()


@pytest.mark.parametrize("share", [1.1, 1.0, 0.8])
def test_it_waits_longer_than_one_cycle_and_less_than_two(share):
    assert 1.0 < sinus_recovery_time(L_type_share=share) / own_cycle(L_type_share=share) < 2.0


def test_less_calcium_current_takes_longer():
    waits = [sinus_recovery_time(beats=20, L_type_share=share) for share in (1.1, 1.0, 0.9, 0.8, 0.7)]
    assert waits == sorted(waits)


def test_where_the_node_stands_still_it_does_not_recover():
    assert sinus_recovery_time(L_type_share=0.55) == math.inf


def test_with_free_sodium_a_longer_drive_suppresses_more():
    """The published cell holds its sodium; where it does not, driven beats fill it and the pump holds the node down."""
    waits = [sinus_recovery_time(beats=beats, sodium_held=0.0) for beats in (1, 10, 40)]
    assert waits == sorted(waits) and waits[-1] > 1.2 * waits[0]


def test_the_tolerance_does_not_matter(monkeypatch):
    usual = sinus_recovery_time(beats=10)
    monkeypatch.setattr("mgmodels.heart.sinus_recovery.TOLERANCE", 1e-6)
    assert sinus_recovery_time(beats=10) == pytest.approx(usual, rel=1e-4)


@pytest.mark.parametrize(
    "settings, message",
    [({"cycle_length": 900.0}, "driven each 900 ms it beats by itself after"), ({"beats": 0}, "0 driven beats"),
     ({"beats": 2.5}, "2.5 driven beats")],
)  # fmt: skip
def test_a_drive_that_is_none(settings, message):
    with pytest.raises(BadValue, match=message):
        sinus_recovery_time(**settings)
