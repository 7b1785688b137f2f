"""The network as a program: the compiled loop and NumPy's do the same, seeds repeat, cost grows with the cells."""

import inspect
import tracemalloc

import numpy as np
import pytest

from mgmodels.engine import BadValue, UnknownName
from mgmodels.synapse import network, network_loop, network_plain, rates, regime_map
from mgmodels.synapse.network import Activity, simulate


@pytest.mark.parametrize("delay", [0.0, 0.5])
def test_compiled_and_plain_loops_give_the_same_spikes(delay, monkeypatch):
    settings = dict(Mg=0.5, seed=7, cells=100, duration=330.0, delay=delay)
    compiled = simulate(**settings)
    monkeypatch.setattr(network, "numba_is_present", lambda: False)
    plain = simulate(**settings)
    assert compiled.times.size > 50
    assert np.array_equal(compiled.times, plain.times) and np.array_equal(compiled.cells, plain.cells)


def test_both_loops_take_the_same():
    assert inspect.signature(network_loop.advance) == inspect.signature(network_plain.advance)


def test_the_loop_runs_as_plain_python_too(monkeypatch):
    settings = dict(seed=7, cells=20, duration=40.0)
    compiled = simulate(**settings)
    monkeypatch.setattr(network, "compiled_engine", lambda function, *_: function)
    interpreted = simulate(**settings)
    assert compiled.times.size and np.array_equal(compiled.times, interpreted.times)


def test_the_same_seed_gives_the_same_spikes_and_another_seed_others():
    first, again, other = (simulate(cells=50, duration=200.0, seed=seed) for seed in (1, 1, 2))
    assert np.array_equal(first.times, again.times) and np.array_equal(first.cells, again.cells)
    assert not np.array_equal(first.times, other.times)


def test_where_pieces_meet_nothing_is_lost():
    """Spikes come in order, each cell is refractory, and no time is out of the run."""
    activity = simulate(0.25, 0.9, seed=3, cells=100, duration=450.0)
    assert (np.diff(activity.times) >= 0).all() and 0 <= activity.times[0] and activity.times[-1] < 450.0
    for cell in (0, 79, 80, 99):
        own = activity.times[activity.cells == cell]
        assert np.diff(own).min() > (2.0 if cell < 80 else 1.0)


def test_results_do_not_hang_on_the_number_of_workers():
    grid, options = ([0.5, 1.0], [0.95, 1.0]), dict(seeds=(1, 2), cells=50, duration=700.0)
    one, two = (regime_map(*grid, workers=workers, **options) for workers in (1, 2))
    assert all(np.array_equal(a, b) for a, b in zip(one, two, strict=True))
    assert one[0].shape == (2, 2)


def test_a_run_of_400_cells_needs_little_memory():
    simulate(cells=400, duration=10.0)
    tracemalloc.start()
    simulate(0.0, 0.9, cells=400, duration=1500.0)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 60e6


def test_rates_and_variation_of_known_spikes():
    times = np.array([100.0, 550.0, 600.0, 900.0])
    activity = Activity(times, np.array([0, 1, 2, 2]), cells_E=2, cells_I=1, duration=1500.0)
    assert activity.rates() == (0.5, 2.0)
    middles, rate_E, rate_I = activity.population_rate(100.0)
    assert middles[1] == 150.0 and rate_E[1] == 5.0 and rate_I[6] == rate_I[9] == 10.0 and rate_E.sum() == 10.0
    silent = Activity(times[:0], np.array([], int), cells_E=2, cells_I=1, duration=1500.0)
    assert silent.rates() == (0.0, 0.0) and silent.variation() == 0.0


@pytest.mark.parametrize(
    "wrong, words",
    [
        (dict(cells=5), "10 or more"),
        (dict(dt=1.0), "0.01 and 0.2"),
        (dict(duration=-1.0), "above 0"),
        (dict(delay=-0.5), "delay"),
        (dict(Mg=-1.0), "cannot be negative"),
    ],
)
def test_wrong_values_are_told(wrong, words):
    with pytest.raises(BadValue, match=words):
        simulate(**wrong)


def test_wrong_names_and_too_short_runs_are_told():
    with pytest.raises(UnknownName, match="tau_AMPA"):
        simulate(tau_AMPPA=2.0)
    with pytest.raises(BadValue, match="first 500 ms"):
        rates(duration=400.0)
