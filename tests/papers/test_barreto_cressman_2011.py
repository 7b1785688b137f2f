"""barreto_cressman_2011: rest and bursts of a neuron with moving ions.

Validated: bursts A, D and E against the authors' published program, run for 110 s with its fourth-order steps
of 0.01 ms: period to 0.5 %, extremes of K⁺ outside and Na⁺ inside to 0.1 mM. Regression: the resting states,
from an independent transcription of that program, to the figures given. Bursts B and C are not held: a stiff
solver stays too long at their depolarised state (see the module).
"""

import numpy as np
import pytest

from mgmodels.engine import is_stable, steady_state
from mgmodels.nerve import barreto_cressman
from mgmodels.nerve.barreto_cressman import BURST_SETS, BURST_START

BURSTS = [  # set, seconds until the pattern has settled, K_o that a burst crosses, period, extremes
    ("A", 30, 9.0, 29.65, (6.696, 9.938), (16.336, 18.989)),
    ("D", 30, 25.0, 16.64, (6.909, 58.376), (27.707, 37.222)),
    ("E", 30, 25.0, 13.80, (6.278, 61.217), (24.533, 36.726)),
]


@pytest.mark.parametrize("letter, settled, level, period, potassium, sodium", BURSTS)
def test_validated_bursts_of_the_authors_program(letter, settled, level, period, potassium, sodium):
    times = np.arange(0, 110e3, 2.0)
    run = BURST_SETS[letter].solve(110e3, initial=BURST_START, times=times, rtol=1e-9)
    late = times > settled * 1e3
    K_o, Na_i, seconds = run["K_o"][late], run["Na_i"][late], times[late] / 1e3
    assert (K_o.min(), K_o.max()) == pytest.approx(potassium, abs=0.1)
    assert (Na_i.min(), Na_i.max()) == pytest.approx(sodium, abs=0.1)
    rises = seconds[1:][(K_o[:-1] < level) & (K_o[1:] >= level)]
    onsets = rises[np.diff(rises, prepend=-np.inf) > 8]  # spikes of one burst cross the level too
    assert np.diff(onsets) == pytest.approx(period, rel=0.005)


def test_regression_rest():
    rest = steady_state(barreto_cressman)
    assert rest["V"] == pytest.approx(-68.11, abs=0.01)
    assert (rest["n"], rest["h"]) == pytest.approx((0.0645, 0.9813), abs=1e-4)
    assert (rest["K_o"], rest["Na_i"]) == pytest.approx((3.828, 19.94), abs=0.01)
    assert is_stable(barreto_cressman, rest)


@pytest.mark.parametrize(
    "share, V, Na_i",
    [
        (0.8, -68.35, 20.7), (0.6, -68.69, 21.7), (0.4, -69.22, 23.3), (0.2, -70.55, 26.9), (0.1, -74.46, 34.0),
        (0.05, -80.10, 37.45),
    ],
)  # fmt: skip
def test_regression_rest_with_fewer_pumps(share, V, Na_i):
    rest = steady_state(barreto_cressman, rho=1.25 * share)
    assert rest["V"] == pytest.approx(V, abs=0.01)
    assert rest["Na_i"] == pytest.approx(Na_i, abs=0.06)
