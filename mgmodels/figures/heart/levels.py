"""The levels of magnesium that the figures of this chapter shade, in mM, and what magnesium outside leaves."""

from mgmodels.explore import Zone
from mgmodels.heart import ten_tusscher_panfilov
from mgmodels.heart.calcium_current import relative_block
from mgmodels.magnesium import PRESETS, ionised_magnesium

CELL = ten_tusscher_panfilov.parameters
NORMAL, INSIDE = CELL["Mg_o_normal"].value, CELL["Mg_i_normal"].value
K_OUTSIDE, K_INSIDE = CELL["K_Mg_outside"].value, CELL["K_Mg_inside"].value
LOOSEST, TIGHTEST = CELL["K_Mg_outside"].high, CELL["K_Mg_outside"].low
# mM that halve the calcium current from outside: the ends of what its one paper allows, and what is used
AFFINITIES = {f"{TIGHTEST:g} mM": TIGHTEST, f"{K_OUTSIDE:.1f} mM": K_OUTSIDE, f"{LOOSEST:g} mM": LOOSEST}
PEOPLE = PRESETS["normal"].band("serum_ionised")
DEFICIENCY = 0.25  # ionised, severe
CAPSULE = PRESETS["oral_supplement"].serum_ionised
MG_PER_MMOL = 2.43  # mg/dL in 1 mM
DICARLO = ionised_magnesium(5.4 / MG_PER_MMOL)  # reckoned from the total of the patients of dicarlo_1986
INFUSION = tuple(ionised_magnesium(total / MG_PER_MMOL) for total in (2.14, 2.37))  # before and on a slow drip
MONOPHASIC = ionised_magnesium(1.85)  # on the drip of patients whose potentials were taken from inside the heart
LOW = 0.40  # below 0.65 mM total (yang_2021, who do not give the mean)
DRIP = ionised_magnesium(2.75)  # middle of 2.0 to 3.5 mM total, the aim of an infusion
OUTSIDE = (
    Zone(*PEOPLE, "people"),
    Zone(ionised_magnesium(0.3), PEOPLE[0], "illness"),
    Zone(PEOPLE[1], ionised_magnesium(6.5), "illness"),  # kidneys that fail, a drip, poisoning
)
OUTSIDE_TICKS = {0.2: "0.2", 0.5: "0.5", 1: "1", 2: "2", 5: "5", 10: "10"}


def left_by_outside(Mg_o, K=K_OUTSIDE):
    """Return the share of the calcium current that this magnesium outside leaves, against normal."""
    return relative_block(Mg_o, NORMAL, K)


def left_by_inside(Mg_i, K=K_INSIDE):
    """Return the share of the calcium current that this magnesium inside leaves, against normal."""
    return relative_block(Mg_i, INSIDE, K)
