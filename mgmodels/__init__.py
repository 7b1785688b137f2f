"""Tested models of what magnesium does to nerve, synapse, muscle, heart and brain chemistry.

Each organ is a package (`mgmodels.nerve`, …), each system or paper a module in it, and each model a
`Model` that states its equations once, with a source and a confidence for every parameter.

>>> from mgmodels.nerve import hodgkin_huxley
>>> run = hodgkin_huxley.solve(20, I=10)
>>> len(run.events["spike"])
2
"""

__version__ = "0.1.0"
