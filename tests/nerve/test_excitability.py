"""Searches for thresholds, on membranes whose threshold is known, and what they say when there is none."""

import math

import pytest

from mgmodels.engine import BadValue, Event, Model, Parameter, State
from mgmodels.nerve import hodgkin_huxley, resting_potential
from mgmodels.nerve.excitability import firing_rate, pulse_threshold, repetitive_threshold, rheobase


def saddle_and_node(V, C, I):
    """Rest at -1 and threshold at +1 meet, and vanish, at a current of exactly 1; the speed stays finite."""
    return ((V * V - 1.0 + I) / (1.0 + V * V) / C,)


def above_ten(V):
    return V - 10.0


def number(value, unit):
    return Parameter(value, unit, "a number", "this_course", "assumed", -100.0, 100.0)


saddle_node = Model(
    name="saddle_node",
    title="Saddle and node",
    rhs=saddle_and_node,
    states={"V": State(-1.0, "1", "voltage")},
    parameters={"C": number(1.0, "1"), "I": number(0.0, "1")},
    events={"spike": Event(above_ten, +1)},
    roles={"stimulus": "I"},
    scope="tests",
    not_modelled="all else",
)


def test_validated_rheobase_of_a_saddle_node():
    assert rheobase(saddle_node, tolerance=1e-4, window=1000.0) == pytest.approx(1.0, abs=1e-3)


def test_validated_rheobase_does_not_depend_on_capacitance():
    found = [rheobase(saddle_node, tolerance=1e-4, window=1000.0, C=C) for C in (0.2, 1.0)]
    assert found[0] == pytest.approx(found[1], abs=1e-3)


def test_pulse_threshold_falls_towards_the_rheobase():
    durations = (0.1, 0.5, 2.0, 10.0)
    thresholds = [pulse_threshold(hodgkin_huxley, duration) for duration in durations]
    assert thresholds == sorted(thresholds, reverse=True)
    assert thresholds[-1] == pytest.approx(rheobase(hodgkin_huxley), rel=0.05)


def test_a_membrane_that_does_not_fire_is_an_error():
    with pytest.raises(
        BadValue, match="hodgkin_huxley does not fire at 2, where the search ends; choose another high"
    ):
        rheobase(hodgkin_huxley, high=2.0)
    with pytest.raises(BadValue, match="hodgkin_huxley does not fire on at 4, where the search ends"):
        repetitive_threshold(hodgkin_huxley, high=4.0)


def test_a_search_may_not_end_in_the_depolarisation_block():
    with pytest.raises(BadValue, match="does not fire on at 120"):
        repetitive_threshold(hodgkin_huxley, high=120.0)


def test_firing_rate_under_other_parameters():
    assert firing_rate(hodgkin_huxley, 20, temperature=10.0) > firing_rate(hodgkin_huxley, 20) * 1.2


def test_the_chloride_potential_has_the_sign_of_an_anion():
    found = resting_potential.evaluate(Cl_i=7.0, Cl_o=120.0, temperature=37.0)
    assert found["E_Cl"] == pytest.approx(26.727 * math.log(7 / 120), abs=0.05)
