"""zhang_2016: 34 trials, 368 mg a day (median) for three months: serum +0.05 mM (0.03 to 0.07).

The slope of the kidney's early branch was chosen by this number, which therefore tests nothing but arithmetic.
"""

import pytest

from mgmodels.body import every_day, extra_absorbed, rise


def test_calibrated_serum_after_three_months(published):
    times = [90 * 24.0]
    with_it, without = (every_day(extra, 90, times=times) for extra in (extra_absorbed(368), 0.0))
    found = rise(with_it, without)[-1]
    assert found == published(50, "rise of serum magnesium after three months", "uM", abs=20)


def test_regression_serum_after_three_months():
    times = [90 * 24.0]
    with_it, without = (every_day(extra, 90, times=times) for extra in (extra_absorbed(368), 0.0))
    assert rise(with_it, without)[-1] == pytest.approx(44.6, abs=0.5)
