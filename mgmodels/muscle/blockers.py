"""What blocks a junction, and the fingerprints by which magnesium, curare and botulinum toxin are told apart."""

from dataclasses import dataclass

import numpy as np

from mgmodels.engine import BadValue, UnknownName
from mgmodels.engine.errors import near_misses
from mgmodels.muscle.junction import neuromuscular_junction
from mgmodels.muscle.terminal import TETANUS, TRAIN_OF_FOUR

BLOCKERS = {"magnesium": "Mg_o", "curare": "receptor_block", "botulinum": "poisoned"}
"""Blocker to the parameter that is its dose: mM outside, share of receptors, share of release sites."""

MOST = {"magnesium": 20.0, "curare": 0.99, "botulinum": 0.99}

DISEASES = {
    "lambert_eaton": {"domain_maximum": 0.75 * 62.6},  # antibodies against calcium channels: 39 % of the quanta
    "myasthenia": {"receptor_block": 0.6},
}
"""Disease to the settings that stand for it, chosen by this course; for `junction.with_parameters(**…)`."""

POST_TETANIC = 1000.0  # ms from the end of the tetanus to the twitch after it


@dataclass(frozen=True)
class Fingerprint:
    """How a junction answers the patterns that anaesthetists use; each answer is the share of fibres that fire.

    Args:
        dose: Of the blocker, in its own unit.
        train_of_four: Four impulses at 2 Hz.
        tetanus: Every impulse of 5 s at 50 Hz.
        post_tetanic: A single impulse 1 s after the tetanus.
    """

    dose: float
    train_of_four: np.ndarray
    tetanus: np.ndarray
    post_tetanic: float

    @property
    def twitch(self):
        """The first answer, after rest."""
        return float(self.train_of_four[0])

    @property
    def fade(self):
        """Fourth answer over the first: 1 where a train of four does not fade."""
        return float(self.train_of_four[3] / self.train_of_four[0])

    @property
    def tetanic_gain(self):
        """Last answer of the tetanus over the first."""
        return float(self.tetanus[-1] / self.tetanus[0])

    @property
    def post_tetanic_gain(self):
        """Twitch after the tetanus over the twitch before."""
        return self.post_tetanic / self.twitch


def blocked(blocker, dose, junction=neuromuscular_junction):
    """Return a junction under a dose of one of the `BLOCKERS`.

    Args:
        blocker: magnesium, curare or botulinum.
        dose: Ionised magnesium in mM, or the share of receptors or release sites taken.
        junction: Any `NeuromuscularJunction`.

    >>> round(float(blocked("curare", 0.5).respond().firing[0]), 2)
    0.84
    """
    if blocker not in BLOCKERS:
        raise UnknownName(f"there is no blocker “{blocker}”. {near_misses(blocker, BLOCKERS)}")
    return junction.with_parameters(**{BLOCKERS[blocker]: dose})


def dose_for_twitch(blocker, twitch, junction=neuromuscular_junction):
    """Return the dose that leaves a given share of the fibres firing to a single impulse.

    Args:
        blocker, junction: As for `blocked`.
        twitch: Between 0 and the junction's own share without the blocker.

    Raises:
        BadValue: No dose leaves that share.

    >>> round(dose_for_twitch("magnesium", 0.5), 1)
    3.1
    """
    from scipy.optimize import brentq

    def excess(dose):
        return float(blocked(blocker, dose, junction).respond().firing[0]) - twitch

    if not excess(MOST[blocker]) < 0.0 < excess(0.0):
        raise BadValue(f"no dose of {blocker} leaves {twitch:g} of the fibres firing")
    return brentq(excess, 0.0, MOST[blocker], xtol=1e-6)


def fingerprint(blocker, twitch=0.25, junction=neuromuscular_junction):
    """Return the `Fingerprint` of a blocker at the dose that leaves `twitch` of the fibres firing.

    >>> magnesium, curare = fingerprint("magnesium"), fingerprint("curare")
    >>> round(magnesium.fade, 2), round(curare.fade, 2)
    (0.94, 0.64)
    """
    dose = dose_for_twitch(blocker, twitch, junction)
    under = blocked(blocker, dose, junction)
    tetanus = under.respond(np.r_[TETANUS, TETANUS[-1] + POST_TETANIC]).firing
    return Fingerprint(dose, under.respond(TRAIN_OF_FOUR).firing, tetanus[:-1], float(tetanus[-1]))
