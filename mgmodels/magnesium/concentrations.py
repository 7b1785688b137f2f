"""Serum magnesium: what the laboratory prints, and how much of it is the free ion that membranes meet.

Total magnesium is ionised, complexed to small anions, or bound to protein. The first two pass a filter; only
the first acts at a channel. One mM is 2 mEq/L and 2.43 mg/dL: thresholds quoted in the wrong unit are common.
"""

from mgmodels.engine import BadValue, Model, Parameter

MOLAR_MASS = 24.305  # g/mol, IUPAC
CHARGE = 2  # elementary charges on the ion


def serum_fractions(serum_total, ionised_fraction, ultrafiltrable_fraction, koch_slope, koch_intercept):
    return (
        ionised_fraction * serum_total,
        ultrafiltrable_fraction * serum_total,
        (ultrafiltrable_fraction - ionised_fraction) * serum_total,
        (1.0 - ultrafiltrable_fraction) * serum_total,
        koch_slope * serum_total + koch_intercept,
    )


serum_magnesium = Model(
    name="serum_magnesium",
    title="Serum magnesium: ionised, complexed, bound",
    parameters={
        "serum_total": Parameter(
            0.85, "mM", "total magnesium in serum: 0.70 to 1.00 is called normal; controls 0.67 to 0.96",
            "saha_1998", "measured", 0.0, 15.0,
        ),
        "ionised_fraction": Parameter(
            0.67, "1", "ionised share of the total", "altura_1994", "measured", 0.60, 0.72
        ),
        "ultrafiltrable_fraction": Parameter(
            0.78, "1", "share that passes a filter: 0.77 in Ryschon 1996, 0.81 in Altura 1994",
            "ryschon_1996", "fitted", 0.70, 0.81,
        ),
        "koch_slope": Parameter(
            0.66, "1", "slope of the ionised on the total in intensive care",
            "koch_2002", "measured", 0.5, 0.8,
        ),
        "koch_intercept": Parameter(0.039, "mM", "intercept of that line", "koch_2002", "measured", 0.0, 0.1),
    },
    outputs={
        "ionised": ("mM", "free Mg²⁺"),
        "ultrafiltrable": ("mM", "free and complexed magnesium"),
        "complexed": ("mM", "magnesium on small anions"),
        "bound": ("mM", "magnesium on protein"),
        "ionised_by_line": ("mM", "free Mg²⁺ by the line of Koch 2002, for totals of 0.57 to 1.08 mM"),
    },
    output_function=serum_fractions,
    roles={"mg_ecf": "ionised"},
    sources=("altura_1994", "ryschon_1996", "koch_2002"),
    scope="Average shares in the serum of people with normal protein and pH.",
    not_modelled="Albumin, pH, bicarbonate, phosphate and citrate, each of which moves the ionised share; in "
    "one person the total tells little of the ionised level, marked hypermagnesaemia apart (Külpmann 1996).",
)  # fmt: skip


def ionised_magnesium(serum_total, **changes):
    """Return the ionised magnesium of serum, in mM.

    Args:
        serum_total: Total serum magnesium, mM, 0 to 15; number or array.
        **changes: `ionised_fraction`, 0.60 to 0.72.

    >>> round(ionised_magnesium(0.85), 2)
    0.57
    """
    return serum_magnesium.evaluate(serum_total=serum_total, **changes)["ionised"]


def ionised_band(serum_total):
    """Return (low, high) of the ionised magnesium in mM, over the shares that were found in healthy people.

    >>> [round(level, 2) for level in ionised_band(0.85)]
    [0.51, 0.61]
    """
    share = serum_magnesium.parameters["ionised_fraction"]
    return tuple(ionised_magnesium(serum_total, ionised_fraction=edge) for edge in (share.low, share.high))


def ultrafiltrable_magnesium(serum_total, **changes):
    """Return the magnesium that passes a filter, as in the kidney, in mM; arguments as `ionised_magnesium`.

    >>> round(ultrafiltrable_magnesium(0.85), 2)
    0.66
    """
    return serum_magnesium.evaluate(serum_total=serum_total, **changes)["ultrafiltrable"]


def total_from_ionised(serum_ionised, **changes):
    """Return the total serum magnesium in mM at a given ionised level: `ionised_magnesium` inverted.

    Args:
        serum_ionised: Ionised magnesium, mM, not negative; number or array.
        **changes: `ionised_fraction`, 0.60 to 0.72, above 0.

    >>> round(total_from_ionised(0.57), 2)
    0.85
    """
    share = serum_magnesium.values(changes)["ionised_fraction"]
    if not share > 0.0:
        raise BadValue(f"total_from_ionised: the ionised share is {share:g}; it must be above 0")
    return serum_magnesium.check_value("serum_total", serum_ionised) / share


def mM_from_mg_per_dL(value):
    """Return a concentration in mM from one in mg/dL.

    >>> round(mM_from_mg_per_dL(2.07), 2)
    0.85
    """
    return value * 10.0 / MOLAR_MASS


def mg_per_dL(value):
    """Return a concentration in mg/dL from one in mM.

    >>> round(mg_per_dL(1.0), 2)
    2.43
    """
    return value * MOLAR_MASS / 10.0


def mM_from_mEq_per_L(value):
    """Return a concentration in mM from one in mEq/L.

    >>> mM_from_mEq_per_L(1.7)
    0.85
    """
    return value / CHARGE


def mEq_per_L(value):
    """Return a concentration in mEq/L from one in mM.

    >>> mEq_per_L(3.5)  # reflexes go; read as mM, it would be twice as much
    7.0
    """
    return value * CHARGE
