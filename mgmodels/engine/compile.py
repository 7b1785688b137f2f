"""Turn a model's flat text into callables: machine code where numba is, plain Python where it is not.

numba keeps machine code beside the source file it came from. The file is named by the digest of its text,
so a changed equation is a new file: a stale copy cannot be used.
"""

import hashlib
import importlib.util
import linecache
import os
import sys
import tempfile
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from mgmodels.engine.errors import DeclarationError
from mgmodels.engine.generate import module_text

COMPILED = """\
import numpy as np
from numba import njit
vector = np.empty
compiled = njit(cache=True, error_model="numpy")
compiled_derivatives = njit("f8[::1](f8, f8[:], f8[::1])", cache=True, error_model="numpy")
compiled_rows = njit("f8[:, ::1](f8[::1], f8[:, :], f8[:, :])", cache=True, error_model="numpy")
"""
PLAIN = """\
def vector(n):
    return [0.0] * n
def compiled(function):
    return function
compiled_derivatives = compiled_rows = compiled
"""


@cache
def numba_is_present():
    """Return whether numba can be imported here."""
    return importlib.util.find_spec("numba") is not None


def functions_of(model):
    """Return the callables of a model, compiled once a process: `derivatives`, `outputs`, `events`.

    Args:
        model: Anything with the declaration of a `Model`.

    Returns:
        A namespace with those of the three that the model has, and `compiled` (bool).
    """
    if hasattr(model, "functions"):
        return model.functions
    return callables(module_text(model), model.name)


def callables(text, name):
    """Return the callables that a generated text defines."""
    return load(text, name, numba_is_present())


@cache
def load(text, name, with_numba):
    if with_numba:
        path = stored(COMPILED + text, name)
        module = sys.modules.get(path.stem) or import_file(path)
        space = vars(module)
    else:
        space = run_text(PLAIN + text, name)
    parts = {k: space[f"all_{k}"] for k in ("derivatives", "outputs", "events") if f"all_{k}" in space}
    return SimpleNamespace(compiled=with_numba, **parts)


def run_text(text, name):
    """Execute generated text in memory; the line cache lets a traceback show it."""
    where = f"<mgmodels {name}>"
    linecache.cache[where] = (len(text), None, text.splitlines(True), where)
    space = {}
    exec(compile(text, where, "exec"), space)
    return space


def cache_folder():
    """Return the folder for generated modules: `MGMODELS_CACHE`, else the user's cache, else a new one."""
    for place in (os.environ.get("MGMODELS_CACHE"), Path.home() / ".cache" / "mgmodels"):
        if place:
            try:
                Path(place).mkdir(parents=True, exist_ok=True)
            except OSError:
                continue
            if os.access(place, os.W_OK):
                return Path(place)
    return Path(tempfile.mkdtemp(prefix="mgmodels-"))


def stored(text, name):
    """Write `text` to the cache under its digest unless it is there already; return the path."""
    path = cache_folder() / f"{name}_{hashlib.sha256(text.encode()).hexdigest()[:16]}.py"
    if not path.exists():
        options = {"dir": path.parent, "suffix": ".part", "delete": False, "encoding": "utf8"}
        with tempfile.NamedTemporaryFile("w", **options) as part:
            part.write(text)
        os.replace(part.name, path)
    return path


def import_file(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    try:
        spec.loader.exec_module(module)
    except Exception as problem:
        del sys.modules[path.stem]
        raise DeclarationError(
            f"{path.stem.rsplit('_', 1)[0]}: numba cannot compile these equations "
            f"({type(problem).__name__}). They may use numbers, arithmetic, if, and the math module.\n"
            f"{problem}"
        ) from problem
    return module
