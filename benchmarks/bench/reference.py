"""The truth that errors are measured against: SciPy at a tight tolerance, on the same grid of nodes."""

from bench.peers.ours import MODELS, three_quarters

RTOL = 1e-11


def reference(case, value):
    """Return the answer of one round, as near to exact as SciPy gets."""
    answers = [case.read(case.times, potentials(case, v)) for v in case.run_values(value)]
    return answers if case.runs > 1 else answers[0]


def potentials(case, value):
    model = MODELS[case.model]
    if case.nodes:
        run = model.solve(
            case.duration, times=case.times, nodes=case.nodes, method="LSODA", rtol=1e-9, **{case.changed: value}
        )
        return three_quarters(run["V"])
    run = model.solve(case.duration, times=case.times, method="LSODA", rtol=RTOL, **{case.changed: value})
    return run[model.roles["membrane_potential"]]
