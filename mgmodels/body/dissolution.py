"""Oxide and hydroxide in the stomach: solids that dissolve only as fast as there is acid to dissolve them.

Each magnesium takes two hydrogen ions. An empty stomach makes a few millimoles of acid an hour, a fed one several
times as many, and one whose acid pumps are blocked almost none.
"""

from mgmodels.body.forms import ATOMIC_MASS
from mgmodels.engine import Model, Parameter, State

IONS = 2.0  # hydrogen ions for one magnesium of MgO or Mg(OH)2


def rhs(t, solid, acid, secretion, dissolution, emptying):
    dissolving = dissolution * acid * solid
    return (
        -dissolving - emptying * solid,
        dissolving,
        emptying * solid,
        secretion - IONS * dissolving - emptying * acid,
    )


def share(solid, dissolved, passed):
    return (dissolved / (solid + dissolved + passed),)


def all_magnesium(solid, dissolved, passed):
    return solid + dissolved + passed


oxide_dissolution = Model(
    name="oxide_dissolution",
    title="Magnesium oxide dissolving in the acid of the stomach",
    rhs=rhs,
    states={
        "solid": State(2.8, "mmol", "magnesium still solid in the stomach", 0.0),
        "dissolved": State(0.0, "mmol", "magnesium that acid has freed so far", 0.0),
        "passed": State(0.0, "mmol", "magnesium that left the stomach solid", 0.0),
        "acid": State(2.0, "mmol", "free acid in the stomach", 0.0),
    },
    parameters={
        "secretion": Parameter(
            5.0, "mmol/h", "acid that the stomach makes: 2 to 5 empty, 20 to 30 fed, under 1 with its pumps blocked",
            "this_course", "recalled", 0.0, 40.0,
        ),
        "dissolution": Parameter(
            5.0, "1/(mmol*h)", "speed of dissolving; fast, so that acid is what limits it", "this_course", "assumed",
            1.0, 20.0,
        ),
        "emptying": Parameter(
            1.0, "1/h", "emptying of the stomach, empty; slower with a meal", "this_course", "assumed", 0.3, 3.0
        ),
    },
    outputs={"share": ("1", "share of the magnesium that acid has freed")},
    output_function=share,
    conserved={"magnesium": all_magnesium},
    time_unit="h",
    sources=("blancquaert_2019", "siener_2011", "this_course"),
    scope="Why a solid form needs a stomach with acid, and how much of it: the order of magnitude of what dissolves "
    "before the stomach empties. Start with as much `solid` as the dose holds.",
    not_modelled="The acid that food and the solid itself call up, buffers, carbonate and what dissolves further down "
    "the gut, tablets that do not fall apart, particle size. Every constant is a choice or recalled.",
)  # fmt: skip


def dissolved_share(magnesium, hours=6.0, **changes):
    """Return the share of a dose of oxide or hydroxide that acid frees before it has left the stomach.

    Args:
        magnesium: mg in the dose, above 0.
        hours: How long to follow it.
        **changes: Parameters of `oxide_dissolution`.

    >>> small, large = dissolved_share(68), dissolved_share(340)
    >>> small > 0.5 > large
    True
    """
    amount = magnesium / ATOMIC_MASS["Mg"]
    run = oxide_dissolution.solve(hours, times=[hours], initial={"solid": amount}, **changes)
    return float(run["share"][-1])
