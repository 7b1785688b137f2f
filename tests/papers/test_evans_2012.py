"""evans_2012, dorman_2018, kuner_schoepfer_1996: magnesium block by subunit.

Validated: the half-blocks that follow from constants seen in the authors' programs (to the figures given). The dossier
had ascribed 18 mM and 0.099 per mV to Evans 2012; that program has 3.57, 25 and 40 mM with 0.062, and the steeper pair
stands in the later program of Dorman 2018.
"""

import numpy as np
import pytest

from mgmodels.synapse import ic50, open_fraction
from mgmodels.synapse.nmda_block import LAWS


def test_validated_steep_fit_of_2A_and_2B():
    assert 1e3 * ic50(-60, "GluN2AB_steep") == pytest.approx(47, abs=0.5)
    assert 1e3 * ic50(-100, "GluN2AB_steep") == pytest.approx(0.9, abs=0.05)


def test_validated_ranking_2A_and_2B_are_blocked_more_than_2C_and_2D():
    """The ranking is measured (Kuner and Schoepfer 1996, and others); the sizes are for illustration."""
    for V in (-100, -70, -40, -20):
        weakest = max(open_fraction(V, 1.0, name) for name in ("GluN2A", "GluN2B", "GluN2AB_steep"))
        for name in ("GluN2C", "GluN2D", "GluN2CD_fivefold"):
            assert open_fraction(V, 1.0, name) > weakest


def test_regression_fivefold_illustration():
    assert ic50(-60, "GluN2CD_fivefold") == pytest.approx(0.43, abs=0.005)
    assert ic50(-60) == pytest.approx(0.0865, abs=5e-5)


def test_what_is_an_illustration_says_so():
    for name in ("GluN2C", "GluN2D", "GluN2CD_fivefold"):
        assert "illustrat" in LAWS[name].note.lower()
    assert LAWS["GluN2CD_fivefold"].confidence == "assumed"


def test_known_disagreement_the_subunits_should_differ_in_steepness(mismatch):
    """Kuner and Schoepfer 1996 (abstract): the difference lies predominantly in the voltage dependence, that is more
    than half of it; its sizes were not seen. Ours has the same voltage dependence throughout: at −100 mV the
    logarithms of the half-blocks are as far apart as at 0 mV, and none of that is steepness."""
    assert LAWS["GluN2A"].slope == LAWS["GluN2C"].slope == LAWS["GluN2D"].slope
    apart = [np.log(ic50(V, "GluN2C") / ic50(V, "GluN2A")) for V in (-100.0, 0.0)]
    what = "share of the difference between 2A and 2C at −100 mV that voltage makes, at least"
    mismatch(what, published=0.5, model=1.0 - apart[1] / apart[0], tolerance=0.1)
