"""libroadrunner: CVODE on equations that it compiles from SBML; Antimony writes the SBML."""

import antimony
import numpy as np
import roadrunner

from bench.peers.constants import HH, HH_START, TOLERANCES
from bench.worker import NotHere

HODGKIN_HUXLEY = """
model hodgkin_huxley()
  I = 0;
  V = {V}; m = {m}; h = {h}; n = {n};
  xm := (V + 40) / 10;
  am := piecewise(1 + xm / 2, abs(xm) < 1e-6, xm / (1 - exp(-xm)));
  xn := (V + 55) / 10;
  an := 0.1 * piecewise(1 + xn / 2, abs(xn) < 1e-6, xn / (1 - exp(-xn)));
  V' = (I - {g_Na} * m^3 * h * (V - ({E_Na})) - {g_K} * n^4 * (V - ({E_K})) - {g_L} * (V - ({E_L}))) / {C};
  m' = am * (1 - m) - 4 * exp(-(V + 65) / 18) * m;
  h' = 0.07 * exp(-(V + 65) / 20) * (1 - h) - h / (1 + exp(-(V + 35) / 10));
  n' = an * (1 - n) - 0.125 * exp(-(V + 65) / 80) * n;
end
"""


class Cvode:
    """Its default integrator."""

    ladder = TOLERANCES

    def __init__(self, case):
        if case.model != "hodgkin_huxley":
            raise NotHere("is compared on the Hodgkin–Huxley membrane only")
        self.case = case
        antimony.loadAntimonyString(HODGKIN_HUXLEY.format(**HH, **HH_START))
        self.model = roadrunner.RoadRunner(antimony.getSBMLString("hodgkin_huxley"))
        self.model.timeCourseSelections = ["V"]

    def prepare(self, setting):
        self.model.integrator.relative_tolerance = setting
        self.model.integrator.absolute_tolerance = setting

    def run(self, value):
        self.model.reset(roadrunner.SelectionRecord.ALL)
        self.model["I"] = value
        return np.array(self.model.simulate(0, self.case.duration, self.case.times.size))[:, 0]
