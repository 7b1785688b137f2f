"""Calcium inside O'Hara and Rudy's cell: the kinase it wakes, release, uptake, buffers. Fluxes in mM/ms."""

RELEASE_TAU = 4.75  # ms, largest time constant of release
KINASE_SLOWS_RELEASE = 1.25
K_RELEASE, RELEASE_STEEPNESS = 1.5, 8  # mM in the junctional reticulum
UPTAKE, K_UPTAKE = 0.004375, 9.2e-4  # mM/ms, mM
KINASE_ON_UPTAKE, KINASE_ON_AFFINITY = 2.75, 1.7e-4  # more, and mM lower
LEAK = 0.0039375 / 15.0  # 1/ms
TRANSFER_TAU = 100.0  # ms, from network to junctional reticulum
KINASE_TOTAL, K_CALMODULIN = 0.05, 0.0015  # share that calcium may bind; mM


def bound_kinase(Ca_ss, CaMK_trap):
    return KINASE_TOTAL * (1.0 - CaMK_trap) / (1.0 + K_CALMODULIN / Ca_ss)


def phosphorylated_share(Ca_ss, CaMK_trap, K_CaMK):
    """Return the share of every target of the kinase that is phosphorylated."""
    return 1.0 / (1.0 + K_CaMK / (bound_kinase(Ca_ss, CaMK_trap) + CaMK_trap))


def kinase_rate(Ca_ss, CaMK_trap, trapping, releasing):
    bound = bound_kinase(Ca_ss, CaMK_trap)
    return trapping * bound * (bound + CaMK_trap) - releasing * CaMK_trap


def release_rate(J_rel, Ca_jsr, calcium_current, gain, longest):
    """Return how fast one release changes, in mM/ms²; `longest` is its largest time constant in ms."""
    load = 1.0 / (1.0 + (K_RELEASE / Ca_jsr) ** RELEASE_STEEPNESS)
    steady = -gain * 0.5 * longest * calcium_current * load
    return (steady - J_rel) / max(longest / (1.0 + 0.0123 / Ca_jsr), 0.001)


def release_rates(J_rel_np, J_rel_p, Ca_jsr, calcium_current, gain):
    """Return the rates of both releases: the plain one and that under CaMK."""
    return (
        release_rate(J_rel_np, Ca_jsr, calcium_current, gain, RELEASE_TAU),
        release_rate(J_rel_p, Ca_jsr, calcium_current, gain, KINASE_SLOWS_RELEASE * RELEASE_TAU),
    )


def uptake(Ca_i, Ca_nsr, phosphorylated, gain):
    plain = gain * UPTAKE * Ca_i / (Ca_i + K_UPTAKE)
    changed = gain * KINASE_ON_UPTAKE * UPTAKE * Ca_i / (Ca_i + K_UPTAKE - KINASE_ON_AFFINITY)
    return (1.0 - phosphorylated) * plain + phosphorylated * changed - LEAK * Ca_nsr


def buffering(Ca, total, K):
    """Return how many ions one fast buffer takes up for every one that stays free."""
    return total * K / (K + Ca) ** 2
