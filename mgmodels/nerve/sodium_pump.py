"""Na⁺/K⁺-ATPase fed by MgATP: two sets of constants for the Post–Albers cycle, and the cycle in time."""

from mgmodels.engine import Model, Parameter, State
from mgmodels.nerve.post_albers import (
    atp_free_energy,
    cycle_rate,
    equilibrium_constant,
    reversal_potential,
    transition_rates,
    turnover,
)

CONSTANTS = {
    "k1_forward": ("1/ms", "phosphorylation with three sodium ions bound inside"),
    "k1_backward": ("1/(ms*mM)", "return of step 1, for each mM of MgADP"),
    "k2_forward": ("1/ms", "turn outwards"),
    "k2_backward": ("1/ms", "return of step 2, with three sodium ions bound outside"),
    "k3_forward": ("1/ms", "dephosphorylation with two potassium ions bound outside"),
    "k3_backward": ("1/(ms*mM^2)", "return of step 3, for each mM of phosphate and of hydrogen ion"),
    "k4_forward": ("1/ms", "turn inwards with MgATP bound"),
    "k4_backward": ("1/ms", "return of step 4, with two potassium ions bound inside"),
    "K_Na_inside": ("mM", "dissociation of sodium inside at 0 mV"),
    "K_Na_outside": ("mM", "dissociation of sodium outside at 0 mV"),
    "K_K_inside": ("mM", "dissociation of potassium inside at 0 mV"),
    "K_K_outside": ("mM", "dissociation of potassium outside at 0 mV"),
    "K_MgATP": ("mM", "dissociation of MgATP from the low-affinity site"),
    "charge_Na_inside": ("1", "share of the field that a sodium ion crosses to its site from inside"),
    "charge_Na_outside": ("1", "share of the field that a sodium ion crosses to its site from outside"),
    "charge_K_inside": ("1", "share of the field that a potassium ion crosses to its site from inside"),
    "charge_K_outside": ("1", "share of the field that a potassium ion crosses to its site from outside"),
}


def pump_constants(source, confidence, **values):
    """Return one pump's constants as parameters; half to twice a value is plausible, a charge within 0.1."""
    result = {}
    for name, (unit, meaning) in CONSTANTS.items():
        value = values[name]
        low, high = (value - 0.1, value + 0.1) if name.startswith("charge") else (value / 2, value * 2)
        result[name] = Parameter(value, unit, meaning, source, confidence, low, high)
    return result


# All seventeen stand in public code of a later cell of the Kyoto models; that they are Oka's is recalled.
KYOTO = pump_constants(
    "oka_2010", "fitted",
    k1_forward=0.72, k1_backward=0.08, k2_forward=0.08, k2_backward=0.008,
    k3_forward=4.0, k3_backward=8000.0, k4_forward=0.3, k4_backward=0.2,
    K_Na_inside=5.0, K_Na_outside=26.8, K_K_inside=18.8, K_K_outside=0.8, K_MgATP=0.6,
    charge_Na_inside=0.14, charge_Na_outside=0.44, charge_K_inside=0.14, charge_K_outside=0.23,
)  # fmt: skip

# The paper writes the charges with one number, -0.031: (1 - 0.031)/3 outside, and the rest of 1/3 inside.
SMITH_CRAMPIN = pump_constants(
    "smith_crampin_2004", "fitted",
    k1_forward=1.050, k1_backward=0.1721, k2_forward=0.481, k2_backward=0.040,
    k3_forward=2.0, k3_backward=79.3, k4_forward=0.320, k4_backward=0.040,
    K_Na_inside=2.49, K_Na_outside=15.5, K_K_inside=0.5, K_K_outside=0.213, K_MgATP=2.51,
    charge_Na_inside=0.031 / 3, charge_Na_outside=(1 - 0.031) / 3, charge_K_inside=0.0, charge_K_outside=0.0,
)  # fmt: skip

OURS = ("this_course", "assumed")

METABOLITES = {
    "MgATP": Parameter(2.5, "mM", "magnesium-bound ATP in the cytosol", *OURS, 0.0, 10.0),
    "MgADP": Parameter(0.03, "mM", "magnesium-bound ADP in the cytosol", *OURS, 0.0, 1.0),
    "Pi": Parameter(1.0, "mM", "free phosphate in the cytosol", *OURS, 0.0, 50.0),
    "pH": Parameter(7.2, "1", "pH of the cytosol", *OURS, 5.5, 8.5),
}

CONDITIONS = {
    "V": Parameter(-70.0, "mV", "membrane potential", *OURS, -250.0, 150.0),
    "Na_i": Parameter(12.0, "mM", "sodium inside", *OURS, 0.0, 200.0),
    "Na_o": Parameter(145.0, "mM", "sodium outside", *OURS, 0.0, 500.0),
    "K_i": Parameter(135.0, "mM", "potassium inside", *OURS, 0.0, 500.0),
    "K_o": Parameter(3.5, "mM", "potassium outside", *OURS, 0.0, 150.0),
    **METABOLITES,
    "temperature": Parameter(37.0, "degC", "temperature, in the electrical terms only", *OURS, 0.0, 45.0),
}


def half_saturation(pump, **changes):
    """Return the MgATP in mM at which a pump runs at half its rate with unlimited MgATP.

    Args:
        pump: `sodium_pump_kyoto` or `sodium_pump_smith_crampin`.
        **changes: Conditions that differ from the model's defaults, numbers.

    >>> round(half_saturation(sodium_pump_kyoto), 2), round(half_saturation(sodium_pump_kyoto, V=0), 2)
    (1.13, 0.37)
    """
    from scipy.optimize import brentq

    values = pump.values(changes)
    unlimited = turnover(**{**values, "MgATP": 1e9})

    def excess(exponent):
        return turnover(**{**values, "MgATP": 10.0**exponent}) / unlimited - 0.5

    return 10.0 ** brentq(excess, -9.0, 9.0, xtol=1e-12)


def pump_state(
    V, Na_i, Na_o, K_i, K_o, MgATP, MgADP, Pi, pH, temperature,
    k1_forward, k1_backward, k2_forward, k2_backward, k3_forward, k3_backward, k4_forward, k4_backward,
    K_Na_inside, K_Na_outside, K_K_inside, K_K_outside, K_MgATP,
    charge_Na_inside, charge_Na_outside, charge_K_inside, charge_K_outside,
):  # fmt: skip
    rate = turnover(
        V, Na_i, Na_o, K_i, K_o, MgATP, MgADP, Pi, pH, temperature,
        k1_forward, k1_backward, k2_forward, k2_backward, k3_forward, k3_backward, k4_forward, k4_backward,
        K_Na_inside, K_Na_outside, K_K_inside, K_K_outside, K_MgATP,
        charge_Na_inside, charge_Na_outside, charge_K_inside, charge_K_outside,
    )  # fmt: skip
    return (1e3 * rate,)


def pump_model(name, title, source, constants, scope):
    return Model(
        name=name,
        title=title,
        parameters=CONDITIONS | constants,
        outputs={"turnover": ("1/s", "turns of one pump in a second, each 3 Na⁺ out, 2 K⁺ in, 1 charge out")},
        output_function=pump_state,
        roles={"membrane_potential": "V", "mgatp": "MgATP"},
        sources=(source,),
        scope=scope + " Steady turnover of one pump at given voltage and concentrations, either direction.",
        not_modelled="Free magnesium as a ligand of its own, which in excess hinders the pump. Free ATP, "
        "which also speeds the release of potassium, so that the need for magnesium is overstated here. "
        "Temperature of the rates, fast charge movement, and the isoforms found in neurons.",
    )


sodium_pump_kyoto = pump_model(
    "sodium_pump_kyoto",
    "Na⁺/K⁺-ATPase with MgATP, constants of the Kyoto heart models",
    "oka_2010",
    KYOTO,
    "Cardiac pump at 37 °C, constants of the Kyoto lineage (attributed to Oka et al., not confirmed).",
)

sodium_pump_smith_crampin = pump_model(
    "sodium_pump_smith_crampin",
    "Na⁺/K⁺-ATPase with MgATP, constants of Smith and Crampin",
    "smith_crampin_2004",
    SMITH_CRAMPIN,
    "Cardiac pump at 37 °C as Smith and Crampin reduced it from fifteen states to four.",
)


def pump_reversal_potential(pump, **changes):
    """Return the potential in mV at which a pump stands still, from the energy balance alone.

    Args:
        pump: `sodium_pump_kyoto` or `sodium_pump_smith_crampin`.
        **changes: Conditions that differ from the model's defaults, numbers above 0.

    >>> round(pump_reversal_potential(sodium_pump_kyoto))
    -227
    """
    values = pump.values(changes)
    K_eq = equilibrium_constant(**{n: values[n] for n in CONSTANTS if not n.startswith("charge")})
    metabolites = {n: values[n] for n in METABOLITES}
    energy = atp_free_energy(**metabolites, temperature=values["temperature"], K_eq=K_eq)
    ions = {n: values[n] for n in ("Na_i", "Na_o", "K_i", "K_o", "temperature")}
    return reversal_potential(**ions, free_energy=energy)


def occupancy_rates(
    t, E1, E1P, E2P, E2,
    V, Na_i, Na_o, K_i, K_o, MgATP, MgADP, Pi, pH, temperature,
    k1_forward, k1_backward, k2_forward, k2_backward, k3_forward, k3_backward, k4_forward, k4_backward,
    K_Na_inside, K_Na_outside, K_K_inside, K_K_outside, K_MgATP,
    charge_Na_inside, charge_Na_outside, charge_K_inside, charge_K_outside,
):  # fmt: skip
    f1, b1, f2, b2, f3, b3, f4, b4 = transition_rates(
        V, Na_i, Na_o, K_i, K_o, MgATP, MgADP, Pi, pH, temperature,
        k1_forward, k1_backward, k2_forward, k2_backward, k3_forward, k3_backward, k4_forward, k4_backward,
        K_Na_inside, K_Na_outside, K_K_inside, K_K_outside, K_MgATP,
        charge_Na_inside, charge_Na_outside, charge_K_inside, charge_K_outside,
    )  # fmt: skip
    phosphorylation = f1 * E1 - b1 * E1P
    turn_outwards = f2 * E1P - b2 * E2P
    dephosphorylation = f3 * E2P - b3 * E2
    turn_inwards = f4 * E2 - b4 * E1
    return (
        turn_inwards - phosphorylation,
        phosphorylation - turn_outwards,
        turn_outwards - dephosphorylation,
        dephosphorylation - turn_inwards,
    )


def step_rates(
    E1, E1P, E2,
    V, Na_i, Na_o, K_i, K_o, MgATP, MgADP, Pi, pH, temperature,
    k1_forward, k1_backward, k2_forward, k2_backward, k3_forward, k3_backward, k4_forward, k4_backward,
    K_Na_inside, K_Na_outside, K_K_inside, K_K_outside, K_MgATP,
    charge_Na_inside, charge_Na_outside, charge_K_inside, charge_K_outside,
):  # fmt: skip
    f1, b1, f2, b2, f3, b3, f4, b4 = transition_rates(
        V, Na_i, Na_o, K_i, K_o, MgATP, MgADP, Pi, pH, temperature,
        k1_forward, k1_backward, k2_forward, k2_backward, k3_forward, k3_backward, k4_forward, k4_backward,
        K_Na_inside, K_Na_outside, K_K_inside, K_K_outside, K_MgATP,
        charge_Na_inside, charge_Na_outside, charge_K_inside, charge_K_outside,
    )  # fmt: skip
    return (
        1e3 * (f1 * E1 - b1 * E1P),
        1e3 * (f4 * E2 - b4 * E1),
        1e3 * cycle_rate(f1, b1, f2, b2, f3, b3, f4, b4),
    )


def occupancy(E1, E1P, E2P, E2):
    return E1 + E1P + E2P + E2


post_albers_cycle = Model(
    name="post_albers_cycle",
    title="Post–Albers cycle of the Na⁺/K⁺-ATPase in time",
    rhs=occupancy_rates,
    states={
        "E1": State(0.25, "1", "pumps open inwards, MgATP bound", gate=True),
        "E1P": State(0.25, "1", "pumps phosphorylated, sodium occluded", gate=True),
        "E2P": State(0.25, "1", "pumps phosphorylated, open outwards", gate=True),
        "E2": State(0.25, "1", "pumps with potassium occluded", gate=True),
    },
    parameters=CONDITIONS | KYOTO,
    outputs={
        "sodium_step": ("1/s", "net rate of step 1, which takes up three sodium ions inside"),
        "potassium_step": ("1/s", "net rate of step 4, which releases two potassium ions inside"),
        "steady_turnover": ("1/s", "rate at which all steps will settle"),
    },
    output_function=step_rates,
    conserved={"occupancy": occupancy},
    stiff=True,
    roles={"membrane_potential": "V", "mgatp": "MgATP"},
    sources=("oka_2010",),
    scope="Approach of the four lumped states to their steady occupancies after a sudden change, over 0.1 ms "
    "to seconds.",
    not_modelled="Binding and release of ions and nucleotides, taken as instantaneous; occlusion of single "
    "ions; and what sodium_pump_kyoto leaves out.",
)
