"""One headline number over the ranges of what is not well known: a band, and Sobol indices of what drives it."""

import importlib
import json
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from mgmodels.engine.draws import spread

FOLDER = Path(__file__).parent
SEED = 1


@dataclass(frozen=True)
class Headline:
    """A number that a chapter ends on, as a function of what is not well known.

    Args:
        chapter: Name of the chapter's page.
        quantity: What it is, in words that can follow a colon.
        unit: Of the number.
        unknowns: Words to (low, high). A positive range of more than a decade is drawn evenly in the logarithm.
        function: Of one value for each unknown, in that order; returns the number.
        draws: A power of two; the function is called (unknowns + 2) times as often.
    """

    chapter: str
    quantity: str
    unit: str
    unknowns: Mapping
    function: Callable
    draws: int = 128

    def samples(self):
        """Return two independent sets of draws, each as unknowns by draws, from one Sobol sequence."""
        from scipy.stats import qmc

        ends = list(self.unknowns.values())
        shares = qmc.Sobol(2 * len(ends), seed=SEED).random(self.draws).T
        values = np.array([spread(share, low, high) for share, (low, high) in zip(shares, ends * 2, strict=True)])
        return values[: len(ends)], values[len(ends) :]

    def at(self, table):
        """Return the number for each column of a table of values."""
        return np.array([float(self.function(*map(float, column))) for column in table.T])


@dataclass(frozen=True)
class Study:
    """The result: the number in every draw, and by unknown the share of its variance that goes back to it.

    Args:
        values: The number, draw by draw.
        first: The share that an unknown explains by itself.
        total: The share that goes when the unknown is known: alone and together with others.
    """

    values: tuple
    first: Mapping
    total: Mapping

    @property
    def band(self):
        """The 5th percentile, the median and the 95th.

        >>> Study(tuple(range(101)), {}, {}).band
        (5.0, 50.0, 95.0)
        """
        return tuple(float(value) for value in np.percentile(self.values, [5, 50, 95]))

    def ranking(self):
        """Unknowns from the one that matters most to the one that matters least.

        >>> Study((), {"a": 0.1, "b": 0.5}, {"a": 0.2, "b": 0.7}).ranking()
        ['b', 'a']
        """
        return sorted(self.total, key=self.total.get, reverse=True)


def study(headline):
    """Return the `Study` of a headline number.

    Source: Saltelli's estimator as in `scipy.stats.sobol_indices`.
    """
    from scipy.stats import sobol_indices

    A, B = headline.samples()
    mixed = []
    for place in range(len(A)):
        table = A.copy()
        table[place] = B[place]
        mixed.append(headline.at(table)[None, :])
    at_A, at_B = headline.at(A), headline.at(B)
    found = sobol_indices(
        func={"f_A": at_A[None, :], "f_B": at_B[None, :], "f_AB": np.array(mixed)}, n=headline.draws
    )
    first, total = (
        dict(zip(headline.unknowns, (round(float(share), 4) for share in np.ravel(shares)), strict=True))
        for shares in (found.first_order, found.total_order)
    )
    return Study(tuple(float(f"{value:.8g}") for value in [*at_A, *at_B]), first, total)


@cache
def headlines():
    """Return every headline number by the name of its module, in the order of the chapters."""
    found = {}
    for module in pkgutil.iter_modules([str(FOLDER)]):
        declared = getattr(importlib.import_module(f"mgmodels.sensitivity.{module.name}"), "HEADLINE", None)
        if declared is not None:
            found[module.name] = declared
    return dict(sorted(found.items(), key=lambda item: item[1].chapter))


def record_path(name):
    return FOLDER / f"{name}.json"


def recorded(name):
    """Return the study of a headline number as it is on record."""
    content = json.loads(record_path(name).read_text(encoding="utf8"))
    return Study(tuple(content["values"]), content["first"], content["total"])


def write(name):
    """Run the study of a headline number and put it on record."""
    result = study(headlines()[name])
    content = {"first": result.first, "total": result.total, "values": list(result.values)}
    record_path(name).write_text(json.dumps(content, ensure_ascii=False) + "\n", encoding="utf8")
    return result
