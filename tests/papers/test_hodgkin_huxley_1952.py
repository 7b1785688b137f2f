"""Hodgkin & Huxley 1952, and what is known of its equations.

*Validated*: against the paper, another simulator (NEURON 9.0.2, built-in `hh`, step of 0.01 ms) or analysis.
*Regression*: pinned from solutions of these equations by SciPy.
"""

import math

import numpy as np
import pytest

from mgmodels.engine import jacobian, steady_state
from mgmodels.nerve import hodgkin_huxley, hodgkin_huxley_cable
from mgmodels.nerve.excitability import (
    firing_rate,
    pulse_threshold,
    repetitive_threshold,
    rheobase,
    stable_rest,
)
from mgmodels.nerve.hodgkin_huxley import alpha_h, alpha_m, alpha_n, beta_h, beta_m, beta_n


# ---------------------------------------------------------------------- rates
def test_validated_removable_singularities_are_exact():
    assert alpha_m(-40.0) == 1.0
    assert alpha_n(-55.0) == pytest.approx(0.1, rel=1e-15)


@pytest.mark.parametrize("distance", [1e-12, 1e-9, 1e-6, 1e-5, 1e-3])
@pytest.mark.parametrize(("rate", "at", "slope"), [(alpha_m, -40.0, 0.05), (alpha_n, -55.0, 0.005)])
def test_validated_rates_pass_smoothly_through_the_singular_point(rate, at, slope, distance):
    for side in (-1, 1):
        step = (at + side * distance) - at  # what the floating-point voltage really is
        assert rate(at + side * distance) - rate(at) == pytest.approx(slope * step, rel=2e-4, abs=1e-12)


@pytest.mark.parametrize("displacement", [-100.0, -30.0, -10.5, 3.0, 10.4, 24.5, 60.0, 110.0])
def test_validated_rates_are_those_of_the_paper(displacement):
    """The paper counts V from rest and downward: its V is minus the displacement."""
    v, V = -displacement, displacement - 65.0
    assert alpha_m(V) == pytest.approx(0.1 * (v + 25) / (math.exp((v + 25) / 10) - 1))
    assert beta_m(V) == pytest.approx(4 * math.exp(v / 18))
    assert alpha_h(V) == pytest.approx(0.07 * math.exp(v / 20))
    assert beta_h(V) == pytest.approx(1 / (math.exp((v + 30) / 10) + 1))
    assert alpha_n(V) == pytest.approx(0.01 * (v + 10) / (math.exp((v + 10) / 10) - 1))
    assert beta_n(V) == pytest.approx(0.125 * math.exp(v / 80))


# ---------------------------------------------------------------------- rest and thresholds
def test_validated_rest(published):
    rest = steady_state(hodgkin_huxley)
    assert rest["V"] == published(-64.974, "resting potential", "mV", abs=0.01)
    assert [rest[gate] for gate in "mhn"] == pytest.approx([0.0531, 0.5952, 0.3181], abs=5e-4)


def test_validated_rest_balances_the_currents():
    rest = steady_state(hodgkin_huxley)
    assert sum(hodgkin_huxley.evaluate(**rest).values()) == pytest.approx(0.0, abs=1e-9)


def test_validated_rheobase(published):
    assert rheobase(hodgkin_huxley) == published(2.234, "rheobase", "uA/cm^2", abs=0.02)


def test_validated_pulse_threshold(published):
    threshold = pulse_threshold(hodgkin_huxley, 0.5)
    assert threshold == published(13.27, "threshold of a pulse of 0.5 ms", "uA/cm^2", rel=0.01)


def test_validated_short_pulses_need_a_fixed_charge():
    charge = [duration * pulse_threshold(hodgkin_huxley, duration) for duration in (0.02, 0.05)]
    assert charge[0] == pytest.approx(charge[1], rel=0.02)


def test_validated_repetitive_threshold(published):
    threshold = repetitive_threshold(hodgkin_huxley)
    assert threshold == published(6.186, "least current that fires on and on", "uA/cm^2", abs=0.06)


def test_regression_repetitive_threshold():
    assert repetitive_threshold(hodgkin_huxley, tolerance=0.005) == pytest.approx(6.233, abs=0.01)


# ---------------------------------------------------------------------- spikes
def test_validated_action_potential(published):
    run = hodgkin_huxley.solve(40, I=20, I_duration=0.5, initial=steady_state(hodgkin_huxley, I=0.0))
    assert run["V"].max() == published(39.09, "peak of the action potential", "mV", abs=0.2)
    assert run["V"].min() == published(-76.16, "undershoot of the action potential", "mV", abs=0.2)
    assert run.events["spike"].size == 1


@pytest.mark.parametrize(("current", "rate"), [(6.5, 55.5), (10, 68.4), (20, 86.4), (50, 116.8)])
def test_validated_firing_rate(current, rate, published):
    assert firing_rate(hodgkin_huxley, current) == published(rate, f"firing rate at {current} µA/cm²", "Hz", rel=0.01)


def spikes_in_half_a_second(current):
    return hodgkin_huxley.solve(500, I=current, initial=stable_rest(hodgkin_huxley, {})).events["spike"]


@pytest.mark.parametrize("current", [2.3, 3, 4, 5])
def test_validated_one_spike_between_rheobase_and_repetitive_threshold(current):
    assert spikes_in_half_a_second(current).size == 1


@pytest.mark.parametrize("current", [80, 100, 120, 160])
def test_validated_depolarisation_block(current):
    late = spikes_in_half_a_second(current)
    assert late[late > 50].size == 0
    assert firing_rate(hodgkin_huxley, current) == 0.0


def test_validated_firing_starts_at_a_rate_above_zero():
    """Class II: just above threshold the axon fires at about 50 Hz, not slowly."""
    threshold = repetitive_threshold(hodgkin_huxley)
    assert 48 < firing_rate(hodgkin_huxley, threshold) < 55


@pytest.mark.parametrize(("low", "high", "published"), [(5.0, 20.0, 9.78), (130.0, 170.0, 154.5)])
def test_validated_hopf_points(low, high, published):
    """A pair of eigenvalues crosses the imaginary axis where rest turns into oscillation, and back."""

    def growth(current):
        point = steady_state(hodgkin_huxley, settle=0, guess={"V": -60.0 + current / 10}, I=current)
        values = np.linalg.eigvals(jacobian(hodgkin_huxley, point, I=current))
        leading = values[values.real.argmax()]
        assert leading.imag != 0
        return leading.real

    rising = growth(low) < growth(high)
    while high - low > 0.01:
        middle = (low + high) / 2
        low, high = (low, middle) if (growth(middle) > 0) == rising else (middle, high)
    assert (low + high) / 2 == pytest.approx(published, rel=5e-3)


# ---------------------------------------------------------------------- cable
@pytest.fixture(scope="module")
def conduction_velocity():
    return hodgkin_huxley_cable.solve(4, nodes=400, rtol=1e-5).conduction_velocity()


def test_validated_conduction_velocity(conduction_velocity, published):
    """NEURON, 2001 compartments, 0.0025 ms: 18.71 m/s."""
    assert conduction_velocity == published(18.71, "conduction velocity, another simulator", "m/s", rel=0.02)


def test_validated_conduction_velocity_of_the_paper(conduction_velocity, published):
    """The paper's own hand calculation: 18.8 m/s (its experiment: 21.2)."""
    assert conduction_velocity == published(18.8, "conduction velocity, reckoned in the paper", "m/s", rel=0.02)


# ---------------------------------------------------------------------- gates moved by divalent ions
ALL_GATES = {  # shift in mV: resting potential, rheobase, repetitive threshold
    -6.0: (-66.98, 0.708, 0.70), -4.0: (-66.46, 1.270, 1.95), -3.66: (-66.35, 1.352, 2.32),
    -2.0: (-65.77, 1.755, 4.10), -1.67: (-65.65, 1.837, 4.46), -0.64: (-65.24, 2.084, 5.55),
    0.0: (-64.97, 2.237, 6.23), 1.44: (-64.35, 2.579, 7.75), 2.72: (-63.77, 2.872, 9.08),
    4.0: (-63.17, 3.159, 10.39), 6.71: (-61.88, 3.745, 13.10), 8.0: (-61.25, 4.010, 14.36),
}  # fmt: skip
SODIUM_GATES = {  # shift in mV: resting potential, rheobase
    -2.0: (-64.04, 0.433),  # the slow growth of small oscillations decides: 0.38 if 500 ms are watched
    -1.67: (-64.25, 0.833), -0.64: (-64.75, 1.657), 0.0: (-64.97, 2.237),
    1.44: (-65.32, 3.720), 2.72: (-65.51, 5.209), 4.0: (-65.63, 6.845),
    6.71: (-65.77, 10.75), 8.0: (-65.80, 12.81),
}  # fmt: skip


@pytest.mark.parametrize("shift", ALL_GATES)
def test_regression_all_gates_shifted(shift):
    rest, once, on_and_on = ALL_GATES[shift]
    assert steady_state(hodgkin_huxley, settle=100.0, gate_shift=shift)["V"] == pytest.approx(rest, abs=0.01)
    assert rheobase(hodgkin_huxley, gate_shift=shift) == pytest.approx(once, rel=0.01, abs=0.01)
    assert repetitive_threshold(hodgkin_huxley, gate_shift=shift) == pytest.approx(
        on_and_on, rel=0.01, abs=0.01
    )


@pytest.mark.parametrize("shift", SODIUM_GATES)
def test_regression_sodium_gates_shifted(shift):
    rest, once = SODIUM_GATES[shift]
    changes = {"gate_shift": shift, "potassium_gate_shift": 0.0}
    assert steady_state(hodgkin_huxley, settle=100.0, **changes)["V"] == pytest.approx(rest, abs=0.01)
    assert rheobase(hodgkin_huxley, **changes) == pytest.approx(once, rel=0.01, abs=0.01)


@pytest.mark.parametrize("shift", [-6.0, -4.0, -3.66])
def test_regression_sodium_gates_shifted_far_down_fire_by_themselves(shift):
    changes = {"gate_shift": shift, "potassium_gate_shift": 0.0}
    assert rheobase(hodgkin_huxley, **changes) == 0.0
    assert firing_rate(hodgkin_huxley, 0.0, **changes) > 40


def test_validated_a_shift_of_gates_and_of_all_reversal_potentials_is_a_shift_of_the_whole():
    """Moving every gate and every reversal potential by s moves the solution by s, and nothing else."""
    s = 5.0
    moved = {name: hodgkin_huxley.parameters[name].value + s for name in ("E_Na", "E_K", "E_L")}
    start = {name: state.value for name, state in hodgkin_huxley.states.items()}
    plain = hodgkin_huxley.solve(30, I=10, rtol=1e-8)
    shifted = hodgkin_huxley.solve(
        30, I=10, rtol=1e-8, gate_shift=s, initial=start | {"V": start["V"] + s}, **moved
    )
    assert shifted["V"] - s == pytest.approx(plain["V"], abs=1e-3)
