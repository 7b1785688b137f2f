"""The workflows on GitHub: nothing floats, nothing may more than it needs, and every Python of the package is tried."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w.-]+/[\w.-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+$")
MAY_WRITE = {("pages.yml", "publish"): {"pages": "write", "id-token": "write"}}


def read(path):
    return yaml.safe_load(path.read_text("utf-8"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_to_commits_and_say_which_release_that_is(path):
    uses = [line.strip().removeprefix("- ") for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert uses
    for line in uses:
        assert PINNED.fullmatch(line), line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_permissions_are_said_and_are_the_least(path):
    workflow = read(path)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    for name, job in workflow["jobs"].items():
        allowed = MAY_WRITE.get((path.name, name), {"contents": "read"})
        assert job.get("permissions", workflow["permissions"]) == allowed, name
        assert job["timeout-minutes"] <= 60
        for step in job["steps"]:
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


def test_one_action_is_pinned_to_one_commit_everywhere():
    commits = {}
    for path in WORKFLOWS:
        for action, commit in re.findall(r"uses: ([\w./-]+)@(\w+)", path.read_text("utf-8")):
            assert commits.setdefault(action, commit) == commit, action


def test_every_python_that_the_package_names_is_tried():
    named = re.findall(r"Python :: (3\.\d+)", (ROOT / "pyproject.toml").read_text("utf-8"))
    assert read(ROOT / ".github" / "workflows" / "test.yml")["jobs"]["models"]["strategy"]["matrix"]["python"] == named


def test_what_the_workflows_run_is_there():
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M)
    for path in WORKFLOWS:
        text = path.read_text("utf-8")
        assert set(re.findall(r"run: make (\w+)", text)) <= set(targets)
        for name in re.findall(r"--ignore=(\S+)", text) + re.findall(r"-r (\S+\.txt)", text):
            assert (ROOT / name).exists(), name
