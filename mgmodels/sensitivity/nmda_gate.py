"""Chapter II: what low serum magnesium does to the leak of the NMDA gate at rest."""

from mgmodels.figures.nmda_gate.uncertainty import UNKNOWNS, change
from mgmodels.sensitivity.study import Headline

LOW = (0.45, 0.70)  # mM in serum


def leak_change(*values):
    """Change of the open fraction at rest, in per cent."""
    return 100 * change(*values)


HEADLINE = Headline(
    chapter="2_nmda",
    quantity="change of the NMDA leak at rest when serum magnesium is low",
    unit="%",
    unknowns={**UNKNOWNS, "total magnesium of serum, mM": LOW},
    function=leak_change,
    draws=256,
)
