"""What the heart costs: a beat, a hundred of them, a map of afterdepolarisations, an impulse along 20 cm.

python benchmarks/bench_heart.py

Each time stands beside what is allowed, as a ratio: below 1 is within it. The method that costs nothing to have,
SciPy's LSODA on the same compiled equations, stands beside it with the number of derivatives that it asked for; of the
strand the derivatives are steps times nodes, each of them seven evaluations of the equations.
"""

import subprocess
import sys

import numpy as np

from bench_muscle import evaluations, milliseconds
from mgmodels.heart import LONG_QT, afterdepolarisations, conducted, steady_state_of_beats, ten_tusscher_panfilov

P_CaL = ten_tusscher_panfilov.parameters["P_CaL"].value
BY_LSODA = {"method": "LSODA"}
MEGABYTES_ALLOWED = 300.0


def one_beat(**settings):
    return ten_tusscher_panfilov.solve(1000.0, times=[1000.0], rtol=1e-4, pulses=1, **settings)


def hundred_beats(**settings):
    return ten_tusscher_panfilov.solve(1e5, times=[1e5], rtol=1e-3, **settings)


def map_of_five():
    return afterdepolarisations({"P_CaL": np.linspace(2.0, 2.6, 5) * P_CaL}, workers=1, **LONG_QT)


def impulse():
    """500 ms of activity in 1000 nodes, reported every millisecond."""
    return conducted(500.0, length=20.0, nodes=1000)


PROTOCOLS = (  # name, ms allowed, with the engine's own method, with LSODA where it can be asked
    ("one beat", 10.0, one_beat, lambda: one_beat(**BY_LSODA)),
    ("100 beats to the steady state", 1000.0, hundred_beats, lambda: hundred_beats(**BY_LSODA)),
    ("steady_state_of_beats(beats=100)", 1000.0, steady_state_of_beats, None),
    ("map of afterdepolarisations, 5 × 12 beats of 4 s", None, map_of_five, None),
    ("strand, 1000 nodes, 500 ms", 5000.0, impulse, None),
)


def main():
    print(f"{'':<50}{'processor':>12}{'of allowed':>12}{'LSODA':>12}{'derivatives':>13}")
    for name, allowed, ours, lsoda in PROTOCOLS:
        _, processor = milliseconds(ours)
        ratio = f"{processor / allowed:.2f}" if allowed else ""
        other = asked = ""
        if lsoda:
            other, asked = f"{milliseconds(lsoda)[1] / processor:.1f} times", evaluations(lsoda)
        if ours is impulse:
            asked = round(500.0 / impulse().step) * 1000
        print(f"{name:<50}{processor:>9.1f} ms{ratio:>12}{other:>12}{asked:>13}", flush=True)
    taken = memory()
    print(f"{'memory of a process with the strand in it':<50}{taken:>9.0f} MB{taken / MEGABYTES_ALLOWED:>12.2f}")


def memory():
    """Return the most MB that a process of its own takes for the strand, imports included (Linux alone can say).

    Machine code is loaded from the cache, as at every start but the first. `ru_maxrss` would not do: a process inherits
    it from the one that started it.
    """
    text = (
        "from mgmodels.heart import conducted; run = conducted(500.0, length=20.0, nodes=1000); "
        "print(*(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    done = subprocess.run([sys.executable, "-c", text], check=True, capture_output=True, text=True)
    return float(done.stdout) / 1024


if __name__ == "__main__":
    main()
