"""Expressions in LLVM's language: each becomes lines, and a value that is (type, text), or a list of them."""

import ast
import struct

FLAGS = "contract arcp"  # as `translate.FAST`, where it says what they cost
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


class Values:
    """The expressions of one function: `lines` are those written so far, `needs` what must be declared for them.

    `places` has the type of each local variable, or how many numbers it stands for.
    """

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
        line = f'%"local.{name}" = alloca {kind}'
        if line not in self.allocated:
            self.allocated.append(line)
        self.emit(f'store {kind} {text}, ptr %"local.{name}"')

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
            return self.new(kind, f'load {kind}, ptr %"local.{name}"')
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
                if self.is_entry and name in POINTERS and name in self.arguments:
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
                places, self.places = self.places, {}  # a default is the module's, not the caller's
                given[name] = self.real(self.value(default))
                self.places = places
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
