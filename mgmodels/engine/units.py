"""The units a parameter may carry.

A fixed vocabulary catches a misspelt unit at import, where a units library would have to be loaded;
the tests read every entry with pint, so that each really is a unit.
"""

from mgmodels.engine.errors import DeclarationError, near_misses

UNITS = frozenset((
    "1", "%",
    "mV", "V", "mV/decade", "1/mV",
    "ms", "s", "min", "h", "day", "1/ms", "1/s", "1/min", "1/h", "Hz",
    "M", "mM", "uM", "nM", "mM^2", "1/M", "1/mM", "1/uM", "mM/ms", "mM/s", "uM/ms", "uM/min",
    "nM/h", "uM/h", "mM/min", "1/(uM*min)", "1/(uM*h)", "1/(uM^2*h)",
    "uM/(ms*mV)", "1/(ms*mM)", "1/(ms*mM^2)", "1/(ms*mM^3)", "1/(s*mM)", "1/(s*mM^2)", "1/(ms*uM)",
    "uA/cm^2", "uA*ms/cm^2", "pA", "nA", "uA", "mM*cm^2/uA/ms", "mM*cm^2/uA/s",
    "mS/cm^2", "mS/uF", "pA/pF", "pA/mM", "L/F/ms", "pS", "nS", "mS", "uF/cm^2", "pF", "nF", "pC",
    "nm", "um", "mm", "cm", "um^2", "cm^2", "cm^2/ms", "cm/s", "m/s", "1/um^2", "um^3",
    "um^3/ms", "uM*um^3/ms", "umol/cm^2/s",
    "ohm*cm", "ohm*cm^2", "kohm*cm", "degC", "K", "J/mol/K", "C/mol", "kJ/mol",
    "elementary_charge/nm^2", "C/m^2", "F/m",
    "mg", "g", "mmol", "L", "mL", "mL/min", "mg/day", "mmol/h", "1/(mmol*h)", "g/mL", "g/mol", "N", "mN/mm^2", "kPa",
))  # fmt: skip


def written(value, unit):
    """Return a value with its unit as a sentence has it; a pure number stands alone.

    >>> written(2.0, "mM"), written(2.0, "1")
    ('2 mM', '2')
    """
    return f"{value:g}" if unit == "1" else f"{value:g} {unit}"


def check_unit(unit, what):
    """Raise `DeclarationError` unless `unit` is in the vocabulary.

    >>> check_unit("mV", "V")
    >>> check_unit("mMm", "Mg")
    Traceback (most recent call last):
    mgmodels.engine.errors.DeclarationError: Mg: “mMm” is not a unit of this course. \
Did you mean mm, mM, ...? New units are added in mgmodels/engine/units.py.
    """
    if unit not in UNITS:
        raise DeclarationError(
            f"{what}: “{unit}” is not a unit of this course. {near_misses(unit, UNITS)} "
            "New units are added in mgmodels/engine/units.py."
        )
