"""The coverage view: the article's outline in our words, and beside each sentence what tests it."""

from itertools import groupby

from docutils import nodes

from mgmodels import claims

from .elements import escape, raw
from .ledger import ClaimDirective, are, part

COVERAGE_PAGE = "chapters/reference/coverage"


def sentence_anchor(sentence):
    return f"sentence-{sentence.place.lower().replace('.', '-')}"


class Coverage(ClaimDirective):
    """`{coverage}`: the article's outline in our words, and beside each sentence the claims that test it."""

    heads = ("Place", "What it says, in our words", "Tested by")

    def run(self):
        found = []
        for name, paragraphs in groupby(claims.outline(), key=lambda paragraph: paragraph.section):
            section = nodes.section(ids=[f"outline-{name.lower().replace(' ', '-')}"])
            title = part(name)[0].upper() + part(name)[1:]
            section += [nodes.title("", title), *map(self.paragraph_of_the_article, paragraphs)]
            found.append(section)
        return found

    def paragraph_of_the_article(self, paragraph):
        """One paragraph as a table of its sentences."""
        rows = "".join(
            f'<tr id="{sentence_anchor(sentence)}"><th scope="row" class="idc">{sentence.place}</th>'
            f"<td>{escape(sentence.says)}</td><td>{self.tested_by(sentence)}</td></tr>"
            for sentence in paragraph.sentences
        )
        head = "".join(f'<th scope="col">{title}</th>' for title in self.heads)
        return raw(
            f'<div class="tablewrap"><table class="outline"><caption>{escape(paragraph.about)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
        )

    def tested_by(self, sentence):
        """The claims of a sentence with their verdicts, or why there are none."""
        if sentence.untested:
            return f"<i>{escape(sentence.untested)}</i>"
        known = claims.ledger()
        return "<br>".join(
            f"{self.link(known[name])} {escape(known[name].word)}" if name in known else f"{name}, not yet there"
            for name in sentence.claims
        )


class CoverageWords(ClaimDirective):
    """`{coverage-words}`: how many sentences there are, and how many are tested."""

    def run(self):
        sentences = [sentence for paragraph in claims.outline() for sentence in paragraph.sentences]
        tested = [s for s in sentences if any(name in claims.ledger() for name in s.claims)]
        untested = [s for s in sentences if s.untested]
        waiting = len(sentences) - len(tested) - len(untested)
        words = f"Taken apart, the article makes {len(sentences)} statements. {len(tested)} are tested by at least one "
        words += f"claim of the ledger; {are(len(untested))} beyond a test, and the page says why"
        words += f"; {are(waiting)} waiting for a chapter" if waiting else ""
        return [raw(f"<p>{words}.</p>")]


def setup(app):
    app.add_directive("coverage", Coverage)
    app.add_directive("coverage-words", CoverageWords)
