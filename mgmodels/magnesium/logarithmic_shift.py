"""The logarithmic law: gates shift by so many millivolts for each tenfold of divalent ions outside.

Squid and frog nerve were first described so. The law holds near the solution it was measured in, and has no
value without divalent ions, where that of `mgmodels.magnesium.surface_charge` stays finite.
"""

import warnings
from math import log10, nan

import numpy as np

from mgmodels.engine import BadValue, Model, Parameter, ParameterRangeWarning
from mgmodels.magnesium.surface_charge import REFERENCE, SOLUTION

# a fivefold fall in squid (Frankenhaeuser & Hodgkin 1957), a tenfold rise in frog (Hille 1975)
MEASURED_SPAN = (0.2, 10.0)


def logarithmic_law(Mg_o, Ca_o, Mg_reference, Ca_reference, magnesium_effect, shift_per_decade):
    divalents = Ca_o + magnesium_effect * Mg_o
    reference = Ca_reference + magnesium_effect * Mg_reference
    if not divalents > 0.0 or not reference > 0.0:
        return nan, nan
    return shift_per_decade * log10(divalents / reference), divalents / reference


logarithmic_shift = Model(
    name="logarithmic_shift",
    title="Gate shift as the logarithm of the divalents",
    parameters=SOLUTION
    | REFERENCE
    | {
        "magnesium_effect": Parameter(
            1 / 1.4, "1", "effect of magnesium relative to calcium", "isaev_2012", "measured", 0.3, 1.0
        ),
        "shift_per_decade": Parameter(
            22.5, "mV", "shift by tenfold divalents: 20 to 25 in frog; squid 14 to 21 (recalled)",
            "hille_1975", "measured", 14.0, 25.0,
        ),
    },
    outputs={
        "gate_shift": ("mV", "shift of the gates along the voltage axis; negative where divalents are fewer"),
        "divalents": ("1", "effective divalents relative to the reference solution"),
    },
    output_function=logarithmic_law,
    roles={"mg_csf": "Mg_o", "ca_ecf": "Ca_o"},
    sources=("frankenhaeuser_hodgkin_1957", "hille_1975", "isaev_2012"),
    scope="A fifth to ten times the divalents of the reference solution.",
    not_modelled="Saturation: the law has no value without divalents, where the shift is finite in truth. "
    "At half the divalents of CSF it is already half larger than the full law.",
)  # fmt: skip


def empirical_gate_shift(Mg_o, Ca_o=None, **changes):
    """Return the gate shift in mV by the logarithmic law of the early papers, valid near its reference.

    Args:
        Mg_o, Ca_o: As for `gate_shift`; not both 0.
        **changes: Other parameters of `logarithmic_shift`.

    Raises:
        BadValue: No divalents at all, where the logarithm has no value.

    Warns:
        ParameterRangeWarning: Divalents outside a fifth to ten times the reference.

    >>> round(empirical_gate_shift(0.25, Mg_reference=1.0), 2)
    -3.21
    """
    if Ca_o is not None:
        changes = changes | {"Ca_o": Ca_o}
    values = logarithmic_shift.values(changes | {"Mg_o": Mg_o})
    for ions, Mg, Ca in (("outside", "Mg_o", "Ca_o"), ("in the reference", "Mg_reference", "Ca_reference")):
        if np.any(values[Ca] + values["magnesium_effect"] * np.asarray(values[Mg]) == 0.0):
            raise BadValue(
                f"empirical_gate_shift: with no divalents {ions} ({Mg} = {Ca} = 0) a logarithm has no value; "
                "gate_shift(…) has one"
            )
    result = logarithmic_shift.evaluate(Mg_o=Mg_o, **changes)
    low, high = MEASURED_SPAN
    ratio = np.asarray(result["divalents"])
    if ((ratio < low) | (ratio > high)).any():
        far = ratio.flat[np.argmax(np.abs(np.log(ratio)))]
        warnings.warn(
            f"empirical_gate_shift: {far:.2g} times the reference divalents; the law was measured from "
            f"{low:g} to {high:g} times. gate_shift(…) goes further.",
            ParameterRangeWarning,
            stacklevel=2,
        )
    return result["gate_shift"]
