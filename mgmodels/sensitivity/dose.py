"""Chapter VI: what is left at the NMDA gate of 340 mg of magnesium a day."""

import numpy as np

from mgmodels.body.absorption import carrier_constants, magnesium_absorption
from mgmodels.body.follow_out import DIET, MEAL, ROUNDING, levels
from mgmodels.body.kidney import KIDNEY, UF, balancing_threshold
from mgmodels.body.whole_body import whole_body_magnesium
from mgmodels.sensitivity.study import Headline
from mgmodels.synapse import open_fraction

DOSE = 340.0  # mg a day
REST = -70.0  # mV
AVAILABILITY = (0.58, 0.96)  # of the capsule's mixture, against a soluble salt: 95 % of the drawn ones
EARLY = KIDNEY["early_share"]
COUPLING = whole_body_magnesium.parameters["csf_coupling"]


def leak_less(availability, meal, low, high, leak, early_share, csf_coupling):
    """By how many per cent less of the receptor is open at rest once 340 mg a day have come to rest in the body."""
    capacity, half = carrier_constants(low=low, high=high, leak=leak)
    gut = {"availability": availability, "meal": meal, "carrier_capacity": capacity, "carrier_half": half, "leak": leak}
    gained = magnesium_absorption.evaluate(dose=DOSE, **gut)["extra"]
    kidney = {"early_share": early_share, "early_threshold": balancing_threshold(early_share, UF.value)}
    body = {name: np.array([value]) for name, value in (kidney | {"csf_coupling": csf_coupling}).items()}
    before, after = (levels(body, np.array([absorbed]), None)["csf"][0] for absorbed in (DIET, DIET + gained))
    return 100 * (1 - open_fraction(REST, after) / open_fraction(REST, before))


HEADLINE = Headline(
    chapter="6_dose",
    quantity="fall of the NMDA leak at rest on 340 mg of magnesium a day",
    unit="%",
    unknowns={
        "availability of the capsule’s forms, of a soluble salt": AVAILABILITY,
        "magnesium of the meal, mg": MEAL,
        "share absorbed of the lowest intake, as measured": ROUNDING["low"],
        "share absorbed of the highest intake, as measured": ROUNDING["high"],
        "share that leaks between cells, as measured": ROUNDING["leak"],
        "share that the early tubule takes back, of the filtered": (EARLY.low, EARLY.high),
        "brain fluid for each 1 % of serum, %": (COUPLING.low, COUPLING.high),
    },
    function=leak_less,
    draws=128,
)
