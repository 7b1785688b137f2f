"""The Post–Albers cycle of the Na⁺/K⁺-ATPase in four lumped states (Smith & Crampin 2004), and its energy.

    1  E1·MgATP, sites facing in     1 → 2  three Na⁺ from inside, phosphorylation (MgADP leaves)
    2  E1~P·Na₃, occluded            2 → 3  three Na⁺ released outside
    3  E2–P, sites facing out        3 → 4  two K⁺ from outside, dephosphorylation (phosphate and H⁺ leave)
    4  E2·K₂, occluded               4 → 1  MgATP binds with low affinity, two K⁺ released inside

Magnesium acts as part of MgATP: it enters at step 4 → 1, and holds back the reverse of 3 → 4.
"""

from math import exp, log

import numpy as np

from mgmodels.engine.constants import FARADAY, thermal_voltage


def transition_rates(
    V, Na_i, Na_o, K_i, K_o, MgATP, MgADP, Pi, pH, temperature,
    k1_forward, k1_backward, k2_forward, k2_backward, k3_forward, k3_backward, k4_forward, k4_backward,
    K_Na_inside, K_Na_outside, K_K_inside, K_K_outside, K_MgATP,
    charge_Na_inside, charge_Na_outside, charge_K_inside, charge_K_outside,
):  # fmt: skip
    """Return the eight rates of the cycle in 1/ms: forward and backward of steps 1→2, 2→3, 3→4, 4→1.

    Args:
        V, …, charge_K_outside: As for `turnover`.

    >>> from mgmodels.nerve.sodium_pump import KYOTO
    >>> constants = {name: p.value for name, p in KYOTO.items()}
    >>> rates = transition_rates(-70, 12, 145, 135, 3.5, 3, 0.03, 1, 7.2, 37, **constants)
    >>> [round(rate, 4) for rate in rates[:4]]
    [0.0618, 0.0024, 0.08, 0.0067]
    """
    u = V / thermal_voltage(temperature)
    na_in = Na_i / (K_Na_inside * exp(-charge_Na_inside * u))
    na_out = Na_o / (K_Na_outside * exp(charge_Na_outside * u))
    k_in = K_i / (K_K_inside * exp(-charge_K_inside * u))
    k_out = K_o / (K_K_outside * exp(charge_K_outside * u))
    atp = MgATP / K_MgATP
    sites_inside = (1.0 + na_in) ** 3 + (1.0 + k_in) ** 2 - 1.0
    sites_outside = (1.0 + na_out) ** 3 + (1.0 + k_out) ** 2 - 1.0
    H = 10.0 ** (3.0 - pH)  # mM
    return (
        k1_forward * na_in**3 / sites_inside,
        k1_backward * MgADP,
        k2_forward,
        k2_backward * na_out**3 / sites_outside,
        k3_forward * k_out**2 / sites_outside,
        k3_backward * Pi * H / (1.0 + atp),
        k4_forward * atp / (1.0 + atp),
        k4_backward * k_in**2 / sites_inside,
    )


def king_altman_weights(f1, b1, f2, b2, f3, b3, f4, b4):
    """Return the steady occupancies of the four states up to a common factor, by the King–Altman rule.

    Args:
        f1, b1, …, f4, b4: Forward and backward rates as `transition_rates` gives them.

    >>> king_altman_weights(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
    (4.0, 4.0, 4.0, 4.0)
    """
    return (
        f2 * f3 * f4 + b1 * f3 * f4 + b1 * b2 * f4 + b1 * b2 * b3,
        f1 * f3 * f4 + b2 * f1 * f4 + b2 * b3 * f1 + b4 * b3 * b2,
        f1 * f2 * f4 + b3 * f1 * f2 + b4 * b3 * f2 + b1 * b4 * b3,
        f1 * f2 * f3 + b4 * f2 * f3 + b1 * b4 * f3 + b1 * b2 * b4,
    )


def cycle_rate(f1, b1, f2, b2, f3, b3, f4, b4):
    """Return the net steady rate of the cycle, in the unit of the rates given.

    Args:
        f1, b1, …, f4, b4: Forward and backward rates as `transition_rates` gives them.

    >>> cycle_rate(2.0, 0.0, 2.0, 0.0, 2.0, 0.0, 2.0, 0.0)
    0.5
    """
    w1, w2, w3, w4 = king_altman_weights(f1, b1, f2, b2, f3, b3, f4, b4)
    return (f1 * f2 * f3 * f4 - b1 * b2 * b3 * b4) / (w1 + w2 + w3 + w4)


def transition_matrix(rates):
    """Return the 4 × 4 matrix A of the cycle, for which d(occupancies)/dt = A · occupancies.

    Args:
        rates: The eight rates of `transition_rates`.

    >>> transition_matrix((1, 2, 3, 4, 5, 6, 7, 8)).sum(axis=0).tolist()
    [0.0, 0.0, 0.0, 0.0]
    """
    f1, b1, f2, b2, f3, b3, f4, b4 = rates
    return np.array([
        [-f1 - b4, b1, 0.0, f4],
        [f1, -f2 - b1, b2, 0.0],
        [0.0, f2, -f3 - b2, b3],
        [b4, 0.0, f3, -f4 - b3],
    ])  # fmt: skip


def turnover(
    V, Na_i, Na_o, K_i, K_o, MgATP, MgADP, Pi, pH, temperature,
    k1_forward, k1_backward, k2_forward, k2_backward, k3_forward, k3_backward, k4_forward, k4_backward,
    K_Na_inside, K_Na_outside, K_K_inside, K_K_outside, K_MgATP,
    charge_Na_inside, charge_Na_outside, charge_K_inside, charge_K_outside,
):  # fmt: skip
    """Return how often one pump turns in a millisecond; each turn moves three Na⁺ out and two K⁺ in.

    Args:
        V: Membrane potential in mV.
        Na_i, Na_o, K_i, K_o, MgATP, MgADP, Pi: Concentrations in mM, 0 or more.
        pH: Of the cytosol.
        temperature: degC; it acts on the electrical terms only.
        k1_forward, …: The pump's constants, as `KYOTO` and `SMITH_CRAMPIN` of `mgmodels.nerve.sodium_pump`.

    >>> from mgmodels.nerve.sodium_pump import KYOTO
    >>> constants = {name: p.value for name, p in KYOTO.items()}
    >>> 1e3 * round(turnover(-70, 12, 145, 135, 3.5, 3, 0.03, 1, 7.2, 37, **constants), 4)
    11.5
    """
    rates = transition_rates(
        V, Na_i, Na_o, K_i, K_o, MgATP, MgADP, Pi, pH, temperature,
        k1_forward, k1_backward, k2_forward, k2_backward, k3_forward, k3_backward, k4_forward, k4_backward,
        K_Na_inside, K_Na_outside, K_K_inside, K_K_outside, K_MgATP,
        charge_Na_inside, charge_Na_outside, charge_K_inside, charge_K_outside,
    )  # fmt: skip
    return cycle_rate(*rates)


def equilibrium_constant(
    k1_forward, k1_backward, k2_forward, k2_backward, k3_forward, k3_backward, k4_forward, k4_backward,
    K_Na_inside, K_Na_outside, K_K_inside, K_K_outside, K_MgATP,
):  # fmt: skip
    """Return [MgADP][Pi][H⁺]/[MgATP] in mM² at which a pump without gradients stands still.

    Args:
        k1_forward, …: The pump's constants, as in `turnover`; charges do not enter.

    >>> from mgmodels.nerve.sodium_pump import KYOTO
    >>> constants = {name: p.value for name, p in KYOTO.items() if not name.startswith("charge")}
    >>> round(equilibrium_constant(**constants))
    9567
    """
    forward = k1_forward * k2_forward * k3_forward * k4_forward
    backward = k1_backward * k2_backward * k3_backward * k4_backward
    sites = (K_Na_outside / K_Na_inside) ** 3 * (K_K_inside / K_K_outside) ** 2
    return forward / backward * sites / K_MgATP


def atp_free_energy(MgATP, MgADP, Pi, pH, temperature, K_eq):
    """Return the free energy of splitting MgATP in kJ/mol, negative where it drives the pump.

    Args:
        MgATP, MgADP, Pi: mM, above 0.
        pH: Of the cytosol.
        temperature: degC.
        K_eq: Equilibrium constant in mM², see `equilibrium_constant`.

    >>> round(atp_free_energy(3, 0.03, 1, 7.2, 37, 9567), 1)
    -60.5
    """
    quotient = MgADP * Pi * 10.0 ** (3.0 - pH) / MgATP
    return 1e-6 * FARADAY * thermal_voltage(temperature) * log(quotient / K_eq)  # mV C/mol -> kJ/mol


def reversal_potential(Na_i, Na_o, K_i, K_o, free_energy, temperature):
    """Return the potential in mV at which three Na⁺ out and two K⁺ in cost all that MgATP gives.

    Args:
        Na_i, Na_o, K_i, K_o: Concentrations in mM, above 0.
        free_energy: Of splitting MgATP, kJ/mol (negative).
        temperature: degC.

    >>> round(reversal_potential(12, 145, 135, 3.5, -60.5, 37))
    -232
    """
    gradients = 3.0 * log(Na_o / Na_i) + 2.0 * log(K_i / K_o)
    return thermal_voltage(temperature) * gradients + 1e6 * free_energy / FARADAY
