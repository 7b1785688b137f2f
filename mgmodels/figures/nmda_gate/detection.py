"""Two things a synapse might have to tell apart, and how much magnesium helps with each."""

from functools import cache

import numpy as np

from mgmodels.explore import explore
from mgmodels.explore.controls import number
from mgmodels.figures.nmda_gate.brain_magnesium import NORMAL, SHADED, ZONES, brain_magnesium
from mgmodels.synapse import coincidence_d_prime, peak_calcium
from mgmodels.synapse.detection import CALCIUM_NOISE, d_prime
from mgmodels.synapse.synchrony import synchrony_trials

LEVELS = (0.25, 0.35, 0.5, 0.6, 0.64, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0, 1.2, 1.5, 2.0)  # mM
TRIALS = 400
TIMING = 10.0  # ms, spike after glutamate


@cache
def synchrony():
    """Return d′ of the synchrony task at each of `LEVELS`, and the share of false alarms with a fixed criterion."""
    together, scattered = synchrony_trials(LEVELS, trials=TRIALS)
    usual = LEVELS.index(NORMAL)
    criterion = (together[usual].mean() + scattered[usual].mean()) / 2
    return d_prime(together, scattered), (scattered > criterion).mean(axis=1)


@cache
def coincidence():
    """Return the same two for the coincidence task."""
    from scipy.stats import norm

    alone = np.log(peak_calcium(np.array(LEVELS)))
    usual = LEVELS.index(NORMAL)
    criterion = (alone[usual] + np.log(peak_calcium(NORMAL, TIMING))) / 2
    return coincidence_d_prime(np.array(LEVELS), TIMING), norm.sf((criterion - alone) / CALCIUM_NOISE)


@explore(
    id="coincidence-or-noise",
    question="Does magnesium tell signal from noise?",
    caption="Two tasks. Coincidence: did glutamate come with a spike, or alone? (Calcium after Shouval 2002, with 40 "
    "% noise, assumed.) Synchrony: did twelve inputs come together, or scattered over 150 ms of background? (A "
    f"passive cell of ours, {TRIALS} seeded trials of each kind; d′ is uncertain by about 0.07.) d′ is the distance "
    f"between the two kinds of trial in units of their spread; 0 is guessing. {SHADED}",
    Mg_o=brain_magnesium(0.25, 2, positions=LEVELS),
    presets={
        "Brain 0.80": {"Mg_o": 0.8},
        "A fifth less 0.64": {"Mg_o": 0.64},
        "Low, in a dish 0.50": {"Mg_o": 0.5},
        "Laboratory 1.0": {"Mg_o": 1.0},
    },
)
def coincidence_or_noise(page, Mg_o):
    with_spike, spike_alarms = coincidence()
    together, noise_alarms = synchrony()
    here = LEVELS.index(Mg_o)

    p = page.panel("How well told apart, d′", x=(0.25, 2), y=(0, 3), log="x", x_label="magnesium outside, mM")
    p.zones(ZONES)
    p.line(LEVELS, with_spike, "calcium", "coincidence")
    p.line(LEVELS, together, "ink", "synchrony")
    p.dots(Mg_o, with_spike[here], "calcium")
    p.dots(Mg_o, together[here], "ink")

    q = page.panel("False alarms, same criterion", x=(0.25, 2), y=(0, 100), unit="%", log="x", x_label="magnesium, mM")
    q.zones(ZONES)
    q.line(LEVELS, 100 * spike_alarms, "calcium", "coincidence")
    q.line(LEVELS, 100 * noise_alarms, "ink", "synchrony")
    q.dots(Mg_o, 100 * spike_alarms[here], "calcium")
    q.dots(Mg_o, 100 * noise_alarms[here], "ink")

    return (
        f"At **{number(Mg_o)} mM** a spike is told from none with d′ = **{with_spike[here]:.2f}**, a volley from "
        f"scatter with **{together[here]:.2f}**. A detector that keeps its criterion from 0.80 mM answers falsely in "
        f"{100 * spike_alarms[here]:.0f} and {100 * noise_alarms[here]:.0f} % of trials."
    )
