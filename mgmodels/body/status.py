"""From the body to every organ: the magnesium status of a person at one moment of a run."""

import numpy as np

from mgmodels.body.whole_body import whole_body_magnesium
from mgmodels.engine import BadValue
from mgmodels.magnesium import mgatp, serum_magnesium
from mgmodels.magnesium.status import Evidence, Status

SHARE = serum_magnesium.parameters["ionised_fraction"]


def status_of(run, hour=None, title=None):
    """Return the magnesium `Status` of the body at one time of a run.

    Args:
        run: Of `whole_body_magnesium`, as the functions of `mgmodels.body.regimens` return it.
        hour: Time in the run, h, inside it; left out, its end.
        title: What a reader calls it.

    Returns:
        A `Status` whose ranges are those of what is not known: the ionised share of serum, and how far CSF and
        cytosol follow, from not at all to the largest coupling declared.

    Raises:
        BadValue: A run of another model, or a time outside it.

    >>> from mgmodels.body import drip
    >>> after_a_day = status_of(drip(1.0, hours=24))
    >>> round(after_a_day.serum_ionised, 2), round(after_a_day.csf_ionised, 2), round(after_a_day.cytosolic_free, 2)
    (1.04, 0.85, 0.51)
    """
    if run.model.name != whole_body_magnesium.name:
        raise BadValue(f"status_of takes a run of {whole_body_magnesium.name}, not of {run.model.name}")
    hour = float(run.t[-1] if hour is None else hour)
    if not run.t[0] <= hour <= run.t[-1]:
        raise BadValue(f"status_of: hour {hour:g} lies outside the run, {run.t[0]:g} to {run.t[-1]:g} h")

    def at(name):
        return float(np.interp(hour, run.t, run[name]))

    serum, fluid, cytosol = at("serum_total"), at("csf"), at("cytosol")
    cell = band(cytosol, "cytosol_normal", "cell_coupling", run.parameters)
    return Status(
        title or f"serum {serum:.2f} mM, after {hour:g} h",
        serum_total=serum,
        serum_ionised=at("serum_ionised"),
        csf_ionised=fluid,
        cytosolic_free=cytosol,
        mgatp=mgatp(cytosol),
        evidence={
            "serum_ionised": Evidence(SHARE.low * serum, SHARE.high * serum, "fitted", "altura_1994"),
            "csf_ionised": Evidence(*band(fluid, "csf_normal", "csf_coupling", run.parameters)),
            "cytosolic_free": Evidence(*cell),
            "mgatp": Evidence(*map(mgatp, cell)),
        },
    )


def band(level, normal, coupling, parameters):
    """Return (low, high) of a level, mM, over couplings from none to the largest declared.

    Args:
        level: What the run gave, mM.
        normal, coupling: Names of its parameters.
        parameters: Of the run.
    """
    normal, given = parameters[normal], parameters[coupling]
    if given == 0:
        return normal, normal
    other = normal * (level / normal) ** (whole_body_magnesium.parameters[coupling].high / given)
    return min(normal, other), max(normal, other)
