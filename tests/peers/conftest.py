"""Simulators that the course is compared with. A reader need not have them; the course's own tests must."""

import importlib.util
import os

import pytest

import check_environment

TESTS_OF = {
    "neuron": ["test_neuron_hh.py", "test_neuron_cable.py", "test_neuron_nmda.py"],
    "myokit": ["test_myokit_ventricle.py"],
}
NEEDS = {"neuron": "pip install neuron", "myokit": "pip install myokit; apt-get install gcc libsundials-dev"}
MISSING = [peer for peer in TESTS_OF if importlib.util.find_spec(peer) is None]
if "myokit" not in MISSING and not check_environment.can_compile():
    MISSING.append("myokit")

if MISSING and os.environ.get("CI"):
    ways = "; ".join(NEEDS[peer] for peer in MISSING)
    raise pytest.UsageError(f"missing: {', '.join(MISSING)}; install requirements-test.txt ({ways})")

collect_ignore = [name for peer in MISSING for name in TESTS_OF[peer]]


def pytest_terminal_summary(terminalreporter):
    """Say once which comparisons this machine cannot make."""
    for peer in MISSING:
        terminalreporter.write_line(f"not compared with {peer}, which is not installed ({NEEDS[peer]})")
