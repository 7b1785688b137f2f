"""Sweeps and ensembles: every member as if solved alone, wherever it ran; failures named, the others kept."""

import sys
from math import log

import joblib
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from toys import decay, model, number, oscillator

from mgmodels.engine import (
    BadValue,
    Event,
    ParameterRangeWarning,
    SolverError,
    State,
    UnknownName,
    draw,
    ensemble,
    steady_state,
    sweep,
    workers,
)
from mgmodels.nerve import hodgkin_huxley, hodgkin_huxley_cable

TIMES = np.linspace(0.0, 2.0, 21)


def runaway(y, k, limit):
    return (k / (limit - y),)  # y reaches the limit, and has no value from then on


def fallen(y, floor):
    return y - floor


def relaxation(y, target, k):
    return (k * (target - y),)


def excess(y, target):
    return (y - target,)


blowing_up = model(runaway, {"y": 0.0}, {"k": 0.1, "limit": 1.0}, name="blowing_up")
stopping = model(
    decay.rhs,
    {"y": 1.0},
    {"k": 0.5, "floor": 0.5},
    name="stopping",
    events={"fallen": Event(fallen, -1, terminal=True)},
)
bounded = model(
    relaxation,
    {"y": State(0.5, "1", "open share", gate=True)},
    {"target": number(0.4, -2.0, 2.0), "k": 1.0},
    name="bounded",
    outputs={"excess": ("1", "above the target")},
    output_function=excess,
)


# ---------------------------------------------------------------------- the numbers
def test_a_sweep_is_the_full_product_in_the_order_of_its_names():
    result = sweep(decay, {"k": [0.5, 1.0, 2.0], "y": [1.0, 3.0]}, 2.0, times=TIMES, rtol=1e-9)
    assert result.axes == ("k", "y") and result["y"].shape == (3, 2, 21)
    exact = np.array([1.0, 3.0])[:, None] * np.exp(-np.array([0.5, 1.0, 2.0])[:, None, None] * TIMES)
    assert result["y"] == pytest.approx(exact, rel=1e-6)


@given(st.integers(1, 12), st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_members_are_the_same_whatever_the_number_of_workers(members, threads, seed):
    draws = draw(oscillator, members, seed, {"omega": (0.5, 20.0)})
    alone = [oscillator.solve(2.0, times=TIMES, omega=omega) for omega in draws["omega"]]
    result = ensemble(oscillator, draws, 2.0, times=TIMES, workers=threads)
    assert (result["x"] == [run["x"] for run in alone]).all()
    for ours, run in zip(result.events["up"], alone, strict=True):
        assert (ours == run.events["up"]).all()


def test_the_same_through_joblibs_processes():
    grid = {"I": [0.0, 7.0, 10.0]}
    here = sweep(hodgkin_huxley, grid, 40, keep=("V", "I_Na", "spike"))
    with joblib.parallel_config("loky", n_jobs=2):
        there = sweep(hodgkin_huxley, grid, 40, keep=("V", "I_Na", "spike"))
    assert (here["V"] == there["V"]).all() and (here["I_Na"] == there["I_Na"]).all()
    assert [list(times) for times in here.events["spike"]] == [list(times) for times in there.events["spike"]]


def test_joblibs_threads_are_our_threads():
    with joblib.parallel_config("threading"):
        assert workers.joblib_backend() is None
    with joblib.parallel_config("loky", n_jobs=3):
        assert workers.joblib_backend()[1] == 3


def test_joblib_is_not_needed(monkeypatch):
    monkeypatch.delitem(sys.modules, "joblib")
    assert workers.joblib_backend() is None
    assert sweep(decay, {"k": [1.0, 2.0]}, 2.0, keep="final")["y"].shape == (2,)


def test_resting_states_and_their_outputs():
    result = sweep(bounded, {"target": [0.1, 0.9]}, rest=True, keep=("y", "excess"))
    assert result["y"] == pytest.approx([0.1, 0.9])
    assert result["excess"] == pytest.approx([0.0, 0.0], abs=1e-9)
    assert ensemble(hodgkin_huxley, {"g_K": [30.0]}, rest=True)["V"][0] == steady_state(hodgkin_huxley, g_K=30.0)["V"]


def test_strands_are_swept_too():
    radii = {"radius": [119.0, 238.0]}
    result = sweep(hodgkin_huxley_cable, radii, 6, nodes=60, keep=lambda run: run.conduction_velocity())
    thin, thick = result["kept"]
    assert thick / thin == pytest.approx(2**0.5, rel=0.05)  # speed grows with the root of the radius


# ---------------------------------------------------------------------- what is kept
def test_all_states_and_events_are_kept_unless_told_otherwise():
    result = sweep(oscillator, {"omega": [1.0, 5.0]}, 2.0, times=TIMES)
    assert result["x"].shape == result["v"].shape == (2, 21)
    assert set(result.events) == {"up", "down", "any"}


def test_only_what_is_asked_for_is_kept():
    result = sweep(oscillator, {"omega": [1.0, 5.0]}, 2.0, times=TIMES, keep=("final", "up"))
    run = oscillator.solve(2.0, times=TIMES, omega=5.0)
    assert {name: result[name][1] for name in ("x", "v")} == run.final
    assert (result.events["up"][1] == run.events["up"]).all()
    with pytest.raises(UnknownName, match="“down” was not kept"):
        result.events["down"]


def test_a_function_may_say_what_is_kept():
    def ends(run):
        return {"half": 0.5 * run["y"][0], "ends": run["y"][[0, -1]]}

    result = sweep(decay, {"k": [1.0, 2.0]}, 2.0, keep=ends)
    assert result["half"].tolist() == [0.5, 0.5] and result["ends"].shape == (2, 2)


def test_after_an_event_that_ends_a_run_there_is_nothing():
    result = sweep(stopping, {"k": [0.1, 1.0]}, 2.0, times=TIMES)
    over = TIMES > log(2.0)
    assert np.isfinite(result["y"][0]).all()
    assert np.isnan(result["y"][1, over]).all() and np.isfinite(result["y"][1, ~over]).all()
    assert sweep(stopping, {"k": [1.0]}, 2.0, keep="final")["y"][0] == pytest.approx(0.5)


# ---------------------------------------------------------------------- failures
def test_a_failed_member_is_named_and_the_others_are_kept():
    result = sweep(blowing_up, {"limit": [5.0, 0.1, 6.0], "k": [0.1]}, 2.0, times=TIMES)
    (failure,) = result.failures
    assert failure.index == (1, 0) and failure.parameters == {"limit": 0.1, "k": 0.1}
    assert failure.error.startswith("SolverError: blowing_up")
    assert np.isnan(result["y"][1]).all() and np.isfinite(result["y"][[0, 2]]).all()
    assert "1 failed" in repr(result)


def test_a_rest_outside_the_bounds_is_a_failure():
    result = ensemble(bounded, {"target": [1.5, 0.5]}, rest=True)
    assert result["y"][1] == pytest.approx(0.5) and np.isnan(result["y"][0])
    assert "NoSteadyState" in result.failures[0].error


def test_a_keep_function_that_stumbles_loses_only_its_member():
    def late(run):
        return np.log(run["y"][-1]) if run.parameters["k"] < 1.5 else {}["no such thing"]

    result = sweep(decay, {"k": [1.0, 2.0]}, 2.0, keep=late)
    assert result["kept"][0] == pytest.approx(-2.0, rel=1e-4) and np.isnan(result["kept"][1])
    assert "KeyError" in result.failures[0].error


def test_kept_shapes_must_agree():
    result = sweep(decay, {"k": [1.0, 2.0]}, 2.0, keep=lambda run: run["y"][: int(run.parameters["k"])])
    assert "kept has the shape (2,) here and (1,) in other members" in result.failures[0].error


def test_all_failed_is_one_error():
    with pytest.raises(SolverError, match="all 2 members failed; the first, with limit = 0.1: SolverError"):
        sweep(blowing_up, {"limit": [0.1, 0.05]}, 2.0)


# ---------------------------------------------------------------------- words
@pytest.mark.parametrize(
    ("grid", "options", "error", "words"),
    [
        ({"K": [1.0]}, {}, UnknownName, "no parameter or state “K”. Did you mean k"),
        ({"k": []}, {}, BadValue, "no member"),
        ({}, {}, BadValue, "no member"),
        ({"k": ["fast"]}, {}, BadValue, "k takes numbers in 1"),
        ({"k": [[1.0, 2.0]]}, {}, BadValue, "stand in one line"),
        ({"k": [1.0, -1.0]}, {}, BadValue, "k (a number) cannot be negative (-1)"),
        ({"k": [1.0]}, {"keep": "z"}, UnknownName, "no “z” to keep"),
        ({"k": [1.0]}, {"keep": ("y", "final")}, BadValue, "either “final”"),
        ({"k": [1.0]}, {"rest": True}, BadValue, "and not both"),
        ({"k": [1.0]}, {"workers": 0}, BadValue, "workers = 0"),
        ({"k": [1.0]}, {"initial": {"y": "one"}}, BadValue, "y must be a number, not"),
        ({"y": [np.inf]}, {}, BadValue, "cannot be inf"),
        ({"k": [1.0]}, {"nodes": 5}, UnknownName, "no parameter “nodes”"),
        ({"k": [1.0]}, {"method": "LSODDA"}, UnknownName, "Did you mean LSODA"),
        ({"k": [1.0]}, {"keep": lambda run: run["z"]}, UnknownName, "has no “z”"),
        ({"y": [1.0]}, {"k": [1.0, 2.0]}, BadValue, "k is given 2 values and takes one"),
    ],
)
def test_mistakes_are_answered_before_anything_runs(grid, options, error, words):
    with pytest.raises(error) as caught:
        sweep(decay, grid, 2.0, **options)
    assert words in str(caught.value)


def test_draws_are_equally_long():
    with pytest.raises(BadValue, match="k has 2, y has 3"):
        ensemble(decay, {"k": [1.0, 2.0], "y": [1.0, 2.0, 3.0]}, 2.0)


def test_an_ensemble_outside_the_range_warns_once():
    with pytest.warns(ParameterRangeWarning) as warned:
        result = sweep(decay, {"k": np.linspace(1.0, 200.0, 20)}, 0.1, keep="final")
    assert len(warned) == 1 and not result.failures


def test_progress_is_one_line_that_goes_away(capsys, monkeypatch):
    monkeypatch.setattr(workers, "QUIET", -1.0)
    monkeypatch.setattr(workers, "REFRESH", -1.0)
    sweep(decay, {"k": [1.0, 2.0, 3.0]}, 2.0, keep="final", progress=True)
    shown = capsys.readouterr().err
    assert "100 %, 0 s left" in shown and shown.endswith("\r") and "\n" not in shown
    sweep(decay, {"k": [1.0, 2.0, 3.0]}, 2.0, keep="final")
    assert capsys.readouterr().err == ""


# ---------------------------------------------------------------------- select and tables
@pytest.fixture(scope="module")
def swept():
    return sweep(decay, {"k": [0.5, 1.0, 2.0], "y": [1.0, 3.0]}, 2.0, times=TIMES)


def test_select_by_value_and_by_range(swept):
    part = swept.select(y=3.0, k=(0.9, 2.0))
    assert part.axes == ("k",) and part.coordinates["k"].tolist() == [1.0, 2.0]
    assert (part["y"] == swept["y"][1:, 1]).all()


def test_select_one_member(swept):
    one = swept.select(k=2.0, y=1.0)
    assert one.shape == () and (one["y"] == swept["y"][2, 0]).all()


def test_select_members_of_an_ensemble():
    result = ensemble(decay, {"k": [2.0, 0.5, 1.0], "y": [1.0, 2.0, 3.0]}, 2.0, keep="final")
    part = result.select(k=(0.9, 3.0))
    assert part.coordinates["y"].tolist() == [1.0, 3.0] and (part["y"] == result["y"][[0, 2]]).all()


def test_select_keeps_failures_with_their_settings():
    result = sweep(blowing_up, {"limit": [0.1, 6.0], "k": [0.1, 0.2]}, 2.0)
    assert [f.parameters for f in result.select(k=0.2).failures] == [{"limit": 0.1}]


@pytest.mark.parametrize(
    ("where", "error", "words"),
    [
        ({"k": 1.1}, BadValue, "was not solved at k = 1.1 1; nearest are 0.5 and 1"),
        ({"K": 1.0}, UnknownName, "K was not varied"),
    ],
)
def test_select_what_is_not_there(swept, where, error, words):
    with pytest.raises(error) as caught:
        swept.select(**where)
    assert words in str(caught.value)


def test_tables_have_one_row_a_member_and_time(swept):
    frame = swept.to_pandas()
    assert list(frame) == ["k [1]", "y at start [1]", "t [s]", "y [1]"] and len(frame) == 6 * 21
    row = frame[(frame["k [1]"] == 2.0) & (frame["y at start [1]"] == 3.0)].iloc[-1]
    assert row["t [s]"] == 2.0 and row["y [1]"] == swept["y"][2, 1, -1]


def test_what_is_no_table_says_so():
    result = sweep(decay, {"k": [1.0]}, 2.0, keep=lambda run: np.ones((2, 3)))
    with pytest.raises(BadValue, match="which no table can hold"):
        result.table()


def test_tables_count_events():
    frame = sweep(oscillator, {"omega": [1.0, 20.0]}, 2.0, keep=("final", "up")).to_pandas()
    assert list(frame) == ["omega [1]", "x [1]", "v [1]", "up [number]"]
    assert frame["up [number]"].tolist() == [0, 6]


# ---------------------------------------------------------------------- draws
@given(st.integers(1, 200), st.integers(0, 2**32 - 1))
def test_every_share_of_a_range_is_drawn_once(n, seed):
    drawn = draw(decay, n, seed, {"k": (2.0, 5.0)})["k"]
    assert (np.sort(np.floor((drawn - 2.0) / 3.0 * n).astype(int)) == np.arange(n)).all()


def test_a_range_of_more_than_a_decade_is_drawn_by_its_logarithm():
    drawn = draw(decay, 1000, 3, {"k": (1e-3, 10.0)})["k"]
    assert np.median(drawn) == pytest.approx(0.1, rel=0.02)
    assert np.median(draw(decay, 1000, 3, {"k": (1.0, 10.0)})["k"]) == pytest.approx(5.5, rel=0.02)


def test_the_same_seed_gives_the_same_sets():
    one, same, other = (draw(hodgkin_huxley, 5, seed) for seed in (1, 1, 2))
    assert all((one[k] == same[k]).all() and (one[k] != other[k]).any() for k in one)
    assert "I_duration" not in one and "reference_temperature" not in one


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ((0, 1), BadValue, "n = 0"),
        ((3, 1, ["I_durations"]), UnknownName, "Did you mean I_duration"),
        ((3, 1, ["I_duration"]), BadValue, 'names={"I_duration": (low, high), …}'),
        ((3, 1, {"I": (3.0, 1.0)}), BadValue, "the lower end comes first"),
    ],
)
def test_draws_that_cannot_be(arguments, error, words):
    with pytest.raises(error) as caught:
        draw(hodgkin_huxley, *arguments)
    assert words in str(caught.value)
