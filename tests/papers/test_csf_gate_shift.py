"""Gate shifts in the fluid around central neurons (150 mM salt, Ca 1.2 mM, 37 °C), against Mg 1.0 mM.

No paper measured these: they are what the charge fitted to frog nerve says, computed in another program.
"""

import numpy as np
import pytest

from mgmodels.magnesium import gate_shift, surface_potential

MAGNESIUM = np.array([0, 0.25, 0.5, 0.6, 0.8, 0.9, 1.1, 1.5, 2, 4, 10])
SHIFTS = {
    1: [-4.25, -3.01, -1.91, -1.50, -0.72, -0.35, 0.34, 1.61, 3.01, 7.30, 14.84],
    1 / 1.4: [-3.66, -2.62, -1.67, -1.32, -0.64, -0.31, 0.30, 1.44, 2.72, 6.71, 13.92],
    0.3: [-2.73, -1.98, -1.28, -1.01, -0.49, -0.24, 0.24, 1.14, 2.17, 5.55, 12.05],
}


@pytest.mark.parametrize("affinity", SHIFTS)
def test_regression_shift_by_magnesium(affinity):
    shifts = gate_shift(MAGNESIUM, Mg_reference=1.0, magnesium_affinity=affinity)
    assert shifts == pytest.approx(SHIFTS[affinity], abs=0.006)


def test_regression_half_the_calcium_matters_as_much_as_three_quarters_of_the_magnesium():
    assert gate_shift(1.0, 0.6, Mg_reference=1.0) == pytest.approx(-2.5, abs=0.01)
    assert gate_shift(0.25, 1.2, Mg_reference=1.0) == pytest.approx(-2.62, abs=0.006)


def test_regression_surface_potential():
    assert surface_potential(1.0) == pytest.approx(-80.52, abs=0.01)


def test_magnitude_in_the_range_of_living_people():
    """From severe deficiency to the top of normal CSF, the gates move by about a millivolt."""
    low, high = gate_shift(np.array([0.70, 0.95]))
    assert -0.5 < low < 0 < high < 0.5
