"""The figures of Chapter III: release, quanta, recruitment, blockers, calcium, fuel, the whole chain, cramps."""

from mgmodels.figures.nerve_to_muscle.blockers import calcium_rescue, fingerprints
from mgmodels.figures.nerve_to_muscle.calcium import released_calcium
from mgmodels.figures.nerve_to_muscle.chain import nerve_to_force
from mgmodels.figures.nerve_to_muscle.cramps import cramp_court
from mgmodels.figures.nerve_to_muscle.myosin import myosin_oversupply
from mgmodels.figures.nerve_to_muscle.quanta import failures_and_quanta
from mgmodels.figures.nerve_to_muscle.recruitment import recruitment
from mgmodels.figures.nerve_to_muscle.release import fourth_power

__all__ = [
    "calcium_rescue",
    "cramp_court",
    "failures_and_quanta",
    "fingerprints",
    "fourth_power",
    "myosin_oversupply",
    "nerve_to_force",
    "recruitment",
    "released_calcium",
]
