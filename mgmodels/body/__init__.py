"""The body: from a capsule through gut, blood and kidney to the status that every organ meets."""

from mgmodels.body.absorption import absorbed, absorbed_daily, carrier_constants, magnesium_absorption
from mgmodels.body.capsule import capsule_contents, random_splits, split
from mgmodels.body.dissolution import dissolved_share, oxide_dissolution
from mgmodels.body.follow_out import FollowedOut, follow_out
from mgmodels.body.forms import FORMS, OTHERS, Form, draw_availability, form, molar_mass
from mgmodels.body.kidney import balancing_threshold, renal_magnesium
from mgmodels.body.limits import FIRST_SIGN, LIMITS, Limit
from mgmodels.body.regimens import depleted, drip, every_day, extra_absorbed, rise, single_dose
from mgmodels.body.resting import resting_csf, resting_serum
from mgmodels.body.status import status_of
from mgmodels.body.whole_body import whole_body_magnesium

__all__ = [
    "FIRST_SIGN",
    "FORMS",
    "LIMITS",
    "OTHERS",
    "FollowedOut",
    "Form",
    "Limit",
    "absorbed",
    "absorbed_daily",
    "balancing_threshold",
    "capsule_contents",
    "carrier_constants",
    "depleted",
    "dissolved_share",
    "draw_availability",
    "drip",
    "every_day",
    "extra_absorbed",
    "follow_out",
    "form",
    "magnesium_absorption",
    "molar_mass",
    "oxide_dissolution",
    "random_splits",
    "renal_magnesium",
    "resting_csf",
    "resting_serum",
    "rise",
    "single_dose",
    "split",
    "status_of",
    "whole_body_magnesium",
]
