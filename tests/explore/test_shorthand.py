"""What is drawn lies within 0.05 px of every point that was solved, whatever the curve."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pathdata import distance, flattened

from mgmodels.explore.shorthand import area, expand, polyline, shorthand

PROMISE = 0.05  # px
X = np.linspace(0, 326, 1201)

CURVES = {
    "calm": 87 + 80 * np.tanh((X - 160) / 60),
    "flat": np.full_like(X, 170.0),
    "spikes": 150 - 120 * sum(np.exp(-(((X - 30 - 45 * k) / 3) ** 2)) for k in range(7)),
    "busy": 87 + 80 * np.sin(X / 5),
    "step": np.where(X > 100, 20.0, 150.0),
    "corner": np.abs(X - 163),
    "noise": np.where(X < 60, np.random.default_rng(3).normal(87, 30, X.size), 87.0),
    "decay": 170 * np.exp(-X / 2),
}


def solved(x, y):
    return np.column_stack([x, y])[np.isfinite(x + y)]


@pytest.mark.parametrize("code", [polyline, lambda x, y: expand(shorthand(x, y))], ids=["polyline", "shorthand"])
@pytest.mark.parametrize("y", CURVES.values(), ids=CURVES)
def test_known_shapes_are_drawn_within_the_promise(y, code):
    assert distance(solved(X, y), flattened(code(X, y))).max() <= PROMISE


@st.composite
def sums_of_waves(draw):
    """Curves of any steepness, with jumps, repeated x and a gap."""
    n = draw(st.integers(2, 150))
    x = np.linspace(0, draw(st.floats(1, 330)), n)
    y = np.full(n, 87.0)
    for _ in range(draw(st.integers(0, 4))):
        y += draw(st.floats(-80, 80)) * np.sin(x * draw(st.floats(0.001, 3)) + draw(st.floats(0, 6)))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, n - 1))
        y[at:] += draw(st.floats(-100, 100))
        x[at:] -= x[at] - x[max(at - 1, 0)]
    if draw(st.booleans()):
        start = draw(st.integers(0, n - 1))
        y[start : start + draw(st.integers(0, n))] = np.nan
    return x, y


@settings(max_examples=60, deadline=None)
@given(sums_of_waves())
def test_any_curve_is_drawn_within_the_promise(curve):
    points = solved(*curve)
    if len(points):
        assert distance(points, flattened(polyline(*curve))).max() <= PROMISE
        assert distance(points, flattened(expand(shorthand(*curve)))).max() <= PROMISE


@pytest.mark.parametrize("name", ["calm", "spikes", "busy"])
def test_smooth_curves_become_shorter(name):
    assert len(shorthand(X, CURVES[name])) < 0.8 * len(polyline(X, CURVES[name]))


def test_a_loop_in_the_phase_plane_is_a_polyline():
    angle = np.linspace(0, 2 * np.pi, 500)
    x, y = 160 + 100 * np.cos(angle), 87 + 60 * np.sin(angle)
    assert not shorthand(x, y).startswith("~")
    assert distance(solved(x, y), flattened(shorthand(x, y))).max() <= PROMISE


def test_a_gap_stays_a_gap():
    y = CURVES["calm"].copy()
    y[500:600] = np.nan
    pieces = flattened(expand(shorthand(X, y)))
    assert [len(piece) > 1 for piece in pieces] == [True, True]
    assert pieces[0][-1, 0] == pytest.approx(X[499], abs=PROMISE)
    assert pieces[1][0, 0] == pytest.approx(X[600], abs=PROMISE)


def test_nothing_is_drawn_of_nothing():
    assert polyline([], []) == shorthand([], []) == area([], [], []) == ""


@pytest.mark.parametrize("short", [False, True])
def test_the_outline_of_an_area_is_closed_and_within_the_promise(short):
    upper, lower = CURVES["calm"] - 10, CURVES["calm"] + 5 + 3 * np.sin(X / 9)
    d = expand(area(X, upper, lower, short=short))
    assert d.endswith("z")
    assert d.count("z") == 1
    edges = np.concatenate([solved(X, upper), solved(X, lower)])
    assert distance(edges, flattened(d)).max() <= PROMISE


def test_an_area_with_a_gap_is_two_areas():
    upper = np.where((X > 100) & (X < 120), np.nan, CURVES["calm"])
    for short in (False, True):
        assert expand(area(X, upper, upper + 20, short=short)).count("z") == 2
