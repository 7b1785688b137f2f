"""sabatier_2011: 126 mg in mineral water, 12 men, absorbed from two portions and from seven.

Seen: the abstract: 32.4 (SD 8.1) and 50.7 (SD 12.7) %. Independent of the law. The men ate 373 mg a day beside it; how
much of that met the water is not known, so that the law can be asked for the gain by splitting, and for a range.
"""

import pytest

from mgmodels.body import absorbed, extra_absorbed


def share(portions, meal=0.0):
    return portions * extra_absorbed(126 / portions, meal) / 126


def test_validated_gain_by_splitting(published):
    assert share(7) / share(2) == published(50.7 / 32.4, "absorbed in seven portions over that in two", rel=0.10)


def test_validated_two_portions_lie_between_water_alone_and_water_with_a_meal():
    assert share(2, meal=100) < 0.324 < share(2)
    assert share(7, meal=100) < 0.507 < share(7)


def test_known_disagreement_the_law_alone_is_too_generous(mismatch):
    """Measured: 32 and 51 %. The law, on an empty stomach: 49 and 80 %."""
    assert share(2) == pytest.approx(0.488, abs=0.005)
    assert share(7) == pytest.approx(0.80, abs=0.005)
    mismatch("share absorbed of two doses a day", published=0.32, model=share(2), tolerance=0.1)
    mismatch("share absorbed of seven doses a day", published=0.51, model=share(7), tolerance=0.1)
    assert absorbed(18) / 18 == pytest.approx(0.80)  # its cap
