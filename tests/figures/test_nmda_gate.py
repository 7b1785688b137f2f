"""What the figures of Chapter II work out for themselves, beside the models they draw."""

import numpy as np
import pytest

from course import numbers
from mgmodels.figures.nmda_gate.blood_and_brain import DEFENCE, MEASURED
from mgmodels.figures.nmda_gate.detection import LEVELS, coincidence, synchrony
from mgmodels.figures.nmda_gate.one_channel import average_until, steps
from mgmodels.figures.nmda_gate.unblock import MODELS, SINCE, freed
from mgmodels.figures.nmda_gate.uncertainty import change, leak_changes
from mgmodels.magnesium import Status
from mgmodels.synapse import open_fraction, single_channel


def test_the_average_of_a_channel_ends_at_its_share():
    record = single_channel(-60, 0.8, duration=200, seed=3)
    assert average_until(record, np.array([200.0]))[0] == pytest.approx(record.open_fraction)


def test_the_steps_of_a_channel_enclose_its_open_time():
    record = single_channel(-40, 0.8, duration=50, seed=3)
    times, free = steps(record, 50.0)
    assert np.trapezoid(free, times) / 50 == pytest.approx(record.open_fraction)
    assert steps(record, 10.0)[0].max() == 10.0


@pytest.mark.parametrize("model", MODELS)
def test_a_step_frees_channels_and_never_more_than_there_are(model):
    share = freed(model, 20.0, 10.0)
    assert np.all(np.diff(share[SINCE < 2]) > 0) and 0 < share.min() < share.max() < 1


def test_the_cover_gives_the_leak_of_the_law_and_of_all_published_curves():
    assert numbers.leak_change(0.8) == pytest.approx(open_fraction(-70, 0.64) / open_fraction(-70, 0.8) - 1)
    assert numbers.EFFECTS["nmda"].change == "+23 to +24 %"
    curve = numbers.nmda_curve()
    assert np.interp(curve.normal, curve.concentration, curve.ratio) == pytest.approx(1, abs=0.01)


def test_both_detectors_cry_wolf_with_less_magnesium_and_only_one_loses_sight():
    less, normal = LEVELS.index(0.64), LEVELS.index(0.8)
    for _, alarms in (coincidence(), synchrony()):
        assert alarms[less] > 1.5 * alarms[normal]
    assert coincidence()[0][less] < 0.95 * coincidence()[0][normal]
    assert synchrony()[0][less] > 0.95 * synchrony()[0][normal]


def test_without_coupling_blood_does_not_reach_the_gate():
    assert change(0.0, 0.8, -70, 3.57, 0.062, serum=0.3) == 0
    assert change(1.0, 0.8, -70, 3.57, 0.062, serum=0.85) == pytest.approx(0)
    assert (leak_changes((0.3, 0.45), members=20) >= 0).all()


def test_the_rule_of_the_figure_passes_near_what_was_measured():
    """On a drip the fluid rose by 0 to 21 per cent; the default rule stays within."""
    rule = next(iter(DEFENCE.values()))
    for blood, _brain, *_ in MEASURED.values():
        followed = Status.from_serum(0.85 * blood, **rule).csf_ionised / 0.8
        assert 1.0 <= followed <= 1.21
