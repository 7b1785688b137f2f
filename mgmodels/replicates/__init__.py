"""What replicates: each published number that a test of `tests/papers` compares with, beside what the model gives.

The tests declare what is compared, and with what tolerance. As they pass they check the record that lies here, one
file a paper, and so a page or the command line can show it without running them. After a change that is meant, or a
new test, `python -m pytest tests/papers --record-replicates` writes the record anew.

>>> from mgmodels.replicates import of_paper
>>> of_paper("hodgkin_huxley_1952")[0].kind
'validated'
"""

from mgmodels.replicates.record import KINDS, Paper, Replicate, of_model, of_paper, papers, replicates

__all__ = ["KINDS", "Paper", "Replicate", "of_model", "of_paper", "papers", "replicates"]
