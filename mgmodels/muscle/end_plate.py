"""The end-plate potential: quanta summed, each next one worth a little less, and what spares or dulls receptors."""

from math import sqrt

from mgmodels.engine import Model, Parameter
from mgmodels.muscle.release_law import FLUID, REFERENCE


def receptor_response(receptor_block, Mg_o, Mg_reference, magnesium_dulling):
    """Return the effect of one quantum on the end-plate against that in health."""
    dulled = (1.0 + magnesium_dulling * Mg_reference) / (1.0 + magnesium_dulling * Mg_o)
    return (1.0 - receptor_block) * dulled


def summed(potential, driving_force, summation):
    """Return the end-plate potential that quanta of this bare sum make together (Martin's formula), in mV."""
    return potential / (1.0 + summation * potential / driving_force)


def potentials(
    quanta, quantal_size, quantal_spread, quantal_conductance, V, E_end_plate, summation,
    receptor_block, Mg_o, Mg_reference, magnesium_dulling,
):  # fmt: skip
    response = receptor_response(receptor_block, Mg_o, Mg_reference, magnesium_dulling)
    miniature = quantal_size * response
    driving_force = E_end_plate - V
    bare = quanta * miniature
    potential = summed(bare, driving_force, summation)
    bare_deviation = miniature * sqrt(quanta * (1.0 + quantal_spread**2))
    slope = 1.0 / (1.0 + summation * bare / driving_force) ** 2
    return potential, bare, miniature, bare_deviation * slope, quanta * quantal_conductance * response


OURS = ("this_course", "assumed")

RECEPTORS = {
    "receptor_block": Parameter(
        0.0, "1", "share of the receptors that curare holds or that myasthenia has taken", *OURS, 0.0, 0.99
    ),
    "Mg_o": FLUID["Mg_o"],
    "Mg_reference": REFERENCE["Mg_reference"],
    "magnesium_dulling": Parameter(
        0.0, "1/mM", "fall of the receptors' response with magnesium; it is real, its size unknown: 0.1 is a guess",
        "del_castillo_engbaek_1954", "assumed", 0.0, 0.3,
    ),
}  # fmt: skip

end_plate = Model(
    name="end_plate",
    title="End-plate potential from quanta",
    parameters={
        "quanta": Parameter(22.5, "1", "mean number of quanta that come at once", *OURS, 0.0, 400.0),
        "quantal_size": Parameter(1.0, "mV", "miniature end-plate potential in health", *OURS, 0.2, 2.0),
        "quantal_spread": Parameter(
            0.3, "1", "standard deviation of the miniature potential over its mean", "this_course", "recalled", 0.0, 0.6
        ),
        "quantal_conductance": Parameter(
            0.0755, "mS/cm^2", "peak conductance by which one quantum depolarises `muscle_fibre` by 1 mV",
            "this_course", "fitted", 0.02, 0.2,
        ),
        "V": Parameter(-75.0, "mV", "resting potential of the fibre", *OURS, -95.0, -55.0),
        "E_end_plate": Parameter(0.0, "mV", "reversal of the end-plate current", *OURS, -15.0, 5.0),
        "summation": Parameter(
            0.8, "1", "weight of the correction for non-linear summation", "mclachlan_martin_1981", "recalled", 0.5, 1.0
        ),
    }
    | RECEPTORS,
    outputs={
        "potential": ("mV", "end-plate potential, if no spike takes off"),
        "bare_sum": ("mV", "what the quanta would add up to one by one"),
        "miniature": ("mV", "potential of a single quantum"),
        "deviation": ("mV", "standard deviation of the potential from impulse to impulse, quanta by Poisson's law"),
        "conductance": ("mS/cm^2", "peak end-plate conductance: `g_endplate` of `muscle_fibre`"),
    },
    output_function=potentials,
    roles={"mg_ecf": "Mg_o", "membrane_potential": "V"},
    sources=("del_castillo_katz_1954", "mclachlan_martin_1981"),
    scope="Peak of the end-plate potential of one fibre, of a few to some hundreds of quanta.",
    not_modelled="Its course in time (see the fibre), the cable, receptor desensitisation, cholinesterase, block of "
    "the open channel. Curare's competition is written as a share of receptors taken.",
)  # fmt: skip
