"""myokit: its CVODES simulation, compiled C; a parameter is changed without compiling anew."""

import os
from dataclasses import dataclass
from pathlib import Path

import myokit
import numpy as np

from bench.peers.constants import BEAT_STIMULUS, HH, HH_START, TOLERANCES, TRAIN
from bench.worker import NotHere

HODGKIN_HUXLEY = """
[[model]]
membrane.V = {V}
gates.m = {m}
gates.h = {h}
gates.n = {n}

[engine]
time = 0 bind time
pace = 0 bind pace

[membrane]
I = 0
dot(V) = (I - i_Na - i_K - i_L) / {C}
i_Na = {g_Na} * gates.m^3 * gates.h * (V - {E_Na})
i_K = {g_K} * gates.n^4 * (V - {E_K})
i_L = {g_L} * (V - {E_L})

[gates]
use membrane.V
dot(m) = am * (1 - m) - bm * m
xm = (V + 40) / 10
am = if(abs(xm) < 1e-6, 1 + xm / 2, xm / (1 - exp(-xm)))
bm = 4 * exp(-(V + 65) / 18)
dot(h) = 0.07 * exp(-(V + 65) / 20) * (1 - h) - h / (1 + exp(-(V + 35) / 10))
dot(n) = an * (1 - n) - 0.125 * exp(-(V + 65) / 80) * n
xn = (V + 55) / 10
an = 0.1 * if(abs(xn) < 1e-6, 1 + xn / 2, xn / (1 - exp(-xn)))
"""
LUO_RUDY = """
[[model]]
membrane.V = -84.5286
gates.m = 0.0017
gates.h = 0.9832
gates.j = 0.995484
gates.d = 3e-6
gates.f = 1
gates.X = 0.0057
calcium.Ca_i = 2e-4

[engine]
time = 0 bind time
pace = 0 bind pace

[membrane]
g_Ca = 0.09
RTF = 8.314 * 310 / 96.5
dot(V) = engine.pace * {I} - i_Na - i_Ca - i_K - i_K1 - i_Kp - i_b
i_Na = 23 * gates.m^3 * gates.h * gates.j * (V - RTF * log(140 / 18))
i_Ca = g_Ca * gates.d * gates.f * (V - (7.7 - 13.0287 * log(calcium.Ca_i)))
E_K = RTF * log((5.4 + 0.01833 * 140) / (145 + 0.01833 * 18))
i_K = 0.282 * gates.X * Xi * (V - E_K)
xk = 0.04 * (V + 77)
Xi = if(V <= -100, 1, 2.837 * 0.04 * if(abs(xk) < 1e-6, 1 + xk / 2, (exp(xk) - 1) / xk) / exp(0.04 * (V + 35)))
E_K1 = RTF * log(5.4 / 145)
ak = 1.02 / (1 + exp(0.2385 * (V - E_K1 - 59.215)))
bk = bk_closing / (1 + exp(-0.5143 * (V - E_K1 + 4.753)))
bk_closing = 0.49124 * exp(0.08032 * (V - E_K1 + 5.476)) + exp(0.06175 * (V - E_K1 - 594.31))
i_K1 = 0.6047 * ak / (ak + bk) * (V - E_K1)
i_Kp = 0.0183 * (V - E_K1) / (1 + exp((7.488 - V) / 5.98))
i_b = 0.03921 * (V + 59.87)

[gates]
use membrane.V
dot(m) = am * (1 - m) - 0.08 * exp(-V / 11) * m
xm = 0.1 * (V + 47.13)
am = 3.2 * if(abs(xm) < 1e-6, 1 + xm / 2, xm / (1 - exp(-xm)))
dot(h) = ah * (1 - h) - bh * h
ah = if(V < -40, 0.135 * exp(-(V + 80) / 6.8), 0)
bh = if(V < -40, 3.56 * exp(0.079 * V) + 3.1e5 * exp(0.35 * V), 1 / (0.13 * (1 + exp(-(V + 10.66) / 11.1))))
dot(j) = aj * (1 - j) - bj * j
aj = if(V < -40, aj_growth * (V + 37.78) / (1 + exp(0.311 * (V + 79.23))), 0)
aj_growth = -1.2714e5 * exp(0.2444 * V) - 3.474e-5 * exp(-0.04391 * V)
bj = if(V < -40, bj_low, bj_high)
bj_low = 0.1212 * exp(-0.01052 * V) / (1 + exp(-0.1378 * (V + 40.14)))
bj_high = 0.3 * exp(-2.535e-7 * V) / (1 + exp(-0.1 * (V + 32)))
dot(d) = ad * (1 - d) - bd * d
ad = 0.095 * exp(-0.01 * (V - 5)) / (1 + exp(-0.072 * (V - 5)))
bd = 0.07 * exp(-0.017 * (V + 44)) / (1 + exp(0.05 * (V + 44)))
dot(f) = af * (1 - f) - bf * f
af = 0.012 * exp(-0.008 * (V + 28)) / (1 + exp(0.15 * (V + 28)))
bf = 0.0065 * exp(-0.02 * (V + 30)) / (1 + exp(-0.2 * (V + 30)))
dot(X) = ax * (1 - X) - bx * X
ax = 0.0005 * exp(0.083 * (V + 50)) / (1 + exp(0.057 * (V + 50)))
bx = 0.0013 * exp(-0.06 * (V + 20)) / (1 + exp(-0.04 * (V + 20)))

[calcium]
dot(Ca_i) = -1e-4 * membrane.i_Ca + 0.07 * (1e-4 - Ca_i)
"""
PULSE = (1.0, BEAT_STIMULUS["I_start"], BEAT_STIMULUS["I_duration"])
PULSES = tuple(TRAIN[name] for name in ("I", "I_start", "I_duration", "interval")) + (int(TRAIN["pulses"]),)


@dataclass(frozen=True)
class Described:
    """A model: its text, what is changed, the potential, and the stimuli as `Protocol.schedule` takes them."""

    text: str
    changed: str
    potential: str = "membrane.V"
    stimuli: tuple = ()


def described(name):
    if name == "hodgkin_huxley":
        return Described(HODGKIN_HUXLEY.format(**HH, **HH_START), "membrane.I")
    if name == "luo_rudy":
        return Described(LUO_RUDY.format(**BEAT_STIMULUS), "membrane.g_Ca", stimuli=PULSE)
    if name == "muscle_fibre":  # translated from the course's own equations
        text = Path(os.environ["BENCH_MMT"]).read_text(encoding="utf8")
        return Described(text, "cell.changed", "cell.V_S", PULSES)
    raise NotHere("solves single cells")


class Cvodes:
    """The only solver of a single cell that myokit has."""

    ladder = TOLERANCES

    def __init__(self, case):
        self.case, self.model = case, described(case.model)
        protocol = myokit.Protocol()
        if self.model.stimuli:
            protocol.schedule(*self.model.stimuli)
        try:
            self.simulation = myokit.Simulation(myokit.parse_model(self.model.text), protocol)
        except myokit.CompilationError as problem:
            raise NotHere("cannot compile here: it needs a C compiler and SUNDIALS") from problem

    def prepare(self, setting):
        self.simulation.set_tolerance(setting, setting)

    def run(self, value):
        self.simulation.reset()
        self.simulation.set_constant(self.model.changed, value)
        end = self.case.duration + self.case.step / 2
        log = self.simulation.run(end, log=[self.model.potential], log_times=self.case.times)
        return np.array(log[self.model.potential])
