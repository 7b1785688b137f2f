"""Every number that the generated parts of the book show, read from mgmodels in this one place."""

import re
from dataclasses import dataclass

from mgmodels.engine import bibliography
from mgmodels.engine.errors import near_misses


@dataclass(frozen=True)
class Compartment:
    """One place where magnesium is found: its free and bound concentration in mM."""

    name: str
    free: float
    bound: float


COMPARTMENTS = {
    "plasma": Compartment("ionised, blood plasma", 0.57, 0.28),
    "csf": Compartment("ionised, cerebrospinal fluid", 0.80, 0.30),
    "cell": Compartment("free, inside the cell", 0.50, 9.50),
}


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


@dataclass(frozen=True)
class Effect:
    """How far a function moves, and when."""

    change: str
    condition: str


class MapNumbers:
    """What the map on the cover prints."""

    plasma_ionised = "0.57"
    plasma_total = "0.70–1.00"
    csf_ionised = "0.80 ± 0.10"
    csf_total = "1.1"
    cell_free = "0.2–1.0"
    cell_total = "5–20"
    barrier = ("drip: plasma +53 %,", "CSF unchanged;", "other study +19 %")

    def effect(self, key):
        return None


MAP = MapNumbers()

CARD_CURVES = {}
PEOPLE = {
    "ionised, cerebrospinal fluid": (0.6, 1.0),
    "ionised, extracellular": (0.45, 0.67),
    "free, inside the cell": (0.2, 1.0),
}
