"""From the units of a quantity to pixels, and the few ticks that an axis carries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

FEWEST_TICKS, MOST_TICKS = 3, 5


@dataclass(frozen=True)
class Axis:
    """One direction of a panel: data from low to high fall on 0 to `length` pixels.

    Arguments: low, high in the unit of the data; length in px; log for a logarithmic scale;
    downwards for y, where SVG counts from the top. Errors: ValueError for an empty or unusable range.

    >>> Axis(0, 10, length=100).pixels([0, 5])
    array([ 0., 50.])
    """

    low: float
    high: float
    length: float
    log: bool = False
    downwards: bool = False

    def __post_init__(self):
        if not self.low < self.high:
            raise ValueError(f"an axis runs from low to high; got {self.low:g} to {self.high:g}")
        if self.log and self.low <= 0:
            raise ValueError(f"a logarithmic axis starts above zero, not at {self.low:g}")

    def pixels(self, values) -> np.ndarray:
        """Return pixel positions of data values; not finite where a logarithm does not exist."""
        values = np.asarray(values, float)
        low, high = self.low, self.high
        if self.log:
            with np.errstate(divide="ignore", invalid="ignore"):
                values, low, high = np.log(values), np.log(low), np.log(high)
        fraction = (values - low) / (high - low)
        return self.length * (1 - fraction if self.downwards else fraction)

    def ticks(self, wanted: Mapping[float, str] | Sequence[float] | None = None) -> dict[float, str]:
        """Return {value: text} of the ticks: those `wanted`, else three to five round values."""
        if isinstance(wanted, Mapping):
            return dict(wanted)
        values = list(self._round_values() if wanted is None else wanted)
        return dict(zip(values, tick_texts(values), strict=True))

    def _round_values(self) -> list[float]:
        return self._decades() if self.log else self._steps()

    def _steps(self) -> list[float]:
        span = self.high - self.low
        for exponent in range(int(np.floor(np.log10(span))) - 1, int(np.ceil(np.log10(span))) + 1):
            for leading in (1, 2, 2.5, 5):
                step = leading * 10.0**exponent
                first, last = np.ceil(self.low / step - 1e-9), np.floor(self.high / step + 1e-9)
                if last - first + 1 <= MOST_TICKS:
                    return [float(f"{k * step:.10g}") + 0.0 for k in np.arange(first, last + 1)]
        return [self.low, self.high]

    def _decades(self) -> list[float]:
        exponents = np.arange(np.floor(np.log10(self.low)), np.ceil(np.log10(self.high)) + 1)
        for leadings in ((1,), (1, 3), (1, 2, 5)):
            values = [float(f"{m * 10.0**e:.3g}") for e in exponents for m in leadings]
            values = [v for v in values if self.low * 0.999 <= v <= self.high * 1.001]
            if len(values) >= FEWEST_TICKS:
                return values[:: -(-len(values) // MOST_TICKS)]
        return [self.low, self.high]


def tick_texts(values: Sequence[float]) -> list[str]:
    """Write tick values as short as they can be, all with the same number of decimals on a linear axis.

    >>> tick_texts([0, 0.5, 1]), tick_texts([-100, 0]), tick_texts([0.1, 1, 10])
    (['0', '0.5', '1'], ['−100', '0'], ['0.1', '1', '10'])
    """
    return [np.format_float_positional(float(v), trim="-").replace("-", "−") for v in values]
