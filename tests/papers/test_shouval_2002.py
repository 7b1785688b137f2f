"""shouval_2002: calcium of single pairings, and weights after trains of them, against magnesium.

Validated: an independent program in explicit Euler steps, of which the limit of small steps is taken (0.5 per cent);
the engine's own solver for single pairings; the paper's qualitative findings (its figures 2 to 4, as a public program
repeats them). Its constants at given calcium are computed by hand from the formulas.

Known disagreement: the reference tables computed earlier for this course, in Euler steps of 1 and 0.5 ms. Peak calcium
is within their 2 per cent, and weights under clamp are within 4. Weights after pairings are off by up to a fifth: the
potential of a spike falls within 3 ms, which such steps overestimate. The program here gives those tables at those
steps and this model's numbers at small ones.
"""

import numba
import numpy as np
import pytest

from mgmodels.synapse import (
    calcium_plasticity,
    frequency_curve,
    peak_calcium,
    timing_curve,
    voltage_curve,
    weight_change,
)
from mgmodels.synapse.calcium_plasticity import MS_PER_S, learning_rate, weight_target

THRESHOLDS = dict(W_rest=0.25, theta_d=0.35, theta_p=0.55, steepness=80.0)
RATE = dict(P1=0.1, P2=1e-5, P3=3.0, P4=1.0)
FREE = -999.0  # mV, stands for a membrane that is not clamped


@numba.njit
def euler(Mg, interval, pulses, dt, timing, paired, clamp, psp, saturating):
    """The published equations in Euler steps: largest calcium, and the weight 1.5 s after the train against 1/4."""
    Ca, W, peak, fast, slow, decaying, rising, spike_at = 0.0, 0.25, 0.0, 0.0, 0.0, 0.0, 0.0, -1e9
    first = round(max(0.0, -timing - 2.0) / dt) if paired else 0
    back = first + round((timing + 2.0) / dt)
    every = round(interval / dt)
    for i in range(round((interval * (pulses - 1) + 1500.0) / dt)):
        if i >= first and (i - first) % every == 0 and (i - first) // every < pulses:
            opened = 0.5 * (1.0 - saturating * (fast + slow))
            fast += 0.5 * opened
            slow += 0.5 * opened
            decaying += psp / 0.69685
            rising += psp / 0.69685
        if paired and i >= back and (i - back) % every == 0 and (i - back) // every < pulses:
            spike_at = i * dt
        V = clamp
        if clamp == FREE:
            since = i * dt - spike_at
            V = -65.0 + decaying - rising + 100.0 * (0.75 * np.exp(-since / 3.0) + 0.25 * np.exp(-since / 25.0))
        influx = -(fast + slow) / 500.0 / (1.0 + Mg / 3.57 * np.exp(-0.062 * V)) * (V - 130.0)
        target = 0.25 + 1.0 / (1.0 + np.exp(80.0 * (0.55 - Ca))) - 0.25 / (1.0 + np.exp(80.0 * (0.35 - Ca)))
        W += dt / 1000.0 / (0.1 / (1e-5 + Ca**3) + 1.0) * (target - W)
        Ca += dt * (influx - Ca / 50.0)
        fast *= np.exp(-dt / 50.0)
        slow *= np.exp(-dt / 200.0)
        decaying *= np.exp(-dt / 50.0)
        rising *= np.exp(-dt / 5.0)
        peak = max(peak, Ca)
    return peak, W / 0.25


def small_steps(*arguments, dt=0.05, **named):
    """The limit of small steps, from two of them (Richardson)."""
    coarse, fine = (np.array(run_euler(*arguments, dt=step, **named)) for step in (dt, dt / 2))
    return 2 * fine - coarse


def run_euler(Mg, interval, pulses, *, dt, timing=None, clamp=FREE, psp=1.0, saturating=True):
    return euler(Mg, interval, pulses, dt, timing or 0.0, timing is not None, clamp, psp, float(saturating))


# ------------------------------------------------------------------ the formulas
def test_validated_weight_that_calcium_leads_to():
    levels = [weight_target(Ca, **THRESHOLDS) for Ca in (0.0, 0.2, 0.35, 0.45, 0.55, 0.7)]
    assert levels == pytest.approx([0.25, 0.25, 0.125, 0.0004, 0.5, 1.0], abs=1e-4)


def test_validated_learning_rate():
    rates = [MS_PER_S * learning_rate(Ca, **RATE) for Ca in (0.1, 0.2, 0.35, 0.45, 0.55, 1.0)]
    assert rates == pytest.approx([0.0100, 0.0742, 0.300, 0.477, 0.625, 0.909], abs=5e-4)
    assert 1 / MS_PER_S / learning_rate(0.0, **RATE) == pytest.approx(3 * 3600, rel=0.1)  # "about 3 hours" at rest


# ------------------------------------------------------------------ one pairing
PEAKS = {  # magnesium: pulse alone, spike 10 ms after it, spike 10 ms before it (uM)
    0.0: (4.648, 4.409, 4.519),
    0.25: (0.971, 1.495, 1.284),
    0.5: (0.542, 0.995, 0.764),
    0.8: (0.354, 0.741, 0.516),
    1.0: (0.288, 0.643, 0.424),
    1.2: (0.242, 0.572, 0.360),
    1.5: (0.196, 0.496, 0.294),
}


@pytest.mark.parametrize("Mg", PEAKS)
def test_regression_peak_calcium(Mg):
    found = [peak_calcium(Mg, timing) for timing in (None, 10.0, -10.0)]
    assert found == pytest.approx(PEAKS[Mg], rel=0.02)


@pytest.mark.parametrize("timing", [-100.0, -10.0, -1.0, 0.0, 10.0, 60.0])
def test_validated_engine_solves_a_pairing_alike(timing):
    run = calcium_plasticity.solve(2000, initial={"W": 0.25}, timing=timing, pulse_time=150.0, rtol=1e-9)
    assert peak_calcium(timing=timing) == pytest.approx(run["Ca"].max(), rel=2e-4)
    after = weight_change(pulses=1, frequency=1, timing=timing)
    assert after == pytest.approx(run["W"][-1] / 0.25, abs=2e-4)


def test_validated_calcium_of_pairings_lies_between_the_thresholds_as_published():
    theta_d, theta_p = THRESHOLDS["theta_d"], THRESHOLDS["theta_p"]
    assert peak_calcium() < theta_d < peak_calcium(timing=-10) < theta_p < peak_calcium(timing=10)


# ------------------------------------------------------------------ trains
@pytest.mark.parametrize("timing", [-40.0, -10.0, -5.0, 5.0, 10.0, 40.0, 60.0, 100.0])
@pytest.mark.parametrize("Mg", [0.5, 1.0])
def test_validated_timing_curve_is_the_limit_of_small_steps(Mg, timing):
    _, wanted = small_steps(Mg, 1000.0, 30, timing=timing)
    assert timing_curve(Mg, timing, pairings=30) == pytest.approx(wanted, rel=5e-3)


@pytest.mark.parametrize("voltage", [-65.0, -60.0, -55.0, -50.0, -40.0, -20.0])
def test_validated_voltage_curve_is_the_limit_of_small_steps(voltage):
    _, wanted = small_steps(1.0, 1000.0, 30, clamp=voltage)
    assert voltage_curve(1.0, voltage, pulses=30) == pytest.approx(wanted, rel=5e-3)


@pytest.mark.parametrize("saturating", [True, False])
@pytest.mark.parametrize("frequency", [1.0, 5.0, 8.0, 10.0])
def test_validated_frequency_curve_is_the_limit_of_small_steps(frequency, saturating):
    _, wanted = small_steps(1.0, 1000.0 / frequency, 100, psp=5.0, saturating=saturating)
    found = frequency_curve(1.0, frequency, pulses=100, psp=5.0, saturating=saturating)
    assert found == pytest.approx(wanted, rel=5e-3)


CLAMPED = {-65: 0.999, -60: 0.723, -55: 0.326, -50: 1.593, -45: 2.469, -40: 2.804, -20: 3.216}
PAIRED = {
    -80: 0.996, -40: 0.978, -20: 0.721, -10: 0.428, -5: 0.433,
    5: 2.05, 10: 1.99, 20: 1.85, 40: 1.35, 60: 0.52, 80: 0.50, 100: 0.63,
}  # fmt: skip
FREQUENCIES = {
    1.0: {0.5: 0.998, 1: 0.997, 3: 0.80, 5: 0.25, 8: 3.09, 10: 3.79},
    0.8: {1: 0.781, 3: 0.381, 5: 1.21, 8: 3.79},
    0.5: {3: 2.14},
    1.2: {5: 0.489, 8: 1.01, 10: 3.70},
}


def apart_at_worst(mismatch, what, named, found):
    """Put on record where a table and this model are furthest apart: by more than the half per cent that is allowed
    between two programs."""
    table = np.array(list(named.values()))
    worst = int(np.abs(found / table - 1).argmax())
    setting, published = list(named.items())[worst]
    words = f"weight against before, {what} {setting}".replace("-", "−")
    mismatch(words, published=published, model=found[worst], tolerance=5e-3 * published)


def test_known_disagreement_voltage_table_was_computed_in_steps_of_1_ms(mismatch):
    table = np.array(list(CLAMPED.values()))
    coarse = [run_euler(1.0, 1000.0, 100, dt=1.0, clamp=float(V))[1] for V in CLAMPED]
    assert coarse == pytest.approx(table, rel=0.02)
    found = voltage_curve(1.0, list(CLAMPED))
    assert found == pytest.approx(table, rel=0.04)
    apart_at_worst(mismatch, "clamped at mV", CLAMPED, found)


def test_known_disagreement_timing_table_was_computed_in_steps_of_half_a_millisecond(mismatch):
    table = np.array(list(PAIRED.values()))
    coarse = [run_euler(1.0, 1000.0, 100, dt=0.5, timing=float(t))[1] for t in PAIRED]
    assert coarse == pytest.approx(table, rel=0.02)
    found = timing_curve(1.0, list(PAIRED))
    assert np.abs(found / table - 1).max() == pytest.approx(0.18, abs=0.02)
    apart_at_worst(mismatch, "paired at ms", PAIRED, found)


@pytest.mark.parametrize("Mg", [1.0, 0.8, 1.2])
def test_known_disagreement_frequency_table_was_computed_in_steps_of_1_ms(Mg, mismatch):
    """Pulses add up without limit there, with 1 mV each; the steepest value (8 Hz at 1.2 mM) is 7 per cent off."""
    table = np.array(list(FREQUENCIES[Mg].values()))
    coarse = [run_euler(Mg, 1000.0 / f, 900, dt=1.0, saturating=False)[1] for f in FREQUENCIES[Mg]]
    assert coarse == pytest.approx(table, rel=0.025)
    found = frequency_curve(Mg, list(FREQUENCIES[Mg]), psp=1.0, saturating=False)
    assert found == pytest.approx(table, rel=0.08)
    apart_at_worst(mismatch, f"magnesium {Mg} mM, Hz", FREQUENCIES[Mg], found)


def test_regression_frequency_table_at_half_the_magnesium():
    """Where the curve is flat, steps of 1 ms do no harm."""
    (frequency, wanted), *_ = FREQUENCIES[0.5].items()
    assert frequency_curve(0.5, frequency, psp=1.0, saturating=False) == pytest.approx(wanted, rel=5e-3)
    assert run_euler(0.5, 1000.0 / frequency, 900, dt=1.0, saturating=False)[1] == pytest.approx(wanted, rel=0.025)


def test_known_disagreement_one_value_of_that_table_forgot_the_pulse_before(mismatch):
    """0.618 at 0.5 mM and 1 Hz. A second after a pulse 0.3 per cent of its receptors are open, and were left out there.

    Calcium just reaches the upper threshold, so that every little counts: 0.659 at those steps, 0.57 at small ones.
    """
    coarse = run_euler(0.5, 1000.0, 900, dt=1.0, saturating=False)[1]
    assert coarse == pytest.approx(0.659, abs=0.002)
    _, fine = small_steps(0.5, 1000.0, 100, saturating=False)
    found = frequency_curve(0.5, 1.0, pulses=100, psp=1.0, saturating=False)
    assert found == pytest.approx(fine, rel=5e-3) and found == pytest.approx(0.569, abs=0.005)
    apart_at_worst(mismatch, "magnesium 0.5 mM, Hz", {1: 0.618}, np.array([found]))


# ------------------------------------------------------------------ what the paper found
def test_validated_low_frequencies_weaken_and_high_ones_strengthen():
    low, middle, high = frequency_curve(1.0, [1.0, 5.0, 10.0])
    assert low < 1 and middle < 1 and high > 2


def test_validated_a_second_window_of_weakening_follows_the_strengthening():
    before, after, late, last = timing_curve(1.0, [-10.0, 10.0, 80.0, 200.0])
    assert before < 0.6 and after > 1.5 and late < 0.7 and last > late


def test_validated_the_weakening_trough_moves_with_magnesium():
    """Less magnesium, more negative: the voltage of the largest weakening follows the block."""
    voltages = np.arange(-75.0, -40.0, 1.0)
    troughs = [voltages[np.argmin(voltage_curve(Mg, voltages))] for Mg in (0.5, 0.8, 1.0, 1.2)]
    assert (np.diff(troughs) > 0).all()
    assert troughs[2] == pytest.approx(-56.0, abs=2.0)


def test_regression_selectivity_is_lost_at_half_the_magnesium():
    timings = [-40.0, -10.0, 10.0, 40.0, 100.0]
    assert (timing_curve(0.5, timings) > 1.3).all()
    assert (timing_curve(1.0, timings) < 1.0).tolist() == [True, True, False, False, True]
