"""The one dial: a magnesium status, and what every organ of the course makes of it. No model of its own."""

from mgmodels.dial.bands import NORMAL_SERUM, Band, band, per_cent_of_normal, status_at
from mgmodels.dial.organ import Organ, Reading
from mgmodels.dial.organs import ORGANS

__all__ = ["NORMAL_SERUM", "ORGANS", "Band", "Organ", "Reading", "band", "per_cent_of_normal", "status_at"]
