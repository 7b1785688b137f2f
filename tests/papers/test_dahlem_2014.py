"""dahlem_2014: spreading depolarisation after sudden loss of pumps.

Regression: an independent transcription of the authors' program (sd-wild-type.ode), solved elsewhere:
threshold 0.2148 ± 0.0008 of the pumps, latencies to 0.1 s, peaks to 0.02 mV and 0.01 mM. Validated: rest has
the concentrations that program is built on; potassium is conserved without the bath; an explicit method
agrees.
"""

from dataclasses import replace

import numpy as np
import pytest

from mgmodels.engine import steady_state
from mgmodels.nerve import spreading_depolarisation
from mgmodels.nerve.spreading_depolarisation import sodium_content

SECOND = 1e3


def after(pump_fraction, seconds=120, **settings):
    return spreading_depolarisation.solve(seconds * SECOND, pump_fraction=pump_fraction, **settings)


def collapses(pump_fraction):
    return after(pump_fraction, times=[120 * SECOND]).events["depolarisation"].size > 0


def test_validated_rest_has_the_concentrations_the_program_starts_from():
    rest = steady_state(spreading_depolarisation, settle=0)
    result = spreading_depolarisation.evaluate(**rest)
    assert rest["K_i"] == pytest.approx(130.98993, abs=1e-3)
    assert rest["K_o"] == pytest.approx(4.0, abs=1e-3)
    assert (result["Na_i"], result["Na_o"]) == pytest.approx((27.0, 120.0), abs=1e-3)


def test_regression_rest():
    rest = steady_state(spreading_depolarisation, settle=0)
    result = spreading_depolarisation.evaluate(**rest)
    assert rest["V"] == pytest.approx(-67.9994, abs=1e-3)
    assert (rest["n"], rest["h"]) == pytest.approx((0.06505, 0.98102), abs=1e-4)
    assert (result["E_K"], result["E_Na"]) == pytest.approx((-92.94, 39.74), abs=0.01)
    assert result["I_pump"] == pytest.approx(0.6325, abs=1e-4)


def test_regression_threshold_of_collapse():
    assert collapses(0.2140)
    assert not collapses(0.2156)


@pytest.mark.parametrize("share, latency", [(0.2, 10.0), (0.15, 5.2), (0.1, 3.5), (0.0, 1.9)])
def test_regression_latency_of_collapse(share, latency):
    onset = after(share, 12, times=[12 * SECOND]).events["depolarisation"][0]
    assert onset / SECOND == pytest.approx(latency, abs=0.1)


@pytest.mark.parametrize(
    "share, V, K_o",
    [
        (0.95, -67.55, 4.04),
        (0.9, -67.10, 4.09),
        (0.8, -66.20, 4.18),
        (0.7, -65.31, 4.30),
        (0.5, -63.42, 4.59),
    ],
)
def test_regression_survivors(share, V, K_o):
    run = after(share)
    assert run["V"].max() == pytest.approx(V, abs=0.02)
    assert run["K_o"].max() == pytest.approx(K_o, abs=0.01)


def test_pumps_work_until_time_zero():
    run = spreading_depolarisation.solve((-5 * SECOND, 5 * SECOND), pump_fraction=0.0)
    before = run.t < 0
    assert np.ptp(run["V"][before]) < 0.01
    assert run["I_pump"][before].min() > 0.6
    assert (run["I_pump"][~before] == 0).all()


def test_validated_potassium_is_conserved_without_the_bath():
    run = after(0.0, 60, diffusion=0.0)
    content = run["K_i"] * run.parameters["volume_inside"] + run["K_o"] * run.parameters["volume_outside"]
    assert np.ptp(run["K_o"]) > 30
    assert np.ptp(content) < 1e-9 * content[0]


def test_validated_sodium_is_conserved():
    names = ("cation_sum", "Na_i_reference", "Na_o_reference", "volume_inside", "volume_outside")
    values = {n: spreading_depolarisation.parameters[n].value for n in names}
    contents = [sodium_content(K_i, **values) for K_i in (130.0, 110.0, 90.0)]
    assert contents == pytest.approx([27.0 * 2160.0 + 120.0 * 720.0] * 3, rel=1e-12)


def test_validated_an_explicit_method_gives_the_same_onset():
    quiet = replace(spreading_depolarisation, event_resolution=1.0)
    implicit, explicit = (
        quiet.solve(2 * SECOND, pump_fraction=0.0, times=[2 * SECOND], method=m).events["depolarisation"][0]
        for m in ("LSODA", "DOP853")
    )
    assert implicit == pytest.approx(explicit, abs=1.0)
