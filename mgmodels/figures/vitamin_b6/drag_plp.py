"""PLP dragged up and down: four transmitters whose making needs it, and the one that follows."""

from functools import cache

import numpy as np

from mgmodels.engine import at_rest
from mgmodels.explore import Choice, Logarithmic, explore
from mgmodels.explore.controls import number
from mgmodels.vitamin_b6 import gaba_balance
from mgmodels.vitamin_b6.transmitters import TRANSMITTERS

NORMAL = gaba_balance.parameters["PLP"].value  # µM
AXIS = np.geomspace(0.016, 0.8, 21)  # µM
BELOW, ABOVE = AXIS[AXIS < NORMAL], AXIS[AXIS > NORMAL]
X = {"x": (0.016, 0.8), "x_label": "free PLP in the cell, µM",
     "x_ticks": {0.016: "0.016", 0.05: "0.05", 0.16: "0.16", 0.8: "0.8"}}  # fmt: skip


@cache
def at(transmitter, PLP, leak=0.0):
    """The model of a transmitter at rest with this free PLP, µM, and this leak of what AADC waits for, per hour."""
    model, _ = TRANSMITTERS[transmitter]
    return at_rest(model, settle=0, PLP=PLP, **({"leak": leak} if "leak" in model.parameters else {}))


def share(transmitter, PLP, leak=0.0):
    """Stored transmitter in per cent of that with normal PLP."""
    name = TRANSMITTERS[transmitter][1]
    return 100 * at(transmitter, float(PLP), leak)[name] / at(transmitter, NORMAL, leak)[name]


def excitation(PLP):
    """Glutamate outside over GABA outside, times normal."""
    name = "excitation_over_inhibition"
    return at("GABA", float(PLP))[name] / at("GABA", NORMAL)[name]


@cache
def curve(transmitter, leak=0.0):
    """The stored transmitter, per cent of normal, at each of `AXIS`."""
    return np.array([share(transmitter, PLP, leak) for PLP in AXIS])


@explore(
    id="drag-plp",
    question="Which transmitters follow the active vitamin?",
    caption="Stored transmitter after all has settled, in per cent of that at 0.16 µM PLP. Serotonin, dopamine: Best "
    "and others (2020, 2009); noradrenaline and GABA: teaching models. Black: the three amines, of which serotonin "
    "alone falls where a leak is open; pink: GABA. Dashed, above normal: not to be believed. In rats the PLP of the "
    "brain stops rising where intake is ample (Lumeng 1978), and more GABA from extra B6 has not been shown. Second: "
    "glutamate over GABA outside cells; no measure of seizures.",
    PLP=Logarithmic(
        "Free PLP", "uM", 0.016, 0.8, default=0.08, where="inside the nerve cell", quantity="transmitter", n=21
    ),
    leak=Choice("5-HTP and L-DOPA lost on the way", {"none": 0.0, "0.25 per hour": 0.25}),
    presets={
        "Normal 0.16": {"PLP": NORMAL, "leak": "none"},
        "Half 0.08": {"PLP": 0.08, "leak": "none"},
        "A tenth 0.016": {"PLP": 0.016, "leak": "none"},
        "A tenth, with a leak": {"PLP": 0.016, "leak": "0.25 per hour"},
    },
    validity={"PLP": (0.016, NORMAL, "The ceiling that the brain’s PLP has in rats is not in it.")},
)
def drag_plp(page, PLP, leak):
    p = page.panel("Stored transmitter", y=(0, 160), unit="% of normal", log="x", y_ticks=[0, 50, 100, 150], **X)
    p.vline(NORMAL, "normal")
    for transmitter in ("dopamine", "noradrenaline", "serotonin"):
        p.line(AXIS, curve(transmitter, leak), "ink")
    gaba = curve("GABA")
    p.line(np.r_[BELOW, NORMAL], np.r_[gaba[: BELOW.size], 100], "transmitter", "GABA", at=0.03)
    p.line(np.r_[NORMAL, ABOVE], np.r_[100, gaba[-ABOVE.size :]], "transmitter", dashed=True)
    p.text(0.017, 118, "serotonin, dopamine, noradrenaline", "ink")
    shares = {transmitter: share(transmitter, PLP, leak) for transmitter in TRANSMITTERS}
    p.dots([PLP] * 3, [shares[name] for name in ("dopamine", "noradrenaline", "serotonin")], "ink")
    p.dots(PLP, shares["GABA"], "transmitter")

    q = page.panel(
        "Glutamate over GABA, times normal", y=(0.2, 10), log="xy",
        y_ticks={0.2: "0.2", 1: "1", 2: "2", 5: "5", 10: "10"}, **X,
    )  # fmt: skip
    q.hline(1)
    ratio = np.array([excitation(level) for level in AXIS])
    q.line(np.r_[BELOW, NORMAL], np.r_[ratio[: BELOW.size], 1], "transmitter")
    q.line(np.r_[NORMAL, ABOVE], np.r_[1, ratio[-ABOVE.size :]], "transmitter", dashed=True)
    q.dots(PLP, excitation(PLP), "transmitter")

    words = ", ".join(f"{name} {shares[name]:.0f} %" for name in ("serotonin", "dopamine", "noradrenaline"))
    return (
        f"With **{number(PLP)} µM** of free PLP the stores hold, of normal: {words}, and GABA "
        f"**{shares['GABA']:.0f} %**."
    )
