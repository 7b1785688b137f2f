"""The benchmarks' own machinery: who is chosen at which accuracy, what is written, who is named as missing."""

import doctest
import json
import math
import subprocess
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from bench import cases, entrants, environments, ladder, mmt, process, race, reference
from bench.luo_rudy import luo_rudy
from bench.peers import constants
from bench.peers.scipy_solvers import slopes_of
from mgmodels.muscle import muscle_fibre
from mgmodels.nerve import hodgkin_huxley, hodgkin_huxley_cable

ROOT = Path(__file__).resolve().parents[1]
SHORT = cases.CASES["hh_100ms"]


@pytest.mark.parametrize("module", [ladder, cases])
def test_examples_of_the_documentation(module):
    assert doctest.testmod(module).failed == 0


# ---------------------------------------------------------------------- the ladder
def test_the_loosest_setting_that_is_accurate_enough_runs():
    assert ladder.loosest([1.0, 0.1, 0.01, 0.001], lambda setting: setting, target=0.5) == (0.1, 0.1)


def test_a_lucky_rung_does_not_count():
    errors = {3: 0.1, 2: 9.0, 1: 0.3, 0: 0.2}
    assert ladder.loosest([3, 2, 1, 0], errors.get, target=0.5) == (1, 0.3)


def test_nobody_accurate_enough_is_none():
    assert ladder.loosest([1, 2], lambda setting: float("inf"), target=0.5) is None


# ---------------------------------------------------------------------- what is compared
def test_crossings_lie_between_the_reported_points():
    t = np.arange(0.0, 18.0, 0.05)
    assert cases.crossings(t, np.sin(t - 1.013)) == pytest.approx([1.013 + 2 * np.pi * k for k in range(3)], abs=1e-6)


def test_a_lost_spike_is_an_infinite_error():
    assert cases.moments_apart([1.0, 2.0], [1.0]) == float("inf")
    assert cases.moments_apart([1.0, 2.5], [1.0, 2.0]) == 0.5


@pytest.mark.parametrize(("model", "numbers"), [(hodgkin_huxley, constants.HH), (luo_rudy, constants.BEAT_STIMULUS)])
def test_peers_solve_with_the_models_numbers(model, numbers):
    assert {name: model.parameters[name].value for name in numbers} == numbers


def test_peers_start_where_the_model_starts():
    assert {name: state.value for name, state in hodgkin_huxley.states.items()} == constants.HH_START
    assert hodgkin_huxley.parameters["temperature"].value == constants.HH_TEMPERATURE
    cable = {name: hodgkin_huxley_cable.parameters[name].value for name in constants.CABLE if name != "length"}
    assert cable.items() <= constants.CABLE.items()
    assert hodgkin_huxley_cable.parameters["I_duration"].value == constants.CABLE_PULSE


def test_validated_the_beat_has_the_shape_of_its_paper():
    """Luo and Rudy's ventricular beat: rest near -84 mV, a spike above 40 mV, 90 % repolarised in 300 to 420 ms."""
    run = luo_rudy.solve(500, method="LSODA")
    V = run["V"]
    upstroke, rest = run.t[V.argmax()], V[0]
    back = run.t[(run.t > upstroke) & (V < V.max() - 0.9 * (V.max() - rest))][0]
    assert -85.5 < rest < -83.5 and 40 < V.max() < 55
    assert 300 < back - upstroke < 420


def test_a_translation_says_what_the_equations_say():
    """Read back as Python, myokit's text of the muscle fibre gives the derivatives of the model."""
    state = {name: 1.01 * record.value for name, record in muscle_fibre.states.items()}
    text = mmt.mmt(muscle_fibre, "g_K", state).partition("bind pace\n")[2]
    space = {**vars(math), **state, "pace": 0.0, "choose": lambda test, yes, no: yes if test else no}
    rates = []
    for line in text.splitlines():
        name, _, expression = line.partition(" = ")
        value = eval(expression.replace("if(", "choose(").replace("^", "**"), space)
        rates += [value] if name.startswith("dot(") else []
        space[name] = value
    values = {name: p.value for name, p in muscle_fibre.parameters.items()}
    slopes = slopes_of(muscle_fibre, compiled=False)(0.0, list(state.values()), list(values.values()))
    assert rates == pytest.approx(slopes, rel=1e-9, abs=1e-12)


# ---------------------------------------------------------------------- a race
class Toy:
    """A candidate that is off by its setting and takes a time of its own."""

    ladder, megabytes, last_words = [1.0, 1e-2, 1e-3], 1.0, "nothing"

    def __init__(self, entrant, case):
        if entrant.environment == "absent":
            raise environments.Missing("absent could not be installed: no such thing")
        self.pace, self.asked = float(entrant.kind), []

    def measure(self, setting, value, seconds=0.0):
        if setting == 1.0:
            return {"failed": "too loose"}
        return {"answer": [value + setting], "times": {"cpu": self.pace * value, "wall": 0.0}, "megabytes": 2.0}

    def close(self):
        """Nothing was started."""


@pytest.fixture
def toy_race(monkeypatch):
    runners = (
        entrants.Entrant(entrants.ENGINE, "toy", "1.0"),
        entrants.Entrant("slow", "toy", "30.0", "somewhere"),
        entrants.Entrant("slower", "toy", "40.0", "somewhere"),
        entrants.Entrant("gone", "toy", "2.0", "absent"),
    )
    monkeypatch.setattr(race, "ENTRANTS", runners)
    monkeypatch.setattr(race, "Candidate", Toy)
    monkeypatch.setattr(race, "reference", lambda case, value: [value])
    goal = {entrants.SIMULATORS: 8.0, "gone": 2.0}
    return race.race(replace(SHORT, target=0.05, goal=goal), rounds=3, seconds=0.0, say=lambda words: None)


def test_everyone_runs_at_its_loosest_accurate_setting(toy_race):
    results, _, _ = toy_race
    assert {row["setting"] for row in results.values()} == {1e-2}
    assert results["slow"]["ratio"] == pytest.approx(30.0) and results[entrants.ENGINE]["ratio"] == 1.0
    assert results["slow"]["error"] == pytest.approx(1e-2) and results["slow"]["megabytes"] == 1.0


def test_a_missing_peer_is_named_with_the_reason(toy_race):
    _, missing, goals = toy_race
    assert missing == {"gone": "absent could not be installed: no such thing"}
    assert goals[1] == {"against": "gone", "wanted": 2.0, "reached": None}


def test_the_goal_is_measured_against_the_fastest_simulator(toy_race):
    assert toy_race[2][0]["reached"] == pytest.approx(30.0)


def test_an_environment_that_cannot_be_made_says_why(monkeypatch, tmp_path):
    def no_network(command, **options):
        return SimpleNamespace(returncode=1, stderr="a warning\nno route to the registry\n")

    monkeypatch.setattr(subprocess, "run", no_network)
    with pytest.raises(environments.Missing, match="^peer could not be installed: no route to the registry$"):
        environments.interpreter("peer", environments.Environment(("peer==1",)), tmp_path)


def test_an_environment_is_made_once(monkeypatch, tmp_path):
    commands = []

    def install(command, **options):
        commands.append(command)
        (tmp_path / "peer").mkdir(exist_ok=True)
        return SimpleNamespace(returncode=0, stderr="")

    monkeypatch.setattr(subprocess, "run", install)
    for _ in range(2):
        environments.interpreter("peer", environments.Environment(("peer==1",)), tmp_path)
    assert [command[1:3] for command in commands] == [["-m", "venv"], ["-m", "pip"]]


def test_a_worker_answers_from_its_own_process():
    candidate = process.Candidate(entrants.ENTRANTS[0], SHORT)
    try:
        measured = candidate.measure(1e-6, 10.0)
    finally:
        candidate.close()
    assert cases.moments_apart(measured["answer"], reference.reference(SHORT, 10.0)) < 1e-3
    assert 0 < measured["times"]["cpu"] < 10 and measured["megabytes"] > 10


def test_a_worker_that_dies_is_a_failed_rung():
    candidate = process.Candidate(entrants.ENTRANTS[0], SHORT)
    try:
        candidate.process.kill()
        candidate.process.wait()
        assert "its process ended" in candidate.measure(1e-6, 10.0)["failed"]
    finally:
        candidate.close()


# ---------------------------------------------------------------------- what is written
def test_the_committed_results_are_complete():
    document = json.loads((ROOT / "benchmarks" / "results.json").read_text("utf8"))
    assert set(document) == {"machine", "cases", "results", "missing", "goals", "alone"}
    assert set(document["results"]) == set(cases.CASES)
    for name, results in document["results"].items():
        case = cases.CASES[name]
        assert results[entrants.ENGINE]["ratio"] == 1.0 and results[entrants.ENGINE]["error"] <= case.target
        for label, row in results.items():
            assert {"seconds", "error", "ratio"} <= set(row), label
            # a sweep is judged on its first round: later ones may show a rival's larger error
            assert row["seconds"] > 0 and 0 <= row["error"] <= (case.target if case.runs == 1 else 10 * case.target)
        labels = {e.label for e in entrants.ENTRANTS if cases.CASES[name].kind in e.races}
        assert set(results) | set(document["missing"][name]) == labels
    assert set(document["alone"]) == {"ensemble_10000_pump_neurons", "first_use_warm"}
