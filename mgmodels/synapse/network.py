"""Wang's cortical network (2002) spike by spike: does less magnesium make it run away, or does inhibition decide?

A smaller network keeps its mean input: weights grow as the number of cells falls, and with them the fluctuations.
Nothing here is random but where spikes from elsewhere fall, and that hangs on a seed.
"""

from dataclasses import dataclass
from functools import partial

import numpy as np

from mgmodels.engine import BadValue
from mgmodels.engine.compile import compiled_engine, numba_is_present
from mgmodels.engine.generate import names_taken
from mgmodels.engine.workers import in_parallel
from mgmodels.synapse import network_loop, network_plain
from mgmodels.synapse.network_cell import MS_PER_S, network_cell

SETTLING = 500.0  # ms that rates leave out
PIECE = 100.0  # ms for which spikes from elsewhere are drawn at once
SHARE_E = 0.8  # of the cells that are excitatory
DELAY = 0.5  # ms, of all synapses (Wang 2002)
START = (-55.0, -50.0)  # mV, evenly between which potentials begin

WHOLE = ("steps", "now", "cells_E", "delay", "refractory_E", "refractory_I")
FLOATS = ("V", "external", "rise", "gate")
INTEGERS = ("awake", "arriving", "targets", "fired", "when")
TAKES = tuple(
    "i" if name in WHOLE else "f1" if name in FLOATS else "i1" if name in INTEGERS else "f2" if name == "heard" else "f"
    for name in names_taken(network_loop.advance)
)


@dataclass(frozen=True)
class Activity:
    """What a network did.

    Args:
        times, cells: When each spike fell (ms), and whose it was; excitatory cells come first.
        cells_E, cells_I: How many cells of each kind.
        duration: ms.
    """

    times: np.ndarray
    cells: np.ndarray
    cells_E: int
    cells_I: int
    duration: float

    def rates(self, settling=SETTLING):
        """Return the mean rates of excitatory and inhibitory cells in Hz, after `settling` ms."""
        late = self.cells[self.times >= settling]
        seconds = (self.duration - settling) / MS_PER_S
        from_E = int((late < self.cells_E).sum())
        return from_E / self.cells_E / seconds, (late.size - from_E) / self.cells_I / seconds

    def population_rate(self, width=5.0):
        """Return the middles of bins `width` ms wide, and the rates in them of both kinds of cell, Hz."""
        edges = np.arange(0.0, self.duration + 0.5 * width, width)
        excitatory = self.cells < self.cells_E
        rate_E, rate_I = (
            np.histogram(self.times[of], edges)[0] / count * MS_PER_S / width
            for of, count in ((excitatory, self.cells_E), (~excitatory, self.cells_I))
        )
        return edges[:-1] + 0.5 * width, rate_E, rate_I

    def variation(self, width=5.0, settling=SETTLING):
        """Return the standard deviation of the excitatory population's rate over its mean; 0 if it is silent."""
        middles, rate, _ = self.population_rate(width)
        late = rate[middles > settling]
        return float(late.std() / late.mean()) if late.any() else 0.0


def simulate(Mg=1.0, inhibition=1.0, *, seed=0, duration=1500.0, cells=400, delay=DELAY, dt=0.05, **changes):
    """Return the `Activity` of a network.

    Args:
        Mg: Ionised magnesium outside, mM, 0 to 10.
        inhibition: Factor on inhibition of excitatory cells, 0 to 2.
        seed: Of the spikes from elsewhere and the first potentials.
        duration: ms, above 0.
        cells: How many, 10 or more, four fifths of them excitatory; weights are those of the paper's 2000, scaled.
        delay: Of all synapses, ms.
        dt: Step in ms, 0.01 to 0.2.
        **changes: Other parameters of `network_cell`.

    Raises:
        BadValue, UnknownName: A wrong value or name.

    Source: Wang 2002; all connections alike.

    >>> activity = simulate(cells=50, duration=200, seed=1)
    >>> activity.cells_E, activity.cells_I, bool(activity.times.max() < 200)
    (40, 10, True)
    """
    p = network_cell.values({**changes, "Mg_o": Mg, "inhibition": inhibition})
    check(cells, duration, delay, dt)
    random = np.random.default_rng(seed)
    cells_E = round(SHARE_E * cells)
    constants = step_constants(p, cells_E, int(cells) - cells_E, delay, dt)
    state = {
        "V": random.uniform(*START, int(cells)),
        "awake": np.zeros(int(cells), np.int64),
        "external": np.zeros(int(cells)),
        "rise": np.zeros(cells_E),
        "gate": np.zeros(cells_E),
        "heard": np.zeros((3, constants["delay"] + 1)),
    }
    advance = compiled_engine(network_loop.advance, TAKES, "i8") if numba_is_present() else network_plain.advance
    pieces_cells, pieces_steps = [], []
    total, now = round(duration / dt), 0
    while now < total:
        steps = min(round(PIECE / dt), total - now)
        arriving = random.poisson(p["external_rate"] * dt / MS_PER_S * cells, steps)
        targets = random.integers(0, int(cells), arriving.sum())
        shortest = min(constants["refractory_E"], constants["refractory_I"])
        room = int(cells) * (steps // (shortest + 1) + 1)
        fired, when = np.empty(room, np.int64), np.empty(room, np.int64)
        given = {**constants, **state, "steps": steps, "now": now, "arriving": arriving, "targets": targets}
        given |= {"fired": fired, "when": when}
        found = advance(*(given[name] for name in names_taken(network_loop.advance)))
        pieces_cells.append(fired[:found].copy())
        pieces_steps.append(when[:found].copy())
        now += steps
    times = np.concatenate(pieces_steps) * dt
    return Activity(times, np.concatenate(pieces_cells), cells_E, int(cells) - cells_E, float(duration))


def check(cells, duration, delay, dt):
    if cells != int(cells) or cells < 10:
        raise BadValue(f"cells = {cells}; a network has 10 or more")
    if not 0.01 <= dt <= 0.2:
        raise BadValue(f"dt = {dt} ms; steps lie between 0.01 and 0.2 ms")
    if not duration >= dt or not np.isfinite(duration) or not 0.0 <= delay <= 100.0:
        raise BadValue(f"duration = {duration} ms must be above 0, and delay = {delay} ms between 0 and 100")


def step_constants(p, cells_E, cells_I, delay, dt):
    """Return what a step needs: the parameters, weights scaled to the number of cells, times in steps."""
    scale_E, scale_I = p["cells_E"] / cells_E, p["cells_I"] / cells_I
    scaled = {f"g_{kind}_{onto}": scale_E * p[f"g_{kind}_{onto}"] for kind in ("AMPA", "NMDA") for onto in "EI"}
    scaled |= {"g_GABA_E": scale_I * p["inhibition"] * p["g_GABA_E"], "g_GABA_I": scale_I * p["g_GABA_I"]}
    in_steps = {name: round(p[name] / dt) for name in ("refractory_E", "refractory_I")}
    return {**p, **scaled, **in_steps, "cells_E": cells_E, "delay": round(delay / dt), "dt": dt}


def rates(Mg=1.0, inhibition=1.0, *, seed=0, **options):
    """Return the mean rates of excitatory and inhibitory cells in Hz.

    Args:
        Mg, inhibition, seed, **options: As for `simulate`; the first 500 ms are left out.

    >>> low, normal = rates(0.5, seed=2), rates(1.0, seed=2)
    >>> low[0] > 2 * normal[0], low[1] > 2 * normal[1]
    (True, True)
    """
    duration = options.pop("duration", 1500.0)
    if not duration > SETTLING:
        raise BadValue(f"duration = {duration} ms; rates leave out the first {SETTLING:g} ms")
    return simulate(Mg, inhibition, seed=seed, duration=duration, **options).rates()


def regime_map(Mg, inhibition, *, seeds=(0,), workers=None, **options):
    """Return rates over a grid of magnesium and inhibition: inhibition decides the regime, magnesium multiplies it.

    Args:
        Mg, inhibition: Values of each, as for `simulate`.
        seeds: Rates are means over these.
        workers: Threads; left out, one a core.
        **options: As for `rates`.

    Returns:
        Two arrays (inhibition, Mg): rates of excitatory and of inhibitory cells in Hz.

    >>> excitatory, inhibitory = regime_map([0.8, 1.0], [0.9, 1.0], seeds=[1], cells=100, duration=800)
    >>> excitatory.shape, bool(excitatory[0].min() > excitatory[1].max())
    ((2, 2), True)
    """
    points = [(m, i, s) for i in inhibition for m in Mg for s in seeds]
    found = np.empty((len(points), 2))
    for place, pair in in_parallel(partial(rates_at, options), points, workers):
        found[place] = pair
    means = found.reshape(len(inhibition), len(Mg), len(seeds), 2).mean(axis=2)
    return means[..., 0], means[..., 1]


def rates_at(options, point):
    Mg, inhibition, seed = point
    return rates(Mg, inhibition, seed=seed, **options)
