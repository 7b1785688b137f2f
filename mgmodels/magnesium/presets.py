"""The states that the course compares, from severe deficiency to poisoning, each level with its evidence.

Only a few of these numbers were measured in people in that state: total serum magnesium, CSF in neurosurgical
patients, free magnesium in red cells and muscle. Levels worked out from others are computed here, not typed.
"""

from mgmodels.engine import UnknownName
from mgmodels.engine.errors import near_misses
from mgmodels.magnesium.concentrations import serum_magnesium
from mgmodels.magnesium.defence import defended_magnesium
from mgmodels.magnesium.speciation import mgatp_speciation, speciation
from mgmodels.magnesium.status import Evidence, Status


class Presets(dict):
    def __missing__(self, name):
        raise UnknownName(f"there is no magnesium status “{name}”. {near_misses(name, self)}")


def level(low, high, confidence, source, value=None):
    """Return (value, evidence); the value is the middle of the range unless given."""
    return (low + high) / 2 if value is None else value, Evidence(low, high, confidence, source)


def normally(name):
    """Return the level that a parameter of `defended_magnesium` declares as normal."""
    p = defended_magnesium.parameters[name]
    return level(p.low, p.high, p.confidence, p.source, p.value)


def unchanged(known):
    """Return a level that is taken to stay as `known`, which nobody has measured in this state."""
    value, evidence = known
    return value, Evidence(evidence.low, evidence.high, "assumed", "this_course")


def ionised_of(total):
    share = serum_magnesium.parameters["ionised_fraction"].value
    value, e = total
    return share * value, Evidence(share * e.low, share * e.high, "fitted", "altura_1994")


def mgatp_of(cytosolic):
    """Return MgATP at ATP and affinity as declared: the range is that of free magnesium alone."""
    p = mgatp_speciation.parameters
    value, e = cytosolic
    on_ATP = [speciation(Mg, p["ATP_total"].value, p["K_MgATP"].value)[0] for Mg in (e.low, value, e.high)]
    return on_ATP[1], Evidence(on_ATP[0], on_ATP[2], "assumed", "this_course")


def preset(title, serum_total, csf=None, cytosolic=None, serum_ionised=None):
    known = {"serum_total": serum_total, "serum_ionised": serum_ionised or ionised_of(serum_total)}
    if csf:
        known["csf_ionised"] = csf
    if cytosolic:
        known |= {"cytosolic_free": cytosolic, "mgatp": mgatp_of(cytosolic)}
    return Status(
        title,
        **{name: value for name, (value, _) in known.items()},
        evidence={name: evidence for name, (_, evidence) in known.items()},
    )


CSF = normally("csf_normal")
CYTOSOL = normally("cytosol_normal")
SERUM = normally("serum_normal")
SHARE = serum_magnesium.parameters["ionised_fraction"].value

PRESETS = Presets(
    severe_deficiency=preset(
        "severe deficiency",
        serum_total=level(0.30, 0.45, "recalled", "rude_1998"),
        # CSF was never measured in such people: taken to be defended
        csf=level(0.70, 0.75, "assumed", "this_course"),
        # red cells of hypomagnesaemic patients had 18 per cent less than those of controls
        cytosolic=level(0.40, 0.45, "assumed", "ryzen_1989"),
    ),
    hypomagnesaemia=preset(
        "hypomagnesaemia",
        serum_total=level(0.45, 0.70, "recalled", "arnaud_2008"),
        csf=level(0.75, 0.80, "assumed", "this_course"),
        cytosolic=level(0.42, 0.48, "assumed", "ryzen_1989"),
    ),
    low_normal=preset(
        "low normal",
        serum_total=level(0.70, 0.75, "measured", "arnaud_2008"),
        csf=unchanged(CSF),
        cytosolic=level(0.49, 0.50, "assumed", "this_course"),
    ),
    normal=preset(
        "normal",
        serum_total=SERUM,
        serum_ionised=level(0.45, 0.67, "measured", "saha_1998", SHARE * SERUM[0]),
        csf=CSF,
        cytosolic=CYTOSOL,
    ),
    high_normal=preset(
        "high normal",
        serum_total=level(0.95, 1.05, "recalled", "rude_1998"),
        csf=level(0.80, 0.83, "assumed", "this_course"),
        cytosolic=unchanged(CYTOSOL),
    ),
    oral_supplement=preset(
        "oral supplement, 300 to 370 mg a day",
        serum_total=level(SERUM[0] + 0.03, SERUM[0] + 0.07, "fitted", "zhang_2016"),
        # no human data on CSF or neurons: at most these rises
        csf=level(CSF[0], 1.01 * CSF[0], "assumed", "this_course"),
        cytosolic=level(CYTOSOL[0], 1.02 * CYTOSOL[0], "assumed", "this_course"),
    ),
    mgso4_therapy=preset(
        "magnesium sulphate infusion",
        serum_total=level(2.0, 3.5, "measured", "suzhou_municipal_hospital_2020"),
        # unchanged after four hours (Brewer 2001), higher by 11 to 21 per cent after days
        csf=level(0.80, 0.95, "fitted", "wong_2009", 0.90),
        cytosolic=unchanged(CYTOSOL),
    ),
    toxic=preset(
        "poisoning: reflexes lost, breathing fails",
        serum_total=level(3.5, 6.5, "recalled", "jahnen_dechent_2012"),
    ),
)
