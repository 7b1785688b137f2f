"""Physical constants. SciPy has them too, but takes longer to load than the rest of the course; a test compares."""

# exact by the definition of the SI units
ELEMENTARY_CHARGE = 1.602176634e-19  # C
AVOGADRO = 6.02214076e23  # 1/mol
BOLTZMANN = 1.380649e-23  # J/K
FARADAY = ELEMENTARY_CHARGE * AVOGADRO  # C/mol
GAS_CONSTANT = BOLTZMANN * AVOGADRO  # J/(mol K)
ZERO_CELSIUS = 273.15  # K

VACUUM_PERMITTIVITY = 8.8541878188e-12  # F/m, measured


def thermal_voltage(temperature):
    """Return RT/F in mV.

    Args:
        temperature: degC, above -273.15.

    >>> round(thermal_voltage(37.0), 3)
    26.727
    """
    return 1e3 * GAS_CONSTANT * (temperature + ZERO_CELSIUS) / FARADAY
