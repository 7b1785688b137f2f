"""The step loop of the network in NumPy: the arithmetic of `network_loop`, all cells of a kind at once."""

import numpy as np

from mgmodels.synapse.network_loop import AMPA, GABA, NMDA


def move(
    cells, step, C, g_L, g_external, open_AMPA, open_NMDA, open_GABA, refractory,
    dt, V_L, V_threshold, V_reset, E_E, E_I, Mg_o, K, slope, V, awake, external,
):  # fmt: skip
    """Move the potentials of one kind of cell by a step; return the numbers of those that fire."""
    v = V[cells]
    excitation = g_external * external[cells] + open_AMPA + open_NMDA * (1.0 / (1.0 + Mg_o / K * np.exp(-slope * v)))
    moved = v - dt / C * (g_L * (v - V_L) + excitation * (v - E_E) + open_GABA * (v - E_I))
    np.copyto(v, moved, where=step >= awake[cells])
    fires = np.flatnonzero(v >= V_threshold)
    v[fires] = V_reset
    awake[cells][fires] = step + refractory
    return fires + cells.start


def advance(
    steps, now, cells_E, delay, dt,
    C_E, g_L_E, g_external_E, g_AMPA_E, g_NMDA_E, g_GABA_E, refractory_E,
    C_I, g_L_I, g_external_I, g_AMPA_I, g_NMDA_I, g_GABA_I, refractory_I,
    V_L, V_threshold, V_reset, E_E, E_I, tau_AMPA, tau_GABA, tau_NMDA, tau_NMDA_rise, alpha, Mg_o, K, slope,
    V, awake, external, rise, gate, heard, arriving, targets, fired, when,
):  # fmt: skip
    """Advance the network; see `network_loop.advance`."""
    fade_AMPA, fade_GABA, fade_rise = np.exp([-dt / tau_AMPA, -dt / tau_GABA, -dt / tau_NMDA_rise])
    found, length = 0, delay + 1
    edges = np.concatenate([[0], np.cumsum(arriving)])
    E, I = slice(0, cells_E), slice(cells_E, V.size)
    shared = dt, V_L, V_threshold, V_reset, E_E, E_I, Mg_o, K, slope, V, awake, external
    for step in range(now, now + steps):
        here, there = step % length, (step + 1) % length
        a, n, g = heard[:, there].tolist()
        heard_by_E, heard_by_I = (g_AMPA_E * a, g_NMDA_E * n, g_GABA_E * g), (g_AMPA_I * a, g_NMDA_I * n, g_GABA_I * g)
        from_E = move(E, step, C_E, g_L_E, g_external_E, *heard_by_E, refractory_E, *shared)
        from_I = move(I, step, C_I, g_L_I, g_external_I, *heard_by_I, refractory_I, *shared)
        gate += dt * (alpha * rise * (1.0 - gate) - gate / tau_NMDA)
        rise *= fade_rise
        external *= fade_AMPA
        np.add.at(external, targets[edges[step - now] : edges[step - now + 1]], 1.0)
        rise[from_E] += 1.0
        for spikes in (from_E, from_I):
            fired[found : found + spikes.size], when[found : found + spikes.size] = spikes, step
            found += spikes.size
        heard[AMPA, there] = heard[AMPA, here] * fade_AMPA + from_E.size
        heard[NMDA, there] = gate.sum()
        heard[GABA, there] = heard[GABA, here] * fade_GABA + from_I.size
    return found
