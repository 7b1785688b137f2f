"""What became of magnesium as a protector of neurons in large trials: what was asked, and what came out."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Trial:
    """One randomised trial of intravenous magnesium sulphate.

    Args:
        name, year: As it is known.
        asked: Whom, when, and what was to be prevented.
        patients: Randomised.
        effect: The main result in the trial's own measure, with what its interval says.
        helped: Whether the main question was answered in favour of magnesium.
        source: Key of an entry in references.bib.
    """

    name: str
    year: int
    asked: str
    patients: int
    effect: str
    helped: bool
    source: str


TRIALS = (
    Trial(
        "Magpie", 2002, "women with pre-eclampsia: seizures (eclampsia)", 10_141,
        "eclampsia 0.8 % against 1.9 %, 58 % fewer (40 to 71 %)", True, "magpie_trial_collaborative_group_2002",
    ),
    Trial(
        "IMAGES", 2004, "acute stroke, within 12 hours: death or disability after 90 days", 2_589,
        "odds ratio 0.95 (0.80 to 1.13)", False, "muir_2004",
    ),
    Trial(
        "MASH-2", 2012, "subarachnoid haemorrhage: poor outcome", 1_204,
        "26.2 % against 25.3 %, risk ratio 1.03 (0.85 to 1.25)", False, "dorhout_mees_2012",
    ),
    Trial(
        "FAST-MAG", 2015, "acute stroke, in the ambulance, within 2 hours: disability after 90 days", 1_700,
        "no shift of disability (P = 0.28)", False, "saver_2015",
    ),
)  # fmt: skip
