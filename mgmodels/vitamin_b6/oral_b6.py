"""A tablet of vitamin B6 on its way: gut, liver, blood, cells, urine. A teaching model of this course.

All amounts are in per cent of the dose. The form in the tablet decides which enzymes it has to pass: pyridoxine needs
the kinase (MgATP) and the oxidase (riboflavin), pyridoxal the kinase, and pyridoxal phosphate (P5P) the kinase too, for
the gut takes its phosphate off before it is absorbed, but for a small share.
"""

import numpy as np

from mgmodels.engine import Model, Parameter, State
from mgmodels.engine.errors import UnknownName, near_misses

FORMS = {"pyridoxine": "gut_PN", "pyridoxal": "gut_PL", "pyridoxal phosphate": "gut_PLP"}


def levels(blood_PLP, blood_PL, blood_PN, tissue_PLP, liver_PLP):
    return blood_PLP + blood_PL + blood_PN, tissue_PLP + liver_PLP


def rhs(
    t, gut_PLP, gut_PL, gut_PN, liver_PN, liver_PNP, liver_PLP, blood_PLP, blood_PL, blood_PN, tissue_PLP,
    intact_share, ALP_activity, PDXK_activity, PNPO_activity, k_hydrolysis, k_absorption, first_pass,
    k_kinase, k_oxidase, k_washout, k_secretion, k_release, k_ALP, k_other, k_tissue, k_liver, k_oxidation,
    k_return, k_PNP_loss, k_urine,
):  # fmt: skip
    hydrolysed = k_hydrolysis * gut_PLP
    intact = k_hydrolysis * intact_share / (1.0 - intact_share) * gut_PLP
    absorbed, absorbed_PN = k_absorption * gut_PL, k_absorption * gut_PN
    burnt_in_passing = first_pass * absorbed
    phosphorylated = k_kinase * PDXK_activity * liver_PN
    oxidised = k_oxidase * PNPO_activity * liver_PNP
    washed_out = k_washout * liver_PN
    PNP_lost = k_PNP_loss * liver_PNP
    secreted, released = k_secretion * liver_PLP, k_release * liver_PLP
    dephosphorylated, other = k_ALP * ALP_activity * blood_PLP, k_other * blood_PLP
    to_tissue, to_liver = k_tissue * PDXK_activity * blood_PL, k_liver * PDXK_activity * blood_PL
    burnt = k_oxidation * blood_PL
    given_back = k_return * tissue_PLP
    return (
        -hydrolysed - intact,
        hydrolysed - absorbed,
        -absorbed_PN,
        absorbed_PN - phosphorylated - washed_out,
        phosphorylated - oxidised - PNP_lost,
        oxidised + to_liver - secreted - released,
        intact + secreted - dephosphorylated - other,
        absorbed - burnt_in_passing + released + dephosphorylated + given_back - to_tissue - to_liver - burnt,
        washed_out + PNP_lost - k_urine * blood_PN,
        to_tissue - given_back,
        burnt_in_passing + burnt + other,
        k_urine * blood_PN,
    )


def dose(
    gut_PLP, gut_PL, gut_PN, liver_PN, liver_PNP, liver_PLP, blood_PLP, blood_PL, blood_PN, tissue_PLP,
    pyridoxic_acid, urine_PN,
):  # fmt: skip
    in_gut, in_liver = gut_PLP + gut_PL + gut_PN, liver_PN + liver_PNP + liver_PLP
    return in_gut + in_liver + blood_PLP + blood_PL + blood_PN + tissue_PLP + pyridoxic_acid + urine_PN


def teaching(value, unit, meaning, low=None, high=None):
    """Return a constant that this course chose; half to twice its value is tried unless said otherwise."""
    low, high = value / 2 if low is None else low, 2 * value if high is None else high
    return Parameter(value, unit, f"{meaning}; teaching value", "this_course", "assumed", low, high)


def activity(of_what):
    return Parameter(1.0, "1", f"{of_what} that works, of normal", "this_course", "assumed", 0.0, 2.0)


def place(meaning, start=0.0):
    return State(start, "%", meaning, 0.0, scale=0.1)


oral_b6 = Model(
    name="oral_b6",
    title="A tablet of vitamin B6 on its way",
    rhs=rhs,
    states={
        "gut_PLP": place("pyridoxal phosphate in the gut", 100.0),
        "gut_PL": place("pyridoxal in the gut"),
        "gut_PN": place("pyridoxine in the gut"),
        "liver_PN": place("pyridoxine in liver and gut wall"),
        "liver_PNP": place("pyridoxine phosphate there"),
        "liver_PLP": place("pyridoxal phosphate there"),
        "blood_PLP": place("pyridoxal phosphate in plasma"),
        "blood_PL": place("pyridoxal in plasma"),
        "blood_PN": place("pyridoxine in plasma"),
        "tissue_PLP": place("pyridoxal phosphate in the other cells"),
        "pyridoxic_acid": place("pyridoxic acid in urine"),
        "urine_PN": place("pyridoxine in urine, unused"),
    },
    parameters={
        "intact_share": Parameter(
            0.05, "1", "share of pyridoxal phosphate absorbed with its phosphate; above 0 in rats, unknown in people",
            "this_course", "assumed", 0.0, 0.3,
        ),
        "ALP_activity": activity("alkaline phosphatase of plasma"),
        "PDXK_activity": activity("pyridoxal kinase"),
        "PNPO_activity": activity("pyridoxine-phosphate oxidase"),
        "k_hydrolysis": teaching(3.0, "1/h", "phosphate taken off in the gut"),
        "k_absorption": teaching(1.5, "1/h", "absorption of pyridoxal and pyridoxine"),
        "first_pass": teaching(0.25, "1", "share of absorbed pyridoxal that the liver burns in passing", 0.0, 0.6),
        "k_kinase": teaching(4.0, "1/h", "pyridoxine phosphorylated in the liver"),
        "k_oxidase": teaching(3.0, "1/h", "pyridoxine phosphate oxidised there"),
        "k_washout": teaching(0.3, "1/h", "pyridoxine escaping from the liver"),
        "k_secretion": teaching(0.04, "1/h", "pyridoxal phosphate that the liver gives to plasma"),
        "k_release": teaching(0.42, "1/h", "pyridoxal that the liver gives to plasma"),
        "k_ALP": teaching(0.237, "1/h", "plasma pyridoxal phosphate lost to alkaline phosphatase"),
        "k_other": teaching(0.063, "1/h", "plasma pyridoxal phosphate lost otherwise"),
        "k_tissue": teaching(0.4, "1/h", "pyridoxal taken up and phosphorylated by cells"),
        "k_liver": teaching(0.26, "1/h", "pyridoxal taken up and phosphorylated by the liver"),
        "k_oxidation": teaching(0.9, "1/h", "pyridoxal burnt to pyridoxic acid"),
        "k_return": teaching(0.08, "1/h", "phosphate taken off again in cells"),
        "k_PNP_loss": teaching(0.3, "1/h", "phosphate taken off pyridoxine again, which then escapes"),
        "k_urine": teaching(1.0, "1/h", "pyridoxine leaving with the urine"),
    },
    outputs={
        "blood_total": ("%", "vitamin B6 in plasma, all forms"),
        "cells": ("%", "pyridoxal phosphate in liver and other cells"),
    },
    output_function=levels,
    conserved={"dose": dose},
    time_unit="h",
    sources=("this_course", "vitamin_society_of_japan_1992", "wilson_2019"),
    scope="Which enzymes a form has to pass, and in which order it reaches blood and cells. A teaching model: its "
    "speeds are chosen so that the order of two forms in ten men comes out; no size of it is a measurement.",
    not_modelled="Saturation, so that it holds for small doses; food; the magnesium of the kinase, which `plp_cell` "
    "has; the blood–brain barrier; pyridoxamine; what was there before the tablet.",
)  # fmt: skip


def tablet(form, hours=24.0, times=None, **changes):
    """Return the run of a tablet of one form, in per cent of its dose.

    Args:
        form: One of `FORMS`.
        hours: Length of the run.
        times: Hours to report; left out, 2001 of them.
        **changes: Parameters of `oral_b6` that differ, such as `PNPO_activity`.

    Raises:
        UnknownName, BadValue: Another form, a wrong name or value (`intact_share` is below 1).

    >>> day = tablet("pyridoxal phosphate")
    >>> round(float(day["blood_total"].max())), round(float(day.t[day["blood_total"].argmax()]), 1)
    (28, 1.1)
    """
    if form not in FORMS:
        raise UnknownName(f"there is no form “{form}”. {near_misses(form, FORMS)}")
    initial = dict.fromkeys(FORMS.values(), 0.0) | {FORMS[form]: 100.0}
    return oral_b6.solve(hours, times=times, initial=initial, **changes)


def cell_exposure(form, hours=24.0, **changes):
    """Return the mean amount of PLP that a tablet keeps in cells, in per cent of its dose.

    Args:
        form, hours, **changes: As for `tablet`, whose errors it shares.

    >>> healthy = {form: cell_exposure(form) for form in FORMS}
    >>> without_oxidase = {form: cell_exposure(form, PNPO_activity=0.05) for form in FORMS}
    >>> {form: round(without_oxidase[form] / healthy[form], 2) for form in FORMS}
    {'pyridoxine': 0.35, 'pyridoxal': 1.0, 'pyridoxal phosphate': 1.0}
    """
    run = tablet(form, hours, **changes)
    return float(np.trapezoid(run["cells"], run.t) / hours)
