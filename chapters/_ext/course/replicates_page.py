"""The page "What replicates": every published number that a paper test compares with, and what the model gives."""

from collections import Counter

from docutils import nodes

from mgmodels import claims, replicates
from mgmodels.engine import bibliography

from . import tables
from .elements import CourseDirective, element, escape, raw
from .explorers import claim_link
from .numbers import decimal, unit_symbol
from .page import relative

REPLICATES_PAGE = "chapters/reference/replicates"
AGREES = '<span class="tick" role="img" aria-label="agrees">✓</span>'
DIFFERS = '<span class="tick" role="img" aria-label="differs">✗</span>'
TABLES = {"validated": "comparisons", "regression": "regressions", "calibrated": "calibrations"}
HEADS = (
    ("Paper", True), ("What is compared", True), ("Published", False), ("Model", False), ("Difference", True),
    ("Allowed", True), ("Agrees", False),
)  # fmt: skip


def short_title(key):
    """A paper as author and year; a table that several papers meet in by its name.

    >>> short_title("jahr_stevens_1990"), short_title("kampa_2004"), short_title("mgatp")
    ('Jahr & Stevens 1990', 'Kampa et al. 2004', 'Mgatp')
    """
    entry = bibliography.entries().get(key)
    if entry is None:
        return key.replace("_", " ").capitalize()
    families = [person.split(",")[0].strip("{} ") for person in entry["author"].split(" and ")]
    who = f"{families[0]} et al." if len(families) > 2 else " & ".join(families)
    return f"{who} {entry['year']}"


def test_anchor(test):
    """The place on the page of a test's comparisons.

    >>> test_anchor("tests/papers/test_mgatp.py::test_validated_limit")
    'mgatp-test-validated-limit'
    """
    file, function = test.split("::")
    return f"{file.rpartition('test_')[2].removesuffix('.py')}-{function}".replace("_", "-")


def numbers_text(value, unit=""):
    """One number with its unit, or a list of them.

    >>> numbers_text([1.0, -2.5], "mV"), numbers_text(0.5)
    ('1, −2.5&#160;mV', '0.5')
    """
    values = value if isinstance(value, list) else [value]
    symbol = f"&#160;{unit_symbol(unit)}" if unit else ""
    return ", ".join(decimal(number, 4) for number in values) + symbol


class ReplicatesDirective(CourseDirective):
    """Shared by the tables of the page."""

    def table(self, name, chosen):
        """The comparisons as a table that sorts and filters; the first row of each test can be linked to."""
        fields = [
            {
                "paper": short_title(one.paper),
                "model": [title for title in self.models()[one.paper]] or ["none"],
                "result": "agrees" if one.agrees else "differs",
            }
            for one in chosen
        ]
        seen, rows = set(), []
        for one, values in zip(chosen, fields, strict=True):
            anchor = None if one.test in seen else test_anchor(one.test)
            seen.add(one.test)
            rows.append(tables.row(values, *self.cells(one), id=anchor))
        filters = {
            "paper": ("Paper", sorted({row["paper"] for row in fields})),
            "model": ("Model", sorted({title for row in fields for title in row["model"]})),
            "result": ("Result", ("agrees", "differs")),
        }
        return tables.finder(name, HEADS, rows, filters, fields, "replicates")

    def models(self):
        """Paper to the models that its tests compare."""
        return {paper.key: [name.replace("_", " ") for name in paper.models] for paper in replicates.papers()}

    def cells(self, one):
        """One comparison: paper, words, both numbers, their difference, the tolerance and a tick or a cross."""
        code = f"<br><code>{escape(one.expression)}</code>" if one.expression else ""
        worst = f" <small>(the worst of {one.numbers})</small>" if one.numbers > 12 else ""
        note = f"<br><small>{escape(one.note)}</small>" if one.note else ""
        bearing = [claim for claim in claims.ledger().values() if one.test in claim.tests]
        links = ", ".join(claim_link(claim, self.env.docname) for claim in bearing)
        words = f"{escape(one.what[0].upper() + one.what[1:])}{worst}{code}{note}"
        words += f"<br><small>Bears on {links}</small>" if links else ""
        start = (
            tables.cell(escape(short_title(one.paper)), tag="th"),
            tables.cell(words, one.what),
        )
        if one.published is None:
            return *start, *(tables.cell("") for _ in range(4)), tables.cell(AGREES if one.agrees else DIFFERS)
        return (
            *start,
            tables.cell(numbers_text(one.published, one.unit), head="Published", kind="n"),
            tables.cell(numbers_text(one.model, one.unit), head="Model", kind="n"),
            tables.cell(decimal(one.difference, 2), abs(one.difference), "Difference", "n"),
            tables.cell(decimal(one.tolerance, 2), one.tolerance, "Allowed", "n"),
            tables.cell(AGREES if one.agrees else DIFFERS, head="Agrees"),
        )


class ReplicatesWords(ReplicatesDirective):
    """`{replicates-words}`: the counts in three sentences."""

    def run(self):
        everything = replicates.replicates()
        validated, regressions, mismatches, chosen = (
            [one for one in everything if one.kind == kind and one.published is not None] for kind in replicates.KINDS
        )
        laws = sum(one.kind == "validated" and one.published is None for one in everything)
        differ = len({one.test for one in mismatches})
        sources, numbers = len({one.paper for one in validated}), sum(one.numbers for one in validated)
        words = (
            f"{len(validated)} comparisons with {sources} papers and other independent references, {numbers} numbers "
            f"in all, agree within the tolerance that their test states; {laws} laws hold besides. In {differ} places "
            f"model and experiment are known to disagree; {len(mismatches)} numbers say how far. {len(regressions)} "
            "more comparisons only pin what this course or a copy of the model gave before: they show that nothing "
            f"moved, not that it is right. {len(chosen)} numbers were used to choose a parameter, and prove nothing."
        )
        return [raw(f"<p>{words}</p>")]


class Replicates(ReplicatesDirective):
    """`{replicates} validated`: the comparisons of one kind, with numbers first and laws after."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self):
        kind = self.arguments[0]
        if kind not in replicates.KINDS:
            self.fail(f"“{kind}” is not a kind of comparison. Known: {', '.join(replicates.KINDS)}.")
        chosen = [one for one in replicates.replicates() if one.kind == kind]
        if kind == "known disagreement":
            told = {(one.test, one.published and one.what): one for one in reversed(chosen)}
            return [self.table("disagreements", [one for one in chosen if one in told.values()])]
        with_numbers = [one for one in chosen if one.published is not None]
        found = [self.table(TABLES[kind], with_numbers)]
        placed = {one.test for one in with_numbers}
        return [*found, *self.laws([one for one in chosen if one.published is None], placed)]

    def laws(self, chosen, placed):
        """Tests of a law, an order or a bound: they hold, and there is no number to show; one line a test. Tests in
        `placed` have their place in the table."""
        lines, seen = "", set()
        counts = Counter(one.test for one in chosen)
        for one in chosen:
            if one.test not in seen:
                seen.add(one.test)
                words = one.what if counts[one.test] == 1 else one.what.rpartition(" (")[0] or one.what
                place = "" if one.test in placed else f' id="{test_anchor(one.test)}"'
                lines += f"<li{place}>{escape(short_title(one.paper))}: {escape(words)}</li>"
        if not lines:
            return []
        summary = f"<summary>{len(seen)} laws, orders and bounds that hold, without a number</summary>"
        return [raw(f'<details class="laws">{summary}<ul>{lines}</ul></details>')]


class ReplicatedPapers(ReplicatesDirective):
    """`{replicated-papers}`: each paper with what its tests say of themselves, the models, and the citation."""

    def run(self):
        facts = element("dl", {"class": "facts"})
        page = relative(self.env.docname, "chapters/reference/models")
        for paper in replicates.papers():
            links = ", ".join(
                f'<a href="{page}#model-{name.replace("_", "-")}">{escape(name.replace("_", " "))}</a>'
                for name in paper.models
            )
            known = paper.key in bibliography.entries()
            cited = self.text(f"{{cite:t}}`{paper.key}`") if known else [nodes.Text("several papers")]
            about = [nodes.Text(f". {paper.about}"), raw(f"<br>Models: {links}" if links else "")]
            facts += [raw(f"<dt>{escape(short_title(paper.key))}</dt>"), element("dd", {}, *cited, *about)]
        return [facts]


def setup(app):
    app.add_directive("replicates-words", ReplicatesWords)
    app.add_directive("replicates", Replicates)
    app.add_directive("replicated-papers", ReplicatedPapers)
