"""The claims of the article, wherever a page shows them: cards, verdict table, tally, the full list."""

from docutils import nodes

from mgmodels import claims
from mgmodels.engine.errors import UnknownName

from .badges import SIZE_WORDS, badge, bars, discs, mark, plane
from .elements import CourseDirective, element, escape, raw
from .explorers import claim_link

LARGE = ("moderate", "large")

# Rows of the tally: the mark, what it is called, and which verdict words fall under it.
TALLY = (
    ("filled", "right", lambda word: word == "Right"),
    ("half", "right, with a qualification", lambda word: word.startswith("Right") and word != "Right"),
    ("open", "plausible", lambda word: word.startswith("Plausible")),
    ("dashed", "overstated", lambda word: word.startswith("Overstated")),
    ("dash", "unsupported", lambda word: word.startswith("Unsupported")),
    ("cross", "wrong", lambda word: word.startswith("Wrong")),
    ("dot", "a label or an attribution", lambda word: True),
)


def part(section):
    """What a part of the article is called inside a sentence.

    >>> part("I"), part("cards"), part("introduction")
    ('section I', 'the four cards', 'the introduction')
    """
    if section.isupper():
        return f"section {section}"
    return {"cards": "the four cards", "whole article": "the article as a whole"}.get(section, f"the {section}")


def listed(words):
    """Join words as a sentence lists them.

    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def are(count):
    return f"{count} is" if count == 1 else f"{count} are"


class ClaimDirective(CourseDirective):
    """A directive whose argument is a list of claim ids, or `section I` for all of a section's."""

    def chosen(self, words):
        """The claims that were named; an unknown id stops the build with the near misses."""
        if words[:1] == ["section"]:
            found = [claim for claim in claims.ledger().values() if claim.section == " ".join(words[1:])]
            if not found:
                sections = ", ".join(sorted({claim.section for claim in claims.ledger().values()}))
                self.fail(f"no claim belongs to section “{' '.join(words[1:])}”. Known: {sections}.")
            return found
        try:
            return [claims.claim(identifier.strip(",")) for identifier in words]
        except UnknownName as problem:
            self.fail(str(problem))

    def link(self, claim):
        """The claim's id, leading to its place in the ledger."""
        return claim_link(claim, self.env.docname)

    def sources(self, claim):
        """The papers behind a verdict, as citations."""
        return (
            self.text(f"{{cite:t}}`{','.join(claim.evidence)}`")
            if claim.evidence
            else [nodes.Text("none needed")]
        )


class Claims(ClaimDirective):
    """`{claims} I-04 I-06 I-09`: up to three cards at the head of a chapter."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self):
        chosen = self.chosen(self.arguments[0].split())
        if len(chosen) > 3:
            self.fail(
                f"a chapter opens with at most three claims, not {len(chosen)}; the rest stand in the verdict"
            )
        cards = "".join(
            f'<div class="claim"><p class="id">Claim {self.link(claim)}</p><p>{escape(claim.paraphrase)}</p>'
            f"{badge(claim)}</div>"
            for claim in chosen
        )
        return [raw(f'<div class="claims n{len(chosen)}">{cards}</div>')]


class VerdictTable(ClaimDirective):
    """`{verdict-table} section I`: the verdict plane with the text given as content, then the table."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self):
        chosen = self.chosen(self.arguments[0].split())
        heads = (
            "Claim", "In our words", "Mechanism", "Size in people", "Certainty", "Experts agree",
            "What the models and papers say",
        )  # fmt: skip
        table = (
            '<div class="tablewrap"><table class="ledger verdicts"><thead><tr>'
            + "".join(f'<th scope="col">{head}</th>' for head in heads)
            + "</tr></thead><tbody>"
        )
        for claim in chosen:
            table += (
                f'<tr><td class="idc">{self.link(claim)}</td><td>{escape(claim.paraphrase)}</td>'
                f'<td data-h="{heads[2]}">{discs(claim.mechanism)}{escape(claim.mechanism)}</td>'
                f'<td data-h="{heads[3]}">{bars(claim.in_people)}{escape(SIZE_WORDS[claim.in_people])}</td>'
                f'<td data-h="{heads[4]}">{escape(claim.certainty)}</td>'
                f'<td data-h="{heads[5]}">{escape(claim.agreement)}</td>'
                f"<td><b>{escape(claim.word)}.</b> {escape(claim.finding)}</td></tr>"
            )
        drawing = raw(f"<div>{plane(chosen)}</div>")
        words = element("div", {}, *self.parse_content_to_nodes())
        return [
            element("div", {"class": "verdictrow"}, drawing, words),
            raw(table + "</tbody></table></div>"),
        ]


class Tally(ClaimDirective):
    """`{tally}`: one mark for each claim of the ledger, sorted by verdict."""

    def run(self):
        waiting = list(claims.ledger().values())
        rows = ""
        for kind, name, belongs in TALLY:
            count = sum(belongs(claim.word) for claim in waiting)
            waiting = [claim for claim in waiting if not belongs(claim.word)]
            if count:
                width = 4 + 11.2 * count
                marks = "".join(mark(kind, 1 + 11.2 * place) for place in range(count))
                rows += (
                    f"<li><b>{count}</b><span>{name}</span>"
                    f'<svg width="{width:.0f}" height="12" viewBox="0 0 {width:.0f} 12" aria-hidden="true">'
                    f"{marks}</svg></li>"
                )
        return [raw(f'<ul class="tally">{rows}</ul>')]


class TallyWords(ClaimDirective):
    """`{tally-words}`: the tally in three sentences, counted from the ledger."""

    def run(self):
        everything = list(claims.ledger().values())
        right = [claim for claim in everything if claim.word == "Right"]
        qualified = [claim for claim in everything if claim.word.startswith("Right") and claim not in right]
        overstated = [claim for claim in everything if claim.word.startswith("Overstated")]
        size = [c for c in overstated if c.mechanism in ("established", "plausible") and c.in_people not in LARGE]
        words = f"Of {len(everything)} statements, {are(len(right))} right as stated and {len(qualified)} more with a "
        words += f"qualification. Another {are(len(overstated))} overstated"
        if size:
            most = "each of them" if len(size) == len(overstated) else f"{len(size)} of them"
            words += f": in {most} the mechanism is established or plausible, and what fails is the size in people: "
            words += "small, negligible or not known"
        sure = sum(claim.certainty == "high" for claim in everything)
        broad = sum(claim.agreement == "broad" for claim in everything)
        words += f". Two more things are asked of each: the certainty of the evidence, which is high for {sure}, and "
        words += f"whether experts agree, which they broadly do on {broad}"
        return [raw(f"<p>{words}.</p>")]


def setup(app):
    app.add_directive("claims", Claims)
    app.add_directive("verdict-table", VerdictTable)
    app.add_directive("tally", Tally)
    app.add_directive("tally-words", TallyWords)
