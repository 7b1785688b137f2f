"""fabbri_2017: the human sinus node cell, its 33 equations and its rhythm.

Validated: all derivatives at three states of a beat, with and without the drugs of both nerves, against a public
transcription of the authors' model, evaluated elsewhere with today's gas and Faraday constants (1e-8); cycle length,
potentials and rate against calcium current with a table computed with that transcription by another solver (0.2 %).
"""

import csv
import inspect
from pathlib import Path

import numpy as np
import pytest

from mgmodels.heart import sinus_node
from mgmodels.heart.fabbri_equations import rhs

TABLE = {row["state"]: row for row in csv.DictReader(Path(__file__).with_name("fabbri_2017_derivatives.csv").open())}
DRUGS = {
    "alone": {},
    "isoprenaline": {"isoprenaline": 1.0, "sodium_held": 0.0},
    "vagus": {"ACh": 1e-5, "sodium_held": 0.0},
}
SETTLED = 20_000.0  # ms


def late(**changes):
    """Return a run of ten seconds, after twenty in which the cell settles."""
    return sinus_node.solve(
        (0.0, SETTLED + 10_000.0), times=np.arange(SETTLED, SETTLED + 10_000.0), rtol=1e-5, **changes
    )


def cycle_length(run):
    beats = run.events["beat"]
    return np.diff(beats[beats > SETTLED]).mean()


@pytest.mark.parametrize("drug", DRUGS)
@pytest.mark.parametrize("where", ["upstroke", "plateau", "diastole"])
def test_validated_all_derivatives_are_those_of_the_public_transcription(where, drug):
    values = {name: p.value for name, p in sinus_node.parameters.items()} | DRUGS[drug]
    values |= {state: float(row[where]) for state, row in TABLE.items()} | {"t": 0.0}
    found = rhs(**{name: values[name] for name in inspect.signature(rhs).parameters})
    for state, rate in zip(sinus_node.states, found, strict=True):
        assert rate == pytest.approx(float(TABLE[state][f"d_{where}_{drug}"]), rel=1e-8, abs=1e-14), state


def test_validated_cycle_length_and_potentials():
    run = late()
    assert cycle_length(run) == pytest.approx(813.4, abs=1)
    assert run["V"].min() == pytest.approx(-58.9, abs=0.1)
    assert run["V"].max() == pytest.approx(26.4, abs=0.1)


@pytest.mark.parametrize("share, rate", [(1.2, 85.7), (0.95, 70.4), (0.85, 62.8), (0.7, 46.5)])
def test_validated_rate_against_calcium_current(share, rate):
    assert 60_000 / cycle_length(late(L_type_share=share)) == pytest.approx(rate, abs=0.1)


def test_validated_what_a_drip_leaves_slows_the_node():
    """0.910 of the calcium current, at 1.5 mM ionised outside: 9 % fewer beats."""
    assert cycle_length(late()) / cycle_length(late(L_type_share=0.910)) - 1.0 == pytest.approx(-0.09, abs=0.006)


def test_validated_arrest_at_six_tenths():
    assert not (late(L_type_share=0.6).events["beat"] > SETTLED).any()


def test_regression_the_two_nerves():
    alone = cycle_length(late())
    assert cycle_length(late(isoprenaline=1.0)) / alone == pytest.approx(0.785, abs=0.005)
    assert cycle_length(late(ACh=1e-5)) / alone == pytest.approx(1.263, abs=0.005)


@pytest.mark.parametrize("V", [0.0, -41.0, -41.8, -6.8, -1.8, -87.3, -148.8])
def test_rates_pass_smoothly_through_their_removable_singularities(V):
    values = {name: p.value for name, p in {**sinus_node.parameters, **sinus_node.states}.items()} | {"t": 0.0}
    at, beside = (
        rhs(**{name: (values | {"V": where})[name] for name in inspect.signature(rhs).parameters})
        for where in (V, V + 1e-7)
    )
    assert at == pytest.approx(beside, rel=1e-4, abs=1e-9)
