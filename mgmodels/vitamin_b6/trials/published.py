"""What the trials of magnesium with vitamin B6 asked, whom, with which arms, and what came out."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Trial:
    """One trial of magnesium, vitamin B6, or both.

    Args:
        name, year: As it is known.
        people: Who entered the main analysis.
        arms: What was given; only all four (neither, each, both) can show an interaction.
        asked: Whom, and what was measured.
        found: The main result.
        source: Key of an entry in references.bib.
    """

    name: str
    year: int
    people: int
    arms: tuple
    asked: str
    found: str
    source: str

    @property
    def can_show_synergy(self):
        """Whether all four arms are there."""
        return {"neither", "magnesium", "B6", "both"} <= set(self.arms)


TRIALS = (
    Trial(
        "De Souza", 2000, 44, ("neither", "magnesium", "B6", "both"),
        "women with mild premenstrual symptoms, each on all four arms for a cycle: six groups of symptoms",
        "no difference between treatments; one planned contrast, anxiety-related symptoms, p = 0.040", "de_souza_2000",
    ),
    Trial(
        "Ebrahimi", 2012, 126, ("neither", "magnesium", "B6"),
        "women with premenstrual syndrome, two cycles: score of symptoms",
        "all three arms better than before; B6 most, placebo least", "ebrahimi_2012",
    ),
    Trial(
        "Pouteau", 2018, 264, ("magnesium", "both"),
        "stressed adults with serum magnesium of 0.45 to 0.85 mM, eight weeks: stress scale of the DASS-42",
        "−44.9 % with B6 and −42.4 % without, no difference; 3.16 points (0.50 to 5.82) where stress was severe",
        "pouteau_2018",
    ),
    Trial(
        "Noah", 2021, 264, ("magnesium", "both"),
        "the people of Pouteau 2018 again: anxiety, depression and quality of life",
        "both arms better than before, and mostly alike", "noah_2021",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Pouteau:
    """The numbers of Pouteau and others (2018), in points of the stress scale where not in per cent."""

    people: int = 264
    severe: int = 162
    drop_with_b6: float = 44.9  # per cent, before against after
    drop_without: float = 42.4
    severe_gain: float = 3.16  # points more with B6, where the first score was 25 or more
    severe_interval: tuple = (0.50, 5.82)
    severe_p: float = 0.0203
    interaction_p: float = 0.0097  # of treatment with the first score
    entry_mean: float = 26.5  # points; recalled, not seen
    entry_threshold: float = 18.0

    @property
    def share_severe(self):
        """Of all people, who began with severe stress."""
        return self.severe / self.people

    @property
    def overall_gain(self):
        """Points more with B6 in all people, from the two percentages and the recalled first score."""
        return (self.drop_with_b6 - self.drop_without) / 100.0 * self.entry_mean

    @property
    def severe_error(self):
        """Standard error of the gain where stress was severe, from its interval."""
        low, high = self.severe_interval
        return (high - low) / 2.0 / 1.96

    @property
    def spread(self):
        """Standard deviation of a person's change, from that error and two arms of half the severe each."""
        return self.severe_error * self.severe**0.5 / 2.0


@dataclass(frozen=True)
class DeSouza:
    """The numbers of De Souza and others (2000)."""

    women: int = 44
    outcomes: int = 6  # groups of symptoms
    p: float = 0.040  # of one planned contrast in one of them


POUTEAU, DE_SOUZA = Pouteau(), DeSouza()
