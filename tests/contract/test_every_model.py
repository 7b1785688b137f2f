"""What every model of the course keeps, whatever it is about. A new model is tested here by existing."""

import ast
import copy
import inspect
import math
import textwrap
import warnings

import numpy as np
import pytest
from scipy.stats import qmc

from mgmodels.engine import BadValue, Strand, bibliography, registry
from mgmodels.engine.units import UNITS
from mgmodels.magnesium import PRESETS
from mgmodels.magnesium.status import ROLES

MODELS = registry.models()
WITH_TIME = [name for name, model in MODELS.items() if model.rhs is not None]
ALGEBRAIC = [name for name in MODELS if name not in WITH_TIME]

SHORT = {"ms": 20.0, "s": 20.0, "min": 20.0, "h": 5.0, "day": 5.0}  # a run, in each unit of time
POINTS = 41
NODES = 8  # of a strand
RANDOM_POINTS = 4

every_model = pytest.mark.parametrize("name", list(MODELS))
every_model_with_time = pytest.mark.parametrize("name", WITH_TIME)


# ---------------------------------------------------------------------- how a model is run here
def solve(name, rtol=1e-6, method="auto", **changes):
    """Return a short run of a model."""
    model = MODELS[name]
    end = SHORT[model.time_unit]
    places = {"nodes": NODES} if isinstance(model, Strand) else {}
    return model.solve(end, times=np.linspace(0, end, POINTS), rtol=rtol, method=method, **places, **changes)


def points(model):
    """Return parameter settings over the declared ranges: each end of each, and some of all at once.

    A range without end is visited at its finite end only, and stays at its default where all parameters move.
    """
    for name, p in model.parameters.items():
        for value in {p.low, p.high} - {p.value}:
            if math.isfinite(value):
                yield {name: value}
    finite = {
        name: p
        for name, p in model.parameters.items()
        if math.isfinite(p.low) and math.isfinite(p.high) and p.low < p.high
    }
    if finite:
        low, high = ([getattr(p, end) for p in finite.values()] for end in ("low", "high"))
        for row in qmc.scale(qmc.Halton(len(finite), rng=1).random(RANDOM_POINTS), low, high):
            yield dict(zip(finite, row.tolist(), strict=True))


def inside_point(model):
    """Return one setting half-way from every default to a random point of the ranges."""
    *_, far = points(model)
    return {name: (model.parameters[name].value + value) / 2 for name, value in far.items()}


def far_apart(run, other, name):
    """Return the largest distance of two runs in a state, in units of what that state covers."""
    wide = np.ptp(run[name]) + 100 * run.model.states[name].scale
    return np.abs(run[name] - other[name]).max() / wide


def functions(model):
    """Return every function that a model declares."""
    found = [model.rhs, model.output_function, *(e.function for e in model.events.values())]
    found += [*model.conserved.values()]
    if isinstance(model, Strand):
        found += [model.diffusivity, model.cell.discontinuities]
    else:
        found.append(model.discontinuities)
    return [function for function in found if function is not None]


def names_read(function):
    """Return the arguments of a function that its body reads."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    read = {
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    return read & set(inspect.signature(function).parameters)


# ---------------------------------------------------------------------- declaration
@every_model
def test_says_what_it_is_and_what_it_is_not(name):
    model = MODELS[name]
    assert name.isidentifier() and model.title and model.scope and model.not_modelled
    assert model.sources, "no paper is named for the equations"
    assert all(key in bibliography.entries() for key in model.sources)
    assert all(record.meaning for record in [*model.states.values(), *model.parameters.values()])


@every_model
def test_every_number_has_unit_source_and_confidence(name):
    model = MODELS[name]
    records = [*model.states.values(), *model.parameters.values()]
    assert {record.unit for record in records} | {unit for unit, _ in model.outputs.values()} <= UNITS
    for parameter in model.parameters.values():
        assert parameter.source in bibliography.entries()
        assert parameter.confidence in ("measured", "fitted", "recalled", "assumed")


@every_model
def test_every_parameter_is_read_by_an_equation(name):
    model = MODELS[name]
    read = set().union(*(names_read(function) for function in functions(model)))
    read |= {"length", "stimulated"} if isinstance(model, Strand) else set()
    assert set(model.parameters) - read == set()


@every_model
def test_every_argument_of_an_equation_is_read(name):
    for function in functions(MODELS[name]):
        assert set(inspect.signature(function).parameters) - names_read(function) <= {"t"}, function.__name__


CONCENTRATION, VOLTAGE = {"mM", "uM", "nM", "M"}, {"mV", "V"}
UNITS_OF_ROLE = {
    "membrane_potential": VOLTAGE,
    "stimulus": {"uA/cm^2", "pA/pF", "pA", "nA", "uA"},
    **dict.fromkeys(("mg_ecf", "mg_csf", "mg_cytosol", "mgatp", "ca_ecf"), CONCENTRATION),
}


@every_model
def test_a_role_is_played_in_its_own_unit(name):
    model = MODELS[name]
    for role, player in model.roles.items():
        assert model.unit(player) in UNITS_OF_ROLE[role], f"{role} is played by {player}"


@every_model
def test_gates_and_temperatures_carry_their_units(name):
    model = MODELS[name]
    assert all(state.unit == "1" for state in model.states.values() if state.gate)
    if "temperature" in model.parameters:
        assert model.parameters["temperature"].unit in ("degC", "K")


# ---------------------------------------------------------------------- runs
@every_model_with_time
def test_states_keep_their_bounds_over_the_whole_declared_range(name):
    model = MODELS[name]
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # the declared range may not warn of itself
        for changes in ({}, *points(model)):
            run = solve(name, **changes)
            for key, state in model.states.items():
                slack = 1e-3 * state.scale
                assert np.isfinite(run[key]).all()
                assert run[key].min() >= state.low - slack, f"{key} falls below {state.low:g} at {changes}"
                assert run[key].max() <= state.high + slack, f"{key} rises above {state.high:g} at {changes}"
            for key in model.outputs:
                assert np.isfinite(run[key]).all()


@pytest.mark.parametrize("name", ALGEBRAIC)
def test_outputs_are_numbers_over_the_whole_declared_range(name):
    model = MODELS[name]
    for changes in ({}, *points(model)):
        values = model.evaluate(**changes)
        assert list(values) == list(model.outputs)
        assert np.isfinite(list(values.values())).all()


@pytest.mark.parametrize("name", ALGEBRAIC)
def test_compiled_and_plain_outputs_agree(name, monkeypatch):
    model = MODELS[name]
    settings = [{}, *points(model)]
    compiled = [model.evaluate(**changes) for changes in settings]
    monkeypatch.setattr("mgmodels.engine.compile.numba_is_present", lambda: False)
    for changes, wanted in zip(settings, compiled, strict=True):
        assert model.evaluate(**changes) == pytest.approx(wanted, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("name", [name for name in WITH_TIME if MODELS[name].conserved])
def test_what_is_said_to_be_conserved_is(name):
    model = MODELS[name]
    for changes in ({}, inside_point(model)):
        run = solve(name, rtol=1e-8, **changes)
        for what, function in model.conserved.items():
            arguments = inspect.signature(function).parameters
            rows = [
                [{"t": t, **run.parameters, **{s: run[s][k] for s in model.states}}[a] for a in arguments]
                for k, t in enumerate(run.t)
            ]
            amounts = np.array([function(*row) for row in rows])
            assert np.ptp(amounts) <= 1e-6 * np.abs(amounts).max(), what


@every_model_with_time
def test_three_solvers_agree(name):
    model = MODELS[name]
    for changes in ({}, inside_point(model)):
        runs = [
            solve(name, 1e-8, method, **changes)
            for method in ("LSODA", "Radau", "BDF" if model.stiff else "DOP853")
        ]
        for state in model.states:
            assert far_apart(runs[0], runs[1], state) < 1e-4
            assert far_apart(runs[0], runs[2], state) < 1e-3


@every_model_with_time
def test_plain_python_agrees_with_compiled(name, monkeypatch):
    model = MODELS[name]
    changes = inside_point(model)
    compiled = solve(name, 1e-8, "LSODA", **changes)
    monkeypatch.setattr("mgmodels.engine.compile.numba_is_present", lambda: False)
    plain = solve(name, 1e-8, "LSODA", **changes)
    assert compiled.method == plain.method
    for state in model.states:
        assert far_apart(compiled, plain, state) < 1e-5


@every_model_with_time
def test_a_run_repeats_exactly_and_changes_nothing_it_was_given(name):
    model = MODELS[name]
    times = np.linspace(0.0, SHORT[model.time_unit], POINTS)
    initial = {key: state.value for key, state in model.states.items()}
    changes = inside_point(model)
    given = copy.deepcopy((times.tolist(), initial, changes, dict(model.parameters)))
    places = {"nodes": NODES} if isinstance(model, Strand) else {}
    first, second = (
        model.solve(times[-1], times=times, initial=initial, **places, **changes) for _ in range(2)
    )
    assert (times.tolist(), initial, changes, dict(model.parameters)) == given
    for state in model.states:
        assert np.array_equal(first[state], second[state])
    assert all(np.array_equal(first.events[key], second.events[key]) for key in model.events)


@every_model_with_time
def test_a_run_names_its_papers(name):
    run = solve(name)
    for key in MODELS[name].sources:
        assert bibliography.citation(key) in run.citations()


# ---------------------------------------------------------------------- magnesium
@every_model
@pytest.mark.parametrize("preset", list(PRESETS))
def test_at_a_status_sets_what_the_roles_say_and_nothing_else(name, preset):
    model, levels = MODELS[name], dict(PRESETS[preset].by_role())
    asked = {role: key for role, key in model.roles.items() if role in ROLES and key in model.parameters}
    if not set(asked) <= set(levels):
        with pytest.raises(BadValue, match="is not known in this state"):
            model.at(PRESETS[preset])
        return
    set_by_role = {key: levels[role] for role, key in asked.items()}
    wanted = {key: p.value for key, p in model.parameters.items()} | set_by_role
    assert {key: p.value for key, p in model.at(PRESETS[preset]).parameters.items()} == wanted
