"""What the figures of Chapter VII work out for themselves, beside the models they draw."""

import numpy as np

from mgmodels.dial import ORGANS, per_cent_of_normal
from mgmodels.figures.one_dial.dose import changes, weeks
from mgmodels.figures.one_dial.doubt import leading, spread
from mgmodels.figures.one_dial.wall import per_cent, sentence


def test_the_wall_and_the_dial_say_the_same():
    for name in ("nmda", "junction"):
        assert per_cent(name, 0.38, True) == per_cent_of_normal(name, 0.38)


def test_the_sentence_names_the_largest_change_first():
    now = dict.fromkeys(ORGANS, 101.0) | {"nerve": 130.0, "nmda": 60.0}
    words = sentence(2.0, now)
    assert words.index("NMDA receptor") < words.index("Motor nerve") and "by 1 % at most" in words


def test_a_usual_diet_without_a_capsule_changes_nothing():
    assert max(map(abs, changes(0.0, 300.0).values())) < 0.05
    assert np.ptp(weeks(0.0, 300.0)["serum_total"]) < 1e-3


def test_a_capsule_moves_a_depleted_body_more_than_a_replete_one():
    replete = weeks(340.0, 300.0)["serum_total"][-1] - weeks(0.0, 300.0)["serum_total"][-1]
    depleted = weeks(340.0, 20.0)["serum_total"][-1] - weeks(0.0, 20.0)["serum_total"][-1]
    assert depleted > 3 * replete


def test_the_leading_unknown_of_cells_is_how_far_they_follow():
    shifts, draws = spread("heart", members=12, seed=2)
    assert leading(shifts, draws)[0] == "cell_coupling"
    assert leading(np.zeros(3), {"a": np.arange(3.0)}) == ("", 0.0)
