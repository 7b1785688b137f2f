"""Forms and capsules: arithmetic against tables, every split, and availabilities within their ranges."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels.body import (
    FIRST_SIGN,
    FORMS,
    LIMITS,
    capsule_contents,
    draw_availability,
    form,
    molar_mass,
    random_splits,
    split,
)
from mgmodels.body.forms import HEPTAHYDRATE, atoms
from mgmodels.engine import BadValue, UnknownName

TABLE = {  # molar mass g, % magnesium, g for 340 mg, g for 68 mg
    "oxide": (40.30, 60.3, 0.56, 0.113),
    "hydroxide": (58.32, 41.7, 0.82, 0.163),
    "malate": (214.70, 22.6, 1.50, 0.300),
    "bisglycinate": (172.42, 14.1, 2.41, 0.482),
    "taurate": (272.58, 8.92, 3.81, 0.763),
    "malate 1:1": (156.4, 15.5, 2.19, 0.438),
    "citrate": (451.1, 16.2, 2.10, 0.421),
    "threonate": (294.5, 8.25, 4.12, 0.824),
}


@pytest.mark.parametrize("name", TABLE)
def test_validated_masses(name):
    mass, share, large, small = TABLE[name]
    one = form(name)
    assert molar_mass(one.formula) == pytest.approx(mass, rel=5e-4)
    assert 100 * one.elemental_share == pytest.approx(share, rel=5e-3)
    assert one.mass(340) == pytest.approx(large, abs=0.006)
    assert one.mass(68) == pytest.approx(small, abs=0.002)


def test_validated_equal_fifths():
    fifths = capsule_contents.evaluate()
    assert fifths["mass"] == pytest.approx(1.82, abs=0.005)
    assert 2 < fifths["capsules"] < 3
    assert sum(form(name).mass(68) for name in FORMS) == pytest.approx(fifths["mass"])


def test_validated_what_comes_with_the_magnesium():
    """For 68 mg: taurine 0.70 g, glycine 0.42 g, malate 0.19 g or some 1.4 mmol; 5.6 mmol acid for the oxide."""
    assert form("taurate").partner(68) == pytest.approx(0.70, abs=0.01)
    assert form("bisglycinate").partner(68) == pytest.approx(0.42, abs=0.01)
    assert 1000 * form("malate").mass(68) / molar_mass(form("malate").formula) == pytest.approx(1.4, abs=0.01)
    assert form("oxide").acid_needed(68) == pytest.approx(5.6, abs=0.01)
    assert form("taurate").acid_needed(68) == 0


def test_validated_magnesium_sulphate():
    assert HEPTAHYDRATE == pytest.approx(246.47, abs=0.01)
    assert 1000 / HEPTAHYDRATE == pytest.approx(4.06, abs=0.005)  # mmol a gram


@given(st.lists(st.floats(0.01, 1), min_size=5, max_size=5))
def test_a_split_lies_between_its_purest_forms(parts):
    found = split(**dict(zip(FORMS, parts, strict=True)))
    assert form("oxide").mass(340) - 1e-9 <= found["mass"] <= form("taurate").mass(340) + 1e-9
    assert 0.4 - 1e-9 <= found["availability"] <= 1.0 + 1e-9


def test_only_proportions_count():
    assert split(oxide=1, taurate=3)["mass"] == pytest.approx(split(oxide=0.2, taurate=0.6)["mass"])


def test_random_splits_are_shares_and_repeat():
    first, again, other = (random_splits(200, seed) for seed in (1, 1, 2))
    assert np.allclose(sum(first.values()), 1) and all((v >= 0).all() for v in first.values())
    assert all((first[name] == again[name]).all() for name in FORMS)
    assert any((first[name] != other[name]).any() for name in FORMS)
    assert [v.mean() for v in random_splits(5000, 3).values()] == pytest.approx([0.2] * 5, abs=0.01)


@pytest.mark.parametrize("name", FORMS)
def test_availabilities_keep_their_range_and_their_middle(name):
    p = form(name).availability
    values = draw_availability(name, 5000, seed=1)
    assert p.low <= values.min() and values.max() <= p.high
    assert values.mean() == pytest.approx((p.low + p.value + p.high) / 3, abs=0.01)


def test_bad_input_is_answered():
    with pytest.raises(UnknownName, match="no form “oxid”. Did you mean oxide"):
        form("oxid")
    with pytest.raises(UnknownName, match="no atomic mass for “Xe”"):
        atoms("XeO2")
    with pytest.raises(BadValue, match="is not a formula"):
        atoms("Mg(OH)2")
    with pytest.raises(BadValue, match="draw one split or more"):
        random_splits(0, 1)
    with pytest.raises(BadValue, match="no value|not a finite number"):
        split()


def test_the_limits_are_those_of_the_authorities():
    """350 mg (institute_of_medicine_1997) and 250 mg (scientific_committee_on_food_2001); loose stools from 360 mg."""
    assert (LIMITS["United States"].value, LIMITS["European Union"].value, FIRST_SIGN) == (350, 250, 360)
