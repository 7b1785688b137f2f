"""Makes everything that a release hands out, in `_build/release`: run `make release`."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tools"), str(ROOT / "chapters" / "_ext")]

from check_environment import find_browser  # noqa: E402
from course import live  # noqa: E402
from release import bill, folder, paper, sums  # noqa: E402

SITE, OUT = ROOT / "_build" / "html", ROOT / "_build" / "release"
NAME = "magnesium-course"


def make(site, out, version):
    """Write the wheel, the notebooks, the offline site, the printed book, the bill of materials and the checksums."""
    out.mkdir(parents=True, exist_ok=True)
    for old in out.iterdir():
        old.unlink()
    wheel = sums.copy(shipped(site) or live.wheel(), out)
    folder.notebooks(site, out / f"{NAME}-{version}-notebooks.zip")
    folder.offline(site, out / f"{NAME}-{version}-offline.zip")
    with paper.chromium(find_browser()) as browser:
        paper.print_book(site, out / f"{NAME}-{version}.pdf", browser)
    bill.write(out / f"{NAME}-{version}.cdx.json", version, wheel)
    sums.write(out)
    for path in sorted(out.iterdir()):
        print(f"{path.stat().st_size / 1e6:8.2f} MB  {path.relative_to(ROOT)}")


def shipped(site):
    """The wheel that the live pages of this site load: a release hands out that very file."""
    return next((site / "_static" / "live" / "runtime").glob("mgmodels-*.whl"), None)


if __name__ == "__main__":
    if not (SITE / "index.html").is_file():
        sys.exit("There is no book yet: run 'make book' first.")
    make(SITE, OUT, bill.version())
