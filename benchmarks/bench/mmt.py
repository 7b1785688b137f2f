"""A model of the course in myokit's language: its own equations, run once with symbols in the place of numbers.

Numbers that no run changes are worked out on the way, so that myokit's C is as lean as it can be. What Python says
with `if`, myokit says with a function; the syntax tree is rewritten for it.
"""

import ast
import math

from mgmodels.engine.generate import names_taken, preamble


class Symbol:
    """An expression of myokit's language; arithmetic gives longer ones."""

    def __init__(self, text):
        self.text = text

    def __neg__(self):
        return Symbol(f"(-{self.text})")

    def __abs__(self):
        return Symbol(f"abs({self.text})")


def written(thing):
    return thing.text if isinstance(thing, Symbol) else repr(float(thing))


def operator(sign):
    def there(self, other):
        return Symbol(f"({written(self)} {sign} {written(other)})")

    return there, lambda self, other: there(other, self)


for name, sign in {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "pow": "^"}.items():
    there, back = operator(sign)
    setattr(Symbol, f"__{name}__", there)
    setattr(Symbol, f"__r{name}__", back)
for name, sign in {"lt": "<", "le": "<=", "gt": ">", "ge": ">="}.items():
    setattr(Symbol, f"__{name}__", operator(sign)[0])


def of_symbols(name, text):
    """Return a function of the math module that takes symbols as well."""

    def function(x):
        return Symbol(text.format(x.text)) if isinstance(x, Symbol) else getattr(math, name)(x)

    return function


FUNCTIONS = {"exp": "exp({})", "log": "log({})", "sqrt": "sqrt({})", "expm1": "(exp({}) - 1)"}


def choose(test, yes, no):
    """Return what `yes() if test else no()` gives; tests of symbols are left to myokit."""
    if not isinstance(test, Symbol):
        return yes() if test else no()
    return Symbol(f"if({test.text}, {written(yes())}, {written(no())})")


def larger(a, b):
    return choose(a > b, lambda: a, lambda: b)


class Rewritten(ast.NodeTransformer):
    """`if` becomes a call of `choose`, and what is assigned is given its name through `named`."""

    def visit_IfExp(self, node):
        self.generic_visit(node)
        return call("choose", node.test, lazily(node.body), lazily(node.orelse))

    def visit_Assign(self, node):
        self.generic_visit(node)
        node.value = call("named", ast.Constant(ast.unparse(node.targets[0])), node.value)
        return node

    def visit_FunctionDef(self, node):
        self.generic_visit(node)
        node.body, node.decorator_list = early_returns(node.body), []
        return node


def early_returns(body):
    """Return statements in which `if …: return a` and what follows has become one return of a choice."""
    for place, statement in enumerate(body):
        if isinstance(statement, ast.If):
            rest = ast.FunctionDef("rest", no_arguments(), early_returns(body[place + 1 :]), [])
            (done,) = statement.body
            choice = call("choose", statement.test, lazily(done.value), ast.Name("rest", ast.Load()))
            return [*body[:place], rest, ast.Return(choice)]
    return body


def call(name, *arguments):
    return ast.Call(ast.Name(name, ast.Load()), list(arguments), [])


def lazily(value):
    return ast.Lambda(no_arguments(), value)


def no_arguments():
    return ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])


def mmt(model, changed, start):
    """Return a model as myokit's text, with the stimulus as its pacing and one parameter left to be changed.

    Args:
        model: Whose equations know time only through a function `stimulus_current`.
        changed: The parameter that every run sets; it becomes `cell.changed`.
        start: State name to start value.
    """
    values = {name: p.value for name, p in model.parameters.items()}
    lines = []

    def named(hint, thing):
        if isinstance(thing, tuple):
            return tuple(named(hint, part) for part in thing)
        if not isinstance(thing, Symbol) or "(" not in thing.text:  # a number or a bare name needs no other
            return thing
        name = f"v{len(lines)}"
        lines.append(f"{name} = {thing.text}")
        return Symbol(name)

    tree = Rewritten().visit(ast.parse(preamble([model.rhs])))
    space = {"compiled": None, "choose": choose, "named": named, "max": larger}
    exec(compile(ast.fix_missing_locations(tree), "<equations>", "exec"), space)
    space |= {name: of_symbols(name, text) for name, text in FUNCTIONS.items()}
    space["stimulus_current"] = lambda *unused: Symbol("pace")
    given = {"t": 0.0, **values, **{name: Symbol(name) for name in start}, changed: Symbol("changed")}
    rates = space[model.rhs.__name__](*(given[name] for name in names_taken(model.rhs)))
    states = "\n".join(f"cell.{name} = {value!r}" for name, value in start.items())
    slopes = "\n".join(f"dot({name}) = {written(rate)}" for name, rate in zip(start, rates, strict=True))
    equations = "\n".join(lines)
    return (
        f"[[model]]\n{states}\n\n[cell]\ntime = 0 bind time\npace = 0 bind pace\n"
        f"changed = {values[changed]!r}\n{equations}\n{slopes}\n"
    )
