"""Strands of heart cells: what the run says, the electrode's view, laws, cost, messages."""

import numpy as np
import pytest

from mgmodels.engine import BadValue
from mgmodels.heart import (
    SLOW_RESPONSE,
    conducted,
    conduction_delay,
    pseudo_ecg,
    reach,
    ten_tusscher_panfilov,
    ventricular_strand,
)


@pytest.fixture(scope="module")
def wave():
    return conducted(500.0)


def test_the_staggered_loop_takes_the_cell(wave):
    assert ventricular_strand.obstacle == ""
    assert wave.method == "staggered"


def test_the_strands_cell_is_the_ventricular_cell():
    cell, alone = ventricular_strand.cell, ten_tusscher_panfilov
    assert cell.rhs is alone.rhs and cell.states == alone.states
    differ = {name for name, p in cell.parameters.items() if p != alone.parameters[name]}
    assert differ == {"pulses", "I_duration"}


def test_the_impulse_passes_once_at_one_speed(wave):
    moments = wave.activation_times()
    middle = slice(wave.x.size // 4, 3 * wave.x.size // 4)
    assert (np.diff(moments)[5:] > 0).all()
    speeds = np.diff(wave.x)[0] / np.diff(moments[middle])
    assert np.ptp(speeds) < 0.01 * speeds.mean()
    assert reach(wave) == wave.x[-1]


def test_speed_grows_with_the_root_of_the_spread():
    """On a grid that is fine for both: a quarter of the spread conducts at half the speed."""
    whole, quarter = (
        conducted(80.0, times=[80.0], D=1.54e-3 * share, nodes=200, length=1.0).conduction_velocity()
        for share in (1.0, 0.25)
    )
    assert quarter / whole == pytest.approx(0.5, rel=0.05)


def test_delays_add_up(wave):
    parts = conduction_delay(wave, 0.5, 1.0), conduction_delay(wave, 1.0, 1.5)
    assert sum(parts) == pytest.approx(conduction_delay(wave, 0.5, 1.5), rel=1e-12)
    assert conduction_delay(wave, 0.5, 1.5) == pytest.approx(10.0 / wave.conduction_velocity(0.25, 0.75), rel=0.01)


def test_what_does_not_arrive_is_infinitely_late():
    blocked = conducted(300.0, settle=500.0, **SLOW_RESPONSE | {"P_CaL": 0.3 * 3.98e-5})
    assert reach(blocked) < 0.5
    assert conduction_delay(blocked, 0.1, 0.9) == np.inf
    assert np.isfinite(blocked["V"]).all()


def test_the_slow_wave_has_the_finer_grid():
    assert conducted(2.0, **SLOW_RESPONSE).x.size == 100
    assert conducted(2.0).x.size == 100
    assert conducted(2.0, length=20.0).x.size == 1000


# ---------------------------------------------------------------------- the electrode
def test_an_upward_wave_comes_and_a_downward_one_goes(wave):
    """The electrode beyond the end sees the front come; seen from the start it goes."""
    towards, away = pseudo_ecg(wave), pseudo_ecg(wave, along=-2.0)
    front = wave.t < 35.0
    assert towards[front].max() > 5 * abs(towards[front].min())
    assert abs(away[front].min()) > 5 * away[front].max()


def test_the_uniform_strand_has_an_inverted_t_wave(wave):
    """It recovers in the order in which it was excited; an upright T wave needs cells that differ."""
    signal = pseudo_ecg(wave)
    recovery = (wave.t > 200.0) & (wave.t < 400.0)
    assert signal[recovery].min() < -3 * signal[recovery].max()


def test_validated_a_front_is_seen_as_the_potential_step_over_the_distance_squared():
    """A sharp step of height h at distance r from the electrode makes h / r²."""

    class Step:
        t, x = np.array([0.0]), (np.arange(1000) + 0.5) * 1e-3
        model = type("Model", (), {"name": "step", "cell": type("Cell", (), {"roles": {"membrane_potential": "V"}})})

        def __getitem__(self, name):
            return np.where(self.x < 0.5, 30.0, -85.0)[:, None]

    assert pseudo_ecg(Step(), along=3.0) == pytest.approx([115.0 / 2.5**2], rel=1e-3)
    assert pseudo_ecg(Step(), along=0.5, aside=1.0) == pytest.approx([0.0], abs=0.2)


# ---------------------------------------------------------------------- messages
def test_an_electrode_in_the_strand_is_refused(wave):
    with pytest.raises(BadValue, match="stands in the strand"):
        pseudo_ecg(wave, along=1.0)


@pytest.mark.parametrize("start, end", [(1.5, 0.5), (0.5, 3.0)])
def test_a_delay_between_places_that_are_none_is_refused(wave, start, end):
    with pytest.raises(BadValue, match="its nodes lie from"):
        conduction_delay(wave, start, end)
