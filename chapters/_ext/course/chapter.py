"""The directives that open and close a chapter: its meta line, lede, aside, limits."""

from docutils import nodes
from docutils.parsers.rst import directives

from . import numbers
from .elements import CourseDirective, element, raw
from .lens import lens


class ChapterMeta(CourseDirective):
    """`{chapter-meta}`: how long it takes, what it needs, which section of the article it tests."""

    option_spec = {
        "minutes": directives.positive_int,
        "needs": directives.unchanged_required,
        "tests": directives.unchanged_required,
    }

    def run(self):
        missing = [name for name in self.option_spec if name not in self.options]
        if missing:
            self.fail(f"chapter-meta needs {', '.join(f':{name}:' for name in missing)}")
        line = element("div", {"class": "meta"})
        line += raw(f"<span><b>{self.options['minutes']}&#160;min</b> to read and move</span>")
        line += element("span", {}, nodes.Text("Needs: "), *self.text(self.options["needs"]))
        line += element("span", {}, nodes.Text("Tests "), *self.text(self.options["tests"]))
        return [line]


class Lede(CourseDirective):
    """`{lede}`: the two or three sentences a chapter opens with."""

    has_content = True

    def run(self):
        self.assert_has_content()
        return [element("div", {"class": "lede"}, *self.parse_content_to_nodes())]


class Where(CourseDirective):
    """`{where}`: the aside "Where is the magnesium?" with the compartment drawn to scale."""

    has_content = True
    option_spec = {
        "lens": lambda text: directives.choice(text, tuple(numbers.COMPARTMENTS)),
        "which": directives.unchanged_required,
        "people": directives.unchanged_required,
        "defended": directives.unchanged_required,
        "source": directives.unchanged_required,
    }

    def run(self):
        missing = [name for name in self.option_spec if name not in (*self.options, "which")]
        if missing:
            self.fail(f"where needs {', '.join(f':{name}:' for name in missing)}")
        compartment = numbers.COMPARTMENTS[self.options["lens"]]
        which = self.options.get("which", compartment.name)  # another one than the lens has filled dots for
        keys = [key.strip() for key in self.options["source"].split(",")]
        for key in keys:
            problem = numbers.unknown_source(key)
            if problem:
                self.fail(problem)
        facts = element("dl")
        for term, value in (
            ("which", which),
            ("people", self.options["people"]),
            ("defended", self.options["defended"]),
            ("source", f"{{cite:t}}`{','.join(keys)}`"),
        ):
            facts += [raw(f"<dt>{term}</dt>"), element("dd", {}, *self.text(value))]
        drawing = lens(self.options["lens"])
        picture = f'<svg viewBox="-80 -80 160 160" class="map" aria-hidden="true">{drawing}</svg>'
        inside = element(
            "div",
            {"class": "where"},
            raw(picture),
            raw('<h3 class="kick">Where is the magnesium?</h3>'),
            *self.parse_content_to_nodes(),
            facts,
        )
        return [
            element(
                "div",
                {"class": "margin", "role": "note", "aria-label": f"Magnesium: {which}"},
                inside,
            )
        ]


class Limits(CourseDirective):
    """`{limits}`: what the chapter does not show, as a list of dashed circles."""

    has_content = True

    def run(self):
        content = self.parse_content_to_nodes()
        lists = [node for node in content if isinstance(node, nodes.bullet_list)]
        if len(lists) != 1:
            self.fail("limits wants exactly one bullet list")
        lists[0]["classes"].append("limits")
        return content


def setup(app):
    app.add_directive("chapter-meta", ChapterMeta)
    app.add_directive("lede", Lede)
    app.add_directive("where", Where)
    app.add_directive("limits", Limits)
