"""What axe-core finds wrong with a page."""

from pathlib import Path

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# what axe has passed stays in the page: of a long table it is megabytes
VIOLATIONS = """rules => axe.run(document, {runOnly: rules, resultTypes: ["violations"]})
    .then(({violations}) => violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 160)}`))"""


def violations(page):
    """Return a line for each rule that an open page breaks, with the first place where it does."""
    page.evaluate(AXE.read_text("utf-8"))
    return page.evaluate(VIOLATIONS, RULES)
