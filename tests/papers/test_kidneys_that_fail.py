"""Serum magnesium as kidneys fail: it rises when filtration is below some 20 to 30 mL/min.

Seen: the introduction of a review of magnesium in chronic kidney disease and dialysis, on a public page that names
neither authors nor journal.
"""

from mgmodels.body import every_day

DAY = 24.0  # h


def test_known_disagreement_serum_in_kidney_disease_rises_too_early(mismatch):
    """Patients keep normal serum, a change of 0: the tubules that are left spill more. Here they spill too little."""
    level = every_day(0.0, 180, times=[DAY * 180], GFR=30)["serum_total"][-1]
    what = "rise of serum magnesium at a filtration of 30 mL/min"
    mismatch(what, published=0.0, model=level - 0.85, tolerance=0.05, unit="mM")
    assert level > 0.85
