"""lou_2005: fusion that calcium makes likelier, step by step.

Seen: the abstract, and two public programs with the rates. Validated: cooperativity of about 4, less below 3 uM,
and below 1 at resting calcium.
"""

import numpy as np
import pytest

from mgmodels.muscle import allosteric_sensor, calcium_sensor


def cooperativity(sensor, Ca):
    """Return the log-log slope of the largest fusion rate against held calcium."""
    low, high = (largest_rate(sensor, Ca * f) for f in (0.95, 1.05))
    return float(np.log(high / low) / np.log(1.05 / 0.95))


def largest_rate(sensor, Ca):
    """Return the largest rate at which the vesicles that are left fuse, 1/ms."""
    run = sensor.solve(10.0, Ca_rest=Ca, Ca_o=0.0, rtol=1e-10)
    return (run["fusion_rate"] / (1.0 - run["fused"])).max()


def test_validated_cooperativity_falls_below_3_uM_and_below_one_at_rest():
    at = {Ca: cooperativity(allosteric_sensor, Ca) for Ca in (0.05, 0.5, 3.0, 10.0)}
    assert at[0.05] < 1.0
    assert at[0.05] < at[0.5] < at[3.0]
    assert 3.0 < at[3.0] < 4.5


def test_validated_an_all_or_none_sensor_stays_steep():
    assert cooperativity(calcium_sensor, 0.1) == pytest.approx(5.0, abs=0.05)


def test_validated_spontaneous_and_full_fusion():
    """2e-4/s for each vesicle with an empty sensor; 31.3 times that for each of five ions (two public programs)."""
    rates = [
        allosteric_sensor.evaluate(**{s: float(s == state) for s in allosteric_sensor.states if s != "fused"})
        for state in ("S0", "S1", "S5")
    ]
    spontaneous, one, full = (rate["fusion_rate"] for rate in rates)
    assert spontaneous == pytest.approx(2e-7, rel=1e-12)
    assert one / spontaneous == pytest.approx(31.3, rel=1e-12)
    assert full == pytest.approx(6.0, rel=0.01)
