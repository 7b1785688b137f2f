"""The terminal: exact between impulses, and chance true to its mean."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from mgmodels.engine import BadValue, UnknownName
from mgmodels.muscle import TETANUS, TRAIN_OF_FOUR, impulses, random_quanta, release_train, vesicle_pool

POOL = {name: p.value for name, p in vesicle_pool.parameters.items()}


def refilling(t, y):
    """The laws between impulses, as the pool states them in words."""
    available, facilitation = y
    speed = 1 / POOL["refill_time"] + POOL["active_refill"] * (facilitation - 1) / POOL["facilitation_maximum"]
    return (1 - available) * speed, (1 - facilitation) / POOL["facilitation_time"]


def test_validated_the_map_is_the_solution_of_the_laws_between_impulses():
    times = np.array([0.0, 7.0, 20.0, 150.0, 1000.0, 1020.0])
    train = release_train(times, 0.1)
    y = np.array([1.0, 1.0])
    for k, gap in enumerate(np.diff(times)):
        probability = 1 - np.exp(-0.1 * y[1])
        assert (train.available[k], train.facilitation[k]) == pytest.approx(tuple(y), rel=1e-8)
        assert train.quanta[k] == pytest.approx(POOL["sites"] * y[0] * probability, rel=1e-8)
        y = np.array([y[0] * (1 - probability), y[1] + POOL["facilitation_step"] * (5.0 - y[1])])
        y = solve_ivp(refilling, (0, gap), y, rtol=1e-10, atol=1e-12).y[:, -1]


@pytest.mark.parametrize("times", [TRAIN_OF_FOUR, TETANUS[:20]])
def test_validated_chance_has_the_mean_of_the_train(times):
    trials = 20_000
    quanta = random_quanta(times, 0.078, trials, seed=1)
    mean = release_train(times, 0.078).quanta
    error = quanta.std(axis=0) / np.sqrt(trials)
    assert (np.abs(quanta.mean(axis=0) - mean) < 4.5 * error).all()


def test_validated_one_impulse_is_binomial():
    quanta = random_quanta([0.0], 0.3, 50_000, seed=2)[:, 0]
    p = 1 - np.exp(-0.3)
    assert quanta.var() == pytest.approx(300 * p * (1 - p), rel=0.03)


def test_the_same_seed_gives_the_same_quanta():
    first, again, other = (random_quanta(TRAIN_OF_FOUR, 0.05, 50, seed=s) for s in (3, 3, 4))
    assert (first == again).all()
    assert (first != other).any()


def test_poisoned_sites_release_nothing_and_spare_the_rest():
    healthy, half = (release_train(TRAIN_OF_FOUR, 0.078, poisoned=share).quanta for share in (0.0, 0.5))
    assert half == pytest.approx(healthy / 2, rel=1e-12)
    assert (random_quanta(TRAIN_OF_FOUR, 0.5, 10, seed=1, poisoned=1.0) == 0).all()


@given(st.floats(0, 1), st.lists(st.floats(0.5, 3000), min_size=1, max_size=30))
def test_no_train_releases_more_than_is_there(probability, intervals):
    train = release_train(np.r_[0.0, np.cumsum(intervals)], probability)
    assert ((train.available >= 0) & (train.available <= 1)).all()
    assert ((train.facilitation >= 1) & (train.facilitation <= 5)).all()
    assert (train.quanta <= 300 * train.available + 1e-9).all()


@given(st.floats(0.001, 0.9), st.floats(1, 1000), st.floats(1, 1000))
def test_an_interval_may_be_cut_in_two(probability, first, second):
    """Nothing is released between impulses: rest for a then b is rest for a + b."""
    rest = {"release_probability": 0.0, "facilitation_step": 0.0}
    once = vesicle_pool.evaluate(available=probability, facilitation=3.0, interval=first + second, **rest)
    half = vesicle_pool.evaluate(available=probability, facilitation=3.0, interval=first, **rest)
    twice = vesicle_pool.evaluate(
        available=half["available_next"], facilitation=half["facilitation_next"], interval=second, **rest
    )
    for name in ("available_next", "facilitation_next"):
        assert twice[name] == pytest.approx(once[name], rel=1e-9)


def test_long_rest_restores_everything():
    late = release_train([0.0, 60_000.0], 0.5)
    assert late.quanta[1] == pytest.approx(late.quanta[0], rel=1e-9)


@pytest.mark.parametrize("times", [[], [0.0, 0.0], [10.0, 5.0], [0.0, np.nan]])
def test_times_must_increase(times):
    with pytest.raises(BadValue, match="must increase"):
        release_train(times, 0.1)


def test_errors_name_the_thing():
    with pytest.raises(UnknownName, match="no parameter “site”. Did you mean sites"):
        release_train([0.0], 0.1, site=10)
    with pytest.raises(BadValue, match="a rate above 0 Hz"):
        impulses(0, 4)
    with pytest.raises(BadValue, match="one impulse or more"):
        impulses(2, 0)
