"""Crossbridges and MgATP: a head that has pulled lets go only when MgATP binds; without it the muscle is in rigor.

    D_2 ⇄ A_1 ⇄ A_2 → R → D_2        the last step is MgATP binding

A steady state at saturating calcium, in closed form.
"""

from mgmodels.engine import Model, Parameter
from mgmodels.muscle.crossbridges import FILAMENT


def shares(MgATP, f_o, f_p, h_o, h_p, g_o, k_T):
    """Return the shares of heads that are detached, attached, pulling and in rigor."""
    A_1 = (h_p + g_o) / h_o
    D_2 = (f_p * A_1 + g_o) / f_o
    R = g_o / (k_T * MgATP)
    total = D_2 + A_1 + 1.0 + R
    return D_2 / total, A_1 / total, 1.0 / total, R / total


def steady_crossbridges(MgATP, MgATP_reference, f_o, f_p, h_o, h_p, g_o, k_T):
    D_2, A_1, A_2, R = shares(MgATP, f_o, f_p, h_o, h_p, g_o, k_T)
    _, _, A_2_reference, R_reference = shares(MgATP_reference, f_o, f_p, h_o, h_p, g_o, k_T)
    return D_2, A_1, A_2, R, (A_2 + R) / (A_2_reference + R_reference), A_2 / A_2_reference


rigor_crossbridges = Model(
    name="rigor_crossbridges",
    title="Crossbridges that need MgATP to let go",
    parameters={
        "MgATP": Parameter(7.36, "mM", "MgATP in the fibre", "shorten_2007", "assumed", 1e-4, 20.0),
        "MgATP_reference": Parameter(
            7.36, "mM", "MgATP at which force and splitting are 1", "this_course", "assumed", 1.0, 10.0
        ),
        **{name: FILAMENT[name] for name in ("f_o", "f_p", "h_o", "h_p", "g_o")},
        "k_T": Parameter(
            6.0, "1/(ms*mM)", "MgATP binding to a head in rigor: 6 keeps force near what is measured above 0.1 mM",
            "ferenczi_1984", "fitted", 1.0, 10.0,
        ),
    },
    outputs={
        "detached": ("1", "heads that are off"),
        "attached": ("1", "heads on, before the stroke"),
        "pulling": ("1", "heads on, after the stroke"),
        "rigor": ("1", "heads that wait for MgATP"),
        "force": ("1", "isometric force against that at the reference"),
        "splitting": ("1", "ATP split against that at the reference"),
    },
    output_function=steady_crossbridges,
    roles={"mgatp": "MgATP"},
    sources=("shorten_2007", "ferenczi_1984"),
    scope="Isometric force and ATP splitting of a fully activated fibre at 0.1 to 10 mM MgATP.",
    not_modelled="Calcium, ADP and phosphate, cooperation of rigor heads with the filament. Below 0.03 mM measured "
    "force falls again; here it keeps rising. Shorten's duty ratio is small, so that rigor shows too early.",
)  # fmt: skip
