"""The live form of a chapter: Python for the browser in the site, and the row of buttons that runs the chapter."""

import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from html import escape
from pathlib import Path

from sphinx.util import logging

from . import runtime
from .page import LIVE_SCRIPTS, ROOT, relative

logger = logging.getLogger(__name__)
META = '<div class="meta">'
CHOICES = {"yes", "no", ""}


def decide(app, config):
    """Leave the live form out if told so, or if Python for the browser is not to be had: the book is whole without.

    The environment variable COURSE_LIVE (“yes” or “no”) wins over `course_live` in _config.yml. Where _config.yml has
    no address of the repository, a build on GitHub knows its own.
    """
    wish = os.environ.get("COURSE_LIVE", "").lower()
    if wish not in CHOICES:
        raise ValueError(f"COURSE_LIVE is “yes”, “no” or not set; not {wish!r}")
    if not config.course_repository and "GITHUB_REPOSITORY" in os.environ:
        config.course_repository = f"https://github.com/{os.environ['GITHUB_REPOSITORY']}"
    config.course_live = (wish or ("yes" if config.course_live else "no")) == "yes"
    if not config.course_live:
        logger.info("live pages: left out, as told")
        return
    try:
        runtime.provide()
    except runtime.NoRuntime as reason:
        config.course_live = False
        logger.info(f"live pages: left out, for Python for the browser is not here ({reason})")


@cache
def wheel():
    """The wheel of this release, built once a process from a clean copy of the package; the path to it."""
    folder = Path(tempfile.mkdtemp())
    source = folder / "source"
    shutil.copytree(ROOT / "mgmodels", source / "mgmodels", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copyfile(ROOT / name, source / name)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps"]
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1577836800"}  # the same bytes whenever it is built
    subprocess.run([*command, "--no-build-isolation", "--wheel-dir", folder, source], check=True, env=environment)
    return next(folder.glob("mgmodels-*.whl"))


def row(app, docname):
    """The buttons that run a chapter: here, on Binder, on Colab, or from its notebook."""
    notebook = app.env.doc2path(docname, base=False)
    root = relative(docname, "x").removesuffix("x.html")
    here = ""
    if app.config.course_live:
        size = round(sum(file.stat().st_size for file in runtime.provide().iterdir()) / 1e6)
        here = (
            '<button class="mg-btn" type="button">Make this page live</button>'
            f'<p class="live-words small">Runs the page’s Python here in your browser: {size}&#160;MB the first time, '
            "nothing to install, nothing sent anywhere.</p>"
            '<progress max="1" value="0" aria-label="Progress" hidden></progress>'
            '<p class="aloud" role="status"></p>'
        )
    links = "".join(
        f'<a class="mg-btn quiet" href="{escape(address)}">{words}</a>'
        for words, address in elsewhere(app.config.course_repository, app.config.course_branch, notebook)
    )
    links += f'<a class="mg-btn quiet" href="{root}_sources/{notebook}" download>Download notebook</a>'
    if app.config.course_repository:  # Colab has the notebook, but not the package
        package = f"mgmodels[notebook,fast] @ git+{app.config.course_repository}@{app.config.course_branch}"
        links += f'<span class="small">In Colab run first: <code>%pip install "{escape(package)}"</code></span>'
    data = f' data-notebook="{root}_sources/{notebook}"' if here else ""
    return (
        f'<div class="runs" role="group" aria-label="Run this chapter"{data}>{here}<p class="launch">{links}</p></div>'
    )


def elsewhere(repository, branch, notebook):
    """Words and addresses of the places that run a notebook of this repository; none while it has no address.

    >>> [words for words, _ in elsewhere("https://github.com/someone/course", "main", "chapters/1.ipynb")]
    ['Open on Binder', 'Open in Colab']
    >>> elsewhere("", "main", "chapters/1.ipynb")
    []
    """
    if not repository:
        return []
    owner_and_name = repository.removeprefix("https://github.com/").removesuffix(".git").strip("/")
    if owner_and_name.count("/") != 1 or ":" in owner_and_name:
        raise ValueError(f"course_repository is like https://github.com/OWNER/NAME, not {repository!r}")
    path = notebook.replace("/", "%2F")
    return [
        ("Open on Binder", f"https://mybinder.org/v2/gh/{owner_and_name}/{branch}?urlpath=lab%2Ftree%2F{path}"),
        ("Open in Colab", f"https://colab.research.google.com/github/{owner_and_name}/blob/{branch}/{notebook}"),
    ]


def add_row(app, pagename, templatename, context, doctree):
    """Put the row under the head of every page that is a notebook, and the scripts only there."""
    if pagename not in app.env.all_docs or not app.env.doc2path(pagename).endswith(".ipynb"):
        return
    before, meta, after = context["body"].partition(META)
    facts, end, rest = after.partition("</div>")
    if meta:
        context["body"] = before + meta + facts + end + row(app, pagename) + rest
    if app.config.course_live:
        for script in LIVE_SCRIPTS:
            app.add_js_file(f"live/{script}", loading_method="defer")
        app.add_css_file("live/live.css")


def install(app, exception):
    """Put Python for the browser, and the wheel of this release, into the finished site."""
    if exception is not None or app.builder.name != "html":
        return
    folder = Path(app.outdir, "_static", "live")
    if not app.config.course_live:
        shutil.rmtree(folder, ignore_errors=True)
        return
    size = runtime.install(folder / "runtime", wheel())
    logger.info(f"live pages: Pyodide {runtime.VERSION} and {wheel().name}, {size / 1e6:.0f} MB")


def setup(app):
    app.add_config_value("course_live", True, "html")
    app.add_config_value("course_repository", "", "env", str)
    app.add_config_value("course_branch", "main", "env", str)
    app.connect("config-inited", decide)
    app.connect("html-page-context", add_row, priority=800)
    app.connect("build-finished", install)
