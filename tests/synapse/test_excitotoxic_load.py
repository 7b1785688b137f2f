"""Excitotoxic load: only directions and proportions are tested, for the model claims no more."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgmodels.engine import bibliography
from mgmodels.synapse import TRIALS, excitotoxic_load, load_after
from mgmodels.synapse.block_laws import jahr_stevens


@given(Mg=st.floats(0.1, 2), V=st.floats(-60, 0))
@settings(max_examples=20)
def test_load_grows_with_exposure_and_depolarisation_and_falls_with_magnesium(Mg, V):
    load = load_after(5.0, Mg_o=Mg, V=V)
    assert load_after(10.0, Mg_o=Mg, V=V) >= load
    assert load_after(5.0, Mg_o=1.2 * Mg, V=V) <= load
    assert load_after(5.0, Mg_o=Mg, V=V - 15.0) <= load + 1e-9 or V > -20  # near 0 mV the driving force falls


def test_validated_long_exposure_gives_the_load_of_the_steady_state():
    p = excitotoxic_load.values({})
    free = jahr_stevens(p["V"], p["Mg_o"], p["K"], p["slope"])
    inflow = p["inflow_gain"] * p["calcium_share"] * p["activation"] * free * (1 - p["V"] / p["E_Ca"])
    wanted = (inflow * p["tau_Ca"] - p["tolerated"]) * 100.0 / p["tau_load"]
    assert load_after(100.0) == pytest.approx(wanted, rel=0.01)


def test_doubling_magnesium_protects_less_the_more_the_cell_is_depolarised():
    """In failing tissue the block is off already: one of the reasons why magnesium comes too late there."""
    kept = [load_after(5.0, V=V, Mg_o=1.6) / load_after(5.0, V=V, Mg_o=0.8) for V in (-30.0, -20.0, 0.0)]
    assert kept[0] < kept[1] < kept[2] and kept[2] > 0.7


def test_rest_bears_ordinary_transmission():
    assert load_after(60.0, V=-70.0, activation=0.05, Mg_o=0.8) == 0.0


def test_it_says_that_it_is_phenomenological():
    assert "henomenological" in excitotoxic_load.title
    assert "no cell dies" in excitotoxic_load.not_modelled
    assert excitotoxic_load.unit("load") == excitotoxic_load.unit("Ca") == "1"


def test_trials_name_their_papers_and_most_of_them_failed():
    assert all(trial.source in bibliography.entries() for trial in TRIALS)
    assert all(bibliography.entries()[trial.source]["year"] == str(trial.year) for trial in TRIALS)
    assert [trial.name for trial in TRIALS if trial.helped] == ["Magpie"]
