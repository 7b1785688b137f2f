"""What a person does: one capsule, one every day, a poor diet, a drip. Each returns the run of the whole body."""

import numpy as np

from mgmodels.body.absorption import absorbed_daily, magnesium_absorption
from mgmodels.body.forms import ATOMIC_MASS, HEPTAHYDRATE
from mgmodels.body.whole_body import whole_body_magnesium
from mgmodels.engine import BadValue

HOURS = 24  # of a day
USUAL_DIET = 300.0  # mg/day
MMOL_PER_GRAM = 1000 / HEPTAHYDRATE  # of magnesium sulphate


def mmol(magnesium):
    """Return mmol from mg of magnesium.

    >>> round(mmol(340), 1)
    14.0
    """
    return magnesium / ATOMIC_MASS["Mg"]


def extra_absorbed(dose, meal=0.0, availability=1.0, **changes):
    """Return what a dose adds to what is absorbed of the meal it is taken with, mg.

    Args:
        dose: mg of magnesium, 0 to 2000; number or array.
        meal: mg of magnesium in the food taken with it; 0 is a dose on its own.
        availability: Of its form against a soluble salt, 0 to 1.1.
        **changes: Other parameters of `magnesium_absorption`.

    >>> round(extra_absorbed(340), 1), round(extra_absorbed(340, meal=100), 1)
    (60.5, 31.0)
    """
    return magnesium_absorption.evaluate(dose=dose, meal=meal, availability=availability, **changes)["extra"]


def single_dose(dose, meal=0.0, availability=1.0, hours=48.0, start=None, times=None, **changes):
    """Return the run of the body after one dose at time 0.

    Args:
        dose, meal, availability: As `extra_absorbed`.
        hours: How long to follow it.
        start: States to start from (a run's `final`); left out, those of a usual diet.
        times: As for `Model.solve`.
        **changes: Parameters of `whole_body_magnesium`.

    >>> run = single_dose(340)
    >>> round(1000 * float(run["serum_total"].max() - 0.85))  # uM
    57
    """
    state = whole_body_magnesium.start(start)
    state["gut"] += mmol(extra_absorbed(dose, meal, availability))
    return whole_body_magnesium.solve(hours, times=times, initial=state, **changes)


def every_day(extra, days, diet=USUAL_DIET, start=None, times=None, **changes):
    """Return the run of the body with `extra` mg absorbed every day on top of the diet.

    Args:
        extra: mg a day absorbed, as `extra_absorbed` gives it for one capsule a day; 0 is the diet alone.
        days: How long, above 0.
        diet: mg of magnesium a day in three meals.
        start, times, **changes: As for `single_dose`; times in hours.

    >>> more = every_day(62.7, days=90, times=[90 * 24.0])["serum_total"][-1]
    >>> round(float(more - every_day(0, days=90, times=[90 * 24.0])["serum_total"][-1]), 3)  # mM
    0.045
    """
    if not days > 0:
        raise BadValue(f"every_day: days = {days}; follow it for more than none")
    absorbed = absorbed_daily(diet) + extra
    return whole_body_magnesium.solve(HOURS * days, times=times, initial=start, absorbed=absorbed, **changes)


def depleted(diet, days, **changes):
    """Return the states of the body after `days` on a diet of `diet` mg a day: where a depleted person starts.

    >>> round(depleted(20, 120)["ecf"] / 15, 2)
    0.62
    """
    final = every_day(0.0, days, diet=diet, times=[HOURS * float(days)], **changes).final
    return final | {"urine": 0.0, "faeces": 0.0}


def drip(grams_an_hour, hours=24.0, after=0.0, loading=0.0, start=None, times=None, **changes):
    """Return the run of the body on a drip of magnesium sulphate.

    Args:
        grams_an_hour: Magnesium sulphate (heptahydrate), 0 to 4.
        hours: How long it runs; after, how long to follow the body then.
        loading: Grams given at once at time 0.
        start, times, **changes: As for `single_dose`.

    >>> float(drip(1.0)["serum_total"][-1].round(1))
    1.5
    """
    state = whole_body_magnesium.start(start)
    state["ecf"] += MMOL_PER_GRAM * loading
    rate = MMOL_PER_GRAM * grams_an_hour
    return whole_body_magnesium.solve(
        hours + after, times=times, initial=state, infusion=rate, infusion_hours=hours, **changes
    )


def rise(run, baseline):
    """Return how much higher total serum magnesium is than in another run at the same times, uM."""
    if not np.array_equal(run.t, baseline.t):
        raise BadValue("rise: the two runs report different times; give both the same times=[…]")
    return 1000 * (run["serum_total"] - baseline["serum_total"])
