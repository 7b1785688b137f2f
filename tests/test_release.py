"""What a release hands out, made from the built site and looked at as a reader would: opened, installed, checked."""

import hashlib
import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from served import SITE

from course import live
from inventory import pages
from release import bill, folder, paper, sums

CHAPTERS = [
    name for name in pages() if name.startswith("chapters/") and "reference" not in name and "index" not in name
]
SOLVE_ALL = """
import sys
from mgmodels.engine.registry import models

for name, model in models().items():
    model.solve(0.001) if getattr(model, "states", None) else model.evaluate()
absent = {"matplotlib", "ipywidgets", "numba", "IPython"}
for name in absent:
    try:
        __import__(name)
    except ImportError:
        continue
    sys.exit(f"{name} is there")
import mgmodels
print(len(models()), mgmodels.__file__)
"""


@pytest.fixture(scope="module")
def built():
    if not (SITE / "index.html").is_file():
        pytest.fail("the book is not built: run `make book` first", pytrace=False)
    return SITE


@pytest.fixture(scope="module")
def unpacked(built, tmp_path_factory):
    """The offline zip, unpacked into a folder."""
    path = tmp_path_factory.mktemp("zip") / "course-offline.zip"
    folder.offline(built, path)
    place = tmp_path_factory.mktemp("folder")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(place)
    return place / "course-offline"


@pytest.mark.parametrize("name", CHAPTERS)
def test_from_a_folder_every_explorer_responds(browser, unpacked, name):
    context = browser.new_context()
    page = context.new_page()
    complaints, requested = [], []
    page.on("console", lambda message: message.type in {"error", "warning"} and complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requested.append(request.url))
    page.goto((unpacked / name).as_uri(), wait_until="load")
    explorers = page.locator("[data-explorer]").all()
    assert explorers
    for explorer in explorers:
        moves = ("Home", "End") if explorer.locator("input[type=range]").count() else ("ArrowRight", "ArrowRight")
        explorer.locator("input[type=range]" if "Home" in moves else "input:checked").first.focus()
        seen = {explorer.locator(".view").inner_html()}
        for key in moves:
            page.keyboard.press(key)
            page.wait_for_timeout(80)
            seen.add(explorer.locator(".view").inner_html())
        assert len(seen) >= 2, explorer.get_attribute("id")
    assert page.get_by_role("button", name="Make this page live").count() == 0
    assert page.get_by_role("link", name="Download notebook").count() == 1
    assert complaints == []
    assert [url for url in requested if not url.startswith(("file:", "data:"))] == []
    context.close()


def test_from_a_folder_the_search_finds_a_word(browser, unpacked):
    context = browser.new_context()
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: message.type in {"error", "warning"} and complaints.append(message.text))
    page.goto((unpacked / "search.html").as_uri() + "?q=magnesium")
    page.wait_for_selector("#search-results li a")
    page.wait_for_timeout(300)
    assert complaints == []
    context.close()


def test_the_same_site_gives_the_same_zips(built, tmp_path):
    for make in (folder.offline, folder.notebooks):
        first, second = tmp_path / "a" / "x.zip", tmp_path / "b" / "x.zip"
        for path in (first, second):
            path.parent.mkdir(exist_ok=True)
            make(built, path)
        assert first.read_bytes() == second.read_bytes()


def test_the_notebooks_are_those_of_the_repository(built, tmp_path):
    folder.notebooks(built, tmp_path / "n.zip")
    with zipfile.ZipFile(tmp_path / "n.zip") as archive:
        assert len(archive.namelist()) == len(CHAPTERS)
        for name in archive.namelist():
            cells = json.loads(archive.read(name))["cells"]
            assert not any(cell.get("outputs") for cell in cells)


def test_the_printed_book_has_its_pages_in_order_and_bookmarks_to_them(browser, built, tmp_path):
    from pypdf import PdfReader

    names = [pages()[0], CHAPTERS[0]]
    paper.print_book(built, tmp_path / "book.pdf", browser, names)
    book = PdfReader(tmp_path / "book.pdf")
    assert [item.title for item in book.outline] == [paper.heading(built / name) for name in names]
    assert len(book.pages) >= 10
    chapter = book.pages[book.get_destination_page_number(book.outline[1])].extract_text()
    assert paper.heading(built / names[1]).split()[-1] in chapter


def test_the_bill_names_what_is_shipped_with_its_hash(tmp_path):
    from cyclonedx.model.bom import Bom

    bill.write(tmp_path / "bill.json", "1.2.3", live.wheel())
    data = json.loads((tmp_path / "bill.json").read_text("utf-8"))
    assert Bom.from_json(data).metadata.component.name == "magnesium-course"
    parts = {(part["name"], part.get("scope")): part for part in data["components"]}
    assert parts["mgmodels", None]["hashes"][0]["content"] == sums.digest(live.wheel())
    assert all(part.get("hashes") for part in data["components"] if part.get("scope") != "excluded")
    assert parts["jupyter-book", "excluded"]["version"] == "1.0.4.post1"
    assert parts["scipy", None]["purl"].startswith("pkg:pypi/scipy@")


def test_checksums_are_those_of_the_files(tmp_path):
    (tmp_path / "a").write_bytes(b"a")
    sums.write(tmp_path)
    assert (tmp_path / "SHA256SUMS").read_text() == f"{hashlib.sha256(b'a').hexdigest()}  a\n"


def test_the_wheel_alone_solves_every_model(tmp_path):
    """Nothing is fetched: pip installs the wheel itself, and NumPy and SciPy are this environment's, by links."""
    place = tmp_path / "fresh"
    venv.create(place, with_pip=False)
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-index", "--no-deps"]
    alone = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME"}}
    subprocess.run([*pip, "--disable-pip-version-check", str(live.wheel())], check=True, env=alone)
    home = Path(sysconfig.get_path("purelib"))
    for name in ("numpy", "scipy", "numpy.libs", "scipy.libs"):
        if (home / name).exists():
            installed = next(place.glob("lib*/**/site-packages"))
            (installed / name).symlink_to(home / name)
    done = subprocess.run([str(python), "-c", SOLVE_ALL], env=alone, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr[-2000:]
    count, where = done.stdout.split(maxsplit=1)
    assert int(count) >= 20 and where.startswith(str(place))
