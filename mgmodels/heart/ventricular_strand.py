"""A strand of human ventricular cells, joined by gap junctions into one line."""

from dataclasses import replace

from mgmodels.engine import Parameter, Strand
from mgmodels.heart.ten_tusscher_panfilov import ten_tusscher_panfilov


def between_cells(D):
    return D


LEVELS = ("upstroke_level", "repolarisation_level")


def without_events(model):
    """Return the cell for a strand, which knows by itself when each node rises."""
    parameters = {name: p for name, p in model.parameters.items() if name not in LEVELS}
    return replace(model, events={}, parameters=parameters)


ventricular_strand = Strand(
    name="ventricular_strand",
    title="Strand of human ventricular cells",
    cell=without_events(ten_tusscher_panfilov.with_parameters(pulses=1, I_duration=1.0)),
    diffusivity=between_cells,
    own={
        "D": Parameter(
            1.54e-3, "cm^2/ms", "spread of the potential from cell to cell", "ten_tusscher_2004", "fitted", 5e-5, 4e-3
        ),
        "length": Parameter(2.0, "cm", "length of the strand", "this_course", "assumed", 0.2, 50.0),
        "stimulated": Parameter(0.1, "cm", "length that receives the stimulus", "this_course", "assumed", 0.0, 50.0),
    },
    sources=("ten_tusscher_panfilov_2006", "ten_tusscher_2004"),
    scope="Conduction along a uniform strand of ventricle with sealed ends: speed, delay, block, recovery. Without its "
    "sodium current and with loose coupling (`SLOW_RESPONSE`) it conducts by calcium, slowly, as the AV node does.",
    not_modelled="Single cells and their junctions (the grid of 0.2 mm is coarser than a cell; on 0.1 mm the speed is "
    "5 % higher), fibres side by side, differences along the strand, fluid outside. The slow strand is a ventricular "
    "cell with less: it has the AV node's mechanism and speed, not its channels, pacemaker or nerves.",
)
