"""A wrong value in a call is answered at once, in words: what, which value, which range, what instead."""

import math

import numpy as np
import pytest
from toys import decay, decay_rate, model, number

from mgmodels.engine import BadValue, ParameterRangeWarning, State, UnknownName


def leak_rate(K_i, K_o, permeability):
    return (-permeability * (K_i - K_o),)


leak = model(
    leak_rate,
    {"K_i": State(140.0, "mM", "potassium inside", low=0.0)},
    {"K_o": number(4.0, low=0.0, high=20.0, unit="mM"), "permeability": 0.1},
    name="leak",
)


def gradient(K_i, K_o):
    return (K_i - K_o,)


leak_outputs = model(
    leak_rate,
    leak.states,
    leak.parameters,
    name="leak",
    outputs={"gradient": ("mM", "difference")},
    output_function=gradient,
)

CALLS = {
    "solve": lambda **changes: leak.solve(1, **changes),
    "evaluate": lambda **changes: leak_outputs.evaluate(**changes),
    "with_parameters": leak.with_parameters,
}


@pytest.mark.parametrize("call", CALLS)
class TestEveryDoor:
    """The same answer through `solve`, `evaluate` and `with_parameters`."""

    def test_misspelt_parameter(self, call):
        with pytest.raises(UnknownName) as error:
            CALLS[call](permiability=1.0)
        what = "state or parameter" if call == "evaluate" else "parameter"
        assert str(error.value) == f"leak has no {what} “permiability”. Did you mean permeability?"

    def test_wrong_case(self, call):
        with pytest.raises(UnknownName, match="Did you mean K_o"):
            CALLS[call](k_o=1.0)

    @pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, None])
    def test_no_finite_number(self, call, value):
        with pytest.raises(
            BadValue, match=r"K_o \(a number\) is not a finite number; its range is 0 to 20 mM"
        ):
            CALLS[call](K_o=value)

    @pytest.mark.parametrize("value", ["four", {}, 2j])
    def test_no_number_at_all(self, call, value):
        with pytest.raises(BadValue, match="leak: K_o must be a number in mM, not"):
            CALLS[call](K_o=value)

    def test_negative_concentration(self, call):
        with pytest.raises(
            BadValue, match=r"K_o \(a number\) cannot be negative \(-2 mM\); its range is 0 to 20"
        ):
            CALLS[call](K_o=-2.0)

    def test_outside_the_range_warns_at_the_callers_line(self, call):
        with pytest.warns(ParameterRangeWarning) as caught:
            CALLS[call](K_o=30.0)
        assert "leak: K_o = 30 mM is outside the range its source supports" in str(caught[0].message)
        assert caught[0].filename == __file__


def test_solve_and_with_parameters_take_one_value_each():
    for call in (CALLS["solve"], CALLS["with_parameters"]):
        with pytest.raises(BadValue, match="K_o is given 3 values and takes one"):
            call(K_o=[1.0, 2.0, 3.0])


def test_state_given_as_a_parameter():
    with pytest.raises(UnknownName, match="“K_i”. It is a state: give it in initial="):
        leak.solve(1, K_i=120.0)


def test_evaluate_offers_states_to_one_who_misspells():
    with pytest.raises(UnknownName, match="leak has no state or parameter “k_i”. Did you mean K_i"):
        leak_outputs.evaluate(k_i=120.0)


def test_evaluate_keeps_states_within_their_bounds():
    with pytest.raises(BadValue, match=r"K_i \(potassium inside\) cannot be -3 mM; it lies between 0 and"):
        leak_outputs.evaluate(K_i=np.array([140.0, -3.0]))


def test_a_state_that_a_solver_left_a_hair_outside_is_let_pass():
    assert leak_outputs.evaluate(K_i=-1e-6)["gradient"] == pytest.approx(-4.0)
    assert leak.start({"K_i": -1e-6})["K_i"] == -1e-6


def test_a_pure_number_is_named_without_a_unit():
    gate = model(decay_rate, {"y": State(0.5, "1", "a gate", gate=True)}, {"k": number(0.5, low=0.0, high=1.0)})
    with pytest.raises(BadValue, match=r"y \(a gate\) cannot be 2; it lies between 0 and 1$"):
        gate.solve(1, initial={"y": 2})
    with pytest.raises(BadValue, match=r"cannot be negative \(-1\); its range is 0 to 1$"):
        gate.solve(1, k=-1)


def test_at_takes_a_status_and_not_its_name():
    with pytest.raises(BadValue, match=r"leak: at\(…\) takes a status such as .*PRESETS.*, not 'normal'"):
        leak.at("normal")


def test_misspelt_state():
    with pytest.raises(UnknownName, match="leak has no state “Ki”. Did you mean K_i"):
        leak.solve(1, initial={"Ki": 120.0})


@pytest.mark.parametrize("value", [-1.0, math.nan, math.inf, None])
def test_impossible_start(value):
    with pytest.raises(
        BadValue, match=r"K_i \(potassium inside\) cannot be .* mM; it lies between 0 and"
    ):
        leak.solve(1, initial={"K_i": value})


@pytest.mark.parametrize(
    ("value", "message"), [("high", "must be a number in mM, not 'high'"), ([1.0, 2.0], "starts at one number, not")]
)
def test_start_that_is_no_number(value, message):
    with pytest.raises(BadValue, match=f"K_i {message}"):
        leak.solve(1, initial={"K_i": value})


@pytest.mark.parametrize(
    "span", [0, -1, (5, 5), (5, 1), (0, math.nan), math.inf, (), (1,), (0, 1, 2), "long", None, (0, None)]
)
def test_impossible_span(span):
    with pytest.raises(BadValue) as error:
        decay.solve(span)
    assert str(error.value) == (
        f"decay: the time span {span!r} must end after it starts; give a duration or (start, end) in s"
    )


@pytest.mark.parametrize(
    "times", [[], [math.nan], [0.0, 2.0], [-0.1, 1.0], [0.5, 0.2], [0.2, 0.2], [0.0, math.nan, 1.0]]
)
def test_impossible_times(times):
    with pytest.raises(BadValue, match="times must increase and stay within 0 to 1 s"):
        decay.solve(1, times=times)


def test_unknown_method():
    with pytest.raises(UnknownName, match="there is no method “Radua”. Did you mean Radau"):
        decay.solve(1, method="Radua")


@pytest.mark.parametrize("rtol", [0.0, -1e-3, 0.5, math.nan])
def test_impossible_tolerance(rtol):
    with pytest.raises(BadValue, match="rtol = .*; it lies between 1e-12 and 1e-2"):
        decay.solve(1, rtol=rtol)


def test_changed_defaults_leave_the_original_alone_and_hold_their_own_value():
    with pytest.warns(ParameterRangeWarning):
        far = leak.with_parameters(K_o=30.0)
    assert leak.parameters["K_o"].value == 4.0
    assert far.parameters["K_o"].value == far.parameters["K_o"].high == 30.0
    far.solve(1)


def test_evaluate_broadcasts_states_and_parameters():
    inside, outside = np.array([[100.0], [140.0]]), np.array([2.0, 4.0, 8.0])
    result = leak_outputs.evaluate(K_i=inside, K_o=outside)
    assert np.array_equal(result["gradient"], inside - outside)
    assert leak_outputs.evaluate()["gradient"] == 136.0


def test_evaluate_needs_outputs():
    with pytest.raises(TypeError, match="decay has no outputs; use solve"):
        decay.evaluate()


def test_solve_needs_time():
    algebraic = model(
        None,
        {},
        {"K_i": 140.0, "K_o": 4.0},
        outputs={"gradient": ("mM", "difference")},
        output_function=gradient,
    )
    with pytest.raises(TypeError, match="toy has no time in it; use evaluate"):
        algebraic.solve(1)


def logarithm(K_i, K_o):
    return (math.log(K_i / K_o),)


def test_evaluate_gives_no_nan():
    nernst = model(
        leak_rate, leak.states, leak.parameters, outputs={"log": ("1", "a logarithm")}, output_function=logarithm
    )
    with pytest.raises(BadValue, match="toy: .*(log is not a finite number|have no value).* at {'K_i'"):
        nernst.evaluate(K_i=np.array([1.0, 0.0]))
