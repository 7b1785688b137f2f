"""The row that runs a chapter, and Python for the browser: what is in the site, and what is said when it is not."""

import json
import os
import shutil
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup

from course import live, runtime

PINNED = {"core": {"a.js": {"sha256": runtime.hashlib.sha256(b"a").hexdigest()}}, "packages": {}, "wheels": {}}


@pytest.fixture
def one_file(monkeypatch, tmp_path):
    """A runtime of one file, kept in a folder of the test's own."""
    monkeypatch.setattr(runtime, "PINS", PINNED | {"info": {}})
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return runtime.kept()


def settings(live=True):
    return SimpleNamespace(course_live=live, course_repository="")


def bring(data):
    def fetch(names, download, folder):
        for name in names:
            (folder / name).write_bytes(data)

    return fetch


def test_what_is_kept_needs_no_network(one_file, monkeypatch):
    monkeypatch.setattr(runtime, "fetch", bring(b"a"))
    assert (runtime.provide() / "a.js").read_bytes() == b"a"
    monkeypatch.setattr(runtime, "fetch", lambda *names: pytest.fail("fetched again"))
    assert runtime.provide() == one_file


def test_a_file_with_other_bytes_is_refused(one_file, monkeypatch):
    monkeypatch.setattr(runtime, "fetch", bring(b"b"))
    with pytest.raises(runtime.NoRuntime, match="a.js is not the file that runtime.json pins"):
        runtime.provide()


def test_without_network_the_book_is_built_and_one_line_says_what_is_left_out(one_file, monkeypatch):
    monkeypatch.delenv("COURSE_LIVE", raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    lines = []
    monkeypatch.setattr(live.logger, "info", lines.append)
    config = settings()
    live.decide(None, config)
    assert config.course_live is False
    (line,) = lines
    assert "left out" in line and f"pip cannot bring {runtime.CARRIER}" in line and "\n" not in line


@pytest.mark.parametrize(("wish", "setting", "shown"), [("no", True, False), ("", False, False), ("NO", True, False)])
def test_a_small_preview_leaves_it_out(monkeypatch, wish, setting, shown):
    monkeypatch.setattr(runtime, "provide", lambda: pytest.fail("asked for the runtime"))
    monkeypatch.setenv("COURSE_LIVE", wish)
    config = settings(setting)
    live.decide(None, config)
    assert config.course_live is shown


def test_a_misspelt_switch_is_answered(monkeypatch):
    monkeypatch.setenv("COURSE_LIVE", "off")
    with pytest.raises(ValueError, match="“yes”, “no” or not set; not 'off'"):
        live.decide(None, settings())


def test_a_build_on_github_knows_its_own_address(monkeypatch):
    monkeypatch.setenv("COURSE_LIVE", "no")
    monkeypatch.setenv("GITHUB_REPOSITORY", "someone/course")
    config = settings()
    live.decide(None, config)
    assert config.course_repository == "https://github.com/someone/course"


def test_the_launch_buttons_follow_the_one_address():
    (_, binder), (_, colab) = live.elsewhere("https://github.com/o/course.git", "v1", "chapters/2_nmda.ipynb")
    assert binder == "https://mybinder.org/v2/gh/o/course/v1?urlpath=lab%2Ftree%2Fchapters%2F2_nmda.ipynb"
    assert colab == "https://colab.research.google.com/github/o/course/blob/v1/chapters/2_nmda.ipynb"
    with pytest.raises(ValueError, match="https://github.com/OWNER/NAME"):
        live.elsewhere("gitlab.com/some/where/else", "main", "a.ipynb")


@pytest.mark.parametrize("shown", [True, False])
def test_the_row_offers_what_there_is(monkeypatch, tmp_path, shown):
    monkeypatch.setattr(runtime, "provide", lambda: tmp_path)
    config = settings(shown)
    config.course_repository, config.course_branch = "https://github.com/o/course", "main"
    env = SimpleNamespace(doc2path=lambda docname, base: f"{docname}.ipynb")
    row = BeautifulSoup(live.row(SimpleNamespace(env=env, config=config), "chapters/2_nmda"), "html.parser")
    assert [link.get_text() for link in row.select("a")] == ["Open on Binder", "Open in Colab", "Download notebook"]
    assert row.select("a")[-1]["href"] == "../_sources/chapters/2_nmda.ipynb"
    assert "git+https://github.com/o/course@main" in row.code.get_text()
    assert bool(row.select("button")) is bool(row.select("[data-notebook]")) is shown


def test_the_lock_names_official_files_and_the_wheel_of_this_release(tmp_path):
    own = tmp_path / "mgmodels-0.1.0-py3-none-any.whl"
    own.write_bytes(b"wheel")
    lock = json.loads(json.dumps(runtime.lock(own)))["packages"]
    assert lock["mgmodels"]["sha256"] == runtime.sha256(own)
    for name, entry in lock.items():
        assert set(entry["depends"]) <= set(lock), name
        assert entry["name"].lower().replace("_", "-") == name
    assert set(runtime.PINS["packages"]) < set(lock)


def test_the_same_package_gives_the_same_wheel():
    first = live.wheel()
    kept = first.with_suffix(".kept")
    shutil.copy(first, kept)
    live.wheel.cache_clear()
    assert live.wheel().read_bytes() == kept.read_bytes()
