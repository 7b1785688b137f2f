"""Our NMDA receptors beside NEURON's own solver: both schemes written again as mechanisms, from the papers' tables.

The mechanisms share no line with the course: names, order and units are those of the papers and of public model code
(ModelDB 50207 for Kampa 2004, 7988 for the five states). NEURON compiles and integrates them; it needs a C compiler.
"""

import json
import os
import shutil
import subprocess
import sys

import numpy as np
import pytest

from mgmodels.synapse import nmda_five_state, nmda_trapping_block

# rates in 1/ms, glutamate and magnesium in mM, V the clamped voltage in mV
TEN_STATES = """
NEURON { POINT_PROCESS TenStates  RANGE glutamate, magnesium, V }
PARAMETER { glutamate = 0  magnesium = 1  V = -60 }
STATE { U Cl D1 D2 O UM ClM D1M D2M OM }
ASSIGNED { bind unbind }
INITIAL { U = 1 Cl = 0 D1 = 0 D2 = 0 O = 0 UM = 0 ClM = 0 D1M = 0 D2M = 0 OM = 0 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    bind = magnesium * exp(-1.6 * (V - 40) / 25)
    unbind = exp(0.4 * (V - 40) / 25)
    ~ U <-> Cl (10 * glutamate, 5.6e-3)
    ~ Cl <-> O (10e-3, 273e-3)
    ~ Cl <-> D1 (2.2e-3, 1.6e-3)
    ~ D1 <-> D2 (0.43e-3, 0.5e-3)
    ~ UM <-> ClM (10 * glutamate, 17.1e-3)
    ~ ClM <-> OM (10e-3, 548e-3)
    ~ ClM <-> D1M (2.1e-3, 0.87e-3)
    ~ D1M <-> D2M (0.26e-3, 0.42e-3)
    ~ O <-> OM (0.05 * bind, 12.8 * unbind)
    ~ U <-> UM (5e-5 * bind, 2.438312e-3 * unbind)
    ~ Cl <-> ClM (5e-5 * bind, 5.041915e-3 * unbind)
    ~ D1 <-> D1M (5e-5 * bind, 2.98874e-3 * unbind)
    ~ D2 <-> D2M (5e-5 * bind, 2.953408e-3 * unbind)
}
"""
FIVE_STATES = """
NEURON { POINT_PROCESS FiveStates  RANGE glutamate, Rb, Ru, Rd, Rr, Ro, Rc }
PARAMETER { glutamate = 0  Rb = 5 Ru = 0.0129 Rd = 0.0084 Rr = 0.0068 Ro = 0.0465 Rc = 0.0738 }
STATE { none one two shut O }
INITIAL { none = 1 one = 0 two = 0 shut = 0 O = 0 }
BREAKPOINT { SOLVE scheme METHOD sparse }
KINETIC scheme {
    ~ none <-> one (2 * Rb * glutamate, Ru)
    ~ one <-> two (Rb * glutamate, 2 * Ru)
    ~ two <-> shut (Rd, Rr)
    ~ two <-> O (Ro, Rc)
}
"""
# Settings are changed at the times given; the open share is read at each of `times`.
NEURON = """
import json, sys
from neuron import h

runs, folder = json.loads(sys.argv[1])
cell = h.Section(name="cell")
found = []
for mechanism, changes, times in runs:
    receptor = getattr(h, mechanism)(cell(0.5))
    clock = h.CVode()
    clock.active(True)
    clock.atol(1e-10)
    clock.rtol(1e-10)
    h.finitialize(-60)
    share, marks = {}, sorted({*times, *(at for at, _ in changes)})
    for mark in marks:
        if mark > h.t:
            clock.solve(mark)
        share[mark] = receptor.O
        for at, settings in changes:
            if at == mark:
                for name, value in settings.items():
                    setattr(receptor, name, value)
                clock.re_init()
    found.append([share[t] for t in times])
    receptor = None
print("RESULT" + json.dumps(found))
"""


@pytest.fixture(scope="module")
def neuron(tmp_path_factory):
    """Return a function that runs (mechanism, changes, times) in NEURON and returns the open shares."""
    folder = tmp_path_factory.mktemp("mechanisms")
    for name, text in (("ten_states", TEN_STATES), ("five_states", FIVE_STATES)):
        (folder / f"{name}.mod").write_text(text, "utf8")
    compiler = shutil.which("nrnivmodl", path=os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]]))
    made = subprocess.run([compiler], cwd=folder, capture_output=True, text=True)
    assert made.returncode == 0, made.stdout + made.stderr

    def run(*runs):
        done = subprocess.run(
            [sys.executable, "-c", NEURON, json.dumps([runs, str(folder)])],
            cwd=folder, capture_output=True, text=True, check=True,
            env={**os.environ, "NEURON_MODULE_OPTIONS": "-nogui"},
        )  # fmt: skip
        return json.loads(done.stdout.partition("RESULT")[2])

    return run


TIMES = [2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 300.0]


@pytest.mark.parametrize("Mg, V", [(0.0, -60.0), (1.0, -80.0), (1.0, -60.0), (0.8, -40.0), (1.0, 40.0), (2.0, -60.0)])
def test_validated_ten_states_after_a_pulse_of_glutamate(neuron, Mg, V):
    """10 ms in which magnesium settles, then 1 mM of glutamate for 1 ms."""
    changes = [(0.0, {"magnesium": Mg, "V": V}), (10.0, {"glutamate": 1.0}), (11.0, {"glutamate": 0.0})]
    (theirs,) = neuron(("TenStates", changes, [10.0 + t for t in TIMES]))
    run = nmda_trapping_block.solve((-10, 300), times=TIMES, Mg_o=Mg, holding_voltage=V, rtol=1e-9)
    assert run["O"] == pytest.approx(theirs, rel=1e-4, abs=1e-9)


def test_validated_ten_states_through_a_step_of_voltage(neuron):
    """Steady glutamate; at 20 ms from -60 to +40 mV: the fast and the slow parts of unblocking."""
    times = [20.05, 20.1, 20.5, 21.0, 25.0, 40.0, 100.0, 300.0]
    changes = [(0.0, {"magnesium": 1.0, "V": -60.0}), (10.0, {"glutamate": 1.0}), (20.0, {"V": 40.0})]
    (theirs,) = neuron(("TenStates", changes, times))
    run = nmda_trapping_block.solve(
        (-10, 300), times=np.array(times) - 10, Mg_o=1.0, pulse_duration=np.inf,
        step_start=10.0, step_duration=1e4, rtol=1e-9,
    )  # fmt: skip
    assert run["O"] == pytest.approx(theirs, rel=1e-4)


def test_validated_five_states_after_a_pulse_of_glutamate(neuron):
    (theirs,) = neuron(("FiveStates", [(0.0, {"glutamate": 1.0}), (1.0, {"glutamate": 0.0})], TIMES))
    assert nmda_five_state.solve(300, times=TIMES, rtol=1e-9)["O"] == pytest.approx(theirs, rel=1e-4, abs=1e-9)
