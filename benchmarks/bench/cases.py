"""The cases: what is solved, what is read off it, and how near the truth it must come.

Peers read this file inside their own environments, so that it needs NumPy alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

STEP = 0.05  # ms between the reported potentials; finer for the cable, whose upstroke is faster
SWEEP = 200  # runs


def crossings(t, V, threshold=0.0):
    """Return when V rises through the threshold, on the cubic through the four points around each crossing.

    >>> t = np.arange(0.0, 7.0, 0.05)
    >>> np.allclose(crossings(t, np.sin(t - 1.02)), 1.02, atol=1e-6)
    True
    """
    V = np.asarray(V) - threshold
    rises = np.flatnonzero((V[:-1] < 0) & (V[1:] >= 0))
    rises = rises[(rises >= 1) & (rises + 2 < V.size)]
    return [float(np.interp(0.0, *fine_curve(t, V, i))) for i in rises]


def fine_curve(t, V, i):
    """Return (V, t) between points i and i + 1, finely, on the cubic through i - 1 … i + 2."""
    cubic = np.polynomial.Polynomial.fit(t[i - 1 : i + 3], V[i - 1 : i + 3], 3)
    moments = np.linspace(t[i], t[i + 1], 201)
    values = cubic(moments)
    order = np.argsort(values)
    return values[order], moments[order]


def moments_apart(found, reference):
    """Return the largest distance between two lists of moments; infinite if one has more of them."""
    if len(found) != len(reference):
        return float("inf")
    return float(np.abs(np.subtract(found, reference)).max(initial=0.0))


def lists_apart(found, reference):
    """Return the largest distance between the moments of many runs."""
    return max(moments_apart(a, b) for a, b in zip(found, reference, strict=True))


def root_mean_square(found, reference):
    return float(np.sqrt(np.mean(np.subtract(found, reference) ** 2)))


@dataclass(frozen=True)
class Case:
    """One race.

    Args:
        name, title: As in the results and as a reader sees it.
        model: What is solved: a peer knows how to build it under this name.
        changed: The parameter that takes another value in every run.
        values: What it takes, one value a round.
        duration, step: ms; how long a run is, and how far apart the reported potentials are.
        read: Function of times and potentials that gives the answer to compare.
        error, unit, target: Function of answer and reference, its unit, and the largest error allowed.
        goal: Peer to the number of times the engine must be faster.
        clock: "cpu" (processor time, all threads) or "wall".
    """

    name: str
    title: str
    model: str
    changed: str
    values: tuple
    duration: float
    read: Callable
    error: Callable
    unit: str
    target: float
    goal: dict = field(default_factory=dict)
    step: float = STEP
    nodes: int = 0
    runs: int = 1
    clock: str = "cpu"

    @property
    def kind(self):
        """Return what sort of race it is: a `run`, a `sweep` or a `cable`."""
        return "cable" if self.nodes else "sweep" if self.runs > 1 else "run"

    @property
    def times(self):
        return np.linspace(0.0, self.duration, round(self.duration / self.step) + 1)

    def run_values(self, value):
        """Return the values of all runs of one round: a single one, or those of a sweep."""
        return [value] if self.runs == 1 else list(value + np.linspace(0.0, 20.0, self.runs))


CURRENTS = (8.0, 8.7, 9.4, 10.1, 11.2, 12.3, 13.9)  # uA/cm^2, all of them firing on
CALCIUM = (0.085, 0.088, 0.091, 0.094, 0.097, 0.1, 0.103)  # mS/cm^2
CONDUCTANCES = (60.0, 62.0, 64.0, 66.0, 68.0, 70.0, 72.0)  # mS/cm^2
STRENGTHS = (440.0, 460.0, 480.0, 500.0, 520.0, 540.0, 560.0)  # uA/cm^2


def plain(t, V):
    return [float(v) for v in V]


def cable(nodes):
    return Case(
        f"cable_{nodes}",
        f"Hodgkin–Huxley cable, {nodes} nodes",
        "hodgkin_huxley_cable", "I", STRENGTHS, 10.0, crossings, moments_apart, "ms", 0.005,
        goal={"NEURON": 6.0}, step=0.025, nodes=nodes,
    )  # fmt: skip


CASES = {
    case.name: case
    for case in (
        Case(
            "hh_100ms",
            "Hodgkin–Huxley, 100 ms",
            "hodgkin_huxley", "I", CURRENTS, 100.0, crossings, moments_apart, "ms", 0.01,
            goal={"fastest peer simulator": 8.0, "odeint, compiled": 15.0},
        ),
        Case(
            "hh_1000ms",
            "Hodgkin–Huxley, 1000 ms",
            "hodgkin_huxley", "I", CURRENTS, 1000.0, crossings, moments_apart, "ms", 0.1,
        ),
        Case(
            "beat_8_states",
            "Luo–Rudy heart beat, 8 states, 1000 ms",
            "luo_rudy", "g_Ca", CALCIUM, 1000.0, plain, root_mean_square, "mV", 0.05,
            goal={"myokit": 5.0}, step=0.5,
        ),
        Case(
            "fibre_56_states",
            "Shorten muscle fibre, 56 states, five stimuli in 100 ms",
            "muscle_fibre", "g_K", CONDUCTANCES, 100.0, plain, root_mean_square, "mV", 0.05,
            goal={"myokit": 4.0}, step=0.1,
        ),
        cable(200),
        cable(1000),
        Case(
            "sweep_200",
            "200 Hodgkin–Huxley runs of 100 ms",
            "hodgkin_huxley", "I", tuple(c / 2 for c in CURRENTS), 100.0, crossings, lists_apart, "ms", 0.01,
            goal={"odeint, compiled": 15.0}, runs=SWEEP, clock="wall",
        ),
    )
}  # fmt: skip

