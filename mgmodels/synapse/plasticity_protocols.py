"""What pairing after pairing does to a synapse: its weight against voltage, frequency and timing, at any magnesium.

Whatever calcium does, the weight obeys a linear equation, so one pairing turns the weight W before it into a W + b
after it. Once calcium repeats itself, so do a and b, and the pairings that are left are one geometric sum: nine hundred
cost little more than nine. Pulses and spikes fall on the ends of steps; between them calcium decays exactly, and what
enters is integrated by Simpson's rule, in steps that lengthen as the traces fade.
"""

from math import exp, inf

import numpy as np

from mgmodels.engine import BadValue
from mgmodels.engine.compile import compiled_engine, numba_is_present
from mgmodels.engine.generate import names_taken
from mgmodels.synapse.calcium_plasticity import (
    MS_PER_S,
    calcium_influx,
    calcium_plasticity,
    learning_rate,
    shape_peak,
    two_decays,
    weight_target,
)

FIRST_STEP, LONGEST_STEP, LENGTHENING = 0.25, 8.0, 0.03  # ms, ms, and ms a ms since the last pulse or spike
REPEATS = 1e-7  # change of a and b below which pairings count as alike
AFTERWARDS = 1500.0  # ms that are followed after the last pulse, until calcium is gone
LONG_AGO = 1e6  # ms, since a spike that never was


def influx_after(
    since, fast, slow, falling, rising, since_spike,
    V_rest, holding_voltage, clamped, psp_rise, psp_decay, spike, spike_share_fast, spike_fast, spike_slow,
    receptors_fast, receptors_slow, Mg_o, K, slope, g_NMDA, E_Ca,
):  # fmt: skip
    """Return the calcium influx in uM/ms, `since` ms after the traces had the values given."""
    receptors = fast * exp(-since / receptors_fast) + slow * exp(-since / receptors_slow)
    synaptic = falling * exp(-since / psp_decay) - rising * exp(-since / psp_rise)
    back = spike * two_decays(since + since_spike, spike_share_fast, spike_fast, spike_slow)
    V = clamped * holding_voltage + (1.0 - clamped) * (V_rest + synaptic + back)
    return calcium_influx(V, receptors, Mg_o, K, slope, g_NMDA, E_Ca)


def follow(
    duration, Ca, from_none, from_full, peak, fast, slow, falling, rising, since_spike,
    V_rest, holding_voltage, clamped, psp_rise, psp_decay, spike, spike_share_fast, spike_fast, spike_slow,
    receptors_fast, receptors_slow, Mg_o, K, slope, g_NMDA, E_Ca, tau_Ca,
    W_rest, theta_d, theta_p, steepness, P1, P2, P3, P4,
):  # fmt: skip
    """Return calcium, the weights that began at 0 and at 1, and the largest calcium, after a time without events."""
    done = 0.0
    influx = influx_after(
        0.0, fast, slow, falling, rising, since_spike,
        V_rest, holding_voltage, clamped, psp_rise, psp_decay, spike, spike_share_fast, spike_fast, spike_slow,
        receptors_fast, receptors_slow, Mg_o, K, slope, g_NMDA, E_Ca,
    )  # fmt: skip
    rate = learning_rate(Ca, P1, P2, P3, P4)
    pull = rate * weight_target(Ca, W_rest, theta_d, theta_p, steepness)
    while done < duration:
        h = min(FIRST_STEP + LENGTHENING * done, LONGEST_STEP)
        h = duration - done if duration - done < 1.5 * h else h
        middle_influx = influx_after(
            done + 0.5 * h, fast, slow, falling, rising, since_spike,
            V_rest, holding_voltage, clamped, psp_rise, psp_decay, spike, spike_share_fast, spike_fast, spike_slow,
            receptors_fast, receptors_slow, Mg_o, K, slope, g_NMDA, E_Ca,
        )  # fmt: skip
        end_influx = influx_after(
            done + h, fast, slow, falling, rising, since_spike,
            V_rest, holding_voltage, clamped, psp_rise, psp_decay, spike, spike_share_fast, spike_fast, spike_slow,
            receptors_fast, receptors_slow, Mg_o, K, slope, g_NMDA, E_Ca,
        )  # fmt: skip
        half = exp(-0.5 * h / tau_Ca)
        # the parabola through what entered, each part decayed since: its integral to the middle and to the end
        middle_Ca = half * Ca + h / 24.0 * (5.0 * half * influx + 8.0 * middle_influx - end_influx / half)
        end_Ca = half * half * Ca + h / 6.0 * (half * half * influx + 4.0 * half * middle_influx + end_influx)
        middle_rate = learning_rate(middle_Ca, P1, P2, P3, P4)
        end_rate = learning_rate(end_Ca, P1, P2, P3, P4)
        end_pull = end_rate * weight_target(end_Ca, W_rest, theta_d, theta_p, steepness)
        middle_pull = middle_rate * weight_target(middle_Ca, W_rest, theta_d, theta_p, steepness)
        mean_rate = (rate + 4.0 * middle_rate + end_rate) / 6.0
        target = (pull + 4.0 * middle_pull + end_pull) / 6.0 / mean_rate
        kept = exp(-mean_rate * h)
        from_none = target + (from_none - target) * kept
        from_full = target + (from_full - target) * kept
        peak = max(peak, max(middle_Ca, end_Ca))
        Ca, influx, rate, pull = end_Ca, end_influx, end_rate, end_pull
        done += h
    return Ca, from_none, from_full, peak


def train(
    pulses, interval, gap, saturating, W,
    V_rest, holding_voltage, clamped, psp, psp_rise, psp_decay, spike, spike_share_fast, spike_fast, spike_slow,
    recruited, receptors_share_fast, receptors_fast, receptors_slow, Mg_o, K, slope, g_NMDA, E_Ca, tau_Ca,
    W_rest, theta_d, theta_p, steepness, P1, P2, P3, P4, result,
):  # fmt: skip
    """Write the largest calcium of a train, and the weight after it, into `result`.

    Args:
        pulses: How many, 1 or more.
        interval: Between pulses, ms.
        gap: From a pulse to the arrival of its spike, ms; negative: before the pulse; infinite: no spikes.
        saturating: 1 where a pulse opens a share of the receptors still closed, 0 where pulses add up.
        W: Weight before the train.
    """
    Ca, peak, fast, slow, falling, rising = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    since_spike = -gap if gap < 0.0 else LONG_AGO
    scale = psp / shape_peak(psp_rise, psp_decay)
    last_a, last_b = inf, inf
    pulse = 0
    while pulse < pulses:
        is_last = pulse == pulses - 1
        length = AFTERWARDS if is_last else interval
        opened = recruited * (1.0 - saturating * (fast + slow))
        fast += receptors_share_fast * opened
        slow += (1.0 - receptors_share_fast) * opened
        falling += scale
        rising += scale
        spike_at = gap if gap >= 0.0 else inf if is_last else interval + gap
        from_none, from_full, begun = 0.0, 1.0, 0.0
        while begun < length:
            until = spike_at if begun < spike_at < length else length
            if begun == spike_at:
                since_spike = 0.0
            Ca, from_none, from_full, peak = follow(
                until - begun, Ca, from_none, from_full, peak, fast, slow, falling, rising, since_spike,
                V_rest, holding_voltage, clamped, psp_rise, psp_decay, spike, spike_share_fast, spike_fast, spike_slow,
                receptors_fast, receptors_slow, Mg_o, K, slope, g_NMDA, E_Ca, tau_Ca,
                W_rest, theta_d, theta_p, steepness, P1, P2, P3, P4,
            )  # fmt: skip
            fast *= exp(-(until - begun) / receptors_fast)
            slow *= exp(-(until - begun) / receptors_slow)
            falling *= exp(-(until - begun) / psp_decay)
            rising *= exp(-(until - begun) / psp_rise)
            since_spike += until - begun
            begun = until
        a, b = from_full - from_none, from_none
        W = a * W + b
        pulse += 1
        if abs(a - last_a) < REPEATS and abs(b - last_b) < REPEATS and pulse < pulses - 1:
            left = pulses - 1 - pulse
            fixed = b / (1.0 - a)
            W = fixed + (W - fixed) * a**left
            pulse = pulses - 1
        last_a, last_b = a, b
    result[0], result[1] = peak, W


OWN = ("pulses", "interval", "gap", "saturating", "W", "result")
TAKES = tuple("i" if name == "pulses" else "f1" if name == "result" else "f" for name in names_taken(train))


def train_function():
    """Return `train`, compiled where numba is."""
    return compiled_engine(train, TAKES) if numba_is_present() else train


def trains(pulses, frequency, timing, saturating, changes, **varied):
    """Return arrays of the largest calcium (uM) and of the weight against that before, over arrays that broadcast."""
    values = calcium_plasticity.values({**changes, **varied})
    start = calcium_plasticity.states["W"].value
    frequency = np.asarray(frequency, float)
    if pulses != int(pulses) or pulses < 1 or not (np.isfinite(frequency) & (frequency > 0)).all():
        raise BadValue(f"a train has 1 pulse or more at more than 0 Hz, not {pulses} at {frequency} Hz")
    interval = MS_PER_S / frequency
    gap = np.inf if timing is None else np.asarray(timing, float) + values["spike_delay"]
    names = [name for name in names_taken(train) if name not in OWN]
    rows = np.broadcast_arrays(interval, gap, *(values[name] for name in names))
    if pulses > 1 and (np.isfinite(rows[1]) & (np.abs(rows[1]) >= rows[0])).any():
        raise BadValue("a spike must come nearer to its own pulse than the next pulse does; lower frequency or timing")
    run, result, found = train_function(), np.empty(2), []
    for interval_, gap_, *constants in zip(*(row.ravel().tolist() for row in rows), strict=True):
        run(int(pulses), interval_, gap_, float(saturating), start, *constants, result)
        found.append(result.copy())
    shape = rows[0].shape
    peak, weight = np.array(found).T.reshape(2, *shape)
    return peak, weight / start


def number(values):
    return values if values.ndim else float(values)


def peak_calcium(Mg=1.0, timing=None, **changes):
    """Return the largest calcium of one pairing, in uM above rest.

    Args:
        Mg: Ionised magnesium outside, mM, 0 to 10; number or array.
        timing: Spike after the pulse, ms, -200 to 200, number or array; None: a pulse without a spike.
        **changes: Other parameters of `calcium_plasticity`.

    Raises:
        BadValue, UnknownName: A wrong value or name.

    Source: Shouval, Bear and Cooper 2002.

    >>> round(peak_calcium(), 3), round(peak_calcium(timing=10), 3), round(peak_calcium(timing=-10), 3)
    (0.288, 0.64, 0.423)
    """
    peak, _ = trains(1, 1.0, timing, True, changes, Mg_o=Mg)
    return number(peak)


def weight_change(Mg=1.0, *, pulses, frequency, timing=None, saturating=True, **changes):
    """Return the weight after a train of pulses or pairings, once calcium is gone, against that before.

    Args:
        Mg, timing, **changes: As for `peak_calcium`; `clamped=1, holding_voltage=…` holds the membrane.
        pulses: How many, 1 or more.
        frequency: In Hz, above 0; number or array.
        saturating: True where a pulse opens a share of the receptors still closed, as in the published program; False
            where pulses add up without limit.

    Returns:
        1 where nothing changed; 0 to 4.

    >>> round(weight_change(pulses=100, frequency=1, timing=10), 1)
    1.9
    """
    _, weight = trains(pulses, frequency, timing, saturating, changes, Mg_o=Mg)
    return number(weight)


def voltage_curve(Mg, voltages, *, pulses=100, frequency=1.0, **changes):
    """Return the weight change under voltage clamp at each of `voltages` (mV), as in figure 3A of the paper.

    >>> voltage_curve(1.0, [-65, -55, -20]).round(1)
    array([1. , 0.3, 3.2])
    """
    voltages = np.asarray(voltages, float)
    return weight_change(Mg, pulses=pulses, frequency=frequency, clamped=1.0, holding_voltage=voltages, **changes)


def frequency_curve(Mg, frequencies, *, pulses=900, psp=10.0, **changes):
    """Return the weight change after a train at each of `frequencies` (Hz), as in figure 3B of the paper.

    Args:
        psp: Peak of the synaptic potential in mV: 10 in that figure, for many synapses act together.

    >>> frequency_curve(1.0, [1, 5, 10]).round(1)
    array([0.5, 0.7, 3.8])
    """
    return weight_change(Mg, pulses=pulses, frequency=np.asarray(frequencies, float), psp=psp, **changes)


def timing_curve(Mg, timings, *, pairings=100, frequency=1.0, **changes):
    """Return the weight change after pairings at each of `timings` (ms, spike after pulse), as in the paper's figure 4.

    >>> timing_curve(1.0, [-80, -10, 10, 80]).round(1)
    array([1. , 0.4, 1.9, 0.5])
    """
    return weight_change(Mg, pulses=pairings, frequency=frequency, timing=np.asarray(timings, float), **changes)
