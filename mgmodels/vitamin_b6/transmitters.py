"""From the vitamin to four transmitters: the cell's PLP handed to each terminal, all at rest."""

from mgmodels.engine import at_rest
from mgmodels.vitamin_b6.dopamine_terminal import dopamine_terminal
from mgmodels.vitamin_b6.gaba_balance import gaba_balance
from mgmodels.vitamin_b6.noradrenaline_terminal import noradrenaline_terminal
from mgmodels.vitamin_b6.plp_cell import plp_cell
from mgmodels.vitamin_b6.serotonin_terminal import serotonin_terminal

# what each is called here: its model and the state that holds it
TRANSMITTERS = {
    "serotonin": (serotonin_terminal, "vesicles"),
    "dopamine": (dopamine_terminal, "vesicles"),
    "noradrenaline": (noradrenaline_terminal, "NA_vesicles"),
    "GABA": (gaba_balance, "GABA"),
}
MONOAMINES = ("serotonin", "dopamine", "noradrenaline")


def transmitters(PLP, *, leak=0.0):
    """Return four transmitters at rest at a given level of the cofactor.

    Args:
        PLP: Free pyridoxal phosphate, uM, 0.001 to 3.
        leak: Loss of 5-hydroxytryptophan and L-DOPA before their decarboxylase, 1/h, 0 to 2; 0 as published.

    Returns:
        Name to level: `serotonin`, `dopamine` and `noradrenaline` in vesicles (uM), `GABA` in tissue (mM).

    Raises:
        BadValue: A negative number; NoSteadyState: below the range, where a precursor only piles up.

    >>> health, half = transmitters(0.16), transmitters(0.08)
    >>> {name: round(half[name] / health[name] - 1, 3) + 0.0 for name in health}
    {'serotonin': 0.0, 'dopamine': 0.0, 'noradrenaline': 0.0, 'GABA': -0.262}
    """
    return {
        name: at_rest(model, settle=0, PLP=PLP, **({"leak": leak} if name in MONOAMINES else {}))[level]
        for name, (model, level) in TRANSMITTERS.items()
    }


def from_vitamin(*, leak=0.0, **cell):
    """Return PLP and four transmitters at rest, from the vitamin and the magnesium that a cell has.

    Args:
        leak: As for `transmitters`.
        **cell: Parameters of `plp_cell` that differ, such as `PL_plasma` (uM) and `Mg` (mM).

    Returns:
        Name to level: `PLP` (uM), then as `transmitters`.

    >>> few = from_vitamin(PL_plasma=0.005)
    >>> round(few["PLP"], 3), round(few["GABA"], 2)
    (0.041, 0.31)
    """
    PLP = at_rest(plp_cell, settle=0, **cell)["PLP"]
    return {"PLP": PLP} | transmitters(PLP, leak=leak)
