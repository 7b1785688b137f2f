"""Upper limits for magnesium that is not food, and what a day's food should bring, as authorities set them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limit:
    """A tolerable upper level of magnesium from supplements for adults.

    Args:
        where: Whose it is.
        value: mg a day.
        covers: What counts towards it, in our words.
        source: Key of the bibliography.
    """

    where: str
    value: float
    covers: str
    source: str

    def share(self, dose):
        """Return the dose (mg a day) as a share of the limit.

        >>> round(LIMITS["European Union"].share(340), 2)
        1.36
        """
        return dose / self.value


LIMITS = {
    "United States": Limit("United States", 350.0, "magnesium from anything but food", "institute_of_medicine_1997"),
    "European Union": Limit(
        "European Union", 250.0, "readily dissociable salts and compounds like MgO, in supplements or added to food",
        "scientific_committee_on_food_2001",
    ),
}  # fmt: skip
FIRST_SIGN = 360.0
"""mg a day from which mild diarrhoea was seen in a small share of adults (scientific_committee_on_food_2001)."""
