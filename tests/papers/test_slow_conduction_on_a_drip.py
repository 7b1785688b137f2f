"""25 patients with slow conduction on a slow drip, in an abstract whose authors and year were not shown.

Total magnesium 2.14 ± 0.16 to 2.37 ± 0.14 mg/dl (0.88 to 0.98 mM). AH interval 112.8 to 114.2 ms (p < 0.005), PR 215.4
to 217.6 ms (p < 0.002); QRS, heart rate (74.2 and 73.5 a minute), QTc (421 and 421 ms) and blood pressure without
significant change. The models are asked at 0.67 of either total.
"""

from mgmodels.figures.heart.beside_clinic import comparisons


def test_validated_the_node_slows_by_half_a_per_cent_or_one(published):
    """1.2 % of the AH interval. Tolerance: one per cent; the sign is the finding."""
    people, model = comparisons()["Conduction"]["AV node, 0.98 mM"]
    assert 0 < model == published(people, "change of AV conduction time", "%", abs=1.0)


def test_validated_the_pulse_hardly_changes(published):
    """74.2 to 73.5 a minute, without significance. Tolerance: one per cent. No effect at all would pass: that is the
    finding; the sign is the model's own."""
    people, model = comparisons()["Pacemaker"]["rate, 0.98 mM"]
    assert 0 > model == published(people, "change of heart rate", "%", abs=1.0)
