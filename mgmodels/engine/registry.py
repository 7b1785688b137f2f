"""Every model of the course, found by looking: a module with a `Model` in it is all a new model needs."""

import importlib
import pkgutil
from functools import cache

import mgmodels
from mgmodels.engine.errors import DeclarationError, UnknownName, near_misses
from mgmodels.engine.model import Model
from mgmodels.engine.strand import Strand

NOT_ORGANS = ("engine", "explore", "figures", "claims", "replicates", "sensitivity")


@cache
def models():
    """Return every model by name, in the order of the organs and of the modules in them.

    >>> "hodgkin_huxley" in models()
    True
    """
    found = {}
    for package in pkgutil.iter_modules(mgmodels.__path__):
        if package.ispkg and package.name not in NOT_ORGANS:
            organ = importlib.import_module(f"mgmodels.{package.name}")
            for part in pkgutil.walk_packages(organ.__path__, f"{organ.__name__}."):
                collect(importlib.import_module(part.name), found)
    return dict(sorted(found.items(), key=lambda item: home(item[1])))


def collect(module, found):
    for thing in vars(module).values():
        if isinstance(thing, (Model, Strand)) and found.setdefault(thing.name, thing) is not thing:
            raise DeclarationError(f"{module.__name__}: another model is already called {thing.name}")


def model(name):
    """Return one model; an unknown name raises `UnknownName` with the near misses."""
    if name not in models():
        raise UnknownName(f"there is no model “{name}”. {near_misses(name, models())}")
    return models()[name]


def organ_of(name):
    """Return the package a model lives in: where its right-hand side was written."""
    return home(model(name)).split(".")[1]


def home(thing):
    """Return the module in which a model's equations are written."""
    return (thing.rhs or thing.output_function).__module__
