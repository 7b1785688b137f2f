"""From the text of equations straight to LLVM's language: for what nearly all of them consist of.

Numbers, arithmetic, comparisons, conditions, functions of numbers that return one or several, and the math module:
for so little no type must be inferred, and the text of a large model is translated in a hundredth of the time that
numba takes. What is not understood here is left to numba (see `translate`).
"""

import ast
import struct
from functools import partial

FLAGS = "contract arcp"  # as `translate.FAST`
OPERATIONS = {ast.Add: "fadd", ast.Sub: "fsub", ast.Mult: "fmul", ast.Div: "fdiv"}
WHOLE = {ast.Add: "add", ast.LShift: "shl"}
PREDICATES = {ast.Lt: "olt", ast.LtE: "ole", ast.Gt: "ogt", ast.GtE: "oge", ast.Eq: "oeq", ast.NotEq: "une"}
INTRINSICS = {"abs": "fabs", "fabs": "fabs", "sqrt": "sqrt", "floor": "floor", "ceil": "ceil", "trunc": "trunc"}
LIBRARY = {
    name: name
    for name in (
        "exp", "expm1", "log", "log1p", "log2", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh",
        "tanh", "asinh", "acosh", "atanh", "erf", "erfc", "cbrt",
    )
} | {"gamma": "tgamma"}  # fmt: skip
POINTERS = ("y", "p", "out", "y__", "p__", "out__")  # of an entry
MOST_FOLDED = 64  # powers that are products


class NotLowered(Exception):
    """A text has something that is left to numba."""


def lowered(text, entry, symbol, header):
    """Return one function `entry(t, y, p, out)` of a text, with all it calls, in LLVM's language.

    Args:
        text, entry, symbol: As for `translate.translated`.
        header: Lines that say for which kind of machine.

    Raises:
        NotLowered: numba has to do it.
    """
    module = Module()
    for node in ast.parse(text).body:
        module.take(node, entry, symbol)
    used = sorted({line for function in module.written for line in function.needs})
    return "\n".join([header, *used, *(line for function in module.written for line in function.text)]) + "\n"


class Module:
    """What the top of a text defines: constants, names for others' functions, and its own functions."""

    def __init__(self):
        self.constants, self.names, self.functions, self.written = {}, {}, {}, []

    def take(self, node, entry, symbol):
        match node:
            case ast.Import() | ast.Expr(value=ast.Constant()):
                pass
            case ast.ImportFrom(module="math", names=names):
                for alias in names:
                    self.names[alias.asname or alias.name] = alias.name
                    if alias.name in ("inf", "nan"):
                        self.constants[alias.asname or alias.name] = float(alias.name)
            case ast.FunctionDef(name="machine_code"):
                pass
            case ast.FunctionDef():
                is_entry = node.name == entry
                function = Function(node, self, symbol if is_entry else f"f{len(self.written)}", is_entry)
                self.functions[node.name] = function
                self.written.append(function)
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Name(id=other)):
                self.names[name] = other
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                try:
                    self.constants[name] = ast.literal_eval(value)
                except ValueError:
                    raise NotLowered(name) from None
            case _:
                raise NotLowered(ast.unparse(node))


class Function:
    """One function, written line by line; every value is (type, text)."""

    def __init__(self, node, module, symbol, is_entry):
        self.node, self.module, self.symbol, self.is_entry = node, module, symbol, is_entry
        self.lines, self.needs, self.count, self.places, self.results = [], set(), 0, {}, None
        self.allocated = []
        self.arguments = [argument.arg for argument in node.args.args]
        if node.args.vararg or node.args.kwarg or node.args.kwonlyargs or node.args.posonlyargs:
            raise NotLowered(node.name)
        for name in self.arguments:
            if not (is_entry and name in POINTERS):
                self.store(name, ("double", f"%{name}"))
        self.block(node.body)
        self.finish()

    def finish(self):
        results, ended = self.results or [], bool(self.lines) and self.lines[-1].startswith("br label %leave")
        if not self.is_entry and not results:
            raise NotLowered(f"{self.node.name} returns nothing")
        if not ended:
            self.emit("br label %leave")
        if self.is_entry:
            taken = ["ptr %result", "ptr %error"]
            taken += [f"ptr noalias %{a}" if a in POINTERS else f"double %{a}" for a in self.arguments]
            kind, leave = "i32", ["ret i32 0"]
        else:
            taken = [f"double %{a}" for a in self.arguments]
            kind, leave = self.kind, [f"%r{i} = load double, ptr %result{i}" for i in range(len(results))]
            whole = "poison"
            for i in range(len(results) if len(results) > 1 else 0):
                leave.append(f"%s{i} = insertvalue {kind} {whole}, double %r{i}, {i}")
                whole = f"%s{i}"
            leave.append(f"ret {kind} {whole if len(results) > 1 else '%r0'}")
        scope = "" if self.is_entry else "internal "
        head = f"define {scope}{kind} @{self.symbol}({', '.join(taken)}) nounwind {{"
        self.text = [head, "begin:", *self.allocated, *self.lines, "leave:", *leave, "}"]

    @property
    def kind(self):
        n = len(self.results)
        return "double" if n == 1 else "{ " + ", ".join(["double"] * n) + " }"

    # ------------------------------------------------------------------ lines
    def emit(self, line):
        self.lines.append(line)

    def new(self, kind, line):
        self.count += 1
        self.emit(f"%v{self.count} = {line}")
        return kind, f"%v{self.count}"

    def store(self, name, value):
        """Keep a number, or several, under the name of a local variable."""
        if isinstance(value, list):
            self.places[name] = len(value)
            for i, item in enumerate(value):
                self.store(f"{name}.{i}", item)
            return
        kind, text = value if value[0] == "i64" else self.real(value)
        if self.places.setdefault(name, kind) != kind:
            raise NotLowered(f"{name} changes its kind")
        line = f"%local.{name} = alloca {kind}"
        if line not in self.allocated:
            self.allocated.append(line)
        self.emit(f"store {kind} {text}, ptr %local.{name}")

    def real(self, value):
        if isinstance(value, list):
            raise NotLowered("several numbers where one is meant")
        kind, text = value
        if kind == "i1":
            return self.new("double", f"uitofp i1 {text} to double")
        if kind == "i64":
            raise NotLowered("a whole number where a decimal is meant")
        return value

    def truth(self, value):
        if isinstance(value, list):
            raise NotLowered("several numbers as a condition")
        kind, text = value
        return value if kind == "i1" else self.new("i1", f"fcmp une double {self.real(value)[1]}, 0.0")

    # ------------------------------------------------------------------ statements
    def block(self, statements):
        """Write statements; return whether the function has returned at their end."""
        for statement in statements:
            match statement:
                case ast.Expr(value=ast.Constant()) | ast.Pass():
                    pass
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    self.store(name, self.value(value))
                case ast.Assign(targets=[ast.Tuple(elts=names)], value=value):
                    values = self.value(value)
                    if len(names) == 1 and not isinstance(values, list):
                        values = [values]  # a tuple of one
                    if not isinstance(values, list) or len(values) != len(names):
                        raise NotLowered(ast.unparse(statement))
                    for name, item in zip(names, values, strict=True):
                        if not isinstance(name, ast.Name):
                            raise NotLowered(ast.unparse(statement))
                        self.store(name.id, item)
                case ast.Assign(targets=[ast.Subscript() as place], value=value):
                    value = self.real(self.value(value))
                    self.emit(f"store double {value[1]}, ptr {self.element(place)[1]}")
                case ast.AugAssign(target=ast.Name(id=name), op=op, value=value):
                    self.store(name, self.value(ast.BinOp(ast.Name(name, ast.Load()), op, value)))
                case ast.Return(value=value):
                    self.leave(value)
                    return True
                case ast.If(test=test, body=body, orelse=other):
                    if all(self.branches(test, partial(self.block, body), partial(self.block, other))):
                        return True
                case _:
                    raise NotLowered(ast.unparse(statement))
        return False

    def leave(self, node):
        value = [] if node is None else self.value(node)
        values = [self.real(v) for v in (value if isinstance(value, list) else [value])]
        if self.is_entry and values or self.results is not None and len(self.results) != len(values):
            raise NotLowered(f"{self.node.name} returns this and that")
        self.results = values
        for i, (_, text) in enumerate(values):
            line = f"%result{i} = alloca double"
            if line not in self.allocated:
                self.allocated.append(line)
            self.emit(f"store double {text}, ptr %result{i}")
        self.emit("br label %leave")

    def branches(self, test, *ways):
        """Write two branches, each by a function; return what these return (True if it left the function)."""
        _, chosen = self.truth(self.value(test))
        self.count += 1
        here, answers = self.count, []
        self.emit(f"br i1 {chosen}, label %yes{here}, label %no{here}")
        for label, write in zip(("yes", "no"), ways, strict=True):
            self.emit(f"{label}{here}:")
            answers.append(write())
            if answers[-1] is not True:
                self.emit(f"br label %on{here}")
        if not all(answer is True for answer in answers):
            self.emit(f"on{here}:")
        return answers

    # ------------------------------------------------------------------ expressions
    def value(self, node):
        match node:
            case ast.Constant(value=bool() as value):
                return "i1", str(value).lower()
            case ast.Constant(value=int() | float() as value):
                return decimal(value)
            case ast.Name(id=name):
                return self.named(name)
            case ast.Tuple(elts=elements):
                return [item for element in elements for item in self.each(element)]
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return self.new("double", f"fneg {FLAGS} double {self.real(self.value(operand))[1]}")
            case ast.UnaryOp(op=ast.UAdd(), operand=operand):
                return self.real(self.value(operand))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return self.new("i1", f"xor i1 {self.truth(self.value(operand))[1]}, true")
            case ast.BinOp(left=left, op=ast.Pow(), right=right):
                return self.power(self.real(self.value(left)), right)
            case ast.BinOp(left=left, op=op, right=right):
                return self.operation(node, op, self.value(left), right)
            case ast.Compare(left=left, ops=operators, comparators=others):
                return self.comparison(left, operators, others)
            case ast.BoolOp(op=op, values=values):
                kinds, (first, *more) = zip(*(self.value(value) for value in values), strict=True)
                if set(kinds) != {"i1"}:
                    raise NotLowered(ast.unparse(node))  # it may be meant as a number
                for other in more:
                    first = self.new("i1", f"{'and' if isinstance(op, ast.And) else 'or'} i1 {first}, {other}")[1]
                return "i1", first
            case ast.IfExp(test=test, body=body, orelse=other):
                self.count += 1
                name = f"chosen.{self.count}"
                self.branches(test, *(lambda n=n: self.store(name, self.value(n)) for n in (body, other)))
                return self.named(name)
            case ast.Subscript():
                kind, place = self.element(node)
                return self.new("double", f"load double, ptr {place}") if kind == "place" else (kind, place)
            case ast.Call():
                return self.call(node)
        raise NotLowered(ast.unparse(node))

    def each(self, node):
        value = self.value(node.value if isinstance(node, ast.Starred) else node)
        return value if isinstance(node, ast.Starred) else [value]

    def named(self, name):
        kind = self.places.get(name)
        if isinstance(kind, int):
            return [self.named(f"{name}.{i}") for i in range(kind)]
        if kind:
            return self.new(kind, f"load {kind}, ptr %local.{name}")
        constant = self.module.constants.get(name)
        if isinstance(constant, tuple) and all(isinstance(c, int | float) for c in constant):
            return [decimal(c) for c in constant]
        if isinstance(constant, int | float):
            return ("i1", str(constant).lower()) if isinstance(constant, bool) else decimal(constant)
        raise NotLowered(name)

    def element(self, node):
        """Return where an element of an array stands, or an element of a tuple."""
        match node:
            case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant() | ast.UnaryOp() as where):
                index = ast.literal_eval(where)
                if self.is_entry and name in POINTERS:
                    return "place", self.new("ptr", f"getelementptr double, ptr %{name}, i64 {index}")[1]
                values = self.named(name)
                if isinstance(values, list) and -len(values) <= index < len(values):
                    return values[index]
        raise NotLowered(ast.unparse(node))

    def operation(self, node, op, left, right):
        if isinstance(left, list):
            other = self.value(right)
            if not isinstance(op, ast.Add) or not isinstance(other, list):
                raise NotLowered(ast.unparse(node))
            return left + other
        if left[0] == "i64":
            whole = right.value if isinstance(right, ast.Constant) else self.module.constants.get(ast.unparse(right))
            if type(op) not in WHOLE or type(whole) is not int:
                raise NotLowered(ast.unparse(node))
            return self.new("i64", f"{WHOLE[type(op)]} i64 {left[1]}, {whole}")
        if type(op) not in OPERATIONS:
            raise NotLowered(ast.unparse(node))
        a, b = self.real(left)[1], self.real(self.value(right))[1]
        return self.new("double", f"{OPERATIONS[type(op)]} {FLAGS} double {a}, {b}")

    def comparison(self, left, operators, others):
        answer, here = None, self.real(self.value(left))
        for op, other in zip(operators, others, strict=True):
            if type(op) not in PREDICATES:
                raise NotLowered("comparison")
            there = self.real(self.value(other))
            holds = self.new("i1", f"fcmp {PREDICATES[type(op)]} double {here[1]}, {there[1]}")
            answer = self.new("i1", f"and i1 {answer[1]}, {holds[1]}") if answer else holds
            here = there
        return answer

    def power(self, base, node):
        """Return a power; of a whole number that stands in the text, by products."""
        exponent = node.value if isinstance(node, ast.Constant) else None
        if type(exponent) is not int or not 1 <= exponent <= MOST_FOLDED:
            return self.library("pow", base, self.real(self.value(node)))
        result, square = None, base
        while exponent:
            if exponent & 1:
                result = square if result is None else self.product(result, square)
            exponent >>= 1
            square = self.product(square, square) if exponent else square
        return result

    def product(self, a, b):
        return self.new("double", f"fmul {FLAGS} double {a[1]}, {b[1]}")

    def library(self, name, *arguments):
        symbol = f"llvm.{INTRINSICS[name]}.f64" if name in INTRINSICS else LIBRARY.get(name, name)
        kinds = ", ".join(["double"] * len(arguments))
        given = ", ".join(f"double {text}" for _, text in arguments)
        self.needs.add(f"declare double @{symbol}({kinds}) nounwind willreturn memory(none)")
        return self.new("double", f"call {FLAGS} double @{symbol}({given})")

    # ------------------------------------------------------------------ calls
    def call(self, node):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Call() as inner, attr="view"), args=[_]):
                kind, other = ("double", "i64") if ast.unparse(inner.func) == "np.float64" else ("i64", "double")
                if ast.unparse(node.args[0]) != ("np.int64" if other == "i64" else "np.float64"):
                    raise NotLowered(ast.unparse(node))
                value = self.value(inner.args[0])
                if isinstance(value, list) or value[0] != kind:
                    raise NotLowered(ast.unparse(node))
                return self.new(other, f"bitcast {kind} {value[1]} to {other}")
            case ast.Call(func=ast.Name(id=name)):
                name = self.module.names.get(name, name)
                if name in self.module.functions:
                    return self.own(self.module.functions[name], node)
            case ast.Call(func=ast.Attribute(value=ast.Name(id="math"), attr=name)):
                pass
            case _:
                raise NotLowered(ast.unparse(node))
        given = [self.real(item) for argument in node.args for item in self.each(argument)]
        if name in ("min", "max") and len(given) > 1 and not node.keywords:
            best, sign = given[0], "olt" if name == "min" else "ogt"
            for other in given[1:]:
                better = self.new("i1", f"fcmp {sign} double {other[1]}, {best[1]}")
                best = self.new("double", f"select i1 {better[1]}, double {other[1]}, double {best[1]}")
            return best
        if name == "pow" and len(given) == 2:
            return self.library(name, *given)
        if len(given) != 1 or node.keywords or name not in (*INTRINSICS, *LIBRARY):
            raise NotLowered(ast.unparse(node))
        return self.library(name, *given)

    def own(self, function, node):
        """Call a function of the text."""
        given = dict(enumerate(item for argument in node.args for item in self.each(argument)))
        given = {function.arguments[i]: self.real(item) for i, item in given.items() if i < len(function.arguments)}
        given |= {keyword.arg: self.real(self.value(keyword.value)) for keyword in node.keywords}
        defaults = function.node.args.defaults
        for name, default in zip(function.arguments[len(function.arguments) - len(defaults) :], defaults, strict=True):
            if name not in given:
                given[name] = self.real(self.value(default))
        if set(given) != set(function.arguments):
            raise NotLowered(ast.unparse(node))
        taken = ", ".join(f"double {given[name][1]}" for name in function.arguments)
        kind, results = function.kind, range(len(function.results))
        whole = self.new(kind, f"call {kind} @{function.symbol}({taken})")
        if len(results) == 1:
            return whole
        return [self.new("double", f"extractvalue {kind} {whole[1]}, {i}") for i in results]


def decimal(value):
    """Return a number as LLVM writes it, to the last bit."""
    return "double", f"0x{struct.unpack('<Q', struct.pack('<d', float(value)))[0]:016X}"
