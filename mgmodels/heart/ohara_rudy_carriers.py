"""The carriers of O'Hara and Rudy's cell: sodium–calcium exchanger and sodium pump, each a cycle of four states.

Rates in 1/s, concentrations in mM, u = V F/RT.
"""

from math import exp

ASYMMETRY = 12.5
NA_SITE_1, NA_SITE_2, NA_SITE_3 = 15.0, 5.0, 88.12  # mM, where sodium binds to the exchanger
CALCIUM_ON, CALCIUM_OFF = 1.5e6, 5e3  # 1/(s mM), 1/s
SODIUM_TURN, CALCIUM_TURN, MIXED_TURN = 6e4, 6e4, 5e3  # 1/s
NA_CHARGE, CA_CHARGE = 0.5224, 0.167  # share of the field that sodium and calcium cross

PROTON = 1e-4  # mM, pH 7
PROTON_ON_PHOSPHATE, SODIUM_ON_PHOSPHATE, POTASSIUM_ON_PHOSPHATE = 1.698e-7, 224.0, 292.0  # mM
FORWARD = (949.5, 687.2, 1899.0, 639.0)  # 1/s
BACKWARD = (182.4, 39.4, 79300.0, 40.0)  # 1/(s mM), 1/s, 1/(s mM²), 1/s
NA_OUTSIDE, NA_INSIDE, K_OUTSIDE, K_INSIDE = 27.78, 9.073, 0.3582, 0.5  # mM at 0 mV
PUMP_CHARGE = -0.155


def exchange(u, Na, Ca, Na_o, Ca_o, K_allo):
    """Return the turnover of the exchanger in elementary charges, 1/s, facing this sodium and calcium inside."""
    hca, hna = exp(CA_CHARGE * u), exp(NA_CHARGE * u)
    h1 = 1.0 + Na / NA_SITE_3 * (1.0 + hna)
    h2, h3 = Na * hna / (NA_SITE_3 * h1), 1.0 / h1
    h4 = 1.0 + Na / NA_SITE_1 * (1.0 + Na / NA_SITE_2)
    h5, h6 = Na * Na / (h4 * NA_SITE_1 * NA_SITE_2), 1.0 / h4
    h7 = 1.0 + Na_o / NA_SITE_3 * (1.0 + 1.0 / hna)
    h8, h9 = Na_o / (NA_SITE_3 * hna * h7), 1.0 / h7
    h10 = ASYMMETRY + 1.0 + Na_o / NA_SITE_1 * (1.0 + Na_o / NA_SITE_2)
    h11, h12 = Na_o * Na_o / (h10 * NA_SITE_1 * NA_SITE_2), 1.0 / h10
    k1, k2 = h12 * Ca_o * CALCIUM_ON, CALCIUM_OFF
    k3_mixed, k4_mixed = h8 * MIXED_TURN, h2 * MIXED_TURN
    k3, k4 = h9 * CALCIUM_TURN + k3_mixed, h3 * CALCIUM_TURN / hca + k4_mixed
    k5, k6 = CALCIUM_OFF, h6 * Ca * CALCIUM_ON
    k7, k8 = h5 * h2 * SODIUM_TURN, h8 * h11 * SODIUM_TURN
    x1 = k2 * k4 * (k7 + k6) + k5 * k7 * (k2 + k3)
    x2 = k1 * k7 * (k4 + k5) + k4 * k6 * (k1 + k8)
    x3 = k1 * k3 * (k7 + k6) + k8 * k6 * (k2 + k3)
    x4 = k2 * k8 * (k4 + k5) + k3 * k5 * (k1 + k8)
    total = x1 + x2 + x3 + x4
    sodium = 3.0 * (x4 * k7 - x1 * k8) + x3 * k4_mixed - x2 * k3_mixed
    calcium = x2 * k2 - x1 * k1
    allosteric = 1.0 / (1.0 + (K_allo / Ca) ** 2)
    return allosteric * (sodium + 2.0 * calcium) / total


def pump_turnover(u, Na_i, K_i, Na_o, K_o, MgATP, MgADP, phosphate, K_MgATP):
    """Return the cycles of the sodium pump in 1/s."""
    free = phosphate / (1.0 + PROTON / PROTON_ON_PHOSPHATE + Na_i / SODIUM_ON_PHOSPHATE + K_i / POTASSIUM_ON_PHOSPHATE)
    sodium_in = Na_i / (NA_INSIDE * exp(PUMP_CHARGE * u / 3.0))
    sodium_out = Na_o / (NA_OUTSIDE * exp((1.0 - PUMP_CHARGE) * u / 3.0))
    potassium_in, potassium_out, fuel = K_i / K_INSIDE, K_o / K_OUTSIDE, MgATP / K_MgATP
    inside = (1.0 + sodium_in) ** 3 + (1.0 + potassium_in) ** 2 - 1.0
    outside = (1.0 + sodium_out) ** 3 + (1.0 + potassium_out) ** 2 - 1.0
    a1, a2 = FORWARD[0] * sodium_in**3 / inside, FORWARD[1]
    a3, a4 = FORWARD[2] * potassium_out**2 / outside, FORWARD[3] * fuel / (1.0 + fuel)
    b1, b2 = BACKWARD[0] * MgADP, BACKWARD[1] * sodium_out**3 / outside
    b3, b4 = BACKWARD[2] * free * PROTON / (1.0 + fuel), BACKWARD[3] * potassium_in**2 / inside
    x1 = a4 * a1 * a2 + b1 * b4 * b3 + a2 * b4 * b3 + b3 * a1 * a2
    x2 = b2 * b1 * b4 + a1 * a2 * a3 + a3 * b1 * b4 + a2 * a3 * b4
    x3 = a2 * a3 * a4 + b3 * b2 * b1 + b2 * b1 * a4 + a3 * a4 * b1
    x4 = b4 * b3 * b2 + a3 * a4 * a1 + b2 * a4 * a1 + b3 * b2 * a1
    return (a1 * a2 * a3 * a4 - b1 * b2 * b3 * b4) / (x1 + x2 + x3 + x4)
