"""The browser that is measured in, and the book on a server of its own."""

import functools
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "_build" / "html"
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests")]
FLAGS = ["--no-sandbox", "--disable-background-networking"]


@contextmanager
def chromium():
    """A headless browser, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    from check_environment import find_browser

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def book():
    """The address of the built book, ending in a slash."""
    from served import QuietHandler, QuietServer

    with QuietServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(SITE))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
