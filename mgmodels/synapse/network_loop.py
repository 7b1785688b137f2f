"""The step loop of the network, written so that it compiles as it stands; `network_plain` does the same in NumPy.

All cells of a kind hear the same sum of each population's synapses, so a step costs as many operations as there are
cells, whatever the number of synapses.
"""

from math import exp

from mgmodels.synapse.block_laws import jahr_stevens

AMPA, NMDA, GABA = 0, 1, 2  # rows of `heard`: sums of open synapses, by how many steps ago


def move(
    first, last, step, found, C, g_L, g_external, open_AMPA, open_NMDA, open_GABA, refractory,
    dt, V_L, V_threshold, V_reset, E_E, E_I, Mg_o, K, slope, V, awake, external, fired,
):  # fmt: skip
    """Move the potentials of one kind of cell by a step; append those that fire, and return how many have fired."""
    for i in range(first, last):
        if step < awake[i]:
            continue
        v = V[i]
        excitation = g_external * external[i] + open_AMPA + open_NMDA * jahr_stevens(v, Mg_o, K, slope)
        v -= dt / C * (g_L * (v - V_L) + excitation * (v - E_E) + open_GABA * (v - E_I))
        if v >= V_threshold:
            v = V_reset
            awake[i] = step + refractory
            fired[found] = i
            found += 1
        V[i] = v
    return found


def advance(
    steps, now, cells_E, delay, dt,
    C_E, g_L_E, g_external_E, g_AMPA_E, g_NMDA_E, g_GABA_E, refractory_E,
    C_I, g_L_I, g_external_I, g_AMPA_I, g_NMDA_I, g_GABA_I, refractory_I,
    V_L, V_threshold, V_reset, E_E, E_I, tau_AMPA, tau_GABA, tau_NMDA, tau_NMDA_rise, alpha, Mg_o, K, slope,
    V, awake, external, rise, gate, heard, arriving, targets, fired, when,
):  # fmt: skip
    """Advance the network and return how many spikes there were; they stand in `fired` and `when`.

    Args:
        steps, now: How many steps, and the number of the first.
        cells_E: Excitatory cells, which come first.
        delay, refractory_E, refractory_I: In steps.
        V, awake, external: Potential, step at which a cell's refractory time ends, and open external synapses.
        rise, gate: Of the NMDA synapses that each excitatory cell makes.
        heard: Sums of open synapses, one row a kind, the step modulo `delay` + 1 as the column.
        arriving, targets: How many external spikes come in each step, and to which cells.
        fired, when: Cell and step of each spike.
    """
    fade_AMPA, fade_GABA, fade_rise = exp(-dt / tau_AMPA), exp(-dt / tau_GABA), exp(-dt / tau_NMDA_rise)
    found, given = 0, 0
    length = delay + 1
    for step in range(now, now + steps):
        here, there = step % length, (step + 1) % length  # the column after this one is the oldest
        a, n, g = heard[AMPA, there], heard[NMDA, there], heard[GABA, there]
        before = found
        found = move(
            0, cells_E, step, found,
            C_E, g_L_E, g_external_E, g_AMPA_E * a, g_NMDA_E * n, g_GABA_E * g, refractory_E,
            dt, V_L, V_threshold, V_reset, E_E, E_I, Mg_o, K, slope, V, awake, external, fired,
        )  # fmt: skip
        from_E = found - before
        found = move(
            cells_E, V.size, step, found,
            C_I, g_L_I, g_external_I, g_AMPA_I * a, g_NMDA_I * n, g_GABA_I * g, refractory_I,
            dt, V_L, V_threshold, V_reset, E_E, E_I, Mg_o, K, slope, V, awake, external, fired,
        )  # fmt: skip
        open_NMDA = 0.0
        for i in range(cells_E):
            gate[i] += dt * (alpha * rise[i] * (1.0 - gate[i]) - gate[i] / tau_NMDA)
            rise[i] *= fade_rise
            open_NMDA += gate[i]
        for i in range(V.size):
            external[i] *= fade_AMPA
        for _ in range(arriving[step - now]):
            external[targets[given]] += 1.0
            given += 1
        for k in range(before, found):
            when[k] = step
            if fired[k] < cells_E:
                rise[fired[k]] += 1.0
        heard[AMPA, there] = heard[AMPA, here] * fade_AMPA + from_E
        heard[NMDA, there] = open_NMDA
        heard[GABA, there] = heard[GABA, here] * fade_GABA + (found - before - from_E)
    return found
