"""One impulse followed from the nerve terminal to the force of the muscle, with each place of magnesium on its own."""

from functools import cache

import numpy as np

from mgmodels.explore import Choice, Logarithmic, Zone, explore
from mgmodels.explore.controls import number
from mgmodels.figures.nerve_to_muscle.levels import NORMAL, OUTSIDE
from mgmodels.magnesium import mgatp
from mgmodels.muscle import calcium_sensor, human_like, light_fibre, muscle_fibre, neuromuscular_junction, twitch
from mgmodels.muscle.calcium_handling import UM_PER_MM, pump_fuel
from mgmodels.muscle.human_like import HUMAN_MAGNESIUM

K_SERCA = 0.1  # mM, likely
DULLING = 0.1  # per mM, a guess
ATP = light_fibre.parameters["ATP_total"].value  # mM
TERMINAL = np.linspace(0, 4, 61)  # ms
MEMBRANE = np.r_[np.linspace(-2, 6, 81), np.linspace(6.2, 15, 23)]
FIBRE = np.r_[np.arange(-5, 25, 0.25), np.arange(25, 150.01, 1.5)]

PLACES = ("release", "receptors", "buffers", "pump")
WHERE = Choice(
    "Where it may act",
    {
        "everywhere": PLACES,
        "on release": ("release",),
        "on receptors": ("receptors",),
        "on parvalbumin and ATP": ("buffers",),
        "on the calcium pump": ("pump",),
    },
    default="on release",
)


@cache
def released(Mg_o):
    """Calcium at the vesicle (uM), and which share of the quanta has been released, at `TERMINAL`."""
    run = calcium_sensor.solve(TERMINAL[-1], times=TERMINAL, Mg_o=Mg_o)
    return run["Ca"], run["fused"] / run["fused"][-1]


@cache
def membrane(conductance):
    """Voltage of a space-clamped fibre, mV, at `MEMBRANE`, with this peak conductance of its end-plate."""
    return muscle_fibre.solve(
        (MEMBRANE[0], MEMBRANE[-1]), times=MEMBRANE, I=0.0, pulses=1.0, g_endplate=conductance, rtol=1e-4
    )["V_S"]


@cache
def contraction(in_buffers, at_pump):
    """Free calcium (uM) and force of a fibre at `FIBRE`, with free magnesium (mM) felt by buffers and by the pump."""
    fibre = human_like(light_fibre)
    speed = pump_fuel(UM_PER_MM * mgatp(at_pump, ATP_total=ATP), K_SERCA, mgatp(HUMAN_MAGNESIUM, ATP_total=ATP))
    run = twitch(fibre, Mg_i=in_buffers, nu_SR=speed * fibre.parameters["nu_SR"].value, times=FIBRE, rtol=1e-5)
    return run["Ca_free"], run["force"] - run["force"][0]


@cache
def chain(share, places):
    """Every stage of one impulse with magnesium at `share` of normal in `places`, and normal in the others."""
    outside = {place: NORMAL * (share if place in places else 1.0) for place in ("release", "receptors")}
    inside = {place: HUMAN_MAGNESIUM * (share if place in places else 1.0) for place in ("buffers", "pump")}
    calcium, released_so_far = released(outside["release"])
    junction = neuromuscular_junction.with_parameters(Mg_o=outside["release"])
    # Receptors feel their own magnesium: the same dulling as a lower share of receptors
    dulled = (1.0 + DULLING * NORMAL) / (1.0 + DULLING * outside["receptors"])
    response = junction.with_parameters(receptor_block=max(0.0, 1.0 - dulled)).respond()
    voltage = membrane(float(response.conductance[0]))
    free, force = contraction(inside["buffers"], inside["pump"])
    return {
        "calcium": calcium, "quanta": response.quanta[0] * released_so_far, "voltage": voltage, "free": free,
        "firing": float(response.firing[0]), "force": force * float(response.firing[0]),
    }  # fmt: skip


@explore(
    id="nerve-to-force",
    question="Where, on the way from an impulse to force, does magnesium count?",
    caption="One impulse in the nerve at 0 ms. Grey: magnesium normal everywhere. Outside it changes from 0.57 mM, "
    "inside from 0.56 mM, by the same factor; that is the worst case, for cells defend theirs. The voltage is that of "
    "an average fibre without its folds and cable, which fails earlier than the muscle; the calcium is that of a fibre "
    "that fires. Force is calcium’s, times the share of fibres that fire. Tinted: normal plasma; hatched: illness or a "
    "drip, of the magnesium outside.",
    share=Logarithmic(
        "Magnesium, times normal", "1", 0.25, 8, default=2, where="the same factor outside and inside",
        quantity="magnesium", n=15,
        zones=tuple(Zone(zone.low / NORMAL, zone.high / NORMAL, zone.kind) for zone in OUTSIDE),
    ),
    where=WHERE,
    presets={
        "Capsule × 1.06, on release": {"share": 1.06, "where": "on release"},
        "Half, everywhere": {"share": 0.5, "where": "everywhere"},
        "Half, on the calcium pump": {"share": 0.5, "where": "on the calcium pump"},
        "Twice, on release": {"share": 2.0, "where": "on release"},
        "Four times, on release": {"share": 4.0, "where": "on release"},
    },
)  # fmt: skip
def nerve_to_force(page, share, where):
    now, usual = chain(share, where), chain(1.0, PLACES)
    tallest = usual["force"].max()

    stages = (
        ("Calcium at the vesicle", TERMINAL, "calcium", (0, 4), (0, 50), "µM", "calcium"),
        ("Quanta released", TERMINAL, "quanta", (0, 4), (0, 40), "", "transmitter"),
        ("Voltage of the fibre", MEMBRANE, "voltage", (-2, 15), (-90, 60), "mV", "voltage"),
        ("Calcium in the fibre", FIBRE, "free", (-5, 60), (0, 15), "µM", "calcium"),
    )
    for title, t, stage, x, y, unit, quantity in stages:
        p = page.panel(title, x=x, y=y, unit=unit, x_label="ms after the impulse")
        p.line(t, usual[stage], "reference")
        p.line(t, now[stage], quantity)
    p = page.panel("Force of the muscle", x=(-5, 150), y=(0, 150), unit="% of normal", x_label="ms after the impulse")
    p.line(FIBRE, 100 * usual["force"] / tallest, "reference")
    p.line(FIBRE, 100 * now["force"] / tallest, "force")

    return (
        f"With **{number(share)} times** the normal magnesium there, an impulse releases "
        f"**{now['quanta'][-1]:.1f}** quanta (normal {usual['quanta'][-1]:.1f}), **{100 * now['firing']:.1f} %** of "
        f"the fibres fire, and the twitch is **{100 * now['force'].max() / tallest:.0f} %** of normal."
    )
