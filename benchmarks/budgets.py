"""Measures what the course promises to keep small, and prints one table: `python benchmarks/budgets.py`."""

import gzip
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "_build" / "html"


def import_time():
    """Seconds that `import mgmodels.nerve` takes in a fresh interpreter, its start included: median of 5."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import mgmodels.nerve"], check=True, cwd=ROOT)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def compressed(*paths):
    """Kilobytes of some files as a server sends them."""
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in paths) / 1000


def page_sizes():
    """The heaviest page with the explorer's own files, and the files that every page shares."""
    static = SITE / "_static"
    explorer = [static / "explorer.js", static / "explorer.css"]
    pages = {}
    for page in SITE.rglob("*.html"):
        own = explorer if b"data-explorer=" in page.read_bytes() else []
        pages[page.relative_to(SITE).as_posix()] = compressed(page, *own)
    heaviest = max(pages, key=pages.get)
    shared = compressed(*(static / name for name in ("tokens.css", "course.css", "theme.js", "course.js")))
    fonts = sum(font.stat().st_size for font in (static / "fonts").glob("*.woff2")) / 1000
    return heaviest, pages[heaviest], shared + fonts


def rows():
    """What is measured, the value, its budget and its unit."""
    yield "import mgmodels.nerve, fresh interpreter", import_time(), 0.6, "s"
    if (SITE / "index.html").exists():
        heaviest, size, shared = page_sizes()
        yield f"heaviest page, {heaviest}, gzip", size, 300, "kB"
        yield "style, scripts and fonts shared by all pages", shared, 300, "kB"
    seconds = ROOT / "_build" / "seconds"
    if seconds.exists():
        yield "whole book, cold build", float(seconds.read_text()), 300, "s"


if __name__ == "__main__":
    print(f"{'budget':<58}{'measured':>12}{'allowed':>12}")
    over = 0
    for name, value, allowed, unit in rows():
        too_much = value > allowed
        over += too_much
        print(f"{name:<58}{value:>9.2f} {unit:<2}{allowed:>9g} {unit:<2}{'  over' if too_much else ''}")
    print(f"{over} over budget." if over else "All within budget.")
