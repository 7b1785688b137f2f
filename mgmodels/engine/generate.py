"""Write a model out as one flat module of plain Python: its functions, what they call, and the packing.

A right-hand side is declared as a function of named scalars. Solvers want vectors. The bridge is text,
so that naming costs nothing at run time, the same source serves with and without numba, and a compiled
copy can be kept on disk under the digest of exactly this text.
"""

import ast
import dis
import inspect
import math
import re
import textwrap
from functools import cache
from types import BuiltinFunctionType, CodeType, FunctionType

from mgmodels.engine import numerics, vector_math
from mgmodels.engine.errors import DeclarationError

# what the generated module calls its own parts: an equation of one of these names would be overwritten
OWN_NAMES = (
    "at_a_point", "all_derivatives",
    "vector", "compiled", "compiled_derivatives", "machine_code", "np", "numba",
)  # fmt: skip
OWN_BEGINNING, OWN_INFIX = "own_", "__"  # of its own mathematics, and of derivatives


@cache
def source(function):
    """Return the text of a function, from the left margin; refuse a file that was edited since its import."""
    code, file = function.__code__, "".join(inspect.findsource(function)[0])
    if (code.co_firstlineno, fingerprint(code)) in functions_in(file):
        text = textwrap.dedent(inspect.getsource(function)).rstrip()
        defaults = [eval(ast.unparse(default), function.__globals__) for default in defaults_in(text)]
        if repr(tuple(defaults)) == repr(function.__defaults__ or ()):
            return text
    raise DeclarationError(
        f"{function.__module__} was edited since it was imported, so the text of {function.__name__} is "
        "no longer that of the function in memory; restart Python (or the kernel) and run again"
    )


@cache
def defaults_in(text):
    """Return the nodes of the defaults of a function's arguments."""
    (tree,) = ast.parse(text).body
    return tuple(tree.args.defaults)


@cache
def functions_in(text):
    """Return where each function at the top of a file or cell begins, and its fingerprint."""
    try:
        top = compile(text, "<file>", "exec")
    except SyntaxError:
        return frozenset()
    codes = [constant for constant in top.co_consts if isinstance(constant, CodeType)]
    return frozenset((code.co_firstlineno, fingerprint(code)) for code in codes)


def fingerprint(code):
    """Return what a function does, wherever it stands: instructions, arguments, names and constants."""
    constants = tuple(fingerprint(c) if isinstance(c, CodeType) else repr(c) for c in code.co_consts)
    return code.co_code, code.co_varnames[: code.co_argcount], code.co_names, constants


@cache
def names_used(code):
    """Return every global name that a code object reads, nested functions included."""
    names = [step.argval for step in dis.get_instructions(code) if step.opname == "LOAD_GLOBAL"]
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            names += names_used(constant)
    return names


def gather(function, found, provided=()):
    """Collect into `found` (name -> object) everything `function` needs from its module, callees first.

    Names in `provided` the module will have anyway.
    """
    if function.__name__ == "<lambda>":
        raise DeclarationError("an equation is a lambda; give it a name with def")
    if function.__code__.co_freevars:
        raise DeclarationError(
            f"{function.__qualname__} uses {', '.join(function.__code__.co_freevars)} from an enclosing "
            "function; define equations at the top level of a module or cell"
        )
    in_defaults = [n.id for node in defaults_in(source(function)) for n in ast.walk(node) if isinstance(n, ast.Name)]
    for name in [*names_used(function.__code__), *in_defaults]:
        thing = function.__globals__.get(name)
        if name in provided:
            continue
        if isinstance(thing, FunctionType):
            if thing is not function and found.get(name) is not thing:
                claim(name, thing, found)
                gather(thing, found, provided)
                found[name] = found.pop(name)  # callees stand before their callers
        elif is_numeric(thing) or thing is math or belongs_to_math(thing):
            claim(name, thing, found)
        elif name in function.__globals__:
            raise DeclarationError(
                f"{function.__qualname__} uses {name}, a {type(thing).__name__}; an equation may use "
                "numbers, the math module and functions of its own kind. Make it a parameter."
            )


def is_numeric(thing):
    return isinstance(thing, int | float) or isinstance(thing, tuple) and all(map(is_numeric, thing))


def belongs_to_math(thing):
    return isinstance(thing, BuiltinFunctionType) and thing.__module__ == "math"


def claim(name, thing, found):
    if name in OWN_NAMES or name.startswith(OWN_BEGINNING) or OWN_INFIX in name:
        raise DeclarationError(f"{name} is a name the engine keeps for itself; rename it in your equations")
    if found.setdefault(name, thing) is not thing and found[name] != thing:
        raise DeclarationError(f"two different things called {name} meet in one model; rename one of them")


def preamble(functions, provided=()):
    """Return the text of `functions` and all they use, each name once; `provided` names are left out."""
    found = {}
    for function in functions:
        gather(function, found, provided)
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
            text.append(f"{name} = {plain(thing)!r}")
    return "\n".join(text)


def with_own_mathematics(text, taken=("exp", "expm1")):
    """Return the text of `vector_math`, and a preamble in which linoid and the functions `taken` are its own.

    They need no call, so that a compiler can work out several at once. All its names begin with `own_`, so that an
    equation may use the same ones for something else.
    """
    functions = (vector_math.power_and_rest, *(getattr(vector_math, name) for name in taken))
    constants = {name: value for name, value in vars(vector_math).items() if name.isupper()}
    names = "|".join([*constants, *(function.__name__ for function in functions)])
    own = [f"{name} = {value!r}" for name, value in constants.items()] + [f"@compiled\n{source(f)}" for f in functions]
    own = re.sub(rf"\b({names})\b", r"own_\1", "\n\n".join(own))
    text = text.replace(source(numerics.linoid), source(vector_math.linoid).replace("expm1(", "own_expm1("))
    text = re.sub(rf"^from math import ({'|'.join(taken)}) as (\w+)$", r"\2 = own_\1", text, flags=re.M)
    text = re.sub(rf"\bmath\.({'|'.join(taken)})\(", r"own_\1(", text)
    return f"import numpy as np\n{own}", text


def plain(thing):
    """Return a number or tuple of numbers as Python's own, because the repr of numpy's or an enum's is no literal."""
    if isinstance(thing, tuple):
        return tuple(map(plain, thing))
    return int(thing) if isinstance(thing, int) else float(thing)


@cache
def names_taken(function):
    """Return the names of a function's arguments, in order."""
    return tuple(inspect.signature(function).parameters)


def arguments(function, states, parameters, vector="y[{}]", constant="p[{}]"):
    """Return the call arguments of `function`, each name found among the states and parameters."""
    places = {"t": "t"} | {s: vector.format(i) for i, s in enumerate(states)}
    places |= {name: constant.format(i) for i, name in enumerate(parameters)}
    return ", ".join(places[name] for name in names_taken(function))


def equations_text(equations, count, states, parameters):
    """Return the flat module of one part of a model: a function `at_a_point(t, y, p, out)` that fills `out`.

    Args:
        equations: Functions of named scalars, each with whether it returns a tuple or a bare number.
        count: How many numbers they give together.
        states, parameters: Names, in the order of `y` and `p`.
    """
    lines, filled = [], 0
    for function, gives_tuple in equations:
        call = f"{function.__name__}({arguments(function, states, parameters)})"
        given = count if gives_tuple else 1
        names = [f"value_{filled + i}" for i in range(given)]
        lines.append(f"    {', '.join(names)}{',' * gives_tuple} = {call}")
        lines += [f"    out[{filled + i}] = {name}" for i, name in enumerate(names)]
        filled += given
    body = "\n".join(lines)
    functions = list(dict.fromkeys(function for function, _ in equations))
    return f"{preamble(functions)}\n\n\n@machine_code\ndef at_a_point(t, y, p, out):\n{body}\n"
