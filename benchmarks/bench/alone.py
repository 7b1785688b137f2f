"""What has no peer: 10,000 neurons to their resting states, and the first use of a model in a new process.

Seconds are of processor time, all threads together: on an idle machine no more than that passes on the clock, and on a
busy one the clock says little. What it said is kept beside them.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
PUMP_NEURONS = """
import json, resource, time
from mgmodels.engine import draw, ensemble
from mgmodels.nerve import pump_neuron

NAMES = {"MgATP": (1.0, 6.0), "pump_density": (60.0, 85.0), "g_K_leak": (0.04, 0.06), "K_bath": (3.0, 5.0)}
draws = draw(pump_neuron, 10_000, seed=1, names=NAMES)
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start, clock = time.process_time(), time.perf_counter()
result = ensemble(pump_neuron, draws, rest=True, keep=("V", "Na_i"), progress=False)
seconds, elapsed = time.process_time() - start, time.perf_counter() - clock
more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
print(json.dumps({"seconds": seconds, "elapsed": elapsed, "megabytes": more / 1000, "failures": len(result.failures)}))
"""
FIRST_USE = """
import time
start, clock = time.process_time(), time.perf_counter()
from mgmodels.nerve import hodgkin_huxley
hodgkin_huxley.solve(100, I=10)
print(time.process_time() - start, time.perf_counter() - clock)
"""


def pump_neurons():
    """Return seconds, megabytes beyond the start, and failures of 10,000 pump neurons drawn over their ranges."""
    title = "10,000 MgATP-pump neurons to their resting states"
    return json.loads(run(PUMP_NEURONS)) | {"allowed": 30.0, "title": title}


def first_use():
    """Return the median processor seconds of a first solve in a new process, imports included, with a warm cache."""
    with tempfile.TemporaryDirectory() as cache:
        (cold, _), *warm = [map(float, run(FIRST_USE, MGMODELS_CACHE=cache).split()) for _ in range(6)]
    seconds, elapsed = zip(*warm, strict=True)
    return {
        "seconds": median(seconds),
        "elapsed": median(elapsed),
        "cold": cold,
        "allowed": 0.5,
        "title": "First use of a shipped model in a new process, warm cache",
    }


def run(text, **environment):
    done = subprocess.run(
        [sys.executable, "-c", text], check=True, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True
    )
    return done.stdout


ALONE = {"ensemble_10000_pump_neurons": pump_neurons, "first_use_warm": first_use}
