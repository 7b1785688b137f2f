"""A Rosenbrock method of order 4(3) for stiff equations: RODAS4P of Steinebach (1995), L-stable, six stages.

One matrix is factored a step and nothing is iterated. Order 4 stays where others lose it, with a fast state that
follows a slow one. The Jacobian is taken by differences.

Rows of the table `k`: 0 the slope where the step begins, 1 to 6 the stages, 7 the change of the slope with time,
8 a slope in passing, 9 the order of the pivots, 10 the rate of growth last found, 11 a stage in the order
of elimination; from 12 on the Jacobian, the factored matrix and two more matrices.
"""

from mgmodels.engine.growth import fastest_growth
from mgmodels.engine.linear import factor, solve_factored
from mgmodels.engine.machine import evaluate

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
    -7.170454962423024, -4.741636671481785, -16.31002631330971, -1.062004044111401, 1.0,
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

SLOPE, TIME_SLOPE, PASSING, PIVOTS, RATE, TURNED, MATRICES = 0, 7, 8, 9, 10, 11, 12
NUDGE = 1.5e-8  # root of the machine's precision: what a difference loses least at
LOOK_PAYS = 16  # squared states, up to which a look for growth in every step costs little beside the step
GROWTH = 1.0  # by how many powers of e a deviation may grow in a step


def rows(states):
    """Return how many rows of `k` the method needs."""
    return MATRICES + 4 * states


def prepare(derivatives, t, h, end, y, p, k, new, atol, step_count, structure):
    """Take the Jacobian where a step begins; return the longest step that the method may take from here."""
    n = y.size
    group, groups = 0, 1
    while group < groups:
        for j in range(n):
            groups = max(groups, structure[n, j] + 1)
            nudge = NUDGE * max(abs(y[j]), 1e3 * atol[j]) if structure[n, j] == group else 0.0
            new[j] = y[j] + nudge
        evaluate(derivatives, t, new, p, k, PASSING)
        for j in range(n):
            if structure[n, j] == group:
                for i in range(n):
                    change = k[PASSING, i] - k[SLOPE, i]
                    k[MATRICES + i, j] = change / (new[j] - y[j]) if structure[i, j] else 0.0
        group += 1
    for i in range(n):
        new[i] = y[i]
    nudge = min(max(1e-6 * h, 1e-15 * abs(t)), end - t)
    nudge = (t + nudge) - t
    if step_count == 0:
        k[RATE, 0] = 0.0
    evaluate(derivatives, t + nudge, new, p, k, PASSING)
    for i in range(n):
        k[TIME_SLOPE, i] = (k[PASSING, i] - k[SLOPE, i]) / nudge if nudge > 0.0 else 0.0
    if (step_count + 1) % (1 + n * n // LOOK_PAYS) == 0:
        k[RATE, 0] = fastest_growth(h, atol, k, MATRICES, MATRICES + 2 * n, MATRICES + 3 * n)
    return GROWTH / k[RATE, 0] if k[RATE, 0] > 0.0 else end - t


def attempt(derivatives, t, h, end, y, p, k, new, rtol, atol, structure):
    """Fill `new` with the state one step on; return its error, 1 being just allowed."""
    n = y.size
    matrix, place = MATRICES + n, n + 1
    for i in range(n):
        for j in range(n):
            entry = -k[MATRICES + i, j] * atol[j] / atol[i]
            k[matrix + structure[place, i], structure[place, j]] = entry + 1.0 / (h * GAMMA) if i == j else entry
    factor(k, matrix, PIVOTS)
    first = 0
    for stage in range(6):
        for i in range(n):
            total = y[i]
            for s in range(stage):
                total += A[first + s] * k[1 + s, i]
            new[i] = total
        source = SLOPE
        if stage > 0:
            evaluate(derivatives, min(t + NODES[stage] * h, end), new, p, k, PASSING)
            source = PASSING
        for i in range(n):
            total = k[source, i] + h * SLANTS[stage] * k[TIME_SLOPE, i]
            for s in range(stage):
                total += C[first + s] / h * k[1 + s, i]
            k[TURNED, structure[place, i]] = total / atol[i]
        solve_factored(k, matrix, PIVOTS, TURNED)
        for i in range(n):
            k[1 + stage, i] = k[TURNED, structure[place, i]] * atol[i]
        first += stage
    worst = 0.0
    for i in range(n):
        new[i] += k[6, i]
        error = abs(k[6, i]) / (atol[i] + rtol * max(abs(y[i]), abs(new[i])))
        if not error <= worst:  # true also where error is not a number
            worst = error
            if error != error:
                return error
    return worst


def lay_curve(h, y, new, k, curve):
    """Fill the coefficients of the curve through the step just taken."""
    for i in range(y.size):
        curve[0, i] = new[i] - y[i]
        bend, twist = 0.0, 0.0
        for s in range(5):
            bend += CURVE_1[s] * k[1 + s, i]
            twist += CURVE_2[s] * k[1 + s, i]
        curve[1, i] = bend
        curve[2, i] = twist
        curve[3, i] = 0.0


def finish(derivatives, t, new, p, k):
    """Make ready for the step after the one just taken."""
    evaluate(derivatives, t, new, p, k, SLOPE)


def is_held_by_stability(h, new, k, atol):
    """Return whether the step is as long as stability allows at all: never, it allows any."""
    return False
