"""kappeler_2017: 20 men with full stores, one dose of citrate or oxide: citrate adds 0.565 mmol more to the urine.

Seen: the abstract (95 % interval 0.212 to 0.918). The dose, 300 mg, is recalled. Independent of the availabilities
here, of which oxide's was chosen by another paper.
"""

import pytest

from mgmodels.body import OTHERS, single_dose
from mgmodels.body.forms import FORMS


def urine(form):
    return single_dose(300, availability=form.availability.value, hours=24, times=[24.0])["urine"][-1]


def test_validated_citrate_less_oxide_in_a_days_urine():
    assert 0.212 < urine(OTHERS["citrate"]) - urine(FORMS["oxide"]) < 0.918


def test_regression_it_lies_near_the_upper_end():
    assert urine(OTHERS["citrate"]) - urine(FORMS["oxide"]) == pytest.approx(0.90, abs=0.02)
