"""The one number that answers an explorer, set large."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Answer:
    """A number and what it says. Made by `answer`."""

    value: str
    caption: str

    def _repr_mimebundle_(self, include=None, exclude=None):
        html = (
            f'<div class="answer"><p class="numeral">{escape(self.value)}</p>'
            f'<p class="small">{escape(self.caption)}</p></div>'
        )
        return {"text/html": html, "text/plain": str(self)}

    def __str__(self):
        return f"{self.value}  {self.caption}"


def answer(value: str, caption: str) -> Answer:
    """Return the number that answers an explorer, for the last line of a cell.

    Arguments: value, already written as a reader should see it, with its unit; caption, what it is.
    Errors: ValueError for an empty value, or one that is not a number of anything ("nan").

    >>> print(answer("×1.23", "leak at −70 mV when 0.80 mM falls to 0.64"))
    ×1.23  leak at −70 mV when 0.80 mM falls to 0.64
    """
    if not value.strip() or "nan" in value.lower():
        raise ValueError(f"an answer shows a number; got {value!r}")
    return Answer(value, caption)
