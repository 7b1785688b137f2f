"""The printed book: every page of the site, in the order of the table of contents, as Chromium prints it."""

import io
from contextlib import contextmanager

from bs4 import BeautifulSoup

from inventory import ALWAYS, pages

FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


@contextmanager
def chromium(path):
    """A headless Chromium, from the path of its program."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def print_book(site, path, browser, names=None):
    """Write one PDF with a bookmark a page.

    Arguments: site, folder of the finished site; path, the file to write; browser, Playwright's; names, of the pages
    (all that the table of contents has, in its order).
    """
    from pypdf import PdfWriter

    book = PdfWriter()
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    for name in names or [name for name in pages() if name not in ALWAYS]:
        page.goto((site / name).as_uri(), wait_until="load")
        printed = page.pdf(format="A4", prefer_css_page_size=True, tagged=True)
        book.append(io.BytesIO(printed), outline_item=heading(site / name))
    context.close()
    cover = BeautifulSoup((site / pages()[0]).read_text("utf-8"), "html.parser")
    book.add_metadata({"/Title": cover.title.get_text(), "/Creator": "Jupyter Book and Chromium"})
    book.write(path)


def heading(file):
    """A page's heading, for the bookmark."""
    title = BeautifulSoup(file.read_text("utf-8"), "html.parser").select_one("h1")
    return title.get_text(" ", strip=True).removesuffix("#").strip()
