"""What the figures of Chapter VI work out for themselves, beside the models they draw."""

import numpy as np
import pytest

from course import numbers
from mgmodels.body import LIMITS, absorbed, extra_absorbed, follow_out, resting_serum, split
from mgmodels.figures.dose.blood_and_fluid import course
from mgmodels.figures.dose.capsule import REST, parts
from mgmodels.figures.dose.chain import EFFECTS, gate, links, release, response
from mgmodels.figures.dose.depleted import AFTER, replete, with_capsules
from mgmodels.figures.dose.forms import PEOPLE, TRIALS, rises
from mgmodels.figures.dose.gut import MEASURED, WAYS, gained
from mgmodels.figures.dose.kidneys import GFR, levels
from mgmodels.figures.dose.levels import LABEL, NORMAL, USUAL
from mgmodels.figures.dose.stays import DAYS, settled
from mgmodels.figures.dose.stays import course as course_of_stores


@pytest.mark.parametrize("rest", REST.values())
@pytest.mark.parametrize("solid", [0, 40, 100])
def test_the_parts_of_a_capsule_add_up(solid, rest):
    assert sum(parts(solid, rest).values()) == pytest.approx(1)
    assert parts(40, (1, 1, 1)) == pytest.approx(dict.fromkeys(parts(40, (1, 1, 1)), 0.2))


def test_denser_forms_need_fewer_capsules():
    counts = [split(**parts(solid, (1, 1, 1)))["capsules"] for solid in (0, 50, 100)]
    assert counts == sorted(counts, reverse=True)


def test_the_ratios_of_the_trials_are_those_of_their_numbers():
    """Bisglycinate and oxide differ by 3 per cent; the other comparisons lie between a third and twofold."""
    alike, *apart = sorted(TRIALS.values())
    assert alike == pytest.approx(1.03, abs=0.005)
    assert apart == pytest.approx([1.34, 1.35, 1.99, 2.0], abs=0.005)


def test_four_small_doses_beat_one_and_a_meal_costs_half():
    alone, meal, _, four = (gained(LABEL, way) for way in WAYS.values())
    assert four > 2 * alone > 3 * meal
    assert alone == pytest.approx(absorbed(LABEL))


def test_the_measured_dots_lie_where_the_papers_put_them():
    assert MEASURED["Fine 1991"][1] == (65, 11)
    small, large = MEASURED["Sabatier 2011"][0]
    assert (7 * small, 2 * large) == (126, 126)
    assert MEASURED["oxide, Firoz 2001"][0][0] == pytest.approx(21 * 24.305 / 2, abs=1)  # 21 mEq


def test_doubled_absorption_raises_serum_by_less_than_a_tenth():
    for meal, expected in ((0.0, 82), (100.0, 44)):
        rise = resting_serum(USUAL + 2 * extra_absorbed(LABEL, meal=meal)) - NORMAL
        assert 1000 * rise == pytest.approx(expected, abs=1)
        assert rise < 0.1 * NORMAL


def test_a_poor_diet_leaves_more_room():
    usual, poor = rises(0.0).values()
    assert (poor > usual).all()
    assert list(PEOPLE.values()) == pytest.approx([111.5, 67.3], abs=0.05)


def test_stores_are_settled_before_the_capsules_begin():
    start = settled(100.0)
    _, body = course_of_stores(0.0, 100.0)
    assert np.ptp(body) < 0.05
    assert start["urine"] == start["faeces"] == 0
    assert DAYS[0] == 0 and DAYS[-1] == 90


def test_a_drip_dwarfs_a_capsule_in_blood_and_not_in_the_fluid_of_the_brain():
    capsule, drip = course("daily", 0.15), course("drip", 0.15)
    assert (drip[0].max() / NORMAL - 1) > 12 * (capsule[0].max() / NORMAL - 1)
    assert drip[1].max() / 0.80 - 1 < 0.07
    assert course("drip", 0.0)[1] == pytest.approx(0.80)


def test_the_same_capsule_helps_a_depleted_body_several_times_as_much():
    treated, untreated = with_capsules(20.0, 120)
    gain = np.interp(30, AFTER, treated) - treated[0]
    assert gain / (np.interp(30, AFTER, replete()) - NORMAL) == pytest.approx(4.8, abs=0.2)
    assert (np.diff(untreated) < 0).all()


def test_serum_rises_as_filtration_falls():
    without, with_it = levels((LABEL, 100.0))
    assert (np.diff(without) < 0).all() and (np.diff(with_it - without) < 0).all()
    assert np.interp(120, GFR, without) == pytest.approx(NORMAL, abs=1e-3)


def test_the_label_stands_between_the_two_limits():
    assert LIMITS["European Union"].value < LABEL < LIMITS["United States"].value


@pytest.mark.parametrize("effect", EFFECTS.values())
def test_the_chain_shrinks_at_every_link_and_ends_below_two_per_cent(effect):
    found = links(LABEL, effect)
    assert (np.diff(found) > 0).all()
    absorbed_share, serum, fluid, end = found[:, 1]
    assert absorbed_share > serum > fluid
    assert end < 1 and found[3, 2] < 2
    assert {gate: 0.29, release: 0.90}[effect] == pytest.approx(end, abs=0.02)


def test_more_on_the_label_does_more_but_never_much():
    for effect in EFFECTS.values():
        low, middle, high = response(effect)
        assert (np.diff(middle) > 0).all() and (low <= middle).all() and (middle <= high).all()
        assert high[-1] < 3


def test_every_published_law_of_the_gate_is_asked():
    found = follow_out(LABEL, members=12)
    assert (gate(found) > 0).all() and gate(found).shape == (12,)


def test_the_cover_gives_what_the_body_gives():
    assert numbers.DOSE == LABEL
    assert numbers.ABSORBED == pytest.approx((extra_absorbed(LABEL, meal=100), absorbed(LABEL)))
    assert numbers.IN_URINE == pytest.approx(0.98, abs=0.01)
