"""Writes chapters/_ext/course/runtime.json anew: `pin_runtime.py 0.27.7` (needs npm and the network).

The hashes are those of the official lock file, which the npm package `pyodide` carries beside the interpreter itself.
"""

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PIN = Path(__file__).resolve().parents[1] / "chapters" / "_ext" / "course" / "runtime.json"
CORE = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
ROOTS = ("numpy", "scipy", "matplotlib", "ipython")
# No cell needs them: PDF fonts, time zones, a canvas backend.
LEFT_OUT = {"fonttools", "pytz", "matplotlib-pyodide"}


def needed(packages, roots):
    """The lock's entries for these packages and all that they depend on, without what is left out."""
    found, waiting = {}, list(roots)
    while waiting:
        name = waiting.pop().replace("_", "-")
        if name not in found:
            entry = packages[name]
            depends = [one.replace("_", "-") for one in entry["depends"] if one not in LEFT_OUT]
            found[name] = {**entry, "depends": depends}
            waiting += depends
    return dict(sorted(found.items()))


def pin(version):
    """Read the official package of a version and write the pins."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["npm", "pack", "--silent", f"pyodide@{version}"], cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
        with tarfile.open(Path(folder) / f"pyodide-{version}.tgz") as archive:
            core = {name: archive.extractfile(f"package/{name}").read() for name in CORE}
            lock = json.load(archive.extractfile("package/pyodide-lock.json"))
    old = json.loads(PIN.read_text("utf-8")) if PIN.is_file() else {}
    pins = {
        "info": lock["info"],
        "core": {name: {"sha256": hashlib.sha256(data).hexdigest()} for name, data in core.items()},
        "packages": needed(lock["packages"], ROOTS),
        "wheels": old.get("wheels", {}),
    }
    PIN.write_text(json.dumps(pins, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    pin(sys.argv[1])
