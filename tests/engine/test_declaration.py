"""A wrong declaration fails at import, with a message that says what to change."""

import math

import pytest
import toys
from toys import model, number

from mgmodels.engine import DeclarationError, Event, Parameter, State

PAPER = "hodgkin_huxley_1952"


def misspelt(y, kk):
    return (-kk * y,)


def bare(y, k):
    return -k * y


def two(y, k):
    return -k * y, k


def singular(y, k):
    return (math.inf * k,)


def twice(y):
    return (2.0 * y,)


def wrong_edges(begin):
    return (begin,)


def parameter(unit="mV", source=PAPER, confidence="measured", value=1.0, low=0.0, high=2.0):
    return Parameter(value, unit, "height of the step", source, confidence, low, high)


def decay(rhs=toys.decay_rate, **more):
    return model(rhs, {"y": 1.0}, {"k": 0.5}, **more)


WRONG = {
    "unknown unit": (lambda: parameter(unit="mVolt"), "height of the step: “mVolt” is not a unit"),
    "unknown source": (lambda: parameter(source="hodgkin_huxley_1925"), "Did you mean hodgkin_huxley_1952"),
    "no source": (lambda: parameter(source=""), "references.bib has no entry “”"),
    "unknown confidence": (
        lambda: parameter(confidence="mesured"),
        "confidence is “mesured”. Did you mean measured",
    ),
    "default outside its range": (
        lambda: parameter(value=3.0),
        "default 3 mV is outside its own range 0 to 2",
    ),
    "default is no number": (lambda: parameter(value=math.nan), "height of the step: value is nan; it must be"),
    "default is text": (lambda: parameter(value="1"), "height of the step: value is '1'; it must be a number"),
    "limit is text": (lambda: parameter(high="2"), "height of the step: high is '2'; it must be a number"),
    "pure number outside its range": (lambda: parameter(value=3.0, unit="1"), "default 3 is outside its own range"),
    "start is text": (lambda: State("1", "mV", "potential"), "potential: value is '1'; it must be a number"),
    "range upside down": (lambda: parameter(low=2.0, high=0.0), "range 2 to 0"),
    "gate starts above 1": (
        lambda: State(1.2, "1", "open share", gate=True),
        "open share: starts at 1.2, outside 0 to 1",
    ),
    "state of unknown unit": (
        lambda: State(1.0, "milivolt", "potential"),
        "potential: “milivolt” is not a unit",
    ),
    "argument not declared": (
        lambda: decay(misspelt),
        "misspelt takes “kk”, which is not declared. Did you mean k",
    ),
    "event takes an unknown name": (
        lambda: decay(events={"e": Event(misspelt)}),
        "misspelt takes “kk”, which is not declared",
    ),
    "jump times take an unknown name": (
        lambda: decay(discontinuities=wrong_edges),
        "discontinuities takes “begin”. Known: k",
    ),
    "state and parameter of one name": (
        lambda: model(toys.decay_rate, {"y": 1.0, "k": 1.0}, {"k": 1.0}),
        "k is both a state and a parameter",
    ),
    "reserved name": (lambda: model(twice, {"y": 1.0}, {"t": 1.0}), "“t” cannot be the name"),
    "name that is no name": (lambda: model(twice, {"y": 1.0}, {"a b": 1.0}), "“a b” cannot be the name"),
    "result is no tuple": (
        lambda: decay(bare),
        r"bare must return a tuple of 1 derivatives (y), it returns float",
    ),
    "too many results": (lambda: decay(two), "two must return a tuple of 1 derivatives (y), it returns 2"),
    "no number at the defaults": (lambda: decay(singular), "singular gives no number for y"),
    "unknown role": (
        lambda: decay(roles={"membrane_voltage": "y"}),
        "“membrane_voltage” is not a role. Did you mean",
    ),
    "role played by nobody": (
        lambda: decay(roles={"stimulus": "K"}),
        "role stimulus is played by “K”. Did you mean k",
    ),
    "output of unknown unit": (
        lambda: decay(outputs={"z": ("mMM", "twice y")}, output_function=twice),
        "output z: “mMM” is not a unit",
    ),
    "time of unknown unit": (lambda: decay(time_unit="msec"), "time: “msec” is not a unit"),
    "unknown paper": (
        lambda: decay(sources=("hodgkin_1952",)),
        "no entry “hodgkin_1952”. Did you mean hodgkin_huxley",
    ),
    "no scope": (lambda: decay(scope=""), "scope and not_modelled must both be said"),
    "limits not said": (lambda: decay(not_modelled=""), "scope and not_modelled must both be said"),
    "equations without states": (lambda: model(twice, {}, {"y": 1.0}), "states and rhs come together"),
    "states without equations": (lambda: model(None, {"y": 1.0}), "states and rhs come together"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_refused(wrong):
    declare, message = WRONG[wrong]
    with pytest.raises(DeclarationError) as error:
        declare()
    assert message in str(error.value)


def test_a_message_names_the_model():
    with pytest.raises(DeclarationError, match="model decay_of_y: "):
        decay(misspelt, name="decay_of_y")


def test_an_infinite_default_is_a_duration_without_end():
    assert number(math.inf, low=0.0).value == math.inf


def test_scale_of_a_state_follows_from_what_it_is():
    assert State(0.3, "1", "gate", gate=True).scale == 0.01
    assert State(-65.0, "mV", "potential").scale == 1.0
    assert State(140.0, "mM", "potassium").scale == pytest.approx(1.4)
    assert State(0.0, "mM", "nothing yet").scale == 0.01
    assert State(140.0, "mM", "potassium", scale=5.0).scale == 5.0
