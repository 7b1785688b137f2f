"""Small repairs to words that a reader sees: real minus signs, and numbers that stay with their unit."""

from __future__ import annotations

import re

MINUS = re.compile(r"(?<![\w.)\]])-(?=\.?\d)")
SIGNS = r"%|°C|[mµn]?M\b|[mµ]?[VS]\b|[mµnp]?A\b|[mµ]?s\b|min\b|h\b|Hz\b|[kmµ]?g\b|[mµ]?l\b|m?mol\b|[mµ][AFS]/"
UNIT = re.compile(rf"(?<=\d)(\*\*)? (?=(?:{SIGNS}))")


def tidy(words: str) -> str:
    """Return words with real minus signs, and with a no-break space between a number and its unit.

    >>> tidy("At -70 mV, 4.0 mM; 1990-95")
    'At −70\\xa0mV, 4.0\\xa0mM; 1990-95'
    """
    return UNIT.sub("\\1\u00a0", MINUS.sub("−", words))
