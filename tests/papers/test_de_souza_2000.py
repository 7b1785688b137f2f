"""de_souza_2000: magnesium, vitamin B6, both and neither, in women with premenstrual symptoms.

Seen: the abstract. Checked is the arithmetic of looking at six groups of symptoms; the trial's own data are not public.
"""

import pytest

from mgmodels.vitamin_b6.trials import DE_SOUZA, bonferroni, chance_of_a_finding


def test_validated_one_of_six_comes_up_by_chance_in_a_quarter_of_trials():
    """Dossier: 26.5 % where the six are independent, and 0.24 after Bonferroni."""
    assert chance_of_a_finding(DE_SOUZA.outcomes) == pytest.approx(0.265, abs=0.0005)
    assert bonferroni(DE_SOUZA.p, DE_SOUZA.outcomes) == pytest.approx(0.24)


@pytest.mark.parametrize("correlation", [0.3, 0.6])
def test_symptoms_that_go_together_leave_more_than_one_in_ten(correlation):
    """Groups of symptoms of the same women are correlated, and “total” holds the others; each adds less."""
    assert 0.10 < chance_of_a_finding(DE_SOUZA.outcomes, correlation=correlation) < 0.265
