"""Our Hodgkin-Huxley cable beside NEURON's, on the same grid and in the same run."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest

from mgmodels.nerve import hodgkin_huxley_cable

NEURON = """
import json, sys
from neuron import h

nodes, stimulated, step, duration = json.loads(sys.argv[1])
h.usetable_hh = 0  # rates from their formulas, not from a table
h.celsius = 18.5
axon = h.Section(name="axon")
axon.L, axon.diam, axon.Ra, axon.nseg = 5e4, 476, 35.4, nodes
axon.insert("hh")
clamps = []
for segment in list(axon)[:stimulated]:
    clamp = h.IClamp(segment)
    clamp.delay, clamp.dur, clamp.amp = 0, 0.3, 500 * segment.area() * 1e-5  # uA/cm^2 over um^2 -> nA
    clamps.append(clamp)
potentials = [h.Vector().record(segment._ref_v) for segment in axon]
h.secondorder = 2  # Crank-Nicolson, gates half a step aside
h.dt = step
h.finitialize(-65)
gates = {name: getattr(axon(0.5).hh, name) for name in "mhn"}
context = h.ParallelContext()
context.set_maxstep(10)
context.psolve(duration)
rises = []
for V in potentials:
    V = V.as_numpy()
    k = int((V >= 0).argmax())
    rises.append(step * (k - V[k] / (V[k] - V[k - 1])))
print("RESULT" + json.dumps({"gates": gates, "rises": rises}))
"""
NODES, DURATION = 100, 4.0


def neuron(step):
    """Return NEURON's start values and the time at which each node rises through 0 mV."""
    done = subprocess.run(
        [sys.executable, "-c", NEURON, json.dumps([NODES, 4, step, DURATION])],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "NEURON_MODULE_OPTIONS": "-nogui"},
    )
    return json.loads(done.stdout.partition("RESULT")[2])


def ours(gates, **settings):
    start = {"V": -65.0, **gates}
    return hodgkin_huxley_cable.solve(DURATION, nodes=NODES, times=[DURATION], initial=start, **settings)


@pytest.fixture(scope="module")
def peer():
    return neuron(0.0005)


def test_validated_activation_times_are_those_of_neuron(peer):
    run = ours(peer["gates"], step=0.0005)
    assert run.activation_times() == pytest.approx(peer["rises"], abs=1e-4)


def test_validated_default_settings_are_as_near(peer):
    run = ours(peer["gates"])
    assert run.method == "staggered"
    assert run.activation_times() == pytest.approx(peer["rises"], abs=2e-4)


def test_validated_conduction_velocity_is_that_of_neuron(peer):
    """18.7 m/s at 18.5 degC in both."""
    x = (np.arange(NODES) + 0.5) * 5.0 / NODES
    i, j = 40, 80
    theirs = 10.0 * (x[j] - x[i]) / (peer["rises"][j] - peer["rises"][i])
    assert ours(peer["gates"]).conduction_velocity() == pytest.approx(theirs, rel=1e-4)
