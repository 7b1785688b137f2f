"""dodge_rahamimoff_1967: release goes by the fourth power of calcium at a site that magnesium also takes.

Validated: the slope of the abstract, 3.78 ± 0.2, and that magnesium does not alter it. Regression: tables computed
in another program with the same recalled constants (0.5 %; rounding of the table where it is coarser).
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels.muscle import allosteric_sensor, calcium_sensor, relative_release, release_band, release_law
from mgmodels.muscle import release_probability as released

LOW_CALCIUM = np.array([0.1, 0.2])  # mM


def log_slope(release):
    return float(np.diff(np.log(release))[0] / np.log(2.0))


def test_validated_slope_at_low_calcium():
    law = log_slope(release_law.evaluate(Ca_o=LOW_CALCIUM, Mg_o=0.0)["release"])
    sensor = log_slope(released(Ca_o=LOW_CALCIUM, Mg_o=0.0))
    assert 3.4 < law < 4.3
    assert 3.4 < sensor < 4.3


def test_regression_slopes():
    at = release_law.evaluate(Ca_o=np.array([0.1, 1e-6]), Mg_o=0.0)["slope"]
    assert at == pytest.approx([3.67, 4.0], abs=0.005)
    slopes = [log_slope(released(Ca_o=LOW_CALCIUM, Mg_o=Mg)) for Mg in (0, 0.5, 2, 4)]
    assert slopes == pytest.approx([3.9, 4.0, 4.2, 4.3], abs=0.07)


@pytest.mark.parametrize("Mg", [0.5, 2.0, 4.0])
def test_validated_magnesium_lowers_release_and_leaves_the_slope(Mg):
    for release in (
        lambda Mg: release_law.evaluate(Ca_o=LOW_CALCIUM, Mg_o=Mg)["release"],
        lambda Mg: released(Ca_o=LOW_CALCIUM, Mg_o=Mg),
        lambda Mg: released(allosteric_sensor, Ca_o=LOW_CALCIUM, Mg_o=Mg),
    ):
        assert (release(Mg) < 0.7 * release(0.0)).all()
        assert log_slope(release(Mg)) == pytest.approx(log_slope(release(0.0)), rel=0.15)


def test_known_disagreement_the_allosteric_sensor_is_less_steep(mismatch):
    """3.78 was measured in frog; with the mouth of the channel shared, the allosteric sensor gives 3.1."""
    slope = log_slope(released(allosteric_sensor, Ca_o=LOW_CALCIUM, Mg_o=0.0))
    assert slope == pytest.approx(3.12, abs=0.03)
    mismatch("slope of release over calcium, allosteric sensor", published=3.78, model=slope, tolerance=0.2)


MAGNESIUM = [0.2, 0.4, 0.7, 1, 2, 2.5, 4, 5]


def test_regression_release_against_magnesium():
    relative = relative_release(1.2, np.array(MAGNESIUM), Mg_reference=0.55)
    assert relative == pytest.approx([1.237, 1.094, 0.916, 0.773, 0.460, 0.363, 0.192, 0.132], rel=5e-3)


def test_regression_release_against_magnesium_by_the_sensor():
    relative = released(Mg_o=MAGNESIUM) / released(Mg_o=0.55)
    assert relative == pytest.approx([1.18, 1.073, 0.933, 0.813, 0.526, 0.428, 0.240, 0.169], rel=0.02)


def test_regression_calcium_brings_release_back():
    relative = relative_release(np.array([1.2, 2.0]), 4.0, Mg_reference=0.55)
    assert relative == pytest.approx([0.19, 0.69], abs=5e-3)


def test_law_and_sensors_agree_in_the_range_of_living_people_and_part_in_poisoning():
    """Nothing of the fourth power is put into the sensors: what agrees here follows from five sites."""
    living = np.linspace(0.25, 1.0, 7)
    law = relative_release(Mg_o=living)
    for sensor in (calcium_sensor, allosteric_sensor):
        assert released(sensor, Mg_o=living) / released(sensor) == pytest.approx(law, rel=0.09)
    at_5 = [released(sensor, Mg_o=5.0) / released(sensor) for sensor in (calcium_sensor, allosteric_sensor)]
    assert relative_release(Mg_o=5.0) < at_5[0] < at_5[1] < 0.25


def test_what_is_not_known_of_the_constants_is_small_beside_what_magnesium_does():
    low, high = release_band(Mg_o=np.array([0.25, 4.0]))
    centre = relative_release(Mg_o=np.array([0.25, 4.0]))
    assert (low < centre).all() and (centre < high).all()
    assert high[0] < 1.3 and low[0] > 1.15
    assert high[1] < 0.30 and low[1] > 0.12


@given(st.floats(0.01, 5), st.floats(0, 6), st.floats(1.01, 3))
def test_calcium_raises_and_magnesium_lowers_release(Ca, Mg, factor):
    here, more_Ca, more_Mg = relative_release(np.array([Ca, Ca * factor, Ca]), np.array([Mg, Mg, Mg * factor + 0.1]))
    assert more_Mg < here < more_Ca


@given(st.floats(0.01, 5), st.floats(0, 6))
def test_magnesium_shifts_the_curve_along_calcium(Ca, Mg):
    """Competition: with magnesium, a curve against the logarithm of calcium moves and keeps its shape."""
    K_Mg = release_law.parameters["K_Mg"].value
    moved = release_law.evaluate(Ca_o=Ca * (1.0 + Mg / K_Mg), Mg_o=Mg)["release"]
    assert moved == pytest.approx(release_law.evaluate(Ca_o=Ca, Mg_o=0.0)["release"], rel=1e-9)
