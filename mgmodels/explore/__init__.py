"""Controls and a picture, from one description: in Jupyter with a kernel, and on a page without one.

`explore` makes a drawing function an explorer, `figure` a static figure, `answer` sets a number large.
"""

from .answer import answer
from .controls import Choice, Linear, Logarithmic, Zone, number
from .explorer import Explorer, explore, figure
from .registry import explorers

__all__ = [
    "Choice",
    "Explorer",
    "Linear",
    "Logarithmic",
    "Zone",
    "answer",
    "explore",
    "explorers",
    "figure",
    "number",
]
