"""Detection: the measures against textbook cases, and two tasks against magnesium.

The tables were computed independently for this course: task A from peak calcium (2 per cent of d', 0.02 where it is
small), task B over 400 trials of each kind, one pair of seeds (10 per cent of mean charges; d' of 400 trials has a
standard error of 0.07, so 0.15; areas 0.04).
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mgmodels.engine import BadValue, UnknownName
from mgmodels.synapse import coincidence_d_prime, coincidence_trials, synchrony, synchrony_detection
from mgmodels.synapse.detection import (
    area_of_d_prime,
    area_under_curve,
    d_prime,
    entropy,
    information_of_d_prime,
    mutual_information,
    operating_curve,
)
from mgmodels.synapse.synchrony import BEGINS, COUNTED, DT, calcium_charges

LEVELS = [0.0, 0.25, 0.5, 0.8, 1.0, 1.2, 2.0]
samples = arrays(float, st.integers(2, 30), elements=st.integers(-5, 5).map(float))


# ------------------------------------------------------------------ measures
def test_validated_measures_of_two_normal_samples():
    """Normal distributions of equal width: d' is their distance, the area Phi(d'/sqrt 2), information an integral."""
    random = np.random.default_rng(0)
    noise, signal = random.standard_normal((2, 100_000)) + [[0.0], [1.5]]
    assert d_prime(signal, noise) == pytest.approx(1.5, abs=0.02)
    assert area_under_curve(signal, noise) == pytest.approx(area_of_d_prime(1.5), abs=0.005)
    assert mutual_information(signal, noise, bins=50) == pytest.approx(information_of_d_prime(1.5), abs=0.01)


def test_validated_entropy_is_less_biased_with_the_correction():
    """Twelve equal boxes, 100 draws: the plain estimate is too low by 11/200 nats on average, this one is not."""
    random = np.random.default_rng(1)
    counts = random.multinomial(100, np.full(12, 1 / 12), 2000)
    assert np.mean([entropy(c) for c in counts]) == pytest.approx(np.log2(12), abs=0.01)
    shares = counts / 100
    plain = -(shares * np.log2(np.where(shares > 0, shares, 1.0))).sum(axis=1).mean()
    assert plain == pytest.approx(np.log2(12) - 11 / 200 / np.log(2), abs=0.01)


def test_information_of_nothing_is_nothing():
    random = np.random.default_rng(2)
    found = [mutual_information(*random.standard_normal((2, 400))) for _ in range(200)]
    assert np.mean(found) == pytest.approx(0.0, abs=0.003)


@given(signal=samples, noise=samples)
def test_area_counts_pairs_and_is_the_area_of_the_curve(signal, noise):
    pairs = np.sign(signal[:, None] - noise[None, :])
    assert area_under_curve(signal, noise) == pytest.approx((pairs.mean() + 1) / 2)
    alarms, hits = operating_curve(signal, noise)
    assert np.trapezoid(hits, alarms) == pytest.approx(area_under_curve(signal, noise))
    assert (np.diff(alarms) >= 0).all() and (np.diff(hits) >= 0).all() and alarms[-1] == hits[-1] == 1


@given(signal=samples, noise=samples)
def test_exchanging_signal_and_noise(signal, noise):
    assert area_under_curve(signal, noise) == pytest.approx(1 - area_under_curve(noise, signal))
    assert mutual_information(signal, noise) == pytest.approx(mutual_information(noise, signal))


@given(d=st.floats(-6, 6))
def test_information_lies_between_none_and_one_bit(d):
    assert 0 <= information_of_d_prime(d) <= 1 + 1e-9
    assert information_of_d_prime(d) == pytest.approx(information_of_d_prime(-d))


def test_too_few_bins_are_told():
    with pytest.raises(BadValue, match="two or more"):
        mutual_information([1.0], [2.0], bins=1)


# ------------------------------------------------------------------ task A
TASK_A = {0.0: -0.13, 0.25: 1.08, 0.5: 1.51, 0.8: 1.84, 1.0: 2.00, 1.2: 2.15, 1.5: 2.32}


def test_regression_coincidence_against_magnesium():
    assert coincidence_d_prime(list(TASK_A)) == pytest.approx(list(TASK_A.values()), rel=0.02, abs=0.02)


def test_a_fifth_less_magnesium_costs_little_discrimination_and_more_false_alarms():
    full, less = coincidence_d_prime([1.0, 0.8])
    assert less / full == pytest.approx(0.92, abs=0.01)
    _, alone = coincidence_trials(1.0, seed=3, trials=20_000)
    _, alone_in_less = coincidence_trials(0.8, seed=3, trials=20_000)
    criterion = 0.43  # uM, midway at 1 mM
    assert np.mean(alone_in_less > criterion) > 1.8 * np.mean(alone > criterion)


@pytest.mark.parametrize("Mg", [0.0, 0.5, 1.0])
def test_validated_trials_have_the_discriminability_they_are_drawn_with(Mg):
    with_spike, alone = coincidence_trials(Mg, seed=4, trials=20_000)
    wanted = coincidence_d_prime(Mg)
    assert d_prime(np.log(with_spike), np.log(alone)) == pytest.approx(wanted, abs=0.05)
    assert area_under_curve(with_spike, alone) == pytest.approx(area_of_d_prime(wanted), abs=0.01)


def test_without_noise_there_is_no_answer():
    with pytest.raises(BadValue, match="noise"):
        coincidence_d_prime(noise=0.0)


# ------------------------------------------------------------------ task B
TASK_B = {
    "together": [35.1, 24.9, 14.6, 6.55, 4.34, 3.23, 1.61],
    "scattered": [33.1, 22.5, 12.6, 5.65, 3.81, 2.86, 1.45],
    "d_prime": [0.54, 0.59, 0.55, 0.47, 0.49, 0.52, 0.56],
    "area": [0.65, 0.66, 0.65, 0.65, 0.65, 0.66, 0.66],
}


@pytest.fixture(scope="module")
def task_B():
    """The seven levels, 400 trials of each kind."""
    return synchrony_detection(LEVELS)


def test_regression_synchrony_against_magnesium(task_B):
    assert task_B["together"] == pytest.approx(TASK_B["together"], rel=0.1)
    assert task_B["scattered"] == pytest.approx(TASK_B["scattered"], rel=0.1)
    assert task_B["d_prime"] == pytest.approx(TASK_B["d_prime"], abs=0.15)
    assert task_B["area"] == pytest.approx(TASK_B["area"], abs=0.04)


def test_magnesium_changes_the_gain_and_not_the_discrimination(task_B):
    """The negative result: charges change 20-fold, d' by no more than chance."""
    assert np.ptp(task_B["d_prime"]) < 0.12
    assert task_B["scattered"].max() / task_B["scattered"].min() > 20
    gain = dict(zip(LEVELS, task_B["gain"], strict=True))
    assert gain[0.8] == pytest.approx(1.48, rel=0.1) and gain[0.5] == pytest.approx(3.3, rel=0.1)


@pytest.mark.parametrize("window", [0.0, 150.0])
@pytest.mark.parametrize("Mg", [0.0, 0.8])
def test_validated_steps_of_many_trials_follow_the_equations(Mg, window):
    """One trial without background, inputs evenly spaced, against the engine's solver."""
    p = synchrony.values({"Mg_o": Mg, "window": window})
    counts = np.zeros((round((BEGINS + COUNTED) / DT), 1))
    for i in range(12):
        counts[round((BEGINS + window * i / 11) / DT), 0] += 1
    (charge,), = calcium_charges(counts, p, [Mg])
    run = synchrony.solve(p["onset"] + COUNTED, Mg_o=Mg, window=window, rtol=1e-8)
    assert charge == pytest.approx(run.final["Q"], rel=0.01)


def test_same_seeds_same_trials_and_wrong_names_are_told():
    first, again = (synchrony_detection([1.0], trials=20, seeds=(5, 6)) for _ in range(2))
    assert all((first[name] == again[name]).all() for name in first)
    with pytest.raises(UnknownName, match="g_NMDA"):
        synchrony_detection([1.0], trials=20, g_NMDAA=1.0)
    with pytest.raises(BadValue, match="trials"):
        synchrony_detection([1.0], trials=1)
