"""Says in one line what is missing on this machine: `check_environment.py python|node|browser`.

Runs under any Python 3, so that an old one can be told from a missing one.
"""

import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]


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
    prefix = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    can_install = shutil.which("apt-get") and (not prefix or silent(["sudo", "-n", "true"]))
    if can_install:
        print("No browser on the PATH; installing one: %s" % " ".join(prefix + INSTALL))
        sys.stdout.flush()
        silent(prefix + ["apt-get", "update"])
        silent(prefix + INSTALL)
    if not find_browser():
        stop(
            "The tests need a browser: install Chromium or Chrome so that one of %s is on the PATH."
            % ", ".join(BROWSERS)
        )


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
    {"python": python, "node": node, "browser": browser}[sys.argv[1]]()
