"""graupner_brunel_2012: a bistable synapse with two calcium thresholds, under 60 pairs at 1 Hz.

Validated: probabilities that the authors' own simulation gave (files beside their public program; 1000 runs a value,
so that 0.016 is one standard error at 1/2), against the solution at 0.05, which leaves out the double well, and against
our simulation at four standard errors of both; shares of time above threshold against counting on a fine trace (1e-3).
"""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgmodels.engine import BadValue, UnknownName
from mgmodels.synapse.bistable_synapse import simulate
from mgmodels.synapse.block_laws import jahr_stevens
from mgmodels.synapse.graupner_brunel import PUBLISHED, graupner_brunel, shares_above, strength_change, with_set

AUTHORS = {  # set: timing (ms), strength after against before, P(low to high), P(high to low)
    "DP": [
        (-60, 0.934667, 0.286, 0.384), (-30, 0.767333, 0.195, 0.544), (-15, 0.8, 0.271, 0.571),
        (-5, 0.941333, 0.429, 0.517), (0, 0.994, 0.458, 0.467), (5, 1.23667, 0.667, 0.312),
        (10, 1.22733, 0.649, 0.308), (20, 1.188, 0.601, 0.319), (35, 1.122, 0.509, 0.326), (60, 1.02467, 0.378, 0.341),
    ],
    "DPD": [
        (-60, 1.0, 0.0, 0.0), (-15, 0.966, 0.0, 0.051), (-5, 0.848, 0.019, 0.247), (0, 0.996667, 0.253, 0.258),
        (5, 1.15867, 0.471, 0.233), (10, 0.954667, 0.191, 0.259), (20, 0.878667, 0.0, 0.182), (60, 1.0, 0.0, 0.0),
    ],
    "DPD'": [
        (-60, 0.926667, 0.003, 0.113), (-30, 0.862, 0.005, 0.212), (-15, 0.791333, 0.023, 0.336),
        (-5, 0.823333, 0.009, 0.274), (0, 1.034, 0.179, 0.128), (5, 1.146, 0.292, 0.073), (10, 0.971333, 0.077, 0.12),
        (20, 0.889333, 0.006, 0.172), (35, 0.920667, 0.002, 0.121), (60, 0.956, 0.003, 0.069),
    ],
    "P": [
        (-60, 1.02667, 0.47, 0.43), (-30, 1.06733, 0.507, 0.406), (-15, 1.09867, 0.583, 0.435),
        (-5, 1.25667, 0.678, 0.293), (0, 1.246, 0.662, 0.293), (5, 1.25867, 0.68, 0.292), (10, 1.21933, 0.627, 0.298),
        (20, 1.05933, 0.528, 0.439), (35, 1.06667, 0.524, 0.424), (60, 1.00533, 0.461, 0.453),
    ],
    "D": [(-15, 1.0, 0.0, 0.0), (-5, 0.996667, 0.0, 0.005), (0, 0.659333, 0.0, 0.511), (5, 0.991333, 0.0, 0.013)],
    "D'": [
        (-60, 0.902667, 0.004, 0.15), (-30, 0.794, 0.004, 0.313), (-15, 0.699333, 0.015, 0.466),
        (-5, 0.768, 0.014, 0.362), (0, 0.792, 0.008, 0.32), (5, 0.817333, 0.009, 0.283), (10, 0.83, 0.007, 0.262),
        (20, 0.874667, 0.004, 0.192), (35, 0.909333, 0.003, 0.139), (60, 0.936, 0.001, 0.097),
    ],
}  # fmt: skip
RUNS = 1000  # a value, of the authors
every_set = pytest.mark.parametrize("set_name", PUBLISHED)
timing = st.floats(-200, 200)


@pytest.mark.parametrize("set_name", AUTHORS)
def test_validated_solution_agrees_with_the_authors_simulation(set_name):
    timings, strength, up, down = np.array(AUTHORS[set_name]).T
    found = with_set(set_name).evaluate(timing=timings)
    assert found["up"] == pytest.approx(up, abs=0.05)
    assert found["down"] == pytest.approx(down, abs=0.05)
    assert strength_change(timings, set_name) == pytest.approx(strength, abs=0.05)


@pytest.mark.parametrize("place", [1, -3], ids=["early", "late"])
@pytest.mark.parametrize("set_name", AUTHORS)
def test_validated_our_simulation_agrees_with_theirs(set_name, place):
    at, _, up, down = AUTHORS[set_name][place]
    for start, wanted in ((0.0, up), (1.0, down)):
        after = simulate(set_name, start=start, timing=at, synapses=4000, seed=3)[-1]
        crossed = np.mean((after > 0.5) != (start > 0.5))
        error = sqrt(max(wanted * (1 - wanted), 1 / RUNS) * (1 / RUNS + 1 / after.size))
        assert crossed == pytest.approx(wanted, abs=4 * error)


@every_set
@given(at=timing, frequency=st.floats(0.2, 50))
def test_validated_shares_of_time_are_those_of_a_trace(set_name, at, frequency):
    p = with_set(set_name).values({"timing": at, "frequency": frequency})
    names = ("timing", "frequency", "delay", "C_pre", "C_post", "theta_d", "theta_p", "tau_Ca")
    shares = shares_above(*(p[name] for name in names))
    period = 1e3 / frequency
    t = (np.arange(20_000) + 0.5) / 20_000 * period
    # each jump, summed over all its repetitions in the past
    calcium = sum(
        C * np.exp(-((t - jump) % period) / p["tau_Ca"]) / -np.expm1(-period / p["tau_Ca"])
        for C, jump in ((p["C_pre"], p["delay"]), (p["C_post"], p["timing"]))
    )
    counted = [(calcium > p[name]).mean() for name in ("theta_d", "theta_p")]
    assert shares == pytest.approx(counted, abs=1e-3)


def test_validated_simulated_mean_is_that_of_the_solution_without_a_double_well():
    """Within a time in which the well does nothing: 10 pairs, 10 s of 150."""
    p = with_set("DP").values({"timing": 20.0, "pairs": 10.0})
    found = with_set("DP").evaluate(timing=20.0, pairs=10.0)
    wanted = found["rho_bar"] * -np.expm1(-10.0 / found["tau_effective"])
    after = simulate("DP", timing=20.0, pairs=10.0, synapses=20_000, seed=5)[-1]
    assert after.mean() == pytest.approx(wanted, abs=0.01)
    spread = found["sigma_rho"] * sqrt(-np.expm1(-2 * 10.0 / found["tau_effective"]) / 2)
    assert after.std() == pytest.approx(spread, rel=0.03)
    assert p["tau"] == 150.0


def test_validated_a_synapse_left_alone_falls_into_its_well():
    rows = simulate("DP", timing=20.0, synapses=300, seed=2, rest=5000.0)
    far_from_a_well = np.minimum(np.abs(rows[-1]), np.abs(rows[-1] - 1)) > 1e-3
    assert far_from_a_well.mean() < 0.02  # those that began on the ridge take longest
    assert ((rows[-1] > 0.5) == (rows[-2] > 0.5)).all()


def test_same_seed_same_synapses():
    first, again, other = (simulate("P", synapses=5, seed=seed) for seed in (1, 1, 2))
    assert (first == again).all() and (first[1:] != other[1:]).any()


@every_set
@given(at=timing)
def test_probabilities_are_probabilities(set_name, at):
    found = with_set(set_name).evaluate(timing=at)
    assert all(0 <= found[name] <= 1 for name in ("alpha_d", "alpha_p", "rho_bar", "up", "down"))
    assert found["alpha_p"] <= found["alpha_d"] or graupner_brunel.parameters["theta_p"].value < 1


# ------------------------------------------------------------------ magnesium: our extension
@every_set
def test_at_the_reference_the_extension_changes_nothing(set_name):
    with_magnesium = strength_change([-20.0, 10.0], set_name, Mg_o=1.0)
    assert (with_magnesium == strength_change([-20.0, 10.0], set_name, Mg_reference=1.0, V_rest=-60.0)).all()


@given(Mg=st.floats(0.05, 5))
def test_calcium_of_a_pulse_goes_with_the_block_at_rest(Mg):
    wanted = jahr_stevens(-65.0, Mg, 3.57, 0.062) / jahr_stevens(-65.0, 1.0, 3.57, 0.062)
    assert graupner_brunel.evaluate(Mg_o=Mg)["scale"] == pytest.approx(wanted)


def test_wrong_names_and_values_are_told():
    with pytest.raises(UnknownName, match="DPD"):
        with_set("DDP")
    with pytest.raises(BadValue, match="start"):
        simulate("DP", start=2.0)
