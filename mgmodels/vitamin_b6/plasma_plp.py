"""Pyridoxal phosphate in plasma: what the laboratory prints, and what alkaline phosphatase does to it.

Little phosphatase, much PLP in plasma, and no more of it in cells, which take up pyridoxal only.
"""

from mgmodels.engine import Model, Parameter, State


def losses(PLP, ALP_activity, k_ALP, k_other):
    return k_ALP * ALP_activity * PLP, k_other * PLP


def rhs(t, PLP, secretion, ALP_activity, k_ALP, k_other):
    dephosphorylated, other = losses(PLP, ALP_activity, k_ALP, k_other)
    return (secretion - dephosphorylated - other,)


plasma_plp = Model(
    name="plasma_plp",
    title="Pyridoxal phosphate in plasma",
    rhs=rhs,
    states={"PLP": State(40.0, "nM", "pyridoxal phosphate in plasma; 20 or 30 nM are drawn as limits", 0.0)},
    parameters={
        "secretion": Parameter(
            12.0, "nM/h", "PLP that the liver adds, so that 40 nM circulates; teaching value",
            "this_course", "assumed", 0.0, 100.0,
        ),
        "ALP_activity": Parameter(
            1.0, "1", "alkaline phosphatase that works, of normal; it carries zinc and magnesium, and in rats short of "
            "magnesium less of it is found", "this_course", "assumed", 0.0, 3.0,
        ),
        "k_ALP": Parameter(
            0.237, "1/h", "loss to alkaline phosphatase: 0.79 of all, so that 48 per cent less of it gives 61 per cent "
            "more PLP, as in rats", "wan_1993", "fitted", 0.18, 0.29,
        ),
        "k_other": Parameter(
            0.063, "1/h", "other loss, 0.21 of all; that a third goes in an hour is a teaching value",
            "wan_1993", "fitted", 0.01, 0.15,
        ),
    },
    outputs={
        "dephosphorylated": ("nM/h", "PLP that becomes pyridoxal, which cells can take up"),
        "other_loss": ("nM/h", "PLP lost otherwise"),
    },
    output_function=losses,
    time_unit="h",
    sources=("wan_1993",),
    scope="Why plasma PLP rises where alkaline phosphatase is low: a level at rest, and how fast it is reached.",
    not_modelled="Albumin, which holds most of it; meals; red cells; change of what the liver adds. The pyridoxal that "
    "is set free depends at rest on what the liver adds and hardly on the phosphatase.",
)  # fmt: skip
