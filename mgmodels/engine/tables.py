"""Equations over many points at once."""

from mgmodels.engine.machine import evaluate

AT_ONCE = 4096  # points that are plain numbers at one time: an hour at a fine resolution would fill the memory
TAKES = ("i", "f1", "f2", "f2", "f2", "f1", "f1", "f2")  # `fill_table`, see `object_code.entry_text`


def fill_table(function, t, Y, P, table, y, p, out):
    """Fill each column of `table` from a column of `Y`, and of `P` if it has as many; one of `P` serves all.

    Args:
        function: Of (t, y, p, out), as `machine.evaluate` calls it.
        t, Y, P, table: Times; states, parameters and results, one row each.
        y, p, out: Room for one point; `out` has one row.
    """
    for k in range(t.size):
        for i in range(y.size):
            y[i] = Y[i, k]
        if k < P.shape[1]:
            for i in range(p.size):
                p[i] = P[i, k]
        evaluate(function, t[k], y, p, out, 0)
        for i in range(table.shape[0]):
            table[i, k] = out[0, i]


def fill_table_plainly(function, t, Y, P, table):
    """Do the same in plain Python, with an error where there is no value."""
    out = [0.0] * table.shape[0]
    for first in range(0, t.size, AT_ONCE):
        part = slice(first, first + AT_ONCE)
        parameters = P[:, part if P.shape[1] > 1 else slice(None)].T.tolist()
        for k, (moment, y) in enumerate(zip(t[part].tolist(), Y[:, part].T.tolist(), strict=True)):
            function(moment, y, parameters[min(k, len(parameters) - 1)], out)
            table[:, first + k] = out
