"""From quanta to the fibre's spike: the end-plate conductance in the membrane of `muscle_fibre`, space-clamped.

Regression: computed in another program with the same membrane, 20 s at rest. Potentials agree within 2 %, the
threshold within 6 %: the file of the model is not at rest, and its threshold still climbs after 20 s of drift.
"""

import pytest

from mgmodels.muscle import end_plate, muscle_fibre, neuromuscular_junction


def depolarisation(g_endplate):
    """Return by how many mV one opening of the end-plate depolarises the resting fibre at most."""
    V = muscle_fibre.solve(10.0, I=0.0, pulses=1.0, g_endplate=g_endplate)["V_S"]
    return V.max() - V[0]


@pytest.mark.parametrize("share, potential", [(0.25, 3.42), (0.5, 6.73), (0.75, 10.18)])
def test_regression_potential_below_threshold(share, potential):
    assert depolarisation(share * 1.052) == pytest.approx(potential, rel=0.02)


def test_regression_threshold():
    assert depolarisation(0.94 * 1.052) < 20
    assert depolarisation(1.06 * 1.052) > 120


def test_one_quantum_is_a_miniature_of_a_millivolt():
    conductance = end_plate.evaluate(quanta=1.0)["conductance"]
    assert depolarisation(conductance) == pytest.approx(1.0, abs=0.01)


def test_validated_summation_on_the_membrane_follows_martins_formula_while_channels_are_quiet():
    found = end_plate.evaluate(quanta=7.0, V=-87.8)
    assert depolarisation(found["conductance"]) == pytest.approx(found["potential"], rel=0.05)


def test_the_healthy_junction_fires_the_fibre_and_a_poisoned_one_does_not():
    healthy, poisoned = (
        neuromuscular_junction.with_parameters(Mg_o=Mg).respond().conductance[0] for Mg in (0.57, 4.0)
    )
    assert depolarisation(healthy) > 120
    assert depolarisation(poisoned) < 10
