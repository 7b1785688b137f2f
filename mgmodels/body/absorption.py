"""How much magnesium crosses the wall of the gut: a carrier that fills up, and a leak that never does.

The law is that of Fine 1991, who measured net absorption after one meal with 0 to 80 mEq of a soluble salt. A dose
that is taken with food shares the carrier with the magnesium of the food.
"""

import numpy as np

from mgmodels.engine import BadValue, Model, Parameter

PAPER = "fine_1991"
OURS = ("this_course", "assumed")
LOWEST, HIGHEST = 36.0, 973.0  # mg, the smallest and the largest intake of the paper, recalled
FRACTIONS = (0.65, 0.11)  # absorbed at these


def absorbed_from(magnesium, carrier_capacity, carrier_half, leak, most):
    """Return what is absorbed of one intake, mg; below some 13 mg the fitted law would exceed the intake."""
    return min(carrier_capacity * magnesium / (carrier_half + magnesium) + leak * magnesium, most * magnesium)


def absorption(dose, meal, availability, carrier_capacity, carrier_half, leak, most):
    constants = (carrier_capacity, carrier_half, leak, most)
    of_meal = absorbed_from(meal, *constants)
    extra = availability * (absorbed_from(meal + dose, *constants) - of_meal)
    return of_meal + extra, extra, extra / (dose + 1e-12), of_meal


magnesium_absorption = Model(
    name="magnesium_absorption",
    title="Absorption of magnesium from one meal or capsule",
    parameters={
        "dose": Parameter(340.0, "mg", "magnesium of the capsules, as the element", *OURS, 0.0, 2000.0),
        "meal": Parameter(0.0, "mg", "magnesium of the food taken with it", *OURS, 0.0, 1000.0),
        "availability": Parameter(
            1.0, "1", "how well the form is absorbed, against a soluble salt", *OURS, 0.0, 1.1
        ),
        "carrier_capacity": Parameter(
            40.26, "mg", "most that the carrier takes up from one meal; from the two ends of the measured range",
            PAPER, "fitted", 29.0, 52.0,
        ),
        "carrier_half": Parameter(
            33.41, "mg", "intake at which the carrier is half busy; from the two ends of the measured range",
            PAPER, "fitted", 14.0, 53.0,
        ),
        "leak": Parameter(
            0.07, "1", "share that crosses between the cells, at any intake", PAPER, "measured", 0.05, 0.09
        ),
        "most": Parameter(
            0.80, "1", "largest share of a small intake; a cap of ours, for the law alone exceeds 1 below 13 mg",
            *OURS, 0.7, 0.9,
        ),
    },
    outputs={
        "absorbed": ("mg", "magnesium absorbed from meal and dose"),
        "extra": ("mg", "what the dose adds to that"),
        "share": ("1", "what the dose adds, as a share of it"),
        "of_meal": ("mg", "magnesium absorbed from the meal alone"),
    },
    output_function=absorption,
    sources=(PAPER, "schuchardt_hahn_2017"),
    scope="Net absorption of magnesium by healthy people from one intake of 0 to about 1000 mg, in average. The two "
    "constants of the carrier follow from the published shares at the two ends, 65 % and 11 %, and from intakes there "
    "that are recalled.",
    not_modelled="Time, and how long a meal stays in the gut: a meal here only competes, while in ten women mineral "
    "water was absorbed better with a meal (Sabatier 2002). Phytate, fibre, calcium, age, disease of the gut, a "
    "carrier that grows when magnesium is short. Diarrhoea.",
)  # fmt: skip


def carrier_constants(low=FRACTIONS[0], high=FRACTIONS[1], leak=0.07):
    """Return capacity and half-saturation of the carrier, mg, that give two absorbed shares.

    Args:
        low, high: Shares absorbed of 36 and of 973 mg, above `leak`, the first larger; numbers or arrays.
        leak: Share that crosses between the cells.

    Raises:
        BadValue: Shares that no carrier gives.

    >>> [round(float(constant), 2) for constant in carrier_constants()]
    [40.26, 33.41]
    """
    by_carrier, at_most = np.asarray(low) - leak, np.asarray(high) - leak
    if not (np.all(by_carrier > at_most) and np.all(at_most > 0) and np.all(HIGHEST * at_most > LOWEST * by_carrier)):
        raise BadValue(f"carrier_constants: no carrier absorbs {low} of {LOWEST:g} mg and {high} of {HIGHEST:g} mg")
    half = (HIGHEST * at_most - LOWEST * by_carrier) / (by_carrier - at_most)
    return by_carrier * (half + LOWEST), half


def absorbed(magnesium, **changes):
    """Return what is absorbed of one intake of soluble magnesium, mg.

    Args:
        magnesium: mg of the element, 0 to 2000; number or array.
        **changes: Parameters of `magnesium_absorption`.

    >>> round(absorbed(340), 1), round(absorbed(36) / 36, 2)
    (60.5, 0.65)
    """
    return magnesium_absorption.evaluate(dose=magnesium, **changes)["extra"]


def absorbed_daily(diet, meals=3):
    """Return what is absorbed of a day's food in equal meals, mg.

    Args:
        diet: mg of magnesium a day, 0 to 2000; number or array.
        meals: How many, 1 or more.

    >>> round(absorbed_daily(300), 1)
    111.5
    """
    if meals < 1:
        raise BadValue(f"absorbed_daily: {meals} meals; a day has one meal or more")
    return meals * absorbed(np.asarray(diet, float) / meals)
