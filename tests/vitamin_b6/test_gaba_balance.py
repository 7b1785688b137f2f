"""Glutamate and GABA: a table of another program (SciPy's LSODA, rtol 1e-9) at 1 %, laws, and what each block does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels.engine import BadValue, at_rest, control_coefficients, is_stable
from mgmodels.vitamin_b6 import dopamine_terminal, from_vitamin, gaba_balance, serotonin_terminal
from mgmodels.vitamin_b6.cofactor import holo_share
from mgmodels.vitamin_b6.transmitters import transmitters


def rest(**changes):
    return at_rest(gaba_balance, settle=0, **changes)


@pytest.mark.parametrize(
    "PLP, Glu, GABA, ratio, GAD65, GAD67, apo",
    [
        (0.016, None, 0.181, 8.9, 0.032, 0.290, 0.865),
        (0.040, 2.80, 0.304, 4.1, 0.079, 0.513, 0.747),
        (0.080, None, 0.432, 2.17, 0.153, 0.687, 0.634),
        (0.160, 1.82, 0.586, 1.14, 0.280, 0.823, 0.503),
        (0.68, 1.07, 0.875, 0.37, 0.669, 0.959, 0.222),
    ],
)
def test_validated_levels_against_the_cofactor(PLP, Glu, GABA, ratio, GAD65, GAD67, apo):
    found = rest(PLP=PLP)
    assert found["GABA"] == pytest.approx(GABA, rel=0.01)
    assert found["excitation_over_inhibition"] == pytest.approx(ratio, rel=0.015)  # two figures
    assert (found["GAD65_holo"], found["GAD67_holo"]) == pytest.approx((GAD65, GAD67), rel=0.01)
    if Glu:
        assert found["Glu"] == pytest.approx(Glu, rel=0.01)
    if PLP < 0.5:
        assert found["apo_share"] == pytest.approx(apo, rel=0.01)
    assert is_stable(gaba_balance, {name: found[name] for name in gaba_balance.states})


def test_validated_apo_share_where_the_table_has_another():
    """At 0.68 µM the table has 0.222; its own shares of the two forms make 0.6 × 0.331 + 0.4 × 0.041 = 0.215."""
    assert rest(PLP=0.68)["apo_share"] == pytest.approx(0.215, abs=0.001)


@pytest.mark.parametrize("PLP, left, ratio", [(0.080, 0.74, 2.2), (0.032, 0.46, 5.0), (0.016, 0.31, 8.9)])
def test_validated_kinase_poisoned(PLP, left, ratio):
    """As isoniazid or ginkgotoxin would: a half, a fifth, a tenth of the kinase."""
    found = rest(PLP=PLP)
    assert found["GABA"] / rest(PLP=0.160)["GABA"] == pytest.approx(left, abs=0.006)
    assert found["excitation_over_inhibition"] == pytest.approx(ratio, rel=0.02)


CHAIN = [  # PLP, share of decarboxylase with it, 5-hydroxytryptophan, serotonin, L-DOPA, dopamine, GABA
    (0.016, 0.138, 6.15, 52.9, 1.60, 80.6, 0.181),
    (0.040, 0.285, 3.20, 59.6, 0.77, 80.8, 0.304),
    (0.080, 0.444, 2.11, 62.2, 0.49, 80.85, 0.432),
    (0.160, 0.616, 1.54, 63.6, 0.36, 80.88, 0.586),
    (0.813, 0.890, 1.08, 64.7, 0.25, 80.90, 0.897),
]


@pytest.mark.parametrize("PLP, holo, HTP, serotonin, DOPA, dopamine, GABA", CHAIN)
def test_validated_from_the_cofactor_to_the_transmitters(PLP, holo, HTP, serotonin, DOPA, dopamine, GABA):
    found = transmitters(PLP, leak=0.25)
    assert holo_share(PLP, 0.1) == pytest.approx(holo, abs=1e-3)
    precursors = [
        at_rest(model, settle=0, PLP=PLP, leak=leak)[name]
        for model, leak, name in ((serotonin_terminal, 0.25, "HTP"), (dopamine_terminal, 0.25, "DOPA"))
    ]
    assert precursors == pytest.approx([HTP, DOPA], rel=0.02)  # two figures of the second
    assert found["serotonin"] == pytest.approx(serotonin, rel=0.01)
    assert found["dopamine"] == pytest.approx(dopamine, rel=0.002)
    assert found["GABA"] == pytest.approx(GABA, rel=0.01)


def test_the_cofactor_bends_gaba_and_leaves_the_monoamines_flat():
    half, health = (transmitters(PLP) for PLP in (0.08, 0.16))
    for name in ("serotonin", "dopamine", "noradrenaline"):
        assert half[name] == pytest.approx(health[name], rel=1e-6)
    assert half["GABA"] / health["GABA"] == pytest.approx(0.738, abs=0.005)


def test_magnesium_reaches_gaba_through_plp_alone():
    """Free magnesium down by a fifth: the sign of the change hangs on what the phosphatase needs."""
    health = from_vitamin()["GABA"]
    assert from_vitamin(Mg=0.4)["GABA"] / health == pytest.approx(1.026, abs=0.005)
    assert from_vitamin(Mg=0.4, K_Mg_PDXP=0.0)["GABA"] / health == pytest.approx(0.997, abs=0.003)


# ---------------------------------------------------------------------- laws
@given(st.floats(0.005, 2.5), st.floats(1.01, 1.2), st.floats(0.3, 2.0))
def test_more_cofactor_more_gaba_and_less_excitation(PLP, factor, firing):
    more, less = (rest(PLP=level, firing=firing) for level in (factor * PLP, PLP))
    assert more["GABA"] > less["GABA"]
    assert more["excitation_over_inhibition"] < less["excitation_over_inhibition"]
    assert more["apo_share"] < less["apo_share"]


@given(st.floats(0.005, 3.0))
def test_at_rest_what_is_made_is_burnt(PLP):
    found = rest(PLP=PLP)
    assert found["GAD_flux"] == pytest.approx(found["GABA_T_flux"], rel=1e-6)
    assert found["GAD_flux"] == pytest.approx(0.05 * (4.0 - found["Glu"]), rel=1e-6)


def test_with_all_the_cofactor_gaba_has_a_limit():
    """All GAD at work makes at most 0.37 mM a minute; the gain from the cofactor has an end."""
    health, plenty = (
        control_coefficients(gaba_balance, ["GABA"], ["PLP"], settle=0, PLP=PLP)["GABA"]["PLP"] for PLP in (0.16, 2.5)
    )
    assert health > 0.3 and plenty < 0.1


@given(st.floats(0.1, 3.0))
def test_firing_moves_only_what_is_outside(firing):
    """All that is released comes back. Firing calls in apo-enzyme by ATP and phosphate, which are not here."""
    found, health = rest(firing=firing), rest()
    for name in ("Glu", "GABA", "apo_share"):
        assert found[name] == pytest.approx(health[name], rel=1e-6)


def test_errors_name_the_thing():
    with pytest.raises(BadValue, match="PLP .* cannot be negative"):
        transmitters(-0.1)


def test_a_block_of_the_transaminase_raises_gaba_though_both_enzymes_take_the_cofactor():
    blocked = rest(GABA_T_activity=0.3, GABA_removal=0.02)
    assert blocked["GABA"] > 2 * rest()["GABA"]
