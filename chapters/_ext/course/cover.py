"""The cover's own directives: the map, the article's four cards, the nine-minute route, the three doors."""

from dataclasses import dataclass

from mgmodels import claims
from mgmodels.dial import per_cent_of_normal
from mgmodels.figures.one_dial.doubt import LOW

from .badges import badge
from .cover_map import tall, wide
from .elements import CourseDirective, element, escape, raw
from .live import elsewhere
from .numbers import CURVES
from .page import relative
from .slope import slope

FIRST = "chapters/1_excitability.ipynb"


class CoverDirective(CourseDirective):
    """Knows which pages exist, so that what is being prepared carries no link."""

    def address(self, docname):
        """The link to a page, or nothing while it is not in the table of contents."""
        exists = docname in self.env.app.config.external_site_map
        return relative(self.env.docname, docname) if exists else ""


class CoverMap(CoverDirective):
    """`{cover-map}`: both drawings of the map, with the directive's content as caption."""

    has_content = True

    def run(self):
        caption = element("figcaption", {}, *self.parse_content_to_nodes())
        drawing = raw(wide(self.address) + tall(self.address))
        return [element("figure", {"class": "mapfig"}, drawing, caption)]


@dataclass(frozen=True)
class Card:
    """One of the article's four cards: what it is called there, what it is here, which claim judges it."""

    kind: str
    title: str
    docname: str
    compartment: str
    curve: str
    claim: str
    words: str


CARDS = (
    Card(
        "Neural",
        "NMDA gate",
        "chapters/2_nmda",
        "ionised, cerebrospinal fluid",
        "nmda",
        "N-01",
        "Steep: a fifth less magnesium leaves a quarter more open at rest. But the brain defends its own (a severe "
        f"deficiency opens {per_cent_of_normal('nmda', LOW) - 100:.0f} % more), and inhibition weighs more.",
    ),
    Card(
        "Muscular",
        "Nerve to muscle",
        "chapters/3_neuromuscular",
        "ionised, extracellular",
        "terminal",
        "M-02",
        "Release falls away on a drip. In the range of people the muscle does not notice: it has quanta to spare.",
    ),
    Card(
        "Cardiac",
        "Heartbeat",
        "chapters/4_heart",
        "ionised, extracellular",
        "heart",
        "C-02",
        "Nearly flat where people are. A drip moves the calcium current by a tenth, a capsule by a three-hundredth; "
        "whether rhythm gains is a matter of trials.",
    ),
    Card(
        "Enzymatic",
        "Sodium pump",
        "chapters/1_excitability",
        "free, inside the cell",
        "pump",
        "E-02",
        "Close to flat. The fuel is MgATP and there is plenty; the pump also corrects itself through a trace "
        "of extra sodium.",
    ),
)


class Cards(CoverDirective):
    """`{cards}`: the four cards on one axis, each with the slope that the package computes."""

    def run(self):
        return [raw('<div class="four">' + "".join(self.card(card) for card in CARDS) + "</div>")]

    def card(self, card):
        address, make_curve = self.address(card.docname), CURVES.get(card.curve)
        title = f'<a href="{address}">{escape(card.title)}</a>' if address else escape(card.title)
        head = f'<p class="kick">{card.kind}</p><h3>{title}</h3>'
        if not (address and make_curve):
            return (
                f'<article class="waiting">{head}<p class="big">in preparation</p>'
                f"<p>{escape(card.compartment)}</p>"
                f"{slope(None, card.compartment)}<p>{escape(card.words)}</p></article>"
            )
        curve = make_curve()
        return (
            f'<article>{head}<p class="big">{curve.change}</p><p>if its own magnesium fell by a fifth '
            f"({escape(card.compartment)})</p>{slope(curve, card.compartment)}<p>{escape(card.words)}</p>"
            f"{badge(claims.claim(card.claim))}</article>"
        )


ROUTE = (
    (1, "chapters/index", "where-is-the-magnesium", "The map", "Four numbers called “magnesium”"),
    (1, "chapters/1_excitability", "", "I · Pump", "Why its curve is flat"),
    (2, "chapters/2_nmda", "", "II · Gate", "Move the slider; find the human range"),
    (1, "chapters/3_neuromuscular", "", "III · Muscle", "Release against what the muscle needs"),
    (1, "chapters/4_heart", "", "IV · Heart", "Capsule against drip"),
    (1, "chapters/5_vitamin_b6", "", "V · B6", "A see-saw of two enzymes"),
    (1, "chapters/6_dose", "", "VI · Dose", "340 mg, followed out"),
    (1, "chapters/7_one_dial", "", "VII · One dial", "Everything at once"),
)


class Route(CoverDirective):
    """`{route}`: the nine minutes that the article takes, spent on one figure and one number a stop."""

    def run(self):
        stops, start = "", 0
        for minutes, docname, anchor, title, words in ROUTE:
            address = f"#{anchor}" if docname == self.env.docname else self.address(docname)
            body = f"<b>{escape(title)}</b>{escape(words)}"
            if address:
                stop = f'<a class="stop" href="{address}">{body}</a>'
            else:
                stop = f'<div class="stop">{body}<span class="small">in preparation</span></div>'
            stops += (
                f"<li{'' if address else ' class=waiting'}>"
                f'<span class="m">{start}–{start + minutes}&#160;min</span>'
                f"{stop}</li>"
            )
            start += minutes
        return [raw(f'<ol class="route">{stops}</ol>')]


class Doors(CoverDirective):
    """`{doors}`: read here, open in Binder, or clone."""

    def run(self):
        first = self.address(FIRST.removesuffix(".ipynb"))
        places = elsewhere(self.config.course_repository, self.config.course_branch, FIRST)
        binder = dict(places).get("Open on Binder", "")
        return [
            raw(
                '<div class="doors">'
                + door(
                    first,
                    "Read here",
                    "Every figure answers to its control, with no account, no kernel and no network once the "
                    "page is loaded.",
                    "Ready now",
                )
                + door(
                    binder,
                    "Open in Binder",
                    "The notebooks in Jupyter on a borrowed machine; change the equations, not just the "
                    "controls."
                    if binder
                    else "Give any Binder the address of this repository; it finds what it needs in the "
                    "root folder.",
                    "A few minutes to start",
                )
                + door(
                    f"{relative(self.env.docname, 'chapters/reference/models')}",
                    "Take the models",
                    "Clone, then make book, or "
                    "import mgmodels in your own Python: every model with units, sources and limits.",
                    "Python 3.11 or newer",
                )
                + "</div>"
            )
        ]


def door(address, title, words, cost):
    """One door: a link if it leads somewhere."""
    body = f'<b>{title}</b><span>{words}</span><span class="cost">{cost}</span>'
    return (
        f'<a class="mg-door" href="{address}">{body}</a>' if address else f'<div class="mg-door">{body}</div>'
    )


def setup(app):
    app.add_directive("cover-map", CoverMap)
    app.add_directive("cards", Cards)
    app.add_directive("route", Route)
    app.add_directive("doors", Doors)
