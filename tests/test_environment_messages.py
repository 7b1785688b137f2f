"""What a reader is told when something is missing: one line that names it and the way out."""

import os
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


def command(folder, name, script):
    """A program of this name that runs a line of shell."""
    folder.mkdir(exist_ok=True)
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


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


@pytest.mark.parametrize(
    ("what", "thing"),
    [("node", "Node.js"), ("browser", "Chromium or Chrome"), ("simulators", "C compiler and SUNDIALS")],
)
def test_a_missing_program_is_one_line(what, thing, tmp_path):
    code, words = say(what, tmp_path)
    assert code == 1
    assert thing in words and words.count("\n") == 1


@pytest.mark.parametrize("name", check_environment.BROWSERS)
def test_any_usual_browser_will_do(name, tmp_path):
    command(tmp_path, name, "exit 0")
    assert say("browser", tmp_path) == (0, "")


@pytest.mark.parametrize("code", [0, 1])
def test_a_compiler_with_and_without_sundials(code, tmp_path):
    command(tmp_path, "cc", f"exit {code}")
    assert say("simulators", tmp_path)[0] == code


@pytest.mark.parametrize(
    ("what", "advice"),
    [("browser", "install Chromium or Chrome"), ("simulators", "apt-get install gcc libsundials-dev")],
)
def test_nothing_is_installed_in_silence(what, advice, tmp_path):
    command(tmp_path, "apt-get", "exit 0")
    command(tmp_path, "sudo", "exit 0")
    result = subprocess.run(
        [sys.executable, str(SCRIPT), what], capture_output=True, text=True, env={"PATH": str(tmp_path)}
    )
    assert "installing: " in result.stdout and "apt-get install" in result.stdout
    assert result.returncode == 1 and advice in result.stderr


@pytest.mark.parametrize("python", ["python2.0", "/bin/false", "/bin/true"])
def test_make_names_a_python_that_does_not_run(python, tmp_path):
    settings = [f"VENV={tmp_path / 'venv'}", f"PYTHON={python}"]
    result = subprocess.run(["make", "-C", str(ROOT), "build", *settings], capture_output=True, text=True)
    assert result.returncode != 0
    assert f"“{python}” does not run as Python" in result.stderr


def test_the_whole_check_wants_every_simulator(tmp_path):
    command(tmp_path / "bin", "make", 'echo "$1 with CI=$CI"')
    path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    result = subprocess.run([str(ROOT / ".ci" / "run")], capture_output=True, text=True, env={"PATH": path}, check=True)
    assert result.stdout == "test with CI=1\n"


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
