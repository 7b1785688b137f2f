"""mullins_noda_1963: the steady potential with an electrogenic pump.

References: their equation's analytic limits. The pump adds at most (RT/F) ln r, 10.84 mV at 37 °C and
10.24 mV at 20 °C for r = 3/2 (to 0.01 mV, as tabulated). The balance of leaks against the pump is worked out
from the constant-field currents, which the equation itself does not use.
"""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels.engine.constants import thermal_voltage
from mgmodels.nerve import resting_potential
from mgmodels.nerve.resting_potential import ghk_current, ghk_voltage, mullins_noda_voltage

P_Na = st.floats(1e-4, 100)
ratio = st.floats(1, 2)
inside_sodium = st.floats(1, 60)


@pytest.mark.parametrize("temperature, limit", [(37.0, 10.84), (20.0, 10.24)])
def test_validated_most_the_pump_can_add(temperature, limit, published):
    # without potassium outside and with little sodium inside, the logarithm tends to -ln r
    values = {"K_o": 1e-9, "Na_i": 1e-9, "temperature": temperature}
    with_pump = mullins_noda_voltage(140.0, Na_o=145.0, P_Na=1e-3, pump_ratio=1.5, **values)
    without = mullins_noda_voltage(140.0, Na_o=145.0, P_Na=1e-3, pump_ratio=1.0, **values)
    what = f"most that the pump’s own current can add, {temperature:g} °C"
    assert without - with_pump == published(limit, what, "mV", abs=0.01)
    assert without - with_pump == pytest.approx(thermal_voltage(temperature) * math.log(1.5), abs=1e-3)


@given(P_Na, ratio, inside_sodium)
def test_validated_pump_hyperpolarises_by_no_more_than_its_limit(P_Na, ratio, Na_i):
    added = resting_potential.evaluate(P_Na=min(P_Na, 20), pump_ratio=ratio, Na_i=Na_i)["pump_contribution"]
    assert -thermal_voltage(37.0) * math.log(ratio) - 1e-9 <= added <= 1e-9


@given(P_Na, inside_sodium)
def test_validated_neutral_pump_leaves_goldman_hodgkin_katz(P_Na, Na_i):
    neutral = mullins_noda_voltage(140.0, 4.0, Na_i, 145.0, P_Na, 1.0, 37.0)
    without_pump = ghk_voltage(140.0, 4.0, Na_i, 145.0, 7.0, 120.0, P_Na, 0.0, 37.0)
    assert neutral == pytest.approx(without_pump, abs=1e-9)


@given(P_Na, ratio, inside_sodium)
def test_validated_leaks_stand_in_the_ratio_of_the_pump(P_Na, ratio, Na_i):
    V = mullins_noda_voltage(140.0, 4.0, Na_i, 145.0, P_Na, ratio, 37.0)
    sodium = ghk_current(V, Na_i, 145.0, P_Na, 1, 37.0)
    potassium = ghk_current(V, 140.0, 4.0, 1.0, 1, 37.0)
    assert sodium == pytest.approx(-ratio * potassium, rel=1e-9)
