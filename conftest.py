"""How several processes share the tests, notebooks among them (which know nothing of tests/conftest.py)."""

import pytest


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Where several processes share the tests, a file stays in one; pages of the book are tests that stand alone."""
    from xdist.scheduler import LoadScopeScheduling

    class FilesAndPages(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return nodeid if nodeid.startswith("tests/site/") else nodeid.partition("::")[0]

    return FilesAndPages(config, log)
