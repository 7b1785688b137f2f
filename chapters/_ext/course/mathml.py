"""Equations become MathML while the book is built: no script, and they stand without JavaScript."""

import inspect
import re

from docutils import nodes
from latex2mathml import exceptions
from latex2mathml.converter import convert
from sphinx.errors import ExtensionError
from sphinx.util.math import get_node_equation_number

BAD_LATEX = tuple(kind for _, kind in inspect.getmembers(exceptions, inspect.isclass))
UPRIGHT_WORD = re.compile(r"\\(?:mathrm|operatorname)\{([A-Za-z]+)\}")


def mathml(latex, display):
    """MathML of one formula; a command that the converter does not know stops the build.

    >>> mathml(r"V_{\\mathrm{Na}}", "inline").count("<mtext>Na</mtext>")
    1
    """
    source = UPRIGHT_WORD.sub(r"\\text{\1}", latex.strip())
    source = source.replace("{aligned}", "{align*}").replace("{align}", "{align*}")
    if r"\\" in source and r"\begin" not in source:
        source = rf"\begin{{split}}{source}\end{{split}}"
    try:
        formula = convert(source, display=display)
    except BAD_LATEX as problem:
        raise ExtensionError(
            f"The formula `{latex}` is not understood: {type(problem).__name__}"
        ) from problem
    unknown = re.search(r"\\\w+", formula)
    if unknown:
        raise ExtensionError(
            f"The formula `{latex}` uses {unknown[0]}, which latex2mathml cannot write as MathML"
        )
    return formula


def visit_math(self, node):
    self.body.append(mathml(node.astext(), "inline"))
    raise nodes.SkipNode


def visit_math_block(self, node):
    # Wide formulas scroll inside their own box; a scrolling box must be reachable by keyboard.
    attributes = {"tabindex": "0", "role": "group", "aria-label": "equation"}
    self.body.append(self.starttag(node, "div", CLASS="math", **attributes))
    if node["number"]:
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})</span>')
    self.body.append(mathml(node.astext(), "block") + "</div>\n")
    raise nodes.SkipNode


def setup(app):
    app.add_html_math_renderer("mathml", (visit_math, None), (visit_math_block, None))
