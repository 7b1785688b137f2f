"""Where the calcium goes that a stimulus releases in a muscle fibre, and what free magnesium changes in that."""

from functools import cache

import numpy as np

from mgmodels.explore import Choice, Logarithmic, explore
from mgmodels.explore.controls import number
from mgmodels.figures.nerve_to_muscle.levels import IN_MUSCLE
from mgmodels.muscle import calcium_fate, human_like, light_fibre, twitch, twitch_shape
from mgmodels.muscle.human_like import HUMAN_MAGNESIUM

FIBRES = {"like man’s": 50.0, "a mouse’s": light_fibre.parameters["P_total"].value}  # uM of parvalbumin
K_SERCA = 0.1  # mM, likely
# the peak is flat: a tenth of a millisecond in its place would be half a per cent of the relaxation
SHOWN = np.unique(np.round(np.r_[np.arange(-5, 150, 0.2), np.arange(14, 22, 0.01), 150], 3))  # ms
DRAWN = np.searchsorted(SHOWN, np.r_[0.6, 1, 1.4, 2:10:1, 10:30:2, 30:151:5] - 1e-6)
# place, words, colour, and the time at which the words stand; where a place holds too little they are left out
PLACES = (
    ("pumped", "pumped back", "calcium", 80),
    ("parvalbumin", "on parvalbumin", "magnesium", 50),
    ("troponin", "on troponin", "force", 20),
    ("ATP", "", "ink", 4),
)
THINNEST = 12  # per cent of what was released, for words to stand in


@cache
def stimulated(Mg_i, parvalbumin, pump=1.0):
    """A twitch of a fibre with this free magnesium (mM), parvalbumin (uM) and share of its calcium pumps."""
    fibre = human_like(light_fibre).with_parameters(P_total=parvalbumin, K_SERCA=K_SERCA)
    return twitch(fibre, Mg_i=Mg_i, nu_SR=pump * fibre.parameters["nu_SR"].value, times=SHOWN, rtol=1e-5)


@explore(
    id="released-calcium",
    question="Where does the released calcium go, and what does low magnesium do to relaxation?",
    caption="One stimulus to the fibre of Shorten and others (2007), light version, 20 °C. First, from below: calcium "
    "pumped back, on parvalbumin, on troponin, on ATP and free (dashed), as a share of all that was released. Second: "
    "grey, with 0.56 mM. Tinted: free magnesium in human muscle at rest, mean ± 2 SD. That force falls with magnesium "
    "is this model’s: in the experiment (frog) the peak of calcium stays.",
    Mg_i=Logarithmic(
        "Free magnesium in the fibre", "mM", 0.1, 3, default=0.28, where="cytosol of muscle", quantity="magnesium",
        zones=IN_MUSCLE, n=17,
    ),
    fibre=Choice("Parvalbumin", FIBRES),
    presets={
        "Normal 0.56": {"Mg_i": HUMAN_MAGNESIUM, "fibre": "like man’s"},
        "18 % less 0.46": {"Mg_i": 0.46, "fibre": "like man’s"},
        "Half 0.28": {"Mg_i": 0.28, "fibre": "like man’s"},
        "Dish, mouse 0.10": {"Mg_i": 0.1, "fibre": "a mouse’s"},
    },
)  # fmt: skip
def released_calcium(page, Mg_i, fibre):
    run, usual = stimulated(Mg_i, fibre), stimulated(HUMAN_MAGNESIUM, fibre)
    fate = calcium_fate(run)
    total = fate["released"][-1]

    p = page.panel("Where it is", x=(0, 120), y=(0, 100), unit="% of released", x_label="ms after the stimulus")
    below = np.zeros(DRAWN.size)
    for place, words, quantity, when in PLACES:
        above = below + 100 * fate[place][DRAWN] / total
        p.fill(run.t[DRAWN], below, above, quantity)
        p.line(run.t[DRAWN], above, quantity)
        low, high = (np.interp(when, run.t[DRAWN], edge) for edge in (below, above))
        p.text(when, (low + high) / 2, words if high - low > THINNEST else "", quantity, anchor="middle", dy=4)
        below = above
    top = below + 100 * fate["free"][DRAWN] / total
    p.line(run.t[DRAWN], top, "ink", dashed=True)

    q = page.panel("Force", x=(-5, 150), y=(0, 25), unit="% of a tetanus", x_label="ms after the stimulus")
    for shown, look in ((usual, "reference"), (run, "force")):
        q.line(run.t[::8], 100 * shown["force"][::8], look)

    now, normal = twitch_shape(run), twitch_shape(usual)
    at = np.searchsorted(run.t, 30.0)
    back = 100 * fate["pumped"][at] / fate["released"][at]
    slower = 100 * (now["half_relaxation"] / normal["half_relaxation"] - 1)
    against = "as with 0.56 mM" if Mg_i == HUMAN_MAGNESIUM else f"{slower:+.1f} % against 0.56 mM"
    return (
        f"With **{number(Mg_i)} mM** free magnesium force falls to half in **{now['half_relaxation']:.1f} ms**, "
        f"{against}. After 30 ms {back:.0f} % of the calcium is pumped back; "
        f"{number(run['MgATP'][0])} mM of MgATP fuel the pump."
    )
