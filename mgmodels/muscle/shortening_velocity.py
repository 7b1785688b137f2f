"""Shortening velocity and MgATP: how far myosin's fuel can fall before a muscle slows."""

from mgmodels.engine import Model, Parameter


def saturation(MgATP, MgATP_reference, K_velocity):
    share = MgATP / (MgATP + K_velocity)
    return share, share * (MgATP_reference + K_velocity) / MgATP_reference, MgATP / K_velocity


shortening_velocity = Model(
    name="shortening_velocity",
    title="Shortening velocity at a given MgATP",
    parameters={
        "MgATP": Parameter(6.79, "mM", "MgATP in the fibre", "this_course", "assumed", 0.0, 20.0),
        "MgATP_reference": Parameter(
            6.79, "mM", "MgATP at which the velocity is 1: 8 mM ATP at 0.56 mM free magnesium",
            "this_course", "assumed", 1.0, 10.0,
        ),
        "K_velocity": Parameter(
            0.3, "mM", "MgATP at half the greatest velocity: 0.47 in frog at 0–5 °C, 0.15 recalled for rabbit, "
            "0.27 to 0.49 in models", "ferenczi_1984", "assumed", 0.15, 0.49,
        ),
    },
    outputs={
        "saturation": ("1", "share of the greatest velocity"),
        "velocity": ("1", "velocity against that at the reference"),
        "oversupply": ("1", "MgATP over what gives half the velocity"),
    },
    output_function=saturation,
    roles={"mgatp": "MgATP"},
    sources=("ferenczi_1984", "cooke_pate_1985"),
    scope="Unloaded shortening of skinned fibres at 0.01 to 10 mM MgATP.",
    not_modelled="Load, ADP, phosphate, acid, temperature, fibre type; what else ATP without magnesium does.",
)  # fmt: skip


def velocity_band(MgATP):
    """Return (low, high) of the velocity against the reference, over all that is claimed for its half-point.

    Args:
        MgATP: mM, 0 to 20; number or array.

    >>> [round(v, 3) for v in velocity_band(6.79 / 2)]
    [0.937, 0.979]
    """
    K = shortening_velocity.parameters["K_velocity"]
    return tuple(shortening_velocity.evaluate(MgATP=MgATP, K_velocity=edge)["velocity"] for edge in (K.high, K.low))
