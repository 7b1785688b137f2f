"""The models beside the clinic: changes that people showed and the models were asked for, misses included."""

from functools import cache

from mgmodels.explore import Choice, explore
from mgmodels.figures.beforehand import beforehand
from mgmodels.figures.heart.beats import PACED, USUAL, beat_after
from mgmodels.figures.heart.conduction import at_outside, delay, shortest_interval
from mgmodels.figures.heart.levels import (
    AFFINITIES,
    DICARLO,
    INFUSION,
    K_OUTSIDE,
    LOW,
    MONOPHASIC,
    NORMAL,
    left_by_outside,
)
from mgmodels.figures.heart.sinus import rate
from mgmodels.heart import action_potential, conducted, conduction_delay, sinus_recovery_time

AGREES = 1.0  # per cent: a model closer to people than this agrees with them, for nothing was fitted
APART = 0.09  # of a row: or one dot would hide another
EPICARDIUM, MIDDLE = "epicardial", "midmyocardial"
OURS = {K: words for words, K in AFFINITIES.items()}[K_OUTSIDE]


def at_every_affinity(*levels):
    """Settings of functions of a level and an affinity: each with each, and the normal level once."""
    return ((NORMAL, K_OUTSIDE), *((level, K) for level in levels for K in AFFINITIES.values()))


@beforehand(
    *((level, K, PACED, EPICARDIUM, share) for level, K in at_every_affinity(MONOPHASIC) for share in (50, 90)),
    *((level, K, USUAL, EPICARDIUM, 90) for level, K in at_every_affinity(DICARLO, LOW)),
    *((level, K, USUAL, MIDDLE, 90) for level, K in at_every_affinity(LOW)),
)
def lasts(Mg_o, K, cycle_length=USUAL, kind=EPICARDIUM, per_cent=90):
    """How long a beat of the ventricular cell lasts with this magnesium outside, to 50 or 90 % of the way down, ms."""
    run = action_potential(beat_after(kind, cycle_length, Mg_o=Mg_o, K_Mg_outside=K))
    return run.apd90 if per_cent == 90 else run.apd50


@beforehand(*at_every_affinity(DICARLO, LOW))
def crossing(Mg_o, K):
    """How long an impulse takes for 1 cm of ventricle, ms."""
    return conduction_delay(conducted(40.0, times=[40.0], **at_outside(Mg_o, K)), 0.5, 1.5)


@beforehand(*at_every_affinity(DICARLO, MONOPHASIC, *INFUSION))
def pulse(Mg_o, K):
    """Beats a minute of the sinus node."""
    return rate(Mg_o, K=K)


@beforehand(*at_every_affinity(DICARLO))
def recovery(Mg_o, K):
    """How long the sinus node takes to beat after half a minute at 120 a minute, ms."""
    return sinus_recovery_time(L_type_share=left_by_outside(Mg_o, K))


def last_to_recover(Mg_o, K):
    """How much later the cells within the wall end their beat than those at its outside, ms."""
    return lasts(Mg_o, K, USUAL, MIDDLE) - lasts(Mg_o, K)


def more(after, before):
    return 100 * (after / before - 1)


@cache
def comparisons(K=K_OUTSIDE):
    """What was measured in people, by the kind of model that was asked: per cent of change in people and in the model.

    DiCarlo's patients had 2.2 mM in total, those with potentials from inside the heart 1.85, those with slow conduction
    0.98, Yang's less than 0.65. Where only “no significant change” was stated, 0 stands for it.

    Args:
        K: Magnesium outside that halves the calcium current, mM.
    """

    def change(function, Mg_o, *settings, before=NORMAL):
        usual = K_OUTSIDE if before == NORMAL else K  # at the normal level every affinity leaves the whole current
        return more(function(Mg_o, K, *settings), function(before, usual, *settings))

    return {
        "Conduction": {
            "AV node, 2.2 mM": (more(97, 82), change(delay, DICARLO)),
            "AV node, 0.98 mM": (more(114.2, 112.8), change(delay, INFUSION[1], before=INFUSION[0])),
            "PR, below 0.65 mM": (0.0, change(delay, LOW)),
            "interval of first loss, 2.2 mM": (more(419, 350), change(shortest_interval, DICARLO)),
            "QRS, 2.2 mM": (0.0, change(crossing, DICARLO)),
            "QRS, below 0.65 mM": (more(85, 86), change(crossing, LOW)),
        },
        "Pacemaker": {
            "recovery time, 2.2 mM": (more(1106, 1000), change(recovery, DICARLO)),
            "rate, 2.2 mM": (0.0, change(pulse, DICARLO)),
            "rate, 1.85 mM": (more(783, 742), change(pulse, MONOPHASIC)),
            "rate, 0.98 mM": (more(73.5, 74.2), change(pulse, INFUSION[1], before=INFUSION[0])),
        },
        "Beat": {
            "paced, to 90 %, 1.85 mM": (more(261, 274), change(lasts, MONOPHASIC, PACED)),
            "paced, to 50 %, 1.85 mM": (more(221, 230), change(lasts, MONOPHASIC, PACED, EPICARDIUM, 50)),
            "QT, 2.2 mM": (0.0, change(lasts, DICARLO)),
            "QTc, below 0.65 mM": (more(439, 433), change(lasts, LOW, USUAL, MIDDLE)),
            "QT to the peak, below 0.65 mM": (more(334, 342), change(lasts, LOW)),
            "end of T, below 0.65 mM": (more(122, 111), change(last_to_recover, LOW)),
        },
    }


@explore(
    id="models-beside-the-clinic",
    question="Do hearts do what the models do, and would another affinity help?",
    caption="Change with magnesium: ink, people; blue, the models with as much magnesium outside, ionised as reckoned "
    "from the total that stands beside it. At 2.2 mM ten patients (DiCarlo and others 1986), at 1.85 twelve, at 0.98 "
    "twenty-five with slow conduction, below 0.65 mM fifty against themselves (Yang and others 2021, corrected for "
    "rate). Where only “no significant change” was stated the dot is at 0. First: the strand of calcium for the AV "
    "node, PR and the interval at which impulses begin to be lost; the ventricular strand for QRS. Their gates are "
    "shifted too. Second: the sinus node, block alone; its recovery, little more than a cycle in the model, after half "
    "a minute at 120 a minute. Third: one cell’s beat for the QT of a whole heart, one from within the wall for QTc, "
    "one from outside for the peak; for the end of T the time between them.",
    K=Choice("Half of the current is left at", AFFINITIES, default=OURS),
    presets={
        "As in every chapter": {"K": OURS},
        "As tight as its paper allows": {"K": next(iter(AFFINITIES))},
        "As loose": {"K": next(reversed(AFFINITIES))},
    },
)
def models_beside_the_clinic(page, K):
    found = comparisons(K)
    for title, rows in found.items():
        p = page.panel(
            title, x=(-36, 26), y=(-0.5, len(rows) + 0.1), unit="%", x_label="change, %", y_ticks={},
            x_ticks=(-20, -10, 0, 10, 20), height=60 + 54 * len(rows),
        )  # fmt: skip
        p.vline(0)
        for place, (words, (people, model)) in zip(range(len(rows))[::-1], rows.items(), strict=True):
            p.line([people, model], [place + APART, place - APART], "reference")
            p.dots(people, place + APART, "ink")
            p.dots(model, place - APART, "voltage")
            p.text(-36, place + 0.36, words)

    node, alone = found["Conduction"]["AV node, 2.2 mM"], found["Pacemaker"]["recovery time, 2.2 mM"]
    every = [pair for rows in found.values() for pair in rows.values()]
    close = sum(abs(people - model) < AGREES for people, model in every)
    return (
        f"**{close} of {len(every)}** changes lie within one per cent of people’s. The AV node slows by "
        f"{node[0]:.0f} % in people and **{node[1]:.0f} %** in the model; the sinus node’s recovery takes "
        f"{alone[0]:.0f} % longer in people and **{alone[1]:.0f} %** in the model, most of it its slower rate."
    )
