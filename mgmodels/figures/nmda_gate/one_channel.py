"""One channel that magnesium enters and leaves: the flicker, and the share of time that comes out of it."""

import numpy as np

from mgmodels.explore import Choice, Linear, explore
from mgmodels.explore.controls import number
from mgmodels.synapse import open_fraction, single_channel
from mgmodels.synapse.nmda_single_channel import block_rates

SEED = 4
SHOWN = 10.0  # ms
RECORDED = 1000.0  # ms
LOOKS = np.geomspace(1, RECORDED, 41)  # ms
VOLTAGE = np.linspace(-100, 40, 71)  # mV
VOLTAGES = (-100.0, -90.0, -80.0, -70.0, -60.0, -50.0, -40.0, -30.0, -20.0, 0.0, 20.0, 40.0)


def steps(record, until):
    """Return times and levels (1 free, 0 blocked) of a record, as corners of its steps, up to `until` ms."""
    times = np.minimum(np.repeat(record.times, 2)[1:-1], until)
    shown = np.repeat(record.times[:-1] < until, 2)
    return times[shown], np.repeat(record.free, 2)[shown].astype(float)


def average_until(record, times):
    """Return the share of time free from the start to each of `times`."""
    free_time = np.r_[0.0, np.cumsum(np.diff(record.times) * record.free)]
    return np.interp(times, record.times, free_time) / times


@explore(
    id="one-channel",
    question="What does one channel do while magnesium “blocks” it?",
    caption="Drawn at random, always with the same seed, with the rates of Ascher and Nowak (1988): mouse neurons at "
    "room temperature, where ions come and go more slowly than in a warm brain. Glutamate keeps the channel open "
    "throughout; it would open and close by itself too. Dotted: the share in the long run.",
    V=Linear("Membrane potential", "mV", -100, 40, default=-70, quantity="voltage", positions=VOLTAGES),
    Mg_o=Choice(
        "Magnesium outside",
        {"0.80 mM, the brain": 0.8, "1.0 mM, most experiments": 1.0, "0.05 mM, “magnesium-free”": 0.05},
        where="ionised, cerebrospinal fluid or bath",
    ),
    presets={
        "Rest −70": {"V": -70, "Mg_o": "0.80 mM, the brain"},
        "Synapse active −40": {"V": -40, "Mg_o": "0.80 mM, the brain"},
        "Spike +20": {"V": 20, "Mg_o": "0.80 mM, the brain"},
        "Rest, no magnesium added": {"V": -70, "Mg_o": "0.05 mM, “magnesium-free”"},
    },
)
def one_channel(page, V, Mg_o):
    record = single_channel(V, Mg_o, duration=RECORDED, seed=SEED)
    blocked_for = 1 / block_rates(V, Mg_o)[1]

    p = page.panel("The channel", x=(0, SHOWN), y=(-0.2, 1.2), x_label="time, ms", y_ticks={0: "blocked", 1: "free"})
    p.line(*steps(record, SHOWN), "magnesium")

    q = page.panel("Free, average since the start", x=(1, RECORDED), y=(0, 100), unit="%", log="x", x_label="time, ms")
    q.hline(100 * record.expected)
    q.line(LOOKS, 100 * average_until(record, LOOKS), "magnesium")

    r = page.panel("Free, in the long run", x=(-100, 40), y=(0, 100), unit="%", x_label="membrane potential, mV")
    r.line(VOLTAGE, 100 * open_fraction(VOLTAGE, Mg_o, "ascher_nowak"), "magnesium")
    r.dots(V, 100 * record.open_fraction, "magnesium")

    stay = f"{1e3 * blocked_for:.0f} µs" if blocked_for < 1 else f"{blocked_for:.1f} ms"
    return (
        f"At **{number(V)} mV** one ion stays for **{stay}** on average. Over this second the channel was free for "
        f"**{100 * record.open_fraction:.1f} %** of the time; in the long run it is {100 * record.expected:.1f} %."
    )
