"""How much compiling is worth: one second of the Hodgkin-Huxley axon with and without numba, in one process.

python benchmarks/bench_engine.py
"""

from statistics import median
from time import perf_counter

from mgmodels.engine import compile as engine_compile
from mgmodels.nerve import hodgkin_huxley

REPEATS = 7


def milliseconds():
    """Return the median time of one run; the first, which may compile, is left out."""
    times = []
    for _ in range(REPEATS + 1):
        start = perf_counter()
        hodgkin_huxley.solve(1000, I=10)
        times.append(1e3 * (perf_counter() - start))
    return median(times[1:])


def main():
    present = engine_compile.numba_is_present
    compiled = milliseconds()
    engine_compile.numba_is_present = lambda: False
    try:
        plain = milliseconds()
    finally:
        engine_compile.numba_is_present = present
    print(f"compiled {compiled:.1f} ms, plain {plain:.1f} ms: {plain / compiled:.1f} times")


if __name__ == "__main__":
    main()
