"""The rules of differentiation: from an expression to the texts of its value and of its derivatives.

A number is (text, derivatives), the latter a dictionary: an argument of the function to the text of the derivative by
it. What a text needs first stands in `lines`.
"""

import ast
import inspect
import math
from types import BuiltinFunctionType, FunctionType

from mgmodels.engine.generate import belongs_to_math, names_taken, source

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
LONG = 1000  # letters of a text that gets a name: Python reads some two hundred brackets within each other


class NotDifferentiable(Exception):
    """An equation uses what has no rule here; the message says what and where."""


class Rules:
    """The expressions of one function.

    `lines` are those written so far, `known` has for each local name the arguments on which it depends, `x__a` is the
    derivative of x by a; `seeds` are the arguments that still are what was given, and `tuples` has, of a name for
    several numbers, the name of each. `choose` writes two branches (see `differentiate.Writer`).
    """

    def refuse(self, node, what=None):
        what = what or f"“{ast.unparse(node)[:60]}”"
        raise NotDifferentiable(f"{self.function.__name__}: there is no rule for {what}")

    def varies(self, node):
        """Return whether a value has derivatives here."""
        if isinstance(node, ast.Compare) or isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
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
        (a, by_a), (b, by_b) = (
            (self.named_if_long(text), {name: self.named_if_long(slope) for name, slope in slopes.items()})
            for text, slopes in (left, right)
        )
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
        whole = number_in(b)
        if whole == 0.0 and not by_b:
            return "1.0", {}
        if whole == 1.0 and not by_b:
            return a, by_a
        if whole is not None and math.isfinite(whole) and whole == int(whole) and 2 <= whole <= UNROLLED:
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
        if any(parameter.kind is not parameter.POSITIONAL_OR_KEYWORD for parameter in defaults.values()):
            self.refuse(node)
        taken = {name: bound.get(name) or (repr(defaults[name].default), {}) for name in names_taken(function)}
        varying = tuple(name for name, (_, slopes) in taken.items() if slopes)
        texts = ", ".join(text for text, _ in taken.values())
        name, shape = self.family.derivative(function, varying) if varying else (function.__name__, None)
        if shape is None:
            if isinstance(returned(function), ast.Tuple):
                if any(isinstance(element, ast.Starred) for element in returned(function).elts):
                    self.refuse(node)  # how many they are stands elsewhere
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

    def named_if_long(self, text):
        return self.held(text) if len(text) > LONG else text

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
    """Return the number that a text is; None of a name, though it be `inf`."""
    try:
        return None if text.isidentifier() else float(text)
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
