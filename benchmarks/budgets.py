"""Measures what the course promises to keep small, and prints one table: `python benchmarks/budgets.py`.

Nothing here fails a run: a figure over its budget is marked, and stays visible until it is mended.
"""

import gzip
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import jupyterlab_moves
import live_moves
from chromium import ROOT, SITE, chromium

CHAPTER = "chapters/1_excitability.html"
FIRST_USE = """
import time
start = time.perf_counter()
from mgmodels.nerve import hodgkin_huxley, pump_neuron, resting_potential, sodium_pump_kyoto
from mgmodels.nerve import spreading_depolarisation
from mgmodels.magnesium import mgatp_speciation, surface_screening
for model in (hodgkin_huxley, pump_neuron, spreading_depolarisation):
    model.solve(10)
for model in (resting_potential, sodium_pump_kyoto, mgatp_speciation, surface_screening):
    model.evaluate()
print(time.perf_counter() - start)
"""
KEY_TO_PAINT = """([id, key]) => new Promise((done) => {
  const input = document.querySelector(`[data-explorer="${id}"] input[type=range]`);
  const start = performance.now();
  input[key > 0 ? 'stepUp' : 'stepDown']();
  input.dispatchEvent(new Event('input', { bubbles: true }));
  requestAnimationFrame(() => {
    const painted = new MessageChannel();
    painted.port1.onmessage = () => done(performance.now() - start);
    painted.port2.postMessage(0);
  });
})"""


def import_time():
    """Seconds that `import mgmodels.nerve` takes in a fresh interpreter, its start included: median of 5."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import mgmodels.nerve"], check=True, cwd=ROOT)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def first_use():
    """Seconds until every model of the chapter has answered once, in a fresh process: (cold, warm) cache."""
    with tempfile.TemporaryDirectory() as cache:
        environment = os.environ | {"MGMODELS_CACHE": cache}
        run = [sys.executable, "-c", FIRST_USE]
        return [
            float(subprocess.run(run, check=True, cwd=ROOT, env=environment, capture_output=True).stdout)
            for _ in range(2)
        ]


def position(slider, share):
    """A place on a slider between the solved ones, where nothing is remembered; a solved one if there are no others."""
    if slider.positions:
        return slider.positions[int(share * len(slider.positions))]
    if type(slider).__name__ == "Logarithmic":
        return slider.low * (slider.high / slider.low) ** share
    return slider.low + share * (slider.high - slider.low)


def kernel_moves(moves=15):
    """Milliseconds that one move takes in a kernel, solve and drawing: {explorer: median}."""
    from mgmodels.explore import Linear, Logarithmic, explorers

    medians = {}
    for name, explorer in explorers().items():
        sliders = {k: c for k, c in explorer.controls.items() if isinstance(c, Linear | Logarithmic)}
        if not sliders:
            continue
        control, slider = next(iter(sliders.items()))
        explorer.draw()
        times = []
        for step in range(moves):
            at = position(slider, (step + 0.37) / moves)
            start = time.perf_counter()
            explorer.draw(**{control: at})
            times.append(1e3 * (time.perf_counter() - start))
        medians[name] = statistics.median(times)
    return medians


def key_to_paint(moves=20):
    """Milliseconds from a moved slider to the painted figure, over all explorers of a chapter: (median, p90)."""
    with chromium() as browser:
        page = browser.new_page()
        page.goto((SITE / CHAPTER).as_uri())
        ids = page.eval_on_selector_all(
            "[data-explorer]:has(input[type=range])", "all => all.map((e) => e.dataset.explorer)"
        )
        times = []
        for name in ids:
            page.evaluate(f"document.querySelector('[data-explorer=\"{name}\"]').scrollIntoView()")
            times += [page.evaluate(KEY_TO_PAINT, [name, 1 if k % 8 < 4 else -1]) for k in range(moves)]
    return statistics.median(times), statistics.quantiles(times, n=10)[-1]


def compressed(*contents):
    """Kilobytes of some bytes as a server sends them."""
    return sum(len(gzip.compress(content, 6)) for content in contents) / 1000


def page_sizes():
    """The heaviest page with the explorer's own files; the most explorer data; what every page shares."""
    from bs4 import BeautifulSoup

    static = SITE / "_static"
    explorer = [(static / name).read_bytes() for name in ("explorer.js", "explorer.css")]
    pages, data = {}, {}
    for file in SITE.rglob("*.html"):
        name, content = file.relative_to(SITE).as_posix(), file.read_bytes()
        figures = BeautifulSoup(content, "html.parser").select("[data-explorer]")
        pages[name] = compressed(content, *(explorer if figures else []))
        data[name] = compressed("".join(map(str, figures)).encode()) if figures else 0.0
    everywhere = ("tokens.css", "course.css", "theme.js", "course.js")
    shared = compressed(*((static / name).read_bytes() for name in everywhere))
    fonts = sum(font.stat().st_size for font in (static / "fonts").glob("*.woff2")) / 1000
    return max(pages.items(), key=lambda p: p[1]), max(data.items(), key=lambda p: p[1]), shared + fonts


def jupyterlab_median():
    """Milliseconds from key to paint in JupyterLab; nan, with the reason printed, where none could be measured."""
    from playwright.sync_api import Error

    try:
        return jupyterlab_moves.key_to_paint()[0]
    except (Error, RuntimeError, statistics.StatisticsError) as problem:
        print(f"JupyterLab was not measured: {str(problem).splitlines()[0]}")
        return float("nan")


def rows():
    """What is measured, the value, its budget and its unit."""
    yield "import mgmodels.nerve, fresh interpreter", import_time(), 0.6, "s"
    cold, warm = first_use()
    yield "first use of chapter I's models, cold cache", cold, 10, "s"
    yield "first use of chapter I's models, warm cache", warm, 1, "s"
    for name, median in sorted(kernel_moves().items()):
        yield f"kernel face, one move: {name}", median, 33, "ms"
    yield "kernel face in JupyterLab, key to paint, median", jupyterlab_median(), 50, "ms"
    if (SITE / "index.html").exists():
        median, p90 = key_to_paint()
        yield "page face, key to paint, median", median, 16, "ms"
        yield "page face, key to paint, 90th percentile", p90, 33, "ms"
        if (SITE / "_static" / "live" / "runtime").is_dir():
            yield "live page, words where a file of Python is missing", live_moves.refusals(), 1000, "ms"
            moved = live_moves.live_moves([Path(CHAPTER).stem])
            slowest = max((name for name in moved if math.isfinite(moved[name])), key=moved.get)
            yield f"live page, slowest move without a button: {slowest}", moved[slowest], 250, "ms"
        (heaviest, size), (richest, data), shared = page_sizes()
        yield f"explorer figures and data, {Path(richest).stem}, gzip", data, 150, "kB"
        yield f"heaviest page, {Path(heaviest).stem}, gzip", size, 300, "kB"
        yield "style, scripts and fonts shared by all pages", shared, 300, "kB"
    for file, what, budget in (
        ("seconds", "whole book, cold build", 300),
        ("slowest_notebook", "slowest notebook", 30),
        ("test_seconds", "whole test command, build included", 900),
    ):
        if (ROOT / "_build" / file).exists():
            yield what, float((ROOT / "_build" / file).read_text()), budget, "s"


if __name__ == "__main__":
    print(f"{'budget':<62}{'measured':>12}{'allowed':>12}")
    over = 0
    for name, value, allowed, unit in rows():
        over += value > allowed
        print(f"{name:<62}{value:>9.2f} {unit:<2}{allowed:>9g} {unit:<2}{'  over' if value > allowed else ''}")
    print(f"{over} over budget." if over else "All within budget.")
