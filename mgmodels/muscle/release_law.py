"""The fourth-power law of transmitter release (Dodge & Rahamimoff 1967): calcium and magnesium at one site.

Calcium must hold about four sites at once to release a quantum; magnesium holds a site without effect. The law
is the first of three levels of the junction here; `calcium_sensor` and `junction` check it.
"""

import numpy as np

from mgmodels.engine import Model, Parameter


def site_occupancy(Ca_o, Mg_o, K_Ca, K_Mg):
    """Return the share of sites that hold calcium, where magnesium competes for them."""
    return Ca_o / (Ca_o + K_Ca * (1.0 + Mg_o / K_Mg))


def fourth_power(Ca_o, Mg_o, K_Ca, K_Mg, power, Ca_reference, Mg_reference):
    occupancy = site_occupancy(Ca_o, Mg_o, K_Ca, K_Mg)
    reference = site_occupancy(Ca_reference, Mg_reference, K_Ca, K_Mg)
    return (
        occupancy,
        occupancy**power,
        (occupancy / reference) ** power,
        power * (1.0 - occupancy),
    )


PAPER = "dodge_rahamimoff_1967"
PRIOR = 0.15  # K_Ca and K_Mg are recalled: within 15 per cent, as far as we know

FLUID = {
    "Ca_o": Parameter(1.2, "mM", "ionised calcium around the terminal", "this_course", "recalled", 0.0, 20.0),
    "Mg_o": Parameter(0.57, "mM", "ionised magnesium around the terminal", "altura_1994", "measured", 0.0, 20.0),
}
COMPETITION = {
    "K_Ca": Parameter(
        1.1, "mM", "dissociation of calcium from the site (K1)", PAPER, "recalled",
        1.1 * (1 - PRIOR), 1.1 * (1 + PRIOR),
    ),
    "K_Mg": Parameter(
        2.97, "mM", "dissociation of magnesium from the site (K2)", PAPER, "recalled",
        2.97 * (1 - PRIOR), 2.97 * (1 + PRIOR),
    ),
}  # fmt: skip
REFERENCE = {
    "Ca_reference": Parameter(1.2, "mM", "ionised calcium of the reference", "this_course", "recalled", 0.1, 20.0),
    "Mg_reference": Parameter(0.57, "mM", "ionised magnesium of the reference", "altura_1994", "measured", 0.0, 20.0),
}

release_law = Model(
    name="release_law",
    title="Fourth-power law of transmitter release",
    parameters=FLUID
    | COMPETITION
    | {
        "power": Parameter(
            4.0, "1", "sites that must hold calcium at once; a slope of 3.78 ± 0.2 was measured",
            PAPER, "fitted", 3.0, 5.0,
        ),
    }
    | REFERENCE,
    outputs={
        "occupancy": ("1", "share of the sites that hold calcium"),
        "release": ("1", "release by one impulse, as a share of the most that calcium can do"),
        "relative_release": ("1", "release by one impulse, against the reference fluid"),
        "slope": ("1", "per cent of release gained for one per cent of calcium"),
    },
    output_function=fourth_power,
    roles={"mg_ecf": "Mg_o", "ca_ecf": "Ca_o"},
    sources=(PAPER, "jenkinson_1957"),
    scope="Quanta released by a single impulse at frog end-plates near 20 °C, against calcium and magnesium "
    "outside, in proportion. Carried over to mammals, where powers of 3 to 4 are found.",
    not_modelled="How many quanta that is, chance, depletion and facilitation, temperature; where the site is (at "
    "the channel or at the sensor); release that magnesium itself supports when calcium is very low. The two "
    "constants are recalled, not seen in the paper.",
)  # fmt: skip


def relative_release(Ca_o=None, Mg_o=None, **changes):
    """Return how much one impulse releases, against the reference fluid.

    Args:
        Ca_o, Mg_o: Ionised calcium and magnesium outside, mM, 0 to 20; numbers or arrays; left out, those of plasma.
        **changes: Other parameters of `release_law`.

    Raises:
        BadValue, UnknownName: A wrong value or name.

    Source: Dodge & Rahamimoff 1967.

    >>> round(relative_release(Mg_o=0.25), 2), round(relative_release(Mg_o=4.0), 2)
    (1.21, 0.19)
    >>> round(relative_release(Ca_o=2.0, Mg_o=4.0), 2)  # calcium brings it back
    0.7
    """
    given = {name: value for name, value in (("Ca_o", Ca_o), ("Mg_o", Mg_o)) if value is not None}
    return release_law.evaluate(**given, **changes)["relative_release"]


def release_band(Ca_o=None, Mg_o=None, **changes):
    """Return (low, high) of `relative_release` over what is not known of the two constants.

    Args:
        Ca_o, Mg_o, **changes: As for `relative_release`, but for `K_Ca` and `K_Mg`.

    >>> [round(float(share), 2) for share in release_band(Mg_o=0.25)]
    [1.17, 1.27]
    """
    edges = [np.array([p.low, p.value, p.high]) for p in COMPETITION.values()]
    K_Ca, K_Mg = (grid.reshape(9) for grid in np.meshgrid(*edges))
    shares = np.array(
        [relative_release(Ca_o, Mg_o, K_Ca=a, K_Mg=b, **changes) for a, b in zip(K_Ca, K_Mg, strict=True)]
    )
    return shares.min(axis=0), shares.max(axis=0)
