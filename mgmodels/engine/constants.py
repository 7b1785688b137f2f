"""Physical constants (CODATA, through SciPy) in the units of this course."""

from scipy import constants

FARADAY = constants.value("Faraday constant")  # C/mol
GAS_CONSTANT = constants.R  # J/(mol K)
ZERO_CELSIUS = constants.zero_Celsius  # K
ELEMENTARY_CHARGE = constants.e  # C
VACUUM_PERMITTIVITY = constants.epsilon_0  # F/m


def thermal_voltage(temperature):
    """Return RT/F in mV.

    Args:
        temperature: degC, above -273.15.

    >>> round(thermal_voltage(37.0), 3)
    26.727
    """
    return 1e3 * GAS_CONSTANT * (temperature + ZERO_CELSIUS) / FARADAY
