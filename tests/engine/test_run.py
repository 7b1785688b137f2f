"""A run answers by name, with units and sources, and belongs to whoever holds it."""

import csv
import json
import math

import numpy as np
import pytest
from toys import SOURCE, model, number, oscillator

from mgmodels.engine import BadValue, State, UnknownName, bibliography


def warm(T, T_room, k):
    return (-k * (T - T_room),)


def difference(T, T_room):
    return T - T_room, 2.0 * (T - T_room)


cup = model(
    warm,
    {"T": State(90.0, "degC", "temperature of the tea")},
    {"T_room": number(20.0, unit="degC"), "k": number(0.1, unit="1/s")},
    name="cup",
    outputs={"excess": ("K", "above the room"), "double": ("K", "twice that")},
    output_function=difference,
    sources=("hodgkin_huxley_1952",),
)


@pytest.fixture(scope="module")
def run():
    return cup.solve(10, T_room=25.0)


def test_states_and_outputs_by_name(run):
    assert run["excess"] == pytest.approx(run["T"] - 25.0)
    assert run["double"] == pytest.approx(2 * run["excess"])


def test_units(run):
    assert [run.unit(name) for name in ("T", "excess", "k")] == ["degC", "K", "1/s"]


def test_parameters_as_used(run):
    assert run.parameters == {"T_room": 25.0, "k": 0.1}
    assert cup.parameters["T_room"].value == 20.0


@pytest.mark.parametrize("name", ["exces", "t"])
def test_unknown_name(run, name):
    with pytest.raises(UnknownName, match=f"this run of cup has no “{name}”. Did you mean"):
        run[name]


def test_unknown_event():
    swings = oscillator.solve(1)
    assert {"up", "down", "any"} == set(swings.events)
    with pytest.raises(UnknownName, match="this run of oscillator has no event “upp”. Did you mean up?"):
        swings.events["upp"]


def test_final_state_continues_the_run(run):
    longer = cup.solve(15, T_room=25.0)
    rest = cup.solve((10, 15), T_room=25.0, initial=run.final)
    assert rest["T"][-1] == pytest.approx(longer["T"][-1], rel=1e-6)


def test_citations_name_each_paper_once(run):
    assert run.citations() == [bibliography.citation("hodgkin_huxley_1952"), bibliography.citation(SOURCE)]
    assert all(line.strip() for line in run.citations())


def test_table_and_pandas(run):
    frame = run.to_pandas()
    assert list(frame) == list(run.table()) == ["t [s]", "T [degC]", "excess [K]", "double [K]"]
    assert len(frame) == run.t.size and frame["T [degC]"].iloc[0] == 90.0


def test_repr_says_what_was_changed(run):
    assert repr(run) == "<Run of cup: 0 to 10 s, T_room=25>"
    assert repr(cup.solve(1)) == "<Run of cup: 0 to 1 s, defaults>"


def test_runs_do_not_share_arrays():
    first, second = oscillator.solve(1), oscillator.solve(1)
    first["x"][:] = 7.0
    assert second["x"][0] == 1.0


def test_a_table_survives_the_trip_through_csv_and_json(run, tmp_path):
    path = tmp_path / "run.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(run.table())
        writer.writerows(zip(*run.table().values(), strict=True))
    read = np.genfromtxt(path, delimiter=",", skip_header=1)
    assert np.array_equal(read, np.column_stack(list(run.table().values())))
    assert json.loads(json.dumps(run.final)) == run.final


def logarithm(T):
    return (math.log(85.0 - T),)


def test_no_nan_reaches_a_figure(monkeypatch):
    bad = model(
        warm,
        {"T": 80.0},
        cup.parameters,
        name="bad",
        outputs={"log": ("1", "a logarithm")},
        output_function=logarithm,
    )
    for present in (True, False):
        monkeypatch.setattr("mgmodels.engine.compile.numba_is_present", lambda present=present: present)
        run = bad.solve(1, initial={"T": 90.0})
        with pytest.raises(
            BadValue, match="bad: .*(log is not a finite number|have no value).* all through this run"
        ):
            run["log"]
