"""Verdicts drawn on two axes, read by shape and word and never by hue: badge, plane and tally marks."""

from textwrap import wrap

from .elements import escape

# How far the mechanism is established: filled discs of four, or a cross.
MECHANISMS = {"established": 4, "plausible": 3, "contested": 2, "no support": 1, "wrong": 0}
# How large it is in people: filled bars of four, or dashed outlines.
SIZES = {"negligible": 1, "small": 2, "moderate": 3, "large": 4, "unknown": 0}
SIZE_WORDS = {  # a range stays in one line
    "negligible": "negligible, <1 %",
    "small": "small, 1\u2060–\u20605 %",
    "moderate": "moderate, 5\u2060–\u206020 %",
    "large": "large, >20 %",
    "unknown": "not known",
}
SIZE_TICKS = {"negligible": "<1", "small": "1–5", "moderate": "5–20", "large": ">20", "unknown": "?"}


def discs(mechanism):
    """The mechanism axis as an SVG of four discs."""
    if mechanism == "wrong":
        shapes = '<path class="glyph cross" d="M2 2.5L12 12.5M12 2.5L2 12.5"/>'
        return f'<svg viewBox="0 0 58 15" role="img" aria-label="wrong">{shapes}</svg>'
    filled = MECHANISMS[mechanism]
    shapes = "".join(
        f'<circle class="glyph{"" if place < filled else " o"}" cx="{7 + place * 14.5}" cy="7.5" r="4.9"/>'
        for place in range(4)
    )
    return f'<svg viewBox="0 0 58 15" role="img" aria-label="{filled} of 4">{shapes}</svg>'


def bars(in_people):
    """The size-in-people axis as an SVG of four rising bars."""
    filled = SIZES[in_people]
    shapes = ""
    for place in range(4):
        kind = "glyph o dashed" if in_people == "unknown" else "glyph" if place < filled else "glyph o"
        height = 3 + place * 3.4
        box = f'x="{2 + place * 14.5}" y="{14 - height:.1f}" width="10" height="{height:.1f}"'
        shapes += f'<rect class="{kind}" {box}/>'
    label = "not known" if in_people == "unknown" else f"{filled} of 4"
    return f'<svg viewBox="0 0 58 15" role="img" aria-label="{label}">{shapes}</svg>'


def badge(claim):
    """A claim's verdict: the word, then both axes."""
    return (
        f'<div class="verdict"><span class="v-word">{escape(claim.word)}</span>'
        f"{discs(claim.mechanism)}<span>mechanism <b>{escape(claim.mechanism)}</b></span>"
        f"{bars(claim.in_people)}<span>in people <b>{escape(SIZE_WORDS[claim.in_people])}</b></span></div>"
    )


def plane(claims):
    """All the claims of a chapter in one square: mechanism up, size in people to the right."""
    left, top, column, row = 84, 10, 46, 36
    rows, columns = list(MECHANISMS), list(SIZES)
    width, height = left + column * len(columns) + 4, top + row * len(rows) + 44
    places = {}
    for claim in claims:
        places.setdefault((claim.mechanism, claim.in_people), []).append(claim)
    spoken = "; ".join(f"{c.id}: {c.mechanism}, {SIZE_WORDS[c.in_people]}" for c in claims)
    parts = [
        f'<svg class="plot plane" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="Claims placed by mechanism and by size in people. {escape(spoken)}">'
    ]
    for index, name in enumerate(rows):
        y = top + row * (index + 0.5)
        parts.append(
            f'<path class="grid" d="M{left} {y}H{left + column * 4}"/>'
            f'<text x="{left - 10}" y="{y + 4}" text-anchor="end">{name}</text>'
        )
    for index, name in enumerate(columns):
        x = left + column * (index + 0.5)
        kind = "grid dash" if name == "unknown" else "grid"
        parts.append(
            f'<path class="{kind}" d="M{x} {top}V{top + row * len(rows)}"/>'
            f'<text x="{x}" y="{top + row * len(rows) + 16}" text-anchor="middle">'
            f"{escape(SIZE_TICKS[name])}</text>"
        )
    parts.append(
        f'<text x="{left + column * 2}" y="{height - 6}" text-anchor="middle">% change in people</text>'
    )
    for (mechanism, in_people), here in places.items():
        x = left + column * (columns.index(in_people) + 0.5)
        y = top + row * (rows.index(mechanism) + 0.5)
        names = [short_name(claim.id) for claim in here]
        lines = wrap(" ".join(names), 6)
        wide = max(26, 12 + 6.4 * max(map(len, lines)))
        tall = 12 + 14 * len(lines)
        parts.append(
            f'<rect class="dotc" x="{x - wide / 2}" y="{y - tall / 2}" width="{wide}" height="{tall}" '
            f'rx="{min(13, tall / 2)}"/>'
        )
        for index, line in enumerate(lines):
            baseline = y + 4 + 14 * (index - (len(lines) - 1) / 2)
            parts.append(
                f'<text class="dott" x="{x}" y="{baseline}" text-anchor="middle">{line}</text>'
            )
    return "".join(parts) + "</svg>"


def short_name(identifier):
    """The part of a claim's id that is new inside its own section: `I-06` is `6`.

    >>> short_name("I-06"), short_name("E-01")
    ('6', 'E1')
    """
    section, number = identifier.split("-")
    return f"{'' if section in {'0', 'I', 'II', 'III', 'IV'} else section}{int(number)}"


def mark(kind, x):
    """One tally mark: filled, half, open, dashed, dash, cross or dot."""
    size = 7.5
    square = f'x="{x:.1f}" y="2" width="{size}" height="{size}"'
    return {
        "filled": f'<rect class="w" {square}/>',
        "half": f'<path class="w" d="M{x:.1f} 9.5V2L{x + size:.1f} 9.5Z"/><rect class="wo" {square}/>',
        "open": f'<rect class="wo" {square}/>',
        "dashed": f'<rect class="wd" {square}/>',
        "cross": f'<path class="wx" d="M{x:.1f} 2l{size} {size}m0-{size}l-{size} {size}"/>',
        "dash": f'<path class="wl" d="M{x:.1f} 6h{size}"/>',
        "dot": f'<circle class="w" cx="{x + 4:.1f}" cy="6" r="1.6"/>',
    }[kind]
