"""Predict, move, explain: three marks in the text, gathered into one rail when the page has been read.

A directive cannot reach over the cells of a notebook, so `{predict}`, `{move}`, `{explain}` and `{cycle-end}`
only leave marks; the transform then folds what lies between them into the steps.
"""

from docutils import nodes
from sphinx.transforms import SphinxTransform

from .elements import CourseDirective, element, escape, raw

STEPS = {"predict": ("s1", "Predict"), "move": ("s2", "Move"), "explain": ("s3", "Explain")}


class step_mark(nodes.General, nodes.Element):
    """The beginning of a step, with what the directive itself puts into it as children."""


def options_of(directive, content):
    """The items of the one bullet list in a directive's content, and what stands beside it."""
    lists = [node for node in content if isinstance(node, nodes.bullet_list)]
    if len(lists) != 1 or len(lists[0]) < 2:
        directive.fail(f"{directive.name} wants one bullet list with at least two choices")
    return list(lists[0].children), [node for node in content if node is not lists[0]]


def take_tick(paragraph):
    """Whether a choice is marked right (`[x]`) or wrong (`[ ]`), or None; the mark is taken away."""
    first = paragraph[0]
    text = first.astext() if isinstance(first, nodes.Text) else ""
    for tick, right in (("[x] ", True), ("[ ] ", False)):
        if text.startswith(tick):
            paragraph.replace(first, nodes.Text(text[len(tick) :]))
            return right
    return None


class Predict(CourseDirective):
    """`{predict} Question?` over a bullet list of choices, the right one marked `[x]`, the others `[ ]`."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self):
        items, rest = options_of(self, self.parse_content_to_nodes())
        if rest:
            self.fail("predict holds a question and a list of choices; text belongs before it")
        name = f"predict-{self.env.new_serialno('predict') + 1}"
        fieldset = element(
            "fieldset", {"class": "choices"}, element("legend", {}, *self.text(self.arguments[0]))
        )
        for index, item in enumerate(items):
            label = item[0]
            right = {True: "yes", False: "no", None: None}[take_tick(label)]
            choice = raw(
                f'<input type="radio" name="{name}" value="{index}"'
                + (f' data-right="{right}"' if right else "")
                + ">"
            )
            fieldset += element("label", {}, choice, element("span", {}, *label.children))
        form = element(
            "div",
            {"class": "prediction", "data-predict": name},
            fieldset,
            raw(
                '<p class="commit"><button class="mg-btn" type="button">That is my prediction</button> '
                '<span class="small" role="status"></span></p>'
            ),
        )
        mark = step_mark("", form)
        mark["step"], mark["name"] = "predict", name
        return [mark]


class Move(CourseDirective):
    """`{move}`: what follows, usually the explorer's cell, is the second step."""

    has_content = True

    def run(self):
        mark = step_mark("", *(self.parse_content_to_nodes() if self.content else ()))
        mark["step"] = "move"
        return [mark]


class Explain(Move):
    """`{explain}`: what follows, to the end of the section or `{cycle-end}`, is the third step."""

    def run(self):
        (mark,) = super().run()
        mark["step"] = "explain"
        return [mark]


class CycleEnd(CourseDirective):
    """`{cycle-end}`: the cycle stops here and not at the end of the section."""

    def run(self):
        mark = step_mark("")
        mark["step"] = "end"
        return [mark]


def is_code(node):
    return isinstance(node, nodes.container) and node.get("nb_element") == "cell_code"


class GatherCycles(SphinxTransform):
    """Folds the marked stretches of every section into `.cycle` rails."""

    default_priority = 400

    def apply(self, **kwargs):
        for parent in {mark.parent for mark in self.document.findall(step_mark)}:
            parent.children = self.gathered(parent)
            for child in parent.children:
                child.parent = parent

    def gathered(self, parent):
        """The parent's children with each stretch of steps replaced by one rail."""
        children, rail, step, name = [], None, None, None
        for node in parent.children:
            ends = isinstance(node, nodes.section) or (isinstance(node, step_mark) and node["step"] == "end")
            if isinstance(node, step_mark) and not ends:
                if node["step"] == "predict" or rail is None:
                    rail = element("div", {"class": "cycle"})
                    children.append(rail)
                    name = node.get("name")
                step = self.begin(rail, node["step"], name)
                step += node.children
            elif ends:
                rail = None
                if isinstance(node, nodes.section):
                    children.append(node)
            elif rail is None:
                children.append(node)
            else:
                if is_code(node) and step["attributes"]["class"] == "step s1":
                    step = self.begin(rail, "move", name)
                step += node
        return children

    def begin(self, rail, kind, name):
        """A new step at the end of the rail."""
        style, word = STEPS[kind]
        step = element("div", {"class": f"step {style}"}, raw(f'<p class="tag">{escape(word)}</p>'))
        if kind == "explain" and name:
            step += raw(f'<p class="recall small" data-recall="{name}" hidden></p>')
        rail += step
        return step


def setup(app):
    app.add_node(step_mark)
    app.add_directive("predict", Predict)
    app.add_directive("move", Move)
    app.add_directive("explain", Explain)
    app.add_directive("cycle-end", CycleEnd)
    app.add_transform(GatherCycles)
