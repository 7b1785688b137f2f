"""Nerve: what makes a resting potential, a spike, and what the sodium pump has to do with either."""

from mgmodels.nerve.hodgkin_huxley import hodgkin_huxley, hodgkin_huxley_cable

__all__ = ["hodgkin_huxley", "hodgkin_huxley_cable"]
