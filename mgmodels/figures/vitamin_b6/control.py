"""Who controls how much transmitter there is: each enzyme and supply changed in turn, side by side."""

from functools import cache

import numpy as np

from mgmodels.engine import at_rest
from mgmodels.explore import Choice, Linear, explore
from mgmodels.vitamin_b6 import dopamine_terminal, gaba_balance, serotonin_terminal

CASES = {
    "serotonin": (
        serotonin_terminal, "vesicles", "the decarboxylase",
        {
            "PLP": "PLP", "AADC_activity": "decarboxylase (holds PLP)", "TPH_activity": "tryptophan hydroxylase",
            "Trp_blood": "tryptophan in blood", "SERT_activity": "re-uptake", "MAO_activity": "monoamine oxidase",
            "firing": "firing",
        },
    ),
    "dopamine": (
        dopamine_terminal, "vesicles", "the decarboxylase",
        {
            "PLP": "PLP", "AADC_activity": "decarboxylase (holds PLP)", "TH_activity": "tyrosine hydroxylase",
            "Tyr_blood": "tyrosine in blood", "V_DAT": "re-uptake", "burning": "monoamine oxidase",
            "firing": "firing",
        },
    ),
    "GABA": (
        gaba_balance, "GABA", "GAD",
        {
            "PLP": "PLP", "V_GAD65": "GAD65 (holds PLP)", "V_GAD67": "GAD67 (holds PLP)",
            "GABA_T_activity": "GABA transaminase (holds PLP)", "Glu_supplied": "glutamate supplied",
            "V_GAT": "re-uptake", "firing": "firing",
        },
    ),
}  # fmt: skip


@cache
def level(transmitter, name="PLP", factor=1.0):
    """How much transmitter there is at rest, with one parameter of its model multiplied by `factor`."""
    model, stored, _, _ = CASES[transmitter]
    return at_rest(model, settle=0, **{name: model.parameters[name].value * factor})[stored]


@cache
def control(transmitter, change):
    """Per cent of transmitter for each per cent of a parameter, by its words, for a `change` in per cent."""
    factor = 1 + change / 100
    return {
        words: float(np.log(level(transmitter, name, factor) / level(transmitter)) / np.log(factor))
        for name, words in CASES[transmitter][3].items()
    }


@explore(
    id="transmitter-control",
    question="Which enzyme decides how much transmitter there is?",
    caption="Each bar: by how many per cent the stored transmitter moves for one per cent of that enzyme or supply, "
    "all else left alone, after all has settled; 1 is in step, 0 no say. Pink: PLP itself. Serotonin and dopamine: "
    "models of Best and others (2020; 2009). GABA: a teaching model whose direction is known and whose numbers are "
    "chosen. None of the three has a term for magnesium.",
    change=Linear("Change of one thing at a time", "%", -30, 40, default=-1, positions=(-30, -20, -10, -1, 10, 20, 40)),
    transmitter=Choice("Transmitter", {name: name for name in CASES}),
    presets={
        "Serotonin, 1 % less": {"transmitter": "serotonin", "change": -1},
        "Dopamine, 1 % less": {"transmitter": "dopamine", "change": -1},
        "GABA, 1 % less": {"transmitter": "GABA", "change": -1},
        "Serotonin, 30 % less": {"transmitter": "serotonin", "change": -30},
    },
)  # fmt: skip
def who_holds_the_throttle(page, change, transmitter):
    found = control(transmitter, change)
    p = page.panel(
        "Control over the stored transmitter", x=(-2, 2), y=(-0.5, 6.6), x_label="% for each %", y_ticks={},
        height=420,
    )  # fmt: skip
    p.vline(0)
    ranked = sorted(found, key=lambda words: -abs(round(found[words], 3)))
    for words, share in found.items():
        p.bars(
            [6 - ranked.index(words)], [round(share, 3) + 0.0], "transmitter" if words == "PLP" else "ink", width=0.36,
            horizontal=True, names=[words], values=[signed(share)],
        )  # fmt: skip
    most = ranked[0]
    return (
        f"Of these, **{most}** moves {transmitter} most: {signed(found[most])} % for each per cent. PLP moves it by "
        f"**{signed(found['PLP'])} %**, for {CASES[transmitter][2]} "
        + ("has far more than it needs." if abs(found["PLP"]) < 0.05 else "is short of it.")
    )


def signed(share):
    """A coefficient with two decimals and a real minus sign."""
    return f"{round(share, 2) + 0.0:.2f}".replace("-", "−")
