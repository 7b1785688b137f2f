"""The sinus node: how fast it beats with magnesium outside, in the model and in people."""

from functools import cache

import numpy as np

from mgmodels.explore import Choice, Logarithmic, explore
from mgmodels.explore.controls import number
from mgmodels.figures.beforehand import beforehand
from mgmodels.figures.heart.levels import (
    DEFICIENCY,
    DICARLO,
    INFUSION,
    K_OUTSIDE,
    MONOPHASIC,
    NORMAL,
    OUTSIDE,
    OUTSIDE_TICKS,
    left_by_outside,
)
from mgmodels.heart import sinus_node

SETTLE, LENGTH = 4500.0, 3000.0  # ms
SHOWN = SETTLE + np.arange(0.0, LENGTH + 1, 12.5)
AXIS = np.geomspace(0.2, 5, 9)  # mM
TONE = {"the node alone": 0.0, "with some adrenaline": 0.3}
# people on a drip: ionised magnesium in mM, and the rate in % of what it was before
DRIPS = {
    "10 patients, no significant change (dicarlo_1986)": (DICARLO, 100.0),
    "25 patients with slow conduction, 74.2 to 73.5 a minute": (INFUSION[1], 100 * 73.5 / 74.2),
    "12 patients, from a beat in 783 to one in 742 ms": (MONOPHASIC, 100 * 783 / 742),
}


@cache
def node(Mg_o, tone, K=K_OUTSIDE):
    """Rate (a minute) and voltage (mV, at `SHOWN`) of the node with this magnesium (mM) and share of isoprenaline."""
    run = sinus_node.solve(
        SETTLE + LENGTH, times=SHOWN, rtol=1e-3, L_type_share=left_by_outside(Mg_o, K), isoprenaline=tone
    )
    beats = run.events["beat"]
    late = beats[beats > 0.4 * SETTLE]
    return 60_000 / np.diff(late).mean(), run["V"]


def rate(Mg_o, tone=0.0, K=K_OUTSIDE):
    """Beats a minute with this magnesium outside (mM), of which K mM halve the calcium current."""
    return node(float(Mg_o), tone, K)[0]


@beforehand(*((tone,) for tone in TONE.values()))
def curve(tone):
    """Beats a minute at each of `AXIS`, with this share of isoprenaline."""
    return np.array([rate(level, tone) for level in AXIS])


@explore(
    id="sinus-rate",
    question="Does magnesium slow the pacemaker, and do hearts do what the pacemaker does?",
    caption="The human sinus node cell of Fabbri and others (2017). Second: rate against that of the node alone with "
    "normal magnesium, which is grey. Dots in ink: people on a drip, against themselves before it. The adrenaline is "
    "30 % of what the paper’s dose of isoprenaline does, put in by us to see how much would hide the effect; nobody "
    "measured it in these people. Tinted and hatched: as before.",
    Mg_o=Logarithmic(
        "Magnesium outside", "mM", 0.2, 5, default=1.49, where="ionised, extracellular", quantity="magnesium",
        zones=OUTSIDE, n=19,
    ),
    tone=Choice("Nerves", TONE),
    presets={
        "Normal 0.57": {"Mg_o": 0.57, "tone": "the node alone"},
        "Severe deficiency 0.25": {"Mg_o": DEFICIENCY, "tone": "the node alone"},
        "DiCarlo’s drip 1.49": {"Mg_o": 1.49, "tone": "the node alone"},
        "The same, with adrenaline": {"Mg_o": 1.49, "tone": "with some adrenaline"},
        "Poisoning 4.0": {"Mg_o": 4.0, "tone": "the node alone"},
    },
)  # fmt: skip
def sinus_rate(page, Mg_o, tone):
    beats, voltage = node(Mg_o, tone)
    usual = rate(NORMAL)

    p = page.panel("Voltage of the node", x=(0, 3), y=(-70, 40), unit="mV", x_label="seconds")
    p.line((SHOWN - SETTLE) / 1000, voltage, "voltage")

    q = page.panel(
        "Rate", x=(0.2, 5), y=(55, 120), unit="% of normal", log="x", x_label="magnesium outside, mM",
        x_ticks={level: words for level, words in OUTSIDE_TICKS.items() if level < 10},
    )  # fmt: skip
    q.zones(OUTSIDE)
    q.line(AXIS, 100 * curve(0.0) / usual, "reference")
    q.line(AXIS, 100 * curve(tone) / usual, "voltage")
    q.dots([level for level, _ in DRIPS.values()], [share for _, share in DRIPS.values()], "ink")
    q.dots(Mg_o, 100 * beats / usual, "voltage")

    against = f"{100 * (beats / usual - 1):+.1f} % against normal"
    return (
        f"With **{number(Mg_o)} mM** outside the node beats **{beats:.1f}** times a minute, **{against}**; "
        "no drip was shown to slow people’s."
    )
