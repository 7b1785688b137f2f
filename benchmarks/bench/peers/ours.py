"""The engine, through the door that every reader uses: checks, events and labels included."""

import numpy as np

from bench.luo_rudy import luo_rudy
from bench.peers.constants import CABLE, CABLE_PULSE, TOLERANCES, TRAIN
from mgmodels.engine import sweep
from mgmodels.muscle import muscle_fibre
from mgmodels.nerve import hodgkin_huxley, hodgkin_huxley_cable

MODELS = {
    "hodgkin_huxley": hodgkin_huxley,
    "luo_rudy": luo_rudy,
    "muscle_fibre": muscle_fibre.with_parameters(**TRAIN),
    "hodgkin_huxley_cable": hodgkin_huxley_cable.with_parameters(**CABLE, I_duration=CABLE_PULSE),
}


class Engine:
    """`model.solve(…)`, or `sweep(…)` for many runs."""

    ladder = TOLERANCES

    def __init__(self, case):
        self.case, self.model = case, MODELS[case.model]
        self.options = {"times": case.times} | ({"nodes": case.nodes} if case.nodes else {})

    def prepare(self, setting):
        self.options["rtol"] = setting

    def run(self, value):
        run = self.model.solve(self.case.duration, **self.options, **{self.case.changed: value})
        return three_quarters(run["V"]) if self.case.nodes else run[self.model.roles["membrane_potential"]]

    def run_many(self, values):
        return sweep(self.model, {self.case.changed: values}, self.case.duration, **self.options, keep="V")["V"]


def three_quarters(V):
    """Return the row of the node at three quarters of the length."""
    return V[int(0.75 * len(V))]


class SerialEngine(Engine):
    """The same on one thread."""

    def run_many(self, values):
        return np.array([self.run(value) for value in values])
