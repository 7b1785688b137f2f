"""From a key on a live page to the new figure, without compiled code: `python benchmarks/live_moves.py [CHAPTER …]`."""

import functools
import http.server
import statistics
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "_build" / "html"
MINUTES = 60e3
MOVE = """([id, key]) => new Promise((done) => {
  const row = document.querySelector('[data-notebook]');
  const input = document.querySelector(`.explorer.live#${id} input[type=range]`);
  const start = performance.now();
  input[key > 0 ? 'stepUp' : 'stepDown']();
  input.dispatchEvent(new Event('input', { bubbles: true }));
  const look = () => ('waiting' in row.dataset ? requestAnimationFrame(look) : done(performance.now() - start));
  look();
})"""
RUNS_ON_A_BUTTON = """id => [...document.querySelectorAll(`.explorer.live#${id} button`)]
    .some((button) => !button.hidden && button.textContent === 'Solve')"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        """Requests are no news."""


def live_moves(chapters, moves=5):
    """Milliseconds of one move on live pages: {explorer: (median, whether it runs on a button)}.

    Args:
        chapters: Names of pages, such as "1_excitability".
        moves: How many are measured of each explorer, after two that are not.
    """
    sys.path[:0] = [str(ROOT / "tools")]
    from playwright.sync_api import sync_playwright

    from check_environment import find_browser

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-background-networking"]
        )
        for chapter in chapters:
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/chapters/{chapter}.html")
            page.get_by_role("button", name="Make this page live").click()
            page.wait_for_selector("[data-notebook][data-state=live]", timeout=20 * MINUTES)
            page.set_default_timeout(2 * MINUTES)
            ids = page.eval_on_selector_all(
                ".explorer.live:has(input[type=range])", "all => all.map((explorer) => explorer.id)"
            )
            for name in ids:
                times = [page.evaluate(MOVE, [name, key]) for key in (1, -1)][1:]
                if not page.evaluate(RUNS_ON_A_BUTTON, name):
                    times = [page.evaluate(MOVE, [name, 1 if k % 4 < 2 else -1]) for k in range(moves)]
                found[name] = statistics.median(times), page.evaluate(RUNS_ON_A_BUTTON, name)
            page.close()
        browser.close()
    server.shutdown()
    return found


if __name__ == "__main__":
    named = sys.argv[1:] or sorted(path.stem for path in (SITE / "chapters").glob("[0-9]_*.html"))
    for name, (median, on_a_button) in live_moves(named).items():
        print(f"{name:<40}{median:>9.0f} ms{'   runs on a button' if on_a_button else ''}", flush=True)
