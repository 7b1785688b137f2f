"""pouteau_2018: magnesium with and without vitamin B6 in stressed adults, eight weeks.

Seen: the abstract. What is checked is whether its numbers agree with each other, and the arithmetic of the dossier that
was computed elsewhere. The first score, 26.5 points, was not seen (recalled); whatever uses it holds for 25 to 28 too.
"""

import numpy as np
import pytest
from scipy.stats import norm

from mgmodels.vitamin_b6.trials import POUTEAU, expected_drop, people_needed, rest_of_the_trial, rest_standard_error


def test_validated_the_interval_and_the_p_of_the_severe_agree():
    z = POUTEAU.severe_gain / POUTEAU.severe_error
    assert z == pytest.approx(2.33, abs=0.01)
    assert 2 * norm.sf(z) == pytest.approx(POUTEAU.severe_p, abs=0.001)


def test_validated_what_the_moderate_must_have_lost():
    """Dossier: about −3.3 points, −3.2 to −3.4 for first scores of 25 to 28."""
    rest = rest_of_the_trial(POUTEAU.overall_gain, POUTEAU.severe_gain, POUTEAU.share_severe)
    assert rest == pytest.approx(-3.3, abs=0.05)
    for entry in (25.0, 28.0):
        overall = (POUTEAU.drop_with_b6 - POUTEAU.drop_without) / 100 * entry
        assert -3.45 < rest_of_the_trial(overall, POUTEAU.severe_gain, POUTEAU.share_severe) < -3.15


def test_validated_the_published_interaction_fits_that_loss():
    """Severe less moderate, 6.5 points, over its error, against the published p of 0.0097 (z = 2.59). That p is of the
    score itself, not of two halves of it, so half a standard error either way is agreement."""
    rest = rest_of_the_trial(POUTEAU.overall_gain, POUTEAU.severe_gain, POUTEAU.share_severe)
    error = np.hypot(POUTEAU.severe_error, rest_standard_error(POUTEAU.severe_error, POUTEAU.share_severe))
    assert (POUTEAU.severe_gain - rest) / error == pytest.approx(norm.isf(POUTEAU.interaction_p / 2), abs=0.5)


@pytest.mark.parametrize("reliability, drop", [(0.5, 32), (0.6, 26), (0.7, 19), (0.8, 13)])
def test_validated_the_drop_without_any_effect(reliability, drop):
    """The dossier's table in per cent of the first score; it cuts 19.5 to 19."""
    share = 100 * expected_drop(POUTEAU.entry_mean, reliability) / POUTEAU.entry_mean
    assert share == pytest.approx(drop, abs=0.6)


def test_validated_people_that_a_trial_of_synergy_would_take():
    """Dossier: about 1040 in four arms for an interaction of 3 points at a power of 80 %."""
    assert POUTEAU.spread == pytest.approx(8.6, abs=0.05)
    assert people_needed(3.0, POUTEAU.spread) == pytest.approx(1040, rel=0.01)
