"""Order of convergence, on classic problems whose solutions are known: both step loops, and the curves between."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from toys import model

from mgmodels.engine import State, explicit, loops, rosenbrock
from mgmodels.engine.compile import functions_of
from mgmodels.engine.curve import on_curve
from mgmodels.engine.generate import names_taken
from mgmodels.engine.structure import everything

RATIO = 2.0  # of two steps that are compared


# ---------------------------------------------------------------------- problems of one time scale
def sliding(t, y):
    """A3 of DETEST (Hull et al. 1972): the solution is exp(sin t)."""
    return (y * math.cos(t),)


def logistic(y):
    """A4 of DETEST: the solution is 20 / (1 + 19 exp(-t / 4))."""
    return (y / 4.0 * (1.0 - y / 20.0),)


def kepler(x, y, u, v):
    """D1 to D5 of DETEST: two bodies; the solution follows from Kepler's equation."""
    cubed = (x * x + y * y) ** 1.5
    return u, v, -x / cubed, -y / cubed


ECCENTRICITY = 0.3


def orbit(t):
    E = t
    for _ in range(60):
        E -= (E - ECCENTRICITY * math.sin(E) - t) / (1 - ECCENTRICITY * math.cos(E))
    far, wide = 1 - ECCENTRICITY * math.cos(E), math.sqrt(1 - ECCENTRICITY**2)
    return [math.cos(E) - ECCENTRICITY, wide * math.sin(E), -math.sin(E) / far, wide * math.cos(E) / far]


# ---------------------------------------------------------------------- stiff ones
def prothero_robinson(t, y, k):
    """Follows cos t, ever more tightly (Prothero & Robinson 1974): where most methods lose their order."""
    return (-k * (y - math.cos(t)) - math.sin(t),)


def kaps(x, y, k):
    """A fast state that follows the square of a slow one (Kaps 1981): the solution is exp(-2t), exp(-t)."""
    return -(k + 2.0) * x + k * y * y, x - y - y * y


def problem(rhs, start, exact, end, k=None):
    states = {f"{name}": value for name, value in start.items()}
    return model(rhs, states, {} if k is None else {"k": k}, name=rhs.__name__, stiff=k is not None), exact, end


EASY = [
    problem(sliding, {"y": 1.0}, lambda t: [math.exp(math.sin(t))], 4.0),
    problem(logistic, {"y": 1.0}, lambda t: [20 / (1 + 19 * math.exp(-t / 4))], 8.0),
    problem(kepler, dict(zip("xyuv", orbit(0.0), strict=True)), orbit, 6.0),
]
STIFF = [
    problem(prothero_robinson, {"y": 1.0}, lambda t: [math.cos(t)], 2.0, k=1e4),
    problem(kaps, {"x": 1.0, "y": 1.0}, lambda t: [math.exp(-2 * t), math.exp(-t)], 2.0, k=1e7),
]
STEP = {"sliding": 0.1, "logistic": 0.5, "kepler": 0.05, "prothero_robinson": 0.2, "kaps": 0.2}


# ---------------------------------------------------------------------- steps of one length
def errors_with(method, toy, exact, end, steps):
    """Return the error at the end after equal steps, and the largest one half-way through a step."""
    functions = functions_of(toy)
    y = np.array([s.value for s in toy.states.values()])
    p = np.array([q.value for q in toy.parameters.values()])
    n, h, atol, plan = y.size, end / steps, np.full(y.size, 1e-3), everything(y.size)
    k, curve, new, at = np.zeros(method.room(plan)), np.zeros((4, n)), y.copy(), y.copy()

    def derivatives(t, y, p, out):
        out[:n] = functions.derivatives(t, y, p)

    derivatives(0.0, y, p, k[0])
    between = 0.0
    for step in range(steps):
        t = step * h
        method.prepare(derivatives, 0, t, h, end, y, p, k, new, atol, step, plan)
        method.attempt(derivatives, t, h, end, y, p, k, new, 1.0, atol, plan)
        method.lay_curve(h, y, new, k, curve)
        at[:] = [on_curve(0.5, y, curve, i) for i in range(n)]
        between = max(between, np.abs(at - exact(t + 0.5 * h)).max())
        method.finish(derivatives, 0, t + h, new, p, k)
        y = new.copy()
    return np.abs(y - exact(end)).max(), between


def orders(method, toy, exact, end, step):
    coarse = errors_with(method, toy, exact, end, round(end / step))
    fine = errors_with(method, toy, exact, end, round(RATIO * end / step))
    return [math.log(a / b) / math.log(RATIO) for a, b in zip(coarse, fine, strict=True)]


@pytest.mark.parametrize(("toy", "exact", "end"), EASY, ids=[toy.name for toy, _, _ in EASY])
def test_validated_explicit_is_of_order_5_and_its_curve_of_order_4(toy, exact, end):
    at_the_end, between = orders(explicit, toy, exact, end, STEP[toy.name])
    assert 4.6 < at_the_end < 7.0
    assert between > 3.8


@pytest.mark.parametrize(("toy", "exact", "end"), EASY, ids=[toy.name for toy, _, _ in EASY])
def test_validated_rosenbrock_is_of_order_4_and_its_curve_of_order_3(toy, exact, end):
    at_the_end, between = orders(rosenbrock, toy, exact, end, STEP[toy.name])
    assert 3.6 < at_the_end < 6.0
    assert between > 3.6


def test_validated_rosenbrock_keeps_its_order_where_a_fast_state_follows_a_slow_one():
    toy, exact, end = STIFF[1]
    at_the_end, between = orders(rosenbrock, toy, exact, end, STEP[toy.name])
    assert at_the_end > 3.6 and between > 2.8


def test_validated_what_stiffness_takes_of_the_order_it_gives_back_in_size():
    """The error on Prothero and Robinson's problem goes with the third power of the step, over the stiffness."""
    toy, exact, end = STIFF[0]
    assert orders(rosenbrock, toy, exact, end, STEP[toy.name])[0] > 2.9
    errors = [errors_with(rosenbrock, toy.with_parameters(k=k), exact, end, 10)[0] for k in (1e3, 1e4, 1e5)]
    assert errors[0] < 2e-8
    assert all(later < earlier / 5 for earlier, later in zip(errors, errors[1:], strict=False))


# ---------------------------------------------------------------------- by tolerance
def worst(toy, exact, end, method, rtol):
    run = toy.solve(end, times=np.linspace(0, end, 41), method=method, rtol=rtol)
    wanted = np.array([exact(t) for t in run.t]).T
    return max(np.abs(run[name] - row).max() for name, row in zip(toy.states, wanted, strict=True))


@pytest.mark.parametrize("method", ["explicit", "rosenbrock"])
@pytest.mark.parametrize(("toy", "exact", "end"), EASY, ids=[toy.name for toy, _, _ in EASY])
def test_validated_the_error_goes_with_the_tolerance(toy, exact, end, method):
    errors = [worst(toy, exact, end, method, rtol) for rtol in (1e-4, 1e-6, 1e-8, 1e-10)]
    assert errors[0] < 1e-2 and errors[-1] < 1e-7
    assert all(later < earlier / 10 for earlier, later in zip(errors, errors[1:], strict=False))


@given(k=st.floats(1.0, 9.0).map(lambda power: 10.0**power))
def test_validated_however_stiff_the_answer_stays(k):
    for toy, exact, end in STIFF:
        assert worst(toy.with_parameters(k=k), exact, end, "auto", 1e-6) < 5e-5


# ---------------------------------------------------------------------- stiff problems of the test sets
def robertson(a, b, c):
    """Robertson 1966: an autocatalysis with rates over nine decades."""
    made, used, gone = 0.04 * a, 1e4 * b * c, 3e7 * b * b
    return -made + used, made - used - gone, gone


def oregonator(x, y, z):
    """Field & Noyes 1974, OREGO of the test sets."""
    return 77.27 * (y + x * (1.0 - 8.375e-6 * x - y)), (z - (1.0 + x) * y) / 77.27, 0.161 * (x - z)


def high_irradiance(a, b, c, d, e, f, g, h):
    """Schäfer 1975, HIRES of the test sets."""
    return (
        -1.71 * a + 0.43 * b + 8.32 * c + 0.0007,
        1.71 * a - 8.75 * b,
        -10.03 * c + 0.43 * d + 0.035 * e,
        8.32 * b + 1.71 * c - 1.12 * d,
        -1.745 * e + 0.43 * f + 0.43 * g,
        -280.0 * f * h + 0.69 * d + 1.71 * e - 0.43 * f + 0.69 * g,
        280.0 * f * h - 1.81 * g,
        -280.0 * f * h + 1.81 * g,
    )


# end, scale, start and the end's state as the Test Set for IVP Solvers prints them (Mazzia & Magherini 2008)
PRINTED = [
    (robertson, 1e11, 1e-6, [1.0, 0.0, 0.0], [0.2083340149701255e-07, 0.8333360770334713e-13, 0.9999999791665050]),
    (oregonator, 360.0, 1.0, [1.0, 2.0, 3.0], [0.1000814870318523e1, 0.1228178521549917e4, 0.1320554942846706e3]),
    (
        high_irradiance, 321.8122, 1e-4, [1.0, 0, 0, 0, 0, 0, 0, 0.0057],
        [0.7371312573325668e-3, 0.1442485726316185e-3, 0.5888729740967575e-4, 0.1175651343283149e-2,
         0.2386356198831331e-2, 0.6238968252742796e-2, 0.2849998395185769e-2, 0.2850001604814231e-2],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rhs", "end", "scale", "start", "wanted"), PRINTED, ids=["ROBER", "OREGO", "HIRES"])
def test_validated_stiff_problems_end_where_the_test_set_says(rhs, end, scale, start, wanted):
    states = {name: State(v, "1", name, scale=scale) for name, v in zip(names_taken(rhs), start, strict=True)}
    toy = model(rhs, states, name=rhs.__name__, stiff=True)
    run = toy.solve(end, times=[end], rtol=1e-9)
    assert run.method == "rosenbrock"
    assert [run[name][-1] for name in toy.states] == pytest.approx(wanted, rel=1e-6)


# ---------------------------------------------------------------------- what error estimates do not see
def leaving(y, fast, k):
    return y - y**3, -k * (fast - y)


@pytest.mark.parametrize("start", [1e-4, 1e-8, -1e-12])
@pytest.mark.parametrize("rtol", [1e-3, 1e-6])
def test_validated_a_long_step_does_not_rest_on_a_state_that_the_equations_leave(start, rtol):
    """From near the unstable rest at zero y leaves as exp(t): the solution is known."""
    states = {"y": State(start, "1", "y", scale=1.0), "fast": State(start, "1", "fast", scale=1.0)}
    toy = model(leaving, states, {"k": 1e4}, name="leaving", stiff=True)
    half = math.log(1 / abs(start))  # about when it is half-way
    times = np.array([half - 1.0, half, half + 1.0, half + 10.0])
    run = toy.solve(half + 10.0, times=times, rtol=rtol, method="rosenbrock")
    grown = (start * np.exp(times)) ** 2
    wanted = math.copysign(1.0, start) * np.sqrt(grown / (1 - start**2 + grown))
    assert run["y"] == pytest.approx(wanted, abs=0.02)


def test_a_step_loop_says_how_many_steps_it_took():
    toy, _, end = EASY[0]
    y, p, none = np.ones(1), np.empty(0), np.empty(0, np.int64)
    found = loops.walk(
        functions_of(toy), "explicit", y, p, np.array([0.0, end]), np.array([end]), 1e-6, np.full(1, 1e-6), none, none
    )
    assert 5 < found.taken < 100 and found.rejected < found.taken
