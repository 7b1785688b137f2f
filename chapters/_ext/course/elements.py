"""Docutils nodes that write one HTML tag each, so that parsed text can stand inside our own markup."""

import html
import re

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

# A number and its unit never part at a line's end.
UNITS = r"(?:%|‰|mM|µM|nM|M|mV|ms|s|min|h|days|mg|kg|g|mmol|L|Hz|°C|K|kB|MB)"
NUMBER_UNIT = re.compile(rf"(\d) ({UNITS})(?![\w/])")


IN_A_LINE = {"span", "a", "b", "small", "button"}  # a line's end after one of these would be a space in the text


class element(nodes.General, nodes.Element):
    """One HTML element: `element("div", {"class": "lede"}, child, …)`."""

    def __init__(self, tag="div", attributes=None, *children):
        super().__init__("", *children)
        self["tag"] = tag
        self["attributes"] = dict(attributes or {})


def attributes_text(attributes):
    """Attributes as they stand in a tag: `None` leaves one out, `True` writes it bare."""
    parts = []
    for name, value in attributes.items():
        if value is True:
            parts.append(f" {name}")
        elif value is not None and value is not False:
            parts.append(f' {name}="{html.escape(str(value))}"')
    return "".join(parts)


def visit_element(self, node):
    identifiers = "".join(f'<span id="{html.escape(name)}"></span>' for name in node["ids"])
    self.body.append(f"<{node['tag']}{attributes_text(node['attributes'])}>{identifiers}")


def depart_element(self, node):
    self.body.append(f"</{node['tag']}>" + ("" if node["tag"] in IN_A_LINE else "\n"))


def keep_together(text):
    """Put a no-break space between every number and its unit or its error."""
    return NUMBER_UNIT.sub("\\1\u00a0\\2", text.replace(" ± ", "\u00a0±\u00a0"))


def escape(text):
    """Text for HTML, with numbers and units kept together."""
    return keep_together(html.escape(str(text), quote=False))


def markup(text):
    """Escaped text in which `**bold**` becomes bold."""
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(text))


def raw(text):
    """A node holding finished HTML that this package generated."""
    return nodes.raw("", text, format="html")


class CourseDirective(SphinxDirective):
    """A directive with the course's few helpers."""

    def text(self, source):
        """Inline children parsed from one line of text."""
        children, messages = self.parse_inline(source, lineno=self.lineno)
        return [*children, *messages]

    def paragraph(self, source, **attributes):
        """A `<p>` with the given attributes (`class_` for class) around one line of parsed text."""
        names = {name.rstrip("_"): value for name, value in attributes.items()}
        return element("p", names, *self.text(source))

    def fail(self, message):
        """Stop the build at this directive with a message for its author."""
        raise self.error(message)


def setup(app):
    app.add_node(
        element, html=(visit_element, depart_element), latex=(nothing, nothing), text=(nothing, nothing)
    )


def nothing(self, node):
    """Other builders show the children alone."""
