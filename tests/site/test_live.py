"""Every chapter made live, in a real browser and under a sub-path: its cells run, its explorers answer, nobody else is
asked; and where Python cannot come, the page says so and stays whole."""

import functools
import re
import threading
import time
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from accessibility import violations
from served import ROOT, SITE, QuietServer

from course import runtime
from inventory import pages

CHAPTERS = [Path(name).stem for name in pages() if (ROOT / name).with_suffix(".ipynb").is_file()]
PREFIX = "/some/where/"
STARTS, RUNS, MOVES = 120e3, 600e3, 120e3  # ms that starting, all cells, and one move may take on a busy machine

STOPPED = """() => [...document.querySelectorAll(".cell-tools .small")]
    .filter(note => note.textContent.startsWith("Too heavy"))
    .map(note => note.closest(".cell").querySelector(".editor").dataset.cell)"""


class UnderAPath(SimpleHTTPRequestHandler):
    """The book under a sub-path, as on GitHub Pages; without answers to requests that match `lost`."""

    lost = None

    def log_message(self, *arguments):
        """Requests are no news."""

    def translate_path(self, path):
        there = path.startswith(PREFIX) and not (self.lost and re.search(self.lost, f"{self.command} {path}"))
        return super().translate_path(path.removeprefix(PREFIX.rstrip("/")) if there else "/no/such/file")


@contextmanager
def served(lost=None):
    handler = type("Handler", (UnderAPath,), {"lost": lost})
    with QuietServer(("127.0.0.1", 0), functools.partial(handler, directory=str(SITE))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
        server.shutdown()


@contextmanager
def opened(browser, address, **options):
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
    page = context.new_page()
    page.requested, page.loaded, page.complaints = [], [], []
    context.on("request", lambda request: page.requested.append(request.url))
    context.on("request", lambda request: request.method == "GET" and page.loaded.append(request.url))
    page.on("console", lambda message: message.type in {"error", "warning"} and page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(address, wait_until="load")
    yield page
    context.close()


def live_row(page):
    return page.get_by_role("group", name="Run this chapter")


def state(page, *wanted, timeout):
    page.wait_for_function(
        "wanted => wanted.includes(document.querySelector('[data-notebook]').dataset.state)", arg=list(wanted),
        timeout=timeout,
    )  # fmt: skip
    return live_row(page).get_attribute("data-state"), live_row(page).locator(".live-words").inner_text()


def settled(page):
    """Wait until Python has answered everything that the page asked."""
    page.wait_for_function("() => !('waiting' in document.querySelector('[data-notebook]').dataset)", timeout=MOVES)


def picture(explorer):
    return explorer.locator(".view").inner_html()


def moved(page, explorer, control, key):
    """The picture after a key; a model that runs on its button is given it."""
    control.press(key)
    settled(page)
    solve = explorer.get_by_role("button", name="Solve", exact=True)
    assert "takes more than" not in explorer.inner_text(), "the move was cut off"
    if solve.is_visible() and solve.is_enabled():
        solve.press("Enter")
        settled(page)
    return picture(explorer)


@pytest.fixture(scope="module", autouse=True)
def the_runtime_is_in_the_site():
    if not (SITE / "_static" / "live" / "runtime" / "pyodide.js").is_file():
        pytest.fail("the site has no Python for the browser; build it where pip can fetch it", pytrace=False)


def made_live(page):
    """Press the button by keyboard; return the seconds until Python has started and until every cell has run."""
    start = live_row(page).get_by_role("button", name="Make this page live")
    start.focus()
    page.keyboard.press("Enter")
    begun = time.monotonic()
    state(page, "running", "live", "failed", timeout=STARTS)
    started = time.monotonic() - begun
    assert state(page, "live", "failed", "over", timeout=RUNS)[0] == "live", live_row(page).inner_text()
    return started, time.monotonic() - begun


def every_control_changes_the_figure(page, explorer):
    name = explorer.get_attribute("id")
    for slider in explorer.locator("input[type=range]").all():
        seen = {moved(page, explorer, slider, key) for key in ("Home", "End")}
        assert len(seen) == 2, f"{name}: the figure does not move"
    for group in explorer.locator("fieldset.choice").all():
        before = picture(explorer)
        after = moved(page, explorer, group.locator("input:checked"), "ArrowRight")
        assert before != after, f"{name}: the choice changes nothing"


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_runs_in_the_browser(browser, name):
    with served() as site, opened(browser, f"{site}chapters/{name}.html") as page:
        assert not any("runtime/" in url for url in page.requested), "Python must never come unasked"
        explorers = page.locator("figure[data-explorer]")
        there, identifier = explorers.count(), explorers.first.get_attribute("id")
        for _ in range(3):
            explorers.first.locator("input[type=range]").first.press("ArrowRight")
        page.wait_for_timeout(100)
        said = explorers.first.locator(".says").inner_text()

        started, took = made_live(page)
        assert page.locator("pre.fault").all_inner_texts() == []
        assert page.evaluate(STOPPED) == []
        cells = page.locator(".article div.cell").count()
        assert page.locator("textarea.editor").count() == cells
        assert page.locator(".explorer.live").count() == there
        assert page.locator(f"#{identifier} .says").inner_text() == said
        print(f"\n{name}: Python after {started:.0f} s, all cells after {took:.0f} s")
        for explorer in page.locator(".explorer.live").all():
            every_control_changes_the_figure(page, explorer)
        assert [url for url in page.requested if not url.startswith((site, "data:"))] == []
        assert page.complaints == []


def test_on_a_phone_in_the_dark_a_live_page_fits_is_accessible_and_takes_changes(browser):
    phone = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
    with served() as site, opened(browser, f"{site}chapters/{CHAPTERS[2]}.html", **phone) as page:
        made_live(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert violations(page) == []
        cell = page.locator(".cell:has(> .cell_input textarea)").first
        for source, shown in (("6 * 7", "42"), ("nowhere", "NameError: name 'nowhere' is not defined")):
            cell.locator("textarea").fill(source)
            cell.locator("textarea").press("Shift+Enter")
            cell.locator(".cell_output > :only-child", has_text=re.compile(f"^{shown}$")).wait_for(timeout=MOVES)
        assert "error" in cell.get_by_role("status").inner_text()
        assert page.complaints == []


@pytest.mark.parametrize(
    ("lost", "says", "at_once"),
    [
        ("/runtime/runtime.json", "runtime.json is not there", True),
        ("/runtime/scipy-", "scipy-.* is not there", True),
        ("GET .*/runtime/scipy-", "scipy-.* cannot be had", False),
    ],
    ids=["no list", "a file is missing", "a file does not come"],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_where_python_cannot_come_the_page_says_so_and_stays_whole(browser, lost, says, at_once, scheme):
    with served(lost) as site, opened(browser, f"{site}chapters/{CHAPTERS[0]}.html", color_scheme=scheme) as page:
        before = page.locator(".article").inner_html()
        live_row(page).get_by_role("button").click()
        words = state(page, "failed", timeout=STARTS)[1]
        assert re.search(says, words) and "as it was" in words
        # said before a megabyte is loaded; benchmarks/live_moves.py measures how soon
        assert at_once != any("pyodide.asm" in url for url in page.loaded)
        after = page.locator(".article").inner_html()
        row = re.compile(r'<div class="runs".*?</div>', re.DOTALL)
        assert row.sub("", before) == row.sub("", after)
        slider = page.locator("figure[data-explorer] input[type=range]").first
        slider.focus()
        page.keyboard.press("End")
        page.wait_for_timeout(60)
        assert slider.get_attribute("aria-valuetext")
        live_row(page).get_by_role("button", name="Try again").click()
        state(page, "failed", timeout=STARTS)


def test_cancelling_leaves_the_page_as_it_was(browser):
    with served() as site, opened(browser, f"{site}chapters/{CHAPTERS[0]}.html") as page:
        live_row(page).get_by_role("button", name="Make this page live").click()
        live_row(page).get_by_role("button", name="Cancel").click()
        assert state(page, "idle", timeout=5e3)[0] == "idle"
        page.wait_for_timeout(500)
        assert state(page, "idle", timeout=5e3)[0] == "idle"
        assert page.locator("textarea.editor").count() == 0


def test_the_served_runtime_is_what_is_pinned():
    folder = SITE / "_static" / "live" / "runtime"
    assert runtime.lacking(folder) == []
    assert len(list(folder.glob("mgmodels-*.whl"))) == 1
