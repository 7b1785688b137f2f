"""Does magnesium in blood reach the synapse? What was measured in people, and what would follow."""

import numpy as np

from mgmodels.explore import Choice, Logarithmic, Zone, explore
from mgmodels.explore.controls import number
from mgmodels.figures.nmda_gate.brain_magnesium import NORMAL
from mgmodels.magnesium import PRESETS, Status, defended_magnesium
from mgmodels.synapse import nmda_block

NORMAL_SERUM = PRESETS["normal"].serum_total  # mM
SERUM = np.geomspace(0.3, 4, 41)  # mM, total
DEFENCE = {
    "hardly: 0.15 % for each 1 %": {"csf_coupling": 0.15},
    "not at all": {"csf_coupling": 0.0},
    "in full, as if undefended": {"defended": 0.0},
}
ZONES = (Zone(0.7, 1.0, "people"), Zone(0.3, 0.7, "illness"), Zone(1.0, 3.5, "illness"))
# plasma and CSF against before, in people on a drip, and where the name stands (px). Brewer 2001: after 4 h. McKee
# 2005: after a day, serum 0.92 to 2.1-2.5 mM, CSF recalled. Wong 2009: after days, CSF +11 to +21 per cent; serum
# about doubled, recalled
MEASURED = {
    "Brewer": (0.89 / 0.58, 1.0, 0, 22), "McKee": (2.3 / 0.92, 1.13, 4, 22), "Wong": (2.0, 1.16, -14, -11),
}  # fmt: skip


def leak(csf):
    """Return the open fraction at rest, by the law of Jahr and Stevens, for CSF magnesium in mM."""
    return nmda_block.evaluate(Mg_o=csf)["open_fraction"]


@explore(
    id="blood-and-brain",
    question="Does magnesium in the blood reach the gate?",
    caption="Dots: ill people on a drip, against before, at 0.85 mM times the rise of their blood (Wong: the middle of "
    "a range). Brewer 2001: plasma ionised +53 %, cerebrospinal fluid unchanged after 4 hours. McKee 2005: after a day "
    "(size recalled). Wong 2009: after days, +11 to +21 % (plasma recalled). We found no such measurement after "
    "magnesium by mouth, and none in deficient people. Curves: what would follow, by the rule chosen; grey: in "
    "proportion. Shaded: total serum of healthy people, 0.70 to 1.00 mM.",
    serum=Logarithmic(
        "Magnesium in blood", "mM", 0.3, 4, default=0.85, where="total, serum", quantity="magnesium", zones=ZONES, n=25
    ),
    rule=Choice("How far the brain’s fluid follows", DEFENCE),
    presets={
        "Normal 0.85": {"serum": 0.85, "rule": "hardly: 0.15 % for each 1 %"},
        "A supplement 0.90": {"serum": 0.90, "rule": "hardly: 0.15 % for each 1 %"},
        "Hypomagnesaemia 0.57": {"serum": 0.57, "rule": "hardly: 0.15 % for each 1 %"},
        "The same, undefended": {"serum": 0.57, "rule": "in full, as if undefended"},
        "Drip 2.3": {"serum": 2.3, "rule": "hardly: 0.15 % for each 1 %"},
    },
)  # fmt: skip
def blood_and_brain(page, serum, rule):
    status = Status.from_serum(serum, **rule)
    fluid = defended_magnesium.evaluate(serum_total=SERUM, **rule)["csf_ionised"]
    proportion = SERUM / NORMAL_SERUM

    x_label = "total magnesium in serum, mM"
    p = page.panel("Brain fluid, times normal", x=(0.3, 4), y=(0.5, 2), log="x", x_label=x_label)
    p.zone(0.7, 1.0)
    p.line(SERUM, proportion, "reference")
    p.line(SERUM, fluid / NORMAL, "magnesium")
    for name, (blood, brain, right, down) in MEASURED.items():
        p.dots(NORMAL_SERUM * blood, brain, "ink")
        p.text(NORMAL_SERUM * blood, brain, name, "ink", "middle", right, down)
    p.dots(serum, status.csf_ionised / NORMAL, "magnesium")

    q = page.panel("Open at rest, −70 mV", x=(0.3, 4), y=(0, 16), unit="%", log="x", x_label=x_label)
    q.zone(0.7, 1.0)
    q.line(SERUM, 100 * leak(NORMAL * proportion), "reference")
    q.line(SERUM, 100 * leak(fluid), "magnesium")
    here = nmda_block.at(status).evaluate()["open_fraction"]
    q.dots(serum, 100 * here, "magnesium")

    change = here / leak(NORMAL) - 1
    moved = "the gate’s normal" if abs(change) < 5e-4 else f"**{100 * change:+.1f} %** against normal"
    return (
        f"With **{number(serum)} mM** in serum the brain’s fluid would hold {number(status.csf_ionised)} mM, and "
        f"**{100 * here:.1f} %** of the gate would be open at rest: {moved}."
    )
