"""Static figures drawn with matplotlib, shown as SVG that follows the page: its theme, its fonts, its policy.

matplotlib writes colours into `style` attributes, which a strict content-security policy forbids and a dark page
cannot change. Here they become plain attributes that name the course's colours, with the light one to fall back on.
Each figure is drawn twice, for the measure of the text and for a phone, so that no word is ever scaled down.
"""

import hashlib
import io
import re
from html import escape
from pathlib import Path
from xml.etree import ElementTree

from mgmodels.figures import palette

STYLE = Path(__file__).with_name("course.mplstyle")
SVG = "http://www.w3.org/2000/svg"
PHONE = 328  # CSS pixels: what a page 360 px wide leaves for a figure
LINK = "{http://www.w3.org/1999/xlink}href"


def subplots(width=560, height=270, **options):
    """Return a matplotlib figure and its axes in the course's style.

    Args:
        width, height: CSS pixels; 560 is the full measure of the text. On a phone the same figure is drawn 328 px
            wide and as high, so several axes are better one above the other than side by side.
        **options: As for `matplotlib.figure.Figure.subplots`.

    >>> fig, ax = subplots(height=200)
    >>> fig.get_size_inches().round(2).tolist()
    [7.78, 2.78]
    """
    import matplotlib.style
    from matplotlib.figure import Figure

    with matplotlib.style.context(STYLE):
        figure = Figure(figsize=(width / 72, height / 72), layout="constrained")
        return figure, figure.subplots(**options)


def show(figure, says, caption=""):
    """Return a matplotlib figure as something a notebook and the page display.

    Args:
        figure: From `subplots`.
        says: One sentence that says what is seen, for those who do not see it.
        caption: Words under the figure; **bold** marks are kept.

    Raises:
        ValueError: `says` is empty.

    >>> fig, ax = subplots()
    >>> show(fig, "An empty plot.")
    <figure: An empty plot.>
    """
    if not says.strip():
        raise ValueError("a figure needs a sentence that says what is seen")
    return Themed(figure, says, caption)


class Themed:
    """A figure with its text alternative; made by `show`."""

    def __init__(self, figure, says, caption):
        self.figure, self.says, self.caption = figure, says, caption

    def _repr_html_(self):
        words = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(self.caption))
        caption = f"<figcaption>{words}</figcaption>" if words else ""
        return f'<figure class="fig">{self._pictures()}{caption}</figure>'

    def _pictures(self):
        """The drawing at its own width, and one for a phone."""
        width, height = self.figure.get_size_inches()
        if 72 * width <= PHONE:
            return themed_svg(self.figure, self.says)
        wide = themed_svg(self.figure, self.says, "wide")
        self.figure.set_size_inches(PHONE / 72, height)
        narrow = themed_svg(self.figure, self.says, "narrow")
        self.figure.set_size_inches(width, height)
        return wide + narrow

    def __repr__(self):
        return f"<figure: {self.says}>"


def themed_svg(figure, says, form=""):
    """Return the figure as one SVG element without styles, whose colours are the page's.

    Args:
        figure, says: As for `show`.
        form: "wide" or "narrow" for one of two; the narrow one is out of sight until a style sheet shows it.
    """
    import matplotlib.style

    buffer = io.StringIO()
    with matplotlib.style.context(STYLE):
        dress(figure)
        figure.savefig(buffer, format="svg", metadata={"Date": None})
    text = buffer.getvalue()
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(text[text.index("<svg") :])
    for parent in root.iter():
        for child in list(parent):
            if child.tag in (f"{{{SVG}}}metadata", f"{{{SVG}}}style"):
                parent.remove(child)
    unique = hashlib.sha256(text.encode()).hexdigest()[:6]
    for element in root.iter():
        plain(element, unique)
    del root.attrib["height"]
    # shown at its own size and never larger, so that its words stay the size of the page's
    root.attrib["width"] = str(round(72 * figure.get_size_inches()[0]))
    if form == "narrow":
        root.attrib["display"] = "none"
    root.attrib |= {"class": f"plot themed {form}".strip(), "role": "img", "aria-label": says}
    root.attrib["stroke-linejoin"] = "round"
    return ElementTree.tostring(root, encoding="unicode")


def dress(figure):
    """Put titles at the left and the x label at the right end, as in every figure of the course."""
    for axes in figure.axes:
        if title := axes.get_title(loc="center"):
            axes.set_title("", loc="center")
            axes.set_title(title, loc="left")
        axes.xaxis.label.set(ha="right", x=1)


def plain(element, unique):
    """Turn one element's style into attributes, its colours into the course's, its ids into the page's own."""
    for part in element.attrib.pop("style", "").split(";"):
        name, _, value = (piece.strip() for piece in part.partition(":"))
        if name == "font":  # "600 14px 'IBM Plex Sans Variable', …": the page has its own family
            size = re.search(r"([\d.]+)px", value)
            element.attrib["font-size"] = size[1]
            if re.match(r"(600|700|bold)\b", value):
                element.attrib["font-weight"] = "600"
        elif name and name != "font-family":
            element.attrib[name] = value
    for name in ("fill", "stroke"):
        if name in element.attrib:
            element.attrib[name] = variable(element.attrib[name])
    if "id" in element.attrib:
        element.attrib["id"] = f"{element.attrib['id']}-{unique}"
    if LINK in element.attrib:  # HTML knows no namespaces of ours; a plain href is SVG 2
        element.attrib["href"] = f"{element.attrib.pop(LINK)}-{unique}"
    for name, value in element.attrib.items():
        if value.startswith("url(#"):
            element.attrib[name] = f"{value[:-1]}-{unique})"


def variable(colour):
    """Return the CSS variable of a course colour, with the colour itself to fall back on; others stay.

    >>> variable("#087a5b"), variable("none")
    ('var(--q-mg, #087a5b)', 'none')
    """
    # where a quantity's line and text share a colour, the first listed, the line, gives the name
    names = {value: name for name, value in reversed(palette.tokens("light").items())}
    return f"var(--{names[colour]}, {colour})" if colour in names else colour
