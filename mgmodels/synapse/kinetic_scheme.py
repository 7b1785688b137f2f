"""What linear algebra says of a kinetic scheme: where it settles, how fast, and whether its cycles balance.

While voltage and glutamate stay put, a scheme is dp/dt = A p. The matrix is read off the model's own equations,
one occupied state at a time, so that there is no second copy of the rates to go stale.
"""

import inspect

import numpy as np

from mgmodels.engine import NoSteadyState, UnknownName
from mgmodels.engine.errors import near_misses


def rate_matrix(model, t=0.0, **changes):
    """Return the matrix A of a scheme, in 1/`time_unit`: A[i, j] is the rate from state j to state i.

    Args:
        model: A `Model` whose states are occupancies and whose equations are linear in them.
        t: Time, for the phase of the protocol that it lies in.
        **changes: Parameters that differ from the model's defaults.

    >>> from mgmodels.synapse import nmda_five_state
    >>> rate_matrix(nmda_five_state, t=5.0).sum(axis=0).round(12).tolist()
    [0.0, 0.0, 0.0, 0.0, 0.0]
    """
    given = {"t": t, **model.values(changes)}
    names = inspect.signature(model.rhs).parameters
    columns = []
    for occupied in model.states:
        at = given | {state: float(state == occupied) for state in model.states}
        columns.append(model.rhs(*(at[name] for name in names)))
    return np.array(columns).T


def equilibrium(model, t=0.0, **changes):
    """Return where a scheme settles if the protocol stays as it is at `t`: state name to occupancy.

    Args:
        model, t, **changes: As for `rate_matrix`.

    Raises:
        NoSteadyState: More than one pool of states that channels do not leave; where they end depends on the start.

    >>> from mgmodels.synapse import nmda_trapping_block
    >>> round(equilibrium(nmda_trapping_block, t=-1.0, Mg_o=1.0)["UMg"], 3)
    0.984
    """
    from scipy.linalg import null_space

    A = rate_matrix(model, t, **changes)
    kernel = null_space(A / np.abs(A).max(), rcond=1e-13)
    if kernel.shape[1] != 1:
        raise NoSteadyState(
            f"{model.name} has {kernel.shape[1]} pools of states that channels never leave; where they end depends on "
            "where they start: run the model, or give a little glutamate"
        )
    occupancy = kernel[:, 0] / kernel[:, 0].sum()
    return dict(zip(model.states, (float(p) for p in np.maximum(occupancy, 0.0)), strict=True))


def relaxation_times(model, t=0.0, **changes):
    """Return the time constants of a scheme, shortest first, in its time unit.

    Args:
        model, t, **changes: As for `rate_matrix`.

    Returns:
        One less than there are states; where a constant is complex (a cycle that turns), its decay.

    >>> from mgmodels.synapse import nmda_two_state
    >>> relaxation_times(nmda_two_state, t=5.0).round(1).tolist()
    [151.5]
    """
    A = rate_matrix(model, t, **changes)
    rates = np.sort(-np.linalg.eigvals(A).real)[::-1]
    if len(model.states) > 1:
        rates = rates[:-1]  # the last is 0: the sum of the occupancies stays
    with np.errstate(divide="ignore"):
        return 1.0 / rates


def cycle_product(model, cycle, t=0.0, **changes):
    """Return the product of the rates round a cycle over that of the rates back; 1 where detailed balance holds.

    Args:
        model, t, **changes: As for `rate_matrix`.
        cycle: State names in the order of travel, the first not repeated.

    Raises:
        UnknownName: No such state, or no transition between two that follow each other.

    >>> from mgmodels.synapse import nmda_trapping_block
    >>> round(cycle_product(nmda_trapping_block, ("O", "OMg", "ClMg", "Cl")), 3)
    0.791
    """
    A, places = rate_matrix(model, t, **changes), {name: i for i, name in enumerate(model.states)}
    for name in cycle:
        if name not in places:
            raise UnknownName(f"{model.name} has no state “{name}”. {near_misses(name, places)}")
    product = 1.0
    for here, there in zip(cycle, [*cycle[1:], cycle[0]], strict=True):
        forward, backward = A[places[there], places[here]], A[places[here], places[there]]
        if not (forward > 0.0 and backward > 0.0):
            raise UnknownName(f"{model.name}: no transition both ways between {here} and {there} in these conditions")
        product *= forward / backward
    return float(product)


def independent_cycles(model, t=0.0, **changes):
    """Return a set of cycles of a scheme from which all others are made; none if it branches like a tree.

    Args:
        model, t, **changes: As for `rate_matrix`; with glutamate and magnesium, lest transitions are missing.

    Returns:
        Tuples of state names, each a cycle that `cycle_product` takes.

    >>> from mgmodels.synapse import nmda_asymmetric_block, nmda_trapping_block
    >>> len(independent_cycles(nmda_trapping_block)), independent_cycles(nmda_asymmetric_block)
    (4, [])
    """
    A, names = rate_matrix(model, t, **changes), list(model.states)
    joined = (A != 0.0) & (A.T != 0.0)
    np.fill_diagonal(joined, False)
    path, edges, waiting = {0: (0,)}, set(), [0]
    while waiting:  # breadth first, so that cycles come out short
        here = waiting.pop(0)
        for there in np.flatnonzero(joined[here]).tolist():
            if there not in path:
                path[there] = (*path[here], there)
                edges.add(frozenset((here, there)))
                waiting.append(there)
    cycles = []
    for a, b in zip(*np.nonzero(np.triu(joined)), strict=True):
        if frozenset((int(a), int(b))) not in edges:
            shared = sum(x == y for x, y in zip(path[a], path[b], strict=False))
            around = path[a][shared - 1 :] + path[b][: shared - 1 : -1]
            cycles.append(tuple(names[i] for i in around))
    return cycles
