"""The magnesium block of the open NMDA channel at rest in time: curves, half-block, and the negative slope.

Several published curves stand side by side because they differ: at -70 mV and 1 mM they leave between 1.6 and
4.4 per cent of the conductance. Curves of subunits carry the same record; what they rest on is in their `note`.
"""

from math import exp, log

import numpy as np

from mgmodels.engine import BadValue, Model, Parameter, UnknownName
from mgmodels.engine.constants import thermal_voltage
from mgmodels.engine.errors import near_misses
from mgmodels.synapse.block_laws import (
    ASCHER_NOWAK_BLOCK,
    ASCHER_NOWAK_UNBLOCK,
    VALENCE,
    BlockLaw,
    FullLaw,
    ascher_nowak,
    checked,
    jahr_stevens,
    jahr_stevens_full,
    plain,
    woodhull,
)

HILL_TONONI_SLOPE = 0.081  # 1/mV
HILL_TONONI_HALF = -25.57  # mV, in 1 mM magnesium
BLUE_BRAIN_K = 2.5522415  # mM
BLUE_BRAIN_SLOPE = 0.07207477  # 1/mV
ASCHER_NOWAK_SLOPE = 1.0 / 17.0 + 1.0 / 47.0  # 1/mV, of unblocking over blocking
WOODHULL_DEPTH = 0.83  # at 37 degC the slope of Jahr and Stevens

BY_EYE = "Fitted by eye to one published figure (Monyer 1994, figure 7, not seen here): for illustration."

LAWS = {
    "jahr_stevens": BlockLaw(
        "Jahr and Stevens 1990, short form", 3.57, 0.062, "jahr_stevens_1990", "fitted",
        "Rat hippocampal neurons in culture, 1 µM to 10 mM.",
    ),
    "jahr_stevens_full": FullLaw(
        "Jahr and Stevens 1990, full form", "jahr_stevens_1990", "fitted",
        "Includes closures without magnesium: the law to use where there is little of it.",
    ),
    "woodhull": BlockLaw(
        "Woodhull's site in the field, 37 °C", 3.57, VALENCE * WOODHULL_DEPTH / thermal_voltage(37.0),
        "woodhull_1973", "assumed",
        "One site at 0.83 of the field. The depth is apparent: permeant ions, which compete with magnesium for the "
        "channel, make the block look steeper than its site is deep.",
    ),
    "ascher_nowak": BlockLaw(
        "Ascher and Nowak 1988", ASCHER_NOWAK_UNBLOCK / ASCHER_NOWAK_BLOCK, ASCHER_NOWAK_SLOPE,
        "ascher_nowak_1988", "measured",
        "Ratio of the unblocking to the blocking rate of single channels, mouse neurons, room temperature.",
    ),
    "hill_tononi": BlockLaw(
        "Vargas-Caballero and Robinson 2003 as in NEST (Hill and Tononi)",
        exp(-HILL_TONONI_SLOPE * HILL_TONONI_HALF), HILL_TONONI_SLOPE, "vargas_caballero_robinson_2003", "fitted",
        "Published for one solution, taken here as 1 mM; other concentrations scale as in the other laws.",
    ),
    "blue_brain": BlockLaw(
        "Vargas-Caballero and Robinson 2003 as refitted by the Blue Brain Project",
        BLUE_BRAIN_K, BLUE_BRAIN_SLOPE, "chindemi_2022", "fitted", "Rat neocortical pyramidal cells.",
    ),
    "GluN2A": BlockLaw("GluN1/GluN2A", 3.57, 0.062, "evans_2012", "fitted", BY_EYE),
    "GluN2B": BlockLaw("GluN1/GluN2B", 3.57, 0.062, "evans_2012", "fitted", BY_EYE),
    "GluN2C": BlockLaw("GluN1/GluN2C", 25.0, 0.062, "evans_2012", "fitted", BY_EYE),
    "GluN2D": BlockLaw("GluN1/GluN2D", 40.0, 0.062, "evans_2012", "fitted", BY_EYE),
    "GluN2AB_steep": BlockLaw(
        "GluN1/GluN2A or 2B, steep fit", 18.0, 0.099, "dorman_2018", "fitted",
        BY_EYE + " A later fit by the same laboratory to the same figure, next to which 3.57 mM and 0.062 stand.",
    ),
    "GluN2CD_fivefold": BlockLaw(
        "GluN1/GluN2C or 2D, five times weaker", 5 * 3.57, 0.062, "this_course", "assumed",
        "Illustrative: five times Jahr and Stevens' K, from a ratio of 4 to 7 recalled for -100 mV. Kuner and "
        "Schoepfer 1996 found that subunits differ chiefly in how steep the block is, which this leaves out.",
    ),
}  # fmt: skip

# the curves that claim to say the same thing, block of native receptors in about 1 mM
BAND = ("jahr_stevens", "ascher_nowak", "hill_tononi", "blue_brain")


def law_named(law):
    """Return the record of a law; an unknown name raises `UnknownName` with the near misses."""
    if law not in LAWS:
        raise UnknownName(f"there is no block law “{law}”. {near_misses(law, LAWS)}")
    return LAWS[law]


def with_half_block(law):
    record = law_named(law)
    if not isinstance(record, BlockLaw):
        fit = ", ".join(name for name, other in LAWS.items() if isinstance(other, BlockLaw))
        raise BadValue(f"{law} has no half-block, for its channels also close without magnesium. Use one of {fit}")
    return record


def open_fraction(V, Mg, law="jahr_stevens"):
    """Return the share of its conductance that magnesium leaves to the open NMDA channel.

    Args:
        V: Membrane potential in mV, number or array.
        Mg: Ionised magnesium outside in mM, 0 or more, number or array; 1.0 is the solution of most experiments,
            0.8 that of cerebrospinal fluid.
        law: A name in `LAWS`.

    Raises:
        UnknownName, BadValue: A wrong law or value.

    >>> round(open_fraction(-70, 1.0), 4), round(open_fraction(-70, 0.8), 4)
    (0.0445, 0.055)
    """
    return law_named(law).open_fraction(V, Mg)


def half_block_voltage(Mg, law="jahr_stevens"):
    """Return the voltage in mV at which magnesium blocks half of the time; -inf without magnesium.

    Args:
        Mg: Ionised magnesium outside in mM, 0 or more, number or array.
        law: A name in `LAWS`, other than the full form.

    >>> round(half_block_voltage(1.0), 1), round(half_block_voltage(0.8), 1)
    (-20.5, -24.1)
    """
    return with_half_block(law).half_block_voltage(Mg)


def ic50(V, law="jahr_stevens"):
    """Return the magnesium in mM that blocks half of the time.

    Args:
        V: Membrane potential in mV, number or array.
        law: A name in `LAWS`, other than the full form.

    >>> round(1e3 * ic50(-60), 1)  # µM
    86.5
    """
    return with_half_block(law).ic50(V)


def negative_slope(Mg, law="jahr_stevens", E_rev=0.0):
    """Return where the current–voltage curve of the blocked channel has its minimum, and how deep it is.

    Between rest and this voltage, depolarisation makes more inward current: the region of negative slope.
    With u = slope (E_rev - V), the slope vanishes where (u - 1) exp(u - 1) = K exp(slope E_rev) / (e Mg).

    Args:
        Mg: Ionised magnesium outside in mM, above 0, number or array.
        law: A name in `LAWS`, other than the full form.
        E_rev: Reversal potential in mV.

    Returns:
        Voltage in mV, and current over largest conductance in mV (negative: inward).

    >>> [round(x, 2) for x in negative_slope(1.0)]
    [-26.96, -10.83]
    """
    from scipy.special import lambertw

    record = with_half_block(law)
    _, Mg = checked(0.0, Mg)
    if (Mg <= 0.0).any():
        raise BadValue("without magnesium there is no region of negative slope; give Mg above 0 mM")
    excess = lambertw(record.K * np.exp(record.slope * E_rev - 1.0) / Mg).real
    return plain(E_rev - (1.0 + excess) / record.slope), plain(-excess / record.slope)


def published_band(V, Mg):
    """Return the least and the most that the published curves of `BAND` leave free.

    Args:
        V, Mg: As for `open_fraction`.

    >>> [round(100 * share, 1) for share in published_band(-70, 1.0)]
    [1.6, 4.4]
    """
    curves = [open_fraction(V, Mg, law) for law in BAND]
    return plain(np.min(curves, axis=0)), plain(np.max(curves, axis=0))


def block_state(V, Mg_o, K, slope, depth, temperature, g_max, E_rev):
    free = jahr_stevens(V, Mg_o, K, slope)
    return (
        free,
        g_max * free * (V - E_rev),
        log(Mg_o / K) / slope,
        K * exp(slope * V),
        jahr_stevens_full(V, Mg_o),
        woodhull(V, Mg_o, K, depth, temperature),
        ascher_nowak(V, Mg_o),
        jahr_stevens(V, Mg_o, exp(-HILL_TONONI_SLOPE * HILL_TONONI_HALF), HILL_TONONI_SLOPE),
        jahr_stevens(V, Mg_o, BLUE_BRAIN_K, BLUE_BRAIN_SLOPE),
    )


PAPER = "jahr_stevens_1990"
OURS = ("this_course", "assumed")

BLOCK = {
    "Mg_o": Parameter(
        0.8, "mM", "ionised magnesium outside (0.8 in cerebrospinal fluid, 1.0 in most experiments)",
        "mckee_2005", "measured", 0.001, 10.0,
    ),
    "K": Parameter(3.57, "mM", "magnesium that blocks half of the time at 0 mV", PAPER, "fitted", 2.0, 40.0),
    "slope": Parameter(0.062, "1/mV", "steepness of the block", PAPER, "fitted", 0.05, 0.1),
}  # fmt: skip

nmda_block = Model(
    name="nmda_block",
    title="Magnesium block of the NMDA channel, published laws side by side",
    parameters={"V": Parameter(-70.0, "mV", "membrane potential", *OURS, -120.0, 80.0)}
    | BLOCK
    | {
        "depth": Parameter(
            WOODHULL_DEPTH, "1", "apparent share of the field down to Woodhull's site; 0.8 is also reported",
            "sharma_stevens_1996", "fitted", 0.5, 1.0,
        ),
        "temperature": Parameter(37.0, "degC", "temperature, in Woodhull's law only", *OURS, 15.0, 40.0),
        "g_max": Parameter(1.0, "nS", "conductance of all open channels without magnesium", *OURS, 0.0, 100.0),
        "E_rev": Parameter(0.0, "mV", "reversal potential", *OURS, -10.0, 10.0),
    },
    outputs={
        "open_fraction": ("1", "free share by the law with K and slope (Jahr and Stevens unless changed)"),
        "current": ("pA", "current by that law, inward negative"),
        "half_block_voltage": ("mV", "where magnesium blocks half of the time"),
        "IC50": ("mM", "magnesium that blocks half of the time at V"),
        "jahr_stevens_full": ("1", "relative conductance by the full law of Jahr and Stevens"),
        "woodhull": ("1", "free share by Woodhull's law, K and depth"),
        "ascher_nowak": ("1", "free share by the rates of Ascher and Nowak"),
        "hill_tononi": ("1", "free share as in NEST, after Vargas-Caballero and Robinson"),
        "blue_brain": ("1", "free share as refitted by the Blue Brain Project"),
    },
    output_function=block_state,
    roles={"membrane_potential": "V", "mg_csf": "Mg_o"},
    sources=(
        PAPER, "nowak_1984", "woodhull_1973", "ascher_nowak_1988", "vargas_caballero_robinson_2003",
        "hill_tononi_2005", "chindemi_2022", "antonov_johnson_1999", "zhu_auerbach_2001",
        "kuner_schoepfer_1996",
    ),
    scope="Steady block of open NMDA channels by magnesium outside, from -120 to 80 mV and from the 1 µM that "
    "“magnesium-free” solutions hold to 10 mM. The laws disagree, most where neurons rest.",
    not_modelled="How fast the block comes and goes, and that it changes gating (see nmda_trapping_block and "
    "nmda_asymmetric_block). Permeant ions: they occupy sites outside the magnesium's and raise its apparent "
    "dissociation constant some 1400-fold at -60 mV, so that the apparent depth of 0.8 is no geometry. Magnesium "
    "that permeates, block from inside, calcium, polyamines, protons, zinc.",
)  # fmt: skip
