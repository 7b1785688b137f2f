"""Checks that every page of `_toc.yml` was really written: `inventory.py _build/html`.

Jupyter Book 2 reads this configuration without complaint and builds nothing; only looking tells.
"""

import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
ALWAYS = ("index.html", "search.html")
SMALLEST = 1500  # bytes; a page with less has no text in it


def documents(node):
    """Every page that the table of contents names, in order."""
    found = []
    if isinstance(node, dict):
        found += [node[key] for key in ("root", "file") if key in node]
        for value in node.values():
            found += documents(value)
    elif isinstance(node, list):
        for value in node:
            found += documents(value)
    return found


def pages():
    """The HTML pages that the site must have."""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8"))
    return [*(f"{name}.html" for name in documents(toc)), *ALWAYS]


def missing(site):
    """Pages that are absent, or empty."""
    site = Path(site)
    wanted = pages()
    return [
        name
        for name in wanted
        if not (site / name).is_file() or (name not in ALWAYS and (site / name).stat().st_size < SMALLEST)
    ]


if __name__ == "__main__":
    lost = missing(sys.argv[1])
    if lost:
        sys.exit(f"The build left out {', '.join(lost)}. Is jupyter-book 1.0.4.post1 the version that ran?")
    print(f"All {len(pages())} pages are there.")
