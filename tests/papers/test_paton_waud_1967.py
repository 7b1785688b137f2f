"""paton_waud_1967: how many receptors can be taken before fibres fail, in the cat.

Seen: the abstract. The first fibres fail when 0.76 ± 0.05 of the receptors are taken, nearly all at 0.917; safety
factors of 4.1 and 12. Validated: one median and the two spreads of the model cover both ends (their own correction
downwards, 8 %, is within the tolerance).
"""

import pytest
from scipy.optimize import brentq

from mgmodels.muscle import fibre_population

MEDIAN = (4.1 * 12.0) ** 0.5


@pytest.mark.parametrize("quanta", [22.5, 50.0])
def test_validated_first_and_last_fibres(quanta, published):
    def excess(block, share):
        cat = {"quanta": quanta, "healthy_quanta": quanta, "safety_factor": MEDIAN}
        return fibre_population.evaluate(receptor_block=block, **cat)["firing"] - share

    first, last = (brentq(excess, 0.0, 0.99, args=(share,)) for share in (0.95, 0.05))
    assert first == published(0.76, f"receptors blocked when the first fibres fail, {quanta:g} quanta", abs=0.05)
    assert last == published(0.917, f"receptors blocked when the last fibres fail, {quanta:g} quanta", abs=0.02)
