"""Equations as LaTeX, translated from the source of the functions that solve them: what is shown is what runs.

It reads the plain Python that right-hand sides are written in: assignments, arithmetic, calls, conditions. A function
with anything else in it, such as a loop, is shown as its source.
"""

import ast
import inspect
import textwrap
from dataclasses import dataclass
from functools import cache

from mgmodels.engine.strand import Strand

GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta kappa lambda mu nu xi rho sigma tau phi chi psi omega "
    "Gamma Delta Theta Lambda Sigma Phi Psi Omega"
).split()
KNOWN = {
    "log": r"\ln", "log10": r"\log_{10}", "sin": r"\sin", "cos": r"\cos", "tanh": r"\tanh", "max": r"\max",
    "min": r"\min", "erf": r"\operatorname{erf}",
}  # fmt: skip
UNWRITTEN = {"nan": r"\text{undefined}", "inf": r"\infty", "pi": r"\pi"}
COMPARED = {ast.Lt: "<", ast.LtE: r"\leq", ast.Gt: ">", ast.GtE: r"\geq", ast.Eq: "=", ast.NotEq: r"\neq"}
SUM, PRODUCT, POWER, ATOM = range(4)  # how tightly a piece holds together


class CannotTypeset(ValueError):
    """The source holds something that has no counterpart here; the message names it."""


@dataclass(frozen=True)
class Line:
    """One equation in LaTeX: the two sides, and the condition under which it holds, which may be empty."""

    left: str
    right: str
    condition: str = ""

    @property
    def latex(self):
        """The whole line.

        >>> Line("a", "b", "c > 0").latex
        'a = b \\\\quad \\\\text{if } c > 0'
        """
        return f"{self.left} = {self.right}" + (rf" \quad \text{{if }} {self.condition}" if self.condition else "")


@dataclass(frozen=True)
class Block:
    """The equations of one function: what it is called, its lines, or its source where it cannot be set as lines."""

    name: str
    lines: tuple = ()
    source: str = ""


# ---------------------------------------------------------------------- names and numbers
def symbol(name):
    r"""Return a name as LaTeX: one letter or a Greek word is a symbol, what follows its underscore a subscript.

    >>> symbol("g_Na"), symbol("tau_m"), symbol("V"), symbol("gate_shift")
    ('g_{\\text{Na}}', '\\tau_{\\text{m}}', 'V', '\\text{gate shift}')
    """
    head, *rest = name.strip("_").split("_")
    if head in GREEK:
        base = rf"\{head}"
    elif len(head) == 1 or (rest and len(head) <= 2):
        base = head if len(head) == 1 else rf"\text{{{head}}}"
    else:
        return rf"\text{{{name.strip('_').replace('_', ' ')}}}"
    return rf"{base}_{{\text{{{' '.join(rest)}}}}}" if rest else base


def number(value):
    r"""Return a number as LaTeX, powers of ten spelt out.

    >>> number(1.0), number(0.062), number(2.5e-7), number(1e-3)
    ('1', '0.062', '2.5 \\cdot 10^{-7}', '0.001')
    """
    text = f"{value:.10g}"
    if "e" not in text:
        return text
    mantissa, power = text.split("e")
    ten = f"10^{{{int(power)}}}"
    return ten if mantissa == "1" else rf"{mantissa} \cdot {ten}"


# ---------------------------------------------------------------------- expressions
def expression(node):
    r"""Return an expression of the syntax tree as LaTeX.

    >>> expression(ast.parse("g_K * n**4 * (V - E_K) / C").body[0].value)
    '\\frac{g_{\\text{K}} \\, n^{4} \\, (V - E_{\\text{K}})}{C}'
    """
    return piece(node)[0]


def piece(node):
    """Return an expression as LaTeX, and how tightly it holds together."""
    if isinstance(node, ast.Name):
        return UNWRITTEN.get(node.id) or symbol(node.id), ATOM
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        text = number(node.value)
        return text, PRODUCT if "cdot" in text else ATOM
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return f"-{at_least(node.operand, PRODUCT)}", SUM
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return rf"\text{{not }} {at_least(node.operand, ATOM)}", SUM
    if isinstance(node, ast.BinOp):
        return arithmetic(node)
    if isinstance(node, ast.Call):
        return call(node)
    if isinstance(node, ast.IfExp):
        return cases(node), ATOM
    if isinstance(node, ast.Compare):
        parts = [expression(node.left)]
        for operator, right in zip(node.ops, node.comparators, strict=True):
            parts += [COMPARED[type(operator)], expression(right)]
        return " ".join(parts), SUM
    if isinstance(node, ast.BoolOp):
        word = r" \text{ or } " if isinstance(node.op, ast.Or) else r" \text{ and } "
        return word.join(expression(value) for value in node.values), SUM
    if isinstance(node, ast.Tuple):
        return brackets(", ".join(expression(part) for part in node.elts)), ATOM
    if isinstance(node, ast.Subscript):
        return f"{at_least(node.value, ATOM)}_{{{expression(node.slice)}}}", POWER
    if isinstance(node, ast.Starred):
        return rf"{expression(node.value)}, \ldots", ATOM
    raise CannotTypeset(f"{type(node).__name__} in {ast.unparse(node)}")


def at_least(node, tightness):
    """Return an expression, in brackets if it holds together less tightly than that."""
    text, own = piece(node)
    return text if own >= tightness else brackets(text)


def brackets(text):
    """Return LaTeX in brackets, which grow if what they hold is taller than a line."""
    tall = any(word in text for word in (r"\frac", r"\begin", "^"))
    return rf"\left({text}\right)" if tall else f"({text})"


def arithmetic(node):
    """Sums, products, fractions and powers."""
    left, right, kind = node.left, node.right, type(node.op)
    if kind is ast.Add:
        return f"{at_least(left, SUM)} + {at_least(right, SUM)}", SUM
    if kind is ast.Sub:
        return f"{at_least(left, SUM)} - {at_least(right, PRODUCT)}", SUM
    if kind is ast.Mult:
        first, second = at_least(left, PRODUCT), at_least(right, PRODUCT)
        apart = second[0].isdigit() or any(r"\text" in side.split("_{")[0] for side in (first, second))
        times = r"\cdot" if apart else r"\,"
        return f"{first} {times} {second}", PRODUCT
    if kind is ast.Div:
        return rf"\frac{{{expression(left)}}}{{{expression(right)}}}", PRODUCT
    if kind is ast.Pow:
        base = at_least(left, ATOM)
        return f"{{{base}}}^{{{expression(right)}}}" if "_" in base else f"{base}^{{{expression(right)}}}", POWER
    raise CannotTypeset(f"{kind.__name__} in {ast.unparse(node)}")


def call(node):
    """Functions of mathematics in their own form, and those of the package by their name."""
    if node.keywords:
        raise CannotTypeset(ast.unparse(node))
    name = node.func.id if isinstance(node.func, ast.Name) else ast.unparse(node.func)
    inside = ", ".join(expression(argument) for argument in node.args)
    if name == "exp":
        flat = isinstance(node.args[0], ast.Name | ast.UnaryOp | ast.Constant)
        return (f"e^{{{inside}}}", POWER) if flat else (rf"\exp{brackets(inside)}", ATOM)
    if name == "expm1":
        return rf"\exp{brackets(inside)} - 1", SUM
    if name == "log1p":
        return rf"\ln{brackets(f'1 + {inside}')}", ATOM
    if name == "sqrt":
        return rf"\sqrt{{{inside}}}", ATOM
    if name == "abs":
        return rf"\left|{inside}\right|", ATOM
    if name == "floor":
        return rf"\lfloor {inside} \rfloor", ATOM
    return rf"{KNOWN.get(name) or symbol(name)}{brackets(inside)}", ATOM


def cases(node):
    """A choice between two values, or several in a row."""
    lines = []
    while isinstance(node, ast.IfExp):
        lines.append(rf"{expression(node.body)} & \text{{if }} {expression(node.test)}")
        node = node.orelse
    lines.append(rf"{expression(node)} & \text{{otherwise}}")
    return r"\begin{cases} " + r" \\ ".join(lines) + r" \end{cases}"


# ---------------------------------------------------------------------- functions
def function_lines(function, returned):
    """Return the lines of one function.

    Args:
        function: Of named scalars.
        returned: What its results are called, in LaTeX, in order.
    """
    (definition,) = tree_of(function).body
    lines = []
    add_statements(definition.body, returned, lines, "")
    return tuple(line for line in lines if line.left != line.right) or tuple(lines)


@cache
def tree_of(function):
    return ast.parse(textwrap.dedent(inspect.getsource(function)))


def add_statements(body, returned, lines, condition):
    """Add the lines of statements that hold under a condition."""
    for statement in body:
        if isinstance(statement, ast.Assign):
            add_assignment(statement.targets[0], statement.value, lines, condition)
        elif isinstance(statement, ast.AugAssign):
            whole = ast.BinOp(ast.Name(statement.target.id, ast.Load()), statement.op, statement.value)
            lines.append(Line(f"{symbol(statement.target.id)}'", expression(whole), condition))
        elif isinstance(statement, ast.Return):
            add_results(statement.value, returned, lines, condition)
        elif isinstance(statement, ast.If):
            test = expression(statement.test)
            add_statements(statement.body, returned, lines, both(condition, test))
            if statement.orelse:
                add_statements(statement.orelse, returned, lines, both(condition, r"\text{otherwise}"))
        elif not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)):
            raise CannotTypeset(f"{type(statement).__name__} in {ast.unparse(statement)}")


def both(condition, test):
    return rf"{condition} \text{{ and }} {test}" if condition else test


def add_assignment(target, value, lines, condition):
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
        for one, its in zip(target.elts, value.elts, strict=True):
            add_assignment(one, its, lines, condition)
    else:
        lines.append(Line(expression(target), expression(value), condition))


def add_results(value, returned, lines, condition):
    parts = value.elts if isinstance(value, ast.Tuple) else [value]
    if len(parts) == len(returned) and not any(isinstance(part, ast.Starred) for part in parts):
        lines += [Line(name, expression(part), condition) for name, part in zip(returned, parts, strict=True)]
    else:
        lines.append(Line(brackets(", ".join(returned)), expression(value), condition))


def helpers(function, found=None):
    """Return the functions of this package that one calls, and those that they call, in the order of their use."""
    found = {} if found is None else found
    for node in ast.walk(tree_of(function)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            called = function.__globals__.get(node.func.id)
            if inspect.isfunction(called) and called.__module__.startswith("mgmodels") and called not in found:
                found[called] = None
                helpers(called, found)
    return list(found)


def block(name, function, returned):
    """Return the equations of a function as a block; its source where something has no counterpart."""
    try:
        return Block(name, function_lines(function, returned))
    except CannotTypeset:
        return Block(name, source=textwrap.dedent(inspect.getsource(function)).strip())


def equations(model):
    r"""Return a model's equations as blocks: how the states move, what is read off, and the functions that both call.

    >>> from mgmodels.nerve import hodgkin_huxley
    >>> [found.name for found in equations(hodgkin_huxley)][:4]
    ['States', 'Outputs', 'alpha_m', 'linoid']
    >>> equations(hodgkin_huxley)[0].lines[3].latex
    'I_{\\text{Na}} = g_{\\text{Na}} \\, m^{3} \\, h \\, (V - E_{\\text{Na}})'
    """
    cell = model.cell if isinstance(model, Strand) else model
    found, called = [], {}
    if cell.rhs is not None:
        moved = [rf"\frac{{d {symbol(name)}}}{{dt}}" for name in cell.states]
        found.append(block("States", cell.rhs, moved))
        helpers(cell.rhs, called)
    if cell.output_function is not None:
        found.append(block("Outputs", cell.output_function, [symbol(name) for name in cell.outputs]))
        helpers(cell.output_function, called)
    if isinstance(model, Strand):
        found.append(block("Spread along the strand", model.diffusivity, ["D"]))
    return [*found, *(helper_block(function) for function in called)]


def helper_block(function):
    """Return a function that others call as a block; its arguments stand beside its name."""
    arguments = ", ".join(symbol(name) for name in inspect.signature(function).parameters)
    return block(function.__name__, function, [symbol(function.__name__) + brackets(arguments)])
