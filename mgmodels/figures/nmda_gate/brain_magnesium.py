"""The control that this chapter moves most: ionised magnesium around the neurons of the brain."""

from mgmodels.explore import Logarithmic, Zone
from mgmodels.magnesium import PRESETS

NORMAL = PRESETS["normal"].csf_ionised  # mM
SLICE = 1.0  # mM, the solution of most experiments
ZONES = (Zone(0.6, 1.0, "people"), Zone(0.5, 0.6, "illness"), Zone(1.0, 1.2, "illness"))
SHADED = (
    "Shaded: 0.60 to 1.00 mM, the ionised magnesium of patients’ cerebrospinal fluid (mean ± 2 SD); hatched: illness "
    "or a drip, ends assumed."
)


def brain_magnesium(low=0.05, high=10.0, default=NORMAL, **options):
    """Return the slider for ionised magnesium outside the neuron, from `low` to `high` mM."""
    return Logarithmic(
        "Magnesium outside the neuron", "mM", low, high, default=default, where="ionised, cerebrospinal fluid",
        quantity="magnesium", zones=ZONES, **options,
    )  # fmt: skip
