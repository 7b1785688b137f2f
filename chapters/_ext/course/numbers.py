"""Every number that the generated parts of the book show, read from mgmodels in this one place."""

import re
from dataclasses import dataclass

import numpy as np

from mgmodels.body import absorbed, extra_absorbed, renal_magnesium, resting_serum, whole_body_magnesium
from mgmodels.engine import Parameter, at_rest, bibliography
from mgmodels.engine.errors import near_misses
from mgmodels.heart import ten_tusscher_panfilov
from mgmodels.heart.calcium_current import relative_block
from mgmodels.magnesium import PRESETS, cell_magnesium, mgatp
from mgmodels.muscle import neuromuscular_junction, relative_release, velocity_band
from mgmodels.muscle.human_like import HUMAN_MAGNESIUM
from mgmodels.nerve import sodium_pump_kyoto, sodium_pump_smith_crampin
from mgmodels.synapse import open_fraction
from mgmodels.synapse.nmda_block import BAND
from mgmodels.vitamin_b6 import plp_cell

NORMAL, DRIP = PRESETS["normal"], PRESETS["mgso4_therapy"]

# The total is only ever drawn: no model needs it.
CSF_TOTAL = Parameter(
    1.1, "mM", "total magnesium of cerebrospinal fluid, between series", "mckee_2005", "measured", 0.95, 1.25
)
CELL_TOTAL = cell_magnesium.parameters["Mg_total"]


@dataclass(frozen=True)
class Compartment:
    """One place where magnesium is found: its free and bound concentration in mM."""

    name: str
    free: float
    bound: float


COMPARTMENTS = {
    "plasma": Compartment(
        "ionised, blood plasma", NORMAL.serum_ionised, NORMAL.serum_total - NORMAL.serum_ionised
    ),
    "csf": Compartment(
        "ionised, cerebrospinal fluid", NORMAL.csf_ionised, CSF_TOTAL.value - NORMAL.csf_ionised
    ),
    "cell": Compartment(
        "free, inside the cell", NORMAL.cytosolic_free, CELL_TOTAL.value - NORMAL.cytosolic_free
    ),
}


DOSE = 340.0  # mg, of the label
ABSORBED = extra_absorbed(DOSE, meal=100.0), absorbed(DOSE)  # mg, of a soluble salt with a meal and on its own
DIET = whole_body_magnesium.parameters["absorbed"].value  # mg/day absorbed of a usual diet


def in_urine(extra):
    """Share of what is absorbed on top of a usual diet, mg/day, that leaves in the urine once serum has come to rest.

    >>> round(in_urine(31.0), 2)
    0.98
    """
    before, after = (renal_magnesium.evaluate(serum_total=resting_serum(DIET + more))["urine"] for more in (0.0, extra))
    return (after - before) / extra


IN_URINE = in_urine(ABSORBED[0])


def two_deviations(band):
    """The range of mean ± 2 SD from one of mean ± SD: where 95 % of healthy people are.

    >>> [round(end, 2) for end in two_deviations((0.7, 0.9))]
    [0.6, 1.0]
    """
    middle, deviation = sum(band) / 2, (band[1] - band[0]) / 2
    return middle - 2 * deviation, middle + 2 * deviation


# Where living people are, on the axes of the four cards. Serum is published as a reference interval, which is
# mean ± 2 SD already, cerebrospinal fluid as mean ± SD.
PEOPLE = {
    "ionised, cerebrospinal fluid": two_deviations(NORMAL.band("csf_ionised")),
    "ionised, extracellular": NORMAL.band("serum_ionised"),
    "free, inside the cell": NORMAL.band("cytosolic_free"),
}


def span(band):
    """A range as it is printed.

    >>> span((0.7, 1.0))
    '0.70–1.00'
    """
    return f"{band[0]:.2f}–{band[1]:.2f}"


def plus_minus(band):
    """A symmetrical range as its middle and half width.

    >>> plus_minus((0.7, 0.9))
    '0.80 ± 0.10'
    """
    return f"{sum(band) / 2:.2f} ± {(band[1] - band[0]) / 2:.2f}"


def per_cent(change):
    """A signed change in per cent with a real minus sign.

    >>> per_cent(-0.0128), per_cent(0.53)
    ('−1.3', '+53')
    """
    value = 100 * change
    return f"{value:+.0f}".replace("-", "−") if abs(value) >= 10 else f"{value:+.1f}".replace("-", "−")


def pump_rate(free_magnesium, pump=sodium_pump_kyoto):
    """Turnover of a sodium pump at fixed sodium, through MgATP, for free magnesium in mM."""
    return pump.evaluate(MgATP=mgatp(np.asarray(free_magnesium, float)))["turnover"]


def pump_change(before, factor, pump=sodium_pump_kyoto):
    """Relative change of a pump's turnover when free magnesium falls from `before` to a `factor` of it."""
    old, new = pump_rate([before, factor * before], pump)
    return float(new / old - 1)


REST = -70.0  # mV, where the leak of the NMDA receptor is compared


def leak_change(factor, law="jahr_stevens"):
    """Relative change of what magnesium leaves open at rest, when that of CSF goes to a `factor` of normal."""
    normal = NORMAL.csf_ionised
    return open_fraction(REST, factor * normal, law) / open_fraction(REST, normal, law) - 1


def release_change(ionised):
    """Relative change of release from normal to this ionised magnesium: by the law, and by the junction's sensor."""
    normal = NORMAL.serum_ionised
    quanta = [neuromuscular_junction.with_parameters(Mg_o=level).respond().quanta[0] for level in (normal, ionised)]
    return relative_release(Mg_o=ionised) / relative_release(Mg_o=normal) - 1, quanta[1] / quanta[0] - 1


def shortening_change(factor):
    """Least and most relative change of shortening speed when free magnesium in muscle goes to a `factor` of normal."""
    before, after = (
        velocity_band(mgatp(level, ATP_total=8.0)) for level in (HUMAN_MAGNESIUM, factor * HUMAN_MAGNESIUM)
    )
    return sorted((new / old - 1 for old, new in zip(before, after, strict=True)), key=abs)


def calcium_left(ionised):
    """Share of the heart's L-type calcium current that this ionised magnesium outside leaves, against normal."""
    return relative_block(ionised, NORMAL.serum_ionised, ten_tusscher_panfilov.parameters["K_Mg_outside"].value)


def plp_change(factor, need):
    """Relative change of free PLP when free magnesium goes to a `factor` of normal.

    `need` is the magnesium, in mM, at which the phosphatase that takes PLP apart runs at half speed; it is unknown.
    """
    normal = plp_cell.parameters["Mg"].value
    old, new = (at_rest(plp_cell, Mg=Mg, K_Mg_PDXP=need)["PLP"] for Mg in (normal, factor * normal))
    return new / old - 1


@dataclass(frozen=True)
class Effect:
    """How far a function moves, and when."""

    change: str
    condition: str


# The fall in red cells of people with hypomagnesaemia (ryzen_1989), from a middling and a low normal level.
RED_CELL_FALL = 146 / 178
PUMP_CHANGES = [
    pump_change(before, RED_CELL_FALL, pump)
    for before in (0.5, 0.2)
    for pump in (sodium_pump_kyoto, sodium_pump_smith_crampin)
]
LEAK_CHANGES = [leak_change(0.8, law) for law in BAND]
SUPPLEMENT = release_change(PRESETS["oral_supplement"].serum_ionised)
SHORTENING = shortening_change(RED_CELL_FALL)
PLP_CHANGES = [plp_change(RED_CELL_FALL, need) for need in (0.0, plp_cell.parameters["K_Mg_PDXP"].value)]
EFFECTS = {
    "nmda": Effect(
        f"{per_cent(min(LEAK_CHANGES))} to {per_cent(max(LEAK_CHANGES))} %",
        "leak, if CSF Mg falls 20 %",
    ),
    "terminal": Effect(
        f"{per_cent(max(SUPPLEMENT))} to {per_cent(min(SUPPLEMENT))} %",
        "on a supplement",
    ),
    "muscle": Effect(
        f"{per_cent(SHORTENING[0])} to {per_cent(SHORTENING[1])} %",
        f"if free Mg falls {100 * (1 - RED_CELL_FALL):.0f} %",
    ),
    "heart": Effect(
        f"{per_cent(calcium_left(PRESETS['oral_supplement'].serum_ionised) - 1)} or "
        f"{per_cent(calcium_left(DRIP.serum_ionised) - 1)} %",
        "current: capsule or drip",
    ),
    "pump": Effect(
        f"{per_cent(max(PUMP_CHANGES))} to {per_cent(min(PUMP_CHANGES))} %",
        f"if free Mg falls {100 * (1 - RED_CELL_FALL):.0f} %",
    ),
    "b6": Effect(
        f"{per_cent(PLP_CHANGES[0])} or {per_cent(PLP_CHANGES[1])} %",
        f"PLP, if Mg falls {100 * (1 - RED_CELL_FALL):.0f} %",
    ),
}


@dataclass(frozen=True)
class Curve:
    """A function over the concentration of its own magnesium, relative to normal."""

    concentration: np.ndarray
    ratio: np.ndarray
    normal: float
    change: str  # when the concentration falls by a fifth
    quantity: str


def pump_curve():
    """The sodium pump over free magnesium, at fixed sodium."""
    normal = NORMAL.cytosolic_free
    concentration = np.geomspace(0.05, 10, 60)
    change = f"{per_cent(pump_change(normal, 0.8))} %"
    return Curve(concentration, pump_rate(concentration) / pump_rate(normal), normal, change, "mg")


def nmda_curve():
    """The open fraction of the NMDA receptor at rest over ionised magnesium outside."""
    normal = NORMAL.csf_ionised
    concentration = np.geomspace(0.05, 10, 60)
    ratio = open_fraction(REST, concentration) / open_fraction(REST, normal)
    return Curve(concentration, ratio, normal, f"{per_cent(leak_change(0.8))} %", "mg")


def terminal_curve():
    """Transmitter release by the fourth-power law over ionised magnesium outside."""
    normal = NORMAL.serum_ionised
    concentration = np.geomspace(0.05, 10, 60)
    ratio = relative_release(Mg_o=concentration) / relative_release(Mg_o=normal)
    return Curve(concentration, ratio, normal, f"{per_cent(release_change(0.8 * normal)[0])} %", "nt")


def heart_curve():
    """The heart's calcium current over ionised magnesium outside."""
    normal = NORMAL.serum_ionised
    concentration = np.geomspace(0.05, 10, 60)
    change = f"{per_cent(calcium_left(0.8 * normal) - 1)} %"
    return Curve(concentration, calcium_left(concentration), normal, change, "ca")


CURVES = {"nmda": nmda_curve, "pump": pump_curve, "terminal": terminal_curve, "heart": heart_curve}


def unknown_source(key):
    """A sentence about a key that the bibliography does not hold, with near misses; empty if it does."""
    entries = bibliography.entries()
    return "" if key in entries else f"references.bib has no entry “{key}”. {near_misses(key, entries)}"


def decimal(value, digits=3):
    """A number as the book prints it: significant digits, a real minus sign, powers of ten spelt out.

    >>> decimal(-65.0), decimal(0.000012), decimal(1234567.0), decimal(0.8, 2)
    ('−65', '1.2 × 10<sup>−5</sup>', '1.23 × 10<sup>6</sup>', '0.8')
    """
    text = f"{value:.{digits}g}"
    if "e" in text:
        mantissa, exponent = text.split("e")
        power = f"10<sup>{int(exponent)}</sup>"
        text = power if mantissa == "1" else f"{mantissa} × {power}"
    return text.replace("-", "−").replace("inf", "∞")


def unit_symbol(unit):
    """A unit of the engine's vocabulary as it is printed.

    >>> unit_symbol("uA/cm^2"), unit_symbol("1"), unit_symbol("degC"), unit_symbol("1/(ms*mM)")
    ('µA/cm<sup>2</sup>', '', '°C', '1/(ms·mM)')
    """
    if unit == "1":
        return ""
    text = re.sub(r"\bu(?=[AFMm])", "µ", unit)
    text = text.replace("degC", "°C").replace("ohm", "Ω").replace("elementary_charge", "e").replace("*", "·")
    return re.sub(r"\^(\d)", r"<sup>\1</sup>", text)
