"""The ledger: every factual claim of the article, in our words, with its verdict and the number behind it.

>>> from mgmodels import claims
>>> claims.claim("I-06").word
'Overstated'
"""

from mgmodels.claims.ledger import (
    AGREEMENT,
    CERTAINTY,
    IN_PEOPLE,
    KINDS,
    MECHANISMS,
    SECTIONS,
    Claim,
    claim,
    ledger,
)
from mgmodels.claims.outline import Paragraph, Sentence, outline, sentences_of

__all__ = [
    "AGREEMENT", "CERTAINTY", "IN_PEOPLE", "KINDS", "MECHANISMS", "SECTIONS",
    "Claim", "Paragraph", "Sentence", "claim", "ledger", "outline", "sentences_of",
]  # fmt: skip
