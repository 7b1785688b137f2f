"""martin_rimvall_1993: at least half of the brain's glutamate decarboxylase is without cofactor, most of that GAD65."""

from mgmodels.engine import at_rest
from mgmodels.vitamin_b6 import gaba_balance


def test_validated_half_is_without_cofactor():
    found = at_rest(gaba_balance, settle=0)
    assert 0.5 <= found["apo_share"] < 0.6


def test_validated_most_of_it_is_gad65():
    found = at_rest(gaba_balance, settle=0)
    of_GAD65 = gaba_balance.parameters["share_GAD65"].value * (1.0 - found["GAD65_holo"])
    assert of_GAD65 / found["apo_share"] > 0.8
