"""A Rosenbrock method of order 4(3) for stiff equations: RODAS4P of Steinebach (1995), L-stable, six stages.

One matrix is factored a step and nothing is iterated. Order 4 stays where others lose it, with a fast state that
follows a slow one. The Jacobian is the equations' own (see `differentiate`), or taken by differences where they have
none.

Rows of the table `k`: 0 the slope where the step begins, 1 to 6 the stages, 7 the change of the slope with time,
8 a slope in passing, 9 one over the pivots, 10 the rate of growth last found and the shortest step since, 11 a stage
in the order of elimination, 12 each state's tolerance over how far it is nudged, 13 the Jacobian, 14 the factored
matrix, both in the order of elimination and in units of the absolute tolerances; from 15 on a slope a group, or in
15 all that the written partials give.
"""

from mgmodels.engine.growth import fastest_growth
from mgmodels.engine.linear import factor, solve_factored
from mgmodels.engine.machine import evaluate
from mgmodels.engine.structure import COLUMN, DEPENDS, DIAGONAL, END, FIRST, GROUP, STATE

SOURCE = "steinebach_1995"
ORDER = 4.0  # to which power of the step the estimated error goes

# the method's own numbers, in the form that spares a product with the Jacobian (Hairer & Wanner 1996, IV.7)
GAMMA = 0.25
NODES = (0.0, 0.75, 0.21, 0.63, 1.0, 1.0)
SLANTS = (0.25, -0.5, -0.023504, -0.0362, 0.0, 0.0)
A = (
    3.0,
    1.831036793486759, 0.4955183967433795,
    2.304376582692669, -0.05249275245743001, -1.176798761832782,
    -7.170454962423024, -4.741636671481785, -16.31002631330971, -1.062004044111401,
)  # fmt: skip
C = (
    -12.0,
    -8.791795173947035, -2.207865586973518,
    10.81793056857153, 6.780270611428266, 19.5348594464241,
    34.19095006749676, 15.49671153725963, 54.7476087596413, 14.16005392148534,
    34.62605830930532, 15.30084976114473, 56.99955578662667, 18.40807009793095, -5.714285714285717,
)  # fmt: skip
CURVE_1 = (25.09876703708589, 11.62013104361867, 28.49148307714626, -5.664021568594133, 0.0)
CURVE_2 = (1.638054557396973, -0.7373619806678748, 8.47791821923899, 15.9925314877952, -1.882352941176471)

SLOPE, TIME_SLOPE, PASSING, PIVOTS, LOOK, TURNED, NUDGES, JACOBIAN, MATRIX, NUDGED = 0, 7, 8, 9, 10, 11, 12, 13, 14, 15
WRITTEN = NUDGED  # which of them is needed, the other is not
NUDGE = 1.5e-8  # root of the machine's precision: what a difference loses least at
ASK_AGAIN = 4  # steps, or until a step is to be twice as long, until it is asked again what grows
EASY = 0.1  # an error so far below what is allowed that the curve is looked at as well
GROWTH = 1.0  # by how many powers of e a deviation may grow in a step


def room(structure):
    """Return the shape of the table `k`."""
    return NUDGED + structure.groups, max(2, 2 * len(structure.states) + len(structure.entries))


def prepare(derivatives, partials, t, h, end, y, p, k, new, atol, step_count, structure):
    """Take the Jacobian where a step begins; return the longest step that the method may take from here."""
    if partials == 0 or not take_partials(partials, t, y, p, k, atol, structure):
        take_differences(derivatives, t, h, end, y, p, k, new, atol, structure)
    if step_count == 0:
        k[LOOK, 1] = h
    if step_count % ASK_AGAIN == 0 or h > 2.0 * k[LOOK, 1]:
        reach = min(h, k[LOOK, 1])
        k[LOOK, 0] = fastest_growth(reach, k, JACOBIAN, MATRIX, PIVOTS, TURNED, structure)
        while reach < h and reach * k[LOOK, 0] < GROWTH:
            reach = min(h, 2.0 * reach)
            k[LOOK, 0] = fastest_growth(reach, k, JACOBIAN, MATRIX, PIVOTS, TURNED, structure)
        k[LOOK, 1] = reach
    longest = GROWTH / k[LOOK, 0] if k[LOOK, 0] > 0.0 else end - t
    k[LOOK, 1] = min(k[LOOK, 1], h, longest)
    return longest


def take_partials(partials, t, y, p, k, atol, structure):
    """Fill the slope, its change with time and the Jacobian by the equations' own; return whether all are numbers."""
    states, entries, _ = structure
    n, check = y.size, 0.0
    evaluate(partials, t, y, p, k, WRITTEN)
    for i in range(n):
        k[SLOPE, i] = k[WRITTEN, i]
        k[TIME_SLOPE, i] = k[WRITTEN, n + i]
        check += 0.0 * k[WRITTEN, n + i]
    for r in range(n):
        unit = 1.0 / atol[states[r, STATE]]
        for e in range(states[r, FIRST], states[r, END]):
            slope = k[WRITTEN, 2 * n + e] if entries[e, DEPENDS] else 0.0
            k[JACOBIAN, e] = slope * atol[states[entries[e, COLUMN], STATE]] * unit
            check += 0.0 * slope
    return check == 0.0


def take_differences(derivatives, t, h, end, y, p, k, new, atol, structure):
    """Fill the Jacobian and the change with time by differences, one evaluation a group of states."""
    states, entries, _ = structure
    n, groups = y.size, 0
    evaluate(derivatives, t, y, p, k, SLOPE)
    for r in range(n):
        j = states[r, STATE]
        new[j] = y[j]
        k[NUDGES, j] = atol[j] / (nudged(y[j], atol[j]) - y[j])
        groups = max(groups, states[r, GROUP] + 1)
    for group in range(groups):
        for r in range(n):
            j = states[r, STATE]
            new[j] = nudged(y[j], atol[j]) if states[r, GROUP] == group else y[j]
        evaluate(derivatives, t, new, p, k, NUDGED + group)
    for r in range(n):
        i = states[r, STATE]
        new[i] = y[i]
        unit = 1.0 / atol[i]
        for e in range(states[r, FIRST], states[r, END]):
            c = entries[e, COLUMN]
            change = k[NUDGED + states[c, GROUP], i] - k[SLOPE, i] if entries[e, DEPENDS] else 0.0
            k[JACOBIAN, e] = change * k[NUDGES, states[c, STATE]] * unit
    nudge = min(max(1e-6 * h, 1e-15 * abs(t)), end - t)
    nudge = (t + nudge) - t
    evaluate(derivatives, t + nudge, new, p, k, PASSING)
    for i in range(n):
        k[TIME_SLOPE, i] = (k[PASSING, i] - k[SLOPE, i]) / nudge if nudge > 0.0 else 0.0


def nudged(y, atol):
    return y + NUDGE * max(abs(y), 1e3 * atol)


def attempt(derivatives, t, h, end, y, p, k, new, rtol, atol, structure):
    """Fill `new` with the state one step on; return its error, 1 being just allowed."""
    n, states, per_step = y.size, structure[0], 1.0 / h
    for e in range(len(structure[1])):
        k[MATRIX, e] = -k[JACOBIAN, e]
    for r in range(n):
        k[MATRIX, states[r, DIAGONAL]] += per_step / GAMMA
    factor(k, MATRIX, PIVOTS, structure)
    first = 0
    for stage in range(6):
        if stage == 5:  # where the method's last stages begin, each adds the one before
            for i in range(n):
                new[i] += k[5, i]
        elif stage > 0:
            for i in range(n):
                total = y[i]
                for s in range(stage):
                    total += A[first + s] * k[1 + s, i]
                new[i] = total
        if stage > 0:
            evaluate(derivatives, min(t + NODES[stage] * h, end), new, p, k, PASSING)
        slopes, slant = PASSING if stage > 0 else SLOPE, h * SLANTS[stage]
        for r in range(n):
            i = states[r, STATE]
            total = 0.0
            for s in range(stage):
                total += C[first + s] * k[1 + s, i]
            k[TURNED, r] = (k[slopes, i] + slant * k[TIME_SLOPE, i] + per_step * total) / atol[i]
        solve_factored(k, MATRIX, PIVOTS, TURNED, structure)
        for r in range(n):
            i = states[r, STATE]
            k[1 + stage, i] = k[TURNED, r] * atol[i]
        first += stage
    worst = 0.0
    for i in range(n):
        new[i] += k[6, i]
        error = abs(k[6, i]) / (atol[i] + rtol * max(abs(y[i]), abs(new[i])))
        if not error <= worst:  # true also where error is not a number
            worst = error
            if error != error:
                return error
    if worst < EASY:
        worst = max(worst, error_between(derivatives, t, h, y, p, k, new, rtol, atol, structure))
    return worst


def error_between(derivatives, t, h, y, p, k, new, rtol, atol, structure):
    """Return how far the curve half-way is from a solution, 1 being just allowed.

    Where a stiff state follows what time alone drives, the ends of a step are right however long it is: then only
    the curve tells that it is too long.
    """
    n, states, end = y.size, structure[0], NUDGED
    for i in range(n):
        k[end, i] = new[i]
        bend, twist = bend_and_twist(k, i)
        rise = new[i] - y[i]
        k[PASSING, i] = rise + 0.25 * twist  # the slope of the curve there, times the step
        new[i] = y[i] + 0.5 * (rise + 0.5 * (bend + 0.5 * twist))
    for r in range(n):
        k[TURNED, r] = k[PASSING, states[r, STATE]] / h
    evaluate(derivatives, t + 0.5 * h, new, p, k, PASSING)
    for r in range(n):
        i = states[r, STATE]
        new[i] = k[end, i]
        k[TURNED, r] = (k[PASSING, i] - k[TURNED, r]) / atol[i]
    solve_factored(k, MATRIX, PIVOTS, TURNED, structure)
    worst = 0.0
    for r in range(n):
        i = states[r, STATE]
        worst = max(worst, abs(k[TURNED, r]) * atol[i] / (atol[i] + rtol * max(abs(y[i]), abs(new[i]))))
    return worst


def lay_curve(h, y, new, k, curve):
    """Fill the coefficients of the curve through the step just taken."""
    for i in range(y.size):
        curve[0, i] = new[i] - y[i]
        curve[1, i], curve[2, i] = bend_and_twist(k, i)
        curve[3, i] = 0.0


def bend_and_twist(k, i):
    bend, twist = 0.0, 0.0
    for s in range(5):
        bend += CURVE_1[s] * k[1 + s, i]
        twist += CURVE_2[s] * k[1 + s, i]
    return bend, twist


def finish(derivatives, partials, t, new, p, k):
    """Make ready for the step after the one just taken; what gives the partials gives the slope as well."""
    if partials == 0:
        evaluate(derivatives, t, new, p, k, SLOPE)


def is_held_by_stability(h, new, k, atol):
    """Return whether the step is as long as stability allows at all: never, it allows any."""
    return False
