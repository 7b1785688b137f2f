"""Turn a model's equations into callables: machine code where numba is, plain Python where it is not."""

import hashlib
import importlib.util
import linecache
import sys
from functools import cache, cached_property
from types import SimpleNamespace

import numpy as np

from mgmodels.engine import machine, tables
from mgmodels.engine.differentiate import NotDifferentiable, partials_text
from mgmodels.engine.errors import NO_VALUE, DeclarationError
from mgmodels.engine.generate import equations_text, preamble, source, with_own_mathematics
from mgmodels.engine.object_code import address_of, cache_folder, callable_at, entry_text, keep
from mgmodels.engine.translate import AT_A_POINT

EQUATIONS = """\
def machine_code(function):
    return function
"""
LATTICE = """\
import numba
import numpy as np
vector = np.empty
compiled = numba.njit(error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
compiled_derivatives = numba.njit("f8[::1](f8, f8[:], f8[::1])", cache=True, error_model="numpy")
"""
PLAIN = """\
def vector(n):
    return [0.0] * n
def compiled(function):
    return function
compiled_derivatives = machine_code = compiled
"""
POINT = ("f", "f*", "f*", "f*")


@cache
def numba_is_present():
    """Return whether numba can be imported here."""
    return importlib.util.find_spec("numba") is not None


# ---------------------------------------------------------------------- a model's equations
def functions_of(model):
    """Return the callables of a model; each is compiled when it is first used, once a process.

    Args:
        model: Anything with the declaration of a `Model`.

    Returns:
        `Functions`; of a strand's lattice, a namespace with `derivatives` and `compiled`.
    """
    return model.functions if hasattr(model, "functions") else functions_with(*declared(model), numba_is_present())


def declared(model):
    """Return what a model's callables depend on; a copy with other parameter values shares them."""
    watchers = tuple(event.function for event in model.events.values())
    return (
        model.name, model.rhs, model.output_function, watchers,
        tuple(model.states), tuple(model.parameters), len(model.outputs),
    )  # fmt: skip


@cache
def functions_with(*declaration):
    return Functions(*declaration)


class Functions:
    """The equations of one model as solvers call them.

    `rates`, `watch` and `quantities` are called by the compiled loops and tables: the derivatives, the events'
    functions and the outputs at one point, each as `function(t, y, p, out)`; addresses of machine code, or plain
    functions where `compiled` is False. `derivatives`, `events` and `outputs` are the same for callers in Python.
    """

    def __init__(self, name, rhs, output_function, watchers, states, parameters, outputs, compiled):
        self.name, self.compiled = name, compiled
        self.states, self.parameters = states, parameters
        self.counts = {"rates": len(states), "quantities": outputs, "watch": len(watchers)}
        self.equations = {"rates": [(rhs, True)], "quantities": [(output_function, True)]}
        self.equations["watch"] = [(function, False) for function in watchers]
        self.structure = None  # what depends on what: found when a solver first needs it

    rates = cached_property(lambda self: self.equation("rates"))
    quantities = cached_property(lambda self: self.equation("quantities"))
    watch = cached_property(lambda self: self.equation("watch"))

    @cached_property
    def written_out(self):
        """The text of the derivatives of the rates, their `Structure`, and why there are none where there are none."""
        ((rhs, _),) = self.equations["rates"]
        try:
            text, structure = partials_text(rhs, self.states, self.parameters)
        except NotDifferentiable as problem:
            return SimpleNamespace(text="", structure=None, obstacle=str(problem))
        return SimpleNamespace(text=text, structure=structure, obstacle="")

    @cached_property
    def partials(self):
        """The rates with their derivatives, as `rates`; 0 where they cannot be written out."""
        return self.callable(self.written_out.text) if self.written_out.text else 0

    def equation(self, part):
        """Return the address of one part's machine code, or its plain function."""
        if not self.counts[part]:
            return 0
        return self.callable(equations_text(self.equations[part], self.counts[part], self.states, self.parameters))

    def callable(self, text):
        """Return the address of the machine code of a flat module, or its plain function."""
        if self.compiled:
            text = EQUATIONS + "\n\n".join(with_own_mathematics(text))
            return address_of(text, self.name, "at_a_point", AT_A_POINT, vectors=True)  # several exp at once
        return run_text(PLAIN + text, self.name)["at_a_point"]

    @cached_property
    def rates_from_python(self):
        return callable_at(self.rates, POINT)

    def derivatives(self, t, y, p):
        """Return the derivatives: an array, or a list where it is plain Python (fastest from lists)."""
        if self.compiled:
            out = np.empty(len(self.states))
            self.rates_from_python(t, np.ascontiguousarray(y), p, out)
            return out
        out = [0.0] * len(self.states)
        self.rates(t, y, p, out)
        return out

    def derivatives_or_nan(self, t, y, p):
        """Return the derivatives of arrays as an array, nan where plain Python has no value."""
        try:
            return np.asarray(self.derivatives(t, *((y, p) if self.compiled else (y.tolist(), p.tolist()))))
        except NO_VALUE:
            return np.full(len(self.states), np.nan)

    def outputs(self, t, Y, P):
        """Return one row an output over many points: one column of states a point, one of parameters for each or all.

        Raises:
            ArithmeticError, ValueError: Plain Python found no value; compiled code gives nan.
        """
        return self.table(self.quantities, t, Y, P, self.counts["quantities"])

    def events(self, t, Y, P):
        """Return one row an event over many points, as `outputs`."""
        return self.table(self.watch, t, Y, P, self.counts["watch"])

    def table(self, function, t, Y, P, count):
        table = np.empty((count, t.size))
        if self.compiled:
            t, Y, P = (np.ascontiguousarray(a, float) for a in (t, Y, P))
            room = np.empty(Y.shape[0]), np.empty(P.shape[0]), np.empty((1, count))
            compiled_engine(tables.fill_table, tables.TAKES)(function, t, Y, P, table, *room)
        else:
            tables.fill_table_plainly(function, t, Y, P, table)
        return table


def callables(text, name):
    """Return the `derivatives` that a lattice's text defines, and whether they are compiled."""
    present = numba_is_present()
    space = vars(imported(LATTICE + text, name)) if present else run_text(PLAIN + text, name)
    return SimpleNamespace(derivatives=space["all_derivatives"], compiled=present)


# ---------------------------------------------------------------------- what calls them
@cache
def compiled_engine(function, takes, gives="void"):
    """Return a function of the engine's own as machine code: one that calls equations by their address.

    Args:
        function: Of arrays and numbers, written for `machine.evaluate`.
        takes, gives: As for `object_code.entry_text`.
    """
    evaluate = source(machine.evaluate_by_address).replace("def evaluate_by_address(", "def evaluate(")
    body = f"@intrinsic\n{evaluate}\n\n{preamble([function], provided=('evaluate',))}"
    return compiled_text(body, function.__qualname__, function.__name__, takes, gives)


def compiled_text(text, name, function, takes, gives, vectors=False):
    """Return a function of arrays and numbers that a text defines, as machine code.

    Args:
        text: Python that numba can compile; what it calls is decorated with `compiled` or `inlined`.
        name: Whose it is.
        function: Which of its functions.
        takes, gives: As for `object_code.entry_text`.
        vectors: Whether its loops are long enough to work on several numbers at once.
    """
    entry, signature = entry_text(function, takes, gives)
    head = f"{EQUATIONS}from numba.extending import intrinsic\n@intrinsic\n{source(machine.array_at)}\n\n"
    return callable_at(address_of(f"{head}{text}{entry}", name, "entry", signature, vectors), takes)


# ---------------------------------------------------------------------- loading
@cache
def imported(text, name):
    """Return the module that a text makes when it stands in the cache."""
    path = stored(text, name)
    return sys.modules.get(path.stem) or import_file(path)


@cache
def run_text(text, name):
    """Execute generated text in memory; the line cache lets a traceback show it."""
    where = f"<mgmodels {name}>"
    linecache.cache[where] = (len(text), None, text.splitlines(True), where)
    space = {}
    exec(compile(text, where, "exec"), space)
    return space


def stored(text, name):
    """Write `text` to the cache under its digest unless it is there already; return the path."""
    path = cache_folder() / f"{name}_{hashlib.sha256(text.encode()).hexdigest()[:16]}.py"
    if not path.exists():
        keep(path, text.encode())
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
