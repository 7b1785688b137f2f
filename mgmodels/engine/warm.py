"""Compile before anybody waits: every part of a model that its first use would compile, into the cache."""

import time

import numpy as np

from mgmodels.engine import tables
from mgmodels.engine.compile import compiled_engine, functions_of, numba_is_present
from mgmodels.engine.loops import LOOPS, compiled_loop
from mgmodels.engine.strand import Lattice, Strand


def warm(models):
    """Compile what runs of these models need; yield each name with the seconds it took.

    A second call finds everything in the cache. Without numba there is nothing to compile.
    """
    if not numba_is_present():
        return
    start = time.perf_counter()
    for method in LOOPS:
        compiled_loop(method)
    compiled_engine(tables.fill_table, tables.TAKES)
    yield "the engine", time.perf_counter() - start
    for model in models:
        start = time.perf_counter()
        compile_one(model)
        yield model.name, time.perf_counter() - start


def compile_one(model):
    if isinstance(model, Strand):
        model.solve(1e-3, nodes=3, times=np.array([1e-3]))
        return Lattice(model, 3, "LSODA").functions
    functions = functions_of(model)
    return functions.rates, functions.quantities, functions.watch, model.stiff and functions.partials
