"""Small care of the prose: a number and its unit are never parted at a line's end."""

from docutils import nodes
from sphinx.transforms import SphinxTransform

from .elements import keep_together

# What is shown letter by letter keeps its own spaces.
LITERAL = (nodes.literal, nodes.literal_block, nodes.math, nodes.math_block, nodes.raw, nodes.comment)


class KeepUnits(SphinxTransform):
    """Puts no-break spaces into every text of a page that is not code or an equation."""

    default_priority = 850

    def apply(self, **kwargs):
        for text in list(self.document.findall(nodes.Text)):
            if not isinstance(text.parent, LITERAL):
                kept = keep_together(text.astext())
                if kept != text.astext():
                    text.parent.replace(text, nodes.Text(kept))


def setup(app):
    app.add_transform(KeepUnits)
