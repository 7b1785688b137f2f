"""Plasticity protocols: laws over whole ranges, and that the shortcut of a geometric sum is none."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgmodels.engine import BadValue, UnknownName
from mgmodels.synapse import frequency_curve, peak_calcium, plasticity_protocols, timing_curve, weight_change
from mgmodels.synapse.calcium_plasticity import potential_shape, shape_peak
from mgmodels.synapse.plasticity_protocols import train

magnesium = st.floats(0, 5)
spike_timing = st.one_of(st.none(), st.floats(-200, 200))


@given(Mg=magnesium, more=st.floats(0.01, 1), timing=spike_timing)
def test_more_magnesium_less_calcium(Mg, more, timing):
    assert peak_calcium(Mg + more, timing) < peak_calcium(Mg, timing)


@given(Mg=magnesium, timing=spike_timing, pulses=st.integers(1, 300), frequency=st.floats(0.5, 4))
@settings(max_examples=50)
def test_weights_stay_between_none_and_full(Mg, timing, pulses, frequency):
    if timing is not None and abs(timing + 2.0) >= 1000.0 / frequency:
        timing = None
    change = weight_change(Mg, pulses=pulses, frequency=frequency, timing=timing)
    assert 0.0 <= change <= 4.0


@given(Mg=st.floats(0.2, 2), timing=st.floats(-100, 100), frequency=st.floats(0.5, 5))
@settings(max_examples=25)
def test_the_geometric_sum_is_what_every_pairing_gives(Mg, timing, frequency):
    usual = weight_change(Mg, pulses=40, frequency=frequency, timing=timing)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plasticity_protocols, "train_function", lambda: train)
        patch.setitem(train.__globals__, "REPEATS", 0.0)
        one_by_one = weight_change(Mg, pulses=40, frequency=frequency, timing=timing)
    assert usual == pytest.approx(one_by_one, abs=1e-4)


def test_plain_python_agrees_with_compiled(monkeypatch):
    timings = [-50.0, -10.0, 10.0, 50.0]
    compiled = timing_curve(0.8, timings)
    monkeypatch.setattr(plasticity_protocols, "numba_is_present", lambda: False)
    assert timing_curve(0.8, timings) == pytest.approx(compiled, rel=1e-9)


def test_shapes_follow_their_arguments():
    assert isinstance(peak_calcium(), float)
    assert peak_calcium([0.5, 1.0]).shape == (2,)
    grid = timing_curve(np.array([[0.5], [1.0]]), [-10.0, 10.0, 20.0])
    assert grid.shape == (2, 3)
    assert grid[1].tolist() == timing_curve(1.0, [-10.0, 10.0, 20.0]).tolist()


@given(rise=st.floats(0.1, 10), ratio=st.floats(1.2, 100))
def test_shape_peak_is_the_peak(rise, ratio):
    t = np.linspace(0, 10 * rise * ratio, 20_001)
    peak = max(potential_shape(moment, rise, rise * ratio) for moment in t)
    assert shape_peak(rise, rise * ratio) == pytest.approx(peak, rel=1e-3)


def test_more_pulses_than_needed_change_nothing():
    assert frequency_curve(1.0, 10.0, pulses=900) == pytest.approx(frequency_curve(1.0, 10.0, pulses=5000), rel=1e-6)


@pytest.mark.parametrize(
    "wrong, words",
    [
        (dict(pulses=0, frequency=1.0), "1 pulse"),
        (dict(pulses=10, frequency=0.0), "0 Hz"),
        (dict(pulses=10, frequency=10.0, timing=150.0), "nearer"),
        (dict(Mg=-1.0, pulses=10, frequency=1.0), "negative"),
    ],
)
def test_wrong_values_are_told(wrong, words):
    with pytest.raises(BadValue, match=words):
        weight_change(**wrong)


def test_wrong_names_are_told():
    with pytest.raises(UnknownName, match="tau_Ca"):
        weight_change(pulses=1, frequency=1, tau_Caa=40.0)
