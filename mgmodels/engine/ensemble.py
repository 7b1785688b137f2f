"""Sweeps and ensembles: one model at many settings, solved side by side, into one labelled result."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from mgmodels.engine.errors import BadValue, SolverError, UnknownName, near_misses
from mgmodels.engine.labelled import Labelled
from mgmodels.engine.model import one_of_each
from mgmodels.engine.run import Run
from mgmodels.engine.solve import check_span, check_times, solve
from mgmodels.engine.steady import steady_state
from mgmodels.engine.strand import Strand
from mgmodels.engine.workers import cores, in_parallel

PIECES_A_WORKER = 4  # so that one slow piece does not keep the others waiting
LARGEST_PIECE = 100  # members; what waits to be put in place stays small


def sweep(model, grid, span=None, **options):
    """Return a model's runs at every combination of some values, as a `Labelled` with one axis a name.

    Args:
        model: A `Model` with states, or a `Strand`.
        grid: Name of a parameter, or of a state to start from, to the values it takes.
        span, **options: As for `ensemble`.

    Raises:
        As for `ensemble`.

    >>> from mgmodels.nerve import hodgkin_huxley
    >>> result = sweep(hodgkin_huxley, {"I": [0, 10], "g_K": [30, 36, 40]}, 50)
    >>> result["V"].shape, [len(times) for times in result.select(g_K=36).events["spike"]]
    ((2, 3, 2001), [0, 4])
    """
    axes = {name: values_of(model, name, values) for name, values in grid.items()}
    check_not_empty(model, axes)
    members = dict(zip(axes, (x.ravel() for x in np.meshgrid(*axes.values(), indexing="ij")), strict=True))
    return run_members(model, members, axes, {k: v.size for k, v in axes.items()}, span, **options)


def ensemble(model, draws, span=None, **options):
    """Return a model's runs at many sets of values, as a `Labelled` with one axis, the members.

    Args:
        model: A `Model` with states, or a `Strand`.
        draws: Name of a parameter, or of a state to start from, to its value in every member; all equally long,
            as `draw` gives them.
        span: As for `Model.solve`; left out with `rest=True`.
        rest: True gives each member's resting state instead of a run; `initial` is then where the search starts.
        keep: What to keep of each run: a name or several, of states, outputs and events, or "final" for the last
            value of every state; or a function of a `Run` that returns a number, an array, or a mapping of names
            to these. Left out, all states and events. Nothing else stays in memory.
        times, initial: As for `Model.solve`.
        workers: How many threads; left out, one a core. A backend chosen with `joblib.parallel_config` wins.
        progress: True or False; left out, a line on the terminal for work of more than a second.
        **options: Parameter values for all members, and `method`, `rtol`, `nodes`, `settle` as for one run.

    Returns:
        A `Labelled`. A member that failed is a row of nan there, and is named in `failures`; the order of the
        members, and every number, is the same whatever the number of workers.

    Raises:
        UnknownName, BadValue: A wrong name or value, before anything runs; SolverError: every member failed.

    >>> from mgmodels.nerve import hodgkin_huxley
    >>> result = ensemble(hodgkin_huxley, {"g_K": [30, 36, 40]}, rest=True)
    >>> result["V"].round(2)
    array([-64.25, -64.97, -65.36])
    """
    members = {name: values_of(model, name, values) for name, values in draws.items()}
    check_not_empty(model, members)
    if len({values.size for values in members.values()}) > 1:
        sizes = ", ".join(f"{name} has {values.size}" for name, values in members.items())
        raise BadValue(f"{model.name}: every draw has one value a member, but {sizes}")
    count = next(iter(members.values())).size
    return run_members(model, members, members, {"member": count}, span, **options)


def values_of(model, name, values):
    known = {**model.parameters, **model.states}
    if name not in known:
        raise UnknownName(f"{model.name} has no parameter or state “{name}”. {near_misses(name, known)}")
    try:
        values = np.atleast_1d(np.asarray(values, float))
    except (TypeError, ValueError):
        raise BadValue(f"{model.name}: {name} takes numbers in {model.unit(name)}, not {values!r}") from None
    if values.ndim > 1:
        raise BadValue(f"{model.name}: the values of {name} stand in one line, not in a table of shape {values.shape}")
    return values


def check_not_empty(model, values):
    if not values or not all(v.size for v in values.values()):
        raise BadValue(f"{model.name}: no member to solve; give at least one name with at least one value")


# ---------------------------------------------------------------------- the work
@dataclass(frozen=True)
class Task:
    """What all members share; sent to every worker."""

    model: object
    names: tuple
    span: object
    times: object
    rest: bool
    keep: object
    initial: Mapping
    values: Mapping  # of the parameters, where a member has none of its own
    settings: Mapping


def run_members(
    model, members, coordinates, axes, span,
    *, rest=False, keep=None, times=None, initial=None, workers=None, progress=None, **settings,
):  # fmt: skip
    """Solve all members (name to one value each) and return them laid out along the axes (name to size)."""
    if model.rhs is None:
        raise TypeError(f"{model.name} has no time in it; evaluate(…) takes arrays")
    if rest == (span is not None):
        raise BadValue(f"{model.name}: give a span to run for, or rest=True for resting states, and not both")
    told = ("settle",) if rest else ("method", "rtol", "nodes") if isinstance(model, Strand) else ("method", "rtol")
    model = roomy(model, members, {name: value for name, value in settings.items() if name not in told})
    check_starts(model, members, initial or {})
    if not rest:
        times = check_times(model, times, *check_span(model, span))
    common = {name: float(settings.get(name, p.value)) for name, p in model.parameters.items()}
    keep, initial = kept_names(model, keep, rest), {k: float(v) for k, v in (initial or {}).items()}
    task = Task(model, tuple(members), span, times, rest, keep, initial, common, settings)
    table = np.column_stack(list(members.values()))  # one row a member
    count = len(table)
    size = min(LARGEST_PIECE, -(-count // (PIECES_A_WORKER * (workers or cores()))))
    # the first member alone compiles what all need
    edges = [0, 1, *range(1 + size, count, size), count] if count > 1 else [0, 1]
    pieces = [table[a:b] for a, b in zip(edges, edges[1:], strict=False)]
    result = Rows(model, count)
    result.place(0, solve_piece(task, pieces[0]))
    for place, answers in in_parallel(partial(solve_piece, task), pieces[1:], workers, progress):
        result.place(edges[1 + place], answers)
    if all(error is not None for error in result.errors):
        first = ", ".join(f"{name} = {value:g}" for name, value in zip(members, table[0], strict=True))
        raise SolverError(f"{model.name}: all {count} members failed; the first, with {first}: {result.errors[0]}")
    return Labelled(model, tuple(axes), coordinates, times, **result.shaped(tuple(axes.values())))


def roomy(model, members, fixed):
    """Check all values at once, and return the model with ranges wide enough that no member warns again."""
    drawn = {name: values for name, values in members.items() if name not in model.states}
    values = model.values({**fixed, **drawn})
    one_of_each(model, {name: values[name] for name in fixed})
    wide = {
        name: replace(p, low=min(p.low, float(np.min(values[name]))), high=max(p.high, float(np.max(values[name]))))
        for name, p in model.parameters.items()
    }
    if isinstance(model, Strand):
        cell = replace(model.cell, parameters={name: wide[name] for name in model.cell.parameters})
        return replace(model, cell=cell, own={name: wide[name] for name in model.own})
    return replace(model, parameters=wide)


def check_starts(model, members, initial):
    cell = getattr(model, "cell", model)
    for name in cell.states:
        for value in members.get(name, ()):
            cell.start({name: value})
    cell.start(initial)


def kept_names(model, keep, rest):
    """Return the names to keep, checked, or the function that says what to keep."""
    if keep is None:
        return tuple(model.states) if rest else (*model.states, *model.events)
    if callable(keep):
        return keep
    names = (keep,) if isinstance(keep, str) else tuple(keep)
    known = {*model.states, *model.outputs, *(() if rest else ("final", *model.events))}
    for name in names:
        if name not in known:
            raise UnknownName(f"{model.name} has no “{name}” to keep. {near_misses(name, known)}")
    if "final" in names and (both := set(names) & set(model.states)):
        raise BadValue(f"{model.name}: keep either “final”, the last value of every state, or all of {', '.join(both)}")
    return names


def solve_piece(task, table):
    """Return one answer a member: a mapping of what is kept, or a sentence that says why there is none."""
    return [answer(task, dict(zip(task.names, map(float, row), strict=True))) for row in table]


def answer(task, member):
    try:
        return kept(task, one_run(task, member))
    except UnknownName:  # a slip of the caller's, the same in every member
        raise
    except Exception as problem:  # whatever else one member meets must not lose the others
        return f"{type(problem).__name__}: {problem}"


def one_run(task, member):
    model = task.model
    start = {**task.initial, **{k: v for k, v in member.items() if k in model.states}}
    changes = {k: v for k, v in member.items() if k in model.parameters}
    if task.rest:
        state = steady_state(model, guess=start, **task.settings, **changes)
        column = np.array(list(state.values()))[:, None]
        return Run(model, task.values | changes, np.zeros(1), column, {}, "rest")
    if isinstance(model, Strand):
        return model.solve(task.span, times=task.times, initial=start, **task.settings, **changes)
    # past the checks of Model.solve: all members were checked together, and for short runs checking is half the time
    values, method, rtol = task.values | changes, task.settings.get("method", "auto"), task.settings.get("rtol", 1e-6)
    return Run(model, values, *solve(model, task.span, task.times, model.start() | start, values, method, rtol))


def kept(task, run):
    if callable(task.keep):
        found = task.keep(run)
        found = found if isinstance(found, Mapping) else {"kept": found}
        return {name: np.asarray(value, float) for name, value in found.items()}
    if task.rest:
        return {name: run[name][0] for name in task.keep}
    found = {}
    for name in task.keep:
        if name == "final":
            found |= run.final
        else:
            found[name] = run.events[name] if name in run.events else on_times(run, name, task.times)
    return found


def on_times(run, name, times):
    """Return a row on the times asked for; nan after the end of a run that an event stopped."""
    row = run[name]
    if run.t.size == times.size and run.t[-1] == times[-1]:
        return row
    full = np.full((*row.shape[:-1], times.size), np.nan)
    solved = min(run.t.size - 1, times.size)
    full[..., :solved] = row[..., :solved]
    return full


class Rows:
    """The members' answers, put in place as they come; the room for them is taken once."""

    def __init__(self, model, count):
        self.event_names, self.count = tuple(model.events), count
        self.errors = np.full(count, None, object)
        self.values, self.events = {}, {}

    def place(self, first, answers):
        for i, found in enumerate(answers, start=first):
            if isinstance(found, str):
                self.errors[i] = found
            else:
                for name, value in found.items():
                    self.put(i, name, value)

    def put(self, i, name, value):
        if name in self.event_names:
            self.events.setdefault(name, empty_lists(self.count))[i] = value
            return
        rows = self.values.get(name)
        if rows is None:
            rows = self.values[name] = np.full((self.count, *np.shape(value)), np.nan)
        if rows.shape[1:] == np.shape(value):
            rows[i] = value
        else:
            self.errors[i] = f"{name} has the shape {np.shape(value)} here and {rows.shape[1:]} in other members"

    def shaped(self, shape):
        """Return the parts of a `Labelled`, members laid out along its axes."""
        return {
            "values": {name: rows.reshape(*shape, *rows.shape[1:]) for name, rows in self.values.items()},
            "events": {name: rows.reshape(shape) for name, rows in self.events.items()},
            "errors": self.errors.reshape(shape),
        }


def empty_lists(count):
    rows = np.empty(count, object)
    for i in range(count):
        rows[i] = np.empty(0)
    return rows
