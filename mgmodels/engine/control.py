"""Control: which parameter holds a resting model where it is, and how firmly."""

import warnings

import numpy as np

from mgmodels.engine.errors import BadValue, ParameterRangeWarning, UnknownName, near_misses
from mgmodels.engine.steady import steady_state

STEP = 0.01  # of a parameter, up and down


def at_rest(model, *, guess=None, settle=None, **changes):
    """Return every state and output of a model at rest.

    Args, errors: As for `steady_state`.

    Returns:
        Name to value.

    >>> from mgmodels.nerve import pump_neuron
    >>> round(at_rest(pump_neuron, settle=0)["E_K"], 1)
    -96.5
    """
    state = steady_state(model, guess=guess, settle=settle, **changes)
    return state | (model.evaluate(**state, **changes) if model.outputs else {})


def control_coefficients(model, of, by, *, guess=None, settle=None, **changes):
    """Return by how many per cent quantities at rest move for one per cent of a parameter.

    A flux or a concentration with coefficient 1 follows the parameter in proportion; 0 means that another has control.

    Args:
        model: A `Model` with states that comes to rest.
        of: Names of states and outputs, none of which rests at 0.
        by: Names of parameters, none of which is 0.
        guess, settle, **changes: As for `steady_state`.

    Returns:
        Name in `of` to (name in `by` to coefficient), by central differences of one per cent.

    Raises:
        UnknownName, BadValue: A name that is neither, a quantity or parameter at 0 or about it; NoSteadyState: no rest.

    >>> from mgmodels.vitamin_b6 import plp_cell
    >>> found = control_coefficients(plp_cell, ["PLP"], ["PL_plasma", "PDXK_activity"], settle=0)
    >>> {name: round(value, 2) for name, value in found["PLP"].items()}
    {'PL_plasma': 0.96, 'PDXK_activity': 0.96}
    """
    values = model.values(changes)
    rest = at_rest(model, guess=guess, settle=settle, **changes)
    check_control(model, rest, of, values, by)
    start = {name: rest[name] for name in model.states}
    found = {name: {} for name in of}
    for parameter in by:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ParameterRangeWarning)  # a default may be the end of its range
            ends = [
                at_rest(model, guess=start, settle=0, **changes | {parameter: values[parameter] * factor})
                for factor in (1.0 + STEP, 1.0 - STEP)
            ]
        width = np.log1p(STEP) - np.log1p(-STEP)
        for name in of:
            ratio = ends[0][name] / ends[1][name]
            if not ratio > 0.0:
                raise BadValue(f"{model.name}: {name} changes its sign with {parameter}; it has no per cent")
            found[name][parameter] = float(np.log(ratio) / width)
    return found


def check_control(model, rest, of, values, by):
    """Raise unless every ratio that a coefficient is made of has a meaning."""
    for names, known, what in ((of, rest, "state or output"), (by, values, "parameter")):
        for name in names:
            if name not in known:
                raise UnknownName(f"{model.name} has no {what} “{name}”. {near_misses(name, known)}")
            if known[name] == 0.0:
                raise BadValue(f"{model.name}: {name} is 0, and a per cent of it is nothing; start from another value")
