"""del_castillo_katz_1954: release in quanta, and their number found in three ways.

Validated: the three ways agree with one another and with the number that was put in, where release is scarce; where
it is not, failures give none and the variance too many, as binomial release must.
"""

import numpy as np
import pytest

from mgmodels.muscle import neuromuscular_junction, quantal_content, recorded_potentials

SCARCE = {"Ca_o": 0.5, "Mg_o": 2.0}  # mM
TRIALS = 20_000


def content(junction, seed, **recording):
    quanta = junction.random_quanta(TRIALS, seed)[:, 0]
    potentials = recorded_potentials(quanta, seed + 1, **recording)
    return quantal_content(potentials, **recording), junction.respond().quanta[0]


@pytest.mark.parametrize("seed", [1, 10])
def test_validated_three_ways_agree_where_release_is_scarce(seed):
    scarce = neuromuscular_junction.with_parameters(**SCARCE)
    found, true = content(scarce, seed, quantal_spread=0.15, noise=0.05)
    assert 0.9 < true < 1.5
    # standard errors of 20 000 trials are near 1 %
    assert found.direct == pytest.approx(true, rel=0.03)
    assert found.failures == pytest.approx(true, rel=0.03)
    assert found.variance == pytest.approx(true, rel=0.05)


def test_validated_healthy_release_has_no_failures_and_less_variance_than_poisson():
    found, true = content(neuromuscular_junction, 1, quantal_spread=0.0)
    p = neuromuscular_junction.respond().quanta[0] / 300
    assert found.failures is None
    assert found.direct == pytest.approx(true, rel=0.01)
    assert found.variance == pytest.approx(true / (1 - p), rel=0.03)


def test_amplitudes_come_in_steps_of_one_miniature():
    quanta = neuromuscular_junction.with_parameters(**SCARCE).random_quanta(TRIALS, 3)[:, 0]
    potentials = recorded_potentials(quanta, 4, quantal_spread=0.1)
    near_steps = np.abs(potentials - np.round(potentials)) < 0.25
    assert near_steps.mean() > 0.9


def test_regression_the_setting_of_the_dossier_leaves_almost_nothing():
    """Calcium 0.5 and magnesium 8 mM were meant to leave about one quantum; they leave one in fifteen impulses."""
    too_scarce = neuromuscular_junction.with_parameters(Ca_o=0.5, Mg_o=8.0)
    assert too_scarce.respond().quanta[0] == pytest.approx(0.069, abs=2e-3)
