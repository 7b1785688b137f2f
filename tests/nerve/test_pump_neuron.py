"""The neuron with a pump is this course's own model, so its numbers are regressions.

The tables are those of an independent transcription of the same equations (pH 7.2007 there, 7.2 here):
potentials to 0.05 mV, sodium to 1 %, thresholds to 0.005 uA/cm^2. What the model must obey whatever its
numbers (balance of fluxes at rest, a pump that runs backwards without fuel) is named for the law.
"""

import math
from dataclasses import replace

import numpy as np
import pytest

from mgmodels.engine import BadValue, NoSteadyState
from mgmodels.magnesium import PRESETS
from mgmodels.nerve import pump_neuron
from mgmodels.nerve.pump_neuron import resting_state, step_threshold

SECOND, MINUTE = 1e3, 60e3

BY_MGATP = [  # mM, mV, mM, uA/cm^2
    (5, -72.887, 11.05, 0.825),
    (3.5, -72.982, 11.67, 0.817),
    (3, -73.030, 12.00, 0.813),
    (2.8, -73.053, 12.17, 0.811),
    (2.5, -73.093, 12.46, 0.807),
    (2, -73.180, 13.15, 0.799),
    (1.5, -73.310, 14.31, 0.787),
    (1, -73.528, 16.77, 0.764),
    (0.75, -73.705, 19.67, 0.740),
    (0.5, -73.905, 28.39, 0.684),
    (0.3, -72.281, 62.8, 0.551),
    (0.2, -67.433, 99.1, 0.455),
]

BY_PUMPS = [
    (0.9, -73.161, 12.99), (0.79, -73.338, 14.58), (0.64, -73.663, 18.85), (0.5, -73.882, 32.23),
    (0.36, -71.091, 74.7), (0.3, -67.50, 98.8),
]  # fmt: skip


# ------------------------------------------------------------------ rest
@pytest.mark.parametrize("MgATP, V, Na_i, I_pump", BY_MGATP)
def test_regression_rest_by_mgatp(MgATP, V, Na_i, I_pump):
    rest = resting_state(MgATP)
    assert rest["V"] == pytest.approx(V, abs=0.05)
    assert rest["Na_i"] == pytest.approx(Na_i, rel=0.01)
    assert pump_neuron.evaluate(**rest, MgATP=MgATP)["I_pump"] == pytest.approx(I_pump, abs=0.002)


@pytest.mark.parametrize("pump_fraction, V, Na_i", BY_PUMPS)
def test_regression_rest_by_number_of_pumps(pump_fraction, V, Na_i):
    rest = resting_state(3.0, pump_fraction)
    assert rest["V"] == pytest.approx(V, abs=0.05)
    assert rest["Na_i"] == pytest.approx(Na_i, rel=0.01)


def test_regression_where_rest_is_lost():
    resting_state(MgATP=0.155)
    resting_state(3.0, pump_fraction=0.27)
    for lost in ({"MgATP": 0.150}, {"pump_fraction": 0.25}, {"MgATP": 0.0}, {"pump_fraction": 0.0}):
        with pytest.raises(NoSteadyState, match=next(iter(lost))):
            resting_state(**{"MgATP": 3.0} | lost)


def test_regression_sensitivity_of_rest_to_mgatp():
    low, high = resting_state(2.97), resting_state(3.03)
    step = math.log(3.03 / 2.97)
    assert math.log(high["Na_i"] / low["Na_i"]) / step == pytest.approx(-0.20, abs=0.01)
    assert (high["V"] - low["V"]) / step == pytest.approx(0.35, abs=0.03)


def test_a_clinical_fall_of_mgatp_moves_the_rest_by_less_than_a_tenth_of_a_millivolt():
    for left in (0.965, 0.93):  # of the MgATP, for 18 % less free magnesium from 0.5 and from 0.2 mM
        assert abs(resting_state(2.5 * left)["V"] - resting_state(2.5)["V"]) < 0.1


def test_normal_magnesium_leaves_the_neuron_at_rest():
    run = pump_neuron.at(PRESETS["normal"]).solve((-MINUTE, 10 * MINUTE), times=[-MINUTE, 0.0, 10 * MINUTE])
    assert np.ptp(run["Na_i"]) < 0.01


@pytest.mark.parametrize("MgATP", [3.0, 1.0, 0.3])
def test_at_rest_the_pump_carries_out_what_leaks_in(MgATP):
    rest = resting_state(MgATP)
    flow = pump_neuron.evaluate(**rest, MgATP=MgATP)
    assert flow["I_Na"] == pytest.approx(-3 * flow["I_pump"], rel=1e-6)
    assert flow["I_Na"] + flow["I_K"] + flow["I_Cl"] + flow["I_pump"] == pytest.approx(0, abs=1e-9)


def test_the_declared_start_is_the_rest():
    run = pump_neuron.solve(10 * SECOND, times=[10 * SECOND])
    assert run.final == pytest.approx(pump_neuron.start(), rel=1e-3)
    assert run.events["spike"].size == 0


def test_impossible_settings_are_named():
    with pytest.raises(BadValue, match="MgATP"):
        resting_state(MgATP=-1.0)


# ------------------------------------------------------------------ firing
@pytest.mark.parametrize(
    "MgATP, threshold",
    [(3, 2.168), (2.8, 2.179), (2.5, 2.198), (2, 2.237), (1, 2.386), (0.5, 2.589), (0.3, 2.379)],
)
def test_regression_threshold_of_a_step(MgATP, threshold):
    assert step_threshold(MgATP) == pytest.approx(threshold, abs=0.005)


# ------------------------------------------------------------------ loss of the pump
def test_regression_pumps_blocked():
    """+7.28 mV in 300 ms; sodium 15, 18, 38.8, 61.3 mM after 30, 60, 300, 600 s; first spike at 1433 s."""
    moments = np.array([0.3, 10, 30, 60, 300, 600, 1500]) * SECOND
    rest = resting_state(3.0)
    run = pump_neuron.solve(1500 * SECOND, times=moments, initial=rest, MgATP=3.0, pump_fraction=0.0)
    assert run["V"][0] - rest["V"] == pytest.approx(7.28, abs=0.05)
    assert run["V"][[1, 3]] == pytest.approx([-65.2, -66.1], abs=0.05)
    assert run["Na_i"][2:6] == pytest.approx([15.06, 17.98, 38.8, 61.3], rel=0.01)
    assert run.events["spike"][0] == pytest.approx(1433 * SECOND, rel=0.001)


def test_regression_an_hour_without_pumps():
    unwatched = replace(pump_neuron, events={})
    hour = unwatched.solve(60 * MINUTE, times=[60 * MINUTE], initial=resting_state(3.0), pump_fraction=0.0)
    assert hour["V"][-1] == pytest.approx(-0.9, abs=0.05)
    assert hour["Na_i"][-1] == pytest.approx(149, rel=0.01)


def test_without_mgatp_the_pump_runs_backwards():
    run = pump_neuron.solve(SECOND, MgATP=0.0)
    assert run["I_pump"].max() < 0
    assert run["I_pump"].min() > -0.01


def test_before_time_zero_the_neuron_is_healthy():
    run = pump_neuron.solve((-SECOND, SECOND), MgATP=0.0, pump_fraction=0.5)
    before = run.t < 0
    assert np.ptp(run["V"][before]) < 0.01
    assert run["I_pump"][before] == pytest.approx(0.807, abs=0.002)
    assert run["I_pump"][~before].max() < 0
