"""exp, expm1, log and linoid of the engine's own, as they stand in Python and as they stand in a compiled loop."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels.engine import numerics, strand_text, vector_math
from mgmodels.engine.compile import compiled_text
from mgmodels.engine.generate import source, with_own_mathematics


def ulps_off(found, wanted):
    return abs(float(found) - wanted) / math.ulp(wanted)


AT_POINTS = """
@compiled
def at_points(x, results):
    for i in range(x.size):
        results[0, i], results[1, i] = own_exp(x[i]), own_expm1(x[i])
        results[2, i], results[3, i] = own_log(x[i]), linoid(x[i])
"""


def compiled_math():
    """Return exp, expm1, log and linoid as they stand in the compiled loop, callable from here."""
    linoid = f"@compiled\n{source(numerics.linoid)}\n"
    text = "\n\n".join(["from math import nan", *with_own_mathematics(linoid, strand_text.OWN), AT_POINTS])
    at_points = compiled_text(text, "at_points", "at_points", ("f1", "f2"), "void", vectors=True)

    def row_of(row):
        def function(x):
            results = np.empty((4, 8))
            at_points(np.full(8, x), results)
            assert len(set(map(repr, results[row].tolist()))) == 1  # all lanes say the same
            return float(results[row, 0])

        return function

    return {name: row_of(row) for row, name in enumerate((*strand_text.OWN, "linoid"))}


COMPILED = compiled_math()


@pytest.mark.parametrize("functions", [vars(vector_math), COMPILED], ids=["as written", "as compiled"])
def test_validated_exp_and_expm1_are_right_to_two_units_in_the_last_place(functions):
    points = np.r_[np.linspace(-700, 700, 1999), np.linspace(-2, 2, 1999), np.geomspace(1e-300, 1, 300)]
    for x in points.tolist():
        assert ulps_off(functions["exp"](x), math.exp(x)) <= 2
        assert ulps_off(functions["expm1"](x), math.expm1(x)) <= 3  # two of its own, one of math's


@pytest.mark.parametrize("functions", [vars(vector_math), COMPILED], ids=["as written", "as compiled"])
def test_validated_log_is_right_to_two_units_in_the_last_place(functions):
    powers_of_two = [2.0**k * (1.0 + nudge) for k in range(-1000, 1000, 37) for nudge in (-1e-15, 0.0, 1e-15)]
    near_one = 1.0 + np.r_[-np.geomspace(1e-16, 0.4, 999), np.geomspace(2e-16, 0.5, 999)]
    for x in (*np.geomspace(1e-307, 1e308, 1999).tolist(), *near_one.tolist(), *powers_of_two):
        assert ulps_off(functions["log"](x), math.log(x)) <= 2


@pytest.mark.parametrize("functions", [vars(vector_math), COMPILED], ids=["as written", "as compiled"])
def test_vector_mathematics_at_the_ends(functions):
    exp, log, linoid = functions["exp"], functions["log"], functions["linoid"]
    assert log(1.0) == 0.0
    assert all(math.isnan(log(x)) for x in (0.0, -0.0, -1.0, -math.inf, math.inf, math.nan))
    assert exp(0.0) == 1.0 and linoid(0.0) == 1.0
    assert 0.0 <= exp(-math.inf) < 1e-300 and 1e300 < exp(math.inf) < math.inf
    assert math.isnan(exp(math.nan)) and math.isnan(linoid(math.nan))


@given(st.floats(-650.0, 650.0))
def test_validated_linoid_is_that_of_single_cells(x):
    assert float(vector_math.linoid(x)) == pytest.approx(numerics.linoid(x), rel=1e-12, abs=1e-280)
