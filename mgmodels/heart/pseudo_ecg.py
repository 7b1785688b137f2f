"""What an electrode away from a strand sees: the potential that the strand's currents make in a large bath.

    φ(t) = ∫ (-∂V/∂x) ∂(1/r)/∂x dx

with r the distance from each place to the electrode (Plonsey and Barr; Gima and Rudy 2002). It has the shape of an
electrogram, not its size: a factor of the fibre's thickness and the conductivities is left out.
"""

import numpy as np

from mgmodels.engine import BadValue

SOURCE = "gima_rudy_2002"
BEYOND = 2.0  # cm


def pseudo_ecg(run, along=None, aside=0.0):
    """Return the potential at an electrode over the times of a run, in mV/cm (see above).

    Args:
        run: Of a strand.
        along: Where the electrode stands along the strand, cm from the near end; left out, 2 cm beyond the far end.
        aside: How far aside of it, cm; at least half a node where the electrode stands beside the strand.

    Raises:
        BadValue: The electrode stands in the strand.

    >>> from mgmodels.heart import conducted
    >>> signal = pseudo_ecg(conducted(40.0))
    >>> bool(signal.max() > 0 > signal.min() - 1)  # the front comes towards the electrode: an upward wave
    True
    """
    spacing = run.x[1] - run.x[0]
    end = run.x[-1] + spacing / 2
    along = end + BEYOND if along is None else along
    if abs(aside) < spacing / 2 and -spacing / 2 < along < end + spacing / 2:
        raise BadValue(
            f"{run.model.name}: an electrode at {along:g} cm, {aside:g} cm aside, stands in the strand (0 to {end:.3g} "
            "cm); move it beyond an end, or aside"
        )
    V = run[run.model.cell.roles["membrane_potential"]]
    between = 0.5 * (run.x[1:] + run.x[:-1]) - along
    inward = -between / (between**2 + aside**2) ** 1.5  # d(1/r)/dx
    return -inward @ np.diff(V, axis=0)
