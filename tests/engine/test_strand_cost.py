"""What a strand costs: memory for what is kept, time in proportion to its nodes, several nodes at once."""

import math
import time
import tracemalloc
from types import SimpleNamespace

import numpy as np
import pytest

from mgmodels.engine import object_code, strand_loop, strand_text
from mgmodels.engine.compile import compiled_text
from mgmodels.engine.model import one_of_each
from mgmodels.heart import ventricular_strand
from mgmodels.nerve import hodgkin_huxley_cable


def test_memory_holds_what_is_kept_and_no_more():
    hodgkin_huxley_cable.solve(0.1, nodes=300, times=[0.1], step=0.01)
    tracemalloc.start()
    try:
        hodgkin_huxley_cable.solve(4, nodes=300, times=[4.0], step=0.002)
        assert tracemalloc.get_traced_memory()[1] < 500_000  # all steps would be 19 MB
    finally:
        tracemalloc.stop()


def test_cost_grows_with_the_number_of_nodes_and_no_faster():
    def seconds(nodes):
        start = time.process_time()
        hodgkin_huxley_cable.solve(4, nodes=nodes, times=[4.0], step=0.01)
        return time.process_time() - start

    few, many = (min(seconds(nodes) for _ in range(7)) for nodes in (400, 3200))
    assert many / few < 16  # 8 is linear; a dense or an explicit method would be at 64 and beyond


def has_four_lanes():
    return "+avx2" in object_code.processor()[1]


@pytest.mark.skipif(not has_four_lanes(), reason="a processor with two lanes has little to win")
@pytest.mark.parametrize("strand", [ventricular_strand, hodgkin_huxley_cable], ids=lambda s: s.name)
def test_nodes_are_worked_out_side_by_side(strand):
    seconds = {False: math.inf, True: math.inf}
    for _ in range(7):
        for vectors in seconds:
            march = compiled_text(
                strand_text.loop_text(strand.cell), "lanes", "march", strand_loop.TAKES, "i8", vectors=vectors
            )
            lattice = SimpleNamespace(cell=strand.cell, march=march)
            nodes = strand_loop.Line(
                lattice, one_of_each(strand, strand.values({})), strand.cell.start(None), 160, 1.0, 0.0
            )
            start = time.process_time()
            nodes.advance(0.0, 1.0, 300, np.empty(0), 0, np.empty((0, len(strand.states), 160)))
            seconds[vectors] = min(seconds[vectors], time.process_time() - start)
    assert seconds[False] / seconds[True] > 2.5  # 3.2 and 3.4; 2.0 where one of the loops goes node by node
