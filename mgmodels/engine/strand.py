"""Strand: the same excitable membrane at many places, joined in a line by a conducting core."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from mgmodels.engine import bibliography
from mgmodels.engine.compile import callables
from mgmodels.engine.errors import BadValue, DeclarationError, near_misses
from mgmodels.engine.generate import arguments, module_text
from mgmodels.engine.model import Model, changed_defaults, one_of_each
from mgmodels.engine.parameter import Parameter
from mgmodels.engine.run import Run


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

    def solve(self, span, *, nodes=100, times=None, initial=None, method="auto", rtol=1e-6, **changes):
        """Return the `StrandRun` over `span`.

        Args:
            span, times, method, rtol, **changes: As for `Model.solve`.
            nodes: How many places the length is cut into, 3 or more.
            initial: State name to the value with which every node starts.

        >>> from mgmodels.nerve import hodgkin_huxley_cable
        >>> run = hodgkin_huxley_cable.solve(4, nodes=60)
        >>> run["V"].shape
        (60, 2001)
        """
        from mgmodels.engine.solve import solve

        if nodes != int(nodes) or nodes < 3:
            raise BadValue(f"{self.name}: nodes = {nodes}; a strand has at least 3")
        values = one_of_each(self, self.values(changes))
        lattice = Lattice(self, int(nodes))
        spacing = values["length"] / nodes  # cm
        names = inspect.signature(self.diffusivity).parameters
        coupling = self.diffusivity(*(values[n] for n in names)) / spacing**2  # 1/ms
        stimulated = max(1.0, round(values["stimulated"] / spacing))
        start = self.cell.start(initial)
        every_node = {f"{name}[{i}]": start[name] for i in range(lattice.nodes) for name in start}
        numbers = {**values, "coupling": coupling, "stimulated_nodes": stimulated}
        t, y, _, used = solve(lattice, span, times, every_node, numbers, method, rtol)
        rows = y.reshape(lattice.nodes, len(start), t.size).transpose(1, 0, 2)
        return StrandRun(self, values, t, rows, {}, used, (np.arange(nodes) + 0.5) * spacing)


class Lattice:
    """A strand with its number of nodes fixed: what the solver sees."""

    def __init__(self, strand, nodes):
        self.strand, self.nodes, self.cell = strand, nodes, strand.cell
        self.name, self.time_unit = strand.name, strand.time_unit
        self.events, self.parameters = {}, strand.parameters | PLACEHOLDERS
        self.discontinuities = strand.cell.discontinuities
        self.bandwidth = len(strand.cell.states)

    @cached_property
    def states(self):
        return {f"{name}[{i}]": s for i in range(self.nodes) for name, s in self.cell.states.items()}

    @cached_property
    def functions(self):
        return callables(lattice_text(self.strand), self.name)


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
    base = module_text(cell).split("@compiled_derivatives")[0]
    k = len(states)
    return f"""{base}
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


class StrandRun(Run):
    """The solution of a strand: `run["V"]` has one row a node; `run.x` are the nodes' places in cm."""

    def __init__(self, strand, parameters, t, states, events, method, x):
        super().__init__(strand, parameters, t, states, events, method)
        self.x = x

    @property
    def final(self):
        """The last value of every state, one a node."""
        return {name: rows[:, -1] for name, rows in self._states.items()}

    def activation_times(self, threshold=0.0):
        """Return when each node first rises through `threshold` (mV), in the time unit; nan if never."""
        V = self[self.model.cell.roles["membrane_potential"]]
        rises = (V[:, :-1] < threshold) & (V[:, 1:] >= threshold)
        first = rises.argmax(axis=1)
        rows = np.arange(V.shape[0])
        v0, v1 = V[rows, first], V[rows, first + 1]
        with np.errstate(invalid="ignore", divide="ignore"):
            moment = self.t[first] + (threshold - v0) / (v1 - v0) * np.diff(self.t)[first]
        return np.where(rises.any(axis=1), moment, np.nan)

    def conduction_velocity(self, start=0.4, end=0.8):
        """Return the speed in m/s between two places given as fractions of the length."""
        moments = self.activation_times()
        i, j = (int(f * self.x.size) for f in (start, end))
        return float((self.x[j] - self.x[i]) / (moments[j] - moments[i])) * 10.0  # cm/ms -> m/s

    def table(self):
        """Return time and one column a node for every state, headed `name at x cm [unit]`."""
        columns = {f"t [{self.model.time_unit}]": self.t}
        for name in self.model.states:
            for x, row in zip(self.x, self[name], strict=True):
                columns[f"{name} at {x:.4g} cm [{self.unit(name)}]"] = row
        return columns
