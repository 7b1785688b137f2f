"""The colours of the course by what they mean. `tokens.css` is the one place where they are written down."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from pathlib import Path

TOKENS = Path(__file__).with_name("tokens.css")

QUANTITIES = {
    "magnesium": "q-mg",
    "voltage": "q-v",
    "calcium": "q-ca",
    "sodium": "q-na",
    "potassium": "q-k",
    "force": "q-force",
    "transmitter": "q-nt",
}
"""What is measured: drawn as a curve, a dot, a bar or a band, and written in its text shade."""

CHROME = {"ink": "mg-ink", "secondary": "mg-ink-2", "line": "mg-line", "rule": "mg-rule"}
"""What is not data: text, annotations, axes and reference curves, grid."""

SURFACES = {"paper": "mg-paper", "card": "mg-card"}


@cache
def tokens(theme: str = "light") -> dict[str, str]:
    """Return every hexadecimal colour of one theme, by the name of its CSS variable.

    Arguments: theme, "light" or "dark". Errors: ValueError for any other theme.

    >>> tokens("light")["q-mg"]
    '#087a5b'
    """
    if theme not in ("light", "dark"):
        raise ValueError(f"there is no theme {theme!r}; the themes are 'light' and 'dark'")
    css = TOKENS.read_text(encoding="utf-8")
    block = re.search(rf'html\[data-theme="{theme}"\][^{{}}]*\{{([^}}]*--mg-paper[^}}]*)\}}', css)
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", block[1]))


def colour(name: str, shade: str = "line", theme: str = "light") -> str:
    """Return the hexadecimal colour of a quantity, of ink, or of a surface.

    Arguments: name, a key of QUANTITIES, CHROME or SURFACES; shade, "line" (curves and
    marks) or "text" (words, at least 4.5:1); theme, "light" or "dark".
    Errors: ValueError for an unknown name or shade.

    >>> colour("sodium"), colour("sodium", shade="text", theme="dark")
    ('#a07d14', '#f6c73e')
    """
    if shade not in ("line", "text"):
        raise ValueError(f"there is no shade {shade!r}; the shades are 'line' and 'text'")
    known = QUANTITIES | CHROME | SURFACES
    require(name, known)
    suffix = "-text" if shade == "text" and name in QUANTITIES else ""
    return tokens(theme)[known[name] + suffix]


def require(name: str, known) -> None:
    """Raise ValueError, with near misses, unless `name` is one of the `known` colour names."""
    if name not in known:
        near = get_close_matches(str(name), known, n=3)
        hint = f" Did you mean {' or '.join(repr(n) for n in near)}?" if near else ""
        raise ValueError(f"there is no colour for {name!r}.{hint} The colours are: {', '.join(known)}.")
