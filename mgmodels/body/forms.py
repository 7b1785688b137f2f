"""The salts that carry magnesium in a capsule: how much of each is magnesium, and how well each is absorbed.

The share of magnesium is arithmetic: atomic masses and a formula. The relative availability is not: trials disagree,
so each form has a range with a most likely value, chosen by us from the trials named.
"""

import re
from dataclasses import dataclass

import numpy as np

from mgmodels.engine import BadValue, Parameter, UnknownName
from mgmodels.engine.errors import near_misses

ATOMIC_MASS = {"H": 1.008, "C": 12.011, "N": 14.007, "O": 15.999, "Mg": 24.305, "S": 32.06}  # g/mol, IUPAC
ATOM = re.compile(r"([A-Z][a-z]?)(\d*)")


def atoms(formula):
    """Return element to number of atoms of a formula without brackets.

    >>> atoms("MgH2O2")
    {'Mg': 1, 'H': 2, 'O': 2}
    """
    found = {}
    for element, count in ATOM.findall(formula):
        if element not in ATOMIC_MASS:
            raise UnknownName(f"{formula}: no atomic mass for “{element}”. {near_misses(element, ATOMIC_MASS)}")
        found[element] = found.get(element, 0) + int(count or 1)
    if not formula or "".join(f"{e}{n or ''}" for e, n in ATOM.findall(formula)) != formula:
        raise BadValue(f"“{formula}” is not a formula such as MgH2O2")
    return found


def molar_mass(formula):
    """Return the mass of a mole, g.

    >>> round(molar_mass("MgO"), 2)
    40.3
    """
    return sum(ATOMIC_MASS[element] * count for element, count in atoms(formula).items())


@dataclass(frozen=True)
class Form:
    """One salt of magnesium.

    Args:
        name: As a label calls it.
        formula: Atoms of the salt without water.
        availability: How well its magnesium is absorbed against a soluble salt: most likely value and range.
        acid: Moles of acid that free a mole of its magnesium in the stomach; 0 if it dissolves by itself.
    """

    name: str
    formula: str
    availability: Parameter
    acid: int = 0

    @property
    def elemental_share(self):
        """Mass of magnesium in a gram of the salt."""
        return atoms(self.formula)["Mg"] * ATOMIC_MASS["Mg"] / molar_mass(self.formula)

    def mass(self, magnesium):
        """Return the grams of salt that hold `magnesium` (mg)."""
        return magnesium / 1000 / self.elemental_share

    def partner(self, magnesium):
        """Return the grams of everything else in it: the acid or amino acid that comes with `magnesium` (mg)."""
        return self.mass(magnesium) - magnesium / 1000

    def acid_needed(self, magnesium):
        """Return the mmol of stomach acid that dissolve `magnesium` (mg)."""
        return self.acid * magnesium / ATOMIC_MASS["Mg"]


def available(likely, low, high, source):
    return Parameter(likely, "1", "absorbed against a soluble salt", source, "assumed", low, high)


FORMS = {
    "oxide": Form("oxide", "MgO", available(0.4, 0.2, 1.0, "firoz_graber_2001"), acid=2),
    "hydroxide": Form("marine hydroxide", "MgH2O2", available(0.6, 0.3, 1.0, "felice_2018"), acid=2),
    "malate": Form("dimagnesium malate", "C4H6Mg2O7", available(1.0, 0.8, 1.1, "bertinato_2014")),
    "bisglycinate": Form("bisglycinate", "C4H8MgN2O4", available(1.0, 0.8, 1.1, "schuette_1994")),
    "taurate": Form("taurate", "C4H12MgN2O6S2", available(1.0, 0.8, 1.1, "european_food_safety_authority_2009")),
}
"""The five forms of the label, densest first. Ranges are ours: 0.2 for oxide is 4 % of 340 mg against 18 %."""

OTHERS = {
    "citrate": Form("citrate", "C12H10Mg3O14", available(1.0, 0.8, 1.1, "walker_2003")),
    "malate 1:1": Form("malate 1:1", "C4H4MgO5", available(1.0, 0.8, 1.1, "bertinato_2014")),
    "threonate": Form("threonate", "C8H14MgO10", available(1.0, 0.8, 1.1, "this_course")),
}
"""Forms that are not on the label, to compare."""

HEPTAHYDRATE = molar_mass("MgSO4") + 7 * molar_mass("H2O")  # g/mol, magnesium sulphate as drips are weighed


def form(name):
    """Return one form; an unknown name raises `UnknownName` with the near misses.

    >>> round(form("oxide").elemental_share, 3)
    0.603
    """
    known = FORMS | OTHERS
    if name not in known:
        raise UnknownName(f"there is no form “{name}”. {near_misses(name, known)}")
    return known[name]


def draw_availability(name, n, seed):
    """Return `n` availabilities of a form, at random with its range and its most likely value.

    Args:
        name: A key of `FORMS` or `OTHERS`.
        n: How many, 1 or more.
        seed: Number or `numpy.random.Generator`; the same number gives the same values.

    >>> values = draw_availability("oxide", 1000, seed=1)
    >>> bool((values > 0.2).all() and (values < 1).all()), round(float(values.mean()), 1)
    (True, 0.5)
    """
    p = form(name).availability
    return np.random.default_rng(seed).triangular(p.low, p.value, p.high, int(n))
