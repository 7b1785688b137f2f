"""oka_2010 (attribution of the constants not confirmed): the Na⁺/K⁺-ATPase of the Kyoto models.

Validated: against thermodynamics (net charge one, standard free energy of ATP hydrolysis, standstill where
the energy balance says) and linear algebra (King–Altman rates, the null space of the rate matrix, the cycle
run in time). Regression: tables computed with an independent transcription of the same public constants
(145 mM Na⁺ and 3.5 mM K⁺ outside, 135 mM K⁺ inside, 37 °C, [H⁺] 63 nM), to the figures given.
"""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.linalg import null_space
from scipy.optimize import brentq

from mgmodels.engine.constants import GAS_CONSTANT
from mgmodels.nerve import post_albers_cycle, sodium_pump_kyoto, sodium_pump_smith_crampin
from mgmodels.nerve.post_albers import (
    cycle_rate,
    equilibrium_constant,
    king_altman_weights,
    transition_matrix,
    transition_rates,
    turnover,
)
from mgmodels.nerve.sodium_pump import CONSTANTS, KYOTO, half_saturation, pump_reversal_potential

PUMPS = pytest.mark.parametrize("pump", [sodium_pump_kyoto, sodium_pump_smith_crampin], ids=lambda p: p.name)
TABLE_PH = -math.log10(6.3e-8)
TABLE_PUMP = sodium_pump_kyoto.with_parameters(MgATP=3.0, pH=TABLE_PH)

conditions = st.fixed_dictionaries({
    "Na_i": st.floats(1, 100),
    "Na_o": st.floats(5, 300),
    "K_i": st.floats(10, 300),
    "K_o": st.floats(0.5, 60),
    "MgATP": st.floats(0.01, 10),
    "MgADP": st.floats(1e-3, 1),
    "Pi": st.floats(0.05, 30),
    "pH": st.floats(6, 8),
})  # fmt: skip
voltage = st.floats(-200, 100)


def rate(pump, **changes):
    return turnover(**pump.values(changes))


# ------------------------------------------------------------------ thermodynamics
@PUMPS
def test_validated_one_charge_moves_out_in_a_turn(pump):
    charge = {n: p.value for n, p in pump.parameters.items() if n.startswith("charge")}
    sodium = 3 * (charge["charge_Na_inside"] + charge["charge_Na_outside"])
    potassium = 2 * (charge["charge_K_inside"] + charge["charge_K_outside"])
    assert sodium - potassium == pytest.approx(1.0, abs=1e-12)


def test_validated_standard_free_energy_of_atp_hydrolysis():
    """Textbook value at pH 7: -29 to -31 kJ/mol; nothing in the pump was made for it."""
    K_eq = equilibrium_constant(**{n: KYOTO[n].value for n in CONSTANTS if not n.startswith("charge")})
    energy = -GAS_CONSTANT * 310.15 * math.log(K_eq * 1e-6 / 1e-7) / 1e3
    assert energy == pytest.approx(-29.6, abs=0.05)


@PUMPS
@given(conditions=conditions)
def test_validated_pump_stands_still_where_the_energy_balance_says(pump, conditions):
    reversal = pump_reversal_potential(pump, **conditions)
    at = pump.values(conditions)
    standstill = brentq(lambda V: turnover(**at | {"V": V}), reversal - 50, reversal + 50)
    assert standstill == pytest.approx(reversal, abs=0.01)


def test_regression_reversal_potential_at_rest():
    assert pump_reversal_potential(TABLE_PUMP) == pytest.approx(-231.54, abs=0.01)


# ------------------------------------------------------------------ linear algebra
@PUMPS
@given(conditions=conditions, V=voltage)
def test_validated_king_altman_is_the_null_space_of_the_rate_matrix(pump, conditions, V):
    rates = transition_rates(**pump.values(conditions | {"V": V}))
    weights = np.array(king_altman_weights(*rates))
    occupancies = weights / weights.sum()
    matrix = transition_matrix(rates)
    assert np.abs(matrix @ occupancies).max() < 1e-10 * np.abs(matrix).max()
    kernel = null_space(matrix / np.abs(matrix).max())
    assert kernel.shape[1] == 1
    assert occupancies == pytest.approx(kernel[:, 0] / kernel.sum(), abs=1e-10)
    f1, b1, *_ = rates
    assert f1 * occupancies[0] - b1 * occupancies[1] == pytest.approx(
        rate(pump, **conditions, V=V), abs=1e-10 * np.abs(matrix).max()
    )


@pytest.mark.parametrize("changes", [{}, {"V": 20.0}, {"MgATP": 0.05}, {"Na_i": 40.0, "K_o": 10.0}])
def test_validated_cycle_in_time_settles_on_king_altman(changes):
    run = post_albers_cycle.solve(20_000, times=[20_000], rtol=1e-9, **changes)
    weights = np.array(king_altman_weights(*transition_rates(**run.parameters)))
    assert list(run.final.values()) == pytest.approx(weights / weights.sum(), abs=1e-7)
    assert run["sodium_step"][-1] == pytest.approx(run["steady_turnover"][-1], rel=1e-5)
    assert run["potassium_step"][-1] == pytest.approx(run["steady_turnover"][-1], rel=1e-5)


# ------------------------------------------------------------------ laws
@PUMPS
@pytest.mark.parametrize("driver", ["MgATP", "Na_i", "K_o"])
@given(conditions=conditions, V=voltage, factor=st.floats(1.01, 3))
def test_validated_more_substrate_never_slows_the_pump(pump, driver, conditions, V, factor):
    more = conditions | {driver: conditions[driver] * factor}
    before, after = (turnover(**pump.values({}) | c | {"V": V}) for c in (conditions, more))
    assert after >= before - 1e-15


@PUMPS
@given(conditions=conditions, V=voltage)
def test_validated_limits_of_mgatp(pump, conditions, V):
    at = pump.values(conditions | {"V": V})
    assert turnover(**at | {"MgATP": 0.0}) <= 0.0
    assert turnover(**at | {"MgATP": 0.0, "MgADP": 0.0}) == 0.0
    f1, b1, f2, b2, f3, *_, b4 = transition_rates(**at)
    unlimited = cycle_rate(f1, b1, f2, b2, f3, 0.0, at["k4_forward"], b4)
    assert turnover(**at | {"MgATP": 1e12}) == pytest.approx(unlimited, rel=1e-6, abs=1e-9)


# ------------------------------------------------------------------ tables
MGATP = np.array([0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 2.8, 4, 5])
TABLE = [
    (12, -70, 11.482, 15.786, 1.129, [0.105, 0.245, 0.420, 0.645, 0.785, 0.880, 0.948, 0.981, 1.073, 1.123]),
    (12, 0, 25.994, 29.154, 0.365, [0.240, 0.456, 0.648, 0.822, 0.902, 0.949, 0.979, 0.992, 1.028, 1.045]),
    (50, -70, 18.767, 22.823, 0.649, [0.162, 0.338, 0.529, 0.738, 0.849, 0.918, 0.966, 0.988, 1.047, 1.077]),
]


@pytest.mark.parametrize("Na_i, V, at_3_mM, unlimited, half, relative", TABLE)
def test_regression_turnover_against_mgatp(Na_i, V, at_3_mM, unlimited, half, relative):
    where = {"Na_i": Na_i, "V": V}
    at = TABLE_PUMP.values(where)
    assert 1e3 * turnover(**at) == pytest.approx(at_3_mM, abs=1e-3)
    assert 1e3 * turnover(**at | {"MgATP": 1e9}) == pytest.approx(unlimited, abs=3e-3)
    assert half_saturation(TABLE_PUMP, **where) == pytest.approx(half, abs=1e-3)
    rates = TABLE_PUMP.evaluate(MgATP=MGATP, **where)["turnover"]
    assert rates / at_3_mM == pytest.approx(relative, abs=1e-3)


def test_regression_voltage_dependence():
    V = np.array([-150, -100, -70, -40, 40, 0])
    rates = TABLE_PUMP.evaluate(V=V, Na_i=50, K_o=5.4)["turnover"]
    assert rates[:-1] / rates[-1] == pytest.approx([0.112, 0.384, 0.627, 0.838, 1.066], abs=1e-3)


@pytest.mark.parametrize("ion, half", [("Na_i", 10.4), ("K_o", 3.8)])
def test_regression_half_activation_by_ions(ion, half):
    at = TABLE_PUMP.values({})
    most = turnover(**at | {ion: 1e9})
    assert brentq(lambda c: turnover(**at | {ion: c}) / most - 0.5, 1, 50) == pytest.approx(half, abs=0.05)


def test_regression_elasticity_at_rest():
    """Working point of the neuron: a fall of MgATP by 1 % slows the clamped pump by 0.28 %."""
    low, high = (rate(sodium_pump_kyoto, MgATP=3.0 * f) for f in (0.99, 1.01))
    assert math.log(high / low) / math.log(1.01 / 0.99) == pytest.approx(0.28, abs=0.01)


def test_the_pump_runs_forward_at_either_end_of_every_range():
    for name in CONSTANTS:
        p = KYOTO[name]
        for value in (p.low, p.high):
            assert rate(sodium_pump_kyoto, **{name: value}) > 0
