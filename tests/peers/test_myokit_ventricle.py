"""Our ventricular cell beside the same published model in myokit, in the same run.

The equations stand in ten_tusscher_panfilov.mmt a second time, written from the mathematics and not from our code;
myokit compiles them and solves with CVODES. It has a process of its own: NEURON, in this one, brings an old CVODE.
"""

import inspect
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from mgmodels.engine.constants import ZERO_CELSIUS, thermal_voltage
from mgmodels.heart import CELL_TYPES, action_potential, beat, beat_times, ten_tusscher_panfilov

TEXT = Path(__file__).with_name("ten_tusscher_panfilov.mmt").read_text(encoding="utf8")
MYOKIT = """
import json, sys
import myokit

asked = json.load(sys.stdin)
model = myokit.parse_model(asked["model"])
simulation = myokit.Simulation(model)
simulation.set_tolerance(1e-8, 1e-8)
names = [state.qname() for state in model.states()]
rates = [dict(zip(names, model.evaluate_derivatives([at[name] for name in names]))) for at in asked["states"]]
runs = []
for case in asked["cases"]:
    simulation.reset()
    for name, value in case["constants"].items():
        simulation.set_constant(name, value)
    cycle = case["cycle_length"]
    simulation.set_protocol(myokit.pacing.blocktrain(cycle, 0.5))
    before = (case["beats"] - 1) * cycle
    if before:
        simulation.run(before, log=[])
    log = simulation.run(cycle, log=["cell.V", "cell.Cai"], log_times=[before + t for t in asked["times"]])
    runs.append({"V": list(log["cell.V"]), "Ca_i": list(log["cell.Cai"])})
    for name in case["constants"]:
        simulation.set_constant(name, model.get(name).eval())
print("RESULT" + json.dumps({"rates": rates, "runs": runs}))
"""
P_CaL = 3.98e-5
CASES = {  # (our changes, myokit's constants, beats, cycle length)
    "first beat": ({}, {}, 1, 1000.0),
    "tenth beat": ({}, {}, 10, 1000.0),
    "endocardial": (CELL_TYPES["endocardial"], {"outward.g": 0.073, "outward.endocardial": 1.0}, 10, 1000.0),
    "midmyocardial": (CELL_TYPES["midmyocardial"], {"slow.g": 0.098}, 10, 1000.0),
    "less calcium current, faster": ({"P_CaL": 0.6 * P_CaL}, {"calcium.scale": 0.6}, 10, 600.0),
    "less potassium outside": ({"K_o": 4.0}, {"outside.Ko": 4.0}, 10, 1000.0),
}
GENTLE = {"P_CaL": 4.0 * P_CaL, "g_Kr": 0.5 * 0.153, "g_Ks": 0.3 * 0.392}  # as in test_ten_tusscher_panfilov_2006
CASES |= {
    f"afterdepolarisations, beat {count}": (
        GENTLE, {"calcium.scale": 4.0, "rapid.g": 0.5 * 0.153, "slow.g": 0.3 * 0.392}, count, 2000.0
    )
    for count in (9, 10)
}  # fmt: skip
TIMES = beat_times(600.0)[:-1]

OURS = {
    "cell.V": "V", "cell.Cai": "Ca_i", "cell.CaSR": "Ca_SR", "cell.CaSS": "Ca_SS", "cell.Nai": "Na_i", "cell.Ki": "K_i",
    "sodium.m": "m", "sodium.h": "h", "sodium.j": "j", "rapid.x1": "x_r1", "rapid.x2": "x_r2", "slow.x": "x_s",
    "outward.r": "r", "outward.s": "s", "calcium.d": "d", "calcium.f": "f", "calcium.f2": "f2", "calcium.fc": "f_Ca",
    "release.R": "R",
}  # fmt: skip
MOMENTS = (0.1, 0.55, 2.0, 150.0, 290.0, 599.0)  # ms of a beat, at whose states the derivatives are compared
FIRST = beat(times=MOMENTS, rtol=1e-6)
STATES = [{name: float(FIRST[name][k]) for name in OURS.values()} for k in range(len(MOMENTS))]


class Trace:
    """What myokit found, to be read as a run of ours is."""

    class model:
        name = "myokit"

    def __init__(self, rows):
        self.t, self.rows = TIMES, {name: np.array(row) for name, row in rows.items()}

    def __getitem__(self, name):
        return self.rows[name]


@pytest.fixture(scope="module")
def peer():
    cases = [{"constants": c, "beats": n, "cycle_length": length} for _, c, n, length in CASES.values()]
    states = [{name: state[ours] for name, ours in OURS.items()} for state in STATES]
    asked = {"model": TEXT, "times": TIMES.tolist(), "cases": cases, "states": states}
    done = subprocess.run(
        [sys.executable, "-c", MYOKIT], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout.partition("RESULT")[2])
    return found["rates"], dict(zip(CASES, map(Trace, found["runs"]), strict=True))


@pytest.fixture(params=list(CASES))
def both(request, peer):
    changes, _, beats, length = CASES[request.param]
    ours = beat(beats=beats, cycle_length=length, times=TIMES, **changes)
    return ours, peer[1][request.param]


def test_validated_duration_is_that_of_myokit(both):
    """0.5 % is what is asked; 0.05 % is reached."""
    ours, theirs = map(action_potential, both)
    assert ours.apd90 == pytest.approx(theirs.apd90, rel=5e-4)
    assert ours.apd50 == pytest.approx(theirs.apd50, rel=5e-4)


def test_validated_upstroke_is_that_of_myokit(both):
    """1 % is what is asked."""
    ours, theirs = map(action_potential, both)
    assert ours.upstroke_velocity == pytest.approx(theirs.upstroke_velocity, rel=5e-3)
    assert ours.peak == pytest.approx(theirs.peak, abs=0.05)


def test_validated_calcium_is_that_of_myokit(both):
    ours, theirs = map(action_potential, both)
    assert ours.calcium_high == pytest.approx(theirs.calcium_high, rel=2e-3)


def test_validated_the_whole_course_is_that_of_myokit(both):
    """Away from the upstroke, where a microsecond is a tenth of a millivolt."""
    late = TIMES > 5.0
    ours, theirs = both
    assert ours["V"][late] == pytest.approx(theirs["V"][late], abs=0.2)


def derivatives(state):
    """Return ours, at the temperature at which our RT/F is the peer's, who takes R and F with fewer digits."""
    temperature = 8.314 * 310.0 / 96.485 / thermal_voltage(1.0 - ZERO_CELSIUS) - ZERO_CELSIUS
    values = {"t": 0.0, "plugged": 0.5} | {name: p.value for name, p in ten_tusscher_panfilov.parameters.items()}
    values |= state | {"I": 0.0, "temperature": temperature}
    taken = inspect.signature(ten_tusscher_panfilov.rhs).parameters
    rates = ten_tusscher_panfilov.rhs(*(values[name] for name in taken))
    return dict(zip(ten_tusscher_panfilov.states, rates, strict=True))


@pytest.mark.parametrize("moment", range(len(MOMENTS)), ids=[f"{moment:g} ms" for moment in MOMENTS])
def test_validated_all_derivatives_are_those_of_myokit(peer, moment):
    """F differs in the sixth digit, and near rest large currents cancel."""
    found, theirs = derivatives(STATES[moment]), peer[0][moment]
    assert set(OURS) == set(theirs)
    for name, ours in OURS.items():
        size = ten_tusscher_panfilov.states[ours].scale
        assert found[ours] == pytest.approx(theirs[name], rel=1e-5, abs=1e-5 * size), ours
