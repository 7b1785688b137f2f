"""Surface charge: how divalent ions outside shift the voltage that a channel's gates feel.

Fixed negative charge draws ions to the membrane and makes the potential at its face more negative than the
bulk. Magnesium and calcium screen this charge and bind to it; with less of them the field inside the membrane
shrinks, as if the cell were depolarised. Gouy–Chapman theory (Grahame 1947) gives the charge that a double
layer of potential ψ holds; one class of sites, Stern's, binds divalent ions one to one and reverses its sign.

The shift stays finite when no divalent ions are left; the logarithmic law of the early papers does not
(`mgmodels.magnesium.logarithmic_shift`).
"""

from dataclasses import replace
from math import asinh, exp, expm1, nan, sqrt

from mgmodels.engine import Model, Parameter
from mgmodels.engine.constants import (
    ELEMENTARY_CHARGE,
    GAS_CONSTANT,
    VACUUM_PERMITTIVITY,
    ZERO_CELSIUS,
    thermal_voltage,
)

CHARGE_PER_NM2 = ELEMENTARY_CHARGE * 1e18  # C/m^2 in one elementary charge per nm^2
PER_MOLAR_TO_PER_MILLIMOLAR = 1e-3


def diffuse_charge(psi, divalent, monovalent, temperature, permittivity):
    """Return the charge in e/nm² that a surface at `psi` (mV) holds against its diffuse layer (Grahame).

    The sum of c (exp(-zu) - 1) over the ions of an electroneutral mixture of 1:1 and 2:1 salt is written as a
    square times a positive factor, so that nothing cancels near psi = 0 and the sign comes out by itself.
    """
    u = psi / thermal_voltage(temperature)
    energy = 2.0 * permittivity * VACUUM_PERMITTIVITY * GAS_CONSTANT * (temperature + ZERO_CELSIUS)
    return expm1(u) * sqrt(energy * (monovalent + divalent * (2.0 + exp(-u))) * exp(-u)) / CHARGE_PER_NM2


def binding(psi, Mg, Ca, K_Mg, K_Ca, temperature):
    """Return bound sites per empty site at `psi` (mV); the ions count at their level at the surface."""
    at_surface = exp(-2.0 * psi / thermal_voltage(temperature))
    return (K_Ca * Ca + K_Mg * Mg) * PER_MOLAR_TO_PER_MILLIMOLAR * at_surface


def potential(Mg, Ca, monovalent, temperature, charge_density, K_Mg, K_Ca, permittivity):
    """Return the surface potential in mV at which the fixed charge equals that of the diffuse layer."""
    if not monovalent > 0.0:
        return nan
    # Divalent ions only bring the potential nearer to 0 than salt alone would, which has a closed form.
    energy = 8.0 * permittivity * VACUUM_PERMITTIVITY * GAS_CONSTANT * (temperature + ZERO_CELSIUS)
    furthest = asinh(abs(charge_density) * CHARGE_PER_NM2 / sqrt(energy * monovalent))
    high = 2.0 * thermal_voltage(temperature) * furthest
    low = -high
    for _ in range(60):
        psi = 0.5 * (low + high)
        theta = binding(psi, Mg, Ca, K_Mg, K_Ca, temperature)
        fixed = charge_density * (1.0 - theta) / (1.0 + theta)
        if diffuse_charge(psi, Mg + Ca, monovalent, temperature, permittivity) < fixed:
            low = psi
        else:
            high = psi
    return 0.5 * (low + high)


def screening(
    Mg_o, Ca_o, monovalent, Mg_reference, Ca_reference, temperature,
    charge_density, K_Ca, magnesium_affinity, permittivity,
):  # fmt: skip
    K_Mg = K_Ca * magnesium_affinity
    psi = potential(Mg_o, Ca_o, monovalent, temperature, charge_density, K_Mg, K_Ca, permittivity)
    reference = potential(
        Mg_reference, Ca_reference, monovalent, temperature, charge_density, K_Mg, K_Ca, permittivity
    )
    theta = binding(psi, Mg_o, Ca_o, K_Mg, K_Ca, temperature)
    return psi - reference, psi, theta / (1.0 + theta)


SOLUTION = {
    "Mg_o": Parameter(0.8, "mM", "ionised magnesium outside", "mckee_2005", "measured", 0.0, 50.0),
    "Ca_o": Parameter(1.2, "mM", "ionised calcium outside", "this_course", "recalled", 0.0, 50.0),
}
REFERENCE = {
    "Mg_reference": replace(SOLUTION["Mg_o"], meaning="ionised magnesium where the shift is 0"),
    "Ca_reference": replace(SOLUTION["Ca_o"], meaning="ionised calcium where the shift is 0"),
}

surface_screening = Model(
    name="surface_screening",
    title="Gate shift by surface charge (Gouy–Chapman–Stern)",
    parameters=SOLUTION
    | {
        "monovalent": Parameter(
            150.0, "mM", "1:1 salt outside, in both solutions", "this_course", "assumed", 1.0, 500.0
        )
    }
    | REFERENCE
    | {
        "temperature": Parameter(37.0, "degC", "temperature", "this_course", "assumed", 0.0, 45.0),
        "charge_density": Parameter(
            -0.8276, "elementary_charge/nm^2", "fixed charge near sodium channels, bare of divalent ions; "
            "fitted with K_Ca to two shifts of frog nerve", "hille_1975", "fitted", -2.0, 0.0,
        ),
        "K_Ca": Parameter(
            0.0918, "1/M", "binding of calcium to a site; fitted with charge_density",
            "hille_1975", "fitted", 0.0, 10.0,
        ),
        "magnesium_affinity": Parameter(
            1 / 1.4, "1", "binding of magnesium relative to calcium: the ratio seen for the whole shift",
            "isaev_2012", "assumed", 0.0, 1.0,
        ),
        "permittivity": Parameter(
            78.5, "1", "relative permittivity of water (74 at 37 °C)", "this_course", "recalled", 74.0, 80.0
        ),
    },
    outputs={
        "gate_shift": ("mV", "shift of the gates along the voltage axis; negative where divalents are fewer"),
        "surface_potential": ("mV", "potential at the outer face, against the bulk"),
        "bound_fraction": ("1", "share of the sites that hold a divalent ion"),
    },
    output_function=screening,
    roles={"mg_csf": "Mg_o", "ca_ecf": "Ca_o"},
    sources=("grahame_1947", "hille_1975", "isaev_2012"),
    scope="Shift of sodium-channel gates by Mg²⁺ and Ca²⁺ outside, 0 to 50 mM, in salt of physiological "
    "strength. Two numbers are fitted to two shifts of frog node of Ranvier, and carried over to mammals.",
    not_modelled="Discrete charges, size of ions, protons and the charge they take, block of the open "
    "channel, different charge near different channels. Thin salt is outside the fit: for an eighth of the "
    "salt the measured further shift is -35 mV, and this law gives -52 mV.",
)  # fmt: skip


def gate_shift(Mg_o, Ca_o=None, **changes):
    """Return by how many mV divalents outside shift a channel's gates, against the reference solution.

    Args:
        Mg_o: Ionised magnesium outside, mM, 0 to 50; number or array.
        Ca_o: Ionised calcium outside, mM, 0 to 50; left out, 1.2.
        **changes: Other parameters of `surface_screening`, such as `Mg_reference` (0.8 mM, as in CSF).

    Returns:
        Negative where divalents are fewer than in the reference, as if the membrane were depolarised:
        gates feel V - gate_shift.

    Raises:
        BadValue, UnknownName: A wrong value or name.

    >>> round(gate_shift(0.25, Mg_reference=1.0), 2)
    -2.62
    >>> frog = dict(monovalent=115, temperature=22, Mg_reference=0, Ca_reference=2)  # Hille 1975
    >>> round(gate_shift(0, 0, **frog), 1), round(gate_shift(0, 20, **frog), 1)
    (-18.0, 22.5)
    """
    return screened("gate_shift", Mg_o, Ca_o, changes)


def surface_potential(Mg_o, Ca_o=None, **changes):
    """Return the potential in mV at the outer face of the membrane, against the bulk.

    Args:
        Mg_o, Ca_o, **changes: As for `gate_shift`.

    >>> round(surface_potential(1.0), 2)
    -80.53
    """
    return screened("surface_potential", Mg_o, Ca_o, changes)


def screened(output, Mg_o, Ca_o, changes):
    if Ca_o is not None:
        changes = changes | {"Ca_o": Ca_o}
    return surface_screening.evaluate(Mg_o=Mg_o, **changes)[output]
