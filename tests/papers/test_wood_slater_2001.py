"""wood_slater_2001 (a review; its numbers recalled): threshold of the fibre at the end-plate, and the safety factor.

Thresholds are 10 to 12 mV. The population of fibres has a median safety factor of 3 and miniatures of 1 mV.
"""

import pytest

from mgmodels.muscle import muscle_fibre, neuromuscular_junction

HEALTHY_QUANTA = 22.6


def test_known_disagreement_the_threshold_in_millivolts_asks_for_a_low_safety_factor(mismatch):
    """With miniatures of 1 mV, a factor of 3 puts the threshold at 7 mV, one of 2 at 10."""
    thresholds = [HEALTHY_QUANTA / factor for factor in (2, 3, 5)]
    potentials = [m / (1 + 0.8 * m / 75) for m in thresholds]
    assert potentials == pytest.approx([10.1, 7.0, 4.3], abs=0.05)
    what = "threshold at a safety factor of 3, lower end of what is measured"
    mismatch(what, published=10.0, model=potentials[1], tolerance=1.0, unit="mV")


def test_known_disagreement_the_space_clamped_fibre_leaves_less_safety_than_the_population(mismatch):
    """The population's median is 3. Here 15 mV and more must be reached by miniatures of 1 mV, and 1.7 times that
    conductance comes; real thresholds are 10 to 12 mV, for sodium channels crowd in the folds."""
    healthy, threshold = neuromuscular_junction.respond().conductance[0], 1.002  # mS/cm²
    assert healthy / threshold == pytest.approx(1.69, abs=0.03)
    below, above = (peak(factor * threshold) for factor in (0.94, 1.06))
    assert below < 20 and above > 120
    what = "largest depolarisation below threshold, upper end of what is measured"
    mismatch(what, published=12.0, model=below, tolerance=1.0, unit="mV")


def peak(g_endplate):
    """Return by how many mV one opening of the end-plate depolarises the resting fibre at most."""
    V = muscle_fibre.solve(10.0, I=0.0, pulses=1.0, g_endplate=g_endplate)["V_S"]
    return V.max() - V[0]
