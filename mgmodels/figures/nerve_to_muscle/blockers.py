"""Three ways to block a junction, told apart by a train of four and a tetanus, and calcium against each of them."""

from functools import cache

import numpy as np

from mgmodels.explore import Choice, Linear, Logarithmic, Zone, explore
from mgmodels.explore.controls import number
from mgmodels.figures.nerve_to_muscle.levels import CALCIUM
from mgmodels.muscle import TETANUS, blocked, dose_for_twitch, fingerprint

BLOCKER = Choice(
    "What blocks", {"magnesium": "magnesium", "curare": "curare", "botulinum toxin": "botulinum"}
)
DOSE = {"magnesium": "mM ionised magnesium", "curare": "of the receptors taken", "botulinum": "of the sites put out"}
SECONDS = TETANUS / 1000
CALCIUM_AXIS = np.geomspace(0.6, 3, 25)  # mM
DEEP = 0.25


def dose_in_words(blocker, dose):
    """A dose with its own unit."""
    return f"{number(dose)} {DOSE[blocker]}" if blocker == "magnesium" else f"{100 * dose:.0f} % {DOSE[blocker]}"


@explore(
    id="fingerprints",
    question="How can one tell what blocks a junction?",
    caption="The share of fibres that fire at each impulse, at the dose that leaves the chosen twitch: four "
    "impulses at 2 Hz, five seconds at 50 Hz, one impulse a second later (dot). Right about the fade and the "
    "rise, wrong about the rest: in pigs under magnesium the tetanus came back to its control force, and the twitch "
    "after it was several times as large as before.",
    blocker=BLOCKER,
    twitch=Linear(
        "Twitch that is left", "%", 10, 90, default=25, quantity="force", positions=(10, 25, 40, 50, 60, 75, 90)
    ),
    presets={
        "Light 90 %": {"twitch": 90},
        "Half 50 %": {"twitch": 50},
        "Deep 25 %": {"twitch": 25},
        "Deepest 10 %": {"twitch": 10},
    },
)  # fmt: skip
def fingerprints(page, blocker, twitch):
    found = fingerprint(blocker, twitch / 100)

    p = page.panel(
        "Train of four", x=(0.3, 4.7), y=(0, 100), unit="% of fibres", x_label="impulse", x_ticks=[1, 2, 3, 4]
    )
    p.bars([1, 2, 3, 4], 100 * found.train_of_four, "force", width=0.5)

    q = page.panel("Tetanus at 50 Hz", x=(-0.2, 6.5), y=(0, 100), unit="% of fibres", x_label="seconds")
    q.line(SECONDS, 100 * found.tetanus, "force")
    q.dots(SECONDS[-1] + 1, 100 * found.post_tetanic, "force", "one second after")

    change = "ascends" if found.tetanic_gain > 1 else "fades"
    return (
        f"**{dose_in_words(blocker, found.dose)}** leaves a twitch of {twitch:.0f} %. The fourth of four is "
        f"**{found.fade:.2f}** of the first; the tetanus **{change}**, to **{found.tetanic_gain:.2f}** times its first "
        "answer."
    )


@cache
def depth(blocker):
    """The dose that leaves a quarter of the twitch."""
    return dose_for_twitch(blocker, DEEP)


@cache
def firing(blocker, Ca_o):
    """Per cent of the fibres that fire at that dose, and the end-plate potential in mV, with this calcium."""
    response = blocked(blocker, depth(blocker)).with_parameters(Ca_o=float(Ca_o)).respond()
    return 100 * float(response.firing[0]), float(response.potential[0])


@explore(
    id="calcium-rescue",
    question="What does calcium do for a blocked junction?",
    caption="Each block as deep as leaves a quarter of the fibres at normal calcium. Grey: the other two blocks. "
    "Tinted: 1.15 to 1.30 mM, the ionised calcium of healthy people (recalled). A model of one junction, not a "
    "treatment.",
    blocker=BLOCKER,
    Ca_o=Logarithmic(
        "Calcium outside", "mM", 0.6, 3, default=2, where="ionised, extracellular", quantity="calcium",
        zones=(Zone(1.15, 1.30, "people"),),
    ),
    presets={
        "Normal 1.2": {"Ca_o": CALCIUM},
        "Magnesium, calcium 2.0": {"blocker": "magnesium", "Ca_o": 2.0},
        "Curare, calcium 2.0": {"blocker": "curare", "Ca_o": 2.0},
        "Botulinum, calcium 2.0": {"blocker": "botulinum toxin", "Ca_o": 2.0},
    },
)  # fmt: skip
def calcium_rescue(page, blocker, Ca_o):
    curves = {name: np.array([firing(name, level) for level in CALCIUM_AXIS]) for name in DOSE}
    answer, potential = firing(blocker, Ca_o)
    others = [name for name in DOSE if name != blocker]

    panels = (("Fibres that fire", "%", 100, "force"), ("End-plate potential", "mV", 30, "voltage"))
    for column, (title, unit, top, quantity) in enumerate(panels):
        p = page.panel(
            title, x=(0.6, 3), y=(0, top), unit=unit, log="x", x_label="calcium outside, mM",
            x_ticks={0.6: "0.6", 1: "1", 1.5: "1.5", 2: "2", 3: "3"},
        )  # fmt: skip
        p.zone(1.15, 1.30, "people", "calcium")
        for name in others:
            p.line(CALCIUM_AXIS, curves[name][:, column], "reference")
        p.line(CALCIUM_AXIS, curves[blocker][:, column], quantity)
        p.dots(Ca_o, (answer, potential)[column], quantity)

    return (
        f"Under **{dose_in_words(blocker, depth(blocker))}** and with **{number(Ca_o)} mM** calcium **{answer:.0f} "
        f"%** of the fibres fire; with the normal {CALCIUM:g} mM it was {100 * DEEP:.0f} %."
    )
