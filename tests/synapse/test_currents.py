"""Currents of the receptor models: conductance times driving force, inward at rest and outward above reversal."""

import pytest

from mgmodels.synapse import (
    ampa_two_state,
    network_cell,
    nmda_asymmetric_block,
    nmda_five_state,
    nmda_trapping_block,
    nmda_two_state,
)

UNITS = {"nmda_trapping_block": 1e-3, "nmda_asymmetric_block": 1e-3}  # of their conductance times mV


@pytest.mark.parametrize(
    "model",
    [nmda_trapping_block, nmda_asymmetric_block, nmda_two_state, nmda_five_state, ampa_two_state],
    ids=lambda model: model.name,
)
def test_current_is_conductance_times_driving_force(model):
    run = model.solve(30, times=[1.0, 5.0, 15.0], step_start=10.0, step_duration=10.0)
    driving_force = run["V"] - model.parameters["E_rev"].value
    assert run["current"] == pytest.approx(UNITS.get(model.name, 1.0) * run["conductance"] * driving_force, rel=1e-9)
    assert run["current"][1] < 0 < run["current"][2]


def test_excitation_of_a_resting_cell_is_inward():
    currents = network_cell.evaluate()
    assert all(currents[f"I_{name}_{kind}"] < 0 for name in ("external", "AMPA", "NMDA") for kind in "EI")
