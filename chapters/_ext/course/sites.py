"""The six places on the map, in the order of their compartments, and the drawing of each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Site:
    """One place where magnesium acts, and the chapter that measures what it does there."""

    key: str
    docname: str
    numeral: str
    name: str
    mechanism: str


SITES = (
    Site("nmda", "chapters/2_nmda", "II", "NMDA receptor pore", "plugged from outside, held by voltage"),
    Site(
        "terminal",
        "chapters/3_neuromuscular",
        "III",
        "Motor nerve terminal",
        "competes with calcium for release",
    ),
    Site("heart", "chapters/4_heart", "IV", "Heart cell, AV node", "slows a calcium current"),
    Site("pump", "chapters/1_excitability", "I", "Sodium pump", "runs on MgATP"),
    Site("muscle", "chapters/3_neuromuscular", "III", "SERCA and myosin", "run on MgATP"),
    Site("b6", "chapters/5_vitamin_b6", "V", "Vitamin B6 kinase", "MgATP again; a phosphatase pulls back"),
)


def ion(x, y, kind, radius=3.6):
    return f'<circle class="i-{kind}" cx="{x}" cy="{y}" r="{radius}"/>'


MEMBRANE = '<path class="mem" d="M-46-7H46M-46 9H46"/>'
VESICLES = ((-14, -24), (2, -30), (15, -20), (-4, -12), (-17, -6), (11, -4), (-6, 4), (6, 7))
TRANSMITTER = ((-9, 19), (-3, 20.5), (3, 18.5), (9, 20.5), (-6, 23), (6, 23))

DRAWINGS = {
    "nmda": MEMBRANE
    + '<path class="prot" d="M-21-25C-10-26-7-16-6-9C-5.5-2-5.5 4-7 12C-8 20-16 24-22 20C-27 8-27-14-21-25Z"/>'
    + '<path class="prot" d="M21-25C10-26 7-16 6-9C5.5-2 5.5 4 7 12C8 20 16 24 22 20C27 8 27-14 21-25Z"/>'
    + ion(0, 1, "mg", 4.6)
    + "".join(ion(x, y, "ca", 3) for x, y in ((-6, -31), (7, -35), (1, -24))),
    "terminal": '<path class="prot" d="M-46-40C-30-34-27-20-28-8C-30 6-22 14 0 14C22 14 30 6 28-8C27-20 30-34 46-40V-50H-46Z"/>'
    + '<path class="mem" d="M-46 27C-24 22 24 22 46 27"/>'
    + "".join(f'<circle class="ves" cx="{x}" cy="{y}" r="5.6"/>' for x, y in VESICLES)
    + "".join(ion(x, y, "nt", 1.9) for x, y in TRANSMITTER)
    + ion(-33, 4, "mg")
    + ion(33, 1, "mg")
    + ion(26, 17, "mg"),
    "heart": '<path class="prot" d="M0 30C-22 14-32 2-31-11C-30-23-14-27-4-16L0-11L5-17C14-26 29-23 30-10C31 3 22 14 0 30Z"/>'
    + '<path class="ecg" d="M-44 3H-22L-18-2L-14 3H-8L-5 7L-1-20L4 13L7 3H14C18-4 22-4 25 3H44"/>'
    + ion(4, -11, "mg")
    + ion(-18, -12, "mg", 3)
    + ion(17, 12, "mg", 3),
    "pump": MEMBRANE
    + '<path class="prot" d="M-17-21C-6-27 6-27 17-21C22-10 14-4 16 4C20 14 24 18 18 25C8 31-8 31-18 25C-24 18-20 14-16 4'
    + 'C-14-4-22-10-17-21Z"/>'
    + "".join(ion(x, y, "na", 3) for x, y in ((-11, -31), (-2, -34), (7, -31)))
    + ion(-5, 1, "k", 3)
    + ion(5, 1, "k", 3)
    + ion(-4, 21, "mg", 3.8)
    + '<path class="atp" d="M1 21h4m2.5 0h4m2.5 0h4"/>',
    "muscle": '<path class="thick" d="M-27-13H27M-27 13H27"/>'
    + '<path class="thin" d="M-46-24H-8M46-24H8M-46-2H-8M46-2H8M-46 24H-8M46 24H8"/><path class="mem" d="M-38-34V34M38-34V34"/>'
    + '<path class="head" d="M-22-13l-4-6M-14-13l-4-6M14-13l4-6M22-13l4-6M-22 13l-4-6M-14 13l-4-6M14 13l4-6M22 13l4-6'
    + 'M-22-13l-4 6M22-13l4 6"/>'
    + "".join(ion(x, y, "mg", 3.2) for x, y in ((-26, -7), (26, -19.5), (-26, 19.5), (26, 7))),
    "b6": '<path class="prot" d="M-8-22L11-11V11L-8 22L-27 11V-11Z"/><path class="mem" d="M-8-15L5-7.5V7.5M-8 15L-21 7.5V-7.5"/>'
    + '<text class="nn" x="-8" y="27" text-anchor="middle">N</text><path class="mem" d="M11-11L21-17"/>'
    + '<circle class="pho" cx="28" cy="-20" r="8"/><text class="nn" x="28" y="-16" text-anchor="middle">P</text>'
    + ion(24, 4, "mg", 4.2),
}
