"""Write a model out as one flat module of plain Python: its functions, what they call, and the packing.

A right-hand side is declared as a function of named scalars. Solvers want vectors. The bridge is text,
so that naming costs nothing at run time, the same source serves with and without numba, and a compiled
copy can be kept on disk under the digest of exactly this text.
"""

import dis
import inspect
import math
import textwrap
from functools import cache
from types import BuiltinFunctionType, CodeType, FunctionType

from mgmodels.engine.errors import DeclarationError

# what the generated module calls its own parts: an equation of one of these names would be overwritten
OWN_NAMES = (
    "all_derivatives", "all_outputs", "all_events",
    "vector", "compiled", "compiled_derivatives", "compiled_rows", "np",
)  # fmt: skip


@cache
def source(function):
    """Return the text of a function, from the left margin; refuse a file that was edited since its import."""
    if fingerprint(function.__code__) not in functions_in("".join(inspect.findsource(function)[0])):
        raise DeclarationError(
            f"{function.__module__} was edited since it was imported, so the text of {function.__name__} is "
            "no longer that of the function in memory; restart Python (or the kernel) and run again"
        )
    return textwrap.dedent(inspect.getsource(function)).rstrip()


@cache
def functions_in(text):
    """Return the fingerprint of every function at the top of a file or cell."""
    try:
        top = compile(text, "<file>", "exec")
    except SyntaxError:
        return frozenset()
    return frozenset(fingerprint(constant) for constant in top.co_consts if isinstance(constant, CodeType))


def fingerprint(code):
    """Return what a function does, wherever it stands: instructions, names and constants."""
    constants = tuple(fingerprint(c) if isinstance(c, CodeType) else repr(c) for c in code.co_consts)
    return code.co_code, code.co_names, constants


@cache
def names_used(code):
    """Return every global name that a code object reads, nested functions included."""
    names = [step.argval for step in dis.get_instructions(code) if step.opname == "LOAD_GLOBAL"]
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            names += names_used(constant)
    return names


def gather(function, found):
    """Collect into `found` (name -> object) everything `function` needs from its module, callees first."""
    if function.__name__ == "<lambda>":
        raise DeclarationError("an equation is a lambda; give it a name with def")
    if function.__code__.co_freevars:
        raise DeclarationError(
            f"{function.__qualname__} uses {', '.join(function.__code__.co_freevars)} from an enclosing "
            "function; define equations at the top level of a module or cell"
        )
    for name in names_used(function.__code__):
        thing = function.__globals__.get(name)
        if isinstance(thing, FunctionType):
            if thing is not function and found.get(name) is not thing:
                claim(name, thing, found)
                gather(thing, found)
                found[name] = found.pop(name)  # callees stand before their callers
        elif isinstance(thing, int | float) or thing is math or belongs_to_math(thing):
            claim(name, thing, found)
        elif name in function.__globals__:
            raise DeclarationError(
                f"{function.__qualname__} uses {name}, a {type(thing).__name__}; an equation may use "
                "numbers, the math module and functions of its own kind. Make it a parameter."
            )


def belongs_to_math(thing):
    return isinstance(thing, BuiltinFunctionType) and thing.__module__ == "math"


def claim(name, thing, found):
    if name in OWN_NAMES:
        raise DeclarationError(f"{name} is a name the engine keeps for itself; rename it in your equations")
    if found.setdefault(name, thing) is not thing and found[name] != thing:
        raise DeclarationError(f"two different things called {name} meet in one model; rename one of them")


def preamble(functions):
    """Return the text of `functions` and all they use, each name once."""
    found = {}
    for function in functions:
        gather(function, found)
        claim(function.__name__, function, found)
    text = ["import math", "import numpy as np", "from math import inf, nan"]
    for name, thing in found.items():
        if isinstance(thing, BuiltinFunctionType):
            text.append(f"from math import {thing.__name__} as {name}")
        elif isinstance(thing, FunctionType):
            text.append("\n@compiled\n" + source(thing))
        elif thing is math:
            text.append(f"import math as {name}")
        else:
            # a plain number, because the repr of numpy's or an enum's is not a literal
            number = int(thing) if isinstance(thing, int) else float(thing)
            text.append(f"{name} = {number!r}")
    return "\n".join(text)


@cache
def names_taken(function):
    """Return the names of a function's arguments, in order."""
    return tuple(inspect.signature(function).parameters)


def arguments(function, states, parameters, vector="y[{}]", constant="p[{}]"):
    """Return the call arguments of `function`, each name found among the states and parameters."""
    places = {"t": "t"} | {s: vector.format(i) for i, s in enumerate(states)}
    places |= {name: constant.format(i) for i, name in enumerate(parameters)}
    return ", ".join(places[name] for name in names_taken(function))


def module_text(model):
    """Return the flat module of a model: `all_derivatives(t, y, p)`, `all_outputs(t, Y, P)` and
    `all_events(t, Y, P)`.

    The first serves the solvers; the other two run over many points at once (`Y` has one column
    a point, `P` one for each or one for all) and return one row an output or event.
    """
    watchers = [e.function for e in model.events.values()]
    functions = list(dict.fromkeys(filter(None, [model.rhs, model.output_function, *watchers])))
    parts = [preamble(functions)]
    if model.rhs is not None:
        parts.append(derivatives_text(model))
    if model.output_function is not None:
        call = column_call(model.output_function, model)
        parts.append(rows_text("all_outputs", [(call, len(model.outputs))]))
    if watchers:
        parts.append(rows_text("all_events", [(column_call(f, model), 0) for f in watchers]))
    return "\n\n".join(parts) + "\n"


def column_call(function, model):
    """Return the call of `function` at point `k` of a table with one column a point."""
    places = arguments(function, model.states, model.parameters, vector="Y[{}, k]", constant="P[{}, j]")
    return f"{function.__name__}({places})"


def derivatives_text(model):
    n = len(model.states)
    rates = ", ".join(f"d{i}" for i in range(n))
    body = "\n".join(f"    dy[{i}] = d{i}" for i in range(n))
    return f"""
@compiled_derivatives
def all_derivatives(t, y, p):
    {rates}, = {model.rhs.__name__}({arguments(model.rhs, model.states, model.parameters)})
    dy = vector({n})
{body}
    return dy"""


def rows_text(name, calls):
    """Return a function that fills one row a value: each call gives `count` values, or a bare number (0)."""
    lines, row = [], 0
    for call, count in calls:
        if count:
            lines.append(f"        {', '.join(f'r[{row + i}, k]' for i in range(count))}, = {call}")
        else:
            lines.append(f"        r[{row}, k] = {call}")
        row += count or 1
    body = "\n".join(lines)
    return f"""
@compiled_rows
def {name}(t_all, Y, P):
    r = np.empty(({row}, t_all.size))
    for k in range(t_all.size):
        t = t_all[k]
        j = min(k, P.shape[1] - 1)  # one column of parameters serves every point
{body}
    return r"""
