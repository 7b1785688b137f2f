"""340 mg followed out: from the label to the blood and the fluid of the brain, over all that is not known."""

from dataclasses import dataclass

import numpy as np

from mgmodels.body.absorption import carrier_constants, magnesium_absorption
from mgmodels.body.capsule import random_splits
from mgmodels.body.forms import FORMS, draw_availability
from mgmodels.body.kidney import EARLY_SHARE, KIDNEY, UF, balancing_threshold
from mgmodels.body.regimens import HOURS
from mgmodels.body.whole_body import whole_body_magnesium
from mgmodels.engine import BadValue, draw, ensemble

ROUNDING = {"low": (0.645, 0.655), "high": (0.105, 0.115), "leak": (0.065, 0.075)}  # printed as 65, 11 and 7 %
MEAL = (0.0, 100.0)  # mg of magnesium in the food taken with it
SPREAD = 0.3  # standard deviation of the logarithm of the early share


@dataclass(frozen=True)
class FollowedOut:
    """Each link of the chain, one value a member.

    Args:
        dose: mg on the label.
        absorbed: mg absorbed on top of the diet.
        serum_before, serum_after: Total serum magnesium without and with it, mM.
        csf_before, csf_after: Ionised magnesium of CSF, mM.
        excreted: Share of what was absorbed that is in the urine on the last day.
    """

    dose: float
    absorbed: np.ndarray
    serum_before: np.ndarray
    serum_after: np.ndarray
    csf_before: np.ndarray
    csf_after: np.ndarray
    excreted: np.ndarray

    @property
    def serum_rise(self):
        """How much serum rises, uM."""
        return 1000 * (self.serum_after - self.serum_before)

    @property
    def csf_rise(self):
        """How much CSF rises, per cent."""
        return 100 * (self.csf_after / self.csf_before - 1)


def follow_out(dose=340.0, days=90.0, members=300, seed=1):
    """Return what becomes of a daily dose in many people who differ in all that is not known.

    Drawn are the split between the five forms and how well each is absorbed, the meal it is taken with, the
    constants of the carrier within the rounding of the paper, the kidney's slope and the coupling of CSF.

    Args:
        dose: mg of magnesium a day, 1 to 1000.
        days: How long it is taken; the last day counts.
        members: How many draws.
        seed: Of the draws; the same seed gives the same people.

    Returns:
        A `FollowedOut`.

    >>> found = follow_out(members=20)
    >>> bool((found.absorbed < 100).all() and (found.serum_rise > 0).all())
    True
    """
    if members < 2:
        raise BadValue(f"follow_out: members = {members}; a spread needs two or more")
    random = np.random.default_rng(seed)
    splits = random_splits(members, random)
    availability = sum(splits[name] * draw_availability(name, members, random) for name in FORMS)
    rounded = {name: random.uniform(*ends, members) for name, ends in ROUNDING.items()}
    capacity, half = carrier_constants(**rounded)
    gained = magnesium_absorption.evaluate(
        dose=dose, meal=random.uniform(*MEAL, members), availability=np.minimum(availability, 1.1),
        carrier_capacity=capacity, carrier_half=half, leak=rounded["leak"],
    )["extra"]  # fmt: skip
    share = np.clip(EARLY_SHARE * np.exp(SPREAD * random.standard_normal(members)), *edges("early_share"))
    people = draw(whole_body_magnesium, members, seed, names=["csf_coupling"]) | {
        "early_share": share,
        # everybody is in balance at 0.85 mM without it
        "early_threshold": np.array([balancing_threshold(s, UF.value) for s in share]),
    }
    absorbed = whole_body_magnesium.parameters["absorbed"].value
    before, after = (on_the_last_day(people | {"absorbed": absorbed + extra}, days) for extra in (0 * gained, gained))
    return FollowedOut(
        dose, gained, before["serum_total"], after["serum_total"], before["csf"], after["csf"],
        (after["urinary"] - before["urinary"]) / gained,
    )  # fmt: skip


def edges(name):
    return KIDNEY[name].low, KIDNEY[name].high


def on_the_last_day(people, days):
    """Return serum, CSF and urine of everybody after `days`."""
    end = HOURS * float(days)

    def last(run):
        return {name: run[name][-1] for name in ("serum_total", "csf", "urinary")}

    return ensemble(whole_body_magnesium, people, end, times=[end], keep=last, progress=False)
