"""The pump's speed against its fuel, the sodium it must move, and the voltage it works against."""

import numpy as np

from mgmodels.explore import Logarithmic, Zone, explore
from mgmodels.explore.controls import number
from mgmodels.nerve import sodium_pump_kyoto, sodium_pump_smith_crampin
from mgmodels.nerve.sodium_pump import half_saturation

FUEL = np.geomspace(0.05, 5, 61)  # mM
SODIUM = np.linspace(1, 60, 61)  # mM
VOLTAGE = np.linspace(-150, 60, 61)  # mV
NORMAL = 2.5  # mM MgATP


def rate(**conditions):
    """Turns of one pump a second."""
    return sodium_pump_kyoto.evaluate(**conditions)["turnover"]


@explore(
    id="pump-rate",
    question="How fast does the pump run on less fuel, and what else sets its speed?",
    caption="Four-state Post–Albers cycle with the constants of the Kyoto cell models (attributed to Oka and others "
    "2010) at 37 °C, −70 mV, 3.5 mM potassium outside. Grey: an independent fit (Smith and Crampin 2004), scaled to "
    "the same rate at 2.5 mM. Shaded: 1.8 to 2.7 mM, what 3 mM of ATP gives over the free magnesium found in neurons.",
    MgATP=Logarithmic(
        "Fuel: ATP with magnesium", "mM", 0.05, 5, default=2.5, where="cytosol of a neuron", quantity="magnesium",
        zones=(Zone(1.8, 2.7, "people"),),
    ),
    Na_i=Logarithmic("Sodium inside", "mM", 3, 60, default=12, where="cytosol of a neuron", quantity="sodium"),
    presets={
        "Normal": {"MgATP": 2.5, "Na_i": 12},
        "7 % less fuel": {"MgATP": 2.33, "Na_i": 12},
        "7 % less fuel, 0.23 mM more sodium": {"MgATP": 2.33, "Na_i": 12.23},
        "A twentieth of the fuel": {"MgATP": 0.125, "Na_i": 12},
    },
)  # fmt: skip
def pump_rate(page, MgATP, Na_i):
    now, normal = rate(MgATP=MgATP, Na_i=Na_i), rate(MgATP=NORMAL, Na_i=12.0)
    other = sodium_pump_smith_crampin.evaluate(MgATP=FUEL, Na_i=Na_i)["turnover"]
    other_at_normal = sodium_pump_smith_crampin.evaluate(MgATP=NORMAL, Na_i=Na_i)["turnover"]

    p = page.panel("Turns of one pump", x=(0.05, 5), y=(0, 40), unit="per second", log="x", x_label="MgATP, mM")
    p.zone(1.8, 2.7, "people")
    p.line(FUEL, other * rate(MgATP=NORMAL, Na_i=Na_i) / other_at_normal, "reference")
    p.line(FUEL, rate(MgATP=FUEL, Na_i=Na_i), "magnesium")
    p.dots(MgATP, now, "magnesium")

    q = page.panel("Turns of one pump", x=(0, 60), y=(0, 40), unit="per second", x_label="sodium inside, mM")
    q.line(SODIUM, rate(MgATP=MgATP, Na_i=SODIUM), "sodium")
    q.dots(Na_i, now, "sodium")

    r = page.panel("Turns of one pump", x=(-150, 60), y=(0, 40), unit="per second", x_label="membrane potential, mV")
    r.vline(-70, "rest")
    r.line(VOLTAGE, rate(MgATP=MgATP, Na_i=Na_i, V=VOLTAGE), "voltage")
    r.dots(-70, now, "voltage")

    half = half_saturation(sodium_pump_kyoto, Na_i=Na_i)
    change = 100 * (now / normal - 1)
    against = "its normal rate" if abs(change) < 0.5 else f"{change:+.0f} % against normal"
    return (
        f"With **{number(MgATP)} mM** MgATP and **{number(Na_i)} mM** sodium a pump turns **{now:.1f}** times a "
        f"second, {against}. Half its top speed comes at {half:.2g} mM MgATP "
        "with this sodium and voltage."
    )
