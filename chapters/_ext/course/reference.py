"""What the reference pages share: a section for every model that the registry finds, and citations."""

from docutils import nodes

from mgmodels.engine import bibliography
from mgmodels.engine.registry import models

from .elements import CourseDirective, raw

MODELS_PAGE, PARAMETERS_PAGE = "chapters/reference/models", "chapters/reference/parameters"


class CitingDirective(CourseDirective):
    """A directive that cites."""

    def cite(self, *keys):
        """Citations of bibliography keys; the course's own choices are named as such."""
        papers = [key for key in keys if key != "this_course"]
        words = [nodes.Text("a choice of this course")] if "this_course" in keys else []
        joined = [nodes.Text("; ")] if words and papers else []
        return [*(self.text(f"{{cite:t}}`{','.join(papers)}`") if papers else []), *joined, *words]


class ModelDirective(CitingDirective):
    """A section for each model, with a stable anchor."""

    prefix = ""

    def run(self):
        return [self.section(name, model) for name, model in models().items()]

    def section(self, name, model):
        section = nodes.section(ids=[f"{self.prefix}{name.replace('_', '-')}"])
        section += nodes.title("", model.title)
        section += self.described(name, model)
        return section


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
    app.add_directive("bibliography-count", BibliographyCount)
