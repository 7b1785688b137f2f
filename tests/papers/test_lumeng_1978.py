"""lumeng_1978: rats fed 0, 4, 12, 24 and 100 µg of pyridoxine a day for nine weeks.

PLP of brain and liver was maximal at 12 µg; that of plasma and muscle still rose up to 100 µg (abstract; no numbers).
"""

from mgmodels.engine import at_rest
from mgmodels.vitamin_b6 import plp_cell


def test_known_disagreement_brain_plp_has_a_ceiling():
    """From 12 to 100 µg a day brain PLP rose no more. The cell goes on: 8 times the vitamin, 5 times the PLP."""
    plenty, enough = (at_rest(plp_cell, settle=0, PL_plasma=plasma)["PLP"] for plasma in (0.02 * 100 / 12, 0.02))
    assert plenty / enough > 5
