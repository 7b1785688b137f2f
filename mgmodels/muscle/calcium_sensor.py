"""From calcium at the vesicle to fusion: a pulse of calcium by each impulse, and a sensor with five sites.

Two sensors, both measured in the calyx of Held at room temperature: in the first only the full sensor lets the
vesicle fuse; in the second calcium only eases a fusion that is always possible. The calcium channel's mouth is
where magnesium competes, with the constants of the fourth-power law; nothing of the fourth power is put in.
"""

from math import exp, log

import numpy as np

from mgmodels.engine import Model, Parameter, State
from mgmodels.muscle.release_law import COMPETITION, FLUID, site_occupancy

RELEASE_WINDOW = 5.0  # ms after the impulse, in which fusion counts as its own


def calcium_pulse(t, peak, Ca_rest, pulse_time, pulse_width):
    """Return calcium at the vesicle in uM: a Gaussian in time, `pulse_width` ms wide at half its height."""
    return Ca_rest + peak * exp(-4.0 * log(2.0) * ((t - pulse_time) / pulse_width) ** 2)


def calcium_and_fusion(
    t, S0, S1, S2, S3, S4, S5,
    Ca_o, Mg_o, K_Ca, K_Mg, domain_maximum, Ca_rest, pulse_time, pulse_width, k_fusion, partial_fusion,
):  # fmt: skip
    peak = domain_maximum * site_occupancy(Ca_o, Mg_o, K_Ca, K_Mg)
    w = partial_fusion
    willing = S5 + w * (S4 + w * (S3 + w * (S2 + w * (S1 + w * S0))))
    return calcium_pulse(t, peak, Ca_rest, pulse_time, pulse_width), k_fusion * willing


def rhs(
    t, S0, S1, S2, S3, S4, S5,
    Ca_o, Mg_o, K_Ca, K_Mg, domain_maximum, Ca_rest, pulse_time, pulse_width,
    k_on, k_off, cooperativity, k_fusion, partial_fusion,
):  # fmt: skip
    Ca, fusion = calcium_and_fusion(
        t, S0, S1, S2, S3, S4, S5,
        Ca_o, Mg_o, K_Ca, K_Mg, domain_maximum, Ca_rest, pulse_time, pulse_width, k_fusion, partial_fusion,
    )  # fmt: skip
    on, b, w = k_on * Ca, cooperativity, partial_fusion
    first = 5.0 * on * S0 - k_off * S1
    second = 4.0 * on * S1 - 2.0 * k_off * b * S2
    third = 3.0 * on * S2 - 3.0 * k_off * b**2 * S3
    fourth = 2.0 * on * S3 - 4.0 * k_off * b**3 * S4
    fifth = on * S4 - 5.0 * k_off * b**4 * S5
    return (
        -first - k_fusion * w**5 * S0,
        first - second - k_fusion * w**4 * S1,
        second - third - k_fusion * w**3 * S2,
        third - fourth - k_fusion * w**2 * S3,
        fourth - fifth - k_fusion * w * S4,
        fifth - k_fusion * S5,
        fusion,
    )


def vesicles(S0, S1, S2, S3, S4, S5, fused):
    return S0 + S1 + S2 + S3 + S4 + S5 + fused


def peak_of_pulse(pulse_time):
    # nothing jumps, but a solver at rest would step over a pulse that is not announced
    return (pulse_time,)


OURS = ("this_course", "assumed")

DOMAIN = {
    "domain_maximum": Parameter(
        62.6, "uM", "peak of calcium at the vesicle if calcium held every channel mouth; 30 uM in plasma",
        *OURS, 20.0, 130.0,
    ),
    "Ca_rest": Parameter(0.05, "uM", "calcium at the vesicle but for the pulse", *OURS, 0.0, 50.0),
    "pulse_time": Parameter(0.6, "ms", "peak of the pulse after the impulse", *OURS, 0.4, 2.0),
    "pulse_width": Parameter(0.4, "ms", "width of the pulse at half its height", *OURS, 0.2, 0.8),
}  # fmt: skip


def sensor_parameters(source, confidence, k_on, k_off, cooperativity, k_fusion, partial_fusion):
    return {
        "k_on": Parameter(k_on, "1/(ms*uM)", "binding of calcium to one site", source, confidence, 0.03, 0.4),
        "k_off": Parameter(k_off, "1/ms", "loss of calcium from one site", source, confidence, 2.0, 20.0),
        "cooperativity": Parameter(
            cooperativity, "1", "factor by which each bound calcium slows the loss of the others",
            source, confidence, 0.1, 1.0,
        ),
        "k_fusion": Parameter(k_fusion, "1/ms", "fusion with the full sensor", source, confidence, 2.0, 40.0),
        "partial_fusion": Parameter(
            partial_fusion, "1", "factor by which each missing calcium slows fusion; 0: only the full sensor fuses",
            source, confidence, 0.0, 0.1,
        ),
    }  # fmt: skip


def sensor_model(name, title, source, scope, constants):
    return Model(
        name=name,
        title=title,
        rhs=rhs,
        states={
            "S0": State(1.0, "1", "vesicles whose sensor is empty", gate=True),
            "S1": State(0.0, "1", "vesicles whose sensor holds one calcium ion", gate=True),
            "S2": State(0.0, "1", "vesicles whose sensor holds two", gate=True),
            "S3": State(0.0, "1", "vesicles whose sensor holds three", gate=True),
            "S4": State(0.0, "1", "vesicles whose sensor holds four", gate=True),
            "S5": State(0.0, "1", "vesicles whose sensor holds five", gate=True),
            "fused": State(0.0, "1", "vesicles that have fused", gate=True),
        },
        parameters=FLUID | COMPETITION | DOMAIN | constants,
        outputs={
            "Ca": ("uM", "calcium at the vesicle"),
            "fusion_rate": ("1/ms", "fusion, as a share of the vesicles at the start"),
        },
        output_function=calcium_and_fusion,
        discontinuities=peak_of_pulse,
        conserved={"vesicles": vesicles},
        roles={"mg_ecf": "Mg_o", "ca_ecf": "Ca_o"},
        sources=(source, "dodge_rahamimoff_1967"),
        scope=scope + " Fusion of ready vesicles in the milliseconds after one impulse, or while calcium is held. "
        "A central synapse of the rat stands for motor terminals, where nobody could measure this.",
        not_modelled="Diffusion and buffers (the pulse is given, not worked out), vesicles at different distances "
        "from channels, the calcium channel's own gating and its shift by surface charge, temperature, refilling.",
    )


calcium_sensor = sensor_model(
    "calcium_sensor",
    "Calcium sensor of release, five sites",
    "schneggenburger_neher_2000",
    "Five cooperative sites; rates recalled from Schneggenburger and Neher.",
    sensor_parameters("schneggenburger_neher_2000", "recalled", 0.09, 9.5, 0.25, 6.0, 0.0),
)

# fusion with the full sensor is 2e-7/ms times 31.3 to the fifth
allosteric_sensor = sensor_model(
    "allosteric_sensor",
    "Calcium sensor of release, allosteric",
    "lou_2005",
    "Each bound calcium ion makes fusion 31.3 times as likely; rates of Lou and others as public programs have them.",
    sensor_parameters("lou_2005", "fitted", 0.1, 4.0, 0.5, 2e-7 * 31.3**5, 1.0 / 31.3),
)


def release_probability(sensor=calcium_sensor, **changes):
    """Return the share of ready vesicles that one impulse releases within 5 ms.

    Args:
        sensor: `calcium_sensor` or `allosteric_sensor`.
        **changes: Parameters of the sensor that differ, such as `Ca_o` and `Mg_o` in mM; numbers or arrays that
            broadcast.

    Returns:
        A number from 0 to 1, or an array of the common shape.

    Raises:
        BadValue, UnknownName: A wrong value or name.

    >>> round(release_probability(), 3), round(release_probability(Mg_o=4.0), 3)
    (0.078, 0.019)
    """
    rows = np.broadcast_arrays(*(np.asarray(value, float) for value in changes.values())) if changes else [np.zeros(())]
    released = np.empty(rows[0].shape)
    for place in np.ndindex(released.shape):
        at = {name: float(row[place]) for name, row in zip(changes, rows, strict=False)}
        run = sensor.solve(RELEASE_WINDOW, times=[RELEASE_WINDOW], rtol=1e-8, **at)
        released[place] = run["fused"][-1]
    return released if released.shape else float(released)
