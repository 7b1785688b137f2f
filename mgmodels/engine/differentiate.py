"""Derivatives written out: from the text of equations, the text of a function that gives values and partials at once.

Forward mode, statement by statement: beside each local number stand its partial derivatives by those arguments that
it can depend on, and no others. A function that equations call is differentiated by its own arguments, once for each
set of them that varies, and the caller applies the chain rule. A condition chooses the branch, and each branch has
its own derivatives; what is constant but for jumps (`floor`, a comparison) has none.
"""

import ast

import numpy as np

from mgmodels.engine.generate import OWN_INFIX, gather, names_taken, preamble, source
from mgmodels.engine.rules import CALLED, NotDifferentiable, Rules
from mgmodels.engine.structure import elimination_order, layout, places


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
        self.found, self.written, self.texts, self.begun = found, {}, [], set()

    def derivative(self, function, varying):
        """Return (name, shape) of a function's derivative by some of its arguments; write it when first asked."""
        if (function, varying) not in self.written:
            writer = Writer(function, varying, self)
            if (function, varying) in self.begun:
                writer.refuse(writer.tree, "a function that calls itself")
            self.begun.add((function, varying))
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


class Writer(Rules):
    """One function, differentiated by the arguments in `varying`.

    Every expression becomes a text for its value and a dictionary: argument to the text of the derivative by it.
    `known` has for each local name the arguments on which it depends; `x__a` is the derivative of x by a.
    """

    def __init__(self, function, varying, family):
        self.function, self.varying, self.family = function, varying, family
        (self.tree,) = ast.parse(source(function)).body
        names = {n.id for n in ast.walk(self.tree) if isinstance(n, ast.Name)} | set(names_taken(function))
        if taken := sorted(name for name in names if OWN_INFIX in name):
            self.refuse(self.tree, f"the name {taken[0]}, which derivatives could have")

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
        if several:
            self.lines.append(f"{targets[0].id} = {', '.join(names)}")

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


def indented(lines):
    return [f"    {line}" for line in lines]
