"""The solution of a strand: states by name with one row a node, when each node became active, how fast it conducts."""

import numpy as np

from mgmodels.engine.errors import BadValue
from mgmodels.engine.run import Run

ACTIVE = 0.0  # mV: a node is active once it rises through it


class StrandRun(Run):
    """The solution of a strand: `run["V"]` has one row a node; `run.x` are the nodes' places in cm.

    `run.step` is the time step of the staggered loop, None where another method chose its own.
    """

    def __init__(self, strand, parameters, t, states, events, method, x, step=None, first_rises=None):
        super().__init__(strand, parameters, t, states, events, method)
        self.x, self.step, self._first_rises = x, step, first_rises

    @property
    def final(self):
        """The last value of every state, one a node."""
        return {name: rows[:, -1] for name, rows in self._states.items()}

    def activation_times(self, threshold=ACTIVE):
        """Return when each node first rises through `threshold` (mV), in the time unit; nan if never.

        At 0 mV the staggered loop has noted the moments in every step; otherwise they lie on straight lines between
        the times that were kept.
        """
        if self._first_rises is not None and threshold == ACTIVE:
            return self._first_rises.copy()
        V = self[self.model.cell.roles["membrane_potential"]]
        rises = (V[:, :-1] < threshold) & (V[:, 1:] >= threshold)
        if not rises.size:
            return np.full(self.x.size, np.nan)
        first = rises.argmax(axis=1)
        rows = np.arange(V.shape[0])
        v0, v1 = V[rows, first], V[rows, first + 1]
        with np.errstate(invalid="ignore", divide="ignore"):
            moment = self.t[first] + (threshold - v0) / (v1 - v0) * np.diff(self.t)[first]
        return np.where(rises.any(axis=1), moment, np.nan)

    def conduction_velocity(self, start=0.4, end=0.8):
        """Return the speed in m/s between two places given as fractions of the length, 0 to 1.

        Raises:
            BadValue: The places are not two nodes one after the other, or nothing is conducted between them.

        >>> from mgmodels.nerve import hodgkin_huxley_cable
        >>> round(hodgkin_huxley_cable.solve(4, nodes=100, times=[4]).conduction_velocity(), 1)
        18.7
        """
        if not 0.0 <= start < end <= 1.0:
            raise BadValue(f"{self.model.name}: the speed from {start!r} to {end!r} of its length; 0 ≤ start < end ≤ 1")
        last = self.x.size - 1
        i, j = (min(int(f * self.x.size), last) for f in (start, end))
        if i == j:
            raise BadValue(f"{self.model.name}: {start:g} and {end:g} of the length are one node of {last + 1}")
        moments = self.activation_times()
        delay = moments[j] - moments[i]
        if not delay > 1e-9 * abs(moments[j]):
            raise BadValue(self._why_not_conducted(i, j, moments))
        return float((self.x[j] - self.x[i]) / delay) * 10.0  # cm/ms -> m/s

    def _why_not_conducted(self, i, j, moments):
        where = f"{self.model.name}: nothing is conducted from {self.x[i]:.3g} to {self.x[j]:.3g} cm"
        stimulus = self.model.roles["stimulus"]
        if np.isfinite(moments[[i, j]]).all():
            return f"{where}: the far place rises no later than the near one; take places beyond the stimulus"
        silent = self.x[i] if np.isnan(moments[i]) else self.x[j]
        return (
            f"{where}: at {silent:.3g} cm the potential never rises through {ACTIVE:g} mV within "
            f"{self.t[-1]:g} {self.model.time_unit}. Stimulate more ({stimulus}, now "
            f"{self.parameters[stimulus]:g} {self.model.unit(stimulus)}, or stimulated), or solve for longer"
        )

    def table(self):
        """Return time and one column a node for every state, headed `name at x cm [unit]`."""
        columns = {f"t [{self.model.time_unit}]": self.t}
        for name in self.model.states:
            for x, row in zip(self.x, self[name], strict=True):
                columns[f"{name} at {x:.4g} cm [{self.unit(name)}]"] = row
        return columns
