"""Resting states against algebra, and a clear answer where there is none."""

from math import atan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from toys import decay, model, number, oscillator

from mgmodels.engine import NoSteadyState, State, UnknownName, is_stable, jacobian, steady_state


def exchange(a, b, forward, backward):
    return backward * b - forward * a + 1.0, forward * a - backward * b - b


def creep(y, rate, target):
    return (rate * (target - y),)


def reaction(a, b, forward, backward):
    return backward * b - forward * a, forward * a - backward * b


def total(a, b):
    return a + b


def drift(y, k):
    return (k,)


def saturating(y, target):
    return (atan(5.0 * (target - y)),)


def two_wells(y, tilt):
    return (y - y**3 + tilt,)


chain = model(exchange, {"a": 0.0, "b": 0.0}, {"forward": 2.0, "backward": 3.0}, name="chain")
wells = model(two_wells, {"y": 0.5}, {"tilt": 0.0}, name="wells")
drifting = model(drift, {"y": 0.0}, {"k": 1.0}, name="drifting")


@given(forward=st.floats(0.1, 50.0), backward=st.floats(0.0, 50.0))
def test_validated_resting_point_of_a_chain(forward, backward):
    rest = steady_state(chain, settle=0, forward=forward, backward=backward)
    assert rest["b"] == pytest.approx(1.0, rel=1e-8)
    assert rest["a"] == pytest.approx((1.0 + backward) / forward, rel=1e-8)


def test_nothing_moves_at_rest():
    rest = steady_state(chain)
    run = chain.solve(50, initial=rest)
    assert np.ptp(run["a"]) < 1e-9


def test_validated_a_slow_variable_has_arrived_too():
    """After a run of 1000 it has hardly begun to move: that is not rest."""
    slow = model(creep, {"y": 0.0}, {"rate": 1e-9, "target": 3.0}, name="slow")
    assert steady_state(slow)["y"] == pytest.approx(3.0, rel=1e-9)


@given(st.floats(-100, 100))
def test_validated_a_step_that_leads_astray_is_shortened(target):
    """Far out the slope is so flat that Newton's full step overshoots by ever more."""
    flat = model(saturating, {"y": 0.0}, {"target": 1.0}, name="flat")
    assert steady_state(flat, settle=0, target=target)["y"] == pytest.approx(target, rel=1e-6, abs=1e-6)


def test_a_total_that_cannot_change_stays():
    closed = model(reaction, {"a": 1.0, "b": 0.5}, {"forward": 2.0, "backward": 3.0}, name="closed")
    rest = steady_state(closed)
    assert rest["a"] + rest["b"] == pytest.approx(1.5, rel=1e-6)
    assert rest["a"] / rest["b"] == pytest.approx(1.5, rel=1e-6)


@given(st.floats(0.1, 50.0), st.floats(0.1, 50.0), st.floats(0.0, 5.0))
def test_validated_a_declared_total_stays_without_a_run(forward, backward, start):
    closed = model(
        reaction, {"a": 1.0, "b": 0.5}, {"forward": 2.0, "backward": 3.0}, name="closed", conserved={"sum": total}
    )
    rest = steady_state(closed, settle=0, guess={"a": start}, forward=forward, backward=backward)
    assert rest["a"] + rest["b"] == pytest.approx(start + 0.5, rel=1e-8)
    assert rest["a"] * forward == pytest.approx(rest["b"] * backward, rel=1e-6, abs=1e-9)


def test_the_guess_chooses_the_well():
    assert steady_state(wells, guess={"y": 0.1})["y"] == pytest.approx(1.0)
    assert steady_state(wells, guess={"y": -0.1})["y"] == pytest.approx(-1.0)


def test_stability():
    assert is_stable(wells, {"y": 1.0})
    assert not is_stable(wells, {"y": 0.0})
    assert steady_state(wells, guess={"y": 0.0}, settle=0)["y"] == pytest.approx(0.0, abs=1e-9)


def test_validated_jacobian():
    assert jacobian(oscillator, {"x": 0.3, "v": -2.0}, omega=3.0) == pytest.approx(
        np.array([[0, 1], [-9, 0]])
    )
    assert jacobian(wells, {"y": 0.5}) == pytest.approx(np.array([[1 - 3 * 0.25]]))


def test_without_a_resting_state_the_error_says_where_and_what_to_try():
    with pytest.raises(NoSteadyState) as error:
        steady_state(drifting, k=2.0)
    text = str(error.value)
    assert text.startswith("drifting has no resting state near y = ") and "with k = 2" in text
    assert "guess=" in text and "settle=" in text


def too_far(p, target):
    return (target - p,)


def test_a_resting_point_outside_the_bounds_is_none():
    bounded = model(
        too_far,
        {"p": State(0.5, "1", "open share", gate=True)},
        {"target": number(0.4, -2.0, 2.0)},
        name="bounded",
    )
    assert steady_state(bounded)["p"] == pytest.approx(0.4)
    for outside in (1.5, -0.5):
        with pytest.raises(NoSteadyState):
            steady_state(bounded, target=outside)


def test_wrong_names_are_answered_as_everywhere():
    with pytest.raises(UnknownName, match="decay has no parameter “K”"):
        steady_state(decay, K=1.0)
    with pytest.raises(UnknownName, match="decay has no state “x”"):
        steady_state(decay, guess={"x": 1.0})
