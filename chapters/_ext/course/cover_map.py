"""The map on the cover: from a capsule through the blood to the places where magnesium acts.

Drawn twice, wide and tall, so that no text is ever scaled down; a page shows the one that fits. Places whose
chapter is not in the table of contents yet are drawn but named as being in preparation, without a number.
"""

from .elements import escape, keep_together
from .lens import RADIUS, lens
from .numbers import (
    ABSORBED,
    CELL_TOTAL,
    CSF_TOTAL,
    DOSE,
    DRIP,
    EFFECTS,
    IN_URINE,
    NORMAL,
    plus_minus,
    span,
)
from .sites import DRAWINGS, SITES

TITLE = "Where is the magnesium? From a capsule through the blood to the places where it acts"
DOSE_BAND, PIXELS_PER_MG = DOSE, 0.25
INTAKE = "chapters/6_dose"

PLASMA_IONISED, PLASMA_TOTAL = span(NORMAL.band("serum_ionised")), span(NORMAL.band("serum_total"))
CSF_IONISED, CSF_ALL = plus_minus(NORMAL.band("csf_ionised")), span((CSF_TOTAL.low, CSF_TOTAL.high))
CELL_FREE, CELL_ALL = span(NORMAL.band("cytosolic_free")), f"about {CELL_TOTAL.value:.0f}"
BARRIER = (
    f"a drip: plasma ×{DRIP.serum_ionised / NORMAL.serum_ionised:.1f},",
    "CSF +" + " to ".join(f"{100 * (level / NORMAL.csf_ionised - 1):.0f}" for level in DRIP.band("csf_ionised")) + " %",
)


def text(x, y, words, style="s", anchor="start"):
    """One line; `words` may hold tspans, so it is not escaped here."""
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{x}" y="{y}" class="{style}"{place}>{keep_together(words)}</text>'


def bold(words, style="b"):
    return f'<tspan class="{style}">{escape(words)}</tspan>'


def capsule(x, y):
    """The label's 340 mg, as half shell and half content."""
    return (
        f'<g transform="translate({x} {y})"><rect class="glass" width="132" height="46" rx="23"/>'
        '<path class="prot" d="M66 0H109a23 23 0 0 1 0 46H66Z"/><rect class="ink" width="132" height="46" rx="23"/>'
        '<text class="b c" x="37" y="28" text-anchor="middle">340</text>'
        '<text class="s" x="95" y="28" text-anchor="middle">mg Mg</text></g>'
    )


def barrier(x, y, angle):
    """The double stroke that stands for a barrier or a defended level."""
    return f'<g transform="translate({x} {y}) rotate({angle})"><path class="ink" d="M-4-13V13M4-13V13"/></g>'


def kidney(x, y):
    return (
        f'<g transform="translate({x} {y})">'
        '<path class="prot" d="M-4-26C14-30 24-14 23 2C22 20 8 30-5 25C-16 20-14 10-8 4C-4 0-4-4-8-8C-14-14-14-24-4-26Z"/>'
        '<path class="mem" d="M-8-2C2-2 6-12 6-16M-8-2C2 0 8 8 7 16"/></g>'
    )


def villi(x, top, bottom, step=11, reach=19):
    """The folded wall of the gut."""
    folds = int((bottom - top) / step)
    return f'<path class="ink" d="M{x} {top}' + f"c{reach} 0 {reach} {step} 0 {step}" * folds + '"/>'


def site(place, x, y, text_x, form, address):
    """One place of action: its drawing, name and mechanism, and its effect if the package can compute it."""
    chapter, name, mechanism = place.numeral, place.name, place.mechanism
    size, hit = ("", (50, 50, 358, 100)) if form == "wide" else (" scale(.86)", (43, 42, 352, 84))
    effect = EFFECTS.get(place.key)
    if address and effect:
        last = f"{bold(effect.change, 'eff')}&#160; {escape(effect.condition)}"
    elif address:
        last = f"measured in chapter {chapter}"
    else:
        last = f"chapter {chapter}, in preparation"
    picture = (
        f'<g transform="translate({x} {y}){size}"><circle class="ring" r="44"/>'
        f'<g clip-path="url(#inside-{form})">{DRAWINGS[place.key]}</g>'
        f'<circle class="rim{"" if address else " waiting"}" r="44"/></g>'
    )
    words = (
        text(text_x, y - 19, f'<tspan class="num">{chapter}</tspan>&#160;&#160;{escape(name)}', "n")
        + text(text_x, y + 2, escape(mechanism))
        + text(text_x, y + 25, last)
    )
    if not address:
        return f"<g>{picture}{words}</g>"
    left, up, width, height = hit
    spoken = f"Chapter {chapter}: {escape(name)}" + (
        f". {effect.change} {effect.condition}" if effect else ""
    )
    return (
        f'<a class="hot" href="{address}"><title>{spoken}</title>'
        f'<rect class="hit" x="{x - left}" y="{y - up}" width="{width}" height="{height}" rx="6"/>{picture}{words}</a>'
    )


GUT = (
    ("takes up", bold(f"{ABSORBED[0]:.0f} to {ABSORBED[1]:.0f} mg", "eff")),
    ("of a soluble salt, a",),
    ("smaller share the",),
    ("larger the dose:",),
    ("chapter VI",),
)
GUT_WAITING = (
    ("takes up a part of the",),
    ("dose, a smaller part",),
    ("the larger the dose:",),
    ("chapter VI, in preparation",),
)
KIDNEY = (("of that,", bold(f"{100 * IN_URINE:.0f} %", "eff")), ("leaves again within", ), ("weeks: chapter VI",))
KIDNEY_WAITING = (("lets a surplus go;",), ("how fast: chapter VI,",), ("in preparation",))


def part_of_intake(x, y, name, lines, address, width=170):
    """Gut or kidney: its name and what it does, which leads to the chapter on the dose once there is one."""
    words = text(x, y, name, "n") + "".join(
        text(x, y + 22 + 18 * line, " ".join(parts)) for line, parts in enumerate(lines)
    )
    if not address:
        return f"<g>{words}</g>"
    height = 18 * len(lines) + 34
    return (
        f'<a class="hot" href="{address}"><title>Chapter VI: {name.lower()}</title>'
        f'<rect class="hit" x="{x - 8}" y="{y - 18}" width="{width}" height="{height}" rx="6"/>{words}</a>'
    )


def opening(form, width, height):
    return [
        f'<svg class="map map-{form}" viewBox="0 0 {width} {height}" role="group" aria-labelledby="map-{form}-title">',
        f'<title id="map-{form}-title">{TITLE}</title>',
        f'<clipPath id="inside-{form}"><circle r="43.5"/></clipPath>',
    ]


def wide(address_of):
    """The map for a wide page; `address_of(docname)` is a link, or empty if there is no such page yet."""
    out, intake = opening("wide", 1160, 728), address_of(INTAKE)
    band = "flow" if intake else "unknown"
    for x, width, number, head, question in (
        (0, 286, "1", "Intake", "how much gets in?"),
        (318, 452, "2", "Concentration", "does it move where Mg acts?"),
        (804, 356, "3", "Effect", "how far does the function move?"),
    ):
        out.append(
            f'<path class="ink" d="M{x} 44H{x + width}"/>'
            + text(x, 33, number, "big")
            + text(x + 24, 32, head, "n")
            + text(x + width, 32, question, "it", "end")
        )
    left = 38
    branch, right = left + 70, left + DOSE_BAND * PIXELS_PER_MG
    out.append(f'<path class="flow" d="M{left} 110V640L{left + 35} 664L{branch} 640V110Z"/>')
    out.append(
        f'<path class="{band}" d="M{branch} 110H{right}V296C{right} 338 {right + 34} 350 {right + 84} 350H380V365H'
        f'{right + 84}C{right + 14} 365 {branch} 352 {branch} 296Z"/>'
    )
    out.append(capsule(left - 24, 72) + villi(right + 3, 146, 330) + villi(right + 3, 386, 640))
    column = right + 34
    out.append(part_of_intake(column, 170, "Gut", GUT if intake else GUT_WAITING, intake, width=178))
    out.append(text(column, 604, "The rest") + text(column, 623, "passes straight through"))
    out.append(
        f'<path class="{band}" d="M386 412V566C386 592 382 602 374 610H404C398 602 400.7 592 400.7 566V412Z"/>'
    )
    out.append(
        kidney(390, 640)
        + part_of_intake(424, 624, "Kidney", KIDNEY if intake else KIDNEY_WAITING, intake, width=150)
    )
    out.append(
        '<path class="thread" d="M466 290C500 220 556 178 614 172"/><path class="thread" d="M476 412C520 472 556 528 614 540"/>'
        '<path class="thread" d="M510 352H774"/>'
    )
    rows = [108, 224, 340, 456, 568, 680]
    out.append(
        f'<path class="lead" d="M768 172C792 172 780 {rows[0]} 804 {rows[0]}"/>'
        f'<path class="lead" d="M774 352C794 352 782 {rows[1]} 804 {rows[1]}M774 352C790 352 786 {rows[2]} 804 {rows[2]}"/>'
        f'<path class="lead" d="M768 540C792 540 780 {rows[3]} 804 {rows[3]}M768 540C786 540 786 {rows[4]} 804 {rows[4]}'
        f'M768 540C792 540 780 {rows[5]} 804 {rows[5]}"/>'
    )
    out.append(barrier(536, 204, -36) + barrier(536, 490, 44))
    out.append(lens("plasma", 432, 352) + lens("csf", 690, 172) + lens("cell", 690, 540))
    out.append(
        text(318, 110, "Blood plasma", "n")
        + text(318, 133, f"ionised {bold(PLASMA_IONISED, 'mgt')} mM", "c")
        + text(318, 153, f"total {PLASMA_TOTAL} mM", "c")
        + '<path class="lead" d="M372 166L406 276"/>'
    )
    out.append(
        text(690, 275, "Cerebrospinal fluid", "n", "middle")
        + text(690, 295, f"ionised {bold(CSF_IONISED, 'mgt')} mM", "c", "middle")
        + text(690, 314, f"total {CSF_ALL} mM", "c", "middle")
    )
    out.append(
        text(486, 110, "brain barrier", "it")
        + "".join(text(486, 130 + 18 * line, escape(words)) for line, words in enumerate(BARRIER))
    )
    out.append(text(520, 372, "extracellular fluid: like ionised plasma"))
    out.append(
        text(690, 640, "Inside the cell", "n", "middle")
        + text(690, 662, f"free {bold(CELL_FREE, 'mgt')} mM", "c", "middle")
        + text(690, 682, f"total {CELL_ALL} mM", "c", "middle")
        + text(500, 480, "defended", "it", "end")
    )
    out += [
        site(place, 848, y, 906, "wide", address_of(place.docname))
        for place, y in zip(SITES, rows, strict=True)
    ]
    out.append(
        key(
            702,
            82,
            "free ion",
            "bound. One dot: 0.05 mM; lenses hold equal volumes",
        )
    )
    return "".join(out) + "</svg>"


def key(y, second, free, bound):
    """What the dots are."""
    return (
        f'<g transform="translate(0 {y})"><circle class="i-mg" cx="5" cy="9" r="3.6"/>{text(15, 14, free)}'
        f'<circle class="bd" cx="{second}" cy="9" r="2.6"/>{text(second + 9, 14, bound)}</g>'
    )


def tall(address_of):
    """The same map for a phone."""
    out, intake = opening("tall", 358, 1656), address_of(INTAKE)
    band = "flow" if intake else "unknown"

    def head(y, number, words, question):
        out.append(
            f'<path class="ink" d="M0 {y + 12}H358"/>'
            + text(0, y, number, "big")
            + text(24, y - 1, words, "n")
            + text(358, y - 1, question, "it", "end")
        )

    head(30, "1", "Intake", "how much gets in?")
    left = 38
    branch, right = left + 70, left + DOSE_BAND * PIXELS_PER_MG
    out.append(f'<path class="flow" d="M{left} 102V404L{left + 35} 428L{branch} 404V102Z"/>')
    out.append(
        f'<path class="{band}" d="M{branch} 102H{right}V320C{right} 380 {right + 60} 400 {right + 60} 470V510H'
        f'{right + 45}V470C{right + 45} 410 {branch} 390 {branch} 320Z"/>'
    )
    out.append(capsule(left - 24, 64) + villi(right + 3, 132, 318))
    out.append(
        part_of_intake(right + 36, 146, "Gut", GUT if intake else GUT_WAITING, intake, width=190)
        + text(right + 84, 400, "The rest passes")
        + text(right + 84, 418, "straight through")
        + f'<path class="lead" d="M{right + 78} 400H{left + 60}"/>'
    )
    y = 496
    out.append(
        f'<path class="ink" d="M0 {y - 22}H{right + 38}M{right + 67} {y - 22}H358"/>'
        + text(0, y - 33, "2", "big")
        + text(24, y - 34, "Concentration", "n")
        + text(358, y - 34, "does it move?", "it", "end")
    )
    plasma_x, plasma_y = right + 52, 578
    out.append(
        f'<path class="{band}" d="M238 606C272 622 291 640 292 668V678H306.7V668C306.7 630 280 606 246 592Z"/>'
        + kidney(302, 706)
        + lens("plasma", plasma_x, plasma_y)
    )
    out.append(
        text(0, 524, "Blood plasma", "n")
        + text(0, 552, "ionised, mM")
        + text(0, 571, bold(PLASMA_IONISED, "mgt"), "c")
        + text(0, 596, "total, mM")
        + text(0, 615, PLASMA_TOTAL, "c")
        + text(358, 752, "Kidney: " + (f"{100 * IN_URINE:.0f} %" if intake else "lets"), "s", "end")
        + text(358, 770, "leaves again" if intake else "a surplus go", "s", "end")
    )
    csf, cell = (RADIUS + 1, 870), (358 - RADIUS - 1, 870)
    out.append(
        f'<path class="thread" d="M{plasma_x - 40} 645C{plasma_x - 60} 700 {csf[0] + 10} 730 {csf[0]} 792'
        f'M{plasma_x + 14} 655C{plasma_x + 20} 710 {cell[0] - 70} 740 {cell[0] - 34} 799"/>'
        + barrier(108, 716, 58)
        + barrier(200, 722, -50)
    )
    out.append(lens("csf", *csf) + lens("cell", *cell))
    out.append(
        text(csf[0], 976, "Cerebrospinal fluid", "n", "middle")
        + text(csf[0], 998, "ionised, mM", "s", "middle")
        + text(csf[0], 1017, bold(CSF_IONISED, "mgt"), "c", "middle")
        + text(csf[0], 1037, f"total {CSF_ALL}", "c", "middle")
    )
    out.append(
        text(cell[0], 976, "Inside the cell", "n", "middle")
        + text(cell[0], 998, "free, mM", "s", "middle")
        + text(cell[0], 1017, bold(CELL_FREE, "mgt"), "c", "middle")
        + text(cell[0], 1037, f"total {CELL_ALL}", "c", "middle")
    )
    out.append(key(1054, 60, "free", "bound. One dot: 0.05 mM, equal volumes"))
    head(1116, "3", "Effect", "how far does it move?")
    out += [
        site(place, 46, 1184 + index * 86, 106, "tall", address_of(place.docname))
        for index, place in enumerate(SITES)
    ]
    return "".join(out) + "</svg>"
