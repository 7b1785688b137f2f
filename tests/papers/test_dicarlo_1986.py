"""dicarlo_1986: magnesium sulfate in the conduction system of 10 patients (abstract).

Total serum magnesium from 2.0 to 5.4 mg/dl (0.82 to 2.22 mM): AV node conduction 82 ± 22 to 97 ± 17 ms, that is 18 %
more; intervals at which impulses begin to be lost 350 to 419 ms; recovery of the sinus node 1,000 ± 211 to
1,106 ± 223 ms, of which 279 ± 87 and 336 ± 104 ms are beyond the cycle at rest; no significant change of heart rate,
QRS and QT. Ionised is taken as 0.67 of total. The model's AV node is a ventricular strand without sodium current: it
has the mechanism, and is not fitted to the node.
"""

from functools import cache

import numpy as np
import pytest

from mgmodels.dial import per_cent_of_normal
from mgmodels.figures.heart.beside_clinic import comparisons
from mgmodels.figures.heart.conduction import driven, fronts, shortest_interval
from mgmodels.figures.heart.levels import AFFINITIES, DICARLO, NORMAL, left_by_outside
from mgmodels.figures.heart.sinus import rate
from mgmodels.figures.one_dial.clinic import MEASURED
from mgmodels.heart import (
    SLOW_RESPONSE,
    conducted,
    conduction_delay,
    magnesium_outside,
    sinus_recovery_time,
    ventricular_strand,
)

IONISED = {"before": 0.67 * 0.82, "after": 0.67 * 2.22}  # mM


@cache
def delay(when, slow):
    changes = magnesium_outside(IONISED[when]) | (SLOW_RESPONSE if slow else {})
    if slow:
        return conduction_delay(conducted(500.0, ventricular_strand, settle=500.0, times=[500.0], **changes), 0.4, 0.6)
    return conduction_delay(conducted(40.0, ventricular_strand, times=[40.0], **changes), 0.5, 1.5)


def more(slow):
    return delay("after", slow) / delay("before", slow) - 1.0


def test_validated_ventricular_conduction_does_not_change():
    """QRS unchanged: the ventricular strand is 1 % slower, less than an ECG shows."""
    assert 0.0 < more(slow=False) < 0.01


def test_validated_calcium_conduction_slows_and_sodium_conduction_does_not():
    assert more(slow=True) > 5 * more(slow=False)


def test_validated_delay_by_the_block_alone():
    """Against a program of its own: 6 % at 1.5 mM ionised, where only the block counts, from 0.55 mM."""
    block = {"Mg_o_normal": 0.55} | SLOW_RESPONSE
    before, after = (
        conduction_delay(conducted(500.0, settle=500.0, times=[500.0], Mg_o=level, **block), 0.4, 0.6)
        for level in (0.55, 1.5)
    )
    assert after / before - 1.0 == pytest.approx(0.06, abs=0.01)


def test_known_disagreement_av_delay_grows_less_than_in_patients(mismatch):
    """In the slow strand two thirds of the growth come from the block of the calcium channel, a third from the shift of
    the gates."""
    grown = 97.0 / 82.0 - 1.0
    mismatch("growth of AV conduction time", published=grown, model=more(slow=True), tolerance=0.05)
    assert more(slow=True) == pytest.approx(0.092, abs=0.005)


def test_validated_the_sinus_node_takes_as_much_longer_to_recover():
    """Driven at 120 a minute for half a minute and left alone. Tolerance: half of the growth measured, 10.6 %; the
    patients' own spread is a fifth of the time."""
    usual, drip = (sinus_recovery_time(L_type_share=left_by_outside(IONISED[when])) for when in ("before", "after"))
    assert 100 * (drip / usual - 1) == pytest.approx(100 * (1106 / 1000 - 1), abs=5.3)


def test_known_disagreement_the_model_is_hardly_suppressed_by_the_drive(mismatch):
    """279 ms beyond the cycle at rest; the model's cell, whose sodium is held, is back almost at once."""
    beyond = sinus_recovery_time() - 60_000 / rate(NORMAL)
    mismatch("recovery of the sinus node beyond its cycle", published=279.0, model=beyond, tolerance=87.0, unit="ms")
    assert 0 < beyond < 40


def test_validated_the_cycle_that_their_recovery_times_leave_grew_nearly_as_the_models():
    """1,000 - 279 ms before and 1,106 - 336 ms after: 7 % more, which ten patients do not make significant. The
    reckoning is this course's. Tolerance: 3 of its per cent."""
    grown = 100 * ((1106 - 336) / (1000 - 279) - 1)
    assert 100 * (rate(0.67 * 0.82) / rate(0.67 * 2.22) - 1) == pytest.approx(grown, abs=3.0)


# ---------------------------------------------------------------------- what Chapters IV and VII show beside the clinic
def of_chapter_iv(kind, what):
    return comparisons()[kind][what]


def test_known_disagreement_conduction_slows_by_half_of_what_people_showed(mismatch):
    """The strand of Chapter IV."""
    people, model = of_chapter_iv("Conduction", "AV node, 2.2 mM")
    assert people == pytest.approx(18.3, abs=0.1) and model == pytest.approx(9.4, abs=0.3)
    mismatch("growth of AV conduction time, Chapter IV", published=people, model=model, tolerance=5.0, unit="%")


def test_known_disagreement_impulses_begin_to_be_lost_hardly_earlier(mismatch):
    """350 to 419 ms. At the interval that is found, and above it, none of six is lost; below it one is."""
    found = {level: shortest_interval(level) for level in (NORMAL, DICARLO)}
    for level, interval in found.items():
        assert not any(all_come_through(level, interval - d) for d in (1.0, 5.0, 15.0))
        assert all(all_come_through(level, interval + d) for d in (0.0, 1.0, 5.0))
    longer = found[DICARLO] - found[NORMAL]
    what = "rise of the interval at which impulses begin to be lost"
    mismatch(what, published=419.0 - 350.0, model=longer, tolerance=20.0, unit="ms")
    assert 0 < longer < 5


def all_come_through(Mg_o, interval):
    return np.isfinite(fronts(driven(Mg_o, interval), interval)[:, -1]).all()


def test_known_disagreement_the_node_slows_and_no_slowing_was_found(mismatch):
    """No significant change: 0 % stands for it. The node slows where its cell's own magnesium stays as it was."""
    people, model = of_chapter_iv("Pacemaker", "rate, 2.2 mM")
    assert people == 0.0 and model == pytest.approx(-8.1, abs=0.3)
    assert rate(1.49, 0.3) == pytest.approx(rate(NORMAL), rel=0.02)
    mismatch("change of heart rate", published=people, model=model, tolerance=2.0, unit="%")


def test_known_disagreement_no_one_affinity_fits_both_nodes(mismatch):
    """At 4 mM the AV node is right, within a tenth, and the sinus node's recovery takes twice as much longer."""
    tight = comparisons(min(AFFINITIES.values()))
    people, model = tight["Conduction"]["AV node, 2.2 mM"]
    assert model == pytest.approx(people, rel=0.1)
    people, model = tight["Pacemaker"]["recovery time, 2.2 mM"]
    mismatch("growth of recovery at an affinity of 4 mM", published=people, model=model, tolerance=5.3, unit="%")


def test_known_disagreement_the_qt_of_patients_does_not_move(mismatch):
    """QT stayed at 100 % of before; the beat of one cell whose own magnesium stays as it was gets shorter."""
    _, people = MEASURED["QT, drip"]
    model = per_cent_of_normal("heart", 2.22, shared={"cell_coupling": 0.0})
    mismatch("QT, or the beat of one cell, of before", published=people, model=model, tolerance=1.5, unit="%")
    assert model < people
