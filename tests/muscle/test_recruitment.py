"""From quanta to potential and to the share of fibres that fire."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm, poisson

from mgmodels.engine import BadValue
from mgmodels.muscle import end_plate, fibre_population, quantal_content, recorded_potentials


def firing(**settings):
    return fibre_population.evaluate(**settings)["firing"]


@pytest.mark.parametrize(
    "quanta, safety_factor, block", [(22.5, 3.0, 0.0), (8.0, 3.0, 0.0), (22.5, 3.0, 0.6), (5.0, 2.0, 0.0)]
)
def test_validated_exact_sums_against_fibres_drawn_at_random(quanta, safety_factor, block):
    """Independent: 400 000 fibres, each with its own mean, threshold and Poisson draw."""
    random = np.random.default_rng(1)
    n = 400_000
    mean = quanta * np.exp(0.2 * random.standard_normal(n) - 0.02)
    threshold = 22.5 / safety_factor / (1 - block) * np.exp(0.2 * random.standard_normal(n))
    drawn = np.mean(random.poisson(mean) > threshold)
    error = max(np.sqrt(drawn * (1 - drawn) / n), 1e-5)
    exact = firing(quanta=quanta, safety_factor=safety_factor, receptor_block=block)
    assert exact == pytest.approx(drawn, abs=4.5 * error)


def test_validated_without_spread_chance_alone_is_left():
    alike = firing(quanta=10.0, healthy_quanta=22.5, safety_factor=3.0, release_spread=0.0, threshold_spread=0.05)
    count = np.arange(1, 60)
    assert alike == pytest.approx(np.sum(poisson.pmf(count, 10.0) * norm.cdf(np.log(count / 7.5) / 0.05)), rel=1e-8)


@given(st.floats(0, 400), st.floats(0, 0.98), st.floats(1.5, 10))
def test_a_share_is_a_share_and_grows_with_quanta(quanta, block, safety_factor):
    setting = {"safety_factor": safety_factor, "receptor_block": block}
    less, more = firing(quanta=np.array([quanta, quanta + 1.0]).clip(0, 400), **setting)
    assert 0.0 <= less <= more + 1e-12 <= 1.0 + 2e-12


def test_no_quanta_no_firing():
    assert firing(quanta=0.0) == 0.0


def test_half_the_release_costs_little_a_quarter_paralyses():
    """What a safety factor is: a smooth fall in release is a late and steep one in fibres."""
    whole, half, quarter = firing(quanta=22.5 * np.array([1.0, 0.5, 0.25]))
    assert whole > 0.99
    assert 0.75 < half < 0.95
    assert quarter < 0.3


def test_validated_summation_is_linear_when_small_and_bounded_by_the_driving_force():
    small = end_plate.evaluate(quanta=0.01)
    assert small["potential"] == pytest.approx(small["bare_sum"], rel=2e-4)
    full = end_plate.evaluate(quanta=400.0, quantal_size=2.0, summation=1.0)["potential"]
    assert 65 < full < 75


@given(st.floats(0.1, 400), st.floats(0.2, 2), st.floats(-95, -55), st.floats(0.5, 1))
def test_correction_can_be_undone(quanta, size, V, f):
    """Martin's formula read backwards gives the bare sum again."""
    found = end_plate.evaluate(quanta=quanta, quantal_size=size, V=V, summation=f)
    epp = found["potential"]
    assert epp / (1 - f * epp / -V) == pytest.approx(found["bare_sum"], rel=1e-9)


def test_validated_deviation_against_draws():
    random = np.random.default_rng(2)
    quanta = random.poisson(20.0, 100_000)
    bare = recorded_potentials(quanta, seed=3, quantal_spread=0.3)
    drawn = (bare / (1 + 0.8 * bare / 75)).std()
    assert end_plate.evaluate(quanta=20.0)["deviation"] == pytest.approx(drawn, rel=0.02)


def test_quantal_content_refuses_what_it_cannot_use():
    with pytest.raises(BadValue, match="not all alike"):
        quantal_content([1.0, 1.0])
    with pytest.raises(BadValue, match="no more than the noise"):
        quantal_content([1.0, 1.1], noise=0.5)
