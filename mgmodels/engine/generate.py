"""Write a model out as one flat module of plain Python: its functions, what they call, and the packing.

A right-hand side is declared as a function of named scalars. Solvers want vectors. The bridge is text,
so that naming costs nothing at run time, the same source serves with and without numba, and a compiled
copy can be kept on disk under the digest of exactly this text.
"""

import builtins
import inspect
import math
import textwrap
from types import BuiltinFunctionType, CodeType, FunctionType, ModuleType

from mgmodels.engine.errors import DeclarationError


def names_used(code):
    """Return every global name that a code object mentions, nested functions included."""
    names = list(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            names += names_used(constant)
    return names


def gather(function, found):
    """Collect into `found` (name -> object) everything `function` needs from its module, callees first."""
    if function.__code__.co_freevars:
        raise DeclarationError(
            f"{function.__qualname__} uses {', '.join(function.__code__.co_freevars)} from an enclosing function; "
            "define equations at the top level of a module or cell"
        )
    for name in names_used(function.__code__):
        if name not in function.__globals__:
            continue
        thing = function.__globals__[name]
        if isinstance(thing, FunctionType) and thing is not function and found.get(name) is not thing:
            claim(name, thing, found)
            gather(thing, found)
            found[name] = found.pop(name)  # callees stand before their callers
        elif isinstance(thing, (int, float, BuiltinFunctionType)) or thing is math:
            claim(name, thing, found)
        elif not isinstance(thing, (ModuleType, FunctionType)):
            raise DeclarationError(
                f"{function.__qualname__} uses {name}, a {type(thing).__name__}; an equation may use numbers, "
                "functions of the math module and functions of its own kind. Make it a parameter."
            )


def claim(name, thing, found):
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
            if not hasattr(builtins, name):
                text.append(f"from math import {thing.__name__} as {name}")
        elif isinstance(thing, FunctionType):
            text.append("\n@compiled\n" + textwrap.dedent(inspect.getsource(thing)).rstrip())
        elif thing is not math:
            text.append(f"{name} = {thing!r}")
    return "\n".join(text)


def arguments(function, states, parameters, vector="y[{}]", constant="p[{}]"):
    """Return the call arguments of `function`, each name found among the states and parameters."""
    places = {"t": "t"} | {s: vector.format(i) for i, s in enumerate(states)}
    places |= {name: constant.format(i) for i, name in enumerate(parameters)}
    return ", ".join(places[name] for name in inspect.signature(function).parameters)


def module_text(model):
    """Return the flat module of a model: `derivatives(t, y, p)`, `outputs(t, Y, P)`, `events(t, Y, P)`.

    `derivatives` serves the solvers; the other two run over many points at once (`Y` has one column
    a point, `P` one for each or one for all) and return one row an output or event.
    """
    watchers = [e.function for e in model.events.values()]
    functions = list(dict.fromkeys(filter(None, [model.rhs, model.output_function, *watchers])))
    parts = [preamble(functions)]
    if model.rhs is not None:
        parts.append(derivatives_text(model))
    column = {"vector": "Y[{}, k]", "constant": "P[{}, j]"}
    if model.output_function is not None:
        call = f"{model.output_function.__name__}({arguments(model.output_function, model.states, model.parameters, **column)})"
        parts.append(rows_text("outputs", [(call, len(model.outputs))]))
    if watchers:
        calls = [(f"{f.__name__}({arguments(f, model.states, model.parameters, **column)})", 0) for f in watchers]
        parts.append(rows_text("events", calls))
    return "\n\n".join(parts) + "\n"


def derivatives_text(model):
    n = len(model.states)
    rates = ", ".join(f"d{i}" for i in range(n))
    body = "\n".join(f"    dy[{i}] = d{i}" for i in range(n))
    return f"""
@compiled_derivatives
def derivatives(t, y, p):
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
