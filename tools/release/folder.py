"""The book as a folder: a copy of the site that opens without a server, and the notebooks by themselves.

Every file is dated alike, so that the same site gives the same zip.
"""

import re
import zipfile

DATE = (2020, 1, 1, 0, 0, 0)
LIVE = "_static/live/"
# Without a server a browser starts no worker, so the button that would need one is left out; what is fetched is not
# allowed either: the fonts come by the style sheet alone, and the search shows titles without excerpts.
BUTTON = re.compile(r'<button class="mg-btn" type="button">Make this page live</button>.*?(?=<p class="launch">)', re.S)
PARTS = (
    BUTTON,
    re.compile(r' data-notebook="[^"]*"'),
    re.compile(r'\s*<link rel="preload"[^>]*>'),
    re.compile(r'\s*<script [^>]*src="[^"]*_static/live/[^"]*"[^>]*></script>'),
)


def offline(site, path):
    """Zip a site so that it works from the folder it is unpacked to."""
    top = path.stem
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(site.rglob("*")):
            name = file.relative_to(site).as_posix()
            if file.is_dir() or (name.startswith(LIVE) and not name.endswith(".css")):
                continue
            put(archive, f"{top}/{name}", without_server(name, file.read_bytes()))


def without_server(name, data):
    """Return a file of the site as it is in the folder."""
    if name.endswith(".html"):
        text = data.decode("utf-8")
        for part in PARTS:
            text = part.sub("", text)
        return text.encode("utf-8")
    if name == "_static/documentation_options.js":
        return data.replace(b"SHOW_SEARCH_SUMMARY: true", b"SHOW_SEARCH_SUMMARY: false")
    return data


def notebooks(site, path):
    """Zip the notebooks of the chapters."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted((site / "_sources" / "chapters").glob("*.ipynb")):
            put(archive, file.name, file.read_bytes())


def put(archive, name, data):
    entry = zipfile.ZipInfo(name, DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)
