"""The release channel of the sarcoplasmic reticulum, opened by the tubule's voltage, held back by magnesium.

Ten states (Stern, Pizarro and Ríos 1997): four sensors move with the voltage, closed C_0 … C_4 and open
O_0 … O_4. Every sensor that has moved makes opening 1/f easier and closing f slower.

Magnesium blocks the channel at rest. The paper has this inside its constants; `relief` makes it move.
"""

from math import exp

from mgmodels.engine import Parameter

SEEN = ("shorten_2007", "measured")


def relief(Mg, affinity, Mg_reference):
    """Return by what factor the channel opens faster than at the reference magnesium.

    Args:
        Mg: Free magnesium at the channel, mM.
        affinity: Of the blocking site, 1/mM; 0 where magnesium does not matter.
        Mg_reference: Free magnesium in mM at which the factor is 1.

    >>> relief(0.1, 4.0, 1.15)
    4.0
    """
    return (1.0 + affinity * Mg_reference) / (1.0 + affinity * Mg)


def release_channel(
    V_t, C_0, C_1, C_2, C_3, C_4, O_0, O_1, O_2, O_3, O_4,
    opening, closing, f_sensor, alpha_sensor, K_sensor, V_sensor,
):  # fmt: skip
    """Return the rates of the ten states in 1/ms.

    Args:
        V_t: Voltage of the tubule, mV.
        C_0, …, O_4: Shares of the channels.
        opening, closing: Of a channel with no sensor moved, 1/ms.
        f_sensor, alpha_sensor, K_sensor, V_sensor: As in `RELEASE`.
    """
    up = 0.5 * alpha_sensor * exp((V_t - V_sensor) / (8.0 * K_sensor))
    down = 0.5 * alpha_sensor * exp((V_sensor - V_t) / (8.0 * K_sensor))
    f = f_sensor
    C_01 = 4.0 * up * C_0 - down * C_1
    C_12 = 3.0 * up * C_1 - 2.0 * down * C_2
    C_23 = 2.0 * up * C_2 - 3.0 * down * C_3
    C_34 = up * C_3 - 4.0 * down * C_4
    O_01 = 4.0 * up / f * O_0 - f * down * O_1
    O_12 = 3.0 * up / f * O_1 - 2.0 * f * down * O_2
    O_23 = 2.0 * up / f * O_2 - 3.0 * f * down * O_3
    O_34 = up / f * O_3 - 4.0 * f * down * O_4
    open_0 = opening * C_0 - closing * O_0
    open_1 = opening / f * C_1 - closing * f * O_1
    open_2 = opening / f**2 * C_2 - closing * f**2 * O_2
    open_3 = opening / f**3 * C_3 - closing * f**3 * O_3
    open_4 = opening / f**4 * C_4 - closing * f**4 * O_4
    return (
        -C_01 - open_0,
        C_01 - C_12 - open_1,
        C_12 - C_23 - open_2,
        C_23 - C_34 - open_3,
        C_34 - open_4,
        open_0 - O_01,
        open_1 + O_01 - O_12,
        open_2 + O_12 - O_23,
        open_3 + O_23 - O_34,
        open_4 + O_34,
    )


def all_channels(C_0, C_1, C_2, C_3, C_4, O_0, O_1, O_2, O_3, O_4):
    return C_0 + C_1 + C_2 + C_3 + C_4 + O_0 + O_1 + O_2 + O_3 + O_4


RELEASE = {
    "k_L": Parameter(0.002, "1/ms", "opening of a channel with no sensor moved", *SEEN, 0.0002, 0.02),
    "k_Lm": Parameter(1000.0, "1/ms", "closing of a channel with no sensor moved", *SEEN, 300.0, 3000.0),
    "f_sensor": Parameter(
        0.2, "1", "change of opening and closing by one moved sensor", *SEEN, 0.15, 0.3
    ),
    "alpha_sensor": Parameter(0.2, "1/ms", "speed of the sensors", *SEEN, 0.1, 0.4),
    "K_sensor": Parameter(4.5, "mV", "steepness of the sensors", *SEEN, 3.5, 6.0),
    "V_sensor": Parameter(-20.0, "mV", "voltage at which half the sensors have moved", *SEEN, -30.0, -10.0),
    "i_2": Parameter(
        300.0, "um^3/ms", "calcium permeability of the open channels; 60 in slow fibres", *SEEN, 30.0, 600.0
    ),
    "Mg_affinity": Parameter(
        0.0, "1/mM", "magnesium's hold on the closed channel: 0 as in the paper; 4 comes nearest to skinned fibres; "
        "5.7 in depolarised and 58 in resting fibres",
        "jona_2001", "assumed", 0.0, 58.0,
    ),
    "Mg_reference": Parameter(
        1.15, "mM", "free magnesium at which the channel opens as in the paper: its own rest; man 0.55",
        "this_course", "assumed", 0.3, 2.0,
    ),
}  # fmt: skip
