"""A fibre more like man's: next to no parvalbumin, and human free magnesium as the reference."""

# the rest stays a mouse's at 20 °C: man's numbers for it are not known well enough
HUMAN_LIKE = {"P_total": 50.0, "Mg_reference": 0.55}
HUMAN_MAGNESIUM = 0.56  # mM, free, at rest
MAGNESIUM_OF = {"muscle_fibre": "Mg_rest", "light_fibre": "Mg_i"}


def human_like(model):
    """Return a copy of `muscle_fibre` or `light_fibre` with little parvalbumin and human free magnesium.

    Args:
        model: One of the two. Its declared rest is the mouse's: let it settle, as `twitch` does.

    >>> from mgmodels.muscle import light_fibre
    >>> human_like(light_fibre).parameters["P_total"].value
    50.0
    """
    return model.with_parameters(**HUMAN_LIKE, **{MAGNESIUM_OF[model.name]: HUMAN_MAGNESIUM})
