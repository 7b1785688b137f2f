"""What the figures of Chapter IV work out for themselves, beside the models they draw; and the clinic beside them."""

from itertools import pairwise

import numpy as np
import pytest

from course import numbers
from mgmodels.engine import bibliography
from mgmodels.explore.explorer import Page
from mgmodels.figures.heart import afterdepolarisation_map, slow_strand, torsades_dose_map
from mgmodels.figures.heart.afterdepolarisations import (
    BLOCK,
    INSIDE_HERE,
    MAGNESIUM,
    SHOWN,
    blocked_cell,
    in_words,
    strained_cell,
)
from mgmodels.figures.heart.antagonism import as_much_inside, equal_inside, equal_outside
from mgmodels.figures.heart.beats import beat_after
from mgmodels.figures.heart.beside_clinic import comparisons
from mgmodels.figures.heart.conduction import BEATS, NODES, delay, driven, fronts
from mgmodels.figures.heart.levels import AFFINITIES, CAPSULE, DRIP, INSIDE, NORMAL, left_by_inside, left_by_outside
from mgmodels.figures.heart.potassium import readings
from mgmodels.figures.heart.rectifier import POSITIONS, duration
from mgmodels.figures.heart.sinus import rate
from mgmodels.figures.heart.trials import chance, not_excluded
from mgmodels.figures.heart.uncertainty import LEVELS, changes
from mgmodels.heart import action_potential
from mgmodels.heart.trials import INFARCTION, TORSADES


# ---------------------------------------------------------------------- antagonism
@pytest.mark.parametrize("share", [0.4, 0.883, 1.0, 1.05])
def test_what_would_do_the_same_does_the_same(share):
    assert left_by_inside(equal_inside(share)) == pytest.approx(share)
    assert left_by_outside(equal_outside(share)) == pytest.approx(share)


def test_no_level_outside_lets_through_a_fifth_more():
    assert np.isnan(equal_outside(1.2)) and equal_inside(1.2) < INSIDE
    assert left_by_outside(0.0) < 1.07


def test_the_curve_of_equal_current_leaves_that_current():
    outside = np.array([0.2, 0.57, 2.0])
    assert left_by_outside(outside) * left_by_inside(as_much_inside(outside, 0.8)) == pytest.approx(0.8)


def test_the_cover_compares_a_capsule_and_a_drip_on_the_same_current():
    assert numbers.calcium_left(CAPSULE) == pytest.approx(left_by_outside(CAPSULE))
    assert -0.005 < numbers.calcium_left(CAPSULE) - 1 < 0 and numbers.calcium_left(DRIP) < 0.9
    assert numbers.EFFECTS["heart"].change == "−0.3 or −12 %"
    curve = numbers.heart_curve()
    assert np.interp(curve.normal, curve.concentration, curve.ratio) == pytest.approx(1, abs=0.01)


# ---------------------------------------------------------------------- beats
def test_an_unchanged_cell_goes_on_as_before():
    assert action_potential(beat_after()).apd90 == pytest.approx(action_potential(beat_after(beats=1)).apd90, abs=0.5)


def test_a_beat_is_shortest_near_the_magnesium_that_cells_keep():
    durations = [duration(level, 0.0) for level in POSITIONS]
    assert 0.64 <= POSITIONS[int(np.argmin(durations))] <= 1.2
    assert durations[0] > durations[5] + 10 and durations[-1] > durations[5] + 10


def test_potassium_sets_the_resting_potential_and_magnesium_does_not():
    healthy = readings(4.2, NORMAL).rest
    assert readings(3.4, NORMAL).rest < healthy - 4
    assert readings(4.2, 0.25).rest == pytest.approx(healthy, abs=0.1)


# ---------------------------------------------------------------------- afterdepolarisations
def test_the_strained_cell_has_an_edge_that_is_not_monotone():
    """Along magnesium outside they come and go; a little more inside, and there are none."""
    present = strained_cell()["share"] > 0
    row = present[:, INSIDE_HERE.index(0.8)]
    assert row.any() and not row[0] and not row[-1]
    assert not present[:, INSIDE_HERE.index(0.9)].any()


def test_the_dose_map_is_ordered_where_it_is_read_aloud():
    share = blocked_cell()["share"]
    along_block = share[:, MAGNESIUM.index(1.84)]
    assert list(along_block) == sorted(along_block)
    assert share[BLOCK.index(90.0), MAGNESIUM.index(0.57)] == 1 and share[BLOCK.index(90.0), MAGNESIUM.index(1.84)] == 0
    assert share[BLOCK.index(92.0), MAGNESIUM.index(1.84)] == 1


def test_a_map_keeps_a_voltage_for_every_setting():
    voltage = blocked_cell()["voltage"]
    assert voltage.shape == (len(BLOCK), len(MAGNESIUM), SHOWN.size)
    assert (voltage.max(axis=-1) > 20).all() and np.isfinite(voltage).all()


@pytest.mark.parametrize("explorer", [afterdepolarisation_map, torsades_dose_map], ids=lambda one: one.id)
def test_between_two_settings_that_were_solved_a_map_shows_the_nearer(explorer):
    """A slider in a kernel stops between the positions of the page too."""
    for name, grid in explorer.grid.items():
        between = [0.6 * low + 0.4 * high for low, high in pairwise(grid)]
        for value, low in zip(between, grid, strict=False):
            assert explorer.draw(**{name: value}).sentence == explorer.draw(**{name: low}).sentence


def test_four_beats_in_words():
    assert in_words(0.0, 0.0) == "**none of 4** beats has an afterdepolarisation"
    assert in_words(0.25, 0.0) == "**1 of 4** beats has an afterdepolarisation"
    assert in_words(1.0, 0.0) == "**4 of 4** beats have an afterdepolarisation"
    assert in_words(0.5, 0.75) == "**3 of 4** beats do not get back to rest"


# ---------------------------------------------------------------------- conduction and pulse
@pytest.mark.parametrize("interval", [800.0, 400.0, 350.0])
def test_an_impulse_goes_one_way_and_may_be_lost_but_not_found_again(interval):
    passed = fronts(driven(NORMAL, interval), interval)
    assert passed.shape == (BEATS, NODES.size)
    come = np.isfinite(passed)
    assert (np.diff(come.astype(int), axis=1) <= 0).all()
    assert (np.diff(passed, axis=1)[come[:, 1:]] > 0).all()


def test_a_drip_makes_the_strand_drop_an_impulse_after_ever_longer_delays():
    """Wenckebach's rhythm: at 390 ms all six come through with normal magnesium; on the drip the fourth is lost."""
    usual, drip = (fronts(driven(level, 390.0), 390.0) for level in (0.57, 1.49))
    taken = drip[:, -1] - drip[:, 0]
    assert np.isfinite(usual[:, -1]).all() and np.isfinite(taken).sum() == 5
    lost = int(np.flatnonzero(~np.isfinite(taken))[0])
    assert (np.diff(taken[:lost]) > 0).all() and taken[lost + 1] < taken[lost - 1]


def test_the_beat_shortens_less_than_in_twelve_patients():
    people, model = comparisons()["Beat"]["paced, to 90 %, 1.85 mM"]
    assert people < -4 and -2.5 < model < -1.5


def test_a_tighter_site_moves_all_that_calcium_does_and_not_the_ventricle_s_conduction():
    tight, loose = (comparisons(K) for K in (min(AFFINITIES.values()), max(AFFINITIES.values())))
    for kind, rows in tight.items():
        for what, (people, model) in rows.items():
            same_people, less = loose[kind][what]
            assert people == same_people
            if "QRS" in what:
                assert model == pytest.approx(less, abs=0.1)
            else:
                assert abs(model) > 2 * abs(less) and model * less > 0


def test_in_the_range_of_diets_nothing_is_conducted_later():
    assert delay(CAPSULE) / delay(NORMAL) - 1 < 0.005
    assert rate(CAPSULE) / rate(NORMAL) - 1 > -0.005


def test_what_guinea_pigs_hearts_hardly_notice_slows_the_node_by_a_fifth():
    assert rate(3.45) / rate(1.2) == pytest.approx(0.8, abs=0.02)


def test_a_lost_impulse_is_a_line_that_ends():
    page = Page()
    words = slow_strand.function(page, 1.49, 390.0)
    assert "**5 of 6**" in words and page.panels


# ---------------------------------------------------------------------- trials and ignorance
def test_twelve_of_twelve():
    assert chance(12, 50) == pytest.approx(100 / 4096)
    assert chance(12, not_excluded(12)) == pytest.approx(2.5)
    assert TORSADES.patients == TORSADES.better == 12


def test_trials_name_their_papers_and_keep_their_ratio_in_its_interval():
    for trial in INFARCTION:
        assert trial.source in bibliography.entries() and trial.low < trial.ratio < trial.high
    assert TORSADES.source in bibliography.entries()


@pytest.mark.parametrize("level", LEVELS)
def test_more_calcium_current_lengthens_the_beat_in_every_draw(level):
    _, current, duration_change = changes(level, members=6)
    assert (np.sign(current) == np.sign(duration_change)).all()
