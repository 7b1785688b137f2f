"""What the figures of this chapter share: the dose of the label, the normal levels, the regimens that are compared."""

from mgmodels.explore import Linear
from mgmodels.magnesium import PRESETS

LABEL = 340.0  # mg, a serving
MEAL = 100.0  # mg of magnesium, a third of a usual day's food
NORMAL = PRESETS["normal"].serum_total  # mM
PEOPLE = PRESETS["normal"].band("serum_total")
DAY = 24.0  # h
USUAL = 111.5  # mg absorbed of a day's food, 300 mg in three meals


def dose_slider(low=0.0, high=1000.0, **options):
    """Return the slider for the magnesium of a serving, mg of the element."""
    return Linear(
        "Magnesium of the dose", "mg", low, high, default=LABEL, where="as the element", quantity="magnesium", **options
    )
