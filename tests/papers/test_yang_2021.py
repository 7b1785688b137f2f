"""yang_2021: electrocardiograms of 50 patients below 0.65 mM serum magnesium, against themselves with normal magnesium.

From the abstract: QTc 439 ± 27 and 433 ± 22 ms; corrected QT to the peak of T 334 ± 28 and 342 ± 21 ms, from there
to its end 122 ± 24 and 111 ± 22 ms;
QRS 85 ± 12 and 86 ± 12 ms and PR without significant difference. The mean level is not given there: the models have
0.40 mM ionised. The QT of a whole heart stands beside the beat of one cell, the end of T beside the time by which the
cells within the wall recover later than those outside.
"""

from mgmodels.figures.heart.beside_clinic import AGREES, comparisons, last_to_recover
from mgmodels.figures.heart.levels import K_OUTSIDE, LOW, NORMAL


def pair(kind, what):
    people, model = comparisons()[kind][what + ", below 0.65 mM"]
    return people, model


def test_validated_qt_grows_by_about_one_per_cent(published):
    """Tolerance: one per cent of QTc, a sixth of its spread among people."""
    people, model = pair("Beat", "QTc")
    assert 0 < model == published(people, "change of QTc", "%", abs=AGREES)


def test_validated_qrs_does_not_change(published):
    """Tolerance: 2 %, of which 1.2 is the change in the means, without significance. No effect at all would pass: that
    is the finding."""
    people, model = pair("Conduction", "QRS")
    assert model == published(people, "change of QRS", "%", abs=2.0)


def test_validated_pr_does_not_change_by_as_much_as_one_would_see(published):
    """No significant difference: 0 %. Tolerance: 2 % of PR, some 3 ms, of which the AV node has about half. No effect
    at all would pass: that is the finding."""
    people, model = pair("Conduction", "PR")
    assert model == published(people, "change of PR", "%", abs=2.0)


def test_validated_the_end_of_t_with_normal_magnesium_is_of_the_models_size(published):
    """Tolerance: the spread among people."""
    assert last_to_recover(NORMAL, K_OUTSIDE) == published(111.0, "peak to end of T", "ms", abs=22.0)


def test_known_disagreement_low_magnesium_hastens_the_peak_of_t(mismatch):
    """342 to 334 ms in patients; the model's cells outside beat a little longer."""
    people, model = pair("Beat", "QT to the peak")
    mismatch("change of QT to the peak of T", published=people, model=model, tolerance=2.0, unit="%")
    assert people < 0 < model


def test_known_disagreement_low_magnesium_draws_out_the_end_of_t(mismatch):
    """By a tenth in patients, by a hundredth between the model's two layers of the wall."""
    people, model = pair("Beat", "end of T")
    mismatch("change of the time from peak to end of T", published=people, model=model, tolerance=5.0, unit="%")
    assert last_to_recover(LOW, K_OUTSIDE) > last_to_recover(NORMAL, K_OUTSIDE)
