"""The levels of magnesium that the figures of this chapter shade, in mM."""

from mgmodels.explore import Zone
from mgmodels.magnesium import PRESETS, ionised_magnesium
from mgmodels.muscle import release_law

NORMAL = release_law.parameters["Mg_o"].value  # ionised, around the terminal
CALCIUM = release_law.parameters["Ca_o"].value
PEOPLE = PRESETS["normal"].band("serum_ionised")
# from clinical texts, of total serum magnesium: the aim of an infusion, reflexes lost, breathing stopped
CLINICAL = {"aim of a drip": (2.0, 3.5), "reflexes go": (3.5, 5.0), "breathing stops": (5.0, 6.5)}
IONISED = {words: tuple(map(ionised_magnesium, band)) for words, band in CLINICAL.items()}
OUTSIDE = (
    Zone(*PEOPLE, "people"),
    Zone(ionised_magnesium(0.3), PEOPLE[0], "illness"),
    Zone(PEOPLE[1], IONISED["breathing stops"][1], "illness"),  # kidneys that fail, a drip, poisoning
)
IN_MUSCLE = (Zone(0.37, 0.75, "people"),)  # free, 0.56 ± 0.10 (ryschon_1996), two standard deviations
