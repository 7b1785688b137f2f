"""Magnesium and vitamin B6 as a loop: does a push come back larger than it left?"""

from functools import cache

import numpy as np

from mgmodels.explore import Choice, Linear, explore
from mgmodels.explore.controls import number
from mgmodels.figures.vitamin_b6.levels import IN_NEURONS, MAGNESIUM, NEED, free_plp
from mgmodels.vitamin_b6 import loop_gain, mg_b6_loop
from mgmodels.vitamin_b6.coupled_loop import arm

MAGNESIUM_AXIS = np.geomspace(0.1, 1.5, 25)  # mM
PLP_AXIS = np.geomspace(0.05, 0.5, 25)  # µM
ARMS = np.linspace(0, 0.5, 11)
HALF = mg_b6_loop.parameters["K_B6_arm"].value  # µM
NORMAL = free_plp()
PUSH = 10  # per cent


@cache
def made(need):
    """Free PLP, µM, at each of `MAGNESIUM_AXIS`: the arm from magnesium to the vitamin."""
    return np.array([free_plp(Mg, need=need) for Mg in MAGNESIUM_AXIS])


def drawn_in(strength):
    """Free magnesium, mM, at each of `PLP_AXIS`: the claimed arm from the vitamin to magnesium."""
    return MAGNESIUM * np.array([arm(PLP, NORMAL, strength, HALF) for PLP in PLP_AXIS])


@cache
def gain(strength, need):
    """Share of a change of magnesium that comes back once round."""
    return loop_gain(strength, K_Mg_PDXP=need)


@explore(
    id="mg-b6-loop",
    question="If each raised the other, would the two climb together?",
    caption="A teaching model. First: the PLP that magnesium gives a cell (green), and the magnesium that PLP would "
    "draw in if the claimed arm were real (black, dashed); where they cross is rest. The arm’s strength is the gain of "
    "uptake with PLP without limit; no mechanism for it is known, and the report behind it, nine women without "
    "controls, was seen only as a shop retells it; in thirteen others nothing moved (Lee 1984). Second: the gain; at "
    "one it would run away. Grey: the other phosphatase.",
    strength=Linear("Strength of the claimed arm", "1", 0, 0.5, default=0.5, n=11),
    need=Choice("Magnesium that the phosphatase needs", {"none": 0.0, "half at 0.2 mM": NEED}),
    presets={
        "No arm": {"strength": 0},
        "Strong arm, none needed": {"strength": 0.5, "need": "none"},
        "Strong arm, needed": {"strength": 0.5, "need": "half at 0.2 mM"},
    },
)
def vicious_circle(page, strength, need):
    p = page.panel(
        "Free PLP", x=(0.1, 1.5), y=(0.05, 0.5), unit="µM", log="xy", x_label="free magnesium, mM",
        x_ticks={0.1: "0.1", 0.2: "0.2", 0.5: "0.5", 1.5: "1.5"}, y_ticks={0.05: "0.05", 0.16: "0.16", 0.5: "0.5"},
    )  # fmt: skip
    p.zones(IN_NEURONS)
    p.line(MAGNESIUM_AXIS, made(need), "magnesium")
    p.line(drawn_in(strength), PLP_AXIS, "ink", dashed=True)
    p.dots(MAGNESIUM, NORMAL, "ink")

    q = page.panel("Gain of the loop", x=(0, 0.5), y=(-0.2, 1.2), x_label="strength of the claimed arm")
    q.hline(1, "runs away from here")
    q.hline(0)
    other = NEED if need == 0.0 else 0.0
    q.line(ARMS, [gain(float(a), other) for a in ARMS], "reference")
    q.line(ARMS, [gain(float(a), need) for a in ARMS], "magnesium")
    now = gain(strength, need)
    q.dots(strength, now, "magnesium")

    if strength == 0:
        return f"Without the claimed arm nothing comes back: a push of {PUSH} % on magnesium stays **{PUSH} %**."
    return (
        f"With a claimed arm of **{number(strength)}** the gain is **{now:.3f}**".replace("-", "−")
        + f": a push of {PUSH} % on magnesium ends as **{PUSH / (1 - now):.2f} %**. At a gain of one it would run away."
    )
