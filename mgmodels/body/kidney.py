"""The kidney as a spillway: below a level in the blood it keeps nearly all magnesium, above it the surplus runs off.

Two branches spill: an early one just under the normal level, which balances a usual diet, and a late one above the
normal range, which carries off the magnesium of a drip. Both shrink in proportion when filtration fails.
"""

from math import exp as e_to_the
from math import expm1, log, log1p

from mgmodels.engine import BadValue, Model, Parameter
from mgmodels.magnesium import serum_magnesium

L_PER_H = 0.06  # of 1 mL/min
NORMAL_SERUM = 0.85  # mM
BALANCE = {"absorbed": 111.5, "in_faeces": 24.3}  # mg/day, of a diet of 300 mg: see `whole_body`
MG_PER_DAY = 24.305 * 24  # of 1 mmol/h


def spill(above, width):
    """Return how far a level is over a threshold that is `width` wide; 0 far below it, the distance far above.

    >>> spill(0.0, 0.01) == 0.01 * log(2), spill(5.0, 0.01), spill(-5.0, 0.01) < 1e-100
    (True, 5.0, True)
    """
    if above > 0.0:
        return above + width * log1p(e_to_the(-above / width))
    return width * log1p(e_to_the(above / width))


def excretion(
    serum_total, GFR, ultrafiltrable_fraction, early_share, early_threshold, early_width, late_threshold, late_width
):
    """Return (filtered, excreted) magnesium, mmol/h."""
    clearance = L_PER_H * GFR * ultrafiltrable_fraction
    early = early_share * spill(serum_total - early_threshold, early_width)
    late = (1.0 - early_share) * spill(serum_total - late_threshold, late_width)
    return clearance * serum_total, clearance * (early + late)


def handling(
    serum_total, GFR, ultrafiltrable_fraction, early_share, early_threshold, early_width, late_threshold, late_width
):
    filtered, excreted = excretion(
        serum_total, GFR, ultrafiltrable_fraction, early_share, early_threshold, early_width, late_threshold, late_width
    )
    return MG_PER_DAY * filtered, MG_PER_DAY * excreted, excreted / (filtered + 1e-12)


def balancing_threshold(
    early_share, ultrafiltrable_fraction, GFR=120.0, late_threshold=1.0, late_width=0.05, width=0.01
):
    """Return the early threshold, mM, at which a normal serum level balances a diet of 300 mg a day.

    Args:
        early_share: Share of the filtered magnesium that the early branch handles.
        ultrafiltrable_fraction: Share of serum magnesium that is filtered.
        GFR: Glomerular filtration rate, mL/min.
        late_threshold, late_width, width: As the parameters of `renal_magnesium`.

    Raises:
        BadValue: The late branch alone would excrete more.
    """
    clearance = L_PER_H * GFR * ultrafiltrable_fraction
    needed = (BALANCE["absorbed"] - BALANCE["in_faeces"]) / MG_PER_DAY / clearance
    early = (needed - (1 - early_share) * spill(NORMAL_SERUM - late_threshold, late_width)) / early_share
    if not early > 0:
        raise BadValue(f"balancing_threshold: with an early share of {early_share:g} no threshold balances the diet")
    return NORMAL_SERUM - (width * log(expm1(early / width)) if early < 50 * width else early)


EARLY_SHARE = 0.374
UF = serum_magnesium.parameters["ultrafiltrable_fraction"]
KIDNEY = {
    "GFR": Parameter(120.0, "mL/min", "glomerular filtration rate", "de_baaij_2015", "recalled", 5.0, 180.0),
    "ultrafiltrable_fraction": UF,
    "early_share": Parameter(
        EARLY_SHARE, "1", "share of the filtered magnesium that spills near the normal level; set so that 368 mg a day "
        "raise serum by about 0.05 mM", "zhang_2016", "fitted", 0.2, 0.7,
    ),
    "early_threshold": Parameter(
        round(balancing_threshold(EARLY_SHARE, UF.value), 4), "mM", "total serum magnesium above which the early "
        "branch spills; set so that 0.85 mM balances a diet of 300 mg a day", "this_course", "fitted", 0.70, 0.84,
    ),
    "early_width": Parameter(0.01, "mM", "how gradual that threshold is", "this_course", "assumed", 0.002, 0.05),
    "late_threshold": Parameter(
        1.0, "mM", "total serum magnesium above which the rest spills", "this_course", "assumed", 0.9, 1.1
    ),
    "late_width": Parameter(0.05, "mM", "how gradual that threshold is", "this_course", "assumed", 0.01, 0.1),
}  # fmt: skip

renal_magnesium = Model(
    name="renal_magnesium",
    title="Magnesium in the kidney: filtered and spilled",
    parameters={"serum_total": serum_magnesium.parameters["serum_total"], **KIDNEY},
    outputs={
        "filtered": ("mg/day", "magnesium filtered"),
        "urine": ("mg/day", "magnesium in the urine"),
        "fractional_excretion": ("1", "share of the filtered magnesium that is excreted"),
    },
    output_function=handling,
    sources=("rude_1980", "de_baaij_2015", "zhang_2016"),
    scope="Urinary magnesium at a steady serum level, from deficiency to a drip, and with filtration that fails.",
    not_modelled="Hormones, acidosis, diuretics and calcium, which move the thresholds. In chronic kidney disease the "
    "remaining nephrons spill earlier, so that serum stays normal longer than here. At high levels the tubules here "
    "reabsorb 1.7 mg of each 100 mL filtered; infusions in people found 1.4 (Rude 1980).",
)  # fmt: skip
