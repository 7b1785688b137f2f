"""Small models whose solutions are known exactly, and a short way to declare one."""

from math import inf

from mgmodels.engine import Event, Model, Parameter, State

SOURCE = "this_course"


def number(value, low=-inf, high=inf, unit="1"):
    """Return a parameter of which only the value and the range matter."""
    return Parameter(value, unit, "a number", SOURCE, "assumed", low, high)


def model(rhs, states, parameters=None, **more):
    """Return a model of plain numbers; `states` and `parameters` map names to values or records."""
    wrapped = {k: v if isinstance(v, State) else State(v, "1", f"state {k}") for k, v in states.items()}
    records = {k: v if isinstance(v, Parameter) else number(v) for k, v in (parameters or {}).items()}
    settings = {
        "name": "toy",
        "title": "A toy",
        "time_unit": "s",
        "scope": "tests",
        "not_modelled": "all else",
    }
    return Model(**settings | {"rhs": rhs, "states": wrapped, "parameters": records} | more)


def decay_rate(y, k):
    return (-k * y,)


def swing(x, v, omega):
    return v, -(omega**2) * x


def energy(x, v, omega):
    return v * v + (omega * x) ** 2


def position(x):
    return x


def charge_by_pulse(t, y, tau, drive, start, length):
    pushed = drive if start <= t < start + length else 0.0
    return (-y / tau + pushed,)


def pulse_edges(start, length):
    return start, start + length


decay = model(decay_rate, {"y": 1.0}, {"k": number(0.5, low=0.0, high=100.0)}, name="decay")

oscillator = model(
    swing,
    {"x": 1.0, "v": 0.0},
    {"omega": 2.0},
    name="oscillator",
    conserved={"energy": energy},
    events={"up": Event(position, +1), "down": Event(position, -1), "any": Event(position)},
)

pulsed = model(
    charge_by_pulse,
    {"y": 0.0},
    {"tau": 3.0, "drive": 2.0, "start": 5.0, "length": 4.0},
    name="pulsed",
    discontinuities=pulse_edges,
)
