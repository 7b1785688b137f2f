"""Early afterdepolarisations: maps of how often they come, in two cells, each with the voltage of one setting."""

import numpy as np

from mgmodels.engine import sweep
from mgmodels.explore import Linear, Logarithmic, explore
from mgmodels.explore.controls import number
from mgmodels.figures.beforehand import beforehand, nearest
from mgmodels.figures.heart.levels import NORMAL, OUTSIDE_TICKS, PEOPLE, left_by_outside
from mgmodels.heart import LONG_QT, ohara_rudy, ten_tusscher_panfilov
from mgmodels.heart.pacing import SLOW_PULSE, afterdepolarisations_of

BEFORE, AVERAGED = 8, 4  # beats
SHOWN = np.r_[np.arange(0.0, 5.0, 0.5), np.arange(5.0, 2600.1, 10.0)]  # ms of a beat, for the voltage
READ = np.r_[np.arange(0.0, 5.0, 0.5), np.arange(5.0, SLOW_PULSE, 4.0)]
QUICK = 1e-3  # tolerance; both maps are the same, dot for dot, at 1e-6

# A cell that can just repolarise: no rapid potassium channels, few slow ones, calcium channels as under adrenaline
STRAINED = LONG_QT | {"P_CaL": 2.4 * ten_tusscher_panfilov.parameters["P_CaL"].value}
OUTSIDE_HERE = (0.25, 0.45, 0.5, 0.57, 0.62, 0.8, 1.2, 1.84)
INSIDE_HERE = (0.7, 0.75, 0.8, 0.85, 0.9)
BLOCK = (88.0, 89.0, 90.0, 92.0, 94.0)  # % of the rapid channels
MAGNESIUM = (0.25, 0.57, 0.9, 1.2, 1.84, 2.35, 3.5)


def read(run):
    """What is kept of a run: the share of beats with an afterdepolarisation, and the voltage of the last beat."""
    starts = run.t[0] + SLOW_PULSE * np.arange(AVERAGED)
    last = run.t >= starts[-1]
    found = afterdepolarisations_of(run, starts, SLOW_PULSE)
    voltage = np.interp(SHOWN, run.t[last] - starts[-1], run["V"][last])
    return found | {"voltage": np.round(voltage, 1)}  # finer than a picture shows


def mapped(model, grid, **changes):
    """Every setting of a grid: eight slow beats, then four that are looked at; arrays by name."""
    first, end = BEFORE * SLOW_PULSE, (BEFORE + AVERAGED) * SLOW_PULSE
    times = np.concatenate([first + k * SLOW_PULSE + READ for k in range(AVERAGED)])
    found = sweep(
        model, grid, end, times=times, keep=read, rtol=QUICK, progress=False,
        cycle_length=SLOW_PULSE, pulses=BEFORE + AVERAGED, **changes,
    )  # fmt: skip
    return {name: found[name] for name in ("share", "failed", "voltage")}


@beforehand(())
def strained_cell():
    """The map of the strained ventricular cell: a row each level outside, a column each level inside."""
    return mapped(ten_tusscher_panfilov, {"Mg_o": OUTSIDE_HERE, "Mg_i": INSIDE_HERE}, **STRAINED)


@beforehand(())
def blocked_cell():
    """The map of O'Hara and Rudy's cell: a row each share of `BLOCK`, a column each level of `MAGNESIUM`."""
    left = [(1 - block / 100) * ohara_rudy.parameters["g_Kr"].value for block in BLOCK]
    shares = [left_by_outside(Mg) for Mg in MAGNESIUM]
    found = mapped(ohara_rudy, {"g_Kr": left[::-1], "L_type_share": shares[::-1]})  # a sweep goes upwards
    return {name: values[::-1, ::-1] for name, values in found.items()}


def draw_map(panel, x, y, share, failed):
    """Draw one dot a setting: grey where no beat has an afterdepolarisation, full where every one has."""
    columns, rows = (values.ravel() for values in np.meshgrid(x, y, indexing="ij"))
    share, failed = share.ravel(), failed.ravel()
    stuck = failed > 0
    groups = {
        "secondary": ~stuck & (share == 0),
        "calcium": ~stuck & (share > 0) & (share < 1),
        "voltage": ~stuck & (share == 1),
        "potassium": stuck,
    }
    for quantity, chosen in groups.items():
        panel.dots(columns[chosen], rows[chosen], quantity)


def draw_voltage(page, voltage):
    p = page.panel("Last of twelve beats", x=(0, 2600), y=(-100, 60), unit="mV", x_label="ms after the stimulus")
    p.line(SHOWN, voltage, "voltage")


def in_words(share, failed):
    """What the four beats do."""
    if failed:
        return f"**{round(failed * AVERAGED)} of {AVERAGED}** beats do not get back to rest"
    if not share:
        return f"**none of {AVERAGED}** beats has an afterdepolarisation"
    verb = "has" if round(share * AVERAGED) == 1 else "have"
    return f"**{round(share * AVERAGED)} of {AVERAGED}** beats {verb} an afterdepolarisation"


KEY = (
    "Dots of the map: grey, no beat of four has an afterdepolarisation; red, some have; blue, all have; purple, a "
    "beat does not get back to rest"
)


@explore(
    id="afterdepolarisation-map",
    question="In a cell that can just repolarise, what tips it over?",
    caption=f"{KEY}. The cell of ten Tusscher and Panfilov without rapid potassium channels, with a fifth of the slow "
    "ones and 2.4 times the calcium channels: strained far beyond a patient’s, on purpose. Stimulated every four "
    "seconds. Tinted: ionised magnesium in plasma.",
    Mg_o=Logarithmic(
        "Magnesium outside", "mM", 0.25, 1.84, default=0.57, where="ionised, extracellular", quantity="magnesium",
        positions=OUTSIDE_HERE,
    ),
    Mg_i=Linear(
        "Magnesium inside", "mM", 0.7, 0.9, default=0.8, where="free, cytosol of the heart", quantity="magnesium",
        positions=INSIDE_HERE,
    ),
    presets={
        "Normal": {"Mg_o": 0.57, "Mg_i": 0.8},
        "Drip 1.84": {"Mg_o": 1.84, "Mg_i": 0.8},
        "An eighth less inside": {"Mg_o": 0.57, "Mg_i": 0.7},
        "A sixteenth more inside": {"Mg_o": 0.57, "Mg_i": 0.85},
    },
)  # fmt: skip
def afterdepolarisation_map(page, Mg_o, Mg_i):
    result = strained_cell()
    Mg_o, Mg_i = nearest(Mg_o, OUTSIDE_HERE), nearest(Mg_i, INSIDE_HERE)
    here = OUTSIDE_HERE.index(Mg_o), INSIDE_HERE.index(Mg_i)

    draw_voltage(page, result["voltage"][here])
    q = page.panel(
        "Map", x=(0.22, 2.1), y=(0.67, 0.93), unit="mM inside", log="x", x_label="magnesium outside, mM",
        x_ticks={0.25: "0.25", 0.5: "0.5", 1: "1", 2: "2"}, y_ticks=(0.7, 0.8, 0.9),
    )  # fmt: skip
    q.zone(*PEOPLE)
    draw_map(q, OUTSIDE_HERE, INSIDE_HERE, result["share"], result["failed"])
    q.note(Mg_o, Mg_i, "here", dx=16 if Mg_o < 1 else -16, dy=-18 if Mg_i < 0.9 else 22)

    return (
        f"With **{number(Mg_o)} mM** outside and **{number(Mg_i)} mM** inside "
        f"{in_words(result['share'][here], result['failed'][here])}."
    )


@explore(
    id="torsades-dose-map",
    question="A drug blocks the rapid potassium channels. How much of it can magnesium outside make good?",
    caption=f"{KEY}. Inner wall by O’Hara and others (2011), stimulated every four seconds, eight beats from the "
    "paper’s first values and four that are looked at. The edge is narrow, it moves with the number of beats, and it "
    "is not straight; one cell is not torsades de pointes. Between the grey lines: ionised magnesium in plasma.",
    block=Linear(
        "Rapid potassium channels blocked", "%", 88, 94, default=90, where="by a drug", quantity="potassium",
        positions=BLOCK,
    ),
    Mg_o=Logarithmic(
        "Magnesium outside", "mM", 0.25, 3.5, default=0.57, where="ionised, extracellular", quantity="magnesium",
        positions=MAGNESIUM,
    ),
    presets={
        "90 %, normal": {"block": 90, "Mg_o": 0.57},
        "90 %, drip": {"block": 90, "Mg_o": 1.84},
        "92 %, drip": {"block": 92, "Mg_o": 1.84},
        "92 %, more than a drip": {"block": 92, "Mg_o": 3.5},
        "94 %, the same": {"block": 94, "Mg_o": 3.5},
        "88 %, deficient": {"block": 88, "Mg_o": 0.25},
    },
)  # fmt: skip
def torsades_dose_map(page, block, Mg_o):
    result = blocked_cell()
    block, Mg_o = nearest(block, BLOCK), nearest(Mg_o, MAGNESIUM)
    here = BLOCK.index(block), MAGNESIUM.index(Mg_o)

    draw_voltage(page, result["voltage"][here])
    q = page.panel(
        "Map", x=(87, 95), y=(0.2, 4.5), unit="mM outside", log="y", x_label="rapid potassium channels blocked, %",
        x_ticks=BLOCK, y_ticks={level: words for level, words in OUTSIDE_TICKS.items() if level < 10},
    )  # fmt: skip
    q.line([87, 95], [PEOPLE[0]] * 2, "reference")
    q.line([87, 95], [PEOPLE[1]] * 2, "reference")
    q.text(93, NORMAL, "people", anchor="middle", dy=4)
    draw_map(q, BLOCK, MAGNESIUM, result["share"], result["failed"])
    q.note(block, Mg_o, "here", dx=14 if block < 92 else -14, dy=-14 if Mg_o < 2 else 18)

    return (
        f"With **{block:.0f} %** blocked and **{number(Mg_o)} mM** magnesium outside, which leaves "
        f"{100 * left_by_outside(Mg_o) / left_by_outside(NORMAL):.0f} % of the calcium current, "
        f"{in_words(result['share'][here], result['failed'][here])}."
    )
