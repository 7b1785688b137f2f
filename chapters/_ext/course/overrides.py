"""Nodes of Sphinx and MyST-NB whose usual HTML is not accessible, written anew."""

from html import escape

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode


def visit_citation(self, node):
    """An entry of the bibliography, without the roles that are no longer allowed on it."""
    self.body.append(self.starttag(node, "div", CLASS="citation"))


def depart_citation(self, node):
    self.body.append("</div>\n")


def visit_hidden_code(self, node):
    """A part of a cell that the reader may open; the summary is the cell's own `code_prompt_show`, or “Code”."""
    own = node["prompt_show"]
    summary = "Code" if own.startswith("Show code cell") else escape(own)
    self.body.append(f'<details class="hidden-code"><summary>{summary}</summary>\n')


def depart_hidden_code(self, node):
    self.body.append("</details>\n")


def setup(app):
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
    app.add_node(HideCodeCellNode, override=True, html=(visit_hidden_code, depart_hidden_code))
