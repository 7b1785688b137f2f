"""Strand: the same excitable membrane at many places, joined in a line by a conducting core."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import inf
from numbers import Real

import numpy as np

from mgmodels.engine import bibliography
from mgmodels.engine import compile as engine_compile
from mgmodels.engine.errors import BadValue, DeclarationError, UnknownName, near_misses
from mgmodels.engine.generate import arguments, preamble
from mgmodels.engine.model import Model, changed_defaults, one_of_each
from mgmodels.engine.parameter import Parameter
from mgmodels.engine.strand_run import ACTIVE, StrandRun

METHODS = ("auto", "staggered", "LSODA", "Radau", "BDF", "DOP853")
TIGHTEST = 1e-7  # a method of second order crawls where more is asked


@dataclass(frozen=True, kw_only=True)
class Strand:
    """A cable of cells: one membrane model at every node, with current between neighbours and sealed ends.

    Args:
        name, title, scope, not_modelled, sources: As for a `Model`.
        cell: The membrane at one node; its role `membrane_potential` is what diffuses, its role `stimulus`
            names the parameter that acts at the first nodes only.
        parameters: Those of the cable itself, beside the cell's; `length` and `stimulated` (cm) are required.
        diffusivity: Function of named parameters that returns the spread of voltage in cm^2/ms.

    `solve` works as for a `Model`, with `nodes=` for the number of places; results have one row a node.
    """

    name: str
    title: str
    cell: Model
    diffusivity: Callable
    own: Mapping[str, Parameter]
    sources: tuple = ()
    scope: str = ""
    not_modelled: str = ""
    parameters: Mapping[str, Parameter] = field(init=False)

    def __post_init__(self):
        if both := set(self.own) & set(self.cell.parameters):
            raise DeclarationError(f"strand {self.name}: {', '.join(both)} is a parameter of the cell too")
        for role in ("membrane_potential", "stimulus"):
            if role not in self.cell.roles:
                raise DeclarationError(f"strand {self.name}: {self.cell.name} does not say its {role}")
        if taken := {"nodes", "step"} & ({*self.own} | {*self.cell.parameters}):
            raise DeclarationError(f"strand {self.name}: {min(taken)} is an argument of solve, not a parameter")
        for needed in ("length", "stimulated"):
            if needed not in self.own:
                raise DeclarationError(f"strand {self.name}: the parameter {needed} is missing")
        object.__setattr__(self, "parameters", {**self.cell.parameters, **self.own})
        if not self.scope or not self.not_modelled:
            raise DeclarationError(f"strand {self.name}: scope and not_modelled must both be said")
        for key in self.sources:
            if key not in bibliography.entries():
                hint = near_misses(key, bibliography.entries())
                raise DeclarationError(f"strand {self.name}: references.bib has no entry “{key}”. {hint}")
        names = set(inspect.signature(self.diffusivity).parameters)
        if unknown := names - set(self.parameters):
            raise DeclarationError(
                f"strand {self.name}: diffusivity takes {', '.join(unknown)}. "
                f"{near_misses(min(unknown), self.parameters)}"
            )

    # a strand answers the registry's questions as a model does
    rhs = property(lambda self: self.cell.rhs)
    outputs = property(lambda self: {})
    output_function = property(lambda self: None)
    events = property(lambda self: {})
    roles = property(lambda self: self.cell.roles)
    states = property(lambda self: self.cell.states)
    stiff = property(lambda self: self.cell.stiff)
    time_unit = property(lambda self: self.cell.time_unit)
    conserved = property(lambda self: {})
    values = Model.values
    check_value = Model.check_value
    unit = Model.unit
    at = Model.at

    def with_parameters(self, **changes):
        """Return a copy of the strand whose defaults are changed; the original stays as it is.

        >>> from mgmodels.nerve import hodgkin_huxley_cable
        >>> thin = hodgkin_huxley_cable.with_parameters(radius=10, g_K=30)
        >>> thin.parameters["radius"].value, thin.cell.parameters["g_K"].value
        (10.0, 30.0)
        """
        new = changed_defaults(self.parameters, one_of_each(self, self.values(changes)))
        cell = replace(self.cell, parameters={name: new[name] for name in self.cell.parameters})
        return replace(self, cell=cell, own={name: new[name] for name in self.own})

    def solve(
        self, span, *, nodes=100, times=None, initial=None, method="auto", rtol=1e-6, step=None, **changes
    ):  # fmt: skip
        """Return the `StrandRun` over `span`.

        Args:
            span, times, **changes: As for `Model.solve`.
            nodes: How many places the length is cut into, 3 or more.
            initial: State name to the value with which every node starts.
            method: `staggered` (see `mgmodels.engine.staggered`); `LSODA`, `Radau`, `BDF` or `DOP853`; or `auto`:
                staggered, but LSODA where numba is absent, where `rtol` is below 1e-7, and where the cell has
                gates that the staggered loop cannot take (`strand.obstacle` says why).
            rtol: Error of a step, relative to the range of each state; 1e-12 to 1e-2.
            step: Time step of the staggered loop; left out, it follows from `rtol`.

        >>> from mgmodels.nerve import hodgkin_huxley_cable
        >>> run = hodgkin_huxley_cable.solve(4, nodes=60)
        >>> run["V"].shape
        (60, 2001)
        """
        from mgmodels.engine import solve as solver
        from mgmodels.engine.strand_loop import solve_staggered, step_for

        if nodes != int(nodes) or nodes < 3:
            raise BadValue(f"{self.name}: nodes = {nodes}; a strand has at least 3")
        method = self.method_for(method, rtol, step)
        values = one_of_each(self, self.values(changes))
        lattice = Lattice(self, int(nodes), method)
        spacing = values["length"] / nodes  # cm
        names = inspect.signature(self.diffusivity).parameters
        coupling = self.diffusivity(*(values[n] for n in names)) / spacing**2  # 1/ms
        stimulated = max(1.0, round(values["stimulated"] / spacing))
        start = self.cell.start(initial)
        numbers = {**values, "coupling": coupling, "stimulated_nodes": stimulated}
        x = (np.arange(nodes) + 0.5) * spacing
        if method == "staggered":
            t0, t1 = solver.check_span(self, span)
            t = solver.check_times(self, times, t0, t1)
            with solver.explained(lattice, numbers, method):
                step = step or step_for(lattice, numbers, start, t0, t1, rtol)
                rows, rises = solve_staggered(lattice, numbers, start, t0, t1, t, step, ACTIVE)
            return StrandRun(self, values, t, rows, {}, method, x, step, rises)
        every_node = {f"{name}[{i}]": start[name] for i in range(lattice.nodes) for name in start}
        t, y, _, used = solver.solve(lattice, span, times, every_node, numbers, method, rtol)
        rows = y.reshape(lattice.nodes, len(start), t.size).transpose(1, 0, 2)
        return StrandRun(self, values, t, rows, {}, used, x)

    @cached_property
    def march(self):
        """The staggered loop over this strand's cell."""
        from mgmodels.engine.strand_loop import loop_of

        return loop_of(self.cell)

    @cached_property
    def obstacle(self):
        """Why the staggered loop cannot take this strand's cell, as the end of a sentence; "" if it can."""
        from mgmodels.engine.strand_loop import obstacle

        return obstacle(self.cell)

    def method_for(self, method, rtol, step):
        """Return the method to use, with all that was asked checked."""
        if method not in METHODS:
            raise UnknownName(f"a strand has no method “{method}”. {near_misses(method, METHODS)}")
        if not 1e-12 <= rtol <= 1e-2:
            raise BadValue(f"rtol = {rtol:g}; it lies between 1e-12 and 1e-2")
        if step is not None and not (isinstance(step, Real) and 0 < step < inf):
            raise BadValue(f"{self.name}: step = {step!r}; it is a time above 0 {self.time_unit}, or left out")
        if method == "auto":
            swift = step is not None or (engine_compile.numba_is_present() and rtol >= TIGHTEST)
            method = "staggered" if swift and not self.obstacle else "LSODA"
        if method == "staggered" and self.obstacle:
            raise BadValue(
                f'{self.name}: the staggered loop cannot take {self.cell.name}, for {self.obstacle}; use method="LSODA"'
            )
        if method != "staggered" and step is not None:
            raise BadValue(f'{self.name}: {method} chooses its own steps; give rtol, or method="staggered"')
        return method


class Lattice:
    """A strand with its number of nodes fixed: what the solver sees. `advice` is what to try if it fails."""

    def __init__(self, strand, nodes, method):
        self.strand, self.nodes, self.cell = strand, nodes, strand.cell
        self.name, self.time_unit = strand.name, strand.time_unit
        self.events, self.parameters = {}, strand.parameters | PLACEHOLDERS
        self.discontinuities = strand.cell.discontinuities
        self.bandwidth = len(strand.cell.states)
        others = ", ".join(m for m in METHODS[1:] if m != method)
        tolerance = "a smaller step or rtol" if method == "staggered" else "a larger rtol"
        self.advice = f"{tolerance}, another method ({others})"

    @cached_property
    def states(self):
        return {f"{name}[{i}]": s for i in range(self.nodes) for name, s in self.cell.states.items()}

    @property
    def march(self):
        return self.strand.march

    @cached_property
    def functions(self):
        return engine_compile.callables(lattice_text(self.strand), self.name)


PLACEHOLDERS = {
    name: Parameter(0.0, "1", f"{name}, worked out from the strand's parameters", "this_course", "assumed")
    for name in ("coupling", "stimulated_nodes")
}


def lattice_text(strand):
    """Return the flat module of a strand: the cell's equations at every node, joined to its neighbours."""
    cell = strand.cell
    names = list(strand.parameters)
    stimulus = cell.roles["stimulus"]
    states = {name: f"y[b + {i}]" for i, name in enumerate(cell.states)}
    voltage = list(cell.states).index(cell.roles["membrane_potential"])
    rates = ", ".join(f"d{i}" for i in range(len(states)))
    call = arguments(cell.rhs, cell.states, names, vector="y[b + {}]")
    call = call.replace(f"p[{names.index(stimulus)}]", "stimulus")
    fill = "\n".join(f"        dy[b + {i}] = d{i}" for i in range(len(states)))
    k = len(states)
    return f"""{preamble([cell.rhs])}


@compiled_derivatives
def all_derivatives(t, y, p):
    size = len(y)
    dy = vector(size)
    for b in range(0, size, {k}):
        stimulus = p[{names.index(stimulus)}] if b < {k} * p[{len(names) + 1}] else 0.0
        {rates}, = {cell.rhs.__name__}({call})
{fill}
        V = y[b + {voltage}]
        before = y[b - {k} + {voltage}] if b > 0 else V
        after = y[b + {k} + {voltage}] if b + {k} < size else V
        dy[b + {voltage}] += p[{len(names)}] * (before - 2.0 * V + after)
    return dy
"""
