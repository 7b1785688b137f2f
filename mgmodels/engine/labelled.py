"""Labelled: what a sweep or an ensemble returns; arrays with the settings they belong to."""

from dataclasses import dataclass

import numpy as np

from mgmodels.engine.errors import BadValue, UnknownName, near_misses


@dataclass(frozen=True)
class Failure:
    """A member that could not be solved: its place along the axes, its settings, and why."""

    index: tuple
    parameters: dict
    error: str


class Labelled:
    """Many runs of one model, by name.

    `result["V"]` has the shape (members…, time), or (members…) for what is one number a member;
    `result.axes` names the axes of the members, `result.coordinates` has the values along them (in an ensemble
    the values of every member), `result.t` the times; `result.events["spike"]` has one array of times a member;
    `result.failures` says which members failed, and why: they are nan in every array.

    >>> from mgmodels.engine import sweep
    >>> from mgmodels.nerve import hodgkin_huxley
    >>> sweep(hodgkin_huxley, {"I": [0, 5, 10]}, 30, keep="final")
    <Labelled runs of hodgkin_huxley: 3 along I, kept V, m, h, n>
    """

    def __init__(self, model, axes, coordinates, t, values, events, errors):
        self.model, self.axes, self.coordinates, self.t = model, axes, dict(coordinates), t
        self.events = Events(model, events)
        self._values, self._errors = values, errors

    @property
    def shape(self):
        """How many members along each axis."""
        return self._errors.shape

    def __getitem__(self, name):
        if name not in self._values:
            raise UnknownName(not_kept(self.model, name, self._values))
        return self._values[name]

    def unit(self, name):
        """Return the unit of a state, parameter or output."""
        return self.model.unit(name)

    def settings(self, index):
        """Return what the member at `index`, a tuple, was solved with: name to value."""
        along = self._places()
        return {name: float(values[index[along[name]]]) for name, values in self.coordinates.items()}

    def _places(self):
        """Return the axis of every coordinate: its own in a sweep, the members' in an ensemble."""
        return {name: self.axes.index(name) if name in self.axes else 0 for name in self.coordinates}

    @property
    def failures(self):
        """The members that failed, in order, each a `Failure`."""
        return [
            Failure(index, self.settings(index), error)
            for index, error in np.ndenumerate(self._errors)
            if error is not None
        ]

    def select(self, **where):
        """Return the part of the result with some settings.

        Args:
            **where: Name to a value, which must be one of those solved, or to a (low, high) range, ends included.
                A value takes its axis away from a sweep.

        Raises:
            UnknownName: A name that was not varied; BadValue: nothing was solved there, with the nearest values.

        >>> from mgmodels.engine import sweep
        >>> from mgmodels.nerve import hodgkin_huxley
        >>> result = sweep(hodgkin_huxley, {"I": [0, 5, 10], "g_K": [30, 36]}, 20, keep="V")
        >>> result.select(I=(4, 10), g_K=36)["V"].shape
        (2, 2001)
        """
        part = self
        for name, wanted in where.items():
            part = part._select(name, wanted)
        return part

    def _select(self, name, wanted):
        if name not in self.coordinates:
            raise UnknownName(
                f"{name} was not varied in these runs of {self.model.name}. {near_misses(name, self.coordinates)}"
            )
        values = self.coordinates[name]
        low, high = (wanted, wanted) if np.ndim(wanted) == 0 else wanted
        slack = 1e-9 * max(abs(low), abs(high))
        found = np.flatnonzero((values >= low - slack) & (values <= high + slack))
        if not found.size:
            near = np.sort(values[np.argsort(np.abs(values - low))[:2]])
            raise BadValue(
                f"{self.model.name} was not solved at {name} = {wanted} {self.unit(name)}; "
                f"nearest are {' and '.join(f'{v:g}' for v in near)}"
            )
        axes, coordinates, before = self.axes, dict(self.coordinates), (slice(None),) * self._places()[name]
        if name not in axes:
            take = (found,)
            coordinates = {k: v[found] for k, v in coordinates.items()}
        elif np.ndim(wanted) == 0:
            take = (*before, found[0])
            axes = tuple(axis for axis in axes if axis != name)
            del coordinates[name]
        else:
            take = (*before, found)
            coordinates[name] = values[found]
        return Labelled(
            self.model, axes, coordinates, self.t,
            {k: v[take] for k, v in self._values.items()},
            {k: v[take] for k, v in self.events.items()},
            np.asarray(self._errors[take], object),
        )  # fmt: skip

    def table(self):
        """Return settings and results as columns headed `name [unit]`: one row a member, or a member and time.

        Events appear as their number. What has more than one number a member and time has no place in a table.
        """
        members = len(self.shape)
        over_time = any(v.ndim > members for v in self._values.values())
        steps = self.t.size if over_time else 1
        shape = (*self.shape, steps)
        columns = {}
        for name, place in self._places().items():
            along = np.reshape(self.coordinates[name], (-1, *(1,) * (len(shape) - 1 - place)))
            title = f"{name} at start" if name in self.model.states else name
            columns[f"{title} [{self.unit(name)}]"] = np.broadcast_to(along, shape).ravel()
        if over_time:
            columns[f"t [{self.model.time_unit}]"] = np.broadcast_to(self.t, shape).ravel()
        for name, values in self._values.items():
            if values.ndim > members + 1 or (values.ndim > members and values.shape[-1] != steps):
                raise BadValue(f"{name} has the shape {values.shape}, which no table can hold; take it as an array")
            values = values if values.ndim > members else values[..., None]
            columns[self._headed(name)] = np.broadcast_to(values, shape).ravel()
        for name, moments in self.events.items():
            numbers = np.reshape([len(m) for m in (moments.flat if members else [moments])], (*self.shape, 1))
            columns[f"{name} [number]"] = np.broadcast_to(numbers, shape).ravel()
        return columns

    def _headed(self, name):
        known = {**self.model.states, **self.model.parameters, **self.model.outputs}
        return f"{name} [{self.unit(name)}]" if name in known else name

    def to_pandas(self):
        """Return `table()` as a pandas DataFrame (pandas must be installed)."""
        import pandas

        return pandas.DataFrame(self.table())

    def __repr__(self):
        counts = " × ".join(f"{n} along {axis}" for n, axis in zip(self.shape, self.axes, strict=True)) or "one"
        failed = f", {len(self.failures)} failed" if self.failures else ""
        kept = ", ".join([*self._values, *self.events])
        return f"<Labelled runs of {self.model.name}: {counts}, kept {kept}{failed}>"


class Events(dict):
    """The times of each event by name, one array a member, laid out like the members."""

    def __init__(self, model, events):
        super().__init__(events)
        self.model = model

    def __missing__(self, name):
        raise UnknownName(not_kept(self.model, name, self))


def not_kept(model, name, kept):
    if name in {*model.states, *model.outputs, *model.events}:
        return f"“{name}” was not kept; run again with keep=(\"{name}\", …)"
    return f"these runs of {model.name} have no “{name}”. {near_misses(name, kept)}"
