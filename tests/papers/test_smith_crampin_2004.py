"""smith_crampin_2004: the four-state Na⁺/K⁺-ATPase that the Kyoto pump follows.

References: the standard free energy of ATP hydrolysis that the published constants imply, -29.05 kJ/mol at
pH 7, to the 0.05 of its last figure (constants confirmed in a public transcription). The laws of every pump
of this scheme (reversal, King–Altman, monotonicity) are in test_oka_2010.py and run over both pumps.
"""

import math

import pytest

from mgmodels.engine.constants import GAS_CONSTANT
from mgmodels.nerve import sodium_pump_smith_crampin
from mgmodels.nerve.post_albers import equilibrium_constant
from mgmodels.nerve.sodium_pump import CONSTANTS, SMITH_CRAMPIN, half_saturation


def test_validated_standard_free_energy_of_atp_hydrolysis():
    constants = {n: SMITH_CRAMPIN[n].value for n in CONSTANTS if not n.startswith("charge")}
    K_eq = equilibrium_constant(**constants)
    energy = -GAS_CONSTANT * 310.15 * math.log(K_eq * 1e-6 / 1e-7) / 1e3
    assert energy == pytest.approx(-29.05, abs=0.05)


def test_validated_charges_are_those_of_the_single_number_in_the_paper():
    delta = -0.031
    assert SMITH_CRAMPIN["charge_Na_outside"].value == pytest.approx((1 + delta) / 3)
    assert SMITH_CRAMPIN["charge_Na_inside"].value == pytest.approx(-delta / 3)


def test_regression_turnover_at_the_papers_test_point():
    """MgATP 4.99, phosphate 4.95, MgADP 0.06 mM, pH 7.09; the ions are this course's defaults."""
    metabolites = {"MgATP": 4.99, "Pi": 4.95, "MgADP": 0.06, "pH": 7.09}
    assert sodium_pump_smith_crampin.evaluate(**metabolites)["turnover"] == pytest.approx(1.084, abs=0.001)


def test_regression_half_saturation_depends_on_voltage():
    assert half_saturation(sodium_pump_smith_crampin) == pytest.approx(0.327, abs=0.001)
