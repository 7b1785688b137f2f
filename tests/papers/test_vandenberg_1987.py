"""vandenberg_1987: single inward rectifiers of guinea-pig ventricle in patches without polyamines (abstract).

Below 1 uM of magnesium inside the channel does not rectify; about 1 mM restores it.
"""

import pytest

from mgmodels.heart.dual_rectifier import dual_rectifier_current


def rectification(Mg_i):
    """Return outward over inward conductance 40 mV on either side of the potassium potential, no spermine about."""
    out, into = (dual_rectifier_current(v, 0.0, 5.4, Mg_i, 0.0, 1.0) / v for v in (40.0, -40.0))
    return out / into


def test_validated_no_rectification_without_magnesium():
    assert rectification(1e-3) == pytest.approx(1.0, abs=0.02)
    assert rectification(0.0) == 1.0


def test_validated_a_millimole_restores_it():
    assert rectification(1.0) < 0.25
