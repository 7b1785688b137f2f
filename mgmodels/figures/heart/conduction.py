"""A strand that conducts by calcium alone, as the AV node does: how late the impulse comes, and where it is lost."""

from functools import cache

import numpy as np

from mgmodels.explore import Choice, Logarithmic, explore
from mgmodels.explore.controls import number
from mgmodels.figures.beforehand import at_hand, beforehand
from mgmodels.figures.heart.levels import (
    AFFINITIES,
    CAPSULE,
    DICARLO,
    INFUSION,
    K_OUTSIDE,
    LOW,
    NORMAL,
    OUTSIDE,
    OUTSIDE_TICKS,
)
from mgmodels.heart import SLOW_RESPONSE, conducted, conduction_delay, magnesium_outside
from mgmodels.nerve.excitability import smallest

LENGTH, SETTLE, STEP = 0.4, 500.0, 4.0  # cm, ms, ms
STRAND = SLOW_RESPONSE | {"length": LENGTH, "I_duration": 2.0}
BEATS = 6
SEEN = 2400.0  # ms that the picture shows
NODES = np.arange(11, 40, 3)  # those whose passing is drawn, beyond the stimulated millimetre
UP = -20.0  # mV, crossed where the impulse passes
SLOWEST = 100.0  # ms from one drawn node to the next: later it is another impulse
RHYTHMS = {"75 a minute": 800.0, "154 a minute": 390.0, "171 a minute": 350.0}
POSITIONS = (0.25, 0.57, 1.49, 2.35, 4.0)  # mM
PATIENTS = (1.49, 100 * 97 / 82)  # mM ionised, AV conduction time in % of before: 82 to 97 ms (dicarlo_1986)


@cache
def driven(Mg_o, cycle_length, K=K_OUTSIDE):
    """The run of a strand that is stimulated up to six times at its near end."""
    changes = STRAND | {"cycle_length": cycle_length, "pulses": BEATS} | at_outside(Mg_o, K)
    return conducted(SEEN, nodes=40, settle=SETTLE, times=np.arange(0.0, SEEN, STEP), **changes)


def at_outside(Mg_o, K):
    """What magnesium outside changes if K mM of it halve the calcium current."""
    return magnesium_outside(float(Mg_o)) | {"K_Mg_outside": K}


@beforehand(
    *((level, K_OUTSIDE) for level in (*POSITIONS, NORMAL, CAPSULE)),
    *((level, K) for level in (DICARLO, LOW, *INFUSION) for K in AFFINITIES.values()),
)
def delay(Mg_o, K=K_OUTSIDE):
    """Time from 1 to 3 mm of an impulse that comes alone, ms."""
    run = conducted(400.0, nodes=40, settle=SETTLE, times=[400.0], **STRAND | at_outside(Mg_o, K))
    return conduction_delay(run, 0.1, 0.3)


def passes(run, node):
    """When the potential of a node rises through `UP`, ms; between two times it is taken to run straight."""
    V = run["V"][node]
    at = np.flatnonzero((V[:-1] < UP) & (V[1:] >= UP))
    return run.t[at] + (UP - V[at]) / (V[at + 1] - V[at]) * STEP


def fronts(run, cycle_length):
    """When each impulse passes each of `NODES`, ms, one row an impulse; not a number where it does not come."""
    found = np.full((BEATS, NODES.size), np.nan)
    for beat in range(BEATS):
        earliest, latest = beat * cycle_length, (beat + 1) * cycle_length
        for place, node in enumerate(NODES):
            moments = passes(run, node)
            here = moments[(moments > earliest) & (moments < latest)]
            if not here.size:
                break
            found[beat, place] = here[0]
            earliest, latest = here[0] - STEP, here[0] + SLOWEST
    return found


@beforehand(*((level, interval) for level in POSITIONS for interval in RHYTHMS.values()))
def passing(Mg_o, cycle_length):
    """`fronts` of a strand that is stimulated up to six times."""
    return fronts(driven(Mg_o, cycle_length), cycle_length)


@beforehand((NORMAL, K_OUTSIDE), *((DICARLO, K) for K in AFFINITIES.values()))
def shortest_interval(Mg_o, K=K_OUTSIDE):
    """The shortest interval at which none of six impulses is lost, ms, to one of them.

    It is looked for up to the longest interval of which six fit into the run.
    """

    def all_come_through(interval):
        return np.isfinite(fronts(driven(Mg_o, interval, K), interval)[:, -1]).all()

    return smallest(all_come_through, 0.95 * SEEN / BEATS, SEEN / BEATS, 1.0, f"with {Mg_o:g} mM impulses are lost")


@explore(
    id="slow-strand",
    question="How late does the impulse come through a strand that has only calcium, and when is it lost?",
    caption="A ventricular strand without sodium channels, loosely coupled: the AV node’s mechanism and about its "
    "speed, not its anatomy or nerves. Magnesium blocks its channels and shifts their gates. First: a line is an "
    "impulse on its way; a line that ends is a block. Third: delay of an impulse that comes alone; dot in ink, AV "
    "conduction time of ten patients on a drip. Tinted: ionised magnesium in plasma; hatched: illness or a drip.",
    Mg_o=Logarithmic(
        "Magnesium outside", "mM", 0.25, 4, default=1.49, where="ionised, extracellular", quantity="magnesium",
        positions=POSITIONS,
    ),
    rhythm=Choice("Impulses from above", RHYTHMS, default="154 a minute"),
    presets={
        "Normal, at rest": {"Mg_o": 0.57, "rhythm": "75 a minute"},
        "Drip, at rest": {"Mg_o": 1.49, "rhythm": "75 a minute"},
        "Normal, 154": {"Mg_o": 0.57, "rhythm": "154 a minute"},
        "Drip, 154": {"Mg_o": 1.49, "rhythm": "154 a minute"},
        "Poisoning, 154": {"Mg_o": 4.0, "rhythm": "154 a minute"},
        "Normal, 171": {"Mg_o": 0.57, "rhythm": "171 a minute"},
    },
)  # fmt: skip
def slow_strand(page, Mg_o, rhythm):
    Mg_o = at_hand(Mg_o, POSITIONS)
    passed = passing(Mg_o, rhythm)
    places = (NODES + 0.5) * 10 * LENGTH / 40  # mm

    p = page.panel("Where the impulses are", x=(0, SEEN / 1000), y=(0, 4), unit="mm along", x_label="seconds")
    for row in passed:
        come = np.isfinite(row) & (row < SEEN)
        p.line(row[come] / 1000, places[come], "voltage")

    q = page.panel("Time for the strand", x=(0.3, BEATS + 0.7), y=(0, 320), unit="ms", x_label="impulse",
                   x_ticks=range(1, BEATS + 1))  # fmt: skip
    taken = passed[:, -1] - passed[:, 0]
    through = np.isfinite(taken)
    sent = min(BEATS, int(np.ceil(SEEN / rhythm)))
    q.bars(np.arange(1, BEATS + 1), np.where(through, taken, 0.0), "voltage", width=0.5)

    r = page.panel(
        "Delay of one impulse", x=(0.2, 5), y=(90, 140), unit="% of normal", log="x",
        x_label="magnesium outside, mM", x_ticks={k: v for k, v in OUTSIDE_TICKS.items() if k < 5},
    )  # fmt: skip
    r.zones(OUTSIDE)
    usual = delay(NORMAL)
    r.line(POSITIONS, [100 * delay(level) / usual for level in POSITIONS], "voltage")
    r.dots(*PATIENTS, "ink")
    r.dots(Mg_o, 100 * delay(Mg_o) / usual, "voltage")
    change = 100 * (delay(Mg_o) / usual - 1)
    more = "more" if change > 0 else "less"
    later = f"takes **{abs(change):.0f} % {more}** time" if abs(change) >= 0.5 else "takes its normal time"

    return (
        f"With **{number(Mg_o)} mM** outside **{through.sum()} of {sent}** impulses come through. One that comes alone "
        f"{later}."
    )
