"""The neuromuscular junction: sensor, pool, end-plate and fibres, one behind the other.

Each part is a model of its own; here a setting goes to every part that knows its name, so that one magnesium
serves the channel mouth and the receptors alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

import numpy as np

from mgmodels.engine import Model, UnknownName
from mgmodels.engine.errors import near_misses
from mgmodels.muscle.calcium_sensor import calcium_sensor, release_probability
from mgmodels.muscle.end_plate import end_plate
from mgmodels.muscle.fibre_population import fibre_population
from mgmodels.muscle.terminal import SINGLE, random_quanta, release_train
from mgmodels.muscle.vesicle_pool import vesicle_pool

HANDED_ON = ("release_probability", "available", "facilitation", "interval", "quanta")  # from part to part


@dataclass(frozen=True)
class Response:
    """What a muscle does at each impulse of a train to its nerve.

    Args:
        t: Times of the impulses, ms.
        quanta: Mean quanta at one end-plate.
        potential: End-plate potential, mV.
        conductance: Peak end-plate conductance, mS/cm²: `g_endplate` of `muscle_fibre`.
        firing: Share of the fibres that fire.
    """

    t: np.ndarray
    quanta: np.ndarray
    potential: np.ndarray
    conductance: np.ndarray
    firing: np.ndarray


@dataclass(frozen=True)
class NeuromuscularJunction:
    """A junction with its settings; change them with `with_parameters` or `at`, which return a new one.

    Args:
        sensor: `calcium_sensor` or `allosteric_sensor`.
        settings: Parameter name to value, where it differs from the default of the parts.

    >>> healthy = NeuromuscularJunction()
    >>> poisoned = healthy.with_parameters(Mg_o=4.0)
    >>> round(float(healthy.respond().firing[0]), 2), round(float(poisoned.respond().firing[0]), 2)
    (1.0, 0.24)
    """

    sensor: Model = calcium_sensor
    settings: Mapping = field(default_factory=dict)

    def __post_init__(self):
        known = self.parameters
        for name in self.settings:
            if name not in known:
                handed = f"{name} comes from the part before. " if name in HANDED_ON else ""
                raise UnknownName(f"a junction has no parameter “{name}”. {handed}{near_misses(name, known)}")
        for part in self.parts:
            part.values(self.settings_of(part))
        object.__setattr__(self, "settings", MappingProxyType(dict(self.settings)))

    @property
    def parts(self):
        """The models of the junction, from nerve to muscle."""
        return self.sensor, vesicle_pool, end_plate, fibre_population

    @property
    def parameters(self):
        """Name to `Parameter` of everything that can be set."""
        known = {name: p for part in self.parts for name, p in part.parameters.items()}
        return {name: p for name, p in known.items() if name not in HANDED_ON}

    def settings_of(self, part):
        return {name: value for name, value in self.settings.items() if name in part.parameters}

    def with_parameters(self, **changes):
        """Return a junction with other settings; what is not named stays.

        Raises:
            BadValue, UnknownName: A wrong value or name.
        """
        return replace(self, settings={**self.settings, **changes})

    def at(self, status):
        """Return a junction in the fluid of a magnesium status (see `mgmodels.magnesium.Status`)."""
        levels = status.by_role()
        roles = {role: name for part in self.parts for role, name in part.roles.items()}
        return self.with_parameters(**{n: levels[role] for role, n in roles.items() if role.startswith("mg_")})

    @cached_property
    def release_probability(self):
        """Share of the ready vesicles that an impulse releases after rest."""
        return release_probability(self.sensor, **self.settings_of(self.sensor))

    def respond(self, times=SINGLE):
        """Return the mean `Response` to impulses at `times` (ms, increasing)."""
        train = release_train(times, self.release_probability, **self.settings_of(vesicle_pool))
        local = end_plate.evaluate(quanta=train.quanta, **self.settings_of(end_plate))
        firing = fibre_population.evaluate(quanta=train.quanta, **self.settings_of(fibre_population))["firing"]
        return Response(train.t, train.quanta, local["potential"], local["conductance"], firing)

    def random_quanta(self, trials, seed, times=SINGLE):
        """Return the quanta of many terminals by chance: a row a trial, a column an impulse."""
        return random_quanta(times, self.release_probability, trials, seed, **self.settings_of(vesicle_pool))


neuromuscular_junction = NeuromuscularJunction()
