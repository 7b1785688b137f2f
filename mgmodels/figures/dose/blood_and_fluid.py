"""Blood and brain fluid over two weeks: one capsule, one every day, and a drip, on the same axes."""

from functools import cache

import numpy as np

from mgmodels.body import drip, every_day, extra_absorbed, single_dose
from mgmodels.explore import Choice, Linear, explore
from mgmodels.figures.dose.levels import DAY, LABEL, NORMAL

DAYS = np.r_[np.linspace(0, 2, 49), np.linspace(2.25, 14, 48)]
REGIMENS = {"one capsule": "one", "one every day": "daily", "drip of 1 g an hour for a day": "drip"}
CSF = 0.80  # mM, normal
TICKS = {1: "1", 1.1: "1.1", 1.25: "1.25", 1.5: "1.5", 2: "2"}


@cache
def course(regimen, coupling):
    """Return (serum mM, CSF mM) over `DAYS`."""
    settings = {"times": DAY * DAYS, "csf_coupling": coupling}
    if regimen == "one":
        run = single_dose(LABEL, hours=14 * DAY, **settings)
    elif regimen == "daily":
        run = every_day(extra_absorbed(LABEL), 14, **settings)
    else:
        run = drip(1.0, hours=DAY, after=13 * DAY, **settings)
    return run["serum_total"], run["csf"]


def more(level, normal):
    """How much higher than normal, per cent."""
    return 100 * (level / normal - 1)


@explore(
    id="blood-and-brain-fluid-over-days",
    question="How far do blood and the fluid of the brain follow a capsule, and how far a drip?",
    caption="Total serum and ionised CSF against normal (0.85 and 0.80 mM), both axes logarithmic and alike. A soluble "
    "salt of 340 mg on its own; a daily one spread over the day. How far CSF follows is assumed, between 0 and 0.25 % "
    "for each 1 % of serum, after two studies of drips in ill people; nobody measured it after a capsule. Grey: the "
    "other two regimens.",
    coupling=Linear("CSF follows, for 1 % of serum", "%", 0, 0.25, default=0.15, where="assumed", n=11),
    regimen=Choice("Taken", REGIMENS),
    presets={
        "One capsule": {"regimen": "one capsule", "coupling": 0.15},
        "Every day": {"regimen": "one every day", "coupling": 0.15},
        "A drip": {"regimen": "drip of 1 g an hour for a day", "coupling": 0.15},
        "A drip, CSF at its most": {"regimen": "drip of 1 g an hour for a day", "coupling": 0.25},
    },
)  # fmt: skip
def blood_and_brain_fluid_over_days(page, coupling, regimen):
    serum, fluid = course(regimen, coupling)

    panels = (("Serum, times normal", 0, NORMAL, "ink"), ("Brain fluid, times normal", 1, CSF, "magnesium"))
    for title, which, normal, quantity in panels:
        p = page.panel(title, x=(0, 14), y=(0.95, 2), log="y", x_label="days", y_ticks=TICKS)
        for other in REGIMENS.values():
            p.line(DAYS, course(other, coupling)[which] / normal, "reference")
        p.line(DAYS, course(regimen, coupling)[which] / normal, quantity)

    return (
        f"Serum rises by **{more(serum, NORMAL).max():.1f} %** at most, {1000 * (serum.max() - NORMAL):.0f} µM, and "
        f"the fluid of the brain by **{more(fluid, CSF).max():.2f} %**; after two weeks they stand "
        f"{abs(more(serum, NORMAL)[-1]):.1f} and {abs(more(fluid, CSF)[-1]):.2f} % above normal."
    )
