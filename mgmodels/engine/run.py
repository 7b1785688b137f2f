"""Run: the result of solving a model, by name and with units."""

from functools import cached_property

import numpy as np

from mgmodels.engine import bibliography
from mgmodels.engine.compile import functions_of
from mgmodels.engine.errors import UnknownName, near_misses
from mgmodels.engine.model import finite_outputs


class Moments(dict):
    """The times of each event of a run, by name; an unknown name raises `UnknownName` with the near misses."""

    def __init__(self, model, events):
        super().__init__(events)
        self.model = model

    def __missing__(self, name):
        raise UnknownName(f"this run of {self.model.name} has no event “{name}”. {near_misses(name, self)}")


class Run:
    """Time, states, outputs and events of one solution.

    `run.t` are the times; `run["V"]` is any state or output; `run.unit("V")` its unit; `run.events["spike"]`
    the times of an event; `run.parameters` what was used; `run.method` the solver that did it, `run.jacobian` how it
    came by derivatives of the equations.

    >>> from mgmodels.nerve import hodgkin_huxley
    >>> run = hodgkin_huxley.solve(30, I=10)
    >>> round(float(run["V"].max())), run.unit("V"), run.unit("I_Na")
    (40, 'mV', 'uA/cm^2')
    """

    def __init__(self, model, parameters, t, states, events, method):
        self.model, self.parameters, self.method = model, dict(parameters), method
        self.t, self.events = t, Moments(model, events)
        self._states = dict(zip(model.states, states, strict=True))

    @cached_property
    def _outputs(self):
        if not self.model.outputs:
            return {}
        Y = np.array(list(self._states.values()))
        P = np.array(list(self.parameters.values()))[:, None]
        return finite_outputs(self.model, self.t, Y, P, lambda: "all through this run")

    def __getitem__(self, name):
        if name in self._states:
            return self._states[name]
        if name in self.model.outputs:
            return self._outputs[name]
        known = [*self._states, *self.model.outputs]
        raise UnknownName(f"this run of {self.model.name} has no “{name}”. {near_misses(name, known)}")

    def unit(self, name):
        """Return the unit of a state, parameter or output."""
        return self.model.unit(name)

    @property
    def jacobian(self):
        """How a stiff method came by the derivatives of the equations: `written out`, or why by `differences`.

        >>> from mgmodels.nerve import pump_neuron
        >>> pump_neuron.solve(10).jacobian
        'written out'
        """
        if self.method != "rosenbrock":
            return ""
        obstacle = functions_of(self.model).written_out.obstacle
        return f"differences ({obstacle})" if obstacle else "written out"

    @property
    def final(self):
        """The last value of every state: where another run may start."""
        return {name: float(row[-1]) for name, row in self._states.items()}

    def citations(self):
        """Return the papers behind this run, one line each: the model's own, then its parameters'."""
        keys = dict.fromkeys([*self.model.sources, *(p.source for p in self.model.parameters.values())])
        return [bibliography.citation(key) for key in keys]

    def table(self):
        """Return time, states and outputs as columns, headed `name [unit]`."""
        names = [*self._states, *self.model.outputs]
        return {f"t [{self.model.time_unit}]": self.t} | {f"{n} [{self.unit(n)}]": self[n] for n in names}

    def to_pandas(self):
        """Return `table()` as a pandas DataFrame (pandas must be installed)."""
        import pandas

        return pandas.DataFrame(self.table())

    def __repr__(self):
        changed = {k: v for k, v in self.parameters.items() if v != self.model.parameters[k].value}
        settings = ", ".join(f"{k}={v:g}" for k, v in changed.items()) or "defaults"
        span = f"{self.t[0]:g} to {self.t[-1]:g} {self.model.time_unit}"
        return f"<Run of {self.model.name}: {span}, {settings}>"
