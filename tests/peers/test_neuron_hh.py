"""Our Hodgkin-Huxley axon beside NEURON's built-in one, in the same run."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest

from mgmodels.nerve import hodgkin_huxley

NEURON = """
import json, math, sys
from neuron import h

currents, duration = json.loads(sys.argv[1])
h.usetable_hh = 0  # rates from their formulas, not from a table
h.celsius = 6.3
cell = h.Section(name="cell")
cell.L = cell.diam = 10
cell.insert("hh")
solver = h.CVode()
solver.active(True)
solver.atol(1e-8)
solver.maxstep(0.1)
solver.condition_order(2)  # spike times between steps

results = []
for current in currents:
    clamp = h.IClamp(cell(0.5))
    clamp.delay, clamp.dur = 0, 1e9
    clamp.amp = current * cell(0.5).area() * 1e-5  # uA/cm^2 over um^2 -> nA
    watch = h.NetCon(cell(0.5)._ref_v, None, sec=cell)
    watch.threshold = 0
    spikes, V = h.Vector(), h.Vector()
    watch.record(spikes)
    V.record(cell(0.5)._ref_v, 0.5)
    h.finitialize(-65)
    gates = {name: getattr(cell(0.5).hh, name) for name in "mhn"}
    solver.solve(duration)
    results.append({"gates": gates, "spikes": list(spikes), "V": list(V)})
print("RESULT" + json.dumps(results))
"""


def neuron(currents, duration):
    """Return NEURON's spikes, potentials every 0.5 ms and start values at each current, by current."""
    done = subprocess.run(
        [sys.executable, "-c", NEURON, json.dumps([currents, duration])],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "NEURON_MODULE_OPTIONS": "-nogui"},
    )
    return dict(zip(currents, json.loads(done.stdout.partition("RESULT")[2]), strict=True))


CURRENTS = [2.3, 6.5, 10.0, 50.0]


@pytest.fixture(scope="module")
def peer():
    return neuron(CURRENTS, 100.0)


def ours(theirs, current, duration):
    times = np.arange(len(theirs["V"])) * 0.5
    start = {"V": -65.0, **theirs["gates"]}
    return hodgkin_huxley.solve(duration, I=current, initial=start, times=times, rtol=1e-9)


@pytest.mark.parametrize("current", CURRENTS)
def test_validated_spike_times_are_those_of_neuron(peer, current):
    run = ours(peer[current], current, 100.0)
    assert len(run.events["spike"]) == len(peer[current]["spikes"]) >= 1
    assert run.events["spike"] == pytest.approx(peer[current]["spikes"], abs=2e-3)


@pytest.mark.parametrize("current", CURRENTS)
def test_validated_potentials_are_those_of_neuron(peer, current):
    run = ours(peer[current], current, 100.0)
    assert run["V"] == pytest.approx(peer[current]["V"], abs=0.01)


def test_validated_neuron_finds_the_same_repetitive_threshold():
    """With small steps NEURON, too, falls silent at 6.2 uA/cm^2 and fires on at 6.28."""
    late = {current: np.array(run["spikes"]) for current, run in neuron([6.2, 6.28], 500.0).items()}
    assert (late[6.2] > 300).sum() == 0
    assert (late[6.28] > 300).sum() >= 8
