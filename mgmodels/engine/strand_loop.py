"""The staggered step loop at work: which cells it takes, how long a step it needs, and the run itself."""

import math
import random
from functools import cache

import numpy as np

from mgmodels.engine import compile as engine_compile
from mgmodels.engine.errors import NO_VALUE
from mgmodels.engine.generate import names_taken
from mgmodels.engine.solve import Stopped, breakpoints
from mgmodels.engine.strand_text import LANES, Layout, loop_text

TAKES = (
    "f", "f", "i", "f", "f", "i", "f", "f1", "f1", "f1", "f2", "f1",
    "f1", "i", "f3", "i", "i1", "i1", "f1",
)  # fmt: skip  # what `march` takes, see `object_code.entry_text`
PLAIN = """\
import numpy as np
def inlined(function):
    return function
compiled = inlined
"""


def loop_of(cell):
    """Return `march` of a strand's cell, compiled where numba is."""
    return load(loop_text(cell), cell.name + "_strand", engine_compile.numba_is_present())


@cache
def load(text, name, with_numba):
    if with_numba:
        return engine_compile.compiled_text(text, name, "march", TAKES, "i8", vectors=True)
    return engine_compile.run_text(PLAIN + text, name)["march"]


# ---------------------------------------------------------------------- which cells
def obstacle(cell, draws=24):
    """Return why the loop cannot take this cell, as the end of a sentence; "" if it can.

    The equations are asked at random states and parameters (seeded) all over their declared ranges.
    """
    chance = random.Random(1)
    gates = Layout(cell).gates
    for _ in range(draws):
        values = {"t": 0.0} | {name: within(chance, p) for name, p in cell.parameters.items()}
        values |= {name: chance.random() if s.gate else near(chance, s) for name, s in cell.states.items()}
        for gate in gates:
            others = {name: chance.random() for name in gates} | {gate: 0.5}
            try:
                closed, half, opened = (rate(cell, gate, values | {gate: share}) for share in (0.0, 0.5, 1.0))
                moved = rate(cell, gate, values | others)
            except NO_VALUE:
                continue  # a random state may lie where the equations have no value
            slack = 1e-9 * (abs(closed) + abs(opened))
            if abs(half - (closed + opened) / 2) > slack:
                return f"the rate of its gate {gate} is not a straight line in {gate}"
            if abs(half - moved) > slack:
                return f"its gate {gate} depends on other gates"
            if closed < 0.0 or opened > 0.0:
                return f"its gate {gate} does not stay between 0 and 1"
    return ""


def rate(cell, name, values):
    rates = cell.rhs(*(values[n] for n in names_taken(cell.rhs)))
    return rates[list(cell.states).index(name)]


def within(chance, parameter):
    ends = parameter.low, parameter.high
    return chance.uniform(*ends) if all(map(math.isfinite, ends)) else parameter.value


def near(chance, state):
    value = state.value * chance.uniform(0.5, 2.0) + state.scale * chance.uniform(-40.0, 40.0)
    return min(max(value, state.low), state.high)


# ---------------------------------------------------------------------- the run
class Line:
    """Nodes side by side with their state, which `advance` moves."""

    def __init__(self, lattice, parameters, start, nodes, coupling, stimulated, level=math.inf):
        cell = lattice.cell
        self.march, self.layout, self.nodes = lattice.march, Layout(cell), nodes
        self.coupling, self.stimulated, self.level = coupling, stimulated, level
        blocks, names = -(-nodes // LANES), list(cell.states)
        self.p = np.array([parameters[name] for name in cell.parameters])
        self.V = np.full(blocks * LANES, start[self.layout.potential])
        self.membrane = np.zeros((blocks, self.layout.rows, LANES))
        for name, row in self.layout.row.items():
            self.membrane[:, row] = start[name]
        self.membrane = self.membrane.ravel()
        # lanes beyond the last node rest at the start, or they might leave the range of the equations
        self.work, self.earlier = np.tile(self.V, (5, 1)), np.empty_like(self.membrane)
        self.first_rise = np.full(nodes, np.nan)
        self.places = [
            names.index(self.layout.potential),
            *(np.array([names.index(n) for n in group], int) for group in (self.layout.gates, self.layout.others)),
        ]

    def advance(self, start, end, steps, wanted, cursor, kept):
        """Move from `start` to `end` in equal steps, keep `wanted` times; return how many steps went well."""
        return self.march(
            start, end, steps, self.coupling, self.stimulated, self.nodes, self.level, self.p, self.V,
            self.membrane, self.work, self.earlier, wanted, cursor, kept, *self.places, self.first_rise,
        )  # fmt: skip

    def is_finite(self):
        # what was lost in one step stays lost: the last state answers for all
        return bool(np.isfinite(self.now([self.layout.potential, *self.layout.row])).all())

    def now(self, names):
        """Return the states in the order of `names`, all of one node after the other."""
        return np.array([self.row(name) for name in names]).T.ravel()

    def row(self, name):
        if name == self.layout.potential:
            return self.V[: self.nodes]
        blocks = self.membrane.reshape(-1, self.layout.rows, LANES)
        return blocks[:, self.layout.row[name]].ravel()[: self.nodes]


def solve_staggered(lattice, parameters, start, t0, t1, wanted, step, level):
    """Return (states, one row a node and one column a time each; when each node first rose through `level`).

    Args:
        lattice: A `Lattice`; `parameters` its numbers, `coupling` and `stimulated_nodes` among them.
        start: The cell's states by name.
        step: Longest time step; between two jumps of the equations all steps are equal.
    """
    coupling, stimulated = parameters["coupling"], parameters["stimulated_nodes"]
    line = Line(lattice, parameters, start, lattice.nodes, coupling, stimulated, level)
    kept = np.empty((wanted.size, len(start), line.V.size))
    cursor = int(wanted[0] == t0)
    if cursor:
        kept[0] = np.array(list(start.values()))[:, None]
    edges = breakpoints(lattice, parameters, t0, t1)
    for a, b in zip(edges, edges[1:], strict=False):
        steps = steps_over(b - a, step)
        done = line.advance(a, b, steps, wanted, cursor, kept)
        if done < steps or not line.is_finite():
            raise Stopped(OUTRUN.format(step), a + done * (b - a) / steps, line.now(start))
        cursor = int(np.searchsorted(wanted, b, side="right"))
    return kept.transpose(1, 2, 0)[:, : lattice.nodes], line.first_rise


OUTRUN = "a value grew beyond every bound, or faster than a step of {:.2g} can follow"


def steps_over(duration, step):
    return max(1, math.ceil(duration / step * (1 - 1e-12)))


# ---------------------------------------------------------------------- how long a step
def step_for(lattice, parameters, start, t0, t1, rtol):
    """Return the longest step at which the potential's error in one step stays below `rtol`.

    In a step Crank and Nicolson's rule errs by step**3 / 12 times the potential's third derivative. It is taken from
    the membrane alone, with the same stimulus and no neighbours to drain it, relative to the range that its potential
    covers. Errors of steps add up: that of the whole run goes with rtol**(2/3).
    """
    bend = sharpest_bend(lattice, parameters, start, t0, t1)
    return min((12.0 * rtol) ** (1 / 3) * bend, (t1 - t0) / 50)


def sharpest_bend(lattice, parameters, start, t0, t1):
    """Return (range / largest third derivative)**(1/3) of the potential of the membrane alone: a time.

    The membrane is solved with ever smaller steps until they resolve what they show.
    """
    fastest = fastest_rate(lattice.cell, parameters, start)
    step = min((t1 - t0) / 50, max(1.0 / fastest, 1e-5 * (t1 - t0)))
    while True:
        least = 1e-6 * (t1 - t0)
        try:
            bend = bend_seen_with(step, lattice, parameters, start, t0, t1)
        except Stopped:
            if step <= least:
                raise
            bend = 0.0
        if step <= max(bend / 4, least):
            return bend
        step = max(bend / 5, step / 10, least)


def fastest_rate(cell, parameters, start):
    """Return the highest rate at which the potential or a gate returns to where it was, at the start."""
    values = {"t": 0.0} | parameters | start
    layout = Layout(cell)
    V = start[layout.potential]
    ends = dict.fromkeys(layout.gates, (0.0, 1.0)) | {layout.potential: (V, V + cell.states[layout.potential].scale)}
    slopes = [
        (rate(cell, name, values | {name: high}) - rate(cell, name, values | {name: low})) / (high - low)
        for name, (low, high) in ends.items()
    ]
    return max(map(abs, slopes)) or 1e-300


def bend_seen_with(step, lattice, parameters, start, t0, t1, most=4096):
    """Return the sharpest bend as steps of this length show it."""
    line = Line(lattice, parameters, start, nodes=1, coupling=0.0, stimulated=1.0)
    line.places = [0, np.empty(0, int), np.empty(0, int)]  # only the potential is looked at
    low = high = start[line.layout.potential]
    sharpest = 0.0
    edges = breakpoints(lattice, parameters, t0, t1)
    for a, b in zip(edges, edges[1:], strict=False):
        steps = max(8, steps_over(b - a, step))
        times = np.linspace(a, b, steps + 1)
        for first in range(0, steps, most):  # a long run is not kept whole
            part = times[first : first + most + 1]
            kept = np.empty((part.size, 1, LANES))
            before = line.V[0]
            done = line.advance(part[0], part[-1], part.size - 1, part, 1, kept)
            if done < part.size - 1:
                others = np.tile(list(start.values()), lattice.nodes - 1)
                why = f"without neighbours, {OUTRUN.format(step)}"
                raise Stopped(why, part[done], np.r_[line.now(start), others])
            V = kept[:, 0, 0]
            V[0] = before
            low, high = min(low, V.min()), max(high, V.max())
            # the first step after an edge is of another kind
            bends = np.abs(np.diff(V[1:], 3)) / ((b - a) / steps) ** 3
            sharpest = max(sharpest, bends.max(initial=0.0))
    covered = max(high - low, lattice.cell.states[line.layout.potential].scale)
    return (covered / sharpest) ** (1 / 3) if sharpest > 0.0 else math.inf
