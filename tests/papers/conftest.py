"""While a paper test runs, what it compares is noted and held against the record that the book shows."""

import pytest
import recorder

FOUND = pytest.StashKey[dict]()
NOTEBOOK = pytest.StashKey[recorder.Notebook]()


@pytest.fixture
def published(request):
    """Like `pytest.approx`, with words: `value == published(39.1, "peak of the spike", "mV", abs=0.2)`."""

    def approx(expected, what, unit="1", **tolerance):
        return recorder.noting(request.node.stash[NOTEBOOK], what, unit)(expected, **tolerance)

    return approx


@pytest.fixture
def mismatch(request):
    """Assert that the model misses a published number by more than `tolerance`, and put both on record."""

    def assert_apart(what, *, published, model, tolerance, unit="1"):
        assert abs(model - published) > tolerance, f"{what}: {model:g} is no longer apart from {published:g}"
        notebook = request.node.stash[NOTEBOOK]
        notebook.add(what, "", unit, [float(published)], [float(model)], [tolerance], False)

    return assert_apart


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    function = getattr(item, "function", None)
    if function is None or recorder.kind_of(function.__name__) is None:
        return (yield)
    notebook = item.stash[NOTEBOOK] = recorder.Notebook(item)
    # In a known disagreement the number compared with is the model's own: only `mismatch` is put on record.
    noted = recorder.APPROX if notebook.kind == "known disagreement" else recorder.noting(notebook)
    pytest.approx = noted
    try:
        result = yield
    finally:
        pytest.approx = recorder.APPROX
    ours = item.config.stash.setdefault(FOUND, {}).setdefault((item.path, item.module), {})
    already, found = ours.setdefault(function.__name__, []), notebook.finished()
    for record in found:
        if not item.config.getoption("--record-replicates"):
            check(item.path, function.__name__, len(already), record)
        already.append(record)
    if not item.config.getoption("--record-replicates") and not hasattr(item, "callspec"):  # all its records are here
        made = {record["what"] for record in found}
        kept = recorder.on_record(item.path).get(function.__name__, ())
        lost = [old["what"] for old in kept if old["what"] not in made]
        assert not lost, f"on record are comparisons that this test no longer makes: {'; '.join(lost)}"
    return result


def check(path, name, place, record):
    """Fail if the record says something else; whether a test is on record at all, tests/test_replicates.py checks."""
    kept = recorder.on_record(path).get(name)
    if kept and not any(recorder.same(record, old) for old in kept):
        old = kept[min(place, len(kept) - 1)]
        raise AssertionError(
            f"The record of what replicates has another entry for “{record['what']}”:\n"
            f"  there {old}\n  now   {record}\n"
            f"If the change is meant: python -m pytest {record['test'].split('::')[0]} --record-replicates"
        )


def pytest_sessionfinish(session):
    if session.config.getoption("--record-replicates"):
        for (path, module), found in session.config.stash.get(FOUND, {}).items():
            recorder.write(path, module, found)
