"""The door to the step loops: `explicit` for equations of one time scale, `rosenbrock` for stiff ones.

A loop is one text for all models (see `march`): compiled once, kept in the cache, free of Python's lock while it
runs, and the same text runs as plain Python. Other engine code may call it for one member without going through
`Model.solve`:

    solution = walk(functions, method, start, p, edges, times, rtol, atol, directions, terminal)

with `functions` from `compile.functions_of`, plain float64 arrays for all else, and a `Walk` as the answer.
"""

import math
from dataclasses import dataclass
from functools import cache
from types import FunctionType

import numpy as np

from mgmodels.engine import explicit, march, rosenbrock
from mgmodels.engine.compile import compiled_engine
from mgmodels.engine.march import FOUND, NOW, REJECTED, REPORTED, TAKEN
from mgmodels.engine.structure import SMALL, everything, found

LOOPS = {"explicit": explicit, "rosenbrock": rosenbrock}
CALLED = ("ORDER", "attempt", "finish", "is_held_by_stability", "lay_curve", "prepare")
TAKES = (
    "i", "i", "i", "i1", "i1", "f1", "f1", "f1", "f1", "f", "f1", "i", "i2", "i2", "i1",
    "f1", "f1", "f1", "f2", "f2", "f2", "f1", "i1", "f2", "f2",
)  # fmt: skip  # what `march` takes, see `object_code.entry_text`
PATIENCE = 5_000_000  # steps: some seconds
ROOM = 256  # events, to begin with

WHY = {
    march.NOT_A_NUMBER: "the derivatives are no longer numbers",
    march.TOO_SMALL: "no step is small enough: something grows without bound or jumps",
    march.TOO_STIFF: "the equations are stiff here and an explicit method would crawl: declare stiff=True, or solve "
    "with method='rosenbrock'",
    march.TOO_MANY: f"it would take more than {march.MOST_STEPS:,} steps: something flickers or jumps here; "
    "if it is only long, solve it in several spans",
}


@dataclass
class Walk:
    """What a loop found: columns of states at the reported times, events, and where and why it ended.

    Args:
        reported: One row a state, one column a reported time; of a run that ended early only those it reached.
        moments, which: Time and number of every event, in the order of time.
        end, state: The last time and the state there.
        outcome: One of the outcomes in `march`.
        taken, rejected: Steps.
    """

    reported: np.ndarray
    moments: np.ndarray
    which: np.ndarray
    end: float
    state: np.ndarray
    outcome: int
    taken: int
    rejected: int


@cache
def march_with(method):
    """Return `march` with the functions of one method in place."""
    step = LOOPS[method]
    names = {name: getattr(step, name) for name in CALLED}
    walking = FunctionType(march.march.__code__, {**vars(march), **names}, "march")
    walking.__qualname__ = method
    return walking


@cache
def compiled_loop(method):
    """Return the same as machine code."""
    return compiled_engine(march_with(method), TAKES, "i8")


def jacobian_of(functions, method, start, p, scale):
    """Return the equations with their derivatives, 0 where a method takes none, and the `Structure` that goes with it.

    What cannot be written out is asked for once; only a method with a Jacobian must know.
    """
    if method == "rosenbrock" and functions.partials:
        return functions.partials, functions.written_out.structure
    if method == "explicit" or start.size <= SMALL:
        return 0, everything(start.size)
    if functions.structure is None:
        with np.errstate(all="ignore"):
            functions.structure = found(functions.derivatives_or_nan, start, p, scale)
    return 0, functions.structure


def walk(functions, method, start, p, edges, times, rtol, atol, directions, terminal, patience=PATIENCE):
    """Solve from the first of `edges` to the last; return a `Walk`.

    Args:
        functions: Of a model, from `compile.functions_of`.
        method: `explicit` or `rosenbrock`.
        start: State at the beginning.
        p: Parameters, in the order of the model.
        edges: Beginning, jumps of the equations, end; increasing.
        times: When to report, increasing, within the edges.
        rtol, atol: Relative tolerance; absolute tolerance of each state.
        directions, terminal: Of each event (int64), as in `Event`.
        patience: How many steps may still be ahead where stability holds them short.
    """
    loop = compiled_loop(method) if functions.compiled else march_with(method)
    n, watches = start.size, directions.size
    partials, structure = jacobian_of(functions, method, start, p, atol / rtol)
    starts, ends = edges[:-1].copy(), np.nextafter(edges[1:], -math.inf)
    ends[-1] = edges[-1]
    y, new, at = start.copy(), np.empty(n), np.empty(n)
    k, curve = np.empty(LOOPS[method].room(structure)), np.empty((4, n))
    watched = np.full((3, watches), math.nan)
    clock, tally = np.zeros(3), np.zeros(7, np.int64)
    crossings, reported = np.empty((ROOM + march.LOOKS * watches, 2)), np.empty((n, times.size))
    outcome, before, taken = march.PAUSED, edges[0], 0
    while outcome == march.PAUSED:  # where an interrupt from the keyboard gets through
        if tally[FOUND] + march.LOOKS * watches >= crossings.shape[0]:
            crossings = np.concatenate([crossings, np.empty_like(crossings)])
        outcome = loop(
            functions.rates, partials, functions.watch, directions, terminal, p, starts, ends, times, rtol, atol,
            patience, *structure,
            y, new, at, k, curve, watched, clock, tally, crossings, reported,
        )  # fmt: skip
        if outcome == march.PAUSED and tally[TAKEN] - taken >= march.PAUSE:
            advance, before, taken = clock[NOW] - before, clock[NOW], tally[TAKEN]
            if taken > march.MOST_STEPS or advance * march.MOST_STEPS < (edges[-1] - before) * march.PAUSE / 10:
                outcome = march.TOO_MANY
    found = crossings[: tally[FOUND]]
    if len(found) > 1:
        found = found[np.argsort(found[:, 0], kind="stable")]
    return Walk(
        reported[:, : tally[REPORTED]], found[:, 0], found[:, 1].astype(int),
        float(clock[NOW]), y, outcome, int(tally[TAKEN]), int(tally[REJECTED]),
    )  # fmt: skip
