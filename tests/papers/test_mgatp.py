"""MgATP in a neuron: tables computed before in another program, and the red cells of Ryzen et al. 1989."""

import numpy as np
import pytest

from mgmodels.magnesium import mgatp

FREE = np.array([0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0])
MGATP = {
    0.06: [1.875, 2.143, 2.308, 2.419, 2.500, 2.609, 2.679, 2.727, 2.791, 2.830],
    0.10: [1.500, 1.800, 2.000, 2.143, 2.250, 2.400, 2.500, 2.571, 2.667, 2.727],
    0.13: [1.304, 1.607, 1.818, 1.974, 2.093, 2.264, 2.381, 2.466, 2.581, 2.655],
}
OTHER_CONSTANTS = {0.05: (2.73, 2.82), 0.10: (2.50, 2.67), 0.144: (2.33, 2.54), 0.34: (1.79, 2.11)}


@pytest.mark.parametrize("K", MGATP)
def test_regression_mgatp_of_3_mM_ATP(K):
    assert mgatp(FREE, K_MgATP=K) == pytest.approx(MGATP[K], abs=0.0006)


@pytest.mark.parametrize("K", OTHER_CONSTANTS)
def test_regression_constants_of_other_models(K):
    assert mgatp(np.array([0.5, 0.8]), K_MgATP=K) == pytest.approx(OTHER_CONSTANTS[K], abs=0.006)


def test_regression_red_cells_of_patients_would_cost_a_neuron_4_to_7_per_cent_of_its_mgatp():
    """Ryzen 1989: free magnesium 146 against 178 µM in red cells, 18 % less."""
    left = 146 / 178
    loss = [1 - mgatp(left * free) / mgatp(free) for free in (0.5, 0.2)]
    assert loss == pytest.approx([0.035, 0.068], abs=0.0006)
