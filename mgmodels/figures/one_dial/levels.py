"""Levels of total serum magnesium that the figures of this chapter shade, in mM."""

from mgmodels.explore import Zone
from mgmodels.magnesium import PRESETS

PEOPLE = PRESETS["normal"].band("serum_total")
REFLEXES_GO, BREATHING_STOPS = (3.5, 5.0), (5.0, 6.5)  # clinical texts (jahnen_dechent_2012), recalled
CLINIC = (
    Zone(*PEOPLE, "people"),
    Zone(0.3, PEOPLE[0], "illness"),
    Zone(PEOPLE[1], BREATHING_STOPS[1], "illness"),
)
