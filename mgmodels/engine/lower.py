"""From the text of equations straight to LLVM's language: for what nearly all of them consist of.

Numbers, arithmetic, comparisons, conditions, functions of numbers that return one or several, and the math module:
for so little no type must be inferred, and the text of a large model is translated in a hundredth of the time that
numba takes. What is not understood here is left to numba (see `translate`).
"""

import ast
from functools import partial

from mgmodels.engine.lower_values import POINTERS, NotLowered, Values


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


class Function(Values):
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
                self.store(name, ("double", f'%"in.{name}"'))
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
            taken += [f"ptr noalias %{a}" if a in POINTERS else f'double %"in.{a}"' for a in self.arguments]
            kind, leave = "i32", ["ret i32 0"]
        else:
            taken = [f'double %"in.{a}"' for a in self.arguments]
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
