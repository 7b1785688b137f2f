"""The models beside the clinic: four changes that people showed and the models were asked for, misses included."""

from functools import cache

from mgmodels.explore import figure
from mgmodels.figures.beforehand import beforehand
from mgmodels.figures.heart.beats import PACED, beat_after
from mgmodels.figures.heart.conduction import delay
from mgmodels.figures.heart.levels import DICARLO, NORMAL
from mgmodels.figures.heart.sinus import rate
from mgmodels.heart import action_potential
from mgmodels.magnesium import ionised_magnesium

MONOPHASIC = ionised_magnesium(1.85)
LOW = 0.40  # mM ionised: below 0.65 mM total


@beforehand((MONOPHASIC, PACED), (NORMAL, PACED), (LOW, 1000.0), (NORMAL, 1000.0))
def lasts(Mg_o, cycle_length=1000.0):
    """How long a beat of the ventricular cell lasts with this magnesium outside, ms."""
    return action_potential(beat_after(cycle_length=cycle_length, Mg_o=Mg_o)).apd90


@cache
def comparisons():
    """What was measured, and per cent of change in people and in the model."""
    return {
        "AV conduction time, drip (10 patients)": (100 * (97 / 82 - 1), 100 * (delay(DICARLO) / delay(NORMAL) - 1)),
        "heart rate, the same drip": (0.0, 100 * (rate(DICARLO) / rate(NORMAL) - 1)),
        "beat paced at 600 ms, drip (12 patients)": (
            100 * (261 / 274 - 1), 100 * (lasts(MONOPHASIC, PACED) / lasts(NORMAL, PACED) - 1),
        ),
        "QTc, below 0.65 mM total (50 patients)": (100 * (439 / 433 - 1), 100 * (lasts(LOW) / lasts(NORMAL) - 1)),
    }  # fmt: skip


@figure(
    id="models-beside-the-clinic",
    caption="Change with magnesium, in per cent: ink, people; blue, the models with the same magnesium, ionised as "
    "reckoned from the total. From above: DiCarlo and others (1986), twice; monophasic action potentials in twelve "
    "patients; Yang and others (2021), whose patients were compared with themselves. The QT of a whole heart stands "
    "beside the beat of one cell.",
)
def models_beside_the_clinic(page):
    found = comparisons()
    p = page.panel(
        "Change", x=(-20, 25), y=(-0.6, len(found)), unit="%", x_label="%", y_ticks={}, height=300,
        x_ticks=(-20, -10, 0, 10, 20),
    )  # fmt: skip
    p.vline(0)
    for place, (words, (people, model)) in zip(range(len(found))[::-1], found.items(), strict=True):
        p.line([people, model], [place, place], "reference")
        p.dots(people, place, "ink")
        p.dots(model, place, "voltage")
        p.text(-20, place + 0.38, words)

    conduction, pulse, *_ = found.values()
    return (
        f"Conduction slowed by **{conduction[0]:.0f} %** in people and {conduction[1]:.0f} % in the model; the heart’s "
        f"rate did not change in people and fell by **{-pulse[1]:.0f} %** in the model."
    )
