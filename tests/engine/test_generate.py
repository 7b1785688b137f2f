"""From equations as text to callables: compiled and plain are the same, and what cannot be is said."""

import importlib
import linecache
import math
import math as mathematics
import sys
from math import exp as exponential
from math import pow  # noqa: A004  (the module's own pow, not the built-in one)

import numpy as np
import pytest
import toys
from hypothesis import given
from hypothesis import strategies as st
from toys import decay, model

from mgmodels.engine import DeclarationError, Event, SolverError
from mgmodels.engine.compile import declared, functions_with, stored
from mgmodels.engine.generate import equations_text, source
from mgmodels.engine.object_code import cache_folder, last_resort
from mgmodels.nerve import hodgkin_huxley

FARADAY = np.float64(96.485)
CHARGES = 2
NEVER = math.inf
TABLE = [1.0, 2.0]


def compiled_and_plain(thing):
    return [functions_with(*declared(thing), compiled) for compiled in (True, False)]


def agree(thing, y=(0.5,)):
    """Check that both forms give the same derivatives; return them."""
    y, p = list(y), [parameter.value for parameter in thing.parameters.values()]
    fast, plain = compiled_and_plain(thing)
    result = plain.derivatives(0.0, y, p)
    assert fast.derivatives(0.0, np.array(y), np.array(p)) == pytest.approx(result, rel=1e-14)
    return result


def one_state(rhs, **more):
    return model(rhs, {"y": 0.5}, {"k": 2.0}, **more)


# ---------------------------------------------------------------------- agreement
voltages, shares = st.floats(-200, 200), st.floats(0, 1)


@given(V=voltages, m=shares, h=shares, n=shares, current=st.floats(-100, 1000), shift=st.floats(-20, 40))
def test_compiled_and_plain_derivatives_agree(V, m, h, n, current, shift):
    changed = {
        **{k: p.value for k, p in hodgkin_huxley.parameters.items()},
        "I": current,
        "gate_shift": shift,
    }
    fast, plain = compiled_and_plain(hodgkin_huxley)
    y, p = [V, m, h, n], list(changed.values())
    wanted = plain.derivatives(0.0, y, p)
    assert fast.derivatives(0.0, np.array(y), np.array(p)) == pytest.approx(wanted, rel=1e-10, abs=1e-10)


def test_compiled_and_plain_outputs_and_events_agree():
    t, Y = np.arange(3.0), np.array([[-65.0, 0.0, 40.0], *np.full((3, 3), 0.3)])
    P = np.array([p.value for p in hodgkin_huxley.parameters.values()])[:, None]
    fast, plain = compiled_and_plain(hodgkin_huxley)
    assert np.allclose(fast.outputs(t, Y, P), plain.outputs(t, Y, P), rtol=1e-14)
    assert np.array_equal(fast.events(t, Y, P), plain.events(t, Y, P)) and np.array_equal(
        fast.events(t, Y, P), Y[:1]
    )


def test_outputs_with_one_column_of_parameters_a_point():
    P = np.array([p.value for p in hodgkin_huxley.parameters.values()])[:, None] * np.ones(2)
    g_K = list(hodgkin_huxley.parameters).index("g_K")
    P[g_K] = 10.0, 30.0
    Y = np.array([[-65.0, -65.0], *np.full((3, 2), 0.5)])
    for functions in compiled_and_plain(hodgkin_huxley):
        I_K = functions.outputs(np.zeros(2), Y, P)[1]
        assert I_K == pytest.approx([10.0 * 0.5**4 * 12.0, 30.0 * 0.5**4 * 12.0])


# ---------------------------------------------------------------------- what equations may use
def numbers_of_all_kinds(y, k):
    return (FARADAY * CHARGES * y + (1.0 if y > NEVER else k),)


def inner(y):
    return 3.0 * y


def middle(y):
    return inner(y) + 1.0


def nested_helpers(y, k):
    return (middle(y) * k + inner(y),)


def names_of_mathematics(y):
    return (mathematics.sqrt(y) + exponential(y) + pow(y, 2.0) + max(y, 0.0),)


def local_function(y):
    def square(x):
        return x * FARADAY

    return (square(y),)


def test_numbers_of_the_module():
    assert agree(one_state(numbers_of_all_kinds)) == pytest.approx([96.485 + 2.0])


def test_helpers_stand_before_their_callers():
    assert agree(one_state(nested_helpers)) == [6.5]
    text = equations_text([(nested_helpers, True)], 1, ("y",), ("k",))
    places = [text.index(f"def {name}(") for name in ("inner", "middle", "nested_helpers", "at_a_point")]
    assert places == sorted(places)
    assert text.count("def inner(") == 1


def test_mathematics_under_any_name():
    assert agree(one_state(names_of_mathematics)) == pytest.approx([0.5**0.5 + math.exp(0.5) + 0.25 + 0.5])


# the engine's own words are free for equations
LEAST, MOST, ROUNDER = 0.25, 0.5, 3.0


def power_and_rest(y):
    return y * ROUNDER


def expm1(y):
    return y - 1.0


def names_of_the_engines_mathematics(y):
    return (exponential(max(LEAST, min(MOST, y))) + math.exp(power_and_rest(y)) + expm1(y),)


def test_equations_may_use_the_names_of_the_engines_own_mathematics():
    wanted = math.exp(0.5) + math.exp(1.5) - 0.5
    assert agree(one_state(names_of_the_engines_mathematics)) == pytest.approx([wanted], rel=1e-14)


def outputs(y):
    return (2.0 * y,)


def events(y):
    return y - 0.25


def derivatives(y, k):
    return (-k * y,)


def test_equations_may_be_called_derivatives_outputs_and_events():
    run = one_state(
        derivatives, outputs={"z": ("1", "twice y")}, output_function=outputs, events={"half": Event(events)}
    ).solve(1)
    assert run["z"] == pytest.approx(2 * run["y"])
    assert run.events["half"] == pytest.approx([math.log(2) / 2], abs=1e-6)


# ---------------------------------------------------------------------- what they may not
def uses_a_list(y):
    return (TABLE[0] * y,)


def uses_numpy(y):
    return (np.exp(y),)


def vector(y):
    return (y,)


def enclosed(rate):
    def rhs(y):
        return (rate * y,)

    return rhs


nameless = lambda y: (y,)  # noqa: E731  (what the test is about)


@pytest.mark.parametrize(
    ("rhs", "message"),
    [
        (uses_a_list, "uses_a_list uses TABLE, a list; .* Make it a parameter"),
        (uses_numpy, "uses_numpy uses np, a module; an equation may use numbers, the math module"),
        (vector, "vector is a name the engine keeps for itself; rename it"),
        (enclosed(2.0), "uses rate from an enclosing function; define equations at the top level"),
        (nameless, "an equation is a lambda; give it a name with def"),
    ],
)
def test_refused(rhs, message):
    with pytest.raises(DeclarationError, match=message):
        one_state(rhs).solve(1)


def speaks(y):
    return (y if "a" + "b" == 3 else {}["x"],) if y > 1e9 else (y,)


def test_what_numba_cannot_compile_is_said_with_the_models_name():
    with pytest.raises(DeclarationError, match=r"(?s)chatty: numba cannot compile these equations.*math module"):
        one_state(speaks, name="chatty").solve(1)


HELPER = """\
def rate(y):
    return {} * y


def rhs{}(y):
    return (rate(y),)


def watch(y):
    return rate(y)
"""


@pytest.fixture
def two_modules(tmp_path, monkeypatch):
    """Two modules that each have a helper called rate."""
    monkeypatch.syspath_prepend(tmp_path)
    names = "helpers_of_one", "helpers_of_other"
    for i, name in enumerate(names):
        (tmp_path / f"{name}.py").write_text(HELPER.format(i, i))
    yield [importlib.import_module(name) for name in names]
    for name in names:
        del sys.modules[name]


def test_two_different_helpers_of_one_name_clash(two_modules):
    one, other = two_modules
    with pytest.raises(DeclarationError, match=r"two different things called \w+ meet in one model; rename"):
        one_state(one.rhs0, events={"e": Event(one.watch), "f": Event(other.watch)}).solve(1)


K = 2.0
scale = 3.0


def by_module(y):
    return K * y


def with_a_default(y, k=K, more=scale):
    return k * by_module(y) * more


def default_beside_a_name(y, K):
    return (-with_a_default(y) * K,)


def greek(V, v1, τ, begin, leave, s0, r0):
    out = by_module(v1), τ
    p = out[0] + leave
    return (-V / out[1] * begin + p * s0 - r0,)


def test_a_default_is_what_it_was_where_the_function_stands():
    thing = model(default_beside_a_name, {"y": 1.0}, {"K": 5.0})
    assert agree(thing, (1.0,)) == [-60.0]


def test_names_are_free_as_in_python():
    values = {"v1": 2.0, "τ": 3.0, "begin": 4.0, "leave": 5.0, "s0": 6.0, "r0": 7.0}
    for stiff in (False, True):
        thing = model(greek, {"V": 0.5}, values, stiff=stiff)
        assert agree(thing) == pytest.approx([-0.5 / 3.0 * 4.0 + 9.0 * 6.0 - 7.0])
        assert np.isfinite(thing.solve(0.1)["V"]).all()


def own_exp(y):
    return y


def name__between(y):
    return y


def takes_the_engines_beginning(y, k):
    return (own_exp(y) * k,)


def takes_the_engines_infix(y, k):
    return (name__between(y) * k,)


@pytest.mark.parametrize("rhs", [takes_the_engines_beginning, takes_the_engines_infix])
def test_names_of_what_the_engine_adds_are_refused(rhs):
    with pytest.raises(DeclarationError, match="is a name the engine keeps for itself"):
        one_state(rhs).solve(1)


def emptied(y, k):
    return (-k - 0.1 * y**1.5,)


def test_a_root_of_less_than_nothing_is_no_value_in_plain_python_either(monkeypatch):
    monkeypatch.setattr("mgmodels.engine.compile.numba_is_present", lambda: False)
    with pytest.raises(SolverError, match="y"):
        model(emptied, {"y": 0.5}, {"k": 2.0}).solve(2)


# ---------------------------------------------------------------------- the cache
def test_a_changed_equation_is_a_new_file(monkeypatch, tmp_path):
    monkeypatch.setenv("MGMODELS_CACHE", str(tmp_path / "cache"))
    first, again, changed = stored("a = 1", "toy"), stored("a = 1", "toy"), stored("a = 2", "toy")
    assert first == again != changed
    assert first.read_text() == "a = 1" and changed.read_text() == "a = 2"
    assert sorted(tmp_path.joinpath("cache").iterdir()) == sorted([first, changed])


def test_without_a_writable_home_the_cache_is_temporary(monkeypatch, tmp_path):
    blocked = tmp_path / "a file, not a folder"
    blocked.touch()
    monkeypatch.setenv("MGMODELS_CACHE", str(blocked / "cache"))
    monkeypatch.setenv("HOME", str(blocked))
    last_resort.cache_clear()
    folder = cache_folder()
    assert folder.is_dir() and blocked not in folder.parents
    assert cache_folder() == folder  # one for the whole process
    last_resort.cache_clear()
    folder.rmdir()


def test_a_named_cache_needs_no_home(monkeypatch, tmp_path):
    def nobody(path):
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("pathlib.Path.home", classmethod(nobody))
    monkeypatch.setenv("MGMODELS_CACHE", str(tmp_path / "cache"))
    assert cache_folder() == tmp_path / "cache"


def test_models_without_numba_run(monkeypatch):
    monkeypatch.setattr("mgmodels.engine.compile.numba_is_present", lambda: False)
    assert decay.solve(2)["y"][-1] == pytest.approx(math.exp(-1), rel=1e-5)
    assert toys.oscillator.solve(1)["x"][-1] == pytest.approx(math.cos(2), rel=1e-4)


DECAY = "def decay(t, y, k=1.0):\n    return (-1.0 * k * y,)\n"


@pytest.mark.parametrize(
    "now",
    [
        DECAY.replace("-1.0", "-2.0"),
        DECAY.replace("k=1.0", "k=2.0"),
        DECAY.replace("t, y, k", "t, k, y"),
        "# a new line\n",
        "# a new line\n" + DECAY,
        DECAY.replace("-1.0", "-3.0") + "\n\n" + DECAY,
        "def (",
    ],
    ids=["equation", "default", "arguments", "gone", "moved", "another before it", "no Python"],
)
def test_a_file_edited_since_its_import_is_refused(tmp_path, monkeypatch, now):
    file = tmp_path / "edited_equations.py"
    file.write_text(DECAY)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "edited_equations", raising=False)
    importlib.invalidate_caches()
    equations = importlib.import_module("edited_equations")
    file.write_text(now)
    linecache.checkcache(str(file))
    with pytest.raises(DeclarationError, match="edited_equations was edited since it was imported.*restart"):
        source(equations.decay)
