"""Step loop of a strand: gates and potential leapfrog each other, half a step apart.

    gates at t + h/2  <-  gates at t - h/2, exactly, as exponentials of the potential at t
    V at t + h        <-  V at t, by Crank and Nicolson, with the gates at t + h/2

Each sees the other in the middle of its own step, so both are of second order; the current between neighbours is
implicit, so that a finer grid needs no smaller steps (Hines 1984, Int J Biomed Comput 15:69). After every jump of the
equations the first step of the potential is two half steps of implicit Euler, which quench what Crank-Nicolson would
let ring (Rannacher 1984, Numer Math 43:309). Concentrations move by the midpoint rule.

The functions here serve every cell; `strand_text` writes their text behind the cell's own, and both are compiled
together. What a node does not share with its neighbours (gates, then concentrations, then concentrations in the middle
of the step) lies in blocks of `LANES` nodes, one row of a block a variable: what a vector unit reads together stands
together, and how far the rows are apart is known when the code is compiled.
"""

from math import expm1, inf

LANES = 16
advance_gates = advance_concentrations = find_currents = None  # the cell's own, written by `strand_text`


def march(
    start, end, steps, coupling, stimulated, nodes, level, p, V, membrane, work, earlier,
    wanted, cursor, kept, V_place, gate_places, other_places, first_rise,
):  # fmt: skip
    """Move a strand from `start` to `end` in equal steps; the equations do not jump in between.

    Args:
        coupling: Spread between neighbours, 1 / time unit.
        stimulated: How many nodes receive the stimulus.
        level: Potential whose first upward crossing is written to `first_rise` (one a node, nan until then).
        V, membrane: State of the strand, one value a node and blocks; both change in place.
        work, earlier: Five rows like `V`, and one array like `membrane`, to work in.
        wanted, cursor: Increasing times to keep, and the first of them that lies after `start`.
        kept: Where they are kept, (time, state, node); the places say which state is which.

    Returns:
        `steps`, or the number of steps done when a value stopped being a number; V is then the last good one.
    """
    step = (end - start) / steps
    half = 0.5 * step
    change, middle = work[1], work[3]
    rows = membrane.size // V.size
    gates, others = gate_places.size, other_places.size
    V_cursor = cursor
    low = start
    for done in range(steps + 1):
        t = start + done * step
        # the gates move over a whole step around t, over half a step at both ends
        opens, closes = done == 0, done == steps
        high = end if closes else t + half
        asked = cursor < wanted.size and wanted[cursor] <= high
        if asked:
            for i in range(membrane.size):  # a loop compiles in a fraction of the time of a slice
                earlier[i] = membrane[i]
        moment = start + 0.5 * half if opens else end - 0.5 * half if closes else t
        advance_gates(moment, half if opens or closes else step, stimulated, V, membrane, p)
        while asked and cursor < wanted.size and wanted[cursor] <= high:
            share = (wanted[cursor] - low) / (high - low)
            keep(kept[cursor], gate_places, 0, 0, rows, earlier, membrane, share)
            cursor += 1
        if closes:
            return steps
        low = high

        find_change(opens, t + half, half, coupling, stimulated, nodes, p, V, membrane, work)
        if not abs(change[0]) < inf:  # neighbours hand on a nan: one anywhere is one here
            return done
        crossings = 0
        for i in range(nodes):
            before = V[i]
            middle[i] = before + change[i]
            V[i] = before + 2.0 * change[i]
            crossings += 1 if before < level <= V[i] else 0
        if crossings > 0:
            note_rises(nodes, level, t, step, V, change, first_rise)
        advance_concentrations(t + half, step, stimulated, middle, membrane, p)
        after = end if done == steps - 1 else t + step
        while V_cursor < wanted.size and wanted[V_cursor] <= after:
            share = 2.0 * (wanted[V_cursor] - t) / step - 1.0  # -1 where the step starts, 1 where it ends
            line = kept[V_cursor, V_place]
            for i in range(nodes):
                line[i] = middle[i] + share * change[i]
            keep(kept[V_cursor], other_places, gates + others, gates, rows, membrane, membrane, share)
            V_cursor += 1
    return steps


def find_change(quench, t, half, coupling, stimulated, nodes, p, V, membrane, work):
    """Write into work[1] how far the potential moves in half a step, which ends at `t`; to `quench` is to take the mean
    of two such steps of implicit Euler."""
    lead, change, ratio, middle, first = work[0], work[1], work[2], work[3], work[4]
    origin = V
    for stage in range(2 if quench else 1):
        if stage == 1:
            for i in range(nodes):
                first[i] = change[i]
                middle[i] = V[i] + change[i]
            origin = middle
        find_currents(t, half, stimulated, origin, membrane, lead, change, p)
        join(half * coupling, nodes, origin, lead, change, ratio)
    if quench:
        for i in range(nodes):
            change[i] = 0.5 * (first[i] + change[i])


def join(coupling, nodes, V, lead, change, ratio):
    """Solve (lead - coupling * Laplacian) x = change + coupling * Laplacian V, with sealed ends; x replaces `change`.

    Elimination runs from both ends at once and meets in the middle: each node waits for the division of the one
    before, and two such chains side by side cost little more than one.
    """
    last, pairs, square = nodes - 1, nodes // 2, coupling * coupling
    left = right = from_left = from_right = 0.0
    V_left, V_here, V_right, V_there = V[0], V[0], V[last], V[last]  # beyond a sealed end V is the same
    neighbours = coupling
    for i in range(pairs):
        j = last - i
        V_next, V_before = V[i + 1], V[j - 1]
        left = 1.0 / (lead[i] + neighbours - square * left)
        right = 1.0 / (lead[j] + neighbours - square * right)
        from_left = (change[i] + coupling * (V_left - 2.0 * V_here + V_next + from_left)) * left
        from_right = (change[j] + coupling * (V_before - 2.0 * V_there + V_right + from_right)) * right
        ratio[i], ratio[j], change[i], change[j] = coupling * left, coupling * right, from_left, from_right
        V_left, V_here, V_right, V_there = V_here, V_next, V_there, V_before
        neighbours = 2.0 * coupling
    left, right = coupling * left, coupling * right
    if nodes % 2:
        own = change[pairs] + coupling * (V_left - 2.0 * V_here + V_right + from_left + from_right)
        change[pairs] = own / (lead[pairs] + coupling * (2.0 - left - right))
        from_left = from_right = change[pairs]
    else:
        from_left = (from_left + left * from_right) / (1.0 - left * right)
        from_right += right * from_left
        pairs -= 1
        change[pairs], change[last - pairs] = from_left, from_right
    for i in range(pairs - 1, -1, -1):
        from_left = change[i] + ratio[i] * from_left
        from_right = change[last - i] + ratio[last - i] * from_right
        change[i], change[last - i] = from_left, from_right


def note_rises(nodes, level, t, step, V, change, first_rise):
    """Write when the potential rose through `level` in this step to the nodes where it is the first time."""
    for i in range(nodes):
        before = V[i] - 2.0 * change[i]
        if before < level <= V[i] and not first_rise[i] < inf:
            first_rise[i] = t + step * (level - before) / (2.0 * change[i])


def keep(kept, places, old_row, new_row, rows, old, new, share):
    """Copy variables of the membrane to one moment of `kept`, a share of the way from `old` to `new`."""
    for r in range(places.size):
        line = kept[places[r]]
        for block in range(line.size // LANES):
            first = block * rows * LANES
            was = old[first + (old_row + r) * LANES : first + (old_row + r + 1) * LANES]
            now = new[first + (new_row + r) * LANES : first + (new_row + r + 1) * LANES]
            here = line[block * LANES : (block + 1) * LANES]
            for lane in range(LANES):
                here[lane] = was[lane] + share * (now[lane] - was[lane])


def relaxed(gate, closed, slope, step):
    """Return a gate after `step`, where its rate is closed + slope * gate; the slope is negative, or as good as 0."""
    slope = -1e-12 if slope > -1e-12 else slope
    return gate + (closed + slope * gate) * (expm1(slope * step) / slope)
