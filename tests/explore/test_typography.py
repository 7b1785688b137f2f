"""Words as a reader should see them."""

import pytest

from mgmodels.explore import typography


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("-70 mV", "−70\u00a0mV"),
        ("from -2.5 to -.5", "from −2.5 to −.5"),
        ("1990-95, Na-K, x-1", "1990-95, Na-K, x-1"),
        ("**0.8** mM", "**0.8**\u00a0mM"),
        ("5 % of 3 µA/cm² in 2 ms", "5\u00a0% of 3\u00a0µA/cm² in 2\u00a0ms"),
        ("3 Models and 2 spikes", "3 Models and 2 spikes"),
    ],
)
def test_minus_signs_are_real_and_units_stay_with_their_numbers(written, shown):
    assert typography.tidy(written) == shown
    assert typography.tidy(shown) == shown
