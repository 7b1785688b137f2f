"""What every page is given: its style sheets and scripts, its security policy, its navigation."""

import posixpath
from pathlib import Path

from docutils import nodes

ROOT = Path(__file__).resolve().parents[3]
ASSETS = ROOT / "chapters" / "_assets"
TOKENS = ROOT / "mgmodels" / "figures" / "tokens.css"
EXPLORER = ROOT / "mgmodels" / "explore"

SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'"
)
STYLES = ("tokens.css", "course.css")
LIVE_SCRIPTS = ("widgets.js", "live.js")
SCRIPTS = ("theme.js", "course.js", "explorer.js", "tables.js", *LIVE_SCRIPTS)


def add_assets(app, config):
    """Copy our files into the site as they are; nothing here is loaded by merely lying in a folder."""
    explorer = [EXPLORER / "explorer.css", EXPLORER / "explorer.js"]
    config.html_static_path += [str(path) for path in (ASSETS, TOKENS, *explorer)]


def relative(origin, target):
    """The address of one page of the site as seen from another.

    >>> relative("chapters/index", "chapters/reference/claims")
    'reference/claims.html'
    """
    return posixpath.relpath(target, posixpath.dirname(origin)) + ".html"


def ours_among(files, names):
    """Those of Sphinx's style sheet or script records whose file is one of ours."""
    return [file for file in files if Path(str(file.filename or "")).name in names]


def navigation(app):
    """The sidebar: each part of the table of contents with the titles that `_toc.yml` gives its pages."""
    site_map = app.config.external_site_map
    parts = []
    for part in site_map.root.subtrees:
        entries = [{"docname": str(name), "title": title_of(app, str(name))} for name in part.items]
        parts.append({"caption": part.caption or "", "entries": entries})
    return parts


def title_of(app, docname):
    """A page's short name: the one in `_toc.yml`, else its heading."""
    document = app.config.external_site_map[docname]
    return document.title or app.env.titles[docname].astext()


def headings(doctree):
    """Anchor and text of the second-level headings, for the list at the right."""
    top = next(iter(doctree.findall(nodes.section)), None) if doctree else None
    if top is None:
        return []
    sections = [child for child in top.children if isinstance(child, nodes.section)]
    return [(section["ids"][0], section[0].astext()) for section in sections]


def describe(doctree):
    """The first paragraph, for search engines."""
    for paragraph in doctree.findall(nodes.paragraph) if doctree else ():
        text = " ".join(paragraph.astext().split())
        if len(text) > 40:
            return text if len(text) <= 160 else text[:157].rsplit(" ", 1)[0] + "…"
    return ""


def complete_context(app, pagename, templatename, context, doctree):
    """Give the page what layout.html shows, and only the style sheets and scripts that it uses."""
    body = context.get("body", "")
    if 'class="explorer"' in body or '<figure class="fig"' in body:
        app.add_css_file("explorer.css")
    if 'data-explorer="' in body:
        app.add_js_file("explorer.js", loading_method="defer")
    if "data-finder=" in body:
        app.add_js_file("tables.js", loading_method="defer")
    context["css_files"] = ours_among(context["css_files"], {*STYLES, "explorer.css", "live.css"})
    context["script_files"] = ours_among(context["script_files"], SCRIPTS)
    context.update(
        security_policy=SECURITY_POLICY,
        course_title=app.config.html_title,
        course_navigation=navigation(app),
        page_description=describe(doctree),
        wide_page=pagename == app.config.root_doc,
        on_this_page=[] if pagename == app.config.root_doc else headings(doctree),
    )
    for side, docname in zip(
        ("prev", "next"), app.builder.relations.get(pagename, ("", "", ""))[1:], strict=True
    ):
        if docname and context.get(side):
            context[side]["title"] = title_of(app, docname)


def setup(app):
    app.add_html_theme("course", str(Path(__file__).parent / "theme"))
    # Jupyter Book passes this on to a comment extension that is not loaded here.
    app.add_config_value("comments_config", {}, "")
    app.connect("config-inited", add_assets)
    for style in STYLES:
        app.add_css_file(style)
    app.add_js_file("theme.js", priority=100)
    app.add_js_file("course.js", loading_method="defer")
    app.connect("html-page-context", complete_context, priority=900)
