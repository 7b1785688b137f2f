"""What is in the capsule, when the label gives one number for five salts: the mass, the capsules, the likely gain.

The split between the forms is not disclosed. Every split is therefore a possible one; what can be worked out is how
much powder each needs and, with `forms`, how much of it counts.
"""

import numpy as np

from mgmodels.body.forms import FORMS
from mgmodels.engine import BadValue, Model, Parameter

GRAMS = {name: one.mass(1.0) for name, one in FORMS.items()}  # of salt for one mg of magnesium
LIKELY = {name: one.availability.value for name, one in FORMS.items()}


def contents(
    magnesium, oxide, hydroxide, malate, bisglycinate, taurate, capsule_volume, powder_density,
    oxide_grams, hydroxide_grams, malate_grams, bisglycinate_grams, taurate_grams,
    oxide_availability, hydroxide_availability, malate_availability, bisglycinate_availability, taurate_availability,
):  # fmt: skip
    whole = oxide + hydroxide + malate + bisglycinate + taurate
    mass = magnesium / whole * (
        oxide * oxide_grams + hydroxide * hydroxide_grams + malate * malate_grams
        + bisglycinate * bisglycinate_grams + taurate * taurate_grams
    )  # fmt: skip
    availability = (
        oxide * oxide_availability + hydroxide * hydroxide_availability + malate * malate_availability
        + bisglycinate * bisglycinate_availability + taurate * taurate_availability
    ) / whole  # fmt: skip
    return mass, mass / (capsule_volume * powder_density), availability


def parts():
    """One part of the magnesium for each form; they count in proportion to each other."""
    return {
        name: Parameter(1.0, "1", f"parts of the magnesium that are {one.name}", "this_course", "assumed", 0.0, 10.0)
        for name, one in FORMS.items()
    }


def salts():
    """Grams of each salt for one mg of magnesium: arithmetic, with no range."""
    return {
        f"{name}_grams": Parameter(grams, "g", f"{FORMS[name].name} for one mg of magnesium", "this_course", "measured",
                                   grams, grams)
        for name, grams in GRAMS.items()
    }  # fmt: skip


capsule_contents = Model(
    name="capsule_contents",
    title="What is in the capsule: five salts and one number",
    parameters={
        "magnesium": Parameter(340.0, "mg", "magnesium of a serving, as the label has it", "this_course", "measured",
                               1.0, 1000.0),
        **parts(),
        "capsule_volume": Parameter(0.91, "mL", "volume of a large capsule, size 00", "this_course", "recalled",
                                    0.68, 1.37),
        "powder_density": Parameter(0.7, "g/mL", "powder in a millilitre, tapped", "this_course", "assumed", 0.4, 1.0),
        **salts(),
        **{f"{name}_availability": one.availability for name, one in FORMS.items()},
    },
    outputs={
        "mass": ("g", "salts in a serving"),
        "capsules": ("1", "large capsules that hold them"),
        "availability": ("1", "how well the mixture is absorbed, against a soluble salt"),
    },
    output_function=contents,
    sources=("this_course", "firoz_graber_2001", "schuette_1994"),
    scope="Mass, number of capsules and average availability of a serving, for any split of its magnesium between the "
    "five forms of the label. Masses are arithmetic; availabilities carry their ranges.",
    not_modelled="Water of crystals, lecithin and other fillers, which add mass; whether five salts in one gut are "
    "absorbed as the average of each alone. The split itself, which the label does not give.",
)  # fmt: skip


def random_splits(n, seed):
    """Return `n` splits of the magnesium between the five forms, every split as likely as any other.

    Args:
        n: How many, 1 or more.
        seed: Number or `numpy.random.Generator`.

    Returns:
        Form name to array of shares; the shares of one split add up to 1.

    >>> splits = random_splits(3, seed=1)
    >>> bool(np.allclose(sum(splits.values()), 1))
    True
    """
    if n < 1:
        raise BadValue(f"random_splits: n = {n}; draw one split or more")
    return dict(zip(FORMS, np.random.default_rng(seed).dirichlet(np.ones(len(FORMS)), int(n)).T, strict=True))


def split(**shares):
    """Return the contents of a serving whose magnesium is split in these parts, and in no others.

    Args:
        **shares: Form name to its part (any unit, one above 0), and other parameters of `capsule_contents`.

    Returns:
        Output name to value, as `capsule_contents.evaluate`.

    >>> round(split(taurate=1)["mass"], 2), round(split(oxide=1)["mass"], 2)
    (3.81, 0.56)
    """
    return capsule_contents.evaluate(**dict.fromkeys(FORMS, 0.0) | shares)
