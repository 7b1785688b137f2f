"""The explicit 5(4) pair of Dormand and Prince (1980), with the dense output of Hairer, Nørsett and Wanner.

Rows of the table `k`: 0 to 6 the slopes of the seven stages, the last of which is the first of the next step;
7 the state of the sixth stage, from which stiffness is judged.
"""

from mgmodels.engine.machine import evaluate

SOURCE = "dormand_prince_1980"
ORDER = 5.0  # to which power of the step the estimated error goes

# the pair's own numbers: nodes, stages, the difference of the two orders, dense output
C2, C3, C4, C5 = 1 / 5, 3 / 10, 4 / 5, 8 / 9
A21 = 1 / 5
A31, A32 = 3 / 40, 9 / 40
A41, A42, A43 = 44 / 45, -56 / 15, 32 / 9
A51, A52, A53, A54 = 19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729
A61, A62, A63, A64, A65 = 9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656
A71, A73, A74, A75, A76 = 35 / 384, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84
E1, E3, E4, E5, E6, E7 = 71 / 57600, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40
D1, D3, D4 = -12715105075 / 11282082432, 87487479700 / 32700410799, -10690763975 / 1880347072
D5, D6, D7 = 701980252875 / 199316789632, -1453857185 / 822651844, 69997945 / 29380423


def room(structure):
    """Return the shape of the table `k`."""
    return 8, len(structure.states)


def prepare(derivatives, partials, t, h, end, y, p, k, new, atol, step_count, structure):
    """Return the longest step that the method may take from here: any."""
    return end - t


def attempt(derivatives, t, h, end, y, p, k, new, rtol, atol, structure):
    """Fill `new` with the state one step on; return its error, 1 being just allowed."""
    n = y.size
    for i in range(n):
        new[i] = y[i] + h * A21 * k[0, i]
    evaluate(derivatives, t + C2 * h, new, p, k, 1)
    for i in range(n):
        new[i] = y[i] + h * (A31 * k[0, i] + A32 * k[1, i])
    evaluate(derivatives, t + C3 * h, new, p, k, 2)
    for i in range(n):
        new[i] = y[i] + h * (A41 * k[0, i] + A42 * k[1, i] + A43 * k[2, i])
    evaluate(derivatives, t + C4 * h, new, p, k, 3)
    for i in range(n):
        new[i] = y[i] + h * (A51 * k[0, i] + A52 * k[1, i] + A53 * k[2, i] + A54 * k[3, i])
    evaluate(derivatives, t + C5 * h, new, p, k, 4)
    for i in range(n):
        new[i] = y[i] + h * (A61 * k[0, i] + A62 * k[1, i] + A63 * k[2, i] + A64 * k[3, i] + A65 * k[4, i])
        k[7, i] = new[i]
    later = min(t + h, end)
    evaluate(derivatives, later, new, p, k, 5)
    for i in range(n):
        new[i] = y[i] + h * (A71 * k[0, i] + A73 * k[2, i] + A74 * k[3, i] + A75 * k[4, i] + A76 * k[5, i])
    evaluate(derivatives, later, new, p, k, 6)
    worst = 0.0
    for i in range(n):
        miss = E1 * k[0, i] + E3 * k[2, i] + E4 * k[3, i] + E5 * k[4, i] + E6 * k[5, i] + E7 * k[6, i]
        error = abs(h * miss) / (atol[i] + rtol * max(abs(y[i]), abs(new[i])))
        if not error <= worst:  # true also where error is not a number
            worst = error
            if error != error:
                return error
    return worst


def lay_curve(h, y, new, k, curve):
    """Fill the coefficients of the curve through the step just taken."""
    for i in range(y.size):
        rise = new[i] - y[i]
        bend = h * k[0, i] - rise
        curve[0, i] = rise
        curve[1, i] = bend
        curve[2, i] = rise - h * k[6, i] - bend
        tail = D1 * k[0, i] + D3 * k[2, i] + D4 * k[3, i] + D5 * k[4, i] + D6 * k[5, i] + D7 * k[6, i]
        curve[3, i] = h * tail


def finish(derivatives, partials, t, new, p, k):
    """Make ready for the step after the one just taken: its last slope is the next first."""
    for i in range(new.size):
        k[0, i] = k[6, i]


def is_held_by_stability(h, new, k, atol):
    """Return whether the step is as long as stability allows at all (Hairer & Wanner 1996, IV.2)."""
    slopes, states = 0.0, 0.0
    for i in range(new.size):
        slopes += ((k[6, i] - k[5, i]) / atol[i]) ** 2
        states += ((new[i] - k[7, i]) / atol[i]) ** 2
    return h * h * slopes > 3.25 * 3.25 * states
