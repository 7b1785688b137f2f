"""Writes down what a paper test compares, and checks that the record in `mgmodels/replicates` still says the same.

`pytest.approx` notes every comparison with it while a test runs; the two fixtures `published` and `mismatch` do the
same with words and a unit.
"""

import ast
import inspect
import json
import math
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from mgmodels.engine import registry
from mgmodels.engine.behind import models_behind
from mgmodels.replicates.record import FOLDER

APPROX = pytest.approx
PREFIXES = {
    "test_validated_": "validated",
    "test_regression_": "regression",
    "test_known_disagreement_": "known disagreement",
    "test_calibrated_": "calibrated",
}
LONGEST_LIST = 12
MOST_CASES = 4  # of one comparison inside one test; of more the worst is kept
DIGITS = 6
ROOT = Path(__file__).parents[2]


def kind_of(function_name):
    """The kind of a test by its name; None for one that is neither."""
    return next((kind for prefix, kind in PREFIXES.items() if function_name.startswith(prefix)), None)


def words_of(function_name):
    """The rest of a test's name as a phrase."""
    prefix = next(prefix for prefix in PREFIXES if function_name.startswith(prefix))
    phrase = function_name.removeprefix(prefix).replace("_", " ")
    return phrase[0].upper() + phrase[1:]


# ---------------------------------------------------------------------- one comparison
class Noting:
    """Mixed into pytest's own comparison: says to the notebook what was compared."""

    def __eq__(self, actual):
        result = super().__eq__(actual)
        if self.notebook.open:
            self.notebook.note(self, actual, bool(result), sys._getframe(1))
        return result

    def __ne__(self, actual):
        return not super().__eq__(actual)

    __hash__ = None


@cache
def noting_kind(kind):
    """One of pytest's classes of comparison, for scalars, lists, mappings or arrays, that notes what it compares."""
    return type(f"Noting{kind.__name__}", (Noting, kind), {})


def noting(notebook, label=None, unit=""):
    """Return a function like `pytest.approx` whose comparisons are noted."""

    def approx(expected, rel=None, abs=None, nan_ok=False):
        kind = noting_kind(type(APPROX(expected, rel=rel, abs=abs, nan_ok=nan_ok)))
        made = kind(expected, rel=rel, abs=abs, nan_ok=nan_ok)
        made.notebook, made.label, made.unit = notebook, label, unit
        return made

    return approx


def flat(values):
    """Numbers of a scalar, list, mapping or array as a flat list, in order."""
    if isinstance(values, dict):
        values = list(values.values())
    if isinstance(values, (list, tuple)):
        return [number for value in values for number in flat(value)]
    return [float(number) for number in np.ravel(np.asarray(values, float))]


def in_the_order_of(expected, actual):
    """The compared values in the order of the expected ones, where both are mappings."""
    return {name: actual[name] for name in expected} if isinstance(expected, dict) else actual


class Notebook:
    """What one test compares."""

    def __init__(self, item):
        # Hypothesis tries hundreds of examples of a law: the law is on record, not each example.
        self.item, self.records, self.open = item, [], not hasattr(item.function, "hypothesis")
        self.kind = kind_of(item.function.__name__)

    def note(self, approx, actual, agrees, frame):
        """Add a comparison that `pytest.approx` made."""
        if actual is None or approx.expected is None:
            return
        published, model = flat(approx.expected), flat(in_the_order_of(approx.expected, actual))
        if not published or len(published) != len(model):
            return
        allowed = [tolerance(approx, number) for number in published]
        expression = "" if approx.label else compared_in(frame)
        self.add(approx.label, expression, approx.unit, published, model, allowed, agrees)

    def add(self, label, expression, unit, published, model, allowed, agrees):
        """Add a comparison: lists of numbers and of the differences allowed."""
        apart = [abs(a - b) / (t or 1e-300) for a, b, t in zip(model, published, allowed, strict=True)]
        worst = int(np.nanargmax(apart)) if np.isfinite(apart).any() else 0
        numbers = len(published)
        if numbers > LONGEST_LIST:
            published, model = [published[worst]], [model[worst]]
        one = len(published) == 1
        self.records.append({
            "what": label or " ".join([words_of(self.item.function.__name__), *self.settings(published)]),
            "expression": expression,
            "unit": "" if unit == "1" else unit,
            "published": rounded(published[0]) if one else [rounded(number) for number in published],
            "model": rounded(model[0]) if one else [rounded(number) for number in model],
            "tolerance": rounded(allowed[worst]),
            "numbers": numbers,
            "agrees": agrees,
            **self.ends(),
        })  # fmt: skip

    def ends(self):
        function = self.item.function
        file = Path(self.item.path).relative_to(ROOT).as_posix()
        note = " ".join((inspect.getdoc(function) or "").split())
        return {"kind": self.kind, "test": f"{file}::{function.__name__}", "note": note}

    def settings(self, published):
        """The parameters of this case that tell it from others, in words; not the expected numbers themselves."""
        chosen = getattr(self.item, "callspec", None)
        words = []
        for name, value in (chosen.params if chosen else {}).items():
            plain = isinstance(value, str) or (isinstance(value, int | float) and value not in published)
            if plain:
                words.append(f"{name.replace('_', ' ')} {value}".replace("-", "−"))
            elif isinstance(value, dict):
                words += [f"{key} {number}".replace("-", "−") for key, number in value.items()]
        return [f"({', '.join(words)})"] if words else []

    def finished(self):
        """Everything noted; a test that compares no number is on record with its name alone."""
        self.open = False
        self.records = worst_of_many(self.records)
        if not self.records:
            words = " ".join([words_of(self.item.function.__name__), *self.settings([])])
            none = {"published": None, "model": None, "tolerance": None, "numbers": 0}
            law = {"what": words, "expression": "", "unit": "", **none, "agrees": self.kind != "known disagreement"}
            self.records.append({**law, **self.ends()})
        if len({record["expression"] for record in self.records}) == 1:
            for record in self.records:
                record["expression"] = ""
        return self.records


def worst_of_many(records):
    """The records, but of many with the same words only the one that comes closest to its tolerance."""
    alike = {}
    for record in records:
        alike.setdefault((record["what"], record["expression"]), []).append(record)
    found = []
    for group in alike.values():
        if len(group) > MOST_CASES:
            worst = max(group, key=strain)
            group = [{**worst, "numbers": sum(record["numbers"] for record in group)}]
        found += group
    return found


def strain(record):
    """The largest difference of a record in units of its tolerance."""
    apart = [abs(a - b) for a, b in paired(record["model"], record["published"]) if not isinstance(a, str)]
    return max(apart, default=0.0) / (record["tolerance"] or 1e-300)


def tolerance(approx, expected):
    """The difference that a comparison allows at one number."""
    allowed = APPROX(expected, rel=approx.rel, abs=approx.abs).tolerance
    return allowed if math.isfinite(allowed) else 0.0


def rounded(number):
    """A number to the digits that are kept; what is not finite is said as text, for JSON has no word for it."""
    return float(f"{number:.{DIGITS}g}") if math.isfinite(number) else str(number)


@cache
def comparisons_in(path):
    """Line spans of the comparisons with `approx` in a file, each with the source of what is compared."""
    found = []
    for node in ast.walk(ast.parse(Path(path).read_text("utf8"))):
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq):
            for expected, compared in ((node.comparators[0], node.left), (node.left, node.comparators[0])):
                if isinstance(expected, ast.Call) and "approx" in ast.unparse(expected.func):
                    found.append((node.lineno, node.end_lineno, ast.unparse(compared)))
    return sorted(found, key=lambda span: span[1] - span[0])


def compared_in(frame):
    """The source of what is compared on the line that a frame is at."""
    while frame and "papers" not in frame.f_code.co_filename:
        frame = frame.f_back
    if frame is None:
        return ""
    spans = comparisons_in(frame.f_code.co_filename)
    return next((text for first, last, text in spans if first <= frame.f_lineno <= last), "")


# ---------------------------------------------------------------------- the record of one paper
def paper_of(path):
    return Path(path).stem.removeprefix("test_")


def record_path(path):
    return FOLDER / f"{paper_of(path)}.json"


@cache
def on_record(path):
    """What the record says of a test file, by function name; nothing if there is none yet."""
    file, found = record_path(path), {}
    for record in json.loads(file.read_text("utf8"))["replicates"] if file.is_file() else ():
        found.setdefault(record["test"].split("::")[1], []).append(record)
    return found


def functions_of(path):
    """Names of the tests in a file that belong on record, in their order."""
    tree = ast.parse(Path(path).read_text("utf8"))
    return [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and kind_of(node.name)]


def models_of(module):
    """The models that a test file is about: those it reaches through what it imports, or in the same module as that."""
    found = models_behind(*vars(module).values())
    homes = {thing.__module__ for thing in vars(module).values() if inspect.isfunction(thing) or inspect.isclass(thing)}
    for other in (sys.modules[home] for home in homes - {module.__name__} if home.startswith("test_")):
        found |= models_behind(*vars(other).values())
    return [name for name, model in registry.models().items() if name in found or registry.home(model) in homes]


def same(new, old):
    """Whether a comparison still is what the record says: its words, and its numbers to a tenth of the tolerance."""
    exact = ("what", "expression", "unit", "numbers", "agrees", "kind", "note")
    if any(new[name] != old.get(name) for name in exact):
        return False
    for name in ("published", "model"):
        if (new[name] is None) != (old[name] is None):
            return False
    if new["model"] is None:
        return True
    pairs = [pair for name in ("published", "model") for pair in paired(new[name], old[name])]
    return all(close(a, b, new["tolerance"]) for a, b in pairs)


def paired(new, old):
    new, old = (value if isinstance(value, list) else [value] for value in (new, old))
    return zip(new, old, strict=True) if len(new) == len(old) else [(0.0, math.nan)]


def close(new, old, tolerance):
    if isinstance(new, str) or isinstance(old, str):
        return new == old
    return abs(new - old) <= 0.1 * tolerance + 1e-3 * abs(old) + 1e-12


def write(path, module, found):
    """Write the record of one test file: what ran is replaced, what did not run is kept if the test still exists."""
    functions, kept = functions_of(path), on_record(path)
    records = [record for name in functions for record in found.get(name, kept.get(name, ()))]
    content = {
        "paper": paper_of(path),
        "about": " ".join((module.__doc__ or "").strip().split("\n\n")[0].split()),
        "models": models_of(module),
    }
    lines = ",\n".join("  " + json.dumps(record, ensure_ascii=False) for record in records)
    head = json.dumps(content, ensure_ascii=False, indent=1).removesuffix("\n}")
    record_path(path).write_text(f'{head},\n "replicates": [\n{lines}\n ]\n}}\n', encoding="utf8")
