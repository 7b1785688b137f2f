"""How far divalent ions outside shift the gates of a heart cell: screening of sparse fixed charge, without binding.

One charge to 4 nm² is an assumption: it lies between what is fitted for nerve (denser) and no charge at all. In the
range of living people it shifts gates by tenths of a millivolt.
"""

from mgmodels.magnesium.surface_charge import gate_shift

SPARSE = {"charge_density": -0.25, "K_Ca": 0.0}  # e/nm², 1/M
NORMAL = {"Mg_reference": 0.5695, "Ca_reference": 1.2}  # mM, ionised


def magnesium_outside(Mg_o, Ca_o=1.2, **changes):
    """Return what magnesium outside changes in a heart cell: its level, which blocks, and the shift of the gates.

    Args:
        Mg_o, Ca_o: Ionised magnesium and calcium outside, mM.
        **changes: Other parameters of `surface_screening`, such as `charge_density`.

    Returns:
        Values for `Mg_o` and `gate_shift`, to be passed on to `beat`, `conducted` or `solve`.

    >>> changes = magnesium_outside(2.0)
    >>> changes["Mg_o"], round(changes["gate_shift"], 2)
    (2.0, 0.91)
    """
    return {"Mg_o": Mg_o, "gate_shift": gate_shift(Mg_o, Ca_o, **SPARSE | NORMAL | changes)}
