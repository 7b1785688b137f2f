"""SciPy's solvers called directly, on the engine's own right-hand sides: compiled by numba, and plain Python."""

import numpy as np
from scipy.integrate import odeint, solve_ivp

from bench.peers.constants import TOLERANCES
from bench.peers.ours import MODELS, three_quarters
from mgmodels.engine.generate import arguments, preamble
from mgmodels.engine.solve import breakpoints


def slopes_of(model, compiled):
    """Return the model's derivatives as `f(t, y, p)`: one numba function, or plain Python at its fastest, on lists."""
    states = list(model.states)
    call = f"{model.rhs.__name__}({arguments(model.rhs, states, model.parameters)})"
    rates = [f"d_{name}" for name in states]
    filled = "\n".join(f"    dy[{i}] = {rate}" for i, rate in enumerate(rates))
    text = f"""{preamble([model.rhs])}

@compiled
def slopes(t, y, p):
    {", ".join(rates)}, = {call}
    dy = vector({len(states)})
{filled}
    return dy
"""
    space = {"compiled": lambda function: function, "vector": lambda n: [0.0] * n}
    if compiled:
        import numba

        space = {"compiled": numba.njit(error_model="numpy"), "vector": np.empty}
    exec(text, space)
    return space["slopes"]


class Solver:
    """Shared by all: the right-hand side, the parameters, and the stretches between jumps."""

    ladder = TOLERANCES
    compiled = True

    def __init__(self, case):
        self.case, self.model = case, MODELS[case.model]
        self.derivatives = slopes_of(self.model, self.compiled)
        self.start = np.array([s.value for s in self.model.states.values()])
        self.scale = np.array([s.scale for s in self.model.states.values()])
        self.values = {name: p.value for name, p in self.model.parameters.items()}
        edges = breakpoints(self.model, self.values, 0.0, case.duration)
        self.pieces = [
            np.unique(np.r_[a, case.times[(case.times > a) & (case.times < b)], np.nextafter(b, a)])
            for a, b in zip(edges, edges[1:], strict=False)
        ]
        self.kept = [np.isin(piece, case.times) for piece in self.pieces]

    def prepare(self, setting):
        self.rtol = setting

    def run(self, value):
        self.values[self.case.changed] = value
        p = np.array(list(self.values.values()))
        p = p if self.compiled else p.tolist()
        y, rows = self.start, []
        for piece, kept in zip(self.pieces, self.kept, strict=True):
            solved = self.solve(piece, y, p)
            rows.append(solved[0, kept])
            y = solved[:, -1].copy()
        rows.append(y[:1])
        return np.concatenate(rows)


class Odeint(Solver):
    def solve(self, times, y, p):
        atol = self.rtol * self.scale
        solved, info = odeint(
            self.called, y, times, (p,), tfirst=True, rtol=self.rtol, atol=atol, mxstep=100_000, full_output=True
        )
        if info["message"] != "Integration successful.":
            raise RuntimeError(info["message"])
        return solved.T

    @property
    def called(self):
        return self.derivatives


class PlainOdeint(Odeint):
    compiled = False

    def called(self, t, y, p):
        return self.derivatives(t, y.tolist(), p)


class SolveIvp(Solver):
    """`solve_ivp`, with its default method where nothing is stiff and LSODA where something is."""

    def solve(self, times, y, p):
        atol = self.rtol * self.scale
        method = "LSODA" if self.model.stiff else "RK45"
        solved = solve_ivp(
            self.called, (times[0], times[-1]), y, method, t_eval=times, args=(p,), rtol=self.rtol, atol=atol
        )
        if not solved.success:
            raise RuntimeError(solved.message)
        return solved.y

    @property
    def called(self):
        return self.derivatives


class PlainSolveIvp(SolveIvp):
    compiled = False

    def called(self, t, y, p):
        return self.derivatives(t, y.tolist(), p)


class Banded:
    """The engine's SciPy path for a cable: odeint with the band of its Jacobian, right-hand side compiled."""

    ladder = TOLERANCES

    def __init__(self, case):
        self.case, self.model = case, MODELS[case.model]

    def prepare(self, setting):
        self.rtol = setting

    def run(self, value):
        run = self.model.solve(
            self.case.duration, times=self.case.times, nodes=self.case.nodes, method="LSODA", rtol=self.rtol,
            **{self.case.changed: value},
        )  # fmt: skip
        return three_quarters(run["V"])
