"""Resting potential: Nernst, Goldman–Hodgkin–Katz, and Mullins–Noda, who let the pump carry current.

No magnesium stands in these equations: it barely permeates, and is not at equilibrium.
"""

from math import log

from mgmodels.engine import Model, Parameter
from mgmodels.engine.constants import FARADAY, thermal_voltage
from mgmodels.engine.numerics import linoid


def nernst_potential(inside, outside, valence, temperature):
    """Return the potential at which one ion is at equilibrium, in mV.

    Args:
        inside, outside: Concentrations in mM, above 0.
        valence: Charge number, not 0.
        temperature: degC.

    >>> round(nernst_potential(140.0, 4.0, 1, 37.0), 1)
    -95.0
    """
    return thermal_voltage(temperature) / valence * log(outside / inside)


def ghk_voltage(K_i, K_o, Na_i, Na_o, Cl_i, Cl_o, P_Na, P_Cl, temperature):
    """Return the potential in mV at which no net current flows (Goldman 1943; Hodgkin & Katz 1949).

    Args:
        K_i, K_o, Na_i, Na_o, Cl_i, Cl_o: Concentrations inside and outside in mM.
        P_Na, P_Cl: Permeabilities relative to that of potassium, 0 or more.
        temperature: degC.

    >>> round(ghk_voltage(400.0, 20.0, 50.0, 440.0, 52.0, 560.0, 0.04, 0.45, 20.0), 1)
    -59.9
    """
    outward = K_i + P_Na * Na_i + P_Cl * Cl_o
    inward = K_o + P_Na * Na_o + P_Cl * Cl_i
    return thermal_voltage(temperature) * log(inward / outward)


def ghk_current(V, inside, outside, permeability, valence, temperature):
    """Return the constant-field current of one ion in µA/cm², outward positive (Goldman 1943).

    Args:
        V: Membrane potential in mV; 0 is allowed and exact.
        inside, outside: Concentrations in mM.
        permeability: cm/s.
        valence: Charge number.
        temperature: degC.

    >>> round(ghk_current(0.0, 140.0, 4.0, 1e-6, 1, 37.0), 4)
    13.122
    """
    x = valence * V / thermal_voltage(temperature)
    # cm/s * C/mol * mM is 1e-6 C/(s cm^2): microampere per square centimetre
    return permeability * valence * FARADAY * (inside * linoid(x) - outside * linoid(-x))


def mullins_noda_voltage(K_i, K_o, Na_i, Na_o, P_Na, pump_ratio, temperature):
    """Return the steady potential in mV of a cell whose pump balances both leaks (Mullins & Noda 1963).

    Args:
        K_i, K_o, Na_i, Na_o: Concentrations inside and outside in mM. Chloride is passive and drops out.
        P_Na: Sodium permeability relative to that of potassium, 0 or more.
        pump_ratio: Sodium ions out for one potassium ion in; 1 makes it the Goldman–Hodgkin–Katz potential.
        temperature: degC.

    >>> round(mullins_noda_voltage(140.0, 4.0, 12.0, 145.0, 0.04, 1.5, 37.0), 2)
    -77.01
    """
    inward = pump_ratio * K_o + P_Na * Na_o
    outward = pump_ratio * K_i + P_Na * Na_i
    return thermal_voltage(temperature) * log(inward / outward)


def potentials(K_i, K_o, Na_i, Na_o, Cl_i, Cl_o, P_Na, P_Cl, pump_ratio, temperature):
    with_pump = mullins_noda_voltage(K_i, K_o, Na_i, Na_o, P_Na, pump_ratio, temperature)
    without_pump = ghk_voltage(K_i, K_o, Na_i, Na_o, Cl_i, Cl_o, P_Na, 0.0, temperature)
    return (
        nernst_potential(K_i, K_o, 1.0, temperature),
        nernst_potential(Na_i, Na_o, 1.0, temperature),
        nernst_potential(Cl_i, Cl_o, -1.0, temperature),
        ghk_voltage(K_i, K_o, Na_i, Na_o, Cl_i, Cl_o, P_Na, P_Cl, temperature),
        with_pump,
        with_pump - without_pump,
    )


SQUID_AXON = {
    "K_i": 400.0, "K_o": 20.0, "Na_i": 50.0, "Na_o": 440.0, "Cl_i": 52.0, "Cl_o": 560.0,
    "P_Na": 0.04, "P_Cl": 0.45, "temperature": 20.0,
}  # fmt: skip
"""Changes that make `resting_potential` the squid axon at rest: permeabilities of Hodgkin & Katz 1949."""

TEXTBOOK = ("this_course", "assumed")
SQUID = ("hodgkin_katz_1949", "fitted")

resting_potential = Model(
    name="resting_potential",
    title="Resting potential: Nernst, Goldman–Hodgkin–Katz, Mullins–Noda",
    parameters={
        "K_i": Parameter(140.0, "mM", "potassium inside", *TEXTBOOK, 1.0, 450.0),
        "K_o": Parameter(4.0, "mM", "potassium outside", *TEXTBOOK, 0.5, 150.0),
        "Na_i": Parameter(12.0, "mM", "sodium inside", *TEXTBOOK, 1.0, 150.0),
        "Na_o": Parameter(145.0, "mM", "sodium outside", *TEXTBOOK, 1.0, 500.0),
        "Cl_i": Parameter(7.0, "mM", "chloride inside", *TEXTBOOK, 1.0, 150.0),
        "Cl_o": Parameter(120.0, "mM", "chloride outside", *TEXTBOOK, 1.0, 600.0),
        "P_Na": Parameter(0.04, "1", "sodium permeability relative to potassium", *SQUID, 0.0, 20.0),
        "P_Cl": Parameter(0.45, "1", "chloride permeability relative to potassium", *SQUID, 0.0, 10.0),
        "pump_ratio": Parameter(
            1.5, "1", "sodium ions out for one potassium ion in", "mullins_noda_1963", "recalled", 1.0, 2.0
        ),
        "temperature": Parameter(37.0, "degC", "temperature", *TEXTBOOK, 0.0, 45.0),
    },
    outputs={
        "E_K": ("mV", "equilibrium potential of potassium"),
        "E_Na": ("mV", "equilibrium potential of sodium"),
        "E_Cl": ("mV", "equilibrium potential of chloride"),
        "GHK": ("mV", "potential of no net current through three permeabilities"),
        "Mullins_Noda": ("mV", "steady potential with the pump's own current, chloride passive"),
        "pump_contribution": ("mV", "what the pump's current adds directly: Mullins–Noda less no pump"),
    },
    output_function=potentials,
    roles={"membrane_potential": "Mullins_Noda"},
    sources=("goldman_1943", "hodgkin_katz_1949", "mullins_noda_1963"),
    scope="Potential of a uniform membrane that only potassium, sodium and chloride cross, at given "
    "concentrations.",
    not_modelled="Change of the concentrations (see pump_neuron), gating, divalent ions: magnesium enters "
    "only through the pump that keeps the gradients, and through surface charge. Mullins–Noda holds in the "
    "steady state alone: when the pump stops, its own part is lost at once and the gradients follow slowly.",
)
