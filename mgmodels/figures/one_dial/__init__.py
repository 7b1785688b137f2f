"""The figures of Chapter VII: the wall of six organs, from capsule to organ, and the dial beside the clinic."""

from mgmodels.figures.one_dial.clinic import dial_and_clinic
from mgmodels.figures.one_dial.dose import dose_and_diet
from mgmodels.figures.one_dial.wall import one_dial

__all__ = ["dial_and_clinic", "dose_and_diet", "one_dial"]
