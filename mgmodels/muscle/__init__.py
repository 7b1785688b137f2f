"""Muscle: how an impulse in the nerve becomes quanta, a spike of the fibre, calcium and force."""

from mgmodels.muscle.blockers import BLOCKERS, DISEASES, Fingerprint, blocked, dose_for_twitch, fingerprint
from mgmodels.muscle.calcium_fate import calcium_fate
from mgmodels.muscle.calcium_sensor import allosteric_sensor, calcium_sensor, release_probability
from mgmodels.muscle.end_plate import end_plate
from mgmodels.muscle.fibre import muscle_fibre
from mgmodels.muscle.fibre_population import fibre_population
from mgmodels.muscle.human_like import human_like
from mgmodels.muscle.junction import NeuromuscularJunction, Response, neuromuscular_junction
from mgmodels.muscle.light_fibre import light_fibre
from mgmodels.muscle.quantal_analysis import QuantalContent, quantal_content, recorded_potentials
from mgmodels.muscle.release_law import relative_release, release_band, release_law
from mgmodels.muscle.rigor import rigor_crossbridges
from mgmodels.muscle.shortening_velocity import shortening_velocity, velocity_band
from mgmodels.muscle.stimulation import tetanus, twitch, twitch_shape
from mgmodels.muscle.terminal import (
    SINGLE,
    TETANUS,
    TRAIN_OF_FOUR,
    Train,
    impulses,
    random_quanta,
    release_train,
)
from mgmodels.muscle.vesicle_pool import vesicle_pool

__all__ = [
    "BLOCKERS",
    "DISEASES",
    "SINGLE",
    "TETANUS",
    "TRAIN_OF_FOUR",
    "Fingerprint",
    "NeuromuscularJunction",
    "QuantalContent",
    "Response",
    "Train",
    "allosteric_sensor",
    "blocked",
    "calcium_fate",
    "calcium_sensor",
    "dose_for_twitch",
    "end_plate",
    "fibre_population",
    "fingerprint",
    "human_like",
    "impulses",
    "light_fibre",
    "muscle_fibre",
    "neuromuscular_junction",
    "quantal_content",
    "random_quanta",
    "recorded_potentials",
    "relative_release",
    "release_band",
    "release_law",
    "release_probability",
    "release_train",
    "rigor_crossbridges",
    "shortening_velocity",
    "tetanus",
    "twitch",
    "twitch_shape",
    "velocity_band",
    "vesicle_pool",
]
