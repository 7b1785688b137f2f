"""Laws of surface charge: Grahame's equation holds, shifts are ordered and finite, two laws agree nearby."""

from math import exp, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels.engine import BadValue, ParameterRangeWarning, UnknownName
from mgmodels.engine.constants import (
    ELEMENTARY_CHARGE,
    GAS_CONSTANT,
    VACUUM_PERMITTIVITY,
    ZERO_CELSIUS,
    thermal_voltage,
)
from mgmodels.magnesium import empirical_gate_shift, gate_shift, surface_potential, surface_screening
from mgmodels.magnesium.surface_charge import binding, diffuse_charge, potential

WATER = 78.5
concentration = st.floats(0, 50)
salt = st.floats(10, 500)
charge = st.floats(-2, -0.01)
affinity = st.floats(0, 1)
celsius = st.floats(0, 45)


@given(st.floats(-150, 150).filter(lambda psi: abs(psi) > 1), concentration, concentration, salt, celsius)
def test_charge_is_grahames_sum_over_an_electroneutral_solution(psi, Mg, Ca, monovalent, temperature):
    ions = [(1, monovalent), (2, Mg), (2, Ca), (-1, monovalent + 2 * Mg + 2 * Ca)]
    assert sum(z * c for z, c in ions) == pytest.approx(0, abs=1e-9)
    u = psi / thermal_voltage(temperature)
    energy = 2 * WATER * VACUUM_PERMITTIVITY * GAS_CONSTANT * (temperature + ZERO_CELSIUS)
    size = sqrt(energy * sum(c * (exp(-z * u) - 1) for z, c in ions)) / (ELEMENTARY_CHARGE * 1e18)
    charge = diffuse_charge(psi, Mg + Ca, monovalent, temperature, WATER)
    assert abs(charge) == pytest.approx(size, rel=1e-6)
    assert (charge > 0) == (psi > 0)


@given(concentration, concentration, salt, celsius, charge, affinity, affinity)
def test_the_potential_found_balances_the_charge_left_by_binding(Mg, Ca, salt, celsius, sigma, K_Mg, K_Ca):
    psi = potential(Mg, Ca, salt, celsius, sigma, K_Mg, K_Ca, WATER)
    theta = binding(psi, Mg, Ca, K_Mg, K_Ca, celsius)
    fixed = sigma * (1 - theta) / (1 + theta)
    assert diffuse_charge(psi, Mg + Ca, salt, celsius, WATER) == pytest.approx(fixed, rel=1e-6, abs=1e-9)


@given(concentration, st.floats(1e-3, 20), concentration, salt, charge, affinity)
def test_more_magnesium_makes_the_surface_less_negative(Mg, more, Ca, monovalent, sigma, K):
    def psi(Mg):
        return potential(Mg, Ca, monovalent, 37.0, sigma, K, K, WATER)

    assert psi(Mg + more) > psi(Mg)


def test_small_charge_gives_the_debye_huckel_potential():
    """Analytic limit: psi = sigma / (eps kappa), kappa the inverse Debye length of the mixture."""
    sigma, Mg, Ca, monovalent, kelvin = -1e-4, 0.8, 1.2, 150.0, 37.0 + ZERO_CELSIUS
    eps = WATER * VACUUM_PERMITTIVITY
    strength = 2 * monovalent + 6 * (Mg + Ca)  # sum of c z², chloride included
    faraday = thermal_voltage(37.0) ** -1 * 1e3 * GAS_CONSTANT * kelvin
    kappa = faraday * sqrt(strength / (eps * GAS_CONSTANT * kelvin))
    expected = 1e3 * sigma * ELEMENTARY_CHARGE * 1e18 / (eps * kappa)
    assert surface_potential(Mg, Ca, charge_density=sigma, K_Ca=0) == pytest.approx(expected, rel=1e-3)


def test_no_charge_no_potential():
    assert surface_potential(0.8, charge_density=0.0) == pytest.approx(0.0, abs=1e-12)


def test_the_reference_solution_shifts_nothing_and_the_shift_is_finite_without_divalents():
    assert gate_shift(0.8) == 0.0
    assert -30 < gate_shift(0.0, 0.0) < -5


def test_divalent_ions_bind_a_share_of_the_sites():
    share = surface_screening.evaluate(Mg_o=np.array([0.0, 0.8, 50.0]))["bound_fraction"]
    assert (np.diff(share) > 0).all()
    assert 0 < share[0] < share[-1] < 0.5


@given(st.floats(0.5, 2.0).filter(lambda ratio: abs(ratio - 1) > 1e-3))
def test_near_its_reference_the_logarithmic_law_is_1_to_1_5_times_the_full_law(ratio):
    full, law = (shift(0.8 * ratio, 1.2 * ratio) for shift in (gate_shift, empirical_gate_shift))
    assert 1.0 < law / full < 1.5


@pytest.mark.parametrize("shift", [gate_shift, empirical_gate_shift])
@given(st.floats(0.0, 3.0), st.floats(0.6, 3.0))
def test_there_and_back_shifts_nothing(shift, Mg, Ca):
    there = shift(Mg, Ca)
    back = shift(0.8, 1.2, Mg_reference=Mg, Ca_reference=Ca)
    assert there == pytest.approx(-back, abs=1e-9)


def test_arrays_broadcast():
    assert gate_shift(np.array([[0.5], [1.0]]), np.array([1.0, 1.2, 1.4])).shape == (2, 3)


def test_the_logarithm_says_where_it_ends():
    with pytest.raises(BadValue, match=r"no divalents outside \(Mg_o = Ca_o = 0\).*gate_shift\(…\) has one"):
        empirical_gate_shift(np.array([0.0, 1.0]), 0.0)
    with pytest.raises(BadValue, match="in the reference"):
        empirical_gate_shift(1.0, Mg_reference=0, Ca_reference=0)
    with pytest.warns(ParameterRangeWarning, match=r"0.1 times the reference divalents.*0.2 to 10 times"):
        empirical_gate_shift(0.08, 0.12)


def test_errors_name_the_thing_and_the_way_out():
    with pytest.raises(BadValue, match="Mg_o .* cannot be negative"):
        gate_shift(-1.0)
    with pytest.raises(UnknownName, match="Did you mean Mg_reference"):
        gate_shift(1.0, Mg_refrence=1.0)
    with (
        pytest.warns(ParameterRangeWarning),
        pytest.raises(BadValue, match="not a finite number at .*monovalent"),
    ):
        gate_shift(1.0, monovalent=0)
