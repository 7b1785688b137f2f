"""hodgkin_katz_1949: the potential of a membrane that passes K⁺, Na⁺ and Cl⁻.

References: the squid axon at rest, -60 mV at 20 °C (recalled from the paper's text, to 1 mV, the precision
quoted) with permeabilities 1 : 0.04 : 0.45; otherwise limits of the theory itself, to rounding error.
"""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels.engine.constants import FARADAY
from mgmodels.nerve import resting_potential
from mgmodels.nerve.resting_potential import SQUID_AXON, ghk_current, ghk_voltage, nernst_potential

concentration = st.floats(0.1, 600)
permeability = st.floats(0, 20)
temperature = st.floats(0, 45)


def test_validated_squid_axon_at_rest(published):
    assert resting_potential.evaluate(**SQUID_AXON)["GHK"] == published(-60.0, "squid axon at rest", "mV", abs=1.0)


def test_validated_equilibrium_potentials_of_a_mammalian_neuron(published):
    result = resting_potential.evaluate()
    assert result["E_K"] == published(-95.0, "potassium equilibrium of a mammalian neuron", "mV", abs=0.1)
    assert result["E_Na"] == published(66.6, "sodium equilibrium of a mammalian neuron", "mV", abs=0.1)


@given(concentration, concentration, concentration, concentration, temperature)
def test_validated_one_permeable_ion_leaves_its_nernst_potential(K_i, K_o, Na_i, Na_o, temperature):
    only_potassium = ghk_voltage(K_i, K_o, Na_i, Na_o, 10.0, 100.0, 0.0, 0.0, temperature)
    assert only_potassium == pytest.approx(nernst_potential(K_i, K_o, 1, temperature), abs=1e-9)
    nearly_only_sodium = ghk_voltage(K_i, K_o, Na_i, Na_o, 10.0, 100.0, 1e12, 0.0, temperature)
    assert nearly_only_sodium == pytest.approx(nernst_potential(Na_i, Na_o, 1, temperature), abs=1e-6)


@given(concentration, concentration, st.sampled_from([-1, 1, 2]), temperature)
def test_validated_no_current_flows_at_the_nernst_potential(inside, outside, valence, temperature):
    V = nernst_potential(inside, outside, valence, temperature)
    scale = FARADAY * abs(valence) * max(inside, outside) * (1 + abs(math.log(inside / outside)))
    assert abs(ghk_current(V, inside, outside, 1.0, valence, temperature)) < 1e-11 * scale


@given(concentration, concentration, concentration, concentration, concentration, concentration,
       permeability, permeability, temperature)  # fmt: skip
def test_validated_currents_of_all_ions_cancel_at_the_ghk_voltage(
    K_i, K_o, Na_i, Na_o, Cl_i, Cl_o, P_Na, P_Cl, temperature
):
    V = ghk_voltage(K_i, K_o, Na_i, Na_o, Cl_i, Cl_o, P_Na, P_Cl, temperature)
    currents = (
        ghk_current(V, K_i, K_o, 1.0, 1, temperature),
        ghk_current(V, Na_i, Na_o, P_Na, 1, temperature),
        ghk_current(V, Cl_i, Cl_o, P_Cl, -1, temperature),
    )
    largest = FARADAY * (K_i + K_o + P_Na * (Na_i + Na_o) + P_Cl * (Cl_i + Cl_o)) * (1 + abs(V) / 20)
    assert abs(sum(currents)) < 1e-11 * largest


@given(concentration, concentration, st.sampled_from([-1, 1, 2]))
def test_validated_current_passes_smoothly_through_zero_volts(inside, outside, valence):
    at_zero = ghk_current(0.0, inside, outside, 1.0, valence, 37.0)
    assert at_zero == pytest.approx(valence * FARADAY * (inside - outside), rel=1e-12, abs=1e-6)
    for V in (-1e-3, -1e-6, 1e-6, 1e-3):
        slope_times_V = FARADAY * (inside + outside) * abs(V) / 10
        assert abs(ghk_current(V, inside, outside, 1.0, valence, 37.0) - at_zero) < slope_times_V
