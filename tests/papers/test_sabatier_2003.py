"""sabatier_2003: 70 mg of a magnesium isotope by mouth, six men; absorbed 0.48 (SD 0.05), by five methods 0.47 to 0.54.

Independent of the law: not used to choose its constants.
"""

import pytest

from mgmodels.body import absorbed


def test_validated_absorption_of_a_tracer():
    assert absorbed(70) / 70 == pytest.approx(0.48, abs=0.05)
