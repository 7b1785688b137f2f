"""NEURON: its built-in Hodgkin-Huxley mechanism, rates from their formulas, not from a table."""

import numpy as np
from neuron import h

from bench.peers.constants import CABLE, CABLE_PULSE, HH, HH_START, HH_TEMPERATURE, TOLERANCES, steps
from bench.worker import NotHere

CURRENT = 1e-5  # uA/cm^2 on um^2, in nA


class Neuron:
    """One membrane or one cable; how the steps are taken is left to two kinds."""

    def __init__(self, case):
        if case.model not in ("hodgkin_huxley", "hodgkin_huxley_cable"):
            raise NotHere("has no such mechanism built in")
        self.case, self.nodes = case, case.nodes or 1
        h.usetable_hh = 0  # with its table NEURON never comes nearer than 0.1 ms
        h.celsius = CABLE["temperature"] if case.nodes else HH_TEMPERATURE
        self.section = h.Section(name="axon")
        self.section.nseg = self.nodes
        self.section.L = 1e4 * CABLE["length"] if case.nodes else 10.0
        self.section.diam = 2.0 * CABLE["radius"] if case.nodes else 10.0
        self.section.Ra, self.section.cm = CABLE["axial_resistivity"], HH["C"]
        self.section.insert("hh")
        self.section.ena, self.section.ek = HH["E_Na"], HH["E_K"]
        self.segments = list(self.section)
        for segment in self.segments:
            segment.hh.gnabar, segment.hh.gkbar, segment.hh.gl = (1e-3 * HH[k] for k in ("g_Na", "g_K", "g_L"))
            segment.hh.el = HH["E_L"]
        pushed = max(1, round(CABLE["stimulated"] * self.nodes / CABLE["length"])) if case.nodes else 1
        self.clamps = [h.IClamp(segment) for segment in self.segments[:pushed]]
        for clamp in self.clamps:
            clamp.delay, clamp.dur = 0.0, CABLE_PULSE if case.nodes else 1e9
        self.V = h.Vector().record(self.segments[int(0.75 * self.nodes)]._ref_v, case.step)
        self.solver, self.context = h.CVode(), h.ParallelContext()
        self.context.set_maxstep(10)

    def run(self, value):
        for clamp in self.clamps:
            clamp.amp = value * self.segments[0].area() * CURRENT
        h.finitialize(HH_START["V"])
        for segment in self.segments:
            segment.hh.m, segment.hh.h, segment.hh.n = (HH_START[gate] for gate in "mhn")
        self.restart()
        self.context.psolve(self.case.duration + self.case.step / 2)
        return np.array(self.V)[: self.case.times.size]


class Adaptive(Neuron):
    """CVODE."""

    ladder = TOLERANCES

    def prepare(self, setting):
        self.solver.active(True)
        self.solver.rtol(setting)
        self.solver.atol(setting)

    def restart(self):
        self.solver.re_init()


class CrankNicolson(Neuron):
    """Fixed steps of second order, gates staggered: `secondorder = 2`."""

    @property
    def ladder(self):
        return steps(self.case)

    def prepare(self, setting):
        self.solver.active(False)
        h.secondorder = 2
        h.dt = setting

    def restart(self):
        h.fcurrent()
