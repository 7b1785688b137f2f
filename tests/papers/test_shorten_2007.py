"""shorten_2007: the muscle fibre, its 56 equations and what they do.

Validated: all derivatives at three states against the archived public file's own generated code, compiled and run
elsewhere with today's gas and Faraday constants (1e-9); runs against tables computed with that file (rest 0.5 %,
twitch 2 %, tetanus 3 %, a half relaxation 3 %). Those runs start from the file's own values and stay closed, as there.
"""

import csv
import inspect
import math
from pathlib import Path

import numpy as np
import pytest

from mgmodels.muscle import muscle_fibre
from mgmodels.muscle.fibre_equations import rhs

TABLE = {row["state"]: row for row in csv.DictReader(Path(__file__).with_name("shorten_2007_derivatives.csv").open())}
TOTALS = {"CaP": 1500.0, "MgP": 1500.0, "CaCs": 31000.0}  # uM, of proteins that are written as shares here
TOTALS |= dict.fromkeys(("CaT", "CaCaT", "D", "A"), 140.0)
K_PARVALBUMIN_CALCIUM, K_PARVALBUMIN_MAGNESIUM, K_MGATP = 5e-4 / 0.0417, 3e-3 / 3.3e-5, 100.0  # uM
SECOND = 1e3


def total(state):
    return TOTALS.get(state.rsplit("_", 1)[0], 1.0)


def archived(column):
    return {state: float(row[column]) / total(state) for state, row in TABLE.items()}


START = archived("start")


def at_magnesium(Mg, Ca=0.1):
    """Return the archived start with ATP and parvalbumin in equilibrium with these (uM)."""
    calcium, magnesium = Ca / K_PARVALBUMIN_CALCIUM, Mg / K_PARVALBUMIN_MAGNESIUM
    MgATP = 8000.0 * Mg / (Mg + K_MGATP)
    sites = 1.0 + calcium + magnesium
    levels = {"Mg": Mg, "MgATP": MgATP, "ATP": 8000.0 - MgATP, "CaP": calcium / sites, "MgP": magnesium / sites}
    return START | {f"{name}_{k}": value for name, value in levels.items() for k in (1, 2)}


def rest(start, seconds=20.0, **changes):
    state = muscle_fibre.solve(
        seconds * SECOND, times=[seconds * SECOND], initial=start, method="LSODA", rtol=1e-6, **changes
    ).final
    return {name: max(value, muscle_fibre.states[name].low) for name, value in state.items()}  # -1e-20 is 0


def stimulated(state, duration=250.0, **changes):
    times = np.linspace(0.0, duration, round(20 * duration) + 1)
    return muscle_fibre.solve(duration, initial=state, times=times, method="LSODA", rtol=1e-6, **changes)


def half_relaxation(run):
    force = run["A_2_level"]
    top = force.argmax()
    below = np.flatnonzero(force[top:] < 0.5 * (force[0] + force[top]))
    return run.t[top + below[0]] - run.t[top] if below.size else math.inf


@pytest.fixture(scope="module")
def three_seconds():
    return rest(START, 3.0)


@pytest.fixture(scope="module")
def twenty_seconds():
    return rest(at_magnesium(1000.0))


# ---------------------------------------------------------------------- the equations
@pytest.mark.parametrize("where", ["start", "upstroke", "precipitating"])
def test_validated_all_derivatives_are_those_of_the_archived_file(where):
    values = {name: p.value for name, p in muscle_fibre.parameters.items()} | archived(where) | {"t": 0.0}
    found = rhs(**{name: values[name] for name in inspect.signature(rhs).parameters})
    for state, rate in zip(muscle_fibre.states, found, strict=True):
        wanted = float(TABLE[state][f"d_{where}"]) / total(state)
        assert rate == pytest.approx(wanted, rel=1e-9, abs=1e-18), state


# ---------------------------------------------------------------------- S1, S2, S3
def test_validated_three_seconds_at_rest(three_seconds):
    wanted = {
        "V_S": -82.68, "V_t": -82.38, "Ca_2": 0.3074, "Ca_SR2": 715.1, "CaP_2": 979 / 1500, "MgP_2": 483 / 1500,
        "CaCs_2": 11266 / 31000, "MgATP_2": 7366.5, "ATP_2": 632.5, "Mg_2": 1164.6, "A_2": 0.0667 / 140,
    }  # fmt: skip
    assert {name: three_seconds[name] for name in wanted} == pytest.approx(wanted, rel=5e-3)


def test_validated_twitch(three_seconds, published):
    run = stimulated(three_seconds, 110.0, pulses=1)
    force, calcium = run["A_2_level"], run["Ca_2"]
    assert run["V_S"].max() == published(39.5, "peak of the fibre’s action potential", "mV", rel=0.02)
    peaks = (calcium.max(), run["Ca_1"].max())
    assert peaks == published((4.83, 53.6), "peak of calcium, in the bulk and at its release", "uM", rel=0.02)
    assert run.t[calcium.argmax()] == published(1.70, "time of the calcium peak", "ms", abs=0.05)
    assert force.max() == pytest.approx(0.3025, rel=0.02)
    assert run.t[force.argmax()] == published(16.2, "time of the force peak", "ms", rel=0.02)
    assert half_relaxation(run) == published(22.8, "half-relaxation of the twitch", "ms", rel=0.02)


def test_validated_upstroke_without_the_stimulus_in_it(three_seconds):
    times = np.arange(0.0, 3.0, 1e-3)
    run = muscle_fibre.solve(3.0, initial=three_seconds, times=times, method="LSODA", pulses=1)
    after = run.t > 0.5
    assert np.gradient(run["V_S"], run.t)[after].max() == pytest.approx(755, rel=0.03)


@pytest.mark.parametrize("frequency, peak", [(10, 0.320), (50, 1.088), (100, 2.297)])
def test_validated_tetanus(three_seconds, frequency, peak):
    """The means of the last 200 ms in the same table are met at 100 Hz only (1.599); 0.118 and 0.678 at 10 and 50 Hz
    are 0.145 and 0.705 here, whatever the window inside the train: they are not tested."""
    run = stimulated(three_seconds, 1000.0, pulses=frequency, interval=1000.0 / frequency)
    assert run["A_2_level"].max() == pytest.approx(peak, rel=0.03)
    if frequency == 100:
        assert run["A_2_level"][run.t > 800].mean() == pytest.approx(1.599, rel=0.03)


# ---------------------------------------------------------------------- S4, S5
@pytest.mark.parametrize(
    "Mg, free, calcium, CaP, MgP, MgATP, peak, force, relaxation",
    [
        (100, 106, 0.403, 1410, 48, 4105, 2.56, 0.414, 27.1),
        (250, 277, 0.302, 1294, 155, 5875, 3.38, 0.328, 22.7),
        (800, 927, 0.233, 956, 495, 7220, 5.67, 0.308, 20.3),
        (1000, 1151, 0.228, 877, 577, 7360, 6.25, 0.318, 20.6),
        (3000, 3208, 0.228, 522, 951, 7758, 9.54, 0.412, 20.4),
    ],
)
def test_validated_magnesium_series(Mg, free, calcium, CaP, MgP, MgATP, peak, force, relaxation):
    state = rest(at_magnesium(Mg))
    run = stimulated(state, pulses=1)
    assert (state["Mg_2"], state["Ca_2"], state["MgATP_2"]) == pytest.approx((free, calcium, MgATP), rel=0.01)
    assert (1500 * state["CaP_2"], 1500 * state["MgP_2"]) == pytest.approx((CaP, MgP), rel=0.01)
    assert (run["Ca_2"].max(), run["A_2_level"].max()) == pytest.approx((peak, force), rel=0.01)
    assert half_relaxation(run) == pytest.approx(relaxation, rel=0.03)


@pytest.mark.parametrize(
    "changes, wanted",
    [
        ({"nu_SR": 4.875 * 0.5}, {"calcium": 0.42, "relaxation": 32.9}),
        ({"nu_SR": 4.875 * 0.25}, {"calcium": 0.77, "relaxation": 66.8}),
        ({"k_L": 0.006}, {"calcium": 0.52, "base": 0.177}),
        ({"k_L": 0.0006}, {"calcium": 0.092, "base": 0.0064}),
        ({"i_2": 450.0}, {"force": 0.323}),
        ({"i_2": 150.0}, {"force": 0.354}),
        ({"g_o": 0.06}, {"force": 0.387}),
        ({"g_o": 0.024}, {"force": 0.442}),
        ({"g_o": 0.006}, {"force": 0.476}),
    ],
)
def test_validated_one_parameter_at_a_time(twenty_seconds, changes, wanted):
    """20 s of rest, then 3 s with the changed parameter."""
    state = rest(twenty_seconds, 3.0, **changes)
    run = stimulated(state, pulses=1, **changes)
    found = {
        "calcium": state["Ca_2"],
        "base": run["A_2_level"][0],
        "force": run["A_2_level"].max(),
        "relaxation": half_relaxation(run),
    }
    assert {name: found[name] for name in wanted} == pytest.approx(wanted, rel=0.03)


# ---------------------------------------------------------------------- what is wrong with it
def test_known_disagreement_resting_calcium(mismatch):
    """Fibres at rest have 0.05 to 0.1 uM; the model has twice to four times as much."""
    calcium = muscle_fibre.states["Ca_2"].value
    assert 2 < calcium / 0.1 < calcium / 0.05 < 4.3
    mismatch("resting calcium, upper end of what is measured", published=0.1, model=calcium, tolerance=0.05, unit="uM")


def test_known_disagreement_the_archived_fibre_has_no_rest(twenty_seconds, mismatch):
    """Nothing brings back the potassium that its pump takes from the space outside: it drifts, until after half a
    minute the paper's own stimulus no longer fires it, which had given 39.5 mV after three seconds. A fibre at rest
    would change by 0 mV. Hence `K_rest`."""
    later = rest(twenty_seconds, 10.0)
    assert later["K_e"] < twenty_seconds["K_e"] - 0.3
    assert stimulated(twenty_seconds, 20.0, pulses=1)["V_S"].max() > 40
    drift, peak = later["V_S"] - twenty_seconds["V_S"], stimulated(later, 20.0, pulses=1)["V_S"].max()
    assert drift < -1.5 and peak < -50
    what = "change of the resting potential from 20 to 30 s"
    mismatch(what, published=0.0, model=drift, tolerance=0.5, unit="mV")
    mismatch("peak after a stimulus at 30 s", published=39.5, model=peak, tolerance=5.0, unit="mV")


def test_regression_held_potassium_keeps_the_fibre_at_rest():
    run = muscle_fibre.solve((-20 * SECOND, 0.0), times=[-20 * SECOND, 0.0], method="LSODA")
    assert np.ptp(run["V_S"]) < 0.05 and np.ptp(run["Ca_2"]) < 1e-4 and np.ptp(run["Ca_SR2"]) < 5
