"""What a reader is told when something is missing: one line that names it and the way out."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import check_environment

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "tools" / "check_environment.py"


def say(what, path):
    """What the script writes to standard error with this PATH, and how it ends."""
    result = subprocess.run(
        [sys.executable, str(SCRIPT), what], capture_output=True, text=True, env={"PATH": str(path)}
    )
    return result.returncode, result.stderr


def test_this_python_is_new_enough():
    assert say("python", "") == (0, "")


def test_an_old_python_is_named_with_its_version(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit) as stopped:
        check_environment.python()
    words = capsys.readouterr().err
    assert stopped.value.code == 1
    assert "3.11 or newer" in words and "is Python 3.9" in words and words.count("\n") == 1


def test_the_script_is_read_by_an_old_python():
    # An f-string, a walrus or a match statement would end in a traceback instead of the sentence.
    assert not re.search(r"""\bf["']|:=|^\s*match\b""", SCRIPT.read_text("utf-8"), re.M)


@pytest.mark.parametrize(("what", "thing"), [("node", "Node.js"), ("browser", "Chromium or Chrome")])
def test_a_missing_program_is_one_line(what, thing, tmp_path):
    code, words = say(what, tmp_path)
    assert code == 1
    assert thing in words and words.count("\n") == 1


@pytest.mark.parametrize("name", check_environment.BROWSERS)
def test_any_usual_browser_will_do(name, tmp_path):
    browser = tmp_path / name
    browser.write_text("#!/bin/sh\n")
    browser.chmod(0o755)
    assert say("browser", tmp_path) == (0, "")


def test_make_says_that_there_is_no_python(tmp_path):
    path = tmp_path / "bin"
    path.mkdir()
    for tool in ("make", "sh", "bash", "test"):
        if found := shutil.which(tool):
            (path / tool).symlink_to(found)
    result = subprocess.run(
        [shutil.which("make"), "-C", str(ROOT), "build", f"VENV={tmp_path / 'venv'}"],
        capture_output=True, text=True, env={"PATH": str(path)},
    )  # fmt: skip
    assert result.returncode != 0
    assert "Python 3.11 or newer" in result.stderr


def test_serving_before_building_says_so(tmp_path):
    result = subprocess.run(
        [shutil.which("make"), "-C", str(ROOT), "serve", f"SITE={tmp_path}"], capture_output=True, text=True
    )
    assert result.returncode != 0
    assert "run 'make book' first" in result.stdout
