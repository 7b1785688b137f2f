"""The reference pages: one card and one parameter table for every model that the registry finds."""

from docutils import nodes

from mgmodels.engine import bibliography
from mgmodels.engine.registry import models

from .elements import CourseDirective, element, escape, raw
from .numbers import decimal, unit_symbol
from .page import relative

MODELS_PAGE, PARAMETERS_PAGE = "chapters/reference/models", "chapters/reference/parameters"


class ModelDirective(CourseDirective):
    """Shared by the two pages: a section for each model, with a stable anchor."""

    prefix = ""

    def run(self):
        if not models():
            self.fail("mgmodels has no model: the registry found none")
        return [self.section(name, model) for name, model in models().items()]

    def section(self, name, model):
        section = nodes.section(ids=[f"{self.prefix}{name.replace('_', '-')}"])
        section += nodes.title("", model.title)
        section += self.described(name, model)
        return section

    def cite(self, *keys):
        """Citations of bibliography keys; the course's own choices are named as such."""
        papers = [key for key in keys if key != "this_course"]
        words = [nodes.Text("a choice of this course")] if "this_course" in keys else []
        joined = [nodes.Text("; ")] if words and papers else []
        return [*(self.text(f"{{cite:t}}`{','.join(papers)}`") if papers else []), *joined, *words]


class ModelCards(ModelDirective):
    """`{model-cards}`: what each model is for, what it leaves out, where its equations come from."""

    prefix = "model-"

    def described(self, name, model):
        states = (
            ", ".join(f"<var>{escape(state)}</var>" for state in getattr(model, "states", {}))
            or "none: algebraic"
        )
        target = relative(self.env.docname, PARAMETERS_PAGE)
        facts = element("dl", {"class": "facts"})
        for term, children in (
            ("Good for", self.text(model.scope)),
            ("Not modelled", self.text(model.not_modelled)),
            ("Equations from", self.cite(*model.sources)),
            ("States", [raw(states)]),
            (
                "Parameters",
                [
                    raw(
                        f'<a href="{target}#parameters-{name.replace("_", "-")}">'
                        f"{len(model.parameters)} with units, sources and confidence</a>"
                    )
                ],
            ),
            ("In Python", [raw(f"<code>mgmodels.engine.registry.model(&quot;{name}&quot;)</code>")]),
        ):
            facts += [raw(f"<dt>{term}</dt>"), element("dd", {}, *children)]
        return [facts]


class ParameterTables(ModelDirective):
    """`{parameter-tables}`: every parameter of every model."""

    prefix = "parameters-"
    heads = ("Name", "Value", "Meaning", "How well known", "Source")

    def described(self, name, model):
        head = "".join(f'<th scope="col">{title}</th>' for title in self.heads)
        body = element("tbody")
        for symbol, parameter in model.parameters.items():
            value = f"{decimal(parameter.value, 4)}&#160;{unit_symbol(parameter.unit)}"
            body += element(
                "tr",
                {},
                raw(
                    f'<th scope="row"><var>{escape(symbol)}</var></th><td class="n">{value}</td>'
                    f"<td>{escape(parameter.meaning)}</td><td>{escape(parameter.confidence)}</td>"
                ),
                element("td", {}, *self.cite(parameter.source)),
            )
        table = element("table", {"class": "parameters"}, raw(f"<thead><tr>{head}</tr></thead>"), body)
        return [element("div", {"class": "tablewrap"}, table)]


class BibliographyCount(CourseDirective):
    """`{bibliography-count}`: how many entries there are, and how far each was checked."""

    def run(self):
        notes = [entry.get("note", "") for entry in bibliography.entries().values()]
        seen, partly = (sum(note.startswith(word) for note in notes) for word in ("verified", "partly"))
        return [
            raw(
                f"<p>{len(notes)} entries. {seen} were found again in a source, {partly} in part, and "
                f"{len(notes) - seen - partly} are recalled from memory and say so.</p>"
            )
        ]


def setup(app):
    app.add_directive("model-cards", ModelCards)
    app.add_directive("parameter-tables", ParameterTables)
    app.add_directive("bibliography-count", BibliographyCount)
