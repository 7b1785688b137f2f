"""The finished site: its front door, and a check that no page breaks the policy it declares."""

import html
import os
from pathlib import Path

from bs4 import BeautifulSoup
from sphinx.errors import ExtensionError

from .page import SECURITY_POLICY

# Sphinx copies these for every theme; no page of ours uses them.
UNUSED = (
    "_static/basic.css",
    "_static/file.png",
    "_static/minus.png",
    "_static/plus.png",
    "_static/pygments.css",
    "objects.inv",
)


def front_door(target, title):
    """The page at the site's root, which leads on to the cover."""
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{SECURITY_POLICY}">
<meta http-equiv="refresh" content="0; url={target}">
<title>{html.escape(title)}</title>
<link rel="icon" href="_static/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="_static/tokens.css">
<link rel="stylesheet" href="_static/course.css">
</head>
<body>
<main class="door"><h1>{html.escape(title)}</h1><p><a href="{target}">Open the course</a></p></main>
</body>
</html>
"""


def violations(text):
    """What in a page's HTML its security policy would block, in words; an empty list if nothing.

    >>> violations('<p style="color:red" onclick="go()">x</p>')
    ['<p> has an inline style', '<p> has an inline handler (onclick)', 'no security policy']
    """
    soup = BeautifulSoup(text, "html.parser")
    found = []
    for tag in soup.find_all(True):
        if tag.has_attr("style"):
            found.append(f"<{tag.name}> has an inline style")
        found += [
            f"<{tag.name}> has an inline handler ({name})" for name in tag.attrs if name.startswith("on")
        ]
        if tag.name == "style":
            found.append("a <style> element")
        if tag.name == "script" and not tag.has_attr("src") and tag.get("type") != "application/json":
            found.append("an inline <script>")
        source = tag.get("src") or (tag.get("href") if tag.name == "link" else None) or ""
        if source.startswith(("http:", "https:", "//")):
            found.append(f"<{tag.name}> loads {source}")
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    if policy is None or policy.get("content") != SECURITY_POLICY:
        found.append("no security policy")
    return found


def finish(app, exception):
    """Write the front door, drop what nobody loads, and refuse a page that breaks its own policy."""
    if exception is not None or app.builder.name != "html":
        return
    site = Path(app.outdir)
    (site / "index.html").write_text(
        front_door(f"{app.config.root_doc}.html", app.config.html_title), "utf-8"
    )
    for name in UNUSED:
        (site / name).unlink(missing_ok=True)
    problems = []
    for page in sorted(site.rglob("*.html")):
        if "_static" not in page.relative_to(site).parts:
            name = os.path.relpath(page, site)
            problems += [f"{name}: {problem}" for problem in violations(page.read_text("utf-8"))]
    if problems:
        raise ExtensionError(
            "The built pages break their content-security policy:\n  " + "\n  ".join(problems)
        )


def note_times(app, exception):
    """Leave the seconds that the slowest notebook took beside the build, for the table of budgets."""
    data = getattr(app.env, "nb_metadata", {}).values()
    seconds = [notebook["exec_data"]["runtime"] for notebook in data if notebook.get("exec_data")]
    if exception is None and seconds:
        Path(app.outdir).with_name("slowest_notebook").write_text(f"{max(seconds):.1f}")


def setup(app):
    app.connect("build-finished", finish)
    app.connect("build-finished", note_times)
