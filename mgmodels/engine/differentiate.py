"""Derivatives written out: from the text of equations, the text of a function that gives values and partials at once.

Forward mode, statement by statement: beside each local number stand its partial derivatives by those arguments that
it can depend on, and no others. A function that equations call is differentiated by its own arguments, once for each
set of them that varies, and the caller applies the chain rule. A condition chooses the branch, and each branch has
its own derivatives; what is constant but for jumps (`floor`, a comparison) has none.
"""

import ast
import inspect
import math
from types import BuiltinFunctionType, FunctionType

import numpy as np

from mgmodels.engine.generate import belongs_to_math, gather, names_taken, preamble, source
from mgmodels.engine.structure import elimination_order, layout, places

# by its argument x and its value v; what else it calls is under its own name with `__` behind
SLOPES = {
    "exp": "{v}", "expm1": "{v} + 1.0", "log": "1.0 / {x}", "log1p": "1.0 / (1.0 + {x})", "sqrt": "0.5 / {v}",
    "log10": f"{1.0 / math.log(10.0)!r} / {{x}}", "sin": "cos__({x})", "cos": "-sin__({x})", "sinh": "cosh__({x})",
    "cosh": "sinh__({x})", "tanh": "1.0 - {v} * {v}", "atan": "1.0 / (1.0 + {x} * {x})",
    "fabs": "1.0 if {x} >= 0.0 else -1.0", "abs": "1.0 if {x} >= 0.0 else -1.0",
}  # fmt: skip
CALLED = ("log", "sin", "cos", "sinh", "cosh")
JUMPS = ("floor", "ceil", "trunc", "round", "int")
UNROLLED = 8  # powers up to which a product is meant


class NotDifferentiable(Exception):
    """An equation uses what has no rule here; the message says what and where."""


def partials_text(rhs, states, parameters):
    """Return the flat module of a right-hand side with its derivatives, and the `Structure` of its Jacobian.

    Its `at_a_point(t, y, p, out)` fills `out` with the n derivatives, n changes of them with time alone, and the
    entries of the Jacobian in the order of the structure; those that only elimination fills it leaves as they are.

    Args:
        rhs: Function of named scalars that returns one number a state.
        states, parameters: Names, in the order of `y` and `p`.

    Raises:
        NotDifferentiable: There is no rule for something in the equations.
    """
    found = {}
    gather(rhs, found)
    family, n = Family(found), len(states)
    row = {name: i for i, name in enumerate(states)}
    writer = Writer(rhs, tuple(name for name in names_taken(rhs) if name in row or name == "t"), family)
    shape = writer.shape()
    if len(shape) != n:
        raise NotDifferentiable(f"{rhs.__name__} returns {len(shape)} numbers for {n} states")
    depends = np.eye(n, dtype=bool)
    for i, names in enumerate(shape):
        depends[i, [row[name] for name in names if name != "t"]] = True
    structure = layout(depends, elimination_order(depends))
    place = places(structure)

    def write_result(items):
        for i, (value, slopes) in enumerate(items):
            yield f"out__[{i}] = {value}"
            yield f"out__[{n + i}] = {slopes.get('t', '0.0')}"
            for name in states:
                if depends[i, row[name]]:
                    yield f"out__[{2 * n + place[i, row[name]]}] = {slopes.get(name, '0.0')}"
        yield "return"

    body = writer.body(write_result)
    of = {"t": "t__"} | {name: f"y__[{i}]" for i, name in enumerate(states)}
    of |= {name: f"p__[{i}]" for i, name in enumerate(parameters)}
    unpacked = [f"{name} = {of[name]}" for name in names_taken(rhs)]
    lines = ["", "", "@machine_code", "def at_a_point(t__, y__, p__, out__):", *indented(unpacked + body)]
    more = [f"from math import {name} as {name}__" for name in CALLED]
    return "\n".join([preamble([rhs]), *more, *family.texts, *lines]) + "\n", structure


class Family:
    """The functions that equations call, and the derivatives of them written so far."""

    def __init__(self, found):
        self.found, self.written, self.texts = found, {}, []

    def derivative(self, function, varying):
        """Return (name, shape) of a function's derivative by some of its arguments; write it when first asked."""
        if (function, varying) not in self.written:
            writer = Writer(function, varying, self)
            shape, name = writer.shape(), f"{function.__name__}__{len(self.written)}"

            def write_result(items):
                numbers = [value for value, _ in items]
                for row, (_, slopes) in zip(shape, items, strict=True):
                    numbers += [slopes.get(argument, "0.0") for argument in row]
                yield f"return {', '.join(numbers)}"

            head = f"def {name}({', '.join(names_taken(function))}):"
            self.texts.append("\n".join(["", "@compiled", head, *indented(writer.body(write_result))]))
            self.written[function, varying] = name, shape
        return self.written[function, varying]


class Writer:
    """One function, differentiated by the arguments in `varying`.

    Every expression becomes a text for its value and a dictionary: argument to the text of the derivative by it.
    `known` has for each local name the arguments on which it depends; `x__a` is the derivative of x by a.
    """

    def __init__(self, function, varying, family):
        self.function, self.varying, self.family = function, varying, family
        (self.tree,) = ast.parse(source(function)).body

    def shape(self):
        """Return for each number that the function returns the arguments on which it can depend."""
        rows = []

        def note(items):
            if rows and len(rows[0]) != len(items):
                self.refuse(self.tree, "results of several lengths")
            rows.append([set(slopes) for _, slopes in items])
            return ()

        self.body(note)
        if not rows:
            self.refuse(self.tree, "nothing returned")
        return [[name for name in self.varying if any(name in row[i] for row in rows)] for i in range(len(rows[0]))]

    def body(self, write_result):
        """Return the lines of the body; `write_result` makes lines of what is returned."""
        self.write_result, self.lines, self.count = write_result, [], 0
        self.known = {name: [name] if name in self.varying else [] for name in names_taken(self.function)}
        self.seeds = set(self.varying)  # arguments that still are what was given
        self.tuples = {}  # of a name for several numbers, the name of each
        self.block(self.tree.body)
        return self.lines

    def refuse(self, node, what=None):
        what = what or f"“{ast.unparse(node)[:60]}”"
        raise NotDifferentiable(f"{self.function.__name__}: there is no rule for {what}")

    # ------------------------------------------------------------------ statements
    def block(self, statements):
        """Write statements; return whether the function has returned at their end."""
        for statement in statements:
            match statement:
                case ast.Expr(value=ast.Constant()) | ast.Pass():
                    pass
                case ast.Assign(targets=[target], value=value):
                    self.assign(target, value)
                case ast.AugAssign(target=ast.Name(id=name) as target, op=op, value=value):
                    self.assign(target, ast.BinOp(ast.Name(name, ast.Load()), op, value))
                case ast.Return(value=value) if value is not None:
                    items = self.items(value)
                    self.lines += self.write_result(items)
                    return True
                case ast.If(test=test, body=body, orelse=other):
                    if self.choose(test, lambda b=body: self.block(b), lambda o=other: self.block(o)):
                        return True
                case _:
                    self.refuse(statement)
        return False

    def assign(self, target, value):
        targets = target.elts if isinstance(target, ast.Tuple) else [target]
        if not all(isinstance(t, ast.Name) for t in targets):
            self.refuse(target)
        if not self.varies(value):
            self.lines.append(f"{ast.unparse(target)} = {ast.unparse(value)}")
            self.forget(targets)
            return
        items, names = self.items(value), [t.id for t in targets]
        several = len(items) > 1 and len(names) == 1  # one name for all of them
        if several:
            names = [f"{names[0]}__{i}" for i in range(len(items))]
        elif len(items) != len(names):
            self.refuse(target)
        if len(items) > 1 or targets[0].id in self.known:  # the old values may still be needed
            items = [(self.held(text), {a: self.held(slope) for a, slope in slopes.items()}) for text, slopes in items]
        self.forget(targets)
        if several:
            self.tuples[targets[0].id] = names
            self.known[targets[0].id] = [a for _, slopes in items for a in slopes]
        for name, (text, slopes) in zip(names, items, strict=True):
            self.lines.append(f"{name} = {text}")
            self.lines += [f"{name}__{a} = {slope}" for a, slope in slopes.items()]
            self.known[name] = list(slopes)

    def forget(self, targets):
        for target in targets:
            self.seeds.discard(target.id)
            self.known[target.id] = []
            self.tuples.pop(target.id, None)

    def choose(self, test, first, second):
        """Write two branches, each by a function that returns whether it returned; return whether both did."""
        outer, known, seeds, tuples = self.lines, self.known, self.seeds, self.tuples
        ends = []
        for write in (first, second):
            self.lines, self.known, self.seeds, self.tuples = [], dict(known), set(seeds), dict(tuples)
            returned = write()
            ends.append((returned, self.lines, self.known, self.seeds))
            if not returned and self.tuples != tuples:
                self.refuse(test, "one name for several numbers in a branch")
        self.tuples = tuples
        going_on = [end for end in ends if not end[0]]
        merged = {}
        for name in dict.fromkeys(name for end in going_on for name in end[2]):
            by = dict.fromkeys(a for _, _, names, _ in going_on for a in names.get(name, ()))
            merged[name] = list(by)
            changed = any(name in seeds and name not in end[3] for end in going_on)
            for _, lines, names, left in going_on:
                lines += [f"{name}__{a} = 0.0" for a in by if a not in names.get(name, ())]
                if changed and name in left:
                    lines.append(f"{name}__{name} = 1.0")
        self.known = merged if going_on else known
        self.seeds = set.intersection(*(end[3] for end in going_on)) if going_on else seeds
        self.lines = [*outer, f"if {ast.unparse(test)}:", *indented(ends[0][1] or ["pass"])]
        if ends[1][1]:
            self.lines += ["else:", *indented(ends[1][1])]
        return not going_on

    # ------------------------------------------------------------------ expressions
    def varies(self, node):
        """Return whether a value has derivatives here."""
        if isinstance(node, ast.Compare | ast.BoolOp) or isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return False
        if isinstance(node, ast.Name):
            return bool(self.known.get(node.id))
        if isinstance(node, ast.IfExp):
            return self.varies(node.body) or self.varies(node.orelse)
        if isinstance(node, ast.Call) and self.called(node) in JUMPS:
            return False
        return any(self.varies(child) for child in ast.iter_child_nodes(node))

    def items(self, node):
        """Return the numbers that an expression gives, each as (text, derivatives)."""
        match node:
            case ast.Tuple(elts=elements):
                return [item for element in elements for item in self.items(element)]
            case ast.Starred(value=value):
                items = self.items(value)
                return items if len(items) > 1 else self.refuse(value)
            case ast.Name(id=name) if name in self.tuples:
                return [self.number(ast.Name(each, ast.Load())) for each in self.tuples[name]]
            case ast.Call() if isinstance(self.called(node), FunctionType):
                return self.call(node, self.called(node))
            case ast.BinOp(left=ast.Name(id=name) as left, op=ast.Add(), right=right) if name in self.tuples:
                return self.items(left) + self.items(right)
        return [self.number(node)]

    def number(self, node):
        """Return one number as (text, derivatives)."""
        if not self.varies(node):
            return decimal(node), {}
        match node:
            case ast.Name(id=name):
                seed = name in self.seeds
                return name, {a: "1.0" if seed else f"{name}__{a}" for a in self.known[name]}
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                value, slopes = self.number(operand)
                return f"(-{value})", {a: times("-1.0", slope) for a, slope in slopes.items()}
            case ast.UnaryOp(op=ast.UAdd(), operand=operand):
                return self.number(operand)
            case ast.BinOp(left=left, op=op, right=right):
                return self.operation(node, op, self.number(left), self.number(right))
            case ast.IfExp(test=test, body=body, orelse=other):
                return self.conditional(test, lambda: self.number(body), lambda: self.number(other))
            case ast.Call() if isinstance(self.called(node), FunctionType):
                items = self.call(node, self.called(node))
                return items[0] if len(items) == 1 else self.refuse(node)
            case ast.Call(args=arguments):
                return self.built_in(node, self.called(node), arguments)
        return self.refuse(node)

    def operation(self, node, op, left, right):
        (a, by_a), (b, by_b) = left, right
        match op:
            case ast.Add():
                return f"({a} + {b})", added(by_a, by_b)
            case ast.Sub():
                return f"({a} - {b})", added(by_a, scaled("-1.0", by_b))
            case ast.Mult():
                a, b = self.bind(a) if by_b else a, self.bind(b) if by_a else b
                return f"({a} * {b})", added(scaled(b, by_a), scaled(a, by_b))
            case ast.Div():
                b = self.bind(b)
                inverse = self.bind(f"1.0 / {b}")
                value = self.bind(f"{a} / {b}") if by_b else f"({a} / {b})"
                return value, scaled(inverse, added(by_a, scaled(f"(-{value})", by_b)))
            case ast.Pow():
                return self.power(left, right)
        return self.refuse(node)

    def power(self, base, exponent):
        (a, by_a), (b, by_b) = base, exponent
        a, b = self.bind(a), self.bind(b)
        whole = float(b) if number_in(b) is not None else 0.0
        if whole == int(whole) and 2 <= whole <= UNROLLED:
            n = int(whole)
            return f"{a}**{n}", scaled(self.bind(f"{whole} * {a}" + (f"**{n - 1}" if n > 2 else "")), by_a)
        value, slopes = self.bind(f"{a} ** {b}"), {}
        if by_a:
            slopes = scaled(self.bind(f"{b} * {value} / {a} if {a} != 0.0 else {b} * {a} ** ({b} - 1.0)"), by_a)
        if by_b:
            slopes = added(slopes, scaled(self.bind(f"{value} * log__({a}) if {a} > 0.0 else 0.0"), by_b))
        return value, slopes

    def built_in(self, node, name, arguments):
        """Return what one of Python's or of math's own functions gives."""
        if node.keywords:
            self.refuse(node)
        if name in SLOPES and len(arguments) == 1:
            x, slopes = self.number(arguments[0])
            x = self.bind(x)
            value = self.bind(f"{ast.unparse(node.func)}({x})")
            return value, scaled(self.bind(SLOPES[name].format(x=x, v=value)), slopes)
        if name in ("min", "max") and len(arguments) > 1:
            best = self.number(arguments[0])
            for argument in arguments[1:]:
                best, other = ((self.bind(text), slopes) for text, slopes in (best, self.number(argument)))
                better = ast.parse(f"{other[0]} {'<' if name == 'min' else '>'} {best[0]}", mode="eval").body
                best = self.conditional(better, lambda other=other: other, lambda best=best: best)
            return best
        if name == "pow" and len(arguments) == 2:
            return self.power(*map(self.number, arguments))
        return self.refuse(node)

    def conditional(self, test, first, second):
        """Return a number that is one of two."""
        name, ways = self.name(), []

        def way(write):
            def assign():
                text, slopes = write()
                ways.append(slopes)
                self.lines.append(f"{name} = {text}")
                self.lines += [f"{name}__{a} = {slope}" for a, slope in slopes.items()]
                self.known[name] = list(slopes)
                return False

            return assign

        self.choose(test, way(first), way(second))
        return name, {a: f"{name}__{a}" for a in self.known[name]}

    def call(self, node, function):
        """Return what a function of the equations' own gives, by the chain rule."""
        given = [item for argument in node.args for item in self.items(argument)]
        named = {keyword.arg: self.number(keyword.value) for keyword in node.keywords}
        try:
            bound = inspect.signature(function).bind(*given, **named).arguments
        except TypeError:
            self.refuse(node)
        defaults = inspect.signature(function).parameters
        taken = {name: bound.get(name) or (repr(defaults[name].default), {}) for name in names_taken(function)}
        varying = tuple(name for name, (_, slopes) in taken.items() if slopes)
        texts = ", ".join(text for text, _ in taken.values())
        name, shape = self.family.derivative(function, varying) if varying else (function.__name__, None)
        if shape is None:
            if isinstance(returned(function), ast.Tuple):
                whole = self.bind(f"{name}({texts})")
                return [(f"{whole}[{i}]", {}) for i in range(len(returned(function).elts))]
            return [(f"{name}({texts})", {})]
        values = [self.name() for _ in shape]
        slopes = [{a: self.name() for a in row} for row in shape]
        names = values + [slope for row in slopes for slope in row.values()]
        self.lines.append(f"{', '.join(names)} = {name}({texts})")
        inner = {a: {s: self.bind(slope) for s, slope in taken[a][1].items()} for a in varying}
        items = []
        for value, row in zip(values, slopes, strict=True):
            total = {}
            for a, slope in row.items():
                total = added(total, scaled(slope, inner[a]))
            items.append((value, total))
        return items

    # ------------------------------------------------------------------ names
    def called(self, node):
        """Return the function of the equations' own that is called, or the name of one of Python's or math's."""
        match node.func:
            case ast.Name(id=name):
                thing = self.family.found.get(name)
                if isinstance(thing, FunctionType):
                    return thing
                return thing.__name__ if isinstance(thing, BuiltinFunctionType) and belongs_to_math(thing) else name
            case ast.Attribute(value=ast.Name(id=module), attr=name) if self.family.found.get(module) is math:
                return name
        return ""

    def bind(self, text):
        """Return a name for a text that is none yet."""
        return text if text.isidentifier() else self.held(text)

    def held(self, text):
        """Return a new name for a text whose names may get other values; a number stays as it is."""
        if number_in(text) is not None:
            return text
        name = self.name()
        self.lines.append(f"{name} = {text}")
        return name

    def name(self):
        self.count += 1
        return f"v__{self.count}"


# ---------------------------------------------------------------------- texts
def decimal(node):
    """Return an expression as it stands; a whole number as a decimal, so that each number has one type."""
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return repr(float(node.value))
    text = ast.unparse(node)
    return text if text.isidentifier() or isinstance(node, ast.Constant | ast.Call | ast.Subscript) else f"({text})"


def returned(function):
    """Return the node that a function returns first."""
    (tree,) = ast.parse(source(function)).body
    return next((n.value for n in ast.walk(tree) if isinstance(n, ast.Return)), None)


def number_in(text):
    try:
        return float(text)
    except ValueError:
        return None


def times(a, b):
    """Return the text of a product.

    >>> times("1.0", "x"), times("x", "-1.0"), times("x", "y")
    ('x', '(-x)', '(x * y)')
    """
    for one, other in ((a, b), (b, a)):
        if one == "1.0":
            return other
        if one == "-1.0" and other != "-1.0":
            return f"(-{other})"
    return "1.0" if a == b == "-1.0" else f"({a} * {b})"


def scaled(factor, slopes):
    return {a: times(factor, slope) for a, slope in slopes.items()}


def added(first, second):
    both = dict(first)
    for a, slope in second.items():
        both[a] = f"({both[a]} + {slope})" if a in both else slope
    return both


def indented(lines):
    return [f"    {line}" for line in lines]
