"""Numbers that all peers share, so that all solve the same equations. The parent checks them against the models."""

HH = {
    "C": 1.0, "g_Na": 120.0, "g_K": 36.0, "g_L": 0.3, "E_Na": 50.0, "E_K": -77.0, "E_L": -54.3,
}  # fmt: skip
HH_START = {"V": -65.0, "m": 0.0529, "h": 0.5961, "n": 0.3177}
HH_TEMPERATURE = 6.3  # degC

# centimetres, but the radius in micrometres
CABLE = {"length": 10.0, "radius": 238.0, "axial_resistivity": 35.4, "stimulated": 0.2, "temperature": 18.5}
CABLE_PULSE = 0.3  # ms

TRAIN = {"I": 150.0, "I_start": 5.0, "I_duration": 0.5, "interval": 10.0, "pulses": 5.0}
BEAT_STIMULUS = {"I": 80.0, "I_start": 10.0, "I_duration": 0.5}
TOLERANCES = [1e-2, 3e-3, 1e-3, 3e-4, 1e-4, 3e-5, 1e-5, 3e-6, 1e-6, 3e-7, 1e-7, 3e-8, 1e-8, 3e-9, 1e-9]
SHARES = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20)


def steps(case):
    """Return the fixed steps to try, ms: whole shares of the distance between reported potentials."""
    return [case.step / share for share in SHARES]
