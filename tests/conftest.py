"""What all tests share: one browser, the built book on a loopback port, and how Hypothesis works here."""

import functools
import threading

import pytest
from hypothesis import settings
from served import SITE, QuietHandler, QuietServer

from check_environment import BROWSERS, find_browser

# the first call of a model compiles it, so that a single example may take a second
settings.register_profile("course", deadline=None, derandomize=True)
settings.load_profile("course")

FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


def pytest_addoption(parser):
    parser.addoption(
        "--record-replicates",
        action="store_true",
        help="write what the paper tests compare to mgmodels/replicates, where the book reads it",
    )


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium, driven by Playwright; contexts and pages are the test's own."""
    from playwright.sync_api import sync_playwright

    path = find_browser()
    if path is None:
        pytest.fail(f"no browser on the PATH: install one of {', '.join(BROWSERS)}", pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site():
    """The address of the built book, ending in a slash."""
    if not (SITE / "index.html").is_file():
        pytest.fail("the book is not built: run `make book` first", pytrace=False)
    with QuietServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(SITE))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
