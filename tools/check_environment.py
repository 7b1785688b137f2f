"""Says in one line what is missing on this machine: `check_environment.py python|node|browser|simulators`.

Runs under any Python 3, so that an old one can be told from a missing one.
"""

import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL = ["apt-get", "install", "--yes", "--no-install-recommends"]
COMPILERS = ("cc", "gcc", "clang")
SUNDIALS = "cvodes/cvodes.h"


def stop(message):
    sys.stderr.write(message + "\n")
    sys.exit(1)


def python():
    """Python is new enough for the pinned parts of the book."""
    if sys.version_info[:2] < OLDEST:
        stop(
            "This book needs Python %d.%d or newer; %s is Python %d.%d. "
            "Install a newer one and run: make PYTHON=python3.11"
            % (OLDEST + (sys.executable,) + sys.version_info[:2])
        )
    print(sys.version.split()[0])


def node():
    """Node.js is there; only the tests use it, for the accessibility checker."""
    if not shutil.which("npm"):
        stop(
            "The tests need Node.js with npm (for the accessibility checker axe-core); it is not on the PATH."
        )


def browser():
    """A Chromium is there, or can be installed."""
    if find_browser():
        return
    install("No browser on the PATH", ["chromium"])
    if not find_browser():
        stop(
            "The tests need a browser: install Chromium or Chrome so that one of %s is on the PATH."
            % ", ".join(BROWSERS)
        )


def simulators():
    """myokit, with which the heart is compared, can compile: there is a C compiler, and SUNDIALS with its headers."""
    if can_compile():
        return
    install("myokit compiles C against SUNDIALS, which is not here", ["gcc", "libc6-dev", "libsundials-dev"])
    if not can_compile():
        stop(
            "The tests compare the heart with myokit, which needs a C compiler and SUNDIALS: "
            "on Debian or Ubuntu, apt-get install gcc libsundials-dev"
        )


def can_compile():
    """Whether a C compiler finds the headers of SUNDIALS."""
    compiler = next(filter(None, map(shutil.which, COMPILERS)), None)
    if not compiler:
        return False
    try:
        asked = subprocess.Popen(
            [compiler, "-E", "-x", "c", "-"],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        asked.communicate(("#include <%s>\n" % SUNDIALS).encode())
    except OSError:
        return False
    return asked.returncode == 0


def install(reason, packages):
    """Install Debian packages, saying so first, where the user may."""
    prefix = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (prefix and not silent(["sudo", "-n", "true"])):
        return
    print("%s; installing: %s" % (reason, " ".join(prefix + INSTALL + packages)))
    sys.stdout.flush()
    silent(prefix + ["apt-get", "update"])
    silent(prefix + INSTALL + packages)


def find_browser():
    """The path of the first browser found, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def silent(command):
    """Whether a command succeeds."""
    try:
        return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


if __name__ == "__main__":
    {"python": python, "node": node, "browser": browser, "simulators": simulators}[sys.argv[1]]()
