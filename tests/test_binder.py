"""Binder's own rules on this repository, asserted without Docker.

They are those of repo2docker: configuration lies in `binder/` or `.binder/` if there is one, else in the root; of the
build packs it tries Dockerfile, Julia, Nix, R, conda and Pipfile before plain Python; Python's version is read from
`runtime.txt`; requirements that name this folder are installed after the repository has been copied; `postBuild` runs
in the finished image as a program of its own.
"""

import ast
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

from mgmodels.engine.object_code import SUFFIX

ROOT = Path(__file__).resolve().parents[1]
PREFERRED = (
    "Dockerfile", "Project.toml", "JuliaProject.toml", "REQUIRE", "default.nix", "install.R", "DESCRIPTION",
    "environment.yml", "environment.yaml", "Pipfile", "Pipfile.lock",
)  # fmt: skip


def tracked():
    listed = subprocess.run(["git", "ls-files", "--stage"], cwd=ROOT, capture_output=True, text=True, check=True)
    return {line.split("\t")[1]: line.split()[0] for line in listed.stdout.splitlines()}


def requirements():
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_configuration_is_read_from_the_root_and_by_the_python_build_pack():
    files = tracked()
    assert not any(name.startswith(("binder/", ".binder/")) for name in files)
    assert not [name for name in PREFERRED if name in files]
    assert {"requirements.txt", "runtime.txt", "postBuild"} <= set(files)


def test_python_is_pinned_to_one_that_the_package_allows():
    version = re.fullmatch(r"python-(3)\.(\d+)", (ROOT / "runtime.txt").read_text("utf-8").strip())
    oldest = re.search(r'requires-python = ">=3\.(\d+)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert version and int(version[2]) >= int(oldest[1])


def test_every_requirement_is_exact_and_the_package_itself_is_among_them():
    for line in requirements():
        assert line == "-e ." or re.fullmatch(r"[A-Za-z0-9_.-]+==[\w.]+", line), line
    assert "-e ." in requirements()


def test_what_the_notebooks_import_is_installed():
    installed = {line.partition("==")[0].lower() for line in requirements()} | {"mgmodels"}
    for path in sorted((ROOT / "chapters").glob("*.ipynb")):
        for name in imported(path):
            assert name in installed | sys.stdlib_module_names, f"{path.name} imports {name}"


def imported(path):
    import nbformat

    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            for node in ast.walk(ast.parse(cell.source)):
                if isinstance(node, ast.Import):
                    yield from (alias.name.partition(".")[0] for alias in node.names)
                elif isinstance(node, ast.ImportFrom):
                    yield node.module.partition(".")[0]


def test_post_build_is_a_program_with_unix_lines():
    text = (ROOT / "postBuild").read_bytes()
    assert text.startswith(b"#!/") and b"\r" not in text
    assert tracked()["postBuild"] == "100755"
    assert os.stat(ROOT / "postBuild").st_mode & stat.S_IXUSR


def test_what_is_compiled_while_the_image_is_built_serves_another_processor(tmp_path):
    environment = os.environ | {"MGMODELS_CACHE": str(tmp_path)}
    solve = "from mgmodels.nerve import hodgkin_huxley; hodgkin_huxley.solve(0.001)"

    def kept():
        return {path.name: path.stat().st_mtime_ns for path in tmp_path.glob(f"*{SUFFIX}")}

    subprocess.run([sys.executable, "-c", solve], check=True, env=environment)
    general = kept()
    assert general, "code in LLVM's own language, for any processor of the kind"
    for special in tmp_path.glob("*.o"):  # the code for this very processor, which another cannot use
        special.unlink()
    subprocess.run([sys.executable, "-c", solve], check=True, env=environment)
    assert kept() == general, "nothing was compiled anew"
