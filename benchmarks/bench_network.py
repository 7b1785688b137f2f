"""What the network costs: time against the number of cells and of steps, and the memory of one run.

python benchmarks/bench_network.py

Its last number is the time of a cell and step in the large network against that in the small one: 1 where time grows
with cells and steps and nothing else, as it does if synapses are summed by population.

Times are processor time, the least of some runs, each with its own seed; the first run, which may compile, is left out.
"""

import tracemalloc
from time import perf_counter, process_time

from mgmodels.synapse.network import simulate

REPEATS = 3
SMALL, LARGE = 400, 2000  # cells
RUN = 1500.0  # ms
STEP = 0.05  # ms, the default of `simulate`


def seconds(cells, duration):
    """Return the least processor time of some runs."""
    times = []
    for seed in range(REPEATS):
        start = process_time()
        simulate(seed=seed, cells=cells, duration=duration)
        times.append(process_time() - start)
    return min(times)


def memory():
    """Return the most memory in MB that one run of the small network takes, at its liveliest."""
    tracemalloc.start()
    simulate(0.0, 0.9, cells=SMALL, duration=RUN)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def main():
    start = perf_counter()
    simulate(cells=SMALL, duration=10.0)
    print(f"first use: {perf_counter() - start:.2f} s")
    small, large = seconds(SMALL, RUN), seconds(LARGE, RUN)
    longer = seconds(SMALL, 2 * RUN)
    print(f"{SMALL} cells, {RUN / 1e3:g} s: {small:.3f} s (at most 2), {memory():.1f} MB (at most 300)")
    print(f"{LARGE} cells, {RUN / 1e3:g} s: {large:.3f} s")
    print(f"{LARGE / SMALL:g} times the cells: {large / small:.2f} times the time")
    print(f"2 times the steps: {longer / small:.2f} times the time")
    steps = RUN / STEP
    each = (small / SMALL / steps, large / LARGE / steps, longer / SMALL / steps / 2)
    print(f"nanoseconds a cell and step: {', '.join(f'{1e9 * time:.1f}' for time in each)}")
    print(f"scaling: {each[1] / each[0]:.2f}")


if __name__ == "__main__":
    main()
