"""From a key on a live page to the new figure, without compiled code: `python benchmarks/live_moves.py [CHAPTER …]`."""

import math
import statistics
import sys
import time

from chromium import SITE, book, chromium

MINUTE = 60e3
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


def live_moves(chapters, moves=5):
    """Milliseconds of one move on live pages: {explorer: median, nan where it runs on a button}.

    Args:
        chapters: Names of pages, such as "1_excitability".
        moves: How many are measured of each explorer, after two that are not.
    """
    found = {}
    with chromium() as browser, book() as address:
        for chapter in chapters:
            page = browser.new_page()
            page.goto(f"{address}chapters/{chapter}.html")
            page.get_by_role("button", name="Make this page live").click()
            page.wait_for_selector("[data-notebook][data-state=live]", timeout=20 * MINUTE)
            ids = page.eval_on_selector_all(
                ".explorer.live:has(input[type=range])", "all => all.map((explorer) => explorer.id)"
            )
            for name in ids:
                times = [page.evaluate(MOVE, [name, key]) for key in (1, -1)]
                if page.evaluate(RUNS_ON_A_BUTTON, name):
                    found[name] = math.nan
                else:
                    times = [page.evaluate(MOVE, [name, 1 if k % 4 < 2 else -1]) for k in range(moves)]
                    found[name] = statistics.median(times)
            page.close()
    return found


def refusals(tries=5):
    """Milliseconds from the button to the words, where a file of the runtime is missing: median of some tries."""
    with chromium() as browser, book() as address:
        page = browser.new_page()
        page.route("**/runtime/scipy-*", lambda route: route.fulfill(status=404))
        page.goto(f"{address}chapters/1_excitability.html")
        times = []
        for _ in range(tries):
            start = time.perf_counter()
            page.locator("[data-notebook] button").click()
            page.wait_for_function(
                "() => document.querySelector('[data-notebook] .live-words').textContent.includes('scipy')"
            )
            times.append(1e3 * (time.perf_counter() - start))
            page.reload()
    return statistics.median(times)


if __name__ == "__main__":
    named = sys.argv[1:] or sorted(path.stem for path in (SITE / "chapters").glob("[0-9]_*.html"))
    print(f"{'words, where a file is missing':<40}{refusals():>9.0f} ms", flush=True)
    for name, median in live_moves(named).items():
        print(f"{name:<40}{'on a button' if math.isnan(median) else f'{median:>9.0f} ms'}", flush=True)
