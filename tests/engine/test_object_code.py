"""Machine code on disk: right after an edit, in another folder, on another processor, and loaded without numba."""

import json
import os
import shutil
import subprocess
import sys

import numpy as np
import pytest

from mgmodels.engine.object_code import callable_at, kept, place_of

EQUATIONS = """
from grown_helper import rate

from mgmodels.engine import Event, Model, Parameter, State


def growth(y, k):
    return (k * rate(y),)


def half_way(y):
    return y - 1.5


grown = Model(
    name="grown", title="Growth", rhs=growth, time_unit="s", scope="tests", not_modelled="all else",
    states={"y": State(1.0, "1", "size")}, events={"half_way": Event(half_way)},
    parameters={"k": Parameter(0.5, "1/s", "rate", "this_course", "assumed", 0.0, 10.0)},
)
"""
HELPER = "def rate(y):\n    return 1.0 * y\n"
RUN = """
import json, sys
{before}
from grown import grown

run = grown.solve(1)
print(json.dumps([run["y"][-1], run.events["half_way"].tolist(), "numba" in sys.modules, run.method]))
"""
OTHER_PROCESSOR = """
from mgmodels.engine import object_code

object_code.processor = lambda: ("generic", "", "another")
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with a model, and a cache that one run has filled."""
    folder = tmp_path_factory.mktemp("cache")
    (folder / "grown.py").write_text(EQUATIONS)
    (folder / "grown_helper.py").write_text(HELPER)
    assert run(folder)[2], "the first run must compile"
    return folder


def run(folder, cache="cache", before=""):
    """Solve the model in a new process; return the last value, the event, whether numba was needed, the method."""
    paths = os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = os.environ | {"MGMODELS_CACHE": str(folder / cache), "PYTHONPATH": paths}
    environment["PYTHONDONTWRITEBYTECODE"] = "1"  # an edit within the same second would be missed
    command = [sys.executable, "-c", RUN.format(before=before)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_second_process_needs_no_numba(place):
    value, moments, numba, method = run(place)
    assert value == pytest.approx(np.exp(0.5), rel=1e-6) and moments == pytest.approx([np.log(1.5) / 0.5], rel=1e-6)
    assert (numba, method) == (False, "explicit")


def test_a_copied_cache_is_as_good(place):
    shutil.copytree(place / "cache", place / "copied")
    assert run(place, "copied") == run(place)


def test_on_another_processor_code_is_made_from_what_was_kept(place):
    shutil.copytree(place / "cache", place / "travelled")
    before = set((place / "travelled").iterdir())
    value, moments, numba, _ = run(place, "travelled", OTHER_PROCESSOR)
    assert not numba
    assert value == pytest.approx(run(place)[0], rel=1e-9) and moments == pytest.approx(run(place)[1], rel=1e-9)
    new = set((place / "travelled").iterdir()) - before
    assert new and all(path.name.endswith("_another.o") for path in new)


def test_an_edit_in_a_helpers_file_is_another_model(place):
    helper, before = place / "grown_helper.py", set((place / "cache").iterdir())
    helper.write_text(HELPER.replace("1.0", "2.0"))
    try:
        value, *_ = run(place)
    finally:
        helper.write_text(HELPER)
    assert set((place / "cache").iterdir()) > before and value == pytest.approx(np.exp(1.0), rel=1e-6)
    value, _, numba, _ = run(place)
    assert not numba and value == pytest.approx(np.exp(0.5), rel=1e-6)  # what was kept before the edit


@pytest.mark.parametrize(("ending", "length"), [(".o", 0), (".o", 300), (".ll", 500)])
def test_a_file_that_was_cut_short_is_made_again(place, ending, length):
    shutil.copytree(place / "cache", place / "cut", dirs_exist_ok=True)
    for path in (place / "cut").iterdir():
        if path.name.endswith(ending):
            path.write_bytes(path.read_bytes()[:length])
        elif ending == ".ll":
            path.unlink()  # or nobody would ask for what it was made from
    assert not any(kept(path) for path in (place / "cut").iterdir() if path.name.endswith(ending))
    assert run(place, "cut")[0] == run(place)[0]
    assert any(kept(path) for path in (place / "cut").iterdir() if path.name.endswith(ending))


def test_what_is_kept_may_be_read_by_whoever_may_read_its_owners_files(place):
    plain = place / "plain"
    plain.touch()
    assert {path.stat().st_mode for path in (place / "cache").iterdir()} == {plain.stat().st_mode}


# ---------------------------------------------------------------------- how arrays are handed over
def test_an_array_begins_where_numpy_says():
    for array in (np.arange(6.0).reshape(2, 3)[1:], np.arange(3)):
        assert place_of(array) == array.ctypes.data
    fixed = np.arange(3.0)
    fixed.flags.writeable = False
    assert place_of(fixed) == fixed.ctypes.data


@pytest.mark.parametrize("wrong", [np.arange(4), np.arange(8.0)[::2], np.zeros((2, 2))])
def test_an_array_of_another_kind_is_refused(wrong):
    call = callable_at(0, ("f1",))
    with pytest.raises(TypeError, match="1 dimensions of float64 in rows are needed"):
        call(wrong)
