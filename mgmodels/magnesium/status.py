"""Magnesium status: the five levels that a model may ask for, and how well each of them is known."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import isfinite
from types import MappingProxyType

import numpy as np

from mgmodels.engine import BadValue, UnknownName
from mgmodels.engine.errors import near_misses
from mgmodels.magnesium.cells import CELLS
from mgmodels.magnesium.concentrations import ionised_magnesium
from mgmodels.magnesium.defence import defended_magnesium
from mgmodels.magnesium.speciation import mgatp

MEANING = {
    "serum_total": "serum, total",
    "serum_ionised": "serum, ionised",
    "csf_ionised": "CSF, ionised",
    "cytosolic_free": "cell, free in the cytosol",
    "mgatp": "cell, MgATP",
}
ROLES = {
    "mg_ecf": "serum_ionised",
    "mg_csf": "csf_ionised",
    "mg_cytosol": "cytosolic_free",
    "mgatp": "mgatp",
}


@dataclass(frozen=True)
class Evidence:
    """How well one level is known.

    Args:
        low, high: Range in mM. In the normal state it is the spread between people and methods; in the
            others, the shift of a person who was at the middle of normal. Only as exact as `confidence` says.
        confidence: `measured`, `fitted` (worked out from measured data), `recalled` or `assumed`.
        source: Key of an entry in references.bib.
    """

    low: float
    high: float
    confidence: str = "assumed"
    source: str = "this_course"


def cell_named(name):
    if name not in CELLS:
        raise UnknownName(f"there is no kind of cell “{name}”. {near_misses(name, CELLS)}")
    return CELLS[name]


@dataclass(frozen=True, repr=False)
class Status:
    """Where a person's magnesium stands; every level in mM, None where nobody knows it.

    Args:
        title: What a reader calls it.
        serum_total: What the laboratory prints.
        serum_ionised: Free Mg²⁺ in serum, and in the fluid around nerve endings, muscle and heart.
        csf_ionised: Free Mg²⁺ around central neurons.
        cytosolic_free: Free Mg²⁺ in the cytosol of `cell`.
        mgatp: ATP with magnesium in the cytosol of `cell`.
        cell: Which cell the two are of: a name in `CELLS`.
        evidence: Level name to `Evidence`; a level left out counts as assumed by this course.

    Raises:
        BadValue: A negative or infinite level, or more ionised than total magnesium in serum.

    >>> from mgmodels.magnesium import PRESETS
    >>> PRESETS["normal"].csf_ionised
    0.8
    >>> print(PRESETS["hypomagnesaemia"])
    Magnesium status: hypomagnesaemia (cell: neuron)
      serum, total               0.575 mM  (0.45 to 0.70)  recalled, arnaud_2008
      serum, ionised             0.385 mM  (0.30 to 0.47)  fitted, altura_1994
      CSF, ionised               0.775 mM  (0.75 to 0.80)  assumed, this_course
      cell, free in the cytosol  0.45  mM  (0.42 to 0.48)  assumed, ryzen_1989
      cell, MgATP                2.45  mM  (2.42 to 2.48)  assumed, this_course
    """

    title: str
    serum_total: float | None = None
    serum_ionised: float | None = None
    csf_ionised: float | None = None
    cytosolic_free: float | None = None
    mgatp: float | None = None
    cell: str = "neuron"
    evidence: Mapping[str, Evidence] = field(default_factory=dict, compare=False)

    def __post_init__(self):
        cell_named(self.cell)
        for name in MEANING:
            level = getattr(self, name)
            if level is None:
                continue
            if not isinstance(level, int | float) or not isfinite(level) or level < 0:
                raise BadValue(
                    f"{self.title}: {name} ({MEANING[name]}) is {level!r}; it must be a number in mM, "
                    "0 or more, or None if unknown"
                )
        total, ionised = self.serum_total, self.serum_ionised
        if None not in (total, ionised) and ionised > total:
            raise BadValue(
                f"{self.title}: serum cannot hold {ionised:g} mM ionised of {total:g} mM total magnesium"
            )
        known = {n: self.evidence.get(n) or self._assumed(n) for n in MEANING if getattr(self, n) is not None}
        object.__setattr__(self, "evidence", MappingProxyType(known))

    def _assumed(self, name):
        level = getattr(self, name)
        return Evidence(level, level)

    @classmethod
    def from_serum(cls, serum_total, defended=True, **changes):
        """Return the status that follows from total serum magnesium, by the rule of `defended_magnesium`.

        Args:
            serum_total: mM, 0 to 15.
            defended: True where CSF and cells hold their own, each by its coupling; False where they follow
                serum in proportion.
            **changes: `cell_coupling` (0 to 1, default 0.3), `csf_coupling` (0 to 0.25, default 0.15), or
                another parameter of `defended_magnesium`.

        Raises:
            BadValue, UnknownName: A wrong value or name.

        >>> low = Status.from_serum(0.5)
        >>> round(low.serum_ionised, 3), round(low.csf_ionised, 3), round(low.cytosolic_free, 3)
        (0.335, 0.739, 0.426)
        >>> round(Status.from_serum(0.5, defended=False).csf_ionised, 3)
        0.471
        """

        total = defended_magnesium.check_value("serum_total", serum_total)
        if np.ndim(total):
            raise BadValue(
                "a status is one person's: for many serum levels use defended_magnesium.evaluate(…)"
            )
        given = defended_magnesium.values(changes) | {"serum_total": total, "defended": float(defended)}
        uncertain = ("ionised_fraction", "csf_coupling", "cell_coupling")
        spread = {
            n: np.array([given[n], p.low, p.high])
            for n, p in defended_magnesium.parameters.items()
            if n in uncertain
        }
        found = defended_magnesium.evaluate(**given | spread)
        found["mgatp"] = found.pop("MgATP")
        sources = {"serum_ionised": ("fitted", "altura_1994")}
        return cls(
            f"serum {total:.2f} mM, {'defended' if defended else 'not defended'}",
            serum_total=total,
            **{name: float(level[0]) for name, level in found.items()},
            evidence={
                n: Evidence(float(v.min()), float(v.max()), *sources.get(n, ())) for n, v in found.items()
            },
        )

    def with_levels(self, **levels):
        """Return a copy with some levels changed, marked as assumed; what follows from them follows.

        Args:
            **levels: Level name to mM. Unless given too, ionised serum follows total serum, and MgATP free
                cytosolic magnesium.

        >>> from mgmodels.magnesium import PRESETS
        >>> PRESETS["normal"].with_levels(csf_ionised=1.0).csf_ionised  # as brain slices are kept
        1.0
        """
        for name in levels:
            if name not in MEANING:
                raise UnknownName(f"a status has no level “{name}”. {near_misses(name, MEANING)}")
        if levels.get("serum_total") is not None:
            levels.setdefault("serum_ionised", ionised_magnesium(levels["serum_total"]))
        if levels.get("cytosolic_free") is not None:
            ATP = cell_named(self.cell).ATP_total.value
            levels.setdefault("mgatp", mgatp(levels["cytosolic_free"], ATP_total=ATP))
        kept = {name: e for name, e in self.evidence.items() if name not in levels}
        return replace(self, title=f"{self.title}, changed", **levels, evidence=kept)

    def in_cell(self, cell):
        """Return a copy whose cytosol is that of another kind of cell, moved from its normal in proportion.

        Args:
            cell: A name in `CELLS`: neuron, muscle or heart.

        >>> from mgmodels.magnesium import PRESETS
        >>> heart = PRESETS["severe_deficiency"].in_cell("heart")
        >>> round(heart.cytosolic_free, 2), round(heart.mgatp, 2)
        (0.68, 7.85)
        """
        here, there = cell_named(self.cell), cell_named(cell)
        if cell == self.cell or self.cytosolic_free is None:
            return replace(self, cell=cell)
        normal, ATP = there.cytosolic_free, there.ATP_total.value
        ratio = self.cytosolic_free / here.cytosolic_free.value
        cytosolic_free = ratio * normal.value
        if ratio == 1.0:
            found = Evidence(normal.low, normal.high, normal.confidence, normal.source)
        else:
            old, scale = self.evidence["cytosolic_free"], normal.value / here.cytosolic_free.value
            found = Evidence(scale * old.low, scale * old.high)
        on_ATP = [mgatp(Mg, ATP_total=ATP) for Mg in (found.low, cytosolic_free, found.high)]
        moved = {"cytosolic_free": found, "mgatp": Evidence(on_ATP[0], on_ATP[2])}
        return replace(
            self,
            cell=cell,
            cytosolic_free=cytosolic_free,
            mgatp=on_ATP[1],
            evidence={**self.evidence, **moved},
        )

    @property
    def unknown(self):
        """Return the names of the levels that nobody has measured in this state."""
        return tuple(name for name in MEANING if getattr(self, name) is None)

    def band(self, name):
        """Return (low, high) of a level in mM; an unknown level raises `BadValue`.

        >>> from mgmodels.magnesium import PRESETS
        >>> PRESETS["normal"].band("serum_total")
        (0.7, 1.0)
        """
        if name not in MEANING:
            raise UnknownName(f"a status has no level “{name}”. {near_misses(name, MEANING)}")
        if name in self.unknown:
            raise self._not_known(name)
        return self.evidence[name].low, self.evidence[name].high

    def by_role(self):
        """Return role to level in mM, as `Model.at` asks for it.

        Iterating gives the known levels only; asking for an unknown one raises `BadValue`, lest a model
        run on with its normal level.

        >>> from mgmodels.magnesium import PRESETS
        >>> dict(PRESETS["toxic"].by_role())
        {'mg_ecf': 3.35}
        """
        return LevelsByRole(self)

    def _not_known(self, name):
        return BadValue(
            f"{self.title}: the level “{name}” ({MEANING[name]}) is not known in this state. "
            f"Say what you assume: status.with_levels({name}=…)"
        )

    def __repr__(self):
        width = max(map(len, MEANING.values()))
        lines = [f"Magnesium status: {self.title} (cell: {self.cell})"]
        for name, meaning in MEANING.items():
            level, e = getattr(self, name), self.evidence.get(name)
            known = e and f"{level:<5.3g} mM  ({e.low:.2f} to {e.high:.2f})  {e.confidence}, {e.source}"
            lines.append(f"  {meaning:{width}}  {known or 'unknown'}")
        return "\n".join(lines)


class LevelsByRole(Mapping):
    """The levels of a status by role; see `Status.by_role`."""

    def __init__(self, status):
        self.status = status

    def __getitem__(self, role):
        name = ROLES[role]
        if name in self.status.unknown:
            raise self.status._not_known(name)
        return getattr(self.status, name)

    def __iter__(self):
        return (role for role, name in ROLES.items() if name not in self.status.unknown)

    def __len__(self):
        return sum(1 for _ in self)
