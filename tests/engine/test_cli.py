"""The command line: what it lists, cards and runs, and one clear line for whatever goes wrong."""

import csv
import json
import subprocess
import sys

import numpy as np
import pytest

from mgmodels import claims
from mgmodels.__main__ import main
from mgmodels.engine import Strand, registry
from mgmodels.nerve import hodgkin_huxley
from mgmodels.replicates import replicates


@pytest.fixture
def run(capsys):
    """Run a command; return its exit code, standard output and standard error."""

    def run(*arguments):
        code = main(list(arguments))
        return code, *capsys.readouterr()

    return run


def test_models(run):
    code, out, err = run("models")
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == list(registry.models())


def test_models_as_json(run):
    described = {m["name"]: m for m in json.loads(run("models", "--json")[1])}
    assert set(described) == set(registry.models())
    g_Na = described["hodgkin_huxley"]["parameters"]["g_Na"]
    assert (g_Na["value"], g_Na["unit"], g_Na["source"]) == (120.0, "mS/cm^2", "hodgkin_huxley_1952")
    assert described["hodgkin_huxley"]["parameters"]["I_duration"]["range"] == [0.0, None]


@pytest.mark.parametrize("name", list(registry.models()))
def test_card_says_everything_declared(run, name):
    code, out, err = run("card", name)
    model = registry.model(name)
    assert (code, err) == (0, "")
    assert out.startswith(model.title) and model.scope in out and model.not_modelled in out
    for record in [*model.states.values(), *model.parameters.values()]:
        assert record.meaning in out and record.unit in out


def test_solve_sums_up(run):
    code, out, err = run("solve", "hodgkin_huxley", "--for", "20", "--set", "I=10")
    assert (code, err) == (0, "")
    assert "I=10" in out and "V [mV]" in out and "spike: 2, at " in out


def test_solve_to_csv_and_json_is_what_python_gives(run, tmp_path):
    command = ("solve", "hodgkin_huxley", "--for", "5", "--set", "I=10", "--set", "V=-60", "--points", "11")
    wanted = hodgkin_huxley.solve(5, I=10, initial={"V": -60}, times=np.linspace(0, 5, 11)).table()
    path = tmp_path / "run.csv"
    assert run(*command, "--csv", str(path))[0] == 0
    with path.open(newline="") as file:
        header, *rows = csv.reader(file)
    assert header == list(wanted)
    assert np.array_equal(np.array(rows, float).T, list(wanted.values()))
    assert run(*command, "--csv", "-")[1].splitlines() == path.read_text().splitlines()
    answer = json.loads(run(*command, "--json")[1])
    assert answer["model"] == "hodgkin_huxley"
    assert answer["columns"] == {name: column.tolist() for name, column in wanted.items()}


def test_a_strand_is_solved_too(run):
    name = next(name for name, model in registry.models().items() if isinstance(model, Strand))
    code, out, err = run("solve", name, "--for", "0.1", "--points", "3")
    assert (code, err) == (0, "") and " cm [" in out


def test_a_value_outside_its_range_is_one_warning(run):
    code, _, err = run("solve", "hodgkin_huxley", "--for", "1", "--set", "g_K=60")
    assert code == 0
    assert err.startswith("warning: hodgkin_huxley: g_K = 60 mS/cm^2 is outside the range")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("card hodgkin_huxly", "there is no model “hodgkin_huxly”. Did you mean hodgkin_huxley"),
        ("solve hodgkin_huxly --for 1", "there is no model “hodgkin_huxly”"),
        ("solve hodgkin_huxley --for 0", "the time span 0.0 must end after it starts"),
        ("solve hodgkin_huxley --for nan", "the time span nan must end after it starts"),
        ("solve hodgkin_huxley --for 1 --set g_na=100", "no parameter “g_na”. Did you mean g_Na"),
        ("solve hodgkin_huxley --for 1 --set g_Na", "write NAME=VALUE"),
        ("solve hodgkin_huxley --for 1 --set g_Na=much", "“much” is not a number"),
        ("solve hodgkin_huxley --for 1 --set g_Na=-5", "cannot be negative"),
        ("solve hodgkin_huxley --for 1 --set g_Na=nan", "is not a finite number"),
        ("solve hodgkin_huxley --for 1 --set m=2", "cannot be 2; it lies between 0 and 1"),
        ("solve hodgkin_huxley --for 1 --method Radua", "Did you mean Radau"),
        ("solve hodgkin_huxley --for 1 --points 1", "at least 2"),
        ("solve hodgkin_huxley --for 1 --csv /no/such/folder/run.csv", "No such file or directory"),
    ],
)
def test_bad_input_is_one_line_and_exit_2(run, arguments, message):
    code, out, err = run(*arguments.split())
    assert (code, out) == (2, "")
    assert err.startswith("mgmodels: ") and message in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", ["", "sovle hodgkin_huxley", "solve hodgkin_huxley", "solve hodgkin_huxley --for x"]
)
def test_a_command_that_cannot_be_read_exits_2(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        main(arguments.split())
    assert stop.value.code == 2
    assert "error: " in capsys.readouterr().err


def test_warm_says_what_it_compiled(run):
    code, out, err = run("warm", "hodgkin_huxley", "hodgkin_huxley_cable", "mgatp_speciation")
    assert (code, err) == (0, "")
    *lines, last = [line.split() for line in out.splitlines()]
    assert [" ".join(line[2:]) for line in lines] == [
        "the engine", "hodgkin_huxley", "hodgkin_huxley_cable", "mgatp_speciation"
    ]  # fmt: skip
    assert float(last[0]) == pytest.approx(sum(float(line[0]) for line in lines), abs=0.05)


def test_warm_without_numba_has_nothing_to_do(run, monkeypatch):
    monkeypatch.setattr("mgmodels.engine.warm.numba_is_present", lambda: False)
    code, out, _ = run("warm")
    assert code == 0 and out.startswith("numba is not installed")


def test_as_a_program():
    done = subprocess.run(
        [sys.executable, "-m", "mgmodels", "card", "nothing"], capture_output=True, text=True
    )
    assert done.returncode == 2 and done.stderr.startswith("mgmodels: there is no model “nothing”.")


def test_a_reader_that_leaves_early_is_no_error():
    command = [sys.executable, "-m", "mgmodels", "solve", "hodgkin_huxley", "--for", "20", "--csv", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        assert program.stdout.readline().startswith("t [ms],V [mV]")
        program.stdout.close()
        assert program.stderr.read() == ""
        assert program.wait() == 0


# What it lists beside the models

def test_claims(run):
    code, out, err = run("claims")
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()[::2]] == list(claims.ledger())


def test_claims_as_json_carry_every_field_and_the_papers(run):
    listed = {one["id"]: one for one in json.loads(run("claims", "--json")[1])}
    assert list(listed) == list(claims.ledger())
    for identifier, one in listed.items():
        claim = claims.claim(identifier)
        assert [paper["key"] for paper in one.pop("evidence")] == list(claim.evidence)
        assert one == json.loads(json.dumps({name: getattr(claim, name) for name in one}))
    pump = next(one for one in json.loads(run("claims", "--json")[1]) if one["id"] == "I-05")
    assert {"10.1016/j.pbiomolbio.2004.01.010"} <= {paper["doi"] for paper in pump["evidence"]}


def test_parameters_are_those_of_the_models(run):
    listed = json.loads(run("parameters", "--json")[1])
    wanted = [(model.name, name) for model in registry.models().values() for name in model.parameters]
    assert [(one["model"], one["name"]) for one in listed] == wanted
    for one in listed:
        p = registry.model(one["model"]).parameters[one["name"]]
        assert one["value"] == (p.value if np.isfinite(p.value) else None)
        assert (one["unit"], one["confidence"], one["source"]) == (p.unit, p.confidence, p.source)
    assert len(run("parameters")[1].splitlines()) == len(wanted)


@pytest.mark.parametrize("confidence", ["measured", "recalled"])
def test_parameters_of_one_confidence(run, confidence):
    listed = json.loads(run("parameters", "--confidence", confidence, "--json")[1])
    assert listed and {one["confidence"] for one in listed} == {confidence}


def test_replicates_as_json_have_the_fields_that_are_promised(run):
    listed = json.loads(run("replicates", "--json")[1])
    assert len(listed) == len(replicates())
    assert all({"paper", "what", "published", "model", "tolerance", "agrees", "kind"} <= set(one) for one in listed)
    spike = next(one for one in listed if one["paper"] == "hodgkin_huxley_1952" and one["published"] == 39.09)
    assert spike["model"] == pytest.approx(39.09, abs=spike["tolerance"]) and spike["kind"] == "validated"


def test_replicates_of_one_kind(run):
    out = run("replicates", "--kind", "known disagreement")[1]
    assert out and all(line.startswith("differs") for line in out.splitlines())
