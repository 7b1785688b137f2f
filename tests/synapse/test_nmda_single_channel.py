"""One channel's flicker: its average is the block curve, and its dwells are exponential. Seeds are fixed."""

import numpy as np
import pytest
from scipy.stats import kstest

from mgmodels.engine import BadValue, UnknownName
from mgmodels.synapse import open_fraction, single_channel
from mgmodels.synapse.nmda_single_channel import RATES, block_rates

every_rate = pytest.mark.parametrize("rates", list(RATES))


@every_rate
@pytest.mark.parametrize("V", [-80.0, -60.0, -40.0, 0.0])
@pytest.mark.parametrize("Mg", [0.1, 1.0])
def test_validated_time_average_is_the_block_curve(rates, V, Mg):
    """Four standard errors over ten records: a right model fails once in sixteen thousand seeds."""
    records = [single_channel(V, Mg, duration=1000.0, seed=seed, rates=rates) for seed in range(10)]
    mean = np.mean([record.open_fraction for record in records])
    block, unblock = block_rates(V, Mg, rates)
    assert abs(mean - unblock / (unblock + block)) < 4 * records[0].standard_error / np.sqrt(10)
    if rates == "ascher_nowak":
        assert records[0].expected == pytest.approx(open_fraction(V, Mg, "ascher_nowak"), rel=1e-9)


@every_rate
@pytest.mark.parametrize("free", [True, False])
def test_validated_dwells_are_exponential_with_the_means_of_the_rates(rates, free):
    record = single_channel(-60.0, 1.0, duration=3000.0, seed=5, rates=rates)
    dwells = record.dwells(free)
    block, unblock = block_rates(-60.0, 1.0, rates)
    mean = 1 / (block if free else unblock)
    assert dwells.size > 1000
    assert dwells.mean() == pytest.approx(mean, rel=4 / np.sqrt(dwells.size))
    assert kstest(dwells / mean, "expon").pvalue > 0.01


def test_validated_a_block_lasts_less_than_a_millisecond_at_rest():
    """The ion does not sit in the channel: at -60 mV in 1 mM it stays 0.66 ms, and the next comes within 0.05 ms."""
    block, unblock = block_rates(-60.0, 1.0)
    assert (1 / unblock, 1 / block) == pytest.approx((0.664, 0.048), abs=1e-3)


def test_validated_standard_error_is_the_spread_between_records():
    for duration in (0.3, 5.0, 50.0):  # shorter and longer than the 0.2 ms that the channel remembers
        shares = [single_channel(-20.0, 1.0, duration=duration, seed=seed).open_fraction for seed in range(600)]
        error = single_channel(-20.0, 1.0, duration=duration).standard_error
        assert np.std(shares) == pytest.approx(error, rel=0.1)


def test_validated_many_channels_start_in_equilibrium():
    free = np.mean([single_channel(-30.0, 1.0, duration=1.0, seed=s).at([0.0, 0.5, 1.0]) for s in range(1500)], axis=0)
    expected = open_fraction(-30.0, 1.0, "ascher_nowak")
    assert np.abs(free - expected).max() < 4 * np.sqrt(expected * (1 - expected) / 1500)


def test_validated_without_magnesium_the_channel_stays_free():
    record = single_channel(-60.0, 0.0)
    assert record.open_fraction == 1.0 and record.times.tolist() == [0.0, 50.0] and record.standard_error == 0.0


def test_a_seed_repeats_and_another_differs():
    first, second, other = (single_channel(-60.0, 1.0, seed=seed) for seed in (3, 3, 4))
    assert np.array_equal(first.times, second.times) and np.array_equal(first.free, second.free)
    assert first.times.size != other.times.size or not np.array_equal(first.times, other.times)


def test_a_record_tiles_its_time_and_alternates():
    record = single_channel(-40.0, 1.0, duration=200.0, seed=9)
    assert record.times[0] == 0.0 and record.times[-1] == 200.0 and (np.diff(record.times) > 0).all()
    assert (record.free[1:] != record.free[:-1]).all()
    middle = (record.times[1:] + record.times[:-1]) / 2
    assert np.array_equal(record.at(middle), record.free)


def test_wrong_values_are_named():
    with pytest.raises(UnknownName, match="ascher_nowak"):
        single_channel(-60.0, 1.0, rates="ascher")
    with pytest.raises(BadValue, match="duration"):
        single_channel(-60.0, 1.0, duration=0.0)
    with pytest.raises(BadValue, match="single numbers"):
        single_channel([-60.0, -40.0], 1.0)
    with pytest.raises(BadValue, match="inside"):
        single_channel(-60.0, 1.0).at(51.0)
