"""The page on what drives the numbers: for each chapter's headline number a band, and what it depends on most."""

import math

from docutils import nodes

from mgmodels.sensitivity import headlines, recorded

from .elements import CourseDirective, escape, raw
from .numbers import decimal
from .page import relative

WIDE, TALL, LEFT = 560, 90, 8  # px of the histogram
BINS = 40


def band_words(study, unit):
    """The band as a sentence has it.

    >>> from mgmodels.sensitivity import Study
    >>> band_words(Study(tuple(range(101)), {}, {}), "mV")
    'between 5 and 95\\xa0mV, median 50\\xa0mV'
    """
    low, middle, high = (decimal(value, 2) for value in study.band)
    return f"between {low} and {high}\u00a0{unit}, median {middle}\u00a0{unit}"


class Sensitivity(CourseDirective):
    """`{sensitivity}`: every headline number with its band and its ranking."""

    def run(self):
        return [self.headline(name, one) for name, one in headlines().items()]

    def headline(self, name, one):
        """One headline number as a section: the sentence, the draws, and the shares of variance."""
        study, page = recorded(name), f"chapters/{one.chapter}"
        section = nodes.section(ids=[f"sensitivity-{name.replace('_', '-')}"])
        title = one.quantity[0].upper() + one.quantity[1:]
        known = page in self.env.all_docs or page in self.env.found_docs
        link = f'<a href="{relative(self.env.docname, page)}">Its chapter</a>' if known else "Its chapter"
        calls = len(study.values) // 2 * (len(one.unknowns) + 2)
        words = (
            f"{link} says how it is reckoned. Of {len(study.values)} draws over everything below, nine in ten lie "
            f"{band_words(study, one.unit)}. What drives it was reckoned from {calls} draws."
        )
        section += [nodes.title("", title), raw(f"<p>{words}</p>"), raw(histogram(study, one))]
        section += raw(self.table(one, study))
        return section

    def table(self, one, study):
        """The unknowns from the one that matters most, with the range drawn and the shares of variance."""
        heads = ("What is not well known", "Drawn from", "Share by itself", "Share with others")
        head = "".join(f'<th scope="col">{title}</th>' for title in heads)
        rows = ""
        for name in study.ranking():
            low, high = one.unknowns[name]
            words, _, unit = name.rpartition(", ") if ", " in name else (name, "", "")
            shares = (study.first[name], study.total[name])
            cells = "".join(
                f'<td data-h="{title}">{bar(share)}{share_text(share)}</td>'
                for title, share in zip(heads[2:], shares, strict=True)
            )
            drawn = f"{decimal(low)} to {decimal(high)}{chr(160) + escape(unit) if unit else ''}"
            said = escape(words or name)
            rows += f'<tr><th scope="row">{said}</th><td data-h="{heads[1]}">{drawn}</td>{cells}</tr>'
        table = f'<table class="drivers"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
        return f'<div class="tablewrap">{table}</div>'


def share_text(share):
    """A share of variance in words; an estimate below zero is none.

    >>> share_text(0.314), share_text(-0.02), share_text(1.04)
    ('31\\xa0%', '0\\xa0%', '100\\xa0%')
    """
    return f"{100 * min(max(share, 0.0), 1.0):.0f}\u00a0%"


def bar(share):
    """A share as a bar of up to 100 px."""
    width = 100 * min(max(share, 0.0), 1.0)
    return (
        '<svg class="bar" viewBox="0 0 100 8" width="100" height="8" aria-hidden="true">'
        f'<rect class="glyph o" x="0.5" y="0.5" width="99" height="7"/><rect class="glyph" x="0.5" y="0.5" '
        f'width="{width:.1f}" height="7"/></svg>'
    )


def histogram(study, one):
    """The draws as a row of bars over the number, the nine in ten between two lines."""
    low, high = nice(min(study.values), max(study.values))
    counts = [0] * BINS
    for value in study.values:
        counts[min(int((value - low) / (high - low) * BINS), BINS - 1)] += 1
    step, most = (WIDE - 2 * LEFT) / BINS, max(counts)
    bars = "".join(
        f'<rect x="{LEFT + place * step + 0.5:.1f}" y="{TALL - 22 - 60 * count / most:.1f}" '
        f'width="{step - 1:.1f}" height="{60 * count / most:.1f}"/>'
        for place, count in enumerate(counts)
        if count
    )
    ends = [LEFT + (value - low) / (high - low) * (WIDE - 2 * LEFT) for value in (study.band[0], study.band[2])]
    lines = "".join(f'<path class="edge" d="M{x:.1f} 4V{TALL - 22}"/>' for x in ends)
    ticks = "".join(
        f'<text x="{LEFT + share * (WIDE - 2 * LEFT):.0f}" y="{TALL - 5}" text-anchor="{anchor}">'
        f"{decimal(low + share * (high - low), 3)}</text>"
        for share, anchor in ((0.0, "start"), (0.5, "middle"), (1.0, "end"))
    )
    spoken = f"Histogram of the draws: nine in ten lie {band_words(study, one.unit)}."
    return (
        f'<svg class="plot draws" viewBox="0 0 {WIDE} {TALL}" role="img" aria-label="{escape(spoken)}">'
        f'<path class="axis" d="M{LEFT} {TALL - 22}H{WIDE - LEFT}"/><g class="hist">{bars}</g>{lines}{ticks}</svg>'
        f'<p class="small">{escape(one.unit)}; between the two lines nine draws in ten</p>'
    )


def nice(low, high):
    """Round ends outward to two digits of their distance.

    >>> nice(0.0123, 0.987)
    (0.0, 1.0)
    """
    step = 10 ** math.floor(math.log10(high - low))
    return math.floor(low / step) * step, math.ceil(high / step) * step


def setup(app):
    app.add_directive("sensitivity", Sensitivity)
