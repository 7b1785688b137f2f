"""The glossary: its page, and each of its words explained where a chapter first uses it.

The explanation stands in the page, beside the word; style alone shows it on hover, focus and tap, so that it needs no
script and no other page.
"""

import re

from docutils import nodes
from sphinx.transforms import SphinxTransform

from mgmodels.glossary import glossary, terms

from .elements import CourseDirective, element, escape, raw

GLOSSARY_PAGE = "chapters/reference/glossary"
CHAPTER = re.compile(r"chapters/\d_\w+")
# The longest form first, so that “NMDA receptor” is not taken for “NMDA”.
WORD = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, sorted(glossary(), key=len, reverse=True)))})(?![\w-])")
# Text that is a name, a choice or code is left alone.
NOT_IN = (nodes.title, nodes.reference, nodes.literal, nodes.literal_block, nodes.math, nodes.raw, nodes.caption)
NOT_IN_TAGS = {"a", "button", "fieldset", "figcaption", "form", "label", "legend", "summary", "table", "template"}


class ExplainFirstUse(SphinxTransform):
    """Puts the explanation beside the first use of each term in the paragraphs of a chapter."""

    default_priority = 860  # after the no-break spaces

    def apply(self, **kwargs):
        if not CHAPTER.fullmatch(self.env.docname):
            return
        explained = set()
        for text in list(self.document.findall(nodes.Text)):
            if stands_in_prose(text):
                pieces = explain(text.astext(), explained)
                if len(pieces) > 1:
                    text.parent.replace(text, pieces)


def stands_in_prose(text):
    """Tell whether a text is part of a paragraph and of nothing that a click or a reader's choice belongs to."""
    node, in_paragraph = text.parent, False
    while node is not None:
        if isinstance(node, NOT_IN) or (isinstance(node, element) and node["tag"] in NOT_IN_TAGS):
            return False
        in_paragraph = in_paragraph or isinstance(node, nodes.paragraph)
        node = node.parent
    return in_paragraph


def explain(text, explained):
    """Return a text as nodes, with terms that are not in `explained` yet given their explanation, and noted there."""
    pieces, end = [], 0
    for found in WORD.finditer(text):
        term = glossary()[found[1]]
        if term not in explained:
            explained.add(term)
            pieces += [nodes.Text(text[end : found.start()]), with_tip(found[1], term)]
            end = found.end()
    return [piece for piece in [*pieces, nodes.Text(text[end:])] if piece.astext()]


def with_tip(word, term):
    """A word that can be focused, with its explanation."""
    tip = element("span", {"class": "tip", "role": "tooltip", "id": f"tip-{term.anchor}"}, nodes.Text(term.meaning))
    button = {"type": "button", "class": "term", "aria-describedby": f"tip-{term.anchor}"}
    return element("span", {"class": "gloss"}, element("button", button, nodes.Text(word)), tip)


class Glossary(CourseDirective):
    """`{glossary-list}`: every term with its other forms and its meaning."""

    def run(self):
        items = ""
        for term in terms():
            others = [form for form in term.forms if form.lower() not in {term.name.lower(), f"{term.name.lower()}s"}]
            short = [form for form in others if form.isupper()]
            also = f" ({', '.join(escape(form) for form in short)})" if short and term.name not in short else ""
            items += f'<dt id="{term.anchor}">{escape(term.name)}{also}</dt><dd>{escape(term.meaning)}</dd>'
        return [raw(f'<dl class="glossary">{items}</dl>')]


def setup(app):
    app.add_transform(ExplainFirstUse)
    app.add_directive("glossary-list", Glossary)
