"""Every unit is a real unit, and means what its letters suggest."""

import pint
import pytest
import scipy.constants

from mgmodels.engine import DeclarationError, constants
from mgmodels.engine.constants import thermal_voltage
from mgmodels.engine.units import UNITS, check_unit
from mgmodels.nerve.hodgkin_huxley import axial_spread

pint_units = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)


@pytest.mark.parametrize("unit", sorted(UNITS))
def test_pint_reads_it(unit):
    assert pint_units.parse_units(unit, as_delta=False).dimensionality is not None


@pytest.mark.parametrize(
    ("unit", "size", "base"),
    [
        ("h", 3600, "s"),
        ("day", 86400, "s"),
        ("min", 60, "s"),
        ("M", 1000, "mol/m^3"),
        ("uM", 1e-3, "mol/m^3"),
        ("uA/cm^2", 0.01, "A/m^2"),
        ("mS/cm^2", 10, "S/m^2"),
        ("uF/cm^2", 0.01, "F/m^2"),
        ("cm^2/ms", 0.1, "m^2/s"),
        ("kohm*cm", 10, "ohm*m"),
        ("pS", 1e-12, "S"),
        ("1/(ms*mM)", 1000, "m^3/mol/s"),
        ("mN/mm^2", 1000, "Pa"),
        ("elementary_charge/nm^2", 0.1602176634, "C/m^2"),
        ("mg/day", 1e-6 / 86400, "kg/s"),
        ("nS", 1e-9, "A/V"),
    ],
)
def test_size(unit, size, base):
    assert pint_units.Quantity(1, unit).to(base).magnitude == pytest.approx(size)


def test_a_misspelt_unit_is_answered_with_the_near_ones():
    with pytest.raises(DeclarationError, match=r"Mg_o: “mMol” is not a unit.*Did you mean.*mmol.*units\.py"):
        check_unit("mMol", "Mg_o")


@pytest.mark.parametrize("celsius", [0.0, 6.3, 37.0])
def test_thermal_voltage_by_pint(celsius):
    temperature = pint_units.Quantity(celsius, "degC").to("K")
    volts = pint_units.molar_gas_constant * temperature / pint_units.faraday_constant
    assert thermal_voltage(celsius) == pytest.approx(volts.to("mV").magnitude, rel=1e-9)


def test_axial_spread_of_the_cable_by_pint():
    radius, resistivity = pint_units.Quantity(238, "um"), pint_units.Quantity(35.4, "ohm*cm")
    capacitance = pint_units.Quantity(1.2, "uF/cm^2")
    spread = (radius / (2 * resistivity * capacitance)).to("cm^2/ms").magnitude
    assert axial_spread(238, 35.4, 1.2) == pytest.approx(spread)


@pytest.mark.parametrize(
    ("ours", "codata"),
    [
        ("ELEMENTARY_CHARGE", "elementary charge"),
        ("AVOGADRO", "Avogadro constant"),
        ("BOLTZMANN", "Boltzmann constant"),
        ("FARADAY", "Faraday constant"),
        ("GAS_CONSTANT", "molar gas constant"),
        ("VACUUM_PERMITTIVITY", "vacuum electric permittivity"),
    ],
)
def test_validated_physical_constants(ours, codata):
    assert getattr(constants, ours) == pytest.approx(scipy.constants.value(codata), rel=1e-9)
