"""What an experimenter does to NMDA receptors in a patch: holds the voltage, steps it, gives glutamate for a while.

Time 0 is the start of the pulse of glutamate; a run that starts earlier lets magnesium settle first.
"""

import numpy as np

from mgmodels.engine import Parameter


def clamped_voltage(t, holding_voltage, step_voltage, step_start, step_duration):
    return step_voltage if step_start <= t < step_start + step_duration else holding_voltage


def glutamate_at(t, glutamate, pulse_start, pulse_duration):
    return glutamate if pulse_start <= t < pulse_start + pulse_duration else 0.0


def protocol_edges(step_start, step_duration, pulse_start, pulse_duration):
    return step_start, step_start + step_duration, pulse_start, pulse_start + pulse_duration


OURS = ("this_course", "assumed")

VOLTAGE_CLAMP = {
    "holding_voltage": Parameter(-60.0, "mV", "voltage outside the step", *OURS, -100.0, 60.0),
    "step_voltage": Parameter(40.0, "mV", "voltage during the step", *OURS, -100.0, 60.0),
    "step_start": Parameter(10.0, "ms", "start of the voltage step", *OURS),
    "step_duration": Parameter(0.0, "ms", "length of the voltage step; 0 for none", *OURS, 0.0, np.inf),
}

GLUTAMATE_PULSE = {
    "glutamate": Parameter(
        1.0, "mM", "glutamate during the pulse (at a synapse, 1.1 mM that falls with 1.2 ms)",
        "clements_1992", "measured", 0.0, 10.0,
    ),
    "pulse_start": Parameter(0.0, "ms", "start of the pulse of glutamate", *OURS),
    "pulse_duration": Parameter(1.0, "ms", "length of the pulse; inf for steady glutamate", *OURS, 0.0, np.inf),
}  # fmt: skip
