"""What every organ is built from: parameters, models, runs. This package knows no biology."""

from mgmodels.engine.control import at_rest, control_coefficients
from mgmodels.engine.draws import draw
from mgmodels.engine.ensemble import ensemble, sweep
from mgmodels.engine.errors import (
    BadValue,
    DeclarationError,
    NoSteadyState,
    ParameterRangeWarning,
    SolverError,
    UnknownName,
)
from mgmodels.engine.model import Model
from mgmodels.engine.parameter import Event, Parameter, State
from mgmodels.engine.run import Run
from mgmodels.engine.steady import is_stable, jacobian, steady_state
from mgmodels.engine.strand import Strand

__all__ = [
    "BadValue",
    "DeclarationError",
    "Event",
    "Model",
    "NoSteadyState",
    "Parameter",
    "ParameterRangeWarning",
    "Run",
    "SolverError",
    "State",
    "Strand",
    "UnknownName",
    "at_rest",
    "control_coefficients",
    "draw",
    "ensemble",
    "is_stable",
    "jacobian",
    "steady_state",
    "sweep",
]
