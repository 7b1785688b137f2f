"""The page of the ledger: every claim in one line, to be sorted and filtered, then every claim in full."""

import re
from collections import Counter

from docutils import nodes

from mgmodels import claims, replicates

from . import tables
from .badges import SIZE_WORDS, badge, bars, discs
from .coverage import COVERAGE_PAGE, sentence_anchor
from .elements import element, escape, raw
from .explorers import anchor, explorer_links
from .ledger import ClaimDirective, listed, part
from .page import relative
from .replicates_page import REPLICATES_PAGE, test_anchor

VERDICTS = ("Right", "Plausible", "Overstated", "Unsupported", "Wrong")

# Where the name of a test may part at a line's end.
BREAK = re.compile("(?<=[_/:])(?=[^_/:])")


class ClaimsScope(ClaimDirective):
    """`{claims-scope}`: which parts of the article the ledger covers, and which not yet."""

    def run(self):
        here = Counter(claim.section for claim in claims.ledger().values())
        done = listed([f"{count} from {part(section)}" for section, count in here.items()])
        missing = [part(section) for section in claims.SECTIONS if section not in here]
        later = f" None yet from {listed(missing)}." if missing else ""
        page = relative(self.env.docname, COVERAGE_PAGE)
        view = f'<a href="{page}">The article, sentence by sentence</a> shows that none was skipped.'
        return [raw(f"<p>The ledger holds {here.total()} statements: {done}.{later} {view}</p>")]


class ClaimsTable(ClaimDirective):
    """`{claims-table}`: every claim in one line, to be sorted and filtered."""

    filters = {
        "part": ("Part", [part(section) for section in claims.SECTIONS]),
        "verdict": ("Verdict", VERDICTS),
        "mechanism": ("Mechanism", claims.MECHANISMS[::-1]),
        "people": ("In people", [SIZE_WORDS[size] for size in claims.IN_PEOPLE[::-1]]),
        "certainty": ("Certainty", claims.CERTAINTY[::-1]),
        "agreement": ("Experts", claims.AGREEMENT[::-1]),
        "kind": ("Kind", claims.KINDS),
    }
    heads = ("Claim", "In our words", "Verdict", "Mechanism", "In people", "Certainty", "Experts agree")

    def run(self):
        everything = list(claims.ledger().values())
        fields = [self.fields(claim) for claim in everything]
        rows = [
            tables.row(values, *self.cells(place, claim))
            for place, (claim, values) in enumerate(zip(everything, fields, strict=True))
        ]
        heads = [(head, head != "In our words") for head in self.heads]
        return [tables.finder("claims", heads, rows, self.filters, fields, "ledger claims-index")]

    def fields(self, claim):
        return {
            "part": part(claim.section),
            "verdict": verdict_of(claim),
            "mechanism": claim.mechanism,
            "people": SIZE_WORDS[claim.in_people],
            "certainty": claim.certainty,
            "agreement": claim.agreement,
            "kind": claim.kind,
        }

    def cells(self, place, claim):
        """A link to the entry, our words, the verdict, and the four axes; scales sort by rank, not by letter."""
        mechanism = f"{discs(claim.mechanism)}{escape(claim.mechanism)}"
        people = f"{bars(claim.in_people)}{escape(SIZE_WORDS[claim.in_people])}"
        link = f'<a class="id-link" href="#{anchor(claim)}">{claim.id}</a>'
        return (
            tables.cell(link, place, kind="idc", tag="th"),
            tables.cell(escape(claim.paraphrase)),
            tables.cell(f"<b>{escape(claim.word)}</b>", VERDICTS.index(verdict_of(claim)), self.heads[2]),
            tables.cell(mechanism, claims.MECHANISMS.index(claim.mechanism), self.heads[3]),
            tables.cell(people, claims.IN_PEOPLE.index(claim.in_people), self.heads[4]),
            tables.cell(claim.certainty, claims.CERTAINTY.index(claim.certainty), self.heads[5]),
            tables.cell(claim.agreement, claims.AGREEMENT.index(claim.agreement), self.heads[6]),
        )


def verdict_of(claim):
    """The verdict without its qualification: one of `VERDICTS`."""
    return claim.word.split()[0].strip(",")


class ClaimsLedger(ClaimDirective):
    """`{claims-ledger}`: the whole ledger, one entry a claim, a heading for each part of the article."""

    def run(self):
        sections = []
        for name in dict.fromkeys(claim.section for claim in claims.ledger().values()):
            title = part(name)[0].upper() + part(name)[1:]
            section = nodes.section(ids=[f"section-{name.lower().replace(' ', '-')}"])
            section += nodes.title("", title)
            section += [self.entry(claim) for claim in claims.ledger().values() if claim.section == name]
            sections.append(section)
        return sections

    def entry(self, claim):
        """One claim in full."""
        head = raw(
            f'<p class="id">{claim.id} · {escape(claim.kind)}{self.places(claim)}</p>'
            f'<p class="said">{escape(claim.paraphrase)}</p>'
            f"{badge(claim)}<p><b>Size:</b> {escape(claim.size)}. {escape(claim.finding)}</p>"
            f'<p class="small"><b>Certainty of the evidence:</b> {claim.certainty}. '
            f"<b>Agreement of experts:</b> {claim.agreement}.</p>"
            f'<p class="small"><b>What would change this:</b> {escape(claim.would_change)}</p>'
        )
        sources = element("p", {"class": "small"}, raw("<b>Evidence:</b> "), *self.sources(claim))
        number = "one test" if len(claim.tests) == 1 else f"{len(claim.tests)} tests"
        names = ", ".join(map(self.test_link, claim.tests))
        tests = [raw(f'<p class="small"><b>Checked by {number}:</b> {names}</p>')] if claim.tests else []
        return element(
            "section",
            {"class": "entry", "id": anchor(claim), "aria-label": f"Claim {claim.id}"},
            head,
            explorer_links(explorers=claim.explorers),
            *tests,
            sources,
        )

    def test_link(self, name):
        """The name of a test, leading to its numbers if it is on record as a comparison."""
        text = f"<code>{BREAK.sub('<wbr>', escape(name))}</code>"
        if name not in {one.test for one in replicates.replicates()}:
            return text
        return f'<a href="{relative(self.env.docname, REPLICATES_PAGE)}#{test_anchor(name)}">{text}</a>'

    def places(self, claim):
        """Links to the sentences of the article that the claim tests."""
        page = relative(self.env.docname, COVERAGE_PAGE)
        links = [
            f'<a class="id-link" href="{page}#{sentence_anchor(sentence)}">{sentence.place}</a>'
            for sentence in claims.sentences_of(claim.id)
        ]
        word = "sentence" if len(links) == 1 else "sentences"
        return f" · {word} {', '.join(links)}" if links else ""


def setup(app):
    app.add_directive("claims-scope", ClaimsScope)
    app.add_directive("claims-table", ClaimsTable)
    app.add_directive("claims-ledger", ClaimsLedger)
