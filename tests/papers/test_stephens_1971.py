"""stephens_1971: rats short of pyridoxine while their nervous system grows.

In brain PLP and GABA were lower, glutamate decarboxylase with its cofactor was less and without it more, GABA
transaminase was as active as before; the EEG had spikes. The abstract has the directions and no sizes.
"""

from mgmodels.engine import at_rest
from mgmodels.vitamin_b6 import gaba_balance, plp_cell


def test_validated_directions_in_deficient_brain():
    lack, health = ({"PLP": at_rest(plp_cell, settle=0, PL_plasma=plasma)["PLP"]} for plasma in (0.005, 0.02))
    assert lack["PLP"] < health["PLP"]
    lack, health = (at_rest(gaba_balance, settle=0, **level) for level in (lack, health))
    assert lack["GABA"] < 0.7 * health["GABA"]
    assert lack["GAD65_holo"] < health["GAD65_holo"] and lack["GAD67_holo"] < health["GAD67_holo"]
    assert lack["apo_share"] > health["apo_share"]
    assert lack["excitation_over_inhibition"] > 2 * health["excitation_over_inhibition"]


def test_validated_the_transaminase_keeps_its_cofactor():
    """Its activity at one level of GABA, unchanged in the rats: within a tenth here, for it holds PLP firmly."""
    lack, health = (gaba_balance.evaluate(PLP=PLP)["GABA_T_flux"] for PLP in (0.04, 0.16))
    assert 0.9 < lack / health < 1.0
