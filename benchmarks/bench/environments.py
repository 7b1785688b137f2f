"""A Python environment for each peer, because their libraries cannot share one.

NEURON exports an old CVODE's symbols to its whole process, brian2 needs an older NumPy, libroadrunner crashes
beside numba. Environments are made once, outside the tree: in `MGMODELS_PEERS`, or the user's cache.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(os.environ.get("MGMODELS_PEERS", Path.home() / ".cache" / "mgmodels-peers"))


@dataclass(frozen=True)
class Environment:
    """What one peer needs: packages for pip, and what only the machine's own package manager gives."""

    packages: tuple = ()
    advice: str = ""

    @property
    def is_the_courses_own(self):
        return not self.packages


COURSE = Environment()
ENVIRONMENTS = {
    "neuron": Environment(("NEURON==9.0.2",)),
    "myokit": Environment(
        ("myokit==1.39.2", "setuptools<81"),
        "myokit compiles C against SUNDIALS: on Debian or Ubuntu, apt-get install libsundials-dev gcc",
    ),
    "brian2": Environment(
        ("brian2==2.9.0", "numpy<2.4", "setuptools<81"),
        "brian2 compiles C++: on Debian or Ubuntu, apt-get install g++",
    ),
    "libroadrunner": Environment(("libroadrunner==2.10.0", "antimony==3.3.0")),
}


class Missing(Exception):
    """A peer that cannot be used here; the message says why and what would help."""


def interpreter(name, environment, folder=FOLDER):
    """Return the Python of an environment, made first if it is not there; raise `Missing` with the reason."""
    if environment.is_the_courses_own:
        return sys.executable
    home = Path(folder) / name
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = home / "installed.txt"
    wanted = "\n".join(environment.packages)
    if done.exists() and done.read_text(encoding="utf8") == wanted:
        return str(python)
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(home)],
        [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *environment.packages],
    ):
        result = subprocess.run(command, capture_output=True, text=True)
        if result.returncode:
            lines = result.stderr.strip().splitlines() or ["no reason given"]
            raise Missing(f"{name} could not be installed: {lines[-1]}")
    done.write_text(wanted, encoding="utf8")
    return str(python)
