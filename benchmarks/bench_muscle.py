"""What the muscle fibre costs: a twitch, a second of tetanus, one move of a live control.

python benchmarks/bench_muscle.py [method …]        auto and LSODA unless named
"""

import sys
from time import perf_counter, process_time
from unittest import mock

from mgmodels.muscle import light_fibre, muscle_fibre, tetanus, twitch

REPEATS = 5
PROTOCOLS = (
    ("muscle_fibre, twitch from rest", 50, lambda method: twitch(muscle_fibre, settle=5, method=method)),
    ("muscle_fibre, 20 s of rest and a twitch", None, lambda method: twitch(muscle_fibre, Mg_rest=0.5, method=method)),
    ("muscle_fibre, 1 s of tetanus at 100 Hz", 1500, lambda method: tetanus(muscle_fibre, settle=5, method=method)),
    ("light_fibre, one move: rest and twitch", 33, lambda method: twitch(light_fibre, Mg_i=0.5, method=method)),
    ("light_fibre, 1 s of tetanus at 100 Hz", None, lambda method: tetanus(light_fibre, settle=5, method=method)),
)


def milliseconds(run):
    """Return the least wall time and the least processor time of a run in ms; the first, which may compile, is out."""
    run()
    walls, processors = [], []
    for _ in range(REPEATS):
        wall, processor = perf_counter(), process_time()
        run()
        walls.append(1e3 * (perf_counter() - wall))
        processors.append(1e3 * (process_time() - processor))
    return min(walls), min(processors)


def evaluations(run):
    """Return how often LSODA asked for the derivatives, its Jacobians included."""
    import scipy.integrate

    asked, odeint = [], scipy.integrate.odeint

    def counted(*args, **options):
        y, info = odeint(*args, **options)
        asked.append(int(info["nfe"][-1]))
        return y, info

    with mock.patch("scipy.integrate.odeint", counted):
        run()
    return sum(asked)


def main(methods):
    print(f"{'':<42}{'method':>12}{'wall':>10}{'processor':>12}{'allowed':>10}{'derivatives':>13}")
    for name, allowed, protocol in PROTOCOLS:
        for method in methods:
            wall, processor = milliseconds(lambda protocol=protocol, method=method: protocol(method))
            used = protocol(method).method
            asked = evaluations(lambda protocol=protocol: protocol("LSODA")) if used == "LSODA" else ""
            budget = f"{allowed} ms" if allowed else ""
            print(f"{name:<42}{used:>12}{wall:>7.1f} ms{processor:>9.1f} ms{budget:>10}{asked:>13}")


if __name__ == "__main__":
    main(sys.argv[1:] or ("auto", "LSODA"))
