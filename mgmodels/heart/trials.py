"""What became of magnesium for rhythm and for heart attacks: a series without controls, and large randomised trials."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Series:
    """Patients who were all treated, with nobody to compare them with.

    Args:
        name, year: As it is known.
        patients, better: How many were treated, and how many got better.
        seen: What else was seen.
        source: Key of an entry in references.bib.
    """

    name: str
    year: int
    patients: int
    better: int
    seen: str
    source: str


@dataclass(frozen=True)
class Comparison:
    """Early death with intravenous magnesium against none, in heart attacks.

    Args:
        name, year: As it is known.
        patients: Randomised.
        ratio, low, high: Of risks or odds, with its 95 % interval.
        measure: Which of the two, and over which time.
        source: Key of an entry in references.bib.
    """

    name: str
    year: int
    patients: int
    ratio: float
    low: float
    high: float
    measure: str
    source: str


TORSADES = Series(
    "Tzivoni", 1988, 12, 12,
    "nine after one bolus of 2 g, three after a second; QT unchanged; magnesium normal in all eight measured, "
    "potassium below 3.5 meq/L in eight; none of five patients with a normal QT responded",
    "tzivoni_1988",
)  # fmt: skip

ISIS_4_CHANGE, ISIS_4_SD = 0.06, 0.03  # of the odds, as reported

INFARCTION = (
    Comparison("LIMIT-2", 1992, 2_316, 0.76, 0.57, 0.99, "risk, 28 days", "woods_1992"),
    Comparison(
        "ISIS-4", 1995, 58_050, 1 + ISIS_4_CHANGE, 1 + ISIS_4_CHANGE - 1.96 * ISIS_4_SD,
        1 + ISIS_4_CHANGE + 1.96 * ISIS_4_SD, "odds, 5 weeks", "isis_4_collaborative_group_1995",
    ),
    Comparison("MAGIC", 2002, 6_213, 1.0, 0.9, 1.2, "odds, 30 days", "magic_trial_investigators_2002"),
    Comparison("26 trials, one effect for all", 2007, 73_363, 0.99, 0.94, 1.04, "odds, 35 days", "li_2007"),
    Comparison("26 trials, an effect each", 2007, 73_363, 0.66, 0.53, 0.82, "odds, 35 days", "li_2007"),
)  # fmt: skip
