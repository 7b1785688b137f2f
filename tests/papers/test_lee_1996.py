"""lee_1996: magnesium in the pig, train of four and tetanus.

Seen: the abstract. With the twitch depressed by 75 %: the train of four does not fade; the electrical answers to 50 Hz
escalate, the fourth being much greater than the first; force reaches its control value at 5 s; tetanus over twitch
rises from 2.8 to 11.5, post-tetanic over pre-tetanic twitch from 1.5 to 4.6.
"""

import numpy as np
import pytest

from mgmodels.muscle import TRAIN_OF_FOUR, fingerprint, neuromuscular_junction


@pytest.fixture(scope="module")
def magnesium():
    return fingerprint("magnesium", 0.25)


@pytest.fixture(scope="module")
def curare():
    return fingerprint("curare", 0.25)


def test_validated_train_of_four_does_not_fade(magnesium, curare):
    assert magnesium.fade > 0.9
    assert curare.fade < 0.7  # the same depletion, at the same depth of block


def test_validated_tetanus_ascends(magnesium, curare):
    assert magnesium.tetanus[3] > 3 * magnesium.tetanus[0]
    assert magnesium.tetanic_gain > 2
    assert curare.tetanic_gain < 0.5


def test_botulinum_fades_like_curare_but_less(magnesium, curare):
    botulinum = fingerprint("botulinum", 0.25)
    assert curare.fade < botulinum.fade < magnesium.fade
    assert curare.tetanic_gain < botulinum.tetanic_gain < magnesium.tetanic_gain


def test_known_disagreement_the_tetanus_gains_less_than_in_the_pig(magnesium, mismatch):
    """Experiment: the ratio grows 4.1 times (2.8 to 11.5), to control force at 5 s. Model: 2.4 times, to 0.6."""
    assert magnesium.tetanic_gain == pytest.approx(2.35, abs=0.03)
    assert magnesium.tetanus[-1] == pytest.approx(0.59, abs=0.01)
    mismatch("gain of tetanus over twitch under magnesium", published=4.1, model=magnesium.tetanic_gain, tolerance=1.0)


def test_known_disagreement_no_post_tetanic_potentiation(magnesium, mismatch):
    """Experiment: 4.6, from 1.5. Here facilitation is gone within the second, and only depletion lasts."""
    gain = magnesium.post_tetanic_gain
    assert gain == pytest.approx(0.48, abs=0.01)
    mismatch("twitch after the tetanus, times before", published=4.6, model=gain, tolerance=1.0)


def ratio_of_potentials(Mg):
    potential = neuromuscular_junction.with_parameters(Mg_o=Mg).respond(TRAIN_OF_FOUR).potential
    return potential[3] / potential[0]


def test_regression_train_of_four_at_one_end_plate():
    """Fourth over first potential; it fades less than the quanta do, for potentials sum less than linearly."""
    assert [ratio_of_potentials(Mg) for Mg in (0.55, 2, 4)] == pytest.approx([0.91, 0.95, 0.98], abs=5e-3)


def test_the_ratio_rises_with_every_step_of_magnesium():
    assert (np.diff([ratio_of_potentials(Mg) for Mg in np.linspace(0.2, 8, 9)]) > 0).all()


def test_regression_tetanus_at_4_mM():
    """Another program, by drawing fibres at random: 0.289 to 0.645; exact sums give 0.288 to 0.636."""
    was = neuromuscular_junction.with_parameters(Mg_o=4.0, safety_factor=22.6 / 7, healthy_quanta=22.6)
    firing = was.respond(np.arange(0.0, 5000.1, 20.0)).firing
    assert (firing[0], firing[-1]) == pytest.approx((0.289, 0.645), abs=0.02)
