"""Solutions against exact ones: every method, jumps, events, tolerances, failures."""

import math
import re
from dataclasses import replace

import numpy as np
import pytest
import toys
from hypothesis import given, settings
from hypothesis import strategies as st
from toys import decay, model, oscillator, pulsed

from mgmodels.engine import Event, SolverError, State
from mgmodels.engine.solve import LOOPS, METHODS

every_method = pytest.mark.parametrize("method", METHODS)


@pytest.fixture(params=["compiled", "plain"])
def form(request, monkeypatch):
    """Both with and without numba."""
    if request.param == "plain":
        monkeypatch.setattr("mgmodels.engine.compile.numba_is_present", lambda: False)


# ---------------------------------------------------------------------- accuracy
@every_method
def test_validated_decay(method, form):
    run = decay.solve((1, 9), method=method, k=0.7, initial={"y": 3.0})
    assert run["y"] == pytest.approx(3.0 * np.exp(-0.7 * (run.t - 1)), abs=1e-4)
    assert run.t[0] == 1 and run.t[-1] == 9 and run.method == method


@every_method
def test_a_smaller_tolerance_gives_a_smaller_error(method):
    def error(rtol):
        run = oscillator.solve(10, method=method, rtol=rtol)
        return np.abs(run["x"] - np.cos(2.0 * run.t)).max()

    errors = [error(rtol) for rtol in (1e-3, 1e-5, 1e-7, 1e-9)]
    assert all(later < earlier / 3 for earlier, later in zip(errors, errors[1:], strict=False))
    assert errors[-1] < 1e-6


def two_decays(large, small):
    return -large, -small


@every_method
def test_each_state_has_a_tolerance_of_its_own(method):
    def error_of_small(scale):
        states = {"large": State(1e6, "1", "large"), "small": State(1e-6, "1", "small", scale=scale)}
        run = model(two_decays, states, name="two_sizes").solve(
            3, method=method, initial={"large": 0.0}, rtol=1e-5
        )
        return np.abs(run["small"] / 1e-6 / np.exp(-run.t) - 1).max()

    assert error_of_small(0.0) < 1e-3  # the scale follows from the start value
    assert error_of_small(1.0) > 10 * error_of_small(0.0)


def test_reported_times_do_not_change_the_solution():
    fine = oscillator.solve(5)
    coarse = oscillator.solve(5, times=[0.25, 2.5, 4.75])
    assert coarse.t.tolist() == [0.25, 2.5, 4.75]
    assert coarse["x"] == pytest.approx(np.interp(coarse.t, fine.t, fine["x"]), abs=1e-4)


# ---------------------------------------------------------------------- jumps
def after_pulse(t, tau, drive, start, length):
    """Return the exact answer of a leaky charge to a pulse."""
    inside = np.clip(t - start, 0, length)
    return drive * tau * (1 - np.exp(-inside / tau)) * np.exp(-np.clip(t - start - length, 0, None) / tau)


@every_method
def test_validated_pulse_response(method, form):
    run = pulsed.solve(20, method=method, rtol=1e-8)
    assert run["y"] == pytest.approx(after_pulse(run.t, 3.0, 2.0, 5.0, 4.0), abs=1e-6)
    assert (run["y"][run.t <= 5.0] == 0).all()  # not one step looked past the edge


@settings(max_examples=30)
@given(start=st.floats(0.0, 95.0), length=st.floats(1e-3, 5.0))
def test_no_pulse_is_too_short_to_be_seen(start, length):
    run = pulsed.solve(100, times=[100], start=start, length=length, rtol=1e-8)
    assert run["y"][0] == pytest.approx(after_pulse(100.0, 3.0, 2.0, start, length), rel=1e-5, abs=1e-8)


@pytest.mark.parametrize(
    ("start", "length", "pushed"), [(0, 20, True), (-5, 50, True), (20, 1, False), (30, 1, False)]
)
def test_jumps_at_the_ends_or_outside(start, length, pushed):
    run = pulsed.solve(20, start=start, length=length, rtol=1e-8)
    assert run["y"] == pytest.approx(pushed * 6.0 * (1 - np.exp(-run.t / 3.0)), abs=1e-6)


# ---------------------------------------------------------------------- events
def test_validated_event_times(form):
    run = oscillator.solve(10, rtol=1e-9)
    zeros = (np.arange(7) - 0.5)[1:] * math.pi / 2.0  # of cos 2t
    assert run.events["any"] == pytest.approx(zeros[zeros < 10], abs=1e-6)
    assert run.events["down"] == pytest.approx(zeros[0::2], abs=1e-6)
    assert run.events["up"] == pytest.approx(zeros[1::2], abs=1e-6)


@settings(max_examples=30)
@given(omega=st.floats(0.5, 20.0))
def test_no_event_is_missed_or_doubled(omega):
    run = oscillator.solve(10, omega=omega, times=[10])
    expected = math.floor(10 * omega / math.pi + 0.5)
    assert len(run.events["any"]) == expected == len(run.events["up"]) + len(run.events["down"])
    assert (np.diff(run.events["any"]) > 0).all()


def clock(t):
    return t - 5.0


def test_an_event_exactly_at_a_jump_is_seen():
    watched = model(
        toys.charge_by_pulse,
        pulsed.states,
        pulsed.parameters,
        name="pulse_clock",
        discontinuities=toys.pulse_edges,
        events={"edge": Event(clock, +1)},
    )
    assert watched.solve(20).events["edge"] == pytest.approx([5.0])


def half(y):
    return y - 0.5


stopping = model(
    toys.decay_rate, {"y": 1.0}, {"k": 0.5}, name="stopping", events={"half": Event(half, -1, terminal=True)}
)


@every_method
@pytest.mark.parametrize("times", [None, [0.1, 1.0, 9.0], [9.0]])
def test_a_terminal_event_is_the_last_point(method, times, form):
    run = stopping.solve(10, method=method, times=times, rtol=1e-9)
    moment = math.log(2) / 0.5
    assert run.events["half"] == pytest.approx([moment], abs=1e-6)
    assert run.t[-1] == run.events["half"][0]
    assert run["y"][-1] == pytest.approx(0.5, abs=1e-6)
    assert (np.diff(run.t) > 0).all()


def test_without_its_event_a_run_goes_to_the_end():
    run = stopping.solve(1)
    assert run.t[-1] == 1 and run.events["half"].size == 0


def test_event_resolution_decides_what_scipys_methods_see_and_the_loops_need_none():
    def crossings(resolution, method):
        watched = replace(oscillator, event_resolution=resolution)
        return watched.solve(5, omega=50.0, times=[5], method=method).events["any"].size

    every = math.floor(5 * 50 / math.pi + 0.5)
    assert crossings(0.01, "LSODA") == crossings(None, "LSODA") == every
    assert crossings(0.2, "LSODA") < every / 2
    assert crossings(0.2, "explicit") == crossings(0.2, "rosenbrock") == every


# ---------------------------------------------------------------------- failures
def explode(y, gain):
    return (gain * y * y,)


def logarithm(t, y, gain):
    return (math.log(1.0 - t) * gain,)


def undefined(t, y, gain):
    return (math.sqrt(0.5 - t) * gain + y,)


@every_method
@pytest.mark.parametrize(("rhs", "moment"), [(explode, 1.0), (logarithm, 1.0), (undefined, 0.5)])
def test_a_failure_says_what_happened_and_what_to_try(method, rhs, moment, form, capfd):
    failing = model(rhs, {"y": 1.0}, {"gain": 2.0}, name="failing")
    with pytest.raises(SolverError) as error:
        failing.solve(3, method=method, gain=1.0)
    text = str(error.value)
    assert text.startswith(f"failing: {method} stopped at t = ")
    when = float(re.search(r"t = (\S+) s, where y = ", text)[1])
    assert when == pytest.approx(moment, abs=1.0)
    assert "with gain = 1." in text
    assert all(other in text for other in set(METHODS) - {method})
    assert capfd.readouterr() == ("", "")


def late_root(t, a, b, c, k, moment):
    return -a, math.sqrt(moment - t) - b, -k * c


@pytest.mark.parametrize("method", LOOPS)
def test_a_derivative_that_is_no_number_is_named_with_time_and_parameters(method):
    failing = model(late_root, dict.fromkeys("abc", 1.0), {"k": 2.0, "moment": 0.5}, name="failing")
    with pytest.raises(SolverError) as error:
        failing.solve(3, method=method, k=1.5)
    text = str(error.value)
    assert "the derivative of b is not a number from here on" in text and "with k = 1.5." in text
    assert float(re.search(r"t = (\S+) s", text)[1]) == pytest.approx(0.5, abs=1e-3)


def tight(t, y, k):
    return (-k * (y - math.cos(t)),)


def test_an_explicit_method_stops_with_advice_where_the_equations_are_stiff():
    toy = model(tight, {"y": 1.0}, {"k": 1e9}, name="tight")
    with pytest.raises(SolverError) as error:
        toy.solve(1e4, method="explicit")
    text = str(error.value)
    assert "the equations are stiff here and an explicit method would crawl: declare stiff=True" in text
    assert "method='rosenbrock'" in text and "Try another method" in text


def test_auto_goes_over_to_the_stiff_method_and_says_so():
    toy = model(tight, {"y": 1.0}, {"k": 1e9}, name="tight")
    run = toy.solve(10)
    assert run.method == "rosenbrock"
    assert run["y"] == pytest.approx(np.cos(run.t), abs=1e-4)
    assert toy.solve(10, k=1.0).method == "explicit"


def test_default_settings_are_said_to_be_so():
    with pytest.raises(SolverError, match="with all parameters at their defaults"):
        model(explode, {"y": 1.0}, {"gain": 2.0}, name="failing").solve(3)


def many(a, b, c, d, e, f):
    return a * a, 0.0, 0.0, 0.0, 0.0, 0.0


def test_a_failure_of_a_large_model_names_the_states_that_went_farthest():
    failing = model(many, dict.fromkeys("abcdef", 1.0), name="failing")
    with pytest.raises(SolverError, match=r"where a = \S+, b = 1, c = 1, d = 1 \("):
        failing.solve(3)
