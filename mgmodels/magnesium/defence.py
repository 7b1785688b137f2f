"""From blood to brain and cell: how far CSF and cytosol follow serum magnesium, or hold their own.

No human data give the cell's share; it is a slider, from 0 (fully defended) to 1 (follows in proportion).
"""

from mgmodels.engine import Model, Parameter
from mgmodels.magnesium.concentrations import serum_magnesium
from mgmodels.magnesium.speciation import mgatp_speciation, occupancy


def follow(normal, ratio, coupling):
    """Return a level that moves by `coupling` per cent for each per cent of change in serum."""
    return normal * ratio**coupling


def levels(
    serum_total, serum_normal, csf_normal, cytosol_normal, ionised_fraction,
    defended, csf_coupling, cell_coupling, ATP_total, K_MgATP,
):  # fmt: skip
    ratio = serum_total / serum_normal
    csf = follow(csf_normal, ratio, csf_coupling if defended else 1.0)
    cytosol = follow(cytosol_normal, ratio, cell_coupling if defended else 1.0)
    return ionised_fraction * serum_total, csf, cytosol, ATP_total * occupancy(cytosol, K_MgATP)


defended_magnesium = Model(
    name="defended_magnesium",
    title="Magnesium in blood, brain fluid and cell, with and without defence",
    parameters={
        "serum_total": serum_magnesium.parameters["serum_total"],
        "serum_normal": Parameter(
            0.85, "mM", "total serum magnesium at which the other levels are normal",
            "saha_1998", "measured", 0.70, 1.00,
        ),
        "csf_normal": Parameter(
            0.80, "mM", "ionised magnesium of CSF (neurosurgical patients)",
            "mckee_2005", "measured", 0.70, 0.90,
        ),
        "cytosol_normal": Parameter(
            0.50, "mM", "free magnesium of a neuron", "romani_2011", "recalled", 0.15, 1.0
        ),
        "ionised_fraction": serum_magnesium.parameters["ionised_fraction"],
        "defended": Parameter(
            1.0, "1", "1: CSF and cells hold their own; 0: they follow serum in proportion",
            "this_course", "assumed", 0.0, 1.0,
        ),
        "csf_coupling": Parameter(
            0.15, "1", "per cent that CSF moves for one per cent of serum; near 0 after four hours of "
            "infusion, 0.11 to 0.15 after a day (recalled)", "mckee_2005", "assumed", 0.0, 0.25,
        ),
        "cell_coupling": Parameter(
            0.3, "1", "per cent that the cytosol moves for one per cent of serum; unknown in man",
            "this_course", "assumed", 0.0, 1.0,
        ),
        "ATP_total": mgatp_speciation.parameters["ATP_total"],
        "K_MgATP": mgatp_speciation.parameters["K_MgATP"],
    },
    outputs={
        "serum_ionised": ("mM", "ionised magnesium in serum and interstitial fluid"),
        "csf_ionised": ("mM", "ionised magnesium in CSF"),
        "cytosolic_free": ("mM", "free magnesium in the cytosol of a neuron"),
        "MgATP": ("mM", "ATP with magnesium in a neuron"),
    },
    output_function=levels,
    roles={
        "mg_ecf": "serum_ionised",
        "mg_csf": "csf_ionised",
        "mg_cytosol": "cytosolic_free",
        "mgatp": "MgATP",
    },
    sources=("mckee_2005", "brewer_2001", "wong_2009", "ryzen_1989"),
    scope="Lasting changes of serum magnesium, over days to weeks: what would follow, with sliders as "
    "wide as what is not known.",
    not_modelled="The time it takes, the transporters that do it, what bone gives back; muscle, whose free "
    "magnesium does not follow serum (r = -0.43, Ryschon 1996). Hours of infusion hardly change a cell.",
)  # fmt: skip
