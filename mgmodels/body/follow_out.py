"""340 mg followed out: from the label to the blood and the fluid of the brain, over all that is not known."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from mgmodels.body.absorption import carrier_constants, magnesium_absorption
from mgmodels.body.capsule import random_splits
from mgmodels.body.forms import FORMS, draw_availability
from mgmodels.body.kidney import EARLY_SHARE, KIDNEY, UF, balancing_threshold
from mgmodels.body.regimens import HOURS
from mgmodels.body.resting import losses, resting_csf, resting_serum
from mgmodels.body.whole_body import whole_body_magnesium
from mgmodels.engine import BadValue, draw, ensemble

ROUNDING = {"low": (0.645, 0.655), "high": (0.105, 0.115), "leak": (0.065, 0.075)}  # printed as 65, 11 and 7 %
MEAL = (0.0, 100.0)  # mg of magnesium in the food taken with it
SPREAD = 0.3  # standard deviation of the logarithm of the early share
DIET = whole_body_magnesium.parameters["absorbed"].value  # mg/day absorbed without it


@dataclass(frozen=True)
class FollowedOut:
    """Each link of the chain, one value a member.

    Args:
        dose: mg on the label.
        absorbed: mg absorbed on top of the diet.
        serum_before, serum_after: Total serum magnesium without and with it, mM.
        csf_before, csf_after: Ionised magnesium of CSF, mM.
        excreted: Share of what was absorbed that leaves in the urine.
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


@cache
def strangers(members, seed):
    """Return (gut, body): parameter values of people who differ in all that is not known, one a member.

    Drawn are the split between the five forms and how well each is absorbed, the meal it is taken with, the
    constants of the carrier within the rounding of the paper, the kidney's slope and the coupling of CSF.
    """
    if members < 2:
        raise BadValue(f"follow_out: members = {members}; a spread needs two or more")
    random = np.random.default_rng(seed)
    splits = random_splits(members, random)
    availability = sum(splits[name] * draw_availability(name, members, random) for name in FORMS)
    rounded = {name: random.uniform(*ends, members) for name, ends in ROUNDING.items()}
    capacity, half = carrier_constants(**rounded)
    gut = {
        "availability": np.minimum(availability, 1.1), "meal": random.uniform(*MEAL, members),
        "carrier_capacity": capacity, "carrier_half": half, "leak": rounded["leak"],
    }  # fmt: skip
    edges = KIDNEY["early_share"].low, KIDNEY["early_share"].high
    share = np.clip(EARLY_SHARE * np.exp(SPREAD * random.standard_normal(members)), *edges)
    body = draw(whole_body_magnesium, members, seed, names=["csf_coupling"]) | {
        "early_share": share,
        # everybody is in balance at 0.85 mM without it
        "early_threshold": np.array([balancing_threshold(s, UF.value) for s in share]),
    }
    return gut, body


def follow_out(dose=340.0, days=None, members=300, seed=1):
    """Return what becomes of a daily dose in many people who differ in all that is not known.

    Args:
        dose: mg of magnesium a day, 1 to 1000.
        days: How long it is taken: the whole body is solved, and the last day counts. Left out, the levels at which
            it comes to rest.
        members: How many people, 2 or more.
        seed: Of the draws; the same seed gives the same people.

    Returns:
        A `FollowedOut`.

    >>> found = follow_out(members=20)
    >>> bool((found.absorbed < 100).all() and (found.serum_rise > 0).all())
    True
    """
    gut, body = strangers(int(members), seed)
    gained = magnesium_absorption.evaluate(dose=dose, **gut)["extra"]
    before, after = levels_before(int(members), seed, days), levels(body, DIET + gained, days)
    return FollowedOut(
        dose, gained, before["serum_total"], after["serum_total"], before["csf"], after["csf"],
        (after["urinary"] - before["urinary"]) / gained,
    )  # fmt: skip


@cache
def levels_before(members, seed, days):
    """Return the levels of everybody without the dose."""
    _, body = strangers(members, seed)
    return levels(body, np.full(members, DIET), days)


def levels(body, absorbed, days):
    """Return serum, CSF and urine of everybody, after `days` or at rest."""
    if days is None:
        serum = resting_serum(absorbed, **body)
        at_rest = whole_body_magnesium.values(body)
        lost_in_faeces = losses(serum, at_rest | {"GFR": 0.0})
        csf = resting_csf(serum, csf_coupling=body["csf_coupling"])
        return {"serum_total": serum, "csf": csf, "urinary": absorbed - lost_in_faeces}
    end = HOURS * float(days)

    def last(run):
        return {name: run[name][-1] for name in ("serum_total", "csf", "urinary")}

    people = body | {"absorbed": absorbed}
    return ensemble(whole_body_magnesium, people, end, times=[end], keep=last, progress=False)
