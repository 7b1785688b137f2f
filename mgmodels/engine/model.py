"""Model: equations declared once, with everything a reader may ask of them."""

import inspect
import math
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from mgmodels.engine import bibliography
from mgmodels.engine.compile import functions_of
from mgmodels.engine.errors import (
    NO_VALUE,
    BadValue,
    DeclarationError,
    ParameterRangeWarning,
    UnknownName,
    near_misses,
)
from mgmodels.engine.parameter import Event, Parameter, State
from mgmodels.engine.units import check_unit, written

ROLES = ("membrane_potential", "mg_ecf", "mg_csf", "mg_cytosol", "mgatp", "ca_ecf", "stimulus")
RESERVED = ("t", "span", "times", "initial", "method", "rtol", "nodes")


@dataclass(frozen=True, kw_only=True)
class Model:
    """A set of equations with their parameters, units, sources, scope and limits.

    Args:
        name: How the registry and the command line call it.
        title: How a reader calls it.
        rhs: Function of `t` and named states and parameters (all floats) that returns the derivatives, in the
            order of `states`; None for an algebraic model, which has outputs only.
        states, parameters: Name to `State` and name to `Parameter`.
        outputs: Name to (unit, meaning) of what `output_function` returns, in order.
        output_function: Function of named scalars like `rhs`.
        events: Name to `Event`.
        discontinuities: Function of named parameters that returns the times at which the equations jump.
        conserved: Name to a function of named scalars that must not change during a run.
        stiff: Whether time scales differ so much that an explicit method crawls.
        time_unit: Unit of `t`.
        event_resolution: Longest stretch of time in which an event cannot come and go unseen; left out, a
            two-thousandth of the run.
        roles: Role (one of `ROLES`) to the name that plays it.
        sources: Keys of the papers that the equations come from.
        scope, not_modelled: What the model is good for and what it leaves out, in words.
    """

    name: str
    title: str
    rhs: Callable | None = None
    states: Mapping[str, State] = field(default_factory=dict)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    outputs: Mapping[str, tuple] = field(default_factory=dict)
    output_function: Callable | None = None
    events: Mapping[str, Event] = field(default_factory=dict)
    discontinuities: Callable | None = None
    conserved: Mapping[str, Callable] = field(default_factory=dict)
    stiff: bool = False
    time_unit: str = "ms"
    event_resolution: float | None = None
    roles: Mapping[str, str] = field(default_factory=dict)
    sources: tuple = ()
    scope: str = ""
    not_modelled: str = ""

    def __post_init__(self):
        self._check_declaration()
        self._check_first_values()

    # ------------------------------------------------------------------ declaration
    def _check_declaration(self):
        def fail(what):
            raise DeclarationError(f"model {self.name}: {what}")

        known = {"t", *self.states, *self.parameters}
        for name in [*self.states, *self.parameters]:
            if not name.isidentifier() or name in RESERVED:
                fail(f"“{name}” cannot be the name of a state or parameter")
        if both := set(self.states) & set(self.parameters):
            fail(f"{', '.join(sorted(both))} is both a state and a parameter")
        functions = [self.rhs, self.output_function, *(e.function for e in self.events.values())]
        for function in filter(None, [*functions, *self.conserved.values()]):
            for name in inspect.signature(function).parameters:
                if name not in known:
                    hint = near_misses(name, known)
                    fail(f"{function.__name__} takes “{name}”, which is not declared. {hint}")
        if self.discontinuities:
            for name in inspect.signature(self.discontinuities).parameters:
                if name not in self.parameters:
                    fail(f"discontinuities takes “{name}”. {near_misses(name, self.parameters)}")
        for role, name in self.roles.items():
            if role not in ROLES:
                fail(f"“{role}” is not a role. {near_misses(role, ROLES)}")
            if name not in known | set(self.outputs):
                fail(f"role {role} is played by “{name}”. {near_misses(name, known | set(self.outputs))}")
        for name, (unit, _) in self.outputs.items():
            check_unit(unit, f"model {self.name}, output {name}")
        check_unit(self.time_unit, f"model {self.name}, time")
        for key in self.sources:
            if key not in bibliography.entries():
                fail(f"references.bib has no entry “{key}”. {near_misses(key, bibliography.entries())}")
        if not self.scope or not self.not_modelled:
            fail("scope and not_modelled must both be said")
        if bool(self.states) != (self.rhs is not None):
            fail("states and rhs come together")

    def _check_first_values(self):
        values = {"t": 0.0} | {k: s.value for k, s in self.states.items()}
        values |= {k: p.value for k, p in self.parameters.items()}
        for function, wanted, what in (
            (self.rhs, self.states, "derivatives"),
            (self.output_function, self.outputs, "outputs"),
        ):
            if function is None:
                continue
            result = function(*(values[name] for name in inspect.signature(function).parameters))
            if not isinstance(result, tuple) or len(result) != len(wanted):
                got = len(result) if isinstance(result, tuple) else type(result).__name__
                raise DeclarationError(
                    f"model {self.name}: {function.__name__} must return a tuple of {len(wanted)} {what} "
                    f"({', '.join(wanted)}), it returns {got}"
                )
            if bad := [n for n, r in zip(wanted, result, strict=True) if not math.isfinite(r)]:
                raise DeclarationError(
                    f"model {self.name}: {function.__name__} gives no number for {', '.join(bad)}"
                )

    # ------------------------------------------------------------------ values
    def values(self, changes, also=()):
        """Return all parameter values with `changes` applied, checked.

        Args:
            changes: Parameter name to value.
            also: Other names that the caller takes: they are offered to one who misspells.

        Raises:
            UnknownName: A name that is not a parameter; near misses are listed.
            BadValue: Not a number, or negative where the range is not.
        """
        result = {name: parameter.value for name, parameter in self.parameters.items()}
        for name, value in changes.items():
            if name not in self.parameters:
                hint = "It is a state: give it in initial={…}." if name in self.states else ""
                hint = hint or near_misses(name, [*also, *self.parameters])
                what = "state or parameter" if also else "parameter"
                raise UnknownName(f"{self.name} has no {what} “{name}”. {hint}")
            result[name] = self.check_value(name, value)
        return result

    def check_value(self, name, value):
        """Return `value` (number or array) as floats if parameter `name` may take it."""
        p = self.parameters[name]
        if type(value) is float and math.isfinite(value) and p.low <= value <= p.high:
            return value  # nearly always; what follows takes twenty times as long
        try:
            value = np.asarray(value, float)
        except (TypeError, ValueError):
            raise BadValue(f"{self.name}: {name} must be a number{in_unit(p.unit)}, not {value!r}") from None
        span = f"its range is {p.low:g} to {written(p.high, p.unit)}"
        if np.isnan(value).any() or (np.isinf(value).any() and math.isfinite(p.high)):
            raise BadValue(f"{self.name}: {name} ({p.meaning}) is not a finite number; {span}")
        if p.low >= 0 and (value < 0).any():
            least = written(value.min(), p.unit)
            raise BadValue(f"{self.name}: {name} ({p.meaning}) cannot be negative ({least}); {span}")
        if ((value < p.low) | (value > p.high)).any():
            far = value.flat[np.argmax(np.maximum(p.low - value, value - p.high))]
            warnings.warn(
                f"{self.name}: {name} = {written(far, p.unit)} is outside the range its source supports; {span}",
                ParameterRangeWarning,
                stacklevel=4,
            )
        return value if value.ndim else float(value)

    def start(self, initial=None):
        """Return the start value of every state, with those in `initial` (name to value) replaced."""
        values = {name: state.value for name, state in self.states.items()}
        for name, value in (initial or {}).items():
            if name not in self.states:
                raise UnknownName(f"{self.name} has no state “{name}”. {near_misses(name, self.states)}")
            if np.ndim(value):
                raise BadValue(f"{self.name}: {name} starts at one number, not {value!r}")
            values[name] = float(self.check_state(name, value))
        return values

    def check_state(self, name, value):
        """Return `value` (number or array) as an array if state `name` can be there."""
        s = self.states[name]
        try:
            value = np.asarray(value, float)
        except (TypeError, ValueError):
            raise BadValue(f"{self.name}: {name} must be a number{in_unit(s.unit)}, not {value!r}") from None
        hair = s.scale / 1000  # as far outside its bounds as the error of a solver may leave a state
        outside = ~((s.low - hair <= value) & (value <= s.high + hair) & np.isfinite(value))
        if outside.any():
            bad = written(value[outside].flat[0], s.unit)
            raise BadValue(
                f"{self.name}: {name} ({s.meaning}) cannot be {bad}; it lies between {s.low:g} and {s.high:g}"
            )
        return value

    def with_parameters(self, **changes):
        """Return a copy of the model whose defaults are changed; the original stays as it is.

        >>> from mgmodels.nerve import hodgkin_huxley
        >>> hodgkin_huxley.with_parameters(g_K=30).parameters["g_K"].value
        30.0
        """
        values = one_of_each(self, self.values(changes))
        return replace(self, parameters=changed_defaults(self.parameters, values))

    def at(self, status):
        """Return a copy in which every magnesium role is set from a magnesium status.

        Args:
            status: Anything with `by_role()`, a mapping of role to value (see `mgmodels.magnesium.Status`).
        """
        if not hasattr(status, "by_role"):
            raise BadValue(
                f"{self.name}: at(…) takes a status such as mgmodels.magnesium.PRESETS[\"normal\"], not {status!r}"
            )
        levels = status.by_role()
        asked = {role: name for role, name in self.roles.items() if name in self.parameters}
        return self.with_parameters(**{name: levels[role] for role, name in asked.items() if role in levels})

    def unit(self, name):
        """Return the unit of a state, parameter or output."""
        if name in self.outputs:
            return self.outputs[name][0]
        known = {**self.states, **self.parameters}
        if name not in known:
            raise UnknownName(f"{self.name} has no “{name}”. {near_misses(name, [*known, *self.outputs])}")
        return known[name].unit

    # ------------------------------------------------------------------ results
    def solve(self, span, *, times=None, initial=None, method="auto", rtol=1e-6, **changes):
        """Return the `Run` over `span`.

        Args:
            span: Duration from 0, or (start, end), in `time_unit`; the end lies after the start.
            times: Times to report, increasing, inside the span; left out, 2001 of them.
            initial: State name to start value, for those that differ from the declared ones.
            method: `auto`, or one of `mgmodels.engine.solve.METHODS`.
            rtol: Relative tolerance, 1e-12 to 1e-2; absolute ones follow from each state's scale.
            **changes: Parameter values that differ from the defaults.

        Raises:
            UnknownName, BadValue: A wrong name or value; SolverError: the solver could not go on.

        >>> from mgmodels.nerve import hodgkin_huxley
        >>> round(float(hodgkin_huxley.solve(50, I=0)["V"][-1]), 1)
        -65.0
        """
        from mgmodels.engine.run import Run
        from mgmodels.engine.solve import solve

        if self.rhs is None:
            raise TypeError(f"{self.name} has no time in it; use evaluate(…)")
        values = one_of_each(self, self.values(changes))
        return Run(self, values, *solve(self, span, times, self.start(initial), values, method, rtol))

    def evaluate(self, t=0.0, **values):
        """Return every output at given states and parameters, over arrays if any is an array.

        Args:
            t: Time, where the equations depend on it.
            **values: States and parameters that differ from the defaults; numbers or arrays that broadcast.

        Returns:
            Output name to float, or to an array of the common shape.

        Raises:
            UnknownName, BadValue: A wrong name or value; a state lies within its bounds.

        >>> from mgmodels.magnesium import mgatp_speciation
        >>> mgatp_speciation.evaluate(Mg_free=0.5)["MgATP"]
        2.5
        """
        if self.output_function is None:
            raise TypeError(f"{self.name} has no outputs; use solve(…)")
        parameters = self.values({k: v for k, v in values.items() if k not in self.states}, self.states)
        rows = [np.asarray(t, float)]
        rows += [self.check_state(k, values.get(k, s.value)) for k, s in self.states.items()]
        rows += [np.asarray(v, float) for v in parameters.values()]
        shape = np.broadcast_shapes(*(r.shape for r in rows))
        table = np.array([np.broadcast_to(r, shape).ravel() for r in rows])
        n = 1 + len(self.states)
        rows = finite_outputs(self, table[0], table[1:n], table[n:], lambda: f"at {values or 'the defaults'}")
        return {name: row.reshape(shape) if shape else float(row[0]) for name, row in rows.items()}

    def __repr__(self):
        return f"<Model {self.name}: {self.title}>"


def finite_outputs(model, t, Y, P, where):
    """Return output name to row, over points in columns; all of it is finite.

    `where()` puts into words which points these are; it is asked only for an error, for arrays are slow to write.
    """
    try:
        rows = functions_of(model).outputs(t, Y, P)
    except NO_VALUE as problem:  # plain Python raises what compiled code returns as nan
        raise BadValue(f"{model.name}: the outputs have no value ({problem}) {where()}") from problem
    if bad := [n for n, row in zip(model.outputs, rows, strict=True) if not np.isfinite(row).all()]:
        raise BadValue(f"{model.name}: {', '.join(bad)} is not a finite number {where()}")
    return dict(zip(model.outputs, rows, strict=True))


def in_unit(unit):
    return "" if unit == "1" else f" in {unit}"


def one_of_each(model, values):
    """Return `values` if each is one number, as a run and a default must be; arrays are for `evaluate`."""
    for name, value in values.items():
        if not isinstance(value, float):
            raise BadValue(f"{model.name}: {name} is given {value.size} values and takes one; solve for each")
    return values


def changed_defaults(parameters, values):
    """Return parameters with new defaults (name to value), their ranges widened to hold them."""
    return {
        name: replace(p, value=values[name], low=min(p.low, values[name]), high=max(p.high, values[name]))
        for name, p in parameters.items()
    }
