"""How much fuel myosin has, and how much it needs."""

import numpy as np

from mgmodels.explore import Logarithmic, explore
from mgmodels.explore.controls import number
from mgmodels.figures.nerve_to_muscle.levels import IN_MUSCLE
from mgmodels.magnesium import mgatp
from mgmodels.muscle import shortening_velocity, velocity_band

ATP = 8.0  # mM, in muscle
FREE = np.geomspace(0.02, 3, 61)  # mM
FUEL = np.geomspace(0.01, 8, 61)  # mM
HALF_SPEED = shortening_velocity.parameters["K_velocity"]
NORMAL = 0.56  # mM free


@explore(
    id="myosin-oversupply",
    question="How far can magnesium fall before muscle runs short of fuel?",
    caption="First: MgATP of 8 mM ATP, against free magnesium; grey, what gives half the speed. Second: speed of "
    "unloaded shortening against that at rest; the band is the spread of the half point, 0.15 to 0.49 mM (0.47 "
    "measured in frog at 0 to 5 °C; the rest recalled or from models). Tinted: human muscle at rest.",
    Mg_i=Logarithmic(
        "Free magnesium in the fibre", "mM", 0.02, 3, default=0.28, where="cytosol of muscle", quantity="magnesium",
        zones=IN_MUSCLE,
    ),
    presets={
        "Normal 0.56": {"Mg_i": NORMAL},
        "18 % less 0.46": {"Mg_i": 0.46},
        "Half 0.28": {"Mg_i": 0.28},
        "A tenth 0.056": {"Mg_i": 0.056},
    },
)  # fmt: skip
def myosin_oversupply(page, Mg_i):
    fuel = mgatp(Mg_i, ATP_total=ATP)
    slow, fast = velocity_band(fuel)
    low, high = velocity_band(FUEL)

    p = page.panel(
        "MgATP", x=(0.02, 3), y=(0, 8), unit="mM", log="x", x_label="free magnesium, mM",
        x_ticks={0.02: "0.02", 0.1: "0.1", 0.5: "0.5", 1: "1", 3: "3"},
    )  # fmt: skip
    p.zones(IN_MUSCLE)
    p.line(FREE, mgatp(FREE, ATP_total=ATP), "magnesium")
    p.line([0.02, 3], [HALF_SPEED.value] * 2, "reference", "half speed")
    p.dots(Mg_i, fuel, "magnesium")

    q = page.panel("Shortening speed", x=(0.01, 8), y=(0, 110), unit="%", log="x", x_label="MgATP, mM")
    q.fill(FUEL, 100 * low, 100 * high, "force")
    q.line(FUEL, 100 * shortening_velocity.evaluate(MgATP=FUEL)["velocity"], "force")
    q.dots(fuel, 100 * shortening_velocity.evaluate(MgATP=fuel)["velocity"], "force")

    lost = [100 * (1 - min(share, 1.0)) for share in (fast, slow)]
    speed = f"shortening loses **{lost[0]:.2f} to {lost[1]:.2f} %** of its speed"
    if lost[1] < 0.005:
        speed = "shortening loses **nothing** of its speed"
    return (
        f"**{number(Mg_i)} mM** free magnesium leaves **{fuel:.2f} mM** MgATP, {fuel / HALF_SPEED.high:.0f} to "
        f"{fuel / HALF_SPEED.low:.0f} times what half the speed needs, and {speed}."
    )
