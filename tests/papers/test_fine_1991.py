"""fine_1991: how much magnesium people absorb of a meal with 0 to 80 mEq of a soluble salt.

Seen: the abstract. 65 % of the lowest intake, 11 % of the highest; a hyperbola and a line of 7 %. Not seen: the two
constants of the hyperbola, and the intakes at the ends (36 and 973 mg, recalled from a review). The constants here
follow from the two ends, which therefore test nothing but arithmetic.
"""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels.body import absorbed, absorbed_daily, carrier_constants, extra_absorbed, magnesium_absorption
from mgmodels.engine import BadValue

# computed elsewhere from the same law
TABLE = {
    36: 23.4, 50: 27.6, 68: 31.8, 100: 37.2, 120: 39.9, 170: 45.5, 240: 52.1, 340: 60.5, 400: 65.2, 500: 72.7, 973: 107,
}  # fmt: skip


@pytest.mark.parametrize("intake", TABLE)
def test_validated_table_computed_elsewhere(intake):
    assert absorbed(intake) == pytest.approx(TABLE[intake], rel=0.005)


def test_calibrated_ends_of_the_measured_range(published):
    assert absorbed(36) / 36 == published(0.65, "share absorbed of the lowest intake", abs=0.002)
    assert absorbed(973) / 973 == published(0.11, "share absorbed of the highest intake", abs=0.002)


def test_the_constants_follow_from_the_ends():
    capacity, half = carrier_constants()
    assert capacity == pytest.approx(magnesium_absorption.parameters["carrier_capacity"].value, abs=0.005)
    assert half == pytest.approx(magnesium_absorption.parameters["carrier_half"].value, abs=0.005)


def test_validated_rounding_of_the_ends_gives_the_ranges():
    """Shares printed as 65, 11 and 7 % leave the capacity 30 to 51 mg and the half-saturation 15 to 52 mg."""
    rounded = product((0.645, 0.655), (0.105, 0.115), (0.065, 0.075))
    ends = [carrier_constants(*shares) for shares in rounded]
    capacity, half = np.array(ends).T
    assert (capacity.min(), capacity.max()) == pytest.approx((30, 51), abs=1)
    assert (half.min(), half.max()) == pytest.approx((15, 52), abs=1)


def test_validated_one_dose_in_parts_and_with_food():
    """Computed elsewhere: 340 mg at once 60.5, in two 91, in four 139; with a meal of 100 mg 31.0 more."""
    assert [parts * absorbed(340 / parts) for parts in (1, 2, 4)] == pytest.approx([60.5, 91, 139], rel=0.005)
    assert extra_absorbed(340, meal=100) == pytest.approx(31.0, abs=0.05)
    assert 3 * extra_absorbed(340 / 3, meal=100) == pytest.approx(37.7, rel=0.02)


@given(st.floats(0, 2000), st.floats(0, 2000))
def test_more_is_absorbed_of_more_but_a_smaller_share(one, other):
    low, high = sorted((one, other))
    assert absorbed(low) <= absorbed(high) + 1e-9
    if low > 0:
        assert absorbed(high) / high <= absorbed(low) / low + 1e-9


@given(st.floats(0, 2000), st.floats(0, 1000))
def test_food_takes_a_place_and_never_gives_one(dose, meal):
    assert 0 <= extra_absorbed(dose, meal) <= extra_absorbed(dose) + 1e-9


def test_limits():
    assert absorbed(0.0) == 0.0
    assert absorbed(1.0) == pytest.approx(magnesium_absorption.parameters["most"].value)
    assert absorbed(2000) - absorbed(1999) == pytest.approx(0.07, abs=0.001)


def test_bad_input_is_answered():
    with pytest.raises(BadValue, match=r"no carrier absorbs 0.1 of 36 mg and 0.5 of 973 mg"):
        carrier_constants(0.1, 0.5)
    with pytest.raises(BadValue, match="0 meals; a day has one meal or more"):
        absorbed_daily(300, meals=0)
    with pytest.raises(BadValue, match="dose .* cannot be negative"):
        absorbed(-1.0)
