"""Which page shows which explorer: the ledger leads to them, and each explorer back to the claims it bears on."""

import re

from docutils import nodes

from mgmodels import claims
from mgmodels.explore import explorers

from .elements import element, escape, raw
from .page import relative

FIGURE = re.compile(r'<figure class="(?:explorer|fig)"[^>]*\bid="([a-z0-9-]+)"')
LEDGER_PAGE = "chapters/reference/claims"


class explorer_links(nodes.General, nodes.Element):
    """Stands in a claim's entry until all pages have been read and it is known where its explorers are."""


def anchor(claim):
    return f"claim-{claim.id.lower()}"


def claim_link(claim, docname):
    """A claim's id as a link to its place in the ledger, from the page `docname`."""
    return f'<a class="id-link" href="{relative(docname, LEDGER_PAGE)}#{anchor(claim)}">{claim.id}</a>'


def note_explorers(app, doctree):
    """Remember which explorers a page shows, and write under each which claims it bears on."""
    docname = app.env.docname
    shown = app.env.course_explorers = getattr(app.env, "course_explorers", {})
    for node in list(doctree.findall(nodes.raw)):
        found = FIGURE.search(node.astext()) if node.get("format") == "html" else None
        if found:
            shown[found[1]] = docname
            bearing = [claim for claim in claims.ledger().values() if found[1] in claim.explorers]
            if bearing:
                before, end, after = node.astext().rpartition("</figure>")
                links = ", ".join(claim_link(claim, docname) for claim in bearing)
                node.replace_self(raw(f'{before}<p class="small bears">Bears on {links}</p>{end}{after}'))


def forget_page(app, env, docname):
    """Drop what is known of a page that is read again."""
    shown = getattr(env, "course_explorers", {})
    env.course_explorers = {identifier: page for identifier, page in shown.items() if page != docname}


def merge_pages(app, env, docnames, other):
    """Take over what another process has read."""
    env.course_explorers = {**getattr(env, "course_explorers", {}), **getattr(other, "course_explorers", {})}


def lead_to_explorers(app, doctree, docname):
    """Put links where a claim waits for them; an explorer whose page is not in the book yet is left out."""
    shown, known = getattr(app.env, "course_explorers", {}), explorers()
    for node in list(doctree.findall(explorer_links)):
        links = [
            f'<a href="{relative(docname, shown[name])}#{name}">{escape(title(known.get(name), name))}</a>'
            for name in node["explorers"]
            if name in shown
        ]
        if node.get("plain"):  # inside a list of facts, which has its own word for it
            items = "".join(f"<li>{link}</li>" for link in links)
            node.replace_self(raw(f'<ul class="questions">{items}</ul>' if links else "none yet"))
            continue
        line = element("p", {"class": "small"}, raw(f"<b>Try it:</b> {' · '.join(links)}"))
        node.replace_self([line] if links else [])


def title(explorer, name):
    """What an explorer asks, or the words of its id if it is a figure that asks nothing."""
    return (explorer and explorer.question) or name.replace("-", " ").capitalize()


def setup(app):
    app.add_node(explorer_links)
    app.connect("doctree-read", note_explorers)
    app.connect("env-purge-doc", forget_page)
    app.connect("env-merge-info", merge_pages)
    app.connect("doctree-resolved", lead_to_explorers)
