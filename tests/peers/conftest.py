"""Simulators that the course is compared with. A reader need not have them; the course's own tests must."""

import importlib.util
import os

import pytest

TESTS_OF = {"neuron": ["test_neuron_hh.py", "test_neuron_cable.py", "test_neuron_nmda.py"]}
MISSING = [peer for peer in TESTS_OF if importlib.util.find_spec(peer) is None]

if MISSING and os.environ.get("CI"):
    raise pytest.UsageError(f"missing: {', '.join(MISSING)}; install requirements-test.txt")

collect_ignore = [name for peer in MISSING for name in TESTS_OF[peer]]


def pytest_terminal_summary(terminalreporter):
    """Say once which comparisons this machine cannot make."""
    for peer in MISSING:
        terminalreporter.write_line(f"not compared with {peer}, which is not installed (pip install {peer})")
