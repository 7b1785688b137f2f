"""Text straight to LLVM's language: the same numbers as Python, and numba for what is not understood."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from toys import model

from mgmodels.engine import lower, registry, translate
from mgmodels.engine.compile import EQUATIONS, declared, functions_with
from mgmodels.engine.generate import equations_text, with_own_mathematics

LEFT_TO_NUMBA = {"synchrony"}  # a loop
LIMITS = (1.0, 2.0, 3.0)


def bounded(a, b=2.0):
    if a < LIMITS[0]:
        return a, b
    elif not a <= LIMITS[-1] or b == 4:
        return b, -a
    return max(a, b, 0.5), min(a, 2, b)


def everything(x, y, a):
    low, high = bounded(x, b=y)
    pair = bounded(low)
    total = sum_of(*pair, *bounded(high, a))
    total += pair[1] ** 3 - abs(x) ** 2.5 + 2**-1 if 0.0 < x <= a and y != x else x**0
    flag = x > 0.0 or not a > 1.0
    total -= math.exp(-abs(y)) * flag
    return total / (1.0 + x * x), math.floor(x) + math.sqrt(abs(y)) + math.gamma(1.0 + abs(a) / 8.0) - (+low)


def sum_of(a, b, c, d):
    return a + 2.0 * b + 3.0 * c + 4.0 * d


toy = model(everything, {"x": 0.5, "y": 0.25}, {"a": 2.0})
numbers = st.floats(-5.0, 5.0)


def rates_text(thing):
    functions = functions_with(*declared(thing), True)
    text = equations_text(functions.equations["rates"], len(thing.states), functions.states, functions.parameters)
    return EQUATIONS + "\n\n".join(with_own_mathematics(text))


def is_lowered(thing):
    try:
        return bool(lower.lowered(rates_text(thing), "at_a_point", "f", translate.machine()))
    except lower.NotLowered:
        return False


@given(numbers, numbers, numbers)
def test_validated_machine_code_gives_pythons_numbers(x, y, a):
    fast, plain = (functions_with(*declared(toy), form).derivatives_or_nan for form in (True, False))
    point = (0.0, *(np.array(v) for v in ([x, y], [a])))
    assert fast(*point) == pytest.approx(plain(*point), rel=1e-12, abs=1e-12)


def test_the_toy_is_lowered():
    assert is_lowered(toy)


@pytest.mark.parametrize(
    "name", [n for n, m in registry.models().items() if m.rhs is not None and not hasattr(m, "cell")]
)
def test_every_models_equations_are_lowered_but_for_those_with_a_loop(name):
    assert is_lowered(registry.models()[name]) == (name not in LEFT_TO_NUMBA)


def whole_and_rest(x, a):
    return (x % 2.0 - a,)


def counted(x, a):
    total = 0.0
    for _ in range(3):
        total += x
    return (total - a,)


def either(x, a):
    return (a - (x or 2.0),)


@pytest.mark.parametrize("rhs", [whole_and_rest, counted, either])
def test_what_is_not_understood_is_left_to_numba(rhs):
    other = model(rhs, {"x": 1.5}, {"a": 0.5})
    assert not is_lowered(other)
    point = 0.0, np.array([1.5]), np.array([0.5])
    fast, plain = (functions_with(*declared(other), form).derivatives_or_nan(*point) for form in (True, False))
    assert fast == pytest.approx(plain)
