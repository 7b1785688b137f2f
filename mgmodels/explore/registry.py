"""Finds every explorer by walking the modules of mgmodels.figures: there is no list to maintain."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from .explorer import Explorer


def explorers(package: str = "mgmodels.figures") -> dict[str, Explorer]:
    """Return every explorer and static figure of a package, by id.

    Errors: ValueError if two of them share an id; both places are named.

    >>> all(explorer.id == id for id, explorer in explorers().items())
    True
    """
    found: dict[str, Explorer] = {}
    places: dict[str, str] = {}
    for name, explorer in _declared(package):
        other = found.setdefault(explorer.id, explorer)
        place = f"{explorer.function.__module__}.{explorer.function.__qualname__}"
        if other is not explorer:
            raise ValueError(
                f"two explorers have the id {explorer.id!r}: {places[explorer.id]} and {place} "
                f"(seen in {name}); rename one"
            )
        places.setdefault(explorer.id, place)
    return found


def _declared(package: str):
    root = import_module(package)
    for info in [None, *pkgutil.walk_packages(root.__path__, f"{package}.")]:
        module = root if info is None else import_module(info.name)
        for value in vars(module).values():
            if isinstance(value, Explorer):
                yield module.__name__, value
