"""The course's Sphinx extension: its page frame, its directives and the pages it generates from mgmodels."""

import os

from . import (
    chapter,
    claims_page,
    cover,
    coverage,
    cycle,
    elements,
    exercise,
    explorers,
    glossary_page,
    ledger,
    live,
    mathml,
    models_page,
    overrides,
    page,
    parameters_page,
    reference,
    replicates_page,
    sensitivity_page,
    site,
    speed,
    typography,
)

PARTS = (
    elements,
    typography,
    glossary_page,
    overrides,
    mathml,
    page,
    site,
    chapter,
    cycle,
    exercise,
    explorers,
    ledger,
    claims_page,
    coverage,
    cover,
    reference,
    models_page,
    parameters_page,
    replicates_page,
    sensitivity_page,
    speed,
    live,
)


def setup(app):
    """Register everything; kernels that execute notebooks inherit COURSE_MODE and draw the page face."""
    os.environ["COURSE_MODE"] = "static"
    for module in PARTS:
        module.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
