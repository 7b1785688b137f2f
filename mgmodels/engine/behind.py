"""Which models stand behind a function: read from its code, so that nobody keeps a list."""

import inspect

from mgmodels.engine.model import Model
from mgmodels.engine.strand import Strand

FOLLOWED = "mgmodels."
NOT_FOLLOWED = ("mgmodels.engine", "mgmodels.explore")
DEEPEST = 8  # calls


def models_behind(*things):
    """Return the names of the models that functions, classes or objects reach, by themselves or through others.

    Args:
        things: Functions, classes, objects or mappings; what is not of this package is not followed.

    >>> from mgmodels.nerve.excitability import rheobase
    >>> from mgmodels.muscle import neuromuscular_junction
    >>> sorted(models_behind(rheobase)), "end_plate" in models_behind(neuromuscular_junction)
    ([], True)
    """
    found, seen = set(), set()
    for thing in things:
        reach(thing, found, seen, 0)
    return found


def reach(thing, found, seen, depth):
    """Add the models that a thing names, and follow what else of this package it names."""
    if id(thing) in seen or depth > DEEPEST:
        return
    seen.add(id(thing))
    if isinstance(thing, (Model, Strand)):
        found.add(thing.name)
    else:
        for part in parts_of(inspect.unwrap(thing) if callable(thing) else thing):
            reach(part, found, seen, depth + 1)


def parts_of(thing):
    """What a function reads, a class holds, an object is made from, or a mapping holds."""
    if isinstance(thing, dict):
        return thing.values()
    if isinstance(thing, property):
        return [thing.fget]
    if inspect.isclass(thing) or inspect.isfunction(thing):
        if not thing.__module__.startswith(FOLLOWED) or thing.__module__.startswith(NOT_FOLLOWED):
            return []
        if inspect.isclass(thing):
            return [getattr(member, "func", member) for member in vars(thing).values()]
        held = [cell.cell_contents for cell in thing.__closure__ or ()]
        return [*held, *(thing.__globals__[name] for name in names_in(thing.__code__) if name in thing.__globals__)]
    return [type(thing)] if type(thing).__module__.startswith(FOLLOWED) else []


def names_in(code):
    """Every global name that a piece of code and the functions inside it read."""
    yield from code.co_names
    for constant in code.co_consts:
        if inspect.iscode(constant):
            yield from names_in(constant)
