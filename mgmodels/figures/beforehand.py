"""What takes long where nothing is compiled, solved beforehand: maps, strands and curves for a page made live.

Where numba is, everything is solved when it is asked for. `python -m mgmodels.figures` writes the files anew, one in
the folder of each chapter that needs it, and tests/figures/test_beforehand.py solves all of it again.
"""

import inspect
import json
from functools import cache, wraps
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import numpy as np

from mgmodels.engine import compile as engine_compile

HERE = Path(__file__).parent
FILE = "beforehand.json"
KEPT = {}  # chapter's folder, module and name of a function: what solves and remembers, and the settings in the file
DIGITS, FOR_PICTURES = 9, 5  # significant ones of a number that stands alone, and of those in an array


def beforehand(*settings):
    """Let a function give its result at some settings from the file where nothing is compiled.

    Args:
        *settings: Tuples of all its arguments, which are numbers and words. It returns a number, an array, or a
            dictionary of either.

    Returns:
        A decorator; what it makes remembers every result, as `functools.cache` does.

    >>> from mgmodels.figures.heart.potassium import curve
    >>> sorted(curve(0.25))
    ['apd90', 'rest']
    """

    def decorate(function):
        package, _, module = function.__module__.rpartition(".")
        folder = package.rpartition(".")[2]
        name = f"{module}.{function.__name__}"
        signature = inspect.signature(function)

        @cache
        def result(*arguments):
            if arguments in settings and not engine_compile.numba_is_present():
                return from_plain(in_file(folder)[place(name, settings[settings.index(arguments)])])
            return function(*arguments)

        KEPT[folder, name] = result, settings

        @wraps(function)
        def asked(*arguments, **named):
            bound = signature.bind(*arguments, **named)
            bound.apply_defaults()
            return result(*bound.args)

        return asked

    return decorate


@cache
def in_file(folder):
    """Return what the file of a chapter's folder holds."""
    return json.loads((HERE / folder / FILE).read_text(encoding="utf8"))


def nearest(value, positions):
    """Return the position next to a value: where only positions were solved, those between are not shown.

    >>> nearest(0.3, (0.25, 0.45))
    0.25
    """
    return min(positions, key=lambda position: abs(position - value))


def at_hand(value, positions):
    """Return a value, or where nothing is compiled, and solving it would take minutes, the position next to it."""
    return value if engine_compile.numba_is_present() else nearest(value, positions)


def place(name, arguments):
    """Return where a result stands in the file."""
    return json.dumps([name, *arguments])


def folders():
    """Return the folders of the chapters that keep something; what is kept is said where it is solved."""
    for module in walk_packages([str(HERE)], "mgmodels.figures."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    return sorted({folder for folder, _ in KEPT})


def solved_again(folder):
    """Return everything that the file of a folder holds, solved now, as it stands there."""
    return {
        place(name, arguments): plain(function(*arguments))
        for (home, name), (function, settings) in KEPT.items()
        if home == folder
        for arguments in settings
    }


def write(folder):
    """Solve everything of a folder and write its file, one result a line."""
    lines = ",\n".join(f" {json.dumps(key)}: {json.dumps(value)}" for key, value in solved_again(folder).items())
    (HERE / folder / FILE).write_text(f"{{\n{lines}\n}}\n", encoding="utf8")


def plain(result):
    """Return a result as JSON has it; what is not a number is null."""
    if isinstance(result, dict):
        return {name: plain(value) for name, value in result.items()}
    if np.ndim(result):
        return [plain(row) if np.ndim(row) else rounded(row, FOR_PICTURES) for row in result]
    return rounded(result, DIGITS)


def rounded(value, digits):
    return None if value != value else float(f"{value:.{digits}g}")


def from_plain(result):
    """Return what `plain` was given, arrays to their last kept digit."""
    if isinstance(result, dict):
        return {name: from_plain(value) for name, value in result.items()}
    return np.array(result, float) if isinstance(result, list) else result
