"""Which positions are solved, and what a wrong control says."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels.explore import Choice, Linear, Logarithmic, Zone
from mgmodels.explore.axis import Axis
from mgmodels.explore.controls import number
from mgmodels.explore.grid import LEAST_IN_PEOPLE
from mgmodels.explore.track import zone_key

MAGNESIUM = {"label": "Magnesium", "unit": "mM", "low": 0.05, "high": 10, "default": 0.8}
PEOPLE = (Zone(0.6, 1.0, "people"),)


@st.composite
def concentrations(draw):
    """A logarithmic control with a people zone anywhere on the track, and a few presets."""
    low = draw(st.floats(1e-3, 10))
    high = low * draw(st.floats(1.5, 1e4))
    share = st.floats(0, 1)
    values = [low * (high / low) ** draw(share) for _ in range(6)]
    inside = [min(max(float(f"{value:.4g}"), low), high) for value in values]
    start, stop = sorted(inside[:2])
    zones = (Zone(start, stop, "people"),) if stop > 1.01 * start else ()
    return Logarithmic("Magnesium", "mM", low, high, default=inside[2], zones=zones), inside[3:]


@given(concentrations(), st.sampled_from([15, 41]))
def test_every_grid_holds_its_ends_its_presets_and_enough_of_the_people_zone(control_and_presets, n):
    control, presets = control_and_presets
    grid = control.grid(presets, n=n)
    assert grid == sorted(set(grid))
    assert {control.default, *presets} <= set(grid)
    assert control.low == grid[0]
    assert control.high == grid[-1]
    for zone in control.zones:
        assert sum(zone.low <= value <= zone.high for value in grid) >= LEAST_IN_PEOPLE
    assert len(grid) <= n + 2 + len(presets) + LEAST_IN_PEOPLE


def test_a_slider_without_zones_is_evenly_spread():
    grid = Linear("Voltage", "mV", -100, 100, default=0).grid()
    assert len(grid) == 41
    assert {round(b - a, 9) for a, b in zip(grid, grid[1:], strict=False)} == {5.0}


def test_positions_outside_the_people_zone_stay_even():
    grid = Logarithmic(**MAGNESIUM, zones=PEOPLE).grid([0.64], n=41)
    below = [value for value in grid if value <= 0.6]
    ratios = [b / a for a, b in zip(below, below[1:], strict=False)]
    assert max(ratios) / min(ratios) < 1.05


def test_explicit_positions_are_taken_as_they_are():
    control = Logarithmic(**MAGNESIUM, positions=(0.05, 0.8, 10))
    assert control.grid() == [0.05, 0.8, 10]
    with pytest.raises(ValueError, match=r"0\.64.*not one of the given positions; the nearest is 0\.80"):
        control.grid([0.64])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"default": 20}, "the default 20 mM lies outside 0.05 to 10 mM"),
        ({"low": 10, "high": 1}, "runs from low to high"),
        ({"low": 0, "default": 1}, "starts above zero"),
        ({"quantity": "magnesum"}, "Did you mean 'magnesium'"),
        ({"n": 1}, "at least two positions"),
        ({"positions": (0.8, 50)}, "the position 50 mM lies outside"),
    ],
)
def test_an_impossible_control_says_why(change, message):
    with pytest.raises(ValueError, match=message):
        Logarithmic(**{**MAGNESIUM, **change})


def test_a_preset_outside_the_range_says_why():
    with pytest.raises(ValueError, match=r"the value 20 mM lies outside"):
        Logarithmic(**MAGNESIUM).grid([20])


def test_a_choice_knows_its_alternatives():
    choice = Choice("Cell", {"neuron": 1, "heart": 2})
    assert choice.default == "neuron"
    assert choice.grid(["heart"]) == ["neuron", "heart"]
    with pytest.raises(ValueError, match="'liver' is not an alternative"):
        choice.grid(["liver"])
    with pytest.raises(ValueError, match="two to five"):
        Choice("Cell", {"neuron": 1})


def test_a_zone_is_one_of_three_kinds():
    with pytest.raises(ValueError, match="'people', 'illness' or 'dish'"):
        Zone(0.1, 1, "human")
    with pytest.raises(ValueError, match="from low to high"):
        Zone(1, 0.1)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.80, "0.80 millimolar, in the range measured in people"),
        (0.55, "0.55 millimolar, seen in illness or on a drip"),
        (0.10, "0.10 millimolar, dish only, outside the range measured in people"),
    ],
)
def test_a_screen_reader_hears_unit_and_zone(value, words):
    control = Logarithmic(**MAGNESIUM, zones=(*PEOPLE, Zone(0.5, 0.6, "illness")))
    assert control.spoken(value) == words


@pytest.mark.parametrize(("high", "said"), [(10.0, False), (3.0, True)])
def test_the_key_of_a_track_names_only_what_is_there(high, said):
    control = Logarithmic(**MAGNESIUM, zones=(Zone(0.05, 1.0, "people"), Zone(1.0, high, "illness")))
    assert ("dish only" in zone_key(control, "toy")) == said


@given(st.floats(-1e5, 1e5).filter(lambda v: v == 0 or abs(v) > 1e-6))
def test_a_written_number_is_the_number(value):
    written = number(value)
    assert "e" not in written
    assert "-" not in written
    assert math.isclose(float(written.replace("−", "-")), value, rel_tol=6e-3, abs_tol=1e-12)


@given(st.floats(-1e3, 1e3), st.floats(1e-3, 1e4))
def test_a_linear_axis_has_three_to_five_round_ticks(low, span):
    axis = Axis(low, low + span, 300)
    ticks = list(axis.ticks())
    assert 2 <= len(ticks) <= 5
    assert all(low - 1e-6 * span <= tick <= low + span * (1 + 1e-6) for tick in ticks)


@given(st.floats(1e-4, 10), st.floats(1.2, 1e7))
def test_a_logarithmic_axis_has_at_most_five_ticks(low, ratio):
    ticks = list(Axis(low, low * ratio, 300, log=True).ticks())
    assert 2 <= len(ticks) <= 5


def test_an_axis_that_cannot_be_drawn_says_why():
    with pytest.raises(ValueError, match="from low to high"):
        Axis(1, 1, 300)
    with pytest.raises(ValueError, match="starts above zero"):
        Axis(0, 1, 300, log=True)
