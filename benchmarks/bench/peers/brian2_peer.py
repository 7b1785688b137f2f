"""brian2: Runge-Kutta of order 4 in steps of a fixed size, through Cython and as a program of its own in C++."""

import tempfile

import brian2
import numpy as np
from brian2 import Network, NeuronGroup, StateMonitor, ms, set_device

from bench.peers.constants import HH, HH_START, steps
from bench.worker import NotHere

EQUATIONS = """
dV/dt = (I - {g_Na} * m**3 * h * (V - ({E_Na})) - {g_K} * n**4 * (V - ({E_K})) - {g_L} * (V - ({E_L}))) / {C} / ms : 1
dm/dt = (1 / exprel(-(V + 40) / 10) * (1 - m) - 4 * exp(-(V + 65) / 18) * m) / ms : 1
dh/dt = (0.07 * exp(-(V + 65) / 20) * (1 - h) - h / (1 + exp(-(V + 35) / 10))) / ms : 1
dn/dt = (0.1 / exprel(-(V + 55) / 10) * (1 - n) - 0.125 * exp(-(V + 65) / 80) * n) / ms : 1
I : 1 (constant)
""".format(**HH)


class Brian:
    """One neuron and a monitor of its potential."""

    def __init__(self, case):
        if case.model != "hodgkin_huxley":
            raise NotHere("is compared on the Hodgkin–Huxley membrane only")
        self.case = case

    @property
    def ladder(self):
        return steps(self.case)

    def build(self, step):
        self.neuron = NeuronGroup(1, EQUATIONS, method="rk4", dt=step * ms)
        for name, value in HH_START.items():
            setattr(self.neuron, name, value)
        self.monitor = StateMonitor(self.neuron, "V", record=True, dt=self.case.step * ms)
        return Network(self.neuron, self.monitor)

    @property
    def length(self):
        return (self.case.duration + self.case.step / 2) * ms

    def potentials(self):
        return np.array(self.monitor.V[0])[: self.case.times.size]


class Cython(Brian):
    """Compiled piece by piece, driven from Python; the network is stored once and restored for every run."""

    def prepare(self, setting):
        brian2.prefs.codegen.target = "cython"
        self.network = self.build(setting)
        self.network.store()

    def run(self, value):
        self.network.restore()
        self.neuron.I = value
        self.network.run(self.length)
        return self.potentials()


class Standalone(Brian):
    """Compiled once to a program, which is started for every run with the parameter as its argument."""

    def prepare(self, setting):
        set_device("cpp_standalone", build_on_run=False)
        brian2.device.reinit()
        brian2.device.activate(build_on_run=False)
        self.build(setting).run(self.length)
        brian2.device.build(directory=tempfile.mkdtemp(prefix="brian2-"), run=False)

    def run(self, value):
        brian2.device.run(run_args={self.neuron.I: value})
        return self.potentials()
