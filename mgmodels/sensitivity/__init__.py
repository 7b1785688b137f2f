"""What drives the numbers: each chapter's headline number over all that is not well known, ranked.

A module here declares one headline number as `HEADLINE`; it is found by looking. The study of it takes seconds to
minutes, so that its record lies beside it: `python -m mgmodels.sensitivity` writes it anew, and tests hold it against
the models.

>>> from mgmodels.sensitivity import headlines
>>> "nmda_gate" in headlines()
True
"""

from mgmodels.sensitivity.study import Headline, Study, headlines, recorded, study

__all__ = ["Headline", "Study", "headlines", "recorded", "study"]
