"""One beat of a ventricular cell: its voltage, the currents of its plateau, and the calcium that they let in."""

from mgmodels.explore import Choice, Linear, explore
from mgmodels.figures.heart.beats import beat_after, cell
from mgmodels.heart import action_potential

LAYERS = {"outer": "epicardial", "middle": "midmyocardial", "inner": "endocardial"}
CURRENTS = {"I_CaL": ("calcium", "calcium"), "I_Ks": ("potassium", "slow K"), "I_Kr": ("potassium", "rapid K")}
LOWEST, HIGHEST = -4.0, 1.5  # pA/pF: the calcium spike at the start goes deeper


@explore(
    id="one-beat",
    question="What holds the heart’s voltage up for a third of a second?",
    caption="The human ventricular cell of ten Tusscher and Panfilov (2006), once a second, ten beats after the "
    "calcium channels were changed. Grey: with all of them. Inward current is below zero; the first milliseconds of "
    "the calcium current run out of the frame. Potassium’s two delayed currents end the beat.",
    channels=Linear(
        "Calcium channels that work", "%", 50, 200, default=100, where="L type, against normal", quantity="calcium",
        positions=(50, 65, 80, 88, 100, 110, 125, 150, 200),
    ),
    layer=Choice("Layer of the wall", LAYERS),
    presets={
        "All 100 %": {"channels": 100, "layer": "outer"},
        "As on a drip 88 %": {"channels": 88, "layer": "outer"},
        "Half taken 50 %": {"channels": 50, "layer": "outer"},
        "Adrenaline’s 200 %": {"channels": 200, "layer": "outer"},
    },
)  # fmt: skip
def one_beat(page, channels, layer):
    normal = cell(layer).parameters["P_CaL"].value
    run, usual = beat_after(layer, P_CaL=normal * channels / 100), beat_after(layer, P_CaL=normal)

    p = page.panel("Voltage", x=(0, 600), y=(-100, 60), unit="mV", x_label="ms after the stimulus")
    p.line(usual.t[::2], usual["V"][::2], "reference")
    p.line(run.t, run["V"], "voltage")

    q = page.panel("Currents", x=(0, 600), y=(LOWEST, HIGHEST), unit="pA/pF", x_label="ms after the stimulus")
    for name, (quantity, words) in CURRENTS.items():
        q.line(run.t[50::2], run[name][50::2].clip(LOWEST, HIGHEST), quantity, words)

    r = page.panel("Calcium inside", x=(0, 600), y=(0, 3), unit="µM", x_label="ms after the stimulus")
    r.line(usual.t[::2], 1e3 * usual["Ca_i"][::2], "reference")
    r.line(run.t[::2], 1e3 * run["Ca_i"][::2], "calcium")

    now, before = action_potential(run), action_potential(usual)
    against = "as it should" if channels == 100 else f"{now.apd90 - before.apd90:+.0f} ms against all of them"
    return (
        f"With **{channels:.0f} %** of the calcium channels the beat lasts **{now.apd90:.0f} ms**, {against}, and "
        f"calcium rises to **{now.calcium_high:.2f} µM**; normally {before.calcium_high:.2f}."
    )
